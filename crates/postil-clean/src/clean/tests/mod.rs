//! Whole pages, each line beside the part or rule that it must get.

mod amid;
mod bylines;
mod days;
mod declared;
mod dense_bylines;
mod edges;
mod fields;
mod furniture;
mod hand;
mod headlines;
mod layout;
mod markup;
mod no_authors;
mod pages;
mod parts;
mod reasons;
mod series;
mod settings;
mod short_lines;
mod source_rules;
mod wholes;

use crate::clean::clean;
use crate::diagnostic::{Diagnostic, Place};
use crate::ingest::ingest;
use crate::model::cleaned::{CleanedArticle, Field, Fields};
use crate::model::sidecar::{Note, Showing, Sidecar};
use crate::settings::{CleanSettings, LineAction, LinePattern, LineRule, SourceRule, SourceRules};

/// Cleans a page given as `label |line` rows and compares the labels; gives the fields.
fn check(rows: &str) -> Fields {
    check_with(rows, &Sidecar::default()).fields
}

fn check_with(rows: &str, sidecar: &Sidecar) -> CleanedArticle {
    check_in(rows, sidecar, &CleanSettings::default())
}

fn check_in(rows: &str, sidecar: &Sidecar, settings: &CleanSettings) -> CleanedArticle {
    let rows: Vec<(&str, &str)> =
        rows.trim_matches('\n').lines().map(|row| row.split_once('|').expect("a row")).collect();
    let raw: String = rows.iter().map(|(_, line)| format!("{line}\n")).collect();
    let document = ingest("page.txt", raw.as_bytes()).0.expect("a page with text");
    let (article, _) = clean(&document, &[], sidecar, settings);
    let labels = labels(&article, rows.len());
    for ((label, line), found) in rows.iter().zip(labels) {
        assert_eq!(found, label.trim(), "{line}");
    }
    article
}

/// For each line the kind of its block, or the rule that removed it.
fn labels(article: &CleanedArticle, count: usize) -> Vec<String> {
    let mut labels = vec![String::new(); count];
    for block in &article.blocks {
        let kind = serde_json::to_value(block.kind).expect("a kind has a name");
        let name = kind.as_str().expect("a name").to_owned();
        labels[block.lines.indices()].fill(name);
    }
    for run in &article.removed {
        labels[run.lines.indices()].fill(run.rule.to_string());
    }
    labels
}

fn cleaned(path: &str, raw: &str, sidecar: &Sidecar) -> (CleanedArticle, Vec<Diagnostic>) {
    let document = ingest(path, raw.as_bytes()).0.expect("a page with text");
    clean(&document, &[], sidecar, &CleanSettings::default())
}

/// A sidecar whose one note quotes some words.
fn with_note(quote: &str) -> Sidecar {
    let note = Note { quote: Some(quote.to_owned()), ..Note::default() };
    Sidecar { notes: vec![note], ..Sidecar::default() }
}

/// The settings with some `[[source]]` rules, in the form of `config.toml`.
fn with_sources(text: &str) -> CleanSettings {
    let table: toml::Table = text.parse().expect("good TOML");
    let sources = table["source"].as_array().expect("rules").iter().map(source_rule);
    CleanSettings { sources: SourceRules::new(sources.collect()), ..CleanSettings::default() }
}

fn source_rule(table: &toml::Value) -> SourceRule {
    let values = |key: &str| table.get(key).and_then(toml::Value::as_array).into_iter().flatten();
    let texts = |key: &str| values(key).filter_map(|it| Some(it.as_str()?.to_owned())).collect();
    let lines = LineAction::ALL.into_iter().flat_map(|(key, action)| {
        values(key).map(move |line| LineRule {
            action,
            pattern: pattern(line),
            place: Place::default(),
        })
    });
    SourceRule {
        hosts: texts("hosts"),
        names: texts("names"),
        folders: texts("folders"),
        source: table.get("source").and_then(|it| Some(it.as_str()?.to_owned())),
        showing: Showing::default(),
        lines: lines.collect(),
        place: Place::default(),
    }
}

fn pattern(line: &toml::Value) -> LinePattern {
    match line.as_str() {
        Some(literal) => LinePattern::literal(literal).expect("a line with words"),
        None => {
            let regex = line["regex"].as_str().expect("a regular expression");
            LinePattern::regex(regex).expect("a good pattern")
        }
    }
}

fn text(field: Option<&Field<String>>) -> Option<&str> {
    field.map(|field| field.value.as_str())
}
