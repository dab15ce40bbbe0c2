//! The words of the search: what its client says in the reader's browser.
//!
//! They are a file of their own, which loads with the client when a reader first touches the search:
//! in the pages they would be a kilobyte and more of each.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::settings::Language;
use crate::render::dates;

/// The file as the client reads it.
#[derive(Serialize)]
struct SearchWords<'a> {
    /// The phrases, by their names.
    #[serde(flatten)]
    phrases: &'a BTreeMap<String, String>,
    /// The ninth of each month in 2001, by which the client writes any day: browsers do not know
    /// every language, and none of them as the pages write it.
    written_days: Vec<String>,
    /// The language's place among the site's, by which the client takes its line of what a result
    /// has in all of them.
    place: usize,
}

/// The words as JSON, of the `phrases` below `search.`, in the language of that `place`.
pub(super) fn json(
    phrases: &BTreeMap<String, String>,
    language: Language,
    place: usize,
) -> Vec<u8> {
    let ninth = |month| dates::long(&format!("2001-{month:02}-09"), language);
    let written_days = (1..=12).map(|month| ninth(month).expect("it is a date")).collect();
    let words = SearchWords { phrases, written_days, place };
    serde_json::to_vec(&words).expect("it has nothing but text")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_language_says_how_it_writes_days() {
        for (language, day) in [
            (Language::Russian, "9\u{a0}мая 2001"),
            (Language::Kazakh, "2001 жылғы 9\u{a0}мамыр"),
            (Language::English, "9\u{a0}May 2001"),
        ] {
            let phrases = BTreeMap::from([("days".to_owned(), "Дни".to_owned())]);
            let words: Value = serde_json::from_slice(&json(&phrases, language, 1)).unwrap();
            assert_eq!((&words["written_days"][4], &words["place"]), (&day.into(), &1.into()));
            assert_eq!(words["days"], "Дни");
        }
    }
}
