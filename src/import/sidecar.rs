//! The sidecar of an imported page: its address, its time and what is known of the capture.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};
use toml::value::Datetime;

use crate::import::capture::Capture;
use crate::import::origin::At;
use crate::model::date::ArticleDate;
use crate::model::limits;
use crate::model::sidecar::{CaptureFlaw, StatedKind};

/// A sidecar as it is written; its keys are in the canonical order.
#[derive(Serialize)]
struct Written<'a> {
    title: Option<&'a str>,
    date: Option<When>,
    source: Option<&'a str>,
    url: Option<&'a str>,
    author: Option<Authors<'a>>,
    section: Option<&'a str>,
    language: Option<&'a str>,
    archived: Option<&'a str>,
    captured: Option<When>,
    rights: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    kinds: BTreeMap<&'static str, Vec<&'a str>>,
    capture: WrittenCapture<'a>,
}

#[derive(Serialize)]
struct WrittenCapture<'a> {
    status: Option<u16>,
    media_type: Option<String>,
    digest: &'a str,
    file: &'a str,
    offset: Option<u64>,
    row: Option<u64>,
    flaw: Option<&'static str>,
    cleaned: Option<&'a str>,
    evidence: Option<&'a str>,
    text: Option<&'a str>,
}

/// One author as a text, several as a list.
#[derive(Serialize)]
#[serde(untagged)]
enum Authors<'a> {
    One(&'a str),
    Several(&'a [String]),
}

/// A date as TOML has it, or in quotes where it is not exactly known.
#[derive(Serialize)]
#[serde(untagged)]
enum When {
    Exact(Datetime),
    Stated(String),
}

/// The digest of a raw file, as a sidecar has it.
pub(super) fn digest(bytes: &[u8]) -> String {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// The sidecar of a page with the digest of its bytes.
pub(super) fn written(capture: &Capture, digest: &str) -> String {
    let fields = &capture.fields;
    let written = Written {
        title: fields.title.as_deref(),
        date: fields.date.map(when),
        source: fields.source.as_deref(),
        url: fields.url.as_deref(),
        author: fields.author.as_deref().map(authors),
        section: fields.section.as_deref(),
        language: fields.language.as_deref(),
        archived: fields.archived.as_deref(),
        captured: capture.captured.map(when),
        rights: fields.rights.as_deref(),
        tags: &capture.tags,
        kinds: kinds(capture),
        capture: written_capture(capture, digest),
    };
    let written = toml::to_string(&written).expect("a sidecar is plain data");
    comments(capture) + &written
}

fn written_capture<'a>(capture: &'a Capture, digest: &'a str) -> WrittenCapture<'a> {
    let record = &capture.record;
    let (offset, row) = match capture.origin.at {
        _ if record.file.is_some() => (record.offset, record.row),
        At::File => (None, None),
        At::Byte { offset, .. } => (Some(offset), None),
        At::Row(row, _) => (None, Some(row)),
    };
    let cleaned = record.cleaned.as_ref();
    WrittenCapture {
        status: record.status,
        media_type: record.media_type.as_deref().map(bounded),
        digest,
        file: record.file.as_deref().unwrap_or(capture.origin.file_name()),
        offset,
        row,
        flaw: record.flaw.map(CaptureFlaw::name),
        cleaned: cleaned.map(|cleaned| &*cleaned.version),
        evidence: cleaned.and_then(|cleaned| cleaned.evidence.as_deref()),
        text: cleaned.map(|cleaned| &*cleaned.text),
    }
}

/// What blocks of the text are, by the names that a sidecar has for that.
fn kinds(capture: &Capture) -> BTreeMap<&'static str, Vec<&str>> {
    let mut kinds: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
    for (kind, words) in capture.row.iter().flat_map(|row| &row.kinds) {
        let (name, _) = StatedKind::ALL[*kind as usize];
        kinds.entry(name).or_default().push(words);
    }
    kinds
}

/// What was said of the page and is not taken as said, as comments.
fn comments(capture: &Capture) -> String {
    let remarks = capture.row.iter().flat_map(|row| &row.remarks);
    let said = remarks.filter(|remark| !remark.key.is_empty());
    said.map(|remark| format!("# {}: {}\n", remark.shown(), remark.kind.comment())).collect()
}

fn authors(stated: &[String]) -> Authors<'_> {
    match stated {
        [one] => Authors::One(one),
        several => Authors::Several(several),
    }
}

fn when(date: ArticleDate) -> When {
    let stated = date.to_string();
    // TOML wants the seconds of a time.
    let whole = match stated.split_at_checked("2026-02-14T11:52".len()) {
        Some((minutes, rest)) if !rest.starts_with(':') => format!("{minutes}:00{rest}"),
        _ => stated.clone(),
    };
    whole.replace("+00:00", "Z").parse().map_or(When::Stated(stated), When::Exact)
}

/// As much of a text as a name may have.
fn bounded(text: &str) -> String {
    text.chars().take(limits::NAME).collect()
}
