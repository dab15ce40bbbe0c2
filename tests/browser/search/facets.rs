//! What narrows the results down on the search page: facets, days, the order.

use serde_json::{Value, json};

use crate::harness::{Archive, Tab};

const TITLES: &str =
    "[...document.querySelectorAll('.search-result-title')].map(title => title.innerText)";

/// Title, day, source, author, tags, kind of note.
const ARTICLES: [(&str, &str, &str, &str, &str, &str); 4] = [
    ("Паром ушёл", "2024-05-01", "Вестник", "Ким А., Ли Б.", "\"река\", \"паром\"", "claim"),
    ("Паром пришёл", "2025-06-10", "Вестник", "Ли Б.", "\"паром\"", "question"),
    ("Паром стоит", "2025-09-20", "Курьер", "", "\"река\"", ""),
    ("Мост открыт", "2026-02-13", "Курьер", "Ким А.", "\"мост\"", "claim"),
];

fn archive() -> Archive {
    let mut archive = Archive::new();
    for (place, (title, day, source, author, tags, kind)) in ARTICLES.iter().enumerate() {
        let author = match author.is_empty() {
            true => String::new(),
            false => format!("author = \"{author}\"\n"),
        };
        let note = match kind.is_empty() {
            true => String::new(),
            false => format!("\n[[note]]\nkind = \"{kind}\"\ntext = \"Так.\"\n"),
        };
        let sidecar = format!(
            "title = \"{title}\"\ndate = {day}\nsource = \"{source}\"\nlanguage = \"ru\"\n\
             tags = [{tags}]\n{author}{note}"
        );
        archive = archive
            .file(&format!("content/articles/{place}.txt"), &format!("{title}\n\nУ берега тихо.\n"))
            .file(&format!("content/articles/{place}.toml"), &sidecar);
    }
    archive
}

/// What a facet shows: its values with their counts.
fn facet(tab: &mut Tab, name: &str) -> Value {
    tab.eval(&format!(
        "[...document.querySelectorAll('[data-facet={name}]:not([hidden]) label')]
            .map(label => [...label.querySelectorAll('span')].map(part => part.innerText).join(' '))"
    ))
}

/// The titles of the results, once the search is over.
fn titles(tab: &mut Tab) -> Value {
    tab.wait_until("document.querySelector('[aria-busy=false]')");
    tab.eval(TITLES)
}

fn open(tab: &mut Tab, query: &str) -> Value {
    let query = query.replace(' ', "%20");
    tab.goto(&format!("search/?{query}"));
    titles(tab)
}

