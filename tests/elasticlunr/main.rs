//! The index in elasticlunr's format, read by elasticlunr.js itself, as the docs say.
//!
//! Left out of `cargo test`, for it needs Node.js and fetches elasticlunr from npm:
//! `cargo test --test elasticlunr -- --ignored`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

/// What stands around the code of the docs: files instead of a network, and queries.
const AROUND: &str = r"
    import { readFileSync } from 'node:fs';
    import { createRequire } from 'node:module';
    const beside = (name) => new URL(name, import.meta.url);
    globalThis.elasticlunr = createRequire(import.meta.url)('elasticlunr');
    globalThis.fetch = async (name) => new Response(readFileSync(beside(name)));
    const { search } = await import('./example.js');
    const queries = JSON.parse(process.argv[2]);
    console.log(JSON.stringify(queries.map((query) => search(query).map(({ title }) => title))));
";

/// A query, how many articles it finds, and the beginning of the title of one.
const QUERIES: [(&str, usize, &str); 8] = [
    ("тарифами", 8, "Депутаты вернули тариф"),
    ("Водопроводчиком", 1, "Сельские водопроводчики"),
    ("«скважинам»", 1, "Сельские водопроводчики"),
    ("құдықтың", 1, "Ескіарнаға су құбыры"),
    ("pipe", 1, "A tariff in numbers"),
    ("тариф 2026", 4, "A tariff in numbers"),
    ("Суоткелем", 10, "Суоткель принял устав"),
    ("абракадабра", 0, ""),
];

/// The code that the docs give.
fn example() -> String {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/search-format.md");
    let docs = fs::read_to_string(docs).unwrap();
    let (_, code) = docs.split_once("```js\n").expect("an example");
    code.split_once("```").expect("its end").0.to_owned()
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {messages}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "needs node, and elasticlunr from npm"]
fn elasticlunr_finds_words_years_and_names() {
    let folder = tempfile::tempdir().unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    run(Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(["build", "--root", root, "--output"])
        .arg(folder.path().join("site")));
    let site = folder.path().join("site");
    fs::write(site.join("package.json"), r#"{ "type": "module" }"#).unwrap();
    fs::write(site.join("example.js"), example()).unwrap();
    fs::write(site.join("run.js"), AROUND).unwrap();
    run(Command::new("npm")
        .args(["install", "--no-audit", "--no-fund", "elasticlunr@0.9.5"])
        .current_dir(&site));
    let queries = json!(QUERIES.map(|(query, ..)| query)).to_string();
    let found = run(Command::new("node").arg("run.js").arg(queries).current_dir(&site));
    let found: Vec<Vec<String>> =
        serde_json::from_str::<Value>(&found).and_then(serde_json::from_value).unwrap();
    for ((query, count, title), found) in QUERIES.into_iter().zip(found) {
        assert_eq!(found.len(), count, "{query}: {found:?}");
        assert!(count == 0 || found.iter().any(|one| one.starts_with(title)), "{query}: {found:?}");
    }
}
