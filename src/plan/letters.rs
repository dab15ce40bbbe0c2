//! The order of an index, and the letters it stands under.
//!
//! Cyrillic is sorted by the Kazakh alphabet, which holds the Russian one in its own order, so one
//! order serves both languages. Latin letters follow Cyrillic ones, as is usual in a Russian index.

use crate::model::page::{IndexEntryView, LetterView};
use postil_text::letter::without_dots;

/// The Kazakh Cyrillic alphabet; `ё` is sorted as `е`.
const ALPHABET: &str = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
/// The letter of entries that start with none.
const NO_LETTER: char = '#';

/// Sorts entries alphabetically.
pub(super) fn sort(entries: &mut [IndexEntryView]) {
    entries.sort_by_cached_key(|entry| {
        let name = &entry.sorted;
        (rank_of(letter(name)), name.to_lowercase().chars().map(rank_of).collect::<Vec<_>>())
    });
}

/// Puts sorted entries under their letters.
pub(super) fn group(entries: &[IndexEntryView]) -> Vec<LetterView> {
    entries
        .chunk_by(|a, b| letter(&a.sorted) == letter(&b.sorted))
        .map(|chunk| LetterView { letter: letter(&chunk[0].sorted), entries: chunk.to_vec() })
        .collect()
}

/// The letter that a name stands under; quotation marks and the like are passed over.
fn letter(name: &str) -> char {
    let first = name.chars().find(|c| c.is_alphanumeric()).unwrap_or(NO_LETTER);
    match first.to_uppercase().next().map(without_dots) {
        Some(letter) if letter.is_alphabetic() => letter,
        _ => NO_LETTER,
    }
}

/// Where a character stands: Cyrillic, Latin and others, digits and signs.
fn rank_of(character: char) -> (u8, u32) {
    let lower = without_dots(character.to_lowercase().next().unwrap_or(character));
    match ALPHABET.chars().position(|known| known == lower) {
        Some(place) => (1, place as u32),
        None if lower.is_alphabetic() => (2, lower as u32),
        None if lower.is_alphanumeric() => (3, lower as u32),
        // White space and signs before everything, so that `дом` stands before `дом культуры`.
        None if lower == NO_LETTER => (4, 0),
        None => (0, lower as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::route::Route;

    #[test]
    fn russian_kazakh_and_latin_stand_in_one_order() {
        let names = ["2026", "вода", "ауыл", "Bridge", "әкім", "«Ёлка»", "бюджет", "дом", "ель"];
        let mut entries: Vec<_> =
            names.iter().map(|name| IndexEntryView::new(name, &Route::page([name]), 1)).collect();
        sort(&mut entries);
        let index: Vec<String> = group(&entries)
            .iter()
            .map(|letter| {
                let names: Vec<_> = letter.entries.iter().map(|e| e.name.as_str()).collect();
                format!("{}: {}", letter.letter, names.join(", "))
            })
            .collect();
        assert_eq!(
            index,
            [
                "А: ауыл",
                "Ә: әкім",
                "Б: бюджет",
                "В: вода",
                "Д: дом",
                "Е: «Ёлка», ель",
                "B: Bridge",
                "#: 2026"
            ]
        );
    }
}
