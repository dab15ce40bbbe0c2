//! The account of what was taken out of an article, and of what nearly was.

use crate::model::article::RemovedText;
use crate::model::cleaned::RemovedLines;
use crate::model::reason::LineReasons;
use crate::model::rule::Rule;
use crate::model::source::SourceDocument;
use crate::model::wording::Wording;

/// Lines listed with their words for one article; what lies beyond is still in the raw file.
const MOST_LINES: usize = 500;

/// Characters shown of one removed line.
const MOST_CHARACTERS: usize = 160;

/// Lists the removed lines that hold words; the first of them with their words.
pub fn account(
    document: &SourceDocument,
    removed: &[RemovedLines],
    reasons: &[LineReasons],
) -> Vec<RemovedText> {
    let mut left = MOST_LINES;
    let mut listed = Vec::new();
    for lines in removed.iter().filter(|lines| words_of(document, lines).next().is_some()) {
        let texts: Vec<String> = words_of(document, lines).take(left).collect();
        left -= texts.len();
        let nearest = LineReasons::nearest_to_kept(within(reasons, lines).iter()).cloned();
        listed.push(RemovedText { removed: lines.clone(), texts, nearest });
    }
    listed
}

/// The words of the lines that a person dropped.
pub fn dropped(document: &SourceDocument, removed: &[RemovedLines]) -> Vec<Wording> {
    let dropped = removed.iter().filter(|lines| lines.rule == Rule::Dropped);
    let lines = dropped.flat_map(|lines| &document.lines[lines.lines.indices()]);
    let words = lines.map(|line| Wording::of(&line.text));
    words.filter(|words| !words.is_empty()).collect()
}

/// The reasons of the kept lines that were nearly removed.
pub fn doubtful(removed: &[RemovedLines], reasons: Vec<LineReasons>) -> Vec<LineReasons> {
    let mut removed = removed.iter().peekable();
    let is_kept = |line: &LineReasons| {
        while removed.next_if(|run| run.lines.last < line.lines.first).is_some() {}
        removed.peek().is_none_or(|run| run.lines.first > line.lines.first)
    };
    let doubtful = reasons.into_iter().filter(LineReasons::is_doubtful);
    doubtful.filter(is_kept).take(MOST_LINES).collect()
}

/// The reasons of some lines.
fn within<'a>(reasons: &'a [LineReasons], removed: &RemovedLines) -> &'a [LineReasons] {
    let start = reasons.partition_point(|line| line.lines.first < removed.lines.first);
    let end = reasons.partition_point(|line| line.lines.first <= removed.lines.last);
    &reasons[start..end]
}

fn words_of<'a>(
    document: &'a SourceDocument,
    removed: &RemovedLines,
) -> impl Iterator<Item = String> + 'a {
    document.lines[removed.lines.indices()]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::line::LineRange;

    fn weighed(line: u32, odds: Option<i16>) -> LineReasons {
        LineReasons { lines: LineRange::one(line), log_odds: odds, reasons: Vec::new() }
    }

    fn run(first: u32, last: u32) -> RemovedLines {
        RemovedLines { rule: Rule::Navigation, lines: LineRange::new(first, last) }
    }

    #[test]
    fn of_a_run_the_line_nearest_to_the_text_counts() {
        let reasons = [
            weighed(1, Some(50)),
            weighed(2, Some(-40)),
            weighed(3, None),
            weighed(4, Some(-12)),
            weighed(5, Some(-12)),
            weighed(6, Some(70)),
        ];
        let nearest = |first, last| {
            let within = within(&reasons, &run(first, last));
            LineReasons::nearest_to_kept(within.iter()).cloned()
        };
        assert_eq!(nearest(2, 5), Some(weighed(4, Some(-12))));
        assert_eq!(nearest(3, 3), None);
        assert_eq!(nearest(7, 9), None);
    }

    #[test]
    fn kept_lines_with_a_close_verdict_are_doubtful() {
        let reasons = [(1, -5), (2, 5), (4, 60), (5, 19), (7, -3)];
        let reasons = reasons.map(|(line, odds)| weighed(line, Some(odds))).to_vec();
        let found = doubtful(&[run(1, 1), run(6, 9)], reasons);
        assert_eq!(found, [weighed(2, Some(5)), weighed(5, Some(19))]);
    }
}