fn choose(tab: &mut Tab, name: &str, value: &str) {
    let busy = "document.querySelector('[data-search-results]').ariaBusy = true";
    tab.eval(busy);
    let choice = format!("document.querySelector('[name={name}][value=\"{value}\"]')");
    tab.eval(&format!("(choice => {{ choice.focus(); choice.click(); }})({choice})"));
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn facets_count_what_each_choice_would_leave() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    assert_eq!(open(&mut tab, "q=паром").as_array().map(Vec::len), Some(3));
    let facets = [
        ("year", json!(["2025 2", "2024 1"])),
        ("tag", json!(["паром 2", "река 2"])),
        ("source", json!(["Вестник 2", "Курьер 1"])),
        ("author", json!(["Ли Б. 2", "Ким А. 1"])),
        ("language", json!([])),
        ("kind", json!(["Утверждения 1", "Вопросы 1"])),
    ];
    for (name, values) in facets {
        assert_eq!(facet(&mut tab, name), values, "{name}");
    }
    choose(&mut tab, "source", "Вестник");
    assert_eq!(titles(&mut tab).as_array().map(Vec::len), Some(2));
    assert_eq!(facet(&mut tab, "source"), json!(["Вестник 2", "Курьер 1"]), "its own do not count");
    assert_eq!(facet(&mut tab, "tag"), json!(["паром 2", "река 1"]));
    assert_eq!(tab.eval("document.activeElement.value ?? ''"), "Вестник", "the focus is lost");
    choose(&mut tab, "tag", "река");
    assert_eq!(titles(&mut tab), json!(["Паром ушёл"]));
    tab.eval("history.back()");
    tab.wait_until(&format!("{TITLES}.length === 2"));
    tab.eval("history.back()");
    tab.wait_until(&format!("{TITLES}.length === 3"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_address_says_what_is_asked() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    let cases = [
        ("q=паром&sort=date", json!(["Паром стоит", "Паром пришёл", "Паром ушёл"])),
        (
            "q=паром&sort=date&source=Вестник&source=Курьер&year=2025",
            json!(["Паром стоит", "Паром пришёл"]),
        ),
        ("q=паром&sort=date&after=2025-06-10", json!(["Паром стоит", "Паром пришёл"])),
        ("q=паром&before=2025-06-09", json!(["Паром ушёл"])),
        ("kind=claim", json!(["Мост открыт", "Паром ушёл"])),
        ("author=Ким А.&after=2025-01-01", json!(["Мост открыт"])),
        ("language=ru&tag=мост", json!(["Мост открыт"])),
        ("q=паром&tag=мост", json!([])),
        ("q=паром&tag=небывальщина", json!([])),
        ("q=паром&after=вчера&sort=x&page=7", json!(["Паром стоит", "Паром пришёл", "Паром ушёл"])),
        ("tag=<img src=x onerror=alert(1)>", json!([])),
    ];
    for (query, expected) in cases {
        let mut found = open(&mut tab, query);
        let mut expected = expected;
        if !query.contains("sort=date") {
            let sort = |titles: &mut Value| {
                titles.as_array_mut().expect("a list").sort_by_key(ToString::to_string);
            };
            sort(&mut found);
            sort(&mut expected);
        }
        assert_eq!(found, expected, "{query}");
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_name_before_a_colon_asks_for_tags_sources_or_authors_alone() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    for (query, expected) in [
        ("tag:паром", json!(["Паром пришёл", "Паром ушёл"])),
        ("тег:рекой", json!(["Паром стоит", "Паром ушёл"])),
        ("tag:курьер", json!([])),
        ("tag:2024", json!([])),
        ("source:вестником", json!(["Паром пришёл", "Паром ушёл"])),
        ("басылым:курьер", json!(["Мост открыт", "Паром стоит"])),
        ("издание:ким", json!([])),
        ("author:кимом", json!(["Мост открыт", "Паром ушёл"])),
        ("автор:вестник", json!([])),
        ("паром -tag:река", json!(["Паром пришёл"])),
        ("tag:река author:ким", json!(["Паром ушёл"])),
        ("тақырып:паром source:курьер", json!(["Паром стоит"])),
    ] {
        let mut found = open(&mut tab, &format!("q={query}"));
        found.as_array_mut().expect("a list").sort_by_key(ToString::to_string);
        // Where no article has all words, those with some of them are shown.
        let some = tab.eval("fetch('words.json').then(a => a.json()).then(words => words.some)");
        let said = tab.text("[data-search-status]");
        assert!(!said.starts_with(some.as_str().expect("a phrase")), "{query}: {said}");
        let suggested = tab.eval("document.querySelector('[data-search-suggestion]').hidden");
        assert_eq!(suggested, true, "{query}: its words are known");
        assert_eq!(found, expected, "{query}");
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn days_find_what_may_lie_among_them() {
    let mut archive = Archive::new();
    for (title, date) in [
        ("Точно", "2000-05-05"),
        ("Год", "2001"),
        ("Между", "1998/2001"),
        ("До", "../1990"),
        ("После", "2005~/.."),
        ("Весна", "2003-21"),
    ] {
        archive = archive
            .file(&format!("content/articles/{title}.txt"), &format!("{title}\n\nУ берега тихо.\n"))
            .file(
                &format!("content/articles/{title}.toml"),
                &format!("title = \"{title}\"\ndate = \"{date}\"\n"),
            );
    }
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    for (query, expected) in [
        ("after=2000-01-01&before=2000-12-31", json!(["Между", "Точно"])),
        ("after=2001-06-01&before=2001-06-02", json!(["Год", "Между"])),
        ("before=1980-01-01", json!(["До"])),
        ("after=2010-01-01", json!(["После"])),
        ("after=2003-05-31&before=2003-05-31", json!(["Весна"])),
        ("after=2003-06-01&before=2003-06-01", json!([])),
        ("q=after:2001", json!(["Весна", "Год", "Между", "После"])),
        ("q=берега after:1999 before:1999", json!(["Между"])),
    ] {
        let mut found = open(&mut tab, query);
        found.as_array_mut().expect("a list").sort_by_key(ToString::to_string);
        assert_eq!(found, expected, "{query}");
    }
    open(&mut tab, "q=берега");
    let shown = tab.eval(
        "[...document.querySelectorAll('.search-result-about')].map(line => line.innerText).sort()",
    );
    let expected = json!([
        "2001",
        "5\u{a0}мая 2000",
        "весна 2003",
        "между 1998 и 2001",
        "не позднее 1990",
        "не ранее ок.\u{a0}2005"
    ]);
    assert_eq!(shown, expected);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn facets_stand_beside_the_results_or_folded_above_them() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    for (width, is_beside) in [(1440, true), (820, false), (390, false)] {
        tab.resize(width);
        open(&mut tab, "q=паром&source=Вестник");
        let places = tab.eval(
            "(() => {
                const [facets, results] = ['.search-facets', '.search-results']
                    .map(part => document.querySelector(part).getBoundingClientRect());
                return [facets.left >= results.right, facets.bottom <= results.top];
            })()",
        );
        assert_eq!(places, json!([is_beside, !is_beside]), "{width}");
        let is_open = tab.eval("document.querySelector('.search-facets').open");
        assert_eq!(is_open, is_beside, "{width}");
        assert_eq!(tab.text("[data-search-chosen]"), "1", "{width}");
        assert_eq!(tab.eval("document.documentElement.scrollWidth"), width, "{width}");
        tab.screenshot(&format!("search-facets-{width}"));
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_large_facet_loads_when_it_is_unfolded() {
    let archive = (0..200).fold(Archive::new(), |archive, number| {
        let author = format!("{number} {}", "щ".repeat(100));
        let sidecar =
            format!("title = \"Паром {number}\"\ndate = 2026-02-13\nauthor = \"{author}\"\n");
        archive
            .file(&format!("content/articles/{number}.txt"), "Паром\n\nПаром стоит.\n")
            .file(&format!("content/articles/{number}.toml"), &sidecar)
    });
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    open(&mut tab, "q=паром");
    let loaded = site.requests().len();
    assert_eq!(facet(&mut tab, "author"), json!([]));
    tab.click("[data-facet=author] summary");
    tab.wait_until("document.querySelectorAll('[data-facet=author] li').length === 6");
    assert_eq!(site.requests()[loaded..].iter().filter(|path| path.ends_with(".bin")).count(), 1);
    tab.click("[data-facet=author] button");
    assert_eq!(tab.count("[data-facet=author] li"), 200);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn facets_that_come_do_not_search_again_and_what_is_folded_stays_so() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    // Of these none has a note.
    open(&mut tab, "q=паром&source=Курьер");
    tab.eval("document.querySelector('.search-result').dataset.first = 'yes'");
    tab.eval("new Promise((done) => setTimeout(done, 500))");
    assert_eq!(tab.count("[data-first]"), 1, "the results are others");
    open(&mut tab, "q=паром");
    tab.click("[data-facet=tag] summary");
    choose(&mut tab, "source", "Вестник");
    assert_eq!(titles(&mut tab).as_array().map(Vec::len), Some(2));
    let is_open = |name: &str| format!("document.querySelector('[data-facet={name}]').open");
    assert_eq!(tab.eval(&is_open("tag")), false);
    assert_eq!(tab.eval(&is_open("source")), true);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_folded_facet_stays_folded_when_its_values_come_back() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    open(&mut tab, "q=паром&sort=date");
    tab.click("[data-facet=kind] summary");
    choose(&mut tab, "source", "Курьер");
    assert_eq!(titles(&mut tab), json!(["Паром стоит"]));
    assert_eq!(facet(&mut tab, "kind"), json!([]));
    choose(&mut tab, "source", "Курьер");
    assert_eq!(titles(&mut tab).as_array().map(Vec::len), Some(3));
    assert_eq!(facet(&mut tab, "kind").as_array().map(Vec::len), Some(2));
    assert_eq!(tab.eval("document.querySelector('[data-facet=kind]').open"), false);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_window_that_grows_wide_unfolds_the_choices() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.resize(820);
    open(&mut tab, "q=паром");
    for (width, is_open) in [(1440, true), (820, false), (1180, true)] {
        tab.resize(width);
        tab.wait_until(&format!("document.querySelector('.search-facets').open === {is_open}"));
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn results_are_there_where_facets_do_not_load() {
    let archive = archive();
    let site = archive.publish();
    let is_of_facets = |path: &String| {
        path.starts_with("public/search/index/")
            && archive.piece(path).is_some_and(|kind| kind == b'F')
    };
    let facets: Vec<String> = archive.paths().into_iter().filter(is_of_facets).collect();
    assert_eq!(facets.len(), 1);
    archive.remove(&facets[0]);
    let mut tab = Tab::open(&site.address());
    assert_eq!(open(&mut tab, "q=паром").as_array().map(Vec::len), Some(3));
    tab.take_problems();
}
