//! The account of what was taken out of an article.

use crate::model::article::RemovedText;
use crate::model::cleaned::RemovedLines;
use crate::model::source::SourceDocument;

/// Lines listed with their words for one article; what lies beyond is still in the raw file.
const MOST_LINES: usize = 500;

/// Characters shown of one removed line.
const MOST_CHARACTERS: usize = 160;

/// Lists the removed lines that hold words, with their words.
pub fn account(document: &SourceDocument, removed: &[RemovedLines]) -> Vec<RemovedText> {
    let mut left = MOST_LINES;
    let mut listed = Vec::new();
    for lines in removed {
        let texts: Vec<String> = words_of(document, lines).take(left).collect();
        left -= texts.len();
        if !texts.is_empty() {
            listed.push(RemovedText { removed: lines.clone(), texts });
        }
    }
    listed
}

fn words_of<'a>(
    document: &'a SourceDocument,
    removed: &RemovedLines,
) -> impl Iterator<Item = String> + 'a {
    let first = removed.lines.first as usize - 1;
    let last = removed.lines.last as usize;
    document.lines[first..last]
        .iter()
        .map(|line| line.text.trim())
        .filter(|text| !text.is_empty())
        .map(cut)
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
