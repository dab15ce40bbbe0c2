//! The tables of words and endings that this side and the browser's share, as one of its modules.

use postil_text::stop_words::UNSEARCHED;
use serde::Serialize;

use crate::search::{kazakh, russian};

/// What the Kazakh stemmer knows.
#[derive(Serialize)]
struct Kazakh {
    letters: &'static [(char, char)],
    vowels: &'static str,
    wide_vowels: &'static str,
    voiceless: &'static str,
    nasals: &'static str,
    endings: &'static [(&'static str, kazakh::After)],
    short_stems: Vec<&'static str>,
    whole: Vec<&'static str>,
}

/// A module that exports each table as a constant; [`super::WRITTEN`] has the others.
pub(super) fn module() -> String {
    let kazakh = Kazakh {
        letters: &kazakh::LETTERS,
        vowels: kazakh::VOWELS,
        wide_vowels: kazakh::WIDE_VOWELS,
        voiceless: kazakh::VOICELESS,
        nasals: kazakh::NASALS,
        endings: &kazakh::ENDINGS,
        short_stems: kazakh::SHORT_STEMS.split_whitespace().collect(),
        whole: kazakh::WHOLE.split_whitespace().collect(),
    };
    let tables = [
        table("STOP_WORDS", &**UNSEARCHED),
        table("FALSE_ENDINGS", &russian::FALSE_ENDINGS),
        table("KAZAKH", &kazakh),
    ];
    tables.concat()
}

fn table<T: Serialize + ?Sized>(name: &str, value: &T) -> String {
    let json = serde_json::to_string(value).expect("tables are plain data");
    format!("export const {name} = {json};\n")
}
