//! Permanent places within an article's page: one for each paragraph and each note.
//!
//! A place is named after words, not after a position. So it stays when paragraphs or notes
//! elsewhere come, go or change order, and when a better cleaning changes punctuation. It changes
//! only with the words that it is made from.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::article::PlacedNote;
use crate::model::cleaned::Block;
use postil_text::letter::{self, lower_case};

/// How many of its first words name a paragraph: what follows them may be edited.
const FIRST_WORDS: usize = 8;

/// The place of each block, as `p-1f0c22aa`.
pub fn of_blocks(blocks: &[Block]) -> Vec<String> {
    let mut names = Names::default();
    blocks
        .iter()
        .map(|block| names.name("p", letter::words(&block.text).take(FIRST_WORDS)))
        .collect()
}

/// The place of each note, as `note-1f0c22aa`, in the order of the sidecar.
///
/// It comes from the quote as the sidecar has it; of a note without one from its first words.
pub fn of_notes(notes: &[PlacedNote]) -> Vec<String> {
    let mut names = Names::default();
    notes
        .iter()
        .map(|placed| match &placed.note.quote {
            Some(quote) => names.name("note", letter::words(quote)),
            None => names.name("note", letter::words(&placed.note.text).take(FIRST_WORDS)),
        })
        .collect()
}

/// Gives names out, each once.
#[derive(Default)]
struct Names {
    given: HashMap<String, usize, RandomState>,
    /// The words that are hashed; kept for the next name.
    hashed: String,
}

impl Names {
    /// A prefix and eight hexadecimal digits, made of the words without letter case or the dots on
    /// ё; what has the same words as before gets a number too.
    fn name<'t>(&mut self, prefix: &str, words: impl Iterator<Item = &'t str>) -> String {
        self.hashed.clear();
        for word in words {
            for (index, part) in lower_case(word).split('ё').enumerate() {
                self.hashed.push_str(if index == 0 { "" } else { "е" });
                self.hashed.push_str(part);
            }
            self.hashed.push(' ');
        }
        let digest = blake3::hash(self.hashed.as_bytes());
        let name = format!("{prefix}-{}", &digest.to_hex()[..8]);
        let count = self.given.entry(name.clone()).or_default();
        *count += 1;
        match *count {
            1 => name,
            count => format!("{name}-{count}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Anchor;
    use crate::model::line::LineRange;
    use crate::model::sidecar::Note;

    fn blocks(texts: &[&str]) -> Vec<String> {
        let block = |text: &&str| Block::paragraph((*text).to_owned(), LineRange::one(1));
        of_blocks(&texts.iter().map(block).collect::<Vec<_>>())
    }

    fn notes(quotes: &[Option<&str>]) -> Vec<String> {
        let note = |quote: &Option<&str>| PlacedNote {
            note: Note {
                quote: quote.map(str::to_owned),
                text: "Об одном мосте".to_owned(),
                ..Note::default()
            },
            anchor: Anchor::Document,
            raw: Vec::new(),
        };
        of_notes(&quotes.iter().map(note).collect::<Vec<_>>())
    }

    #[test]
    fn a_place_does_not_depend_on_its_neighbours() {
        let before = blocks(&["Мост закрыли.", "Река отступила."]);
        let after = blocks(&["Новый абзац.", "Мост закрыли.", "Река отступила."]);
        assert_eq!(before, after[1..]);
    }

    #[test]
    fn marks_case_and_later_words_do_not_change_a_place() {
        let long = "Он сказал: «Ещё один мост закрыли до самой осени», и ушёл.";
        let mended = "он сказал — \"Еще один мост закрыли до самой зимы\".";
        assert_eq!(blocks(&[long]), blocks(&[mended]));
        assert_ne!(blocks(&["Мост закрыли."]), blocks(&["Мост открыли."]));
    }

    #[test]
    fn equal_words_get_a_number() {
        let places = blocks(&["* * *", "Да.", "* * *"]);
        assert_eq!(places[2], format!("{}-2", places[0]));
        let places = notes(&[Some("мост"), None, Some("мост")]);
        assert_eq!(places[2], format!("{}-2", places[0]));
        assert_ne!(places[0], places[1]);
    }
}
