//! The pages that `tests/flavours` writes in many ways: how many of their words come out wrong.

#[expect(dead_code, reason = "only the test has to name the flavours")]
#[path = "../../../tests/flavours/flavour.rs"]
mod flavour;

use std::collections::HashMap;

use postil_clean::Scraped;
use postil_clean::ingest;
use postil_clean::learn::Labeller;
use postil_clean::model::sidecar::Sidecar;
use postil_clean::settings::CleanSettings;

use crate::measure;
use crate::shingles;
use flavour::{FLAVOURS, Page, ROUGH_FLAVOURS};

const PAGES: [&str; 3] = [
    include_str!("../../../tests/flavours/pages/ru.txt"),
    include_str!("../../../tests/flavours/pages/kk.txt"),
    include_str!("../../../tests/flavours/pages/en.txt"),
];

/// The words of all pages in all flavours that are missing, and those that are too many where the
/// flavour has not lost the lines.
pub fn words_wrong(labeller: Labeller) -> usize {
    let of_page = |rows: &&str| {
        let page = Page::read(rows);
        let text = page.text().join("\n");
        let wrong = |raw: String| compare(&text, &cleaned(&raw, labeller));
        let whole = FLAVOURS.iter().map(|flavour| wrong((flavour.write)(&page)));
        let rough = ROUGH_FLAVOURS.iter().map(|flavour| wrong((flavour.write)(&page)).0);
        wrong(page.plain()).0 + whole.map(|(lacks, more)| lacks + more).chain(rough).sum::<usize>()
    };
    PAGES.iter().map(of_page).sum()
}

fn cleaned(raw: &str, labeller: Labeller) -> String {
    let (sidecar, settings) = (Sidecar::default(), CleanSettings::default());
    let document = ingest("page.txt", raw.as_bytes()).0;
    let article = document.map(|document| {
        let page =
            Scraped { document: &document, others: &[], sidecar: &sidecar, settings: &settings };
        page.clean_with(labeller).0
    });
    article.map(|article| measure::text(&article)).unwrap_or_default()
}

/// How many words of a text another one lacks, and how many it has beside them.
fn compare(text: &str, other: &str) -> (usize, usize) {
    let mut counts: HashMap<u64, i64> = HashMap::new();
    shingles::words(text).into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
    shingles::words(other).into_iter().for_each(|word| *counts.entry(word).or_default() -= 1);
    let sum = |sign: i64| counts.values().map(|count| (count * sign).max(0) as usize).sum();
    (sum(1), sum(-1))
}
