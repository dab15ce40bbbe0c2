//! Which outlet a document is of, as far as its lines are counted by it.
//!
//! What a person says of it and what the page declares as its address count for every line. What a
//! page says of itself in its own words is often half of a name, or another's, so it counts for prose
//! alone: a report that outlets share is told from what one of them repeats, and the menu of a page
//! that names its outlet amiss is still known by its neighbours'.

use crate::clean::fields::source::patterns;
use crate::clean::page::word_count::count_words;
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;
use crate::model::source::{DeclaredField, SourceDocument};
use crate::settings::folded_name;
use postil_text::{host_name, sentence};

/// A line of fewer words is no prose.
const FEW_WORDS: usize = 5;

/// The outlet of a document.
pub(super) struct Outlet {
    /// Of all its lines.
    pub told: Option<String>,
    /// Of its prose, where nobody tells it.
    pub named: Option<String>,
}

impl Outlet {
    /// That of a document; what is told of it outranks its own address.
    pub fn of(document: &SourceDocument, told: Option<&str>) -> Self {
        let told = told.map(str::to_owned).or_else(|| address(document));
        let named = match told {
            Some(_) => None,
            None => name(document),
        };
        Outlet { told, named }
    }
}

/// Whether a line reads as prose.
pub(super) fn is_prose(text: &str) -> bool {
    sentence::is_ended(text) && count_words(text) >= FEW_WORDS
}

/// The host that a document says it is from.
fn address(document: &SourceDocument) -> Option<String> {
    let urls = document.declared.iter().filter(|field| field.name == FieldName::Url);
    urls.map(|field| field.value.as_str()).find_map(host_name::of_address)
}

/// The outlet that a page names as its own: in what it declares, beside the sign of its rights, behind
/// its title, or as where the text is from.
fn name(document: &SourceDocument) -> Option<String> {
    let declared = |fits: fn(&DeclaredField) -> bool| {
        document.declared.iter().find(|field| fits(field)).map(|field| field.value.as_str())
    };
    let lines = || document.lines.iter().rev().map(|line| line.text.trim());
    let title = declared(|field| field.rule == DeclaredBy::TitleElement);
    declared(|field| field.name == FieldName::Source)
        .or_else(|| lines().find_map(patterns::owner))
        .or_else(|| title.and_then(patterns::behind_title))
        .or_else(|| lines().find_map(patterns::labelled))
        .map(folded_name)
}

#[cfg(test)]
mod tests {
    use crate::clean::recurrence::{LineKey, Tally, keys};
    use crate::ingest::ingest;

    fn page(path: &str, raw: &str, told: Option<&str>) -> Vec<LineKey> {
        let document = ingest(path, raw.as_bytes()).0.expect("a page with text");
        keys(&document, told)
    }

    /// For each page how many others have each of its lines.
    fn others(pages: &[Vec<LineKey>]) -> Vec<Vec<u8>> {
        let counted = pages.iter().map(Vec::as_slice).collect::<Tally>().count();
        pages.iter().map(|page| counted.others(page)).collect()
    }

    #[test]
    fn what_pages_of_another_host_have_does_not_count() {
        let urls = ["dala.example/1", "www.dala.example/2", "parom.example/1", "parom2.example/1"];
        let of_url = |url: &&str| {
            let raw = format!("---\nurl: https://{url}\n---\nМост открыт.\n");
            page("a.md", &raw, None)
        };
        let pages: Vec<_> = urls.iter().map(of_url).collect();
        let most = others(&pages).into_iter().map(|others| others.into_iter().max());
        assert_eq!(most.collect::<Vec<_>>(), [Some(1), Some(1), Some(0), Some(0)]);
    }

    #[test]
    fn what_is_told_of_a_page_outranks_its_address() {
        let raw = "---\nurl: https://zerkalo.example/1\n---\nМост открыт.\n";
        let pages = [page("a.md", raw, Some("dala.example")), page("a.md", raw, None)];
        assert_eq!(others(&pages).concat().into_iter().max(), Some(0));
        let pages = [page("a.md", raw, Some("дала")), page("a.txt", "Мост открыт.", Some("дала"))];
        assert_eq!(others(&pages)[1], [1]);
    }

    /// Two pages that share a menu and a report, each with an end of its own.
    fn reports(ends: [&str; 2]) -> Vec<Vec<u8>> {
        let report = "Меню\nПаром через Тихую встал на ремонт до конца весны.";
        let pages = ends.map(|end| page("a.txt", &format!("{report}\n{end}\n"), None));
        others(&pages).into_iter().map(|others| others[..2].to_vec()).collect()
    }

    #[test]
    fn prose_is_counted_for_the_outlet_that_a_page_names() {
        for ends in [
            ["© Степной вестник, 2026", "© Дала үні, 2026"],
            ["© 2019–2026 Lakeside Echo", "Lakeside Star © 2026. All rights reserved"],
            ["Источник: «Степной вестник»", "Источник: Тихая заря"],
            ["© Степной вестник, 2026", "Источник: Тихая заря"],
        ] {
            assert_eq!(reports(ends), [[1, 0], [1, 0]], "{ends:?}");
        }
    }

    #[test]
    fn what_one_outlet_repeats_is_counted() {
        for ends in [
            ["© Степной вестник, 2026", "© «Степной вестник», 2025"],
            ["© Илья Гусев", "Фото: © Дала пресс"],
            ["Конец", "Начало"],
        ] {
            assert_eq!(reports(ends), [[1, 1], [1, 1]], "{ends:?}");
        }
    }

    #[test]
    fn the_title_of_a_page_names_its_outlet() {
        let of_title = |name: &str| {
            let head = format!("<title>Паром встал на ремонт - {name}</title>");
            page("a.html", &format!("{head}<p>Паром через Тихую встал до весны.</p>"), None)
        };
        let most = |names: [&str; 2]| others(&names.map(of_title)).concat().into_iter().max();
        assert_eq!(most(["Степной вестник", "Дала үні"]), Some(0));
        assert_eq!(most(["Степной вестник", "Степной вестник"]), Some(1));
    }
}
