//! The dump's flavour must not matter: one page, written as different scrapers write it, keeps the
//! same words.

mod flavour;
mod layer;

use std::collections::BTreeMap;

use postil::annotate::place_notes;
use postil::config::Settings;
use postil::model::cleaned::CleanedArticle;
use postil::model::sidecar::{Note, Sidecar};
use postil_clean::clean;
use postil_clean::ingest::{ingest, seen_characters};

use flavour::{FLAVOURS, Flavour, Page, ROUGH_FLAVOURS};

const PAGES: [(&str, &str); 3] = [
    ("ru", include_str!("pages/ru.txt")),
    ("kk", include_str!("pages/kk.txt")),
    ("en", include_str!("pages/en.txt")),
];

/// How many words of a hundred may be missing, and may be too many.
const MOST_WRONG: usize = 3;

fn cleaned(raw: &str) -> CleanedArticle {
    let document = ingest("page.txt", raw.as_bytes()).0.expect("a page with text");
    clean(&document, &[], &Sidecar::default(), &Settings::assumed(String::new()).clean).0
}

/// How often each word stands in a text.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

/// The words of `a` that `b` does not have.
fn missing(a: &BTreeMap<String, usize>, b: &BTreeMap<String, usize>) -> Vec<String> {
    let lacks = |(word, count): (&String, &usize)| {
        let lack = count.saturating_sub(b.get(word).copied().unwrap_or(0));
        std::iter::repeat_n(word.clone(), lack)
    };
    a.iter().flat_map(lacks).collect()
}

fn kept(article: &CleanedArticle) -> BTreeMap<String, usize> {
    let texts: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
    words(&texts.join("\n"))
}

#[test]
fn the_plain_page_keeps_its_text_and_nothing_else() {
    for (name, page) in PAGES {
        let page = Page::read(page);
        let found = kept(&cleaned(&page.plain()));
        let wanted = words(&page.text().join("\n"));
        assert_eq!(missing(&wanted, &found), [""; 0], "{name} lacks");
        assert_eq!(missing(&found, &wanted), [""; 0], "{name} has too many");
    }
}

#[test]
fn every_flavour_keeps_the_same_words() {
    let mut wrong = String::new();
    for (name, page) in PAGES {
        let page = Page::read(page);
        let plain = kept(&cleaned(&page.plain()));
        let allowed = plain.values().sum::<usize>() * MOST_WRONG / 100;
        for Flavour { name: flavour, write } in FLAVOURS {
            let found = kept(&cleaned(&write(&page)));
            let (lacks, more) = (missing(&plain, &found), missing(&found, &plain));
            if lacks.len() > allowed || more.len() > allowed {
                wrong += &format!("\n{name}, {flavour}: lacks {lacks:?}; has beside {more:?}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_page_whose_lines_are_lost_keeps_its_text() {
    let mut wrong = String::new();
    for (name, page) in PAGES {
        let page = Page::read(page);
        let text = words(&page.text().join("\n"));
        let allowed = text.values().sum::<usize>() * MOST_WRONG / 100;
        for Flavour { name: flavour, write } in ROUGH_FLAVOURS {
            let found = kept(&cleaned(&write(&page)));
            let lacks = missing(&text, &found);
            if lacks.len() > allowed {
                wrong += &format!("\n{name}, {flavour}: lacks {lacks:?}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_page_in_one_line_is_the_same_where_it_was_wrapped() {
    for (name, page) in PAGES {
        let page = Page::read(page);
        let of = |flavour: &str| {
            let flavour = ROUGH_FLAVOURS.iter().find(|known| known.name == flavour);
            kept(&cleaned(&(flavour.expect("a flavour of that name").write)(&page)))
        };
        assert_eq!(of("one line, cut at 80 columns"), of("one line"), "{name}");
    }
}

/// The letters and digits of a text.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The notes on all paragraphs of a page whose bytes in it do not hold their words.
fn led_astray(raw: &str) -> Vec<String> {
    let document = ingest("page.txt", raw.as_bytes()).0.expect("a page with text");
    let blocks = cleaned(raw).blocks;
    let note = |text: &str| Note { quote: Some(text.to_owned()), ..Note::default() };
    let notes = blocks.iter().map(|block| note(&block.text)).collect();
    let read = |lines| seen_characters(raw.as_bytes(), &document, lines);
    let placed = place_notes(&document, &blocks, notes, &read).0;
    let is_astray = |quote: &str, bytes: Option<(usize, usize)>| {
        let held = bytes.map_or("", |(start, end)| &raw[start..end]);
        let letters_held = letters(held);
        let mut left = letters_held.iter();
        let in_order = letters(quote).iter().all(|letter| left.any(|held| held == letter));
        if !in_order {
            // Columns side by side are in another order than their bytes.
            return !missing(&words(quote), &words(held)).is_empty();
        }
        let (first, last) = (quote.chars().next(), quote.chars().next_back());
        let begins = held.starts_with('&') || held.chars().next() == first;
        let ends = held.ends_with(';') || held.chars().next_back() == last;
        !(begins && ends)
    };
    let quotes = placed.into_iter().map(|placed| {
        let ends = placed.raw.first().zip(placed.raw.last());
        (placed.note.quote.unwrap_or_default(), ends.map(|(a, b)| (a.bytes.start, b.bytes.end)))
    });
    quotes.filter(|(quote, bytes)| is_astray(quote, *bytes)).map(|(quote, _)| quote).collect()
}

#[test]
fn in_every_flavour_a_paragraph_leads_back_to_its_bytes() {
    for (name, page) in PAGES {
        let page = Page::read(page);
        for Flavour { name: flavour, write } in FLAVOURS {
            assert_eq!(led_astray(&write(&page)), [""; 0], "{name}, {flavour}");
        }
    }
}
