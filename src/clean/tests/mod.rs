//! Whole pages, each line beside the part or rule that it must get.

mod fields;
mod furniture;
mod hand;
mod layout;
mod pages;
mod reasons;
mod settings;
mod short_lines;
mod source_rules;

use crate::clean::clean;
use crate::config::settings::CleanSettings;
use crate::config::{self, Settings};
use crate::diagnostic::Diagnostic;
use crate::ingest::ingest;
use crate::model::cleaned::{CleanedArticle, Field, Fields};
use crate::model::sidecar::{Note, Sidecar};

/// Cleans a page given as `label |line` rows and compares the labels; gives the fields.
fn check(rows: &str) -> Fields {
    check_with(rows, &Sidecar::default()).fields
}

fn check_with(rows: &str, sidecar: &Sidecar) -> CleanedArticle {
    check_in(rows, sidecar, &Settings::assumed(String::new()).clean)
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
    clean(&document, &[], sidecar, &Settings::assumed(String::new()).clean)
}

/// A sidecar whose one note quotes some words.
fn with_note(quote: &str) -> Sidecar {
    let note = Note { quote: Some(quote.to_owned()), ..Note::default() };
    Sidecar { notes: vec![note], ..Sidecar::default() }
}

/// The settings of a `config.toml` that says this of cleaning.
fn settings(text: &str) -> CleanSettings {
    config::read(format!("title = \"x\"\n{text}").as_bytes()).expect("good settings").clean
}

fn text(field: Option<&Field<String>>) -> Option<&str> {
    field.map(|field| field.value.as_str())
}
