//! Keeps the lines above the text of minutes that say who was there: `Present: N. Hill, T. Berg`.
//!
//! They are neither the headline nor an author's, though they stand where these do.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::attendance::tells_presence;

/// Fewer lines are as often something else.
const FEWEST: usize = 2;

/// Keeps such lines right above the first kept line.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let Some(first) = labels.iter().position(|label| *label == Label::Keep) else { return };
    let above = (0..first).rev().filter(|index| facts[*index].has_words());
    let lines: Vec<usize> = above.take_while(|index| tells_presence(facts[*index].text)).collect();
    if lines.len() >= FEWEST {
        lines.into_iter().for_each(|index| labels[index] = Label::Keep);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts::{self, LineFacts};
    use crate::ingest::ingest;

    /// How many lines are kept of a page of which the networks kept the one about the ferry.
    fn kept(page: &str) -> usize {
        let document = ingest("a.txt", page.as_bytes()).0.expect("a page with words");
        let facts = facts::of_lines(&document, &[]);
        let label = |line: &LineFacts| Label::of(line.text.contains("ferry"));
        let mut labels: Vec<Label> = facts.iter().map(label).collect();
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        labels.iter().filter(|label| **label == Label::Keep).count()
    }

    #[test]
    fn who_was_there_is_text() {
        let end = "\nThe committee heard that the ferry leaks.\n";
        let english = "HARBOUR COUNCIL\nPresent: N. Hill (Chair), T. Berg\nApologies: E. Panov\n";
        let russian =
            "Протокол\nПредседатель: Хилл Н.\nСекретарь: Берг Т.\nПрисутствовали: 7 человек\n";
        assert_eq!(kept(&format!("{english}{end}")), 3);
        assert_eq!(kept(&format!("{russian}{end}")), 4);
        assert_eq!(kept(&format!("Chair: Nora Hill\n{end}")), 1);
        assert_eq!(kept(&format!("{english}News\n{end}")), 1);
    }
}
