//! The tables of words and endings that this side and the browser's share, as one of its modules.

use std::borrow::Borrow;

use postil_text::stop_words::UNSEARCHED;
use serde::Serialize;

use crate::search::{kazakh, look_alikes, russian};

/// What the Kazakh stemmer knows; lists are texts with spaces between their entries.
#[derive(Serialize)]
struct Kazakh {
    letters: String,
    vowels: &'static str,
    wide_vowels: &'static str,
    voiceless: &'static str,
    nasals: &'static str,
    /// An ending, and the place of [`kazakh::After`] of what may stand before it, as a digit.
    endings: String,
    short_stems: String,
    whole: String,
}

/// A module that exports each table as a constant; [`super::WRITTEN`] has the others.
pub(super) fn module() -> String {
    let kazakh = Kazakh {
        letters: listed(kazakh::LETTERS.iter().map(|(own, typed)| format!("{own}{typed}"))),
        vowels: kazakh::VOWELS,
        wide_vowels: kazakh::WIDE_VOWELS,
        voiceless: kazakh::VOICELESS,
        nasals: kazakh::NASALS,
        endings: listed(
            kazakh::ENDINGS.iter().map(|(own, after)| format!("{own}{:x}", *after as u8)),
        ),
        short_stems: listed(kazakh::SHORT_STEMS.split_whitespace()),
        whole: listed(kazakh::WHOLE.split_whitespace()),
    };
    let tables = [
        table("STOP_WORDS", &listed(UNSEARCHED.iter().copied())),
        table("ALIKE", &[look_alikes::LATIN, look_alikes::CYRILLIC]),
        table("FALSE_ENDINGS", &listed(russian::FALSE_ENDINGS)),
        table("KAZAKH", &kazakh),
    ];
    tables.concat()
}

fn listed<T: Borrow<str>>(entries: impl IntoIterator<Item = T>) -> String {
    entries.into_iter().collect::<Vec<_>>().join(" ")
}

fn table<T: Serialize + ?Sized>(name: &str, value: &T) -> String {
    let json = serde_json::to_string(value).expect("tables are plain data");
    format!("export const {name} = {json};\n")
}
