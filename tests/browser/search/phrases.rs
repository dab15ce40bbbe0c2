//! Phrases among many articles that have all their words: the index says where each word stands.

use serde_json::json;

use crate::harness::{Archive, Site, Tab};

const STATUS: &str = "document.querySelector('[data-search-page] [data-search-status]').innerText";
/// The titles of the results, in the order of the articles.
const TITLES: &str =
    "[...document.querySelectorAll('.search-result-title')].map(t => t.innerText).sort()";

/// Titles with texts. Each has the words `новый` and `мост`, and most have them apart.
const ARTICLES: [(&str, &str); 6] = [
    ("Паром", "Паром стоит у нового моста, а река тиха, и лёд ещё держится у берега."),
    ("Сваи", "Забили сваи, и новому мосту дали имя, о котором спорили три зимы подряд."),
    ("Почти новый", "Мост красят к празднику, а рядом кладут щебень и возят тёплый песок."),
    (
        "Край",
        "Вокзал теперь новый.\n\nМост же ждёт ремонта с прошлой весны, и мимо него идут обозы.",
    ),
    ("Смета", "За мост просят 25 000 тенге, за новый причал втрое больше, и то до осени."),
    ("Луч", "Горят новые огни: старый мост-музей открыли, и туда уже пускают всех."),
];
/// And so many articles more.
const OTHERS: usize = 10;

fn archive() -> Archive {
    let other = |number: usize| {
        let day = ["ветер", "дождь", "снег", "туман", "зной"][number % 5];
        let place = ["у пристани", "за рынком"][number / 5];
        (
            format!("День {number}"),
            format!("Сегодня {day}, и мост {place} не виден, хоть и новый он."),
        )
    };
    let given = ARTICLES.iter().map(|(title, text)| ((*title).to_owned(), (*text).to_owned()));
    let all = given.chain((0..OTHERS).map(other)).enumerate();
    all.fold(Archive::new(), |archive, (number, (title, text))| {
        let sidecar = format!("title = \"{title}\"\nlanguage = \"ru\"\n");
        let path = format!("content/articles/{number}");
        archive.file(&format!("{path}.txt"), &text).file(&format!("{path}.toml"), &sidecar)
    })
}

/// The paths of the files that say where words stand.
fn places(archive: &Archive) -> Vec<String> {
    let paths = archive.paths().into_iter();
    paths.filter(|path| archive.piece(path) == Some(b'P')).collect()
}

/// What a query finds, and what is said of it.
fn found(site: &Site, query: &str) -> (Vec<String>, String) {
    let mut tab = Tab::open(&site.address());
    let query = percent_encoding::utf8_percent_encode(query, percent_encoding::NON_ALPHANUMERIC);
    tab.goto(&format!("search/?q={query}"));
    tab.wait_until(&format!("{STATUS} && !document.querySelector('[aria-busy=true]')"));
    let said = tab.eval(STATUS).as_str().expect("a text").to_owned();
    let titles = serde_json::from_value(tab.eval(TITLES)).expect("titles");
    tab.take_problems();
    (titles, said)
}

const PHRASES: [(&str, &[&str]); 8] = [
    ("\"новый мост\"", &["Паром", "Сваи"]),
    ("\"новые мосты\" сваи", &["Сваи"]),
    ("\"новый мост\" -сваи", &["Паром"]),
    // Neither from a title to the text nor from one paragraph to another.
    ("\"мост новый\"", &[]),
    ("мост -\"новый мост\" -сегодня", &["Край", "Луч", "Почти новый", "Смета"]),
    // A number takes one place, and the parts of a word their own.
    ("\"мост просят 25000 тенге\"", &["Смета"]),
    ("\"старый мост-музей\"", &["Луч"]),
    ("\"за мост\"", &["Смета"]),
];

