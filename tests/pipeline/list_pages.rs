//! Lists of several pages, as articles come in: a page with a number keeps what it shows.

use std::collections::BTreeSet;

use super::driver::{ArchiveFixture, BuiltSite, Workplace, archive, plain_article};

/// Every list that an article of these archives stands in.
const LISTS: [&str; 9] = [
    "",
    "tags/most/",
    "sources/listok/",
    "authors/dina-orlova/",
    "years/2026/",
    "years/2026/01/",
    "notes/",
    "notes/kinds/claim/",
    "notes/tags/srok/",
];

/// Adds an article of a day in January, with a note.
fn with_article(archive: ArchiveFixture, name: &str, day: usize) -> ArchiveFixture {
    let sidecar = format!(
        "title = \"Мост {name}\"\ndate = 2026-01-{day:02}\nsource = \"Листок\"\n\
         author = \"Дина Орлова\"\ntags = [\"мост\"]\n\
         [[note]]\nkind = \"claim\"\ntags = [\"срок\"]\ntext = \"Пометка {name}.\"\n"
    );
    archive
        .article(&format!("{name}.txt"), plain_article(&format!("Мост {name}")))
        .article(&format!("{name}.toml"), sidecar)
}

/// An article of each of the first `days` days, three on a page.
fn january(days: usize) -> ArchiveFixture {
    let empty =
        archive().config("title = \"Архив\"\n[list]\nper_page = 3\n[search]\nenabled = false\n");
    (1..=days).fold(empty, |archive, day| with_article(archive, &format!("n{day:02}"), day))
}

/// The numbers of the pages of a list that were made.
fn made(site: &BuiltSite, list: &str) -> BTreeSet<usize> {
    let number = |path: &String| {
        let rest = path.strip_prefix(list)?.strip_prefix("page/")?;
        rest.strip_suffix("/index.html")?.parse().ok()
    };
    site.made.iter().filter_map(number).collect()
}

#[test]
fn only_pages_that_an_article_concerns_are_made_when_it_comes_in() {
    let before = january(16);
    for (name, day, expected) in [
        ("newest, beside what has no number yet", 17, &[][..]),
        ("within the third page", 8, &[3, 4]),
        ("within the fourth page", 11, &[4]),
        ("oldest of all", 1, &[1, 2, 3, 4]),
    ] {
        let place = Workplace::default();
        before.build_with(&place);
        let after = with_article(before.clone(), "a-new-one", day).build_with(&place);
        for list in LISTS {
            assert!(after.made.contains(&format!("{list}index.html")), "{list}: {name}");
            assert_eq!(
                made(&after, list),
                BTreeSet::from_iter(expected.to_vec()),
                "{list}: {name}"
            );
        }
    }
}

#[test]
fn a_page_that_fills_up_gets_a_number_and_only_its_neighbours_name_it() {
    let place = Workplace::default();
    let before = january(17).build_with(&place);
    let after = january(18).build_with(&place);
    for list in LISTS {
        assert_eq!(made(&after, list), BTreeSet::from([2, 3, 4, 5]), "{list}");
        let page = |site: &BuiltSite, number| {
            site.files().get(&format!("{list}page/{number}/index.html")).cloned()
        };
        assert_eq!(page(&before, 5), None, "{list}");
        assert_eq!(page(&before, 1), page(&after, 1), "{list}");
    }
}

#[test]
fn a_year_and_a_month_that_begin_leave_the_full_pages_of_those_before() {
    let place = Workplace::default();
    january(16).build_with(&place);
    let sidecar = "title = \"Лёд\"\ndate = 2027-02-01\n";
    let later = january(16).article("ice.txt", plain_article("Лёд")).article("ice.toml", sidecar);
    let site = later.build_with(&place);
    for list in ["years/2026/", "years/2026/01/"] {
        assert!(site.made.contains(&format!("{list}index.html")), "{list} names what follows it");
        assert_eq!(made(&site, list), BTreeSet::new(), "{list}");
    }
}

#[test]
fn an_introduction_that_changes_makes_the_first_page_of_its_tag_alone() {
    let place = Workplace::default();
    let introduced = |words: &str| {
        let page = format!("+++\ntitle = \"мост\"\n+++\n{words}\n");
        january(16).file("content/tags/most.md", page).build_with(&place)
    };
    introduced("Про мосты.");
    let site = introduced("Про все мосты.");
    assert_eq!(site.made, ["tags/most/index.html"]);
}

#[test]
fn the_pages_of_a_list_are_read_from_the_newest_to_the_oldest() {
    let site = january(11).build();
    assert_eq!(titles(&site, "").len(), 5);
    let read: Vec<String> =
        ["", "page/2/", "page/1/"].iter().flat_map(|page| titles(&site, page)).collect();
    let expected: Vec<String> = (1..=11).rev().map(|day| format!("Мост n{day:02}")).collect();
    assert_eq!(read, expected);
    site.page("").has("rel=\"next\" href=\"./page/2/\"").lacks("rel=\"prev\"");
    site.page("page/2/")
        .has("rel=\"prev\" href=\"../../\"")
        .has("rel=\"next\" href=\"../../page/1/\"");
    site.page("page/1/").has("rel=\"prev\" href=\"../../page/2/\"").lacks("rel=\"next\"");
}

/// The titles on a page, in their order.
fn titles(site: &BuiltSite, page: &str) -> Vec<String> {
    let file = &site.files()[&format!("{page}index.html")];
    let html = String::from_utf8_lossy(file);
    let entries = html.split("class=\"entry-title\"").skip(1);
    entries
        .filter_map(|entry| Some(entry.split_once("/\">")?.1.split_once('<')?.0.to_owned()))
        .collect()
}
