//! The order of an index, and the letters it stands under.
//!
//! Cyrillic is sorted by the Kazakh alphabet, which holds the Russian one in its own order, so one
//! order serves both languages. Latin letters follow Cyrillic ones, as is usual in a Russian index.

use crate::model::page::{Href, IndexEntryView, LetterView, LetterWayView};
use crate::model::route::Route;
use postil_text::letter::without_dots;

/// The Kazakh Cyrillic alphabet; `ё` is sorted as `е`.
const ALPHABET: &str = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
/// The letter of entries that start with none.
const NO_LETTER: char = '#';

/// An index leads to no more letters: two alphabets have fewer.
const MOST_LETTERS: usize = 100;

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
        .map(|chunk| {
            let letter = letter(&chunk[0].sorted);
            LetterView { letter, id: id(letter), entries: chunk.to_vec() }
        })
        .collect()
}

/// The ways to the letters of a whole index; none where it has one alone.
pub(super) fn ways(
    entries: &[IndexEntryView],
    page: impl Fn(usize) -> Route,
) -> Vec<LetterWayView> {
    let mut ways = Vec::new();
    let mut at = 0;
    while at < entries.len() && ways.len() < MOST_LETTERS {
        let letter = letter(&entries[at].sorted);
        ways.push(LetterWayView { letter, id: id(letter), route: Href::from(&page(at)) });
        at += entries[at..].partition_point(|entry| self::letter(&entry.sorted) == letter);
    }
    if ways.len() > 1 { ways } else { Vec::new() }
}

/// The place of a letter on its page.
fn id(letter: char) -> String {
    format!("letter-{:x}", u32::from(letter))
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

    #[test]
    fn letters_lead_to_the_pages_on_which_they_begin() {
        let names = ["ауыл", "вода", "вокзал", "Ёлка", "ель", "2026"];
        let mut entries: Vec<_> =
            names.iter().map(|name| IndexEntryView::new(name, &Route::page([name]), 1)).collect();
        sort(&mut entries);
        let page = |at: usize| Route::page(["tags"]).numbered(at / 2);
        let drawn: Vec<String> = ways(&entries, page)
            .iter()
            .map(|way| format!("{} {}#{}", way.letter, way.route.as_str(), way.id))
            .collect();
        assert_eq!(
            drawn,
            [
                "А tags/page/0/#letter-410",
                "В tags/page/0/#letter-412",
                "Е tags/page/1/#letter-415",
                "# tags/page/2/#letter-23"
            ]
        );
        assert!(ways(&entries[..1], page).is_empty());
    }
}
