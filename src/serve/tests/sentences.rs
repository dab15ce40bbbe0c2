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
    "src/serve/client/sentences.js",
];

/// A file with a bare hole in place of each that has a name or a number.
fn with_bare_holes(path: &str) -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
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
    let [catalogues @ .., client] = CATALOGUES.map(with_bare_holes);
    let entries = client.split("\n  [\"").skip(1);
    let sentences: Vec<&str> = entries.filter_map(|entry| entry.split('"').next()).collect();
    assert!(sentences.len() > 40, "{}", sentences.len());
    for sentence in sentences {
        let literal = format!("\"{sentence}\"");
        assert!(catalogues.iter().any(|text| text.contains(&literal)), "nobody says: {sentence}");
    }
}

#[test]
fn each_has_the_same_values_in_every_language() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/serve/client/sentences.js");
    let client = fs::read_to_string(path).unwrap();
    for entry in client.split("\n  [\"").skip(1) {
        let texts: Vec<&str> = entry.split("\"]").next().unwrap().split('"').step_by(2).collect();
        assert_eq!(texts.len(), 3, "{entry:.80}");
        for number in 1..=3 {
            let has = |text: &&str| text.contains(&format!("{{{number}}}"));
            // One place is said in a word.
            let is_word = texts[0].starts_with("{1} place ") && number == 1;
            let count = texts.iter().filter(|text| has(text)).count();
            assert!(matches!(count, 0 | 3) || is_word, "{texts:?}");
        }
    }
}
