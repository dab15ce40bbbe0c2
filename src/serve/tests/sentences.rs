//! What the preview says in the interface's language, beside what the program says.

use std::fs;
use std::path::Path;

/// The files of the constructors whose sentences are translated.
const CATALOGUES: [&str; 11] = [
    "crates/postil-clean/src/diagnostic/catalogue.rs",
    "src/diagnostic/catalogue/archive.rs",
    "src/diagnostic/catalogue/cleaning.rs",
    "src/diagnostic/catalogue/notes.rs",
    "src/diagnostic/catalogue/personal.rs",
    "src/diagnostic/catalogue/preflight.rs",
    "src/diagnostic/catalogue/preview.rs",
    "src/diagnostic/catalogue/raw_files.rs",
    "src/diagnostic/catalogue/settings.rs",
    "src/diagnostic/catalogue/sidecars.rs",
    "src/diagnostic/catalogue/themes.rs",
];

/// The constructors whose words the preview never shows: what only the terminal says, what is no
/// error and of no article, and what stands beside notes, which the page itself shows.
const UNSHOWN: [&str; 47] = [
    "accepted_article_gone",
    "accepted_article_left_out",
    "addresses_by_new_scheme",
    "ambiguous_note",
    "as_made",
    "build_not_recorded",
    "cache_not_written",
    "carried_by_others",
    "changed_note",
    "counted_endings",
    "evidence_is_cut",
    "evidence_is_damaged",
    "evidence_is_foreign",
    "evidence_pieces",
    "evidence_version",
    "file_not_staged",
    "file_too_large_to_publish",
    "files_not_imported",
    "guesses_summed_up",
    "heavy_pictures",
    "introduction_twice",
    "introduction_without_tag",
    "large_picture",
    "link_left_out",
    "missing_field",
    "missing_path",
    "more_alike",
    "no_articles",
    "no_foreign_notes",
    "not_json",
    "note_beside_others",
    "note_in_doubt",
    "note_not_placed",
    "note_not_written",
    "note_parts_left_out",
    "note_without_target",
    "notes_elsewhere",
    "nothing_to_clean",
    "numbered",
    "orphaned_note",
    "other_base_url",
    "refused_note",
    "site_too_large",
    "too_long_menu",
    "unread_files",
    "unused_source_line",
    "unused_source_rule",
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
    let text = text.replace("\\\"", ESCAPED);
    // A text may go on in the next line.
    regex::Regex::new(r"\\\n\s*").unwrap().replace_all(&text, "").into_owned()
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

/// The texts of a few words in a catalogue, each behind its constructor.
fn said_by(catalogue: &str) -> Vec<(&str, String)> {
    let pieces = catalogue.split("fn ").skip(1);
    let texts = pieces.flat_map(|piece| {
        let name = piece.split(|c: char| !c.is_ascii_lowercase() && c != '_').next().unwrap();
        let code = piece.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = code.collect::<String>();
        let texts: Vec<String> = code.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        texts.into_iter().map(move |text| (name, with_bare_holes(&text)))
    });
    let is_sentence =
        |text: &str| text.matches(' ').count() > 1 && text.matches('`').count().is_multiple_of(2);
    texts.filter(|(_, text)| is_sentence(text)).collect()
}

#[test]
fn each_sentence_that_the_preview_may_show_is_translated() {
    let tables = [(SENTENCES, "SENTENCES"), (TERMS, "VALUES"), (TERMS, "EXPECTED")];
    let known = tables.map(|(client, table)| entries(&read(client), table)).concat();
    let known: Vec<String> = known.iter().map(|[english, ..]| with_bare_holes(english)).collect();
    for path in CATALOGUES {
        let catalogue = read(path);
        let shown = said_by(&catalogue).into_iter().filter(|(name, _)| !UNSHOWN.contains(name));
        for (name, text) in shown {
            assert!(known.contains(&text), "{path}: {name} says in English alone: {text}");
        }
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
