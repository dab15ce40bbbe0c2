//! The search index, as a browser reads it: whole, damaged, and of another edition.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::GzDecoder;
use serde_json::json;

use crate::harness::{Archive, Tab, sample};

const STATUS: &str = "document.querySelector('[data-search-page] [data-search-status]').innerText";
const PARTLY: &str = "fetch('words.json').then(a => a.json()).then(words => words.partly)";
const TITLES: &str = "[...document.querySelectorAll('[data-search-page] .search-result-title')].map(t => t.innerText)";

/// Compares the index in shards with the one in elasticlunr's format, term by term; that one knows
/// lemmas by the stems that lead to them.
const COMPARISON: &str = r"
    (async () => {
        const folder = new URL('search/', BASE);
        const { openStore } = await import(new URL('client.js', folder));
        const one = await (await fetch(new URL('elasticlunr.json', folder))).json();
        const listed = await (await fetch(new URL('documents.json', folder))).json();
        const store = await openStore(new URL('index/', folder));
        const bits = { title: 1, tags: 2, notes: 4, body: 0 };
        const expected = new Map();
        const walk = (field, node, term) => {
            for (const [key, value] of Object.entries(node)) {
                if (key === 'df') continue;
                if (key !== 'docs') { walk(field, value, term + key); continue; }
                for (const id of Object.keys(value)) {
                    const documents = expected.get(term) ?? new Map();
                    const number = store.size - 1 - Number(id);
                    documents.set(number, (documents.get(number) ?? 0) | bits[field]);
                    expected.set(term, documents);
                }
            }
        };
        for (const field of Object.keys(bits)) walk(field, one.index[field].root, '');
        const differences = [];
        for (const [term, documents] of expected) {
            const stem = await store.postings(term);
            const lemmas = await Promise.all(stem.links.map((lemma) => store.postings(lemma)));
            const found = new Map();
            for (const { documents, impacts } of [stem, ...lemmas]) {
                documents.forEach((number, i) => found.set(number, (found.get(number) ?? 0) | impacts[i]));
            }
            const right = found.size === documents.size
                && [stem, ...lemmas].every(({ count, documents }) => count === documents.length)
                && [...found].every(([number, impact]) => documents.get(number) === (impact & 7))
                && [...found.values()].every((impact) => impact >> 3 > 0);
            if (!right) differences.push(term);
        }
        for (let number = 0; number < store.size; number += 1) {
            const { title, day, stretch, source, route } = await store.document(number);
            const [t, d, s, r] = listed.documents[store.size - 1 - number];
            const same = title === t && (stretch ? day !== d : day === d) && source === (listed.sources[s] ?? null) && route === r;
            if (!same) differences.push(title);
        }
        return { terms: expected.size, size: store.size, differences };
    })()";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_search_reads_in_shards_what_the_index_in_one_piece_says() {
    let mut tab = Tab::open(&sample().address());
    tab.goto("");
    let compared = tab.eval(&COMPARISON.replace("BASE", &json!(tab.base()).to_string()));
    assert!(compared["terms"].as_u64() > Some(500), "{compared}");
    assert!(compared["size"].as_u64() > Some(3), "{compared}");
    assert_eq!(compared["differences"], json!([]));
    tab.finish();
}

/// A word of an invented language, the same for the same number.
fn word(number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ба", "во", "гу", "де", "жи", "за", "ку", "ло", "мы", "не", "по", "ра", "су", "тэ", "фо",
        "ха",
    ];
    (0..4).map(|at| SYLLABLES[((number * 7919) >> (4 * at)) % 16]).collect::<String>() + "б"
}

/// An archive whose words fill several shards; the articles have a day each.
fn archive() -> Archive {
    (0..12).fold(Archive::new(), |archive, number| {
        let words: Vec<String> = (0..400).map(|at| word(number * 331 + at)).collect();
        let sentences: Vec<String> = words.chunks(20).map(|words| words.join(" ")).collect();
        let text = format!("Статья {number}\n\n{}.\n", sentences.join(".\n\nИ ещё "));
        let sidecar = format!("title = \"Статья {number}\"\ndate = 2026-{:02}-05\n", number + 1);
        archive
            .file(&format!("content/articles/{number}.txt"), &text)
            .file(&format!("content/articles/{number}.toml"), &sidecar)
    })
}

