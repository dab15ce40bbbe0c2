//! The tables of words and endings that this side and the browser's share, as one of its modules.

use postil_text::stop_words::UNSEARCHED;
use serde::Serialize;

use crate::search::{kazakh, russian};

/// A module that exports each table as a constant; [`super::MODULES`] has the others.
pub(super) fn module() -> String {
    let tables = [
        table("STOP_WORDS", &**UNSEARCHED),
        table("FALSE_ENDINGS", &russian::FALSE_ENDINGS),
        table("KAZAKH_LETTERS", &kazakh::LETTERS),
        table("KAZAKH_VOWELS", kazakh::VOWELS),
        table("KAZAKH_WIDE_VOWELS", kazakh::WIDE_VOWELS),
        table("KAZAKH_VOICELESS", kazakh::VOICELESS),
        table("KAZAKH_NASALS", kazakh::NASALS),
        table("KAZAKH_ENDINGS", &kazakh::ENDINGS),
        table("KAZAKH_SHORT_STEMS", &kazakh::SHORT_STEMS.split_whitespace().collect::<Vec<_>>()),
        table("KAZAKH_WHOLE", &kazakh::WHOLE.split_whitespace().collect::<Vec<_>>()),
    ];
    tables.concat()
}

fn table<T: Serialize + ?Sized>(name: &str, value: &T) -> String {
    let json = serde_json::to_string(value).expect("tables are plain data");
    format!("export const {name} = {json};\n")
}
