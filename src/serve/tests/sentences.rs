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

const CLIENT: &str = "src/serve/client/sentences.js";

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
    let sentences = entries(&read(CLIENT), "SENTENCES");
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
    for [sentence, ..] in entries(&read(CLIENT), "ENGINE") {
        let mut pattern = regex::escape(&sentence);
        for hole in ["\\{1\\}", "\\{2\\}"] {
            pattern = pattern.replace(hole, ".+?");
        }
        let pattern = regex::Regex::new(&format!("(?mi){pattern}\\.?$")).unwrap();
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
    let client = read(CLIENT);
    for texts in ["SENTENCES", "ENGINE"].into_iter().flat_map(|table| entries(&client, table)) {
        for number in 1..=3 {
            let has = |text: &&String| text.contains(&format!("{{{number}}}"));
            // One place is said in a word.
            let is_word = texts[0].starts_with("{1} place ") && number == 1;
            let count = texts.iter().filter(|text| has(text)).count();
            assert!(matches!(count, 0 | 3) || is_word, "{texts:?}");
        }
    }
}
