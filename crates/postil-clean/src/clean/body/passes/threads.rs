//! Takes out the readers' comments below a text: what stands between the line that announces them and
//! the last invitation to answer one.
//!
//! A long comment is prose, and the networks keep one that stands right below a short text.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;

/// So often comments can be answered.
const FEWEST: usize = 2;

/// Removes the lines of such a thread.
pub(super) fn remove(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let cues = (0..facts.len()).filter(|index| facts[*index].cue == Some(Rule::Comments));
    let (answers, others): (Vec<usize>, Vec<usize>) =
        cues.partition(|index| facts[*index].copies >= FEWEST);
    let (Some(first), Some(last)) = (answers.first(), answers.last()) else { return };
    let Some(heading) = others.into_iter().rfind(|index| index < first) else { return };
    let is_text = |index: usize| labels[index] == Label::Keep && is_prose(&facts[index]);
    if !(0..heading).any(is_text) {
        return;
    }
    for label in labels[heading..=*last].iter_mut().filter(|label| **label == Label::Keep) {
        *label = Label::Remove(Rule::Comments);
    }
}

fn is_prose(line: &LineFacts) -> bool {
    const WORDS: usize = 8;
    line.is_plain_sentence(WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// How many sentences are kept of a page of which the networks keep all.
    fn kept(page: &str) -> usize {
        let document = ingest("a.txt", page.as_bytes()).0.expect("a text");
        let facts = facts::of_lines(&document, &[]);
        let mut labels = vec![Label::Keep; facts.len()];
        remove(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        (0..facts.len())
            .filter(|index| labels[*index] == Label::Keep && is_prose(&facts[*index]))
            .count()
    }

    const TEXT: &str = "Паром через залив ходит с шести утра до позднего вечера.\n";
    const COMMENT: &str =
        "lodka7\nА почему билет на паром опять подорожал, и кто это решил?\nОтветить\n";

    #[test]
    fn comments_that_can_be_answered_are_no_text() {
        for (page, expected) in [
            (format!("{TEXT}Комментарии 2\n{COMMENT}{COMMENT}"), 1),
            (format!("{TEXT}Комментарии 2\n{COMMENT}{COMMENT}{TEXT}"), 2),
            (format!("Комментарии: 2\n{TEXT}Комментарии 2\n{COMMENT}{COMMENT}"), 1),
            (format!("{TEXT}Комментарии 1\n{COMMENT}"), 2),
            (format!("{TEXT}{COMMENT}{COMMENT}"), 3),
            (format!("Комментарии\n{COMMENT}{COMMENT}{TEXT}"), 3),
            (format!("{TEXT}Комментарии 2\n{TEXT}"), 2),
        ] {
            assert_eq!(kept(&page), expected, "{page}");
        }
    }
}