/// The shards of a published archive by their first terms.
fn shards(archive: &Archive) -> BTreeMap<String, String> {
    let pieces =
        archive.paths().into_iter().filter(|path| path.starts_with("public/search/index/"));
    let shard = |path: String| {
        let mut content = Vec::new();
        GzDecoder::new(&*archive.read_bytes(&path)).read_to_end(&mut content).expect("a piece");
        if content[2] != b'T' {
            return None;
        }
        // Behind the head stand two sizes, the name of the file of places, the number of terms, and what
        // the first one shares: nothing.
        let number_at = |at: usize| content[at..].iter().position(|byte| *byte < 0x80);
        let behind = |at: usize| Some(at + number_at(at)? + 1);
        let at = behind(behind(behind(behind(10)?)? + 6)?)?;
        let length = usize::from(content[at]);
        let first = &content[at + 1..][..length >> 1];
        let is_short = length & 1 == 1;
        let encoding = if is_short { encoding_rs::WINDOWS_1251 } else { encoding_rs::UTF_8 };
        Some((encoding.decode_without_bom_handling(first).0.into_owned(), path))
    };
    pieces.filter_map(shard).collect()
}

/// The page of the search, asked for some words.
fn search(tab: &mut Tab, query: &str) -> String {
    let query = percent_encoding::utf8_percent_encode(query, percent_encoding::NON_ALPHANUMERIC);
    tab.goto(&format!("search/?q={query}"));
    tab.wait_until(&format!("{STATUS} && !document.querySelector('[aria-busy=true]')"));
    tab.eval(STATUS).as_str().expect("a text").to_owned()
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_piece_that_is_gone_or_damaged_or_foreign_costs_its_words_alone() {
    let archive = archive();
    let site = archive.publish();
    let shards: Vec<(String, String)> = shards(&archive).into_iter().collect();
    let [(_, foreign), .., (word, path)] = &shards[..] else { panic!("{shards:?}") };
    let whole = archive.read_bytes(path);
    let damages: [(&str, Vec<u8>); 5] = [
        ("cut off", whole[..whole.len() / 2].to_vec()),
        ("empty", Vec::new()),
        ("a page in its place", b"<!doctype html><p>Hello".to_vec()),
        ("another shard", archive.read_bytes(foreign)),
        ("an edition to come", {
            let mut other = whole.clone();
            other[20] ^= 0x55;
            other
        }),
    ];
    for (damage, bytes) in damages {
        archive.write_bytes(path, &bytes);
        let mut tab = Tab::open(&site.address());
        let said = search(&mut tab, &format!("статья {word}"));
        assert!(said.starts_with(tab.eval(PARTLY).as_str().expect("a text")), "{damage}: {said}");
        assert_eq!(tab.count("[data-search-page] .search-result"), 12, "{damage}");
        tab.take_problems();
    }
    archive.remove(path);
    let mut tab = Tab::open(&site.address());
    let said = search(&mut tab, &format!("статья {word}"));
    assert!(said.starts_with(tab.eval(PARTLY).as_str().expect("a text")), "{said}");
    let said = search(&mut tab, word);
    assert_eq!(said, tab.eval("document.querySelector('[data-search-page]').dataset.failed"));
    tab.take_problems();
    archive.write_bytes(path, &whole);
    search(&mut tab, &format!("статья {word}"));
    assert!(tab.count("[data-search-page] .search-result") < 12);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_page_that_is_open_finds_what_a_new_edition_has() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("search/");
    site.wait_for("search/index/directory.bin");
    let old = shards(&archive);
    archive
        .write("content/articles/7.txt", "Паром\n\nПаром ушёл к дальнему берегу и не вернулся.\n");
    archive.write("content/articles/7.toml", "title = \"Паром\"\ndate = 2026-08-05\n");
    archive.publish();
    assert!(old.into_iter().any(|shard| !archive.paths().contains(&shard.1)), "no shard has gone");
    tab.eval("(i => { i.value = 'паромы'; i.form.requestSubmit(); })(document.querySelector('[data-search-page] input'))");
    tab.wait_until(&format!("{TITLES}.includes('Паром')"));
    tab.take_problems();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn results_go_on_where_a_new_edition_has_replaced_their_records() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    search(&mut tab, &word(0));
    for number in 0..12 {
        let sidecar =
            format!("title = \"Статья {number} заново\"\ndate = 2026-{:02}-05\n", number + 1);
        archive.write(&format!("content/articles/{number}.toml"), &sidecar);
    }
    archive.publish();
    let newest = word(11 * 331 + 7);
    tab.eval(&format!("(i => {{ i.value = '{newest}'; i.form.requestSubmit(); }})(document.querySelector('[data-search-page] input'))"));
    tab.wait_until(&format!(
        "{TITLES}.length && {TITLES}.every(title => title.endsWith('заново'))"
    ));
    tab.take_problems();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_directory_that_is_cut_off_is_asked_for_anew() {
    let archive = archive();
    let site = archive.publish();
    let path = "public/search/index/directory.bin";
    let whole = archive.read_bytes(path);
    archive.write_bytes(path, &whole[..whole.len() / 2]);
    let mut tab = Tab::open(&site.address());
    let said = search(&mut tab, "статья");
    assert_eq!(said, tab.eval("document.querySelector('[data-search-page]').dataset.failed"));
    let asked = site.requests();
    // The first copy may have been the browser's own.
    assert_eq!(asked.iter().filter(|path| *path == "search/index/directory.bin").count(), 2);
    archive.write_bytes(path, &whole);
    search(&mut tab, "статья");
    assert_eq!(tab.count("[data-search-page] .search-result"), 12);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_index_of_a_later_version_asks_for_the_page_to_be_loaded_anew() {
    let archive = archive();
    let site = archive.publish();
    let path = "public/search/index/directory.bin";
    let mut content = Vec::new();
    GzDecoder::new(&*archive.read_bytes(path)).read_to_end(&mut content).expect("a piece");
    content[3] += 1;
    archive.write_bytes(path, &content);
    let mut tab = Tab::open(&site.address());
    let said = search(&mut tab, "статья");
    assert_eq!(
        said,
        tab.eval("fetch('words.json').then(a => a.json()).then(words => words.newer)")
    );
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_phrase_asks_for_words_side_by_side() {
    let archive = Archive::new()
        .file(
            "content/articles/1.txt",
            "Паром\n\nСтарый паром стоит у нового моста, и река тиха.\n",
        )
        .file("content/articles/2.txt", "Берег\n\nНовый паром ушёл, а у старого моста тихо.\n")
        .file(
            "content/articles/3.txt",
            "Пристань\n\nМост новый и крепкий, паром стар; на мосту стоят.\n",
        );
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    let queries: [(&str, &[&str]); 9] = [
        ("новый мост", &["Берег", "Паром", "Пристань"]),
        ("\"новый мост\"", &["Паром"]),
        ("«новый мост»", &["Паром"]),
        ("\"новый паром\" старый", &["Берег"]),
        ("паром -\"новый мост\"", &["Берег", "Пристань"]),
        ("-\"новый мост\"", &["Берег", "Пристань"]),
        ("\"на мосту\"", &["Пристань"]),
        ("\"новый мост", &["Паром"]),
        ("\"мост старый\"", &[]),
    ];
    for (query, expected) in queries {
        let said = search(&mut tab, query);
        let mut found: Vec<String> = serde_json::from_value(tab.eval(TITLES)).expect("titles");
        found.sort();
        assert_eq!(found, expected, "{query}: {said}");
        let said = tab.eval(STATUS).to_string();
        assert!(found.is_empty() || said.contains(&found.len().to_string()), "{query}: {said}");
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_query_asks_for_fields_days_and_absence() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    let queries = [
        ("title:статья", 12),
        ("заголовок:статья", 12),
        ("tag:статья", 0),
        ("tag:2026", 0),
        ("статья after:2026-11", 2),
        ("статья before:2026-02-04", 1),
        ("after:2026-03-05 до:2026-03", 1),
        ("статья after:20", 12),
        ("статья -2026", 0),
        ("after:2026-03-05 до:2026-03 -2026", 0),
        ("-2026", 0),
        ("-небывальщина", 12),
        ("стать", 12),
        (&"статья ".repeat(2000), 12),
        ("<img src=x onerror=alert> (a+)+$ \\ [", 0),
    ];
    for (query, expected) in queries {
        search(&mut tab, query);
        let found = tab.count("[data-search-page] .search-result");
        let shown: String = query.chars().take(40).collect();
        assert_eq!(found, expected, "`{shown}`: {}", tab.eval(TITLES));
    }
    tab.finish();
}
