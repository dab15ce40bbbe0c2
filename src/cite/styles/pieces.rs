//! A reference while it is written: pieces of text, each of which begins where the last one ended.

use crate::model::page::PieceView;

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
pub(super) fn headline(title: &str) -> &str {
    let title = title.trim();
    title.strip_suffix('.').filter(|bare| !bare.ends_with('.')).unwrap_or(title)
}

/// A headline between English quotation marks, with the mark that ends it.
pub(super) fn quoted(title: &str, mark: char) -> String {
    let inner = headline(title).replace('“', "‘").replace('”', "’");
    match ends_sentence(&inner) {
        true => format!("“{inner}”"),
        false => format!("“{inner}{mark}”"),
    }
}

/// Whether text needs no full stop: one stands there, or a mark that does as much.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’']).ends_with(['.', '?', '!', '…'])
}
