//! What the preview says in the interface's language, beside what the program says.

use std::fs;
use std::path::Path;

/// The files of the constructors whose sentences are translated.
const CATALOGUES: [&str; 8] = [
    "crates/postil-clean/src/diagnostic/catalogue.rs",
    "src/diagnostic/catalogue/archive.rs",
    "src/diagnostic/catalogue/cleaning.rs",
    "src/diagnostic/catalogue/notes.rs",
    "src/diagnostic/catalogue/raw_files.rs",
    "src/diagnostic/catalogue/settings.rs",
    "src/diagnostic/catalogue/sidecars.rs",
    "src/diagnostic/catalogue/themes.rs",
];

/// The files that say what a value is to be.
const READERS: [&str; 7] = [
    "src/diagnostic/toml_table.rs",
    "src/diagnostic/toml_table/lists.rs",
    "src/model/showing.rs",
    "src/written/old_addresses.rs",
    "src/written/sidecar.rs",
    "src/written/sidecar/note.rs",
    "src/config/file.rs",
];

const SENTENCES: &str = "src/serve/client/sentences.js";
const TERMS: &str = "src/serve/client/terms.js";

/// Stands for an escaped quotation mark, which ends no text.
const ESCAPED: &str = "\u{1}";

fn read(path: &str) -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    text.replace("\\\"", ESCAPED)
}

/// The entries of a table of the client: texts in English, Russian and Kazakh.
fn entries(client: &str, table: &str) -> Vec<[String; 3]> {
    let (_, behind) = client.split_once(&format!("const {table} = [")).unwrap();
    let (table, _) = behind.split_once("\n];").unwrap();
    let texts = table.split("\n  [\"").skip(1).map(|entry| {
        let texts: Vec<String> = entry.split('"').step_by(2).map(str::to_owned).collect();
        texts[..3].to_vec().try_into().unwrap()
    });
    texts.collect()
}

/// A text with a bare hole in place of each that has a name or a number; braces of a template stand
/// once, as those that a format has twice.
fn with_bare_holes(text: &str) -> String {
    let text = text.replace("{{", "{").replace("}}", "}");
    let mut parts = text.split('{');
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let hole = part.split_once('}').filter(|(name, _)| is_name(name));
        match hole {
            Some((_, behind)) => bare.push_str(&format!("{{}}{behind}")),
            None => bare.push_str(&format!("{{{part}")),
        }
    }
    bare
}

#[test]
fn each_translated_sentence_is_one_that_the_program_says() {
    let catalogues = CATALOGUES.map(|path| with_bare_holes(&read(path)));
    let sentences = entries(&read(SENTENCES), "SENTENCES");
    assert!(sentences.len() > 80, "{}", sentences.len());
    for [sentence, ..] in sentences {
        let literal = format!("\"{}\"", with_bare_holes(&sentence));
        assert!(catalogues.iter().any(|text| text.contains(&literal)), "nobody says: {sentence}");
    }
}

#[test]
fn each_translated_sentence_of_the_engine_is_one_that_it_says() {
    let broken = [
        "{% if %}",
        "{{ a }",
        "{% if a %}",
        "{{ a ; b }}",
        "{% whatever %}",
        "{{ a | shout }}",
        "{{ shout() }}",
        "{{ a is shouted }}",
        "{% include 'b.html' %}",
    ];
    let said: String = broken.iter().map(|template| said_of(template) + "\n").collect();
    for [sentence, ..] in entries(&read(TERMS), "ENGINE") {
        let mut pattern = regex::escape(&sentence);
        for hole in ["\\{1\\}", "\\{2\\}"] {
            pattern = pattern.replace(hole, ".+?");
        }
        let pattern = regex::Regex::new(&format!("(?mi){pattern}\\.?$")).unwrap();
        assert!(pattern.is_match(&said), "it does not say {sentence}, but\n{said}");
    }
}

#[test]
fn each_translated_value_is_one_that_a_reader_expects() {
    let readers = READERS.map(|path| with_bare_holes(&read(path)));
    for [sentence, ..] in entries(&read(TERMS), "EXPECTED") {
        let expected = with_bare_holes(sentence.strip_prefix("write ").expect("it is a hint"));
        let literal = format!("\"{expected}\"");
        assert!(readers.iter().any(|text| text.contains(&literal)), "nobody expects: {expected}");
    }
}

#[test]
fn each_translated_sentence_about_toml_is_one_that_its_reader_says() {
    let broken = [
        "a = мост",
        "a = мост\"",
        "a = \"мост",
        "a = 'мост",
        "a = \"\"\"мост",
        "a = \'\'\'мост",
        "a = \"мост \\",
        "a = 1\na = 2",
        "a",
        "a =",
        "a = = 1",
        "мост = 1",
        "= 1",
        "a = 1 2",
        "a = 1\na.b = 2",
        "a = [1",
        "a = [1 2]",
        "a = [,]",
        "a = [b = 1]",
        "[a",
        "[[a]",
        "a = {b = 1",
        "a = {b = 1 c = 2}",
        "a = 1x",
        "a = 1.x",
        "a = 2026-02-31",
        "a = 12:61:00",
        "a = 01",
    ];
    let said = |text: &&str| {
        let errors = toml::de::DeTable::parse_recoverable(text).1;
        errors.iter().map(|error| error.message().to_owned()).collect::<Vec<_>>().join("\n")
    };
    let said: String = broken.iter().map(|text| said(text) + "\n").collect();
    for [sentence, ..] in entries(&read(TERMS), "TOML") {
        let pattern = regex::escape(&sentence).replace("\\{1\\}", ".+?");
        let pattern = regex::Regex::new(&format!("(?m)^{pattern}(, expected .*)?$")).unwrap();
        assert!(pattern.is_match(&said), "it does not say {sentence}, but\n{said}");
    }
}

/// What the engine says of a template that is wrong.
fn said_of(template: &str) -> String {
    let error = tera::Tera::new().add_raw_template("a.html", template).unwrap_err();
    match error.kind() {
        tera::ErrorKind::SyntaxError(report) => report.message().to_owned(),
        _ => error.to_string(),
    }
}

#[test]
fn each_has_the_same_values_in_every_language() {
    let (sentences, terms) = (read(SENTENCES), read(TERMS));
    let of_terms = ["ENGINE", "TOML", "EXPECTED", "VALUES"];
    let of_terms = of_terms.into_iter().flat_map(|table| entries(&terms, table));
    for texts in entries(&sentences, "SENTENCES").into_iter().chain(of_terms) {
        for number in 1..=3 {
            let has = |text: &&String| text.contains(&format!("{{{number}}}"));
            // One place is said in a word.
            let is_word = texts[0].starts_with("{1} place ") && number == 1;
            let count = texts.iter().filter(|text| has(text)).count();
            assert!(matches!(count, 0 | 3) || is_word, "{texts:?}");
        }
    }
}
