//! A reference while it is written: pieces of text, each of which begins where the last one ended.

use crate::cite::{CitedDate, CitedSpan, Reference};
use crate::model::page::PieceView;

/// What stands for a headline in English references where there is none.
pub(super) const UNTITLED: &str = "Untitled";

/// When a work was published in an English reference, as far as that is known: `date` writes a date
/// that is sure, and `near` stands before one that is not.
pub(super) fn published(
    reference: &Reference,
    date: fn(&CitedDate) -> String,
    near: &str,
) -> Option<String> {
    let sure = reference.date.as_ref().map(date);
    let circa = || reference.circa.as_ref().map(|circa| format!("{near} {}", date(circa)));
    let between = || {
        let span = reference.span.as_ref()?;
        let near = if span.is_unsure { format!("{near} ") } else { String::new() };
        Some(format!("{near}{}", between(span, date)?))
    };
    sure.or_else(circa).or_else(between)
}

/// `between 1998 and 2001`, `no later than 2001`.
pub(in crate::cite) fn between(span: &CitedSpan, date: fn(&CitedDate) -> String) -> Option<String> {
    match (&span.first, &span.last) {
        (Some(first), Some(last)) => Some(format!("between {} and {}", date(first), date(last))),
        (None, Some(last)) => Some(format!("no later than {}", date(last))),
        (Some(first), None) => Some(format!("no earlier than {}", date(first))),
        (None, None) => None,
    }
}

/// Text with emphasised pieces in it.
#[derive(Debug, Default)]
pub(super) struct Pieces(Vec<PieceView>);

impl Pieces {
    /// Adds plain text.
    pub(super) fn add(&mut self, text: impl AsRef<str>) {
        self.push(text.as_ref(), false);
    }

    /// Adds text in italics.
    pub(super) fn emphasise(&mut self, text: &str) {
        self.push(text, true);
    }

    /// Ends a sentence, unless its last word has done so.
    pub(super) fn stop(&mut self) {
        if !self.0.last().is_some_and(|last| ends_sentence(&last.text)) {
            self.add(".");
        }
    }

    fn push(&mut self, text: &str, emphasised: bool) {
        match self.0.last_mut() {
            Some(last) if last.emphasised == emphasised => last.text.push_str(text),
            _ => self.0.push(PieceView { text: text.to_owned(), emphasised }),
        }
    }

    /// The pieces.
    pub(super) fn finish(self) -> Vec<PieceView> {
        self.0
    }
}

/// A headline without the full stop at its end.
fn headline(title: &str) -> &str {
    let title = title.trim();
    title.strip_suffix('.').filter(|bare| !bare.ends_with('.')).unwrap_or(title)
}

/// The headline as a description has it: what the describer has supplied stands in brackets.
pub(super) fn described(reference: &Reference, untitled: &str) -> String {
    match headline(&reference.title) {
        "" => format!("[{untitled}]"),
        title => reference.bracketed(title),
    }
}

/// The headline between English quotation marks, with the mark that ends it; one that is supplied
/// is no quotation.
pub(super) fn quoted(reference: &Reference, mark: char) -> String {
    if reference.title_supplied || reference.title.is_empty() {
        return format!("{}{mark}", described(reference, UNTITLED));
    }
    let inner = with_inner_marks(headline(&reference.title));
    match ends_sentence(&inner) {
        true => format!("“{inner}”"),
        false => format!("“{inner}{mark}”"),
    }
}

/// A headline with single marks for its double ones. `“` closes what `„` opens; straight marks open
/// and close by turns, if each has another.
fn with_inner_marks(title: &str) -> String {
    let has_pairs = title.matches('"').count().is_multiple_of(2);
    let (mut is_low, mut is_straight) = (false, false);
    let single = |mark: char| match mark {
        '„' => {
            is_low = true;
            '‘'
        }
        '“' if !std::mem::take(&mut is_low) => '‘',
        '“' => '’',
        '”' => {
            is_low = false;
            '’'
        }
        '"' if has_pairs => {
            is_straight = !is_straight;
            if is_straight { '‘' } else { '’' }
        }
        other => other,
    };
    title.chars().map(single).collect()
}

/// Whether text needs no full stop: one stands there, or a mark that does as much.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’']).ends_with(['.', '?', '!', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_within_a_headline_are_single() {
        for (title, expected) in [
            ("Что значит «мост „Талды“»?", "Что значит «мост ‘Талды’»?"),
            ("The “dry” river", "The ‘dry’ river"),
            ("The \"dry\" river and its \"bank\"", "The ‘dry’ river and its ‘bank’"),
            ("A 5\" pipe", "A 5\" pipe"),
            ("„Fluss” und “Ufer”", "‘Fluss’ und ‘Ufer’"),
        ] {
            assert_eq!(with_inner_marks(title), expected);
        }
    }
}