#[cfg(feature = "morphology")]
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_index_says_which_articles_have_a_phrase() {
    let archive = archive();
    let site = archive.publish();
    let places = places(&archive);
    assert!(!places.is_empty());
    for (query, titles) in PHRASES {
        let (found, said) = found(&site, query);
        assert_eq!(found, titles, "{query}: {said}");
    }
    let (_, said) = found(&site, "\"новый мост\"");
    assert!(said.starts_with("Найдено 2"), "{said}");
    // Only a phrase asks for places, and only the articles that have it are read.
    let site = archive.publish();
    found(&site, "новый мост");
    let is_places = |path: &String| places.iter().any(|place| place.ends_with(&**path));
    assert!(!site.requests().iter().any(is_places));
    let site = archive.publish();
    found(&site, "\"новый мост\"");
    let asked = site.requests();
    assert!(asked.iter().any(is_places), "{asked:?}");
    let read = asked.iter().filter(|path| path.starts_with("articles/")).count();
    assert!(read <= 2, "{asked:?}");
}

#[cfg(feature = "morphology")]
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn places_that_do_not_load_cost_the_reading_of_articles() {
    let archive = archive();
    let site = archive.publish();
    let whole = |path: String| (path.clone(), archive.read_bytes(&path));
    let places: Vec<(String, Vec<u8>)> = places(&archive).into_iter().map(whole).collect();
    for other in [None, Some(""), Some("<!doctype html>")] {
        for (path, whole) in &places {
            let cut_off = &whole[..whole.len() / 2];
            archive.write_bytes(path, other.map_or(cut_off, str::as_bytes));
        }
        let (titles, said) = found(&site, "\"новый мост\"");
        assert_eq!(json!(titles), json!(["Паром", "Сваи"]), "{said}");
    }
    places.iter().for_each(|(path, _)| archive.remove(path));
    let (titles, said) = found(&site, "\"новый мост\"");
    assert_eq!(json!(titles), json!(["Паром", "Сваи"]), "{said}");
}

/// Which files of places a phrase loads of an index in which `мост` stands in so many of the articles,
/// `новый` in half of them and `крепкий` in 20, one behind another in the first ten.
const COMMON: &str = r"
    (async () => {
        const { sieve } = await import(new URL('search/queries.js', BASE));
        const counts = { нов: COUNT / 2, крепк: 20, мост: COUNT };
        const places = { нов: 1, крепк: 2, мост: 3 };
        const loaded = [];
        const store = {
            async postings(term) {
                const documents = Array.from({ length: counts[term] ?? 0 }, (_, number) => number);
                return { term, count: documents.length, held: documents.length, documents, links: [], forms: () => [] };
            },
            async shardOf(term) {
                const terms = new Map([[term, await this.postings(term)]]);
                return { terms: Promise.resolve(Object.assign(terms, { places: term })) };
            },
            async file(term) {
                loaded.push(term);
                const shift = (number) => (number < 10 ? 0 : number * places[term]);
                const lists = Array.from({ length: counts[term] }, (_, number) => [places[term] + shift(number)]);
                return new Map([[term, lists]]);
            },
        };
        const { fits, isSure } = await sieve(store, { words: ['новый', 'крепкий', 'мост'], isBanned: false });
        const fitting = Array.from({ length: COUNT }, (_, number) => number).filter(fits);
        return { loaded: loaded.sort(), isSure, fitting: fitting.length };
    })()";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_places_of_a_word_that_is_everywhere_are_not_loaded() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("");
    let base = json!(tab.base()).to_string();
    for (count, loaded, is_sure) in [
        (16_000, json!(["крепк", "мост", "нов"]), true),
        (20_000, json!(["крепк", "нов"]), false),
        (40_000, json!([]), false),
    ] {
        let asked = COMMON.replace("BASE", &base).replace("COUNT", &count.to_string());
        let fitting = if count < 40_000 { 10 } else { 20 };
        let expected = json!({ "loaded": loaded, "isSure": is_sure, "fitting": fitting });
        assert_eq!(tab.eval(&asked), expected, "{count}");
    }
    tab.finish();
}
