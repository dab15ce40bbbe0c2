//! What came of an import: what was taken, what was left out, and why.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::import::capture::{Capture, LeftOut};
use crate::import::origin::{At, Origin};
use crate::import::reason::Reason;
use crate::import::remark::RemarkKind;
use crate::model::sidecar::CaptureFlaw;

/// So many faults of one kind are kept one by one; of what is left out on purpose one example.
const MOST_FAULTS: usize = 20;

/// What came of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many files were read.
    pub files: usize,
    /// How many pages were written.
    pub taken: usize,
    /// How many pages were in the archive already.
    pub there: usize,
    /// How many files were written that lay beside pages.
    pub beside: usize,
    /// Pages whose name something else had: where they stand instead.
    pub renamed: Alike,
    /// Pages whose end is missing, since the transfer broke off or the crawler cut them.
    pub cut: Alike,
    /// Pages whose bytes are not those that their records' digests stand for.
    pub altered: Alike,
    /// What there is to say of pages that were taken, by its kind.
    pub remarks: BTreeMap<RemarkKind, Alike>,
    /// What was left out, by the reason.
    pub left_out: BTreeMap<Reason, Alike>,
    kinds: Kinds,
}

/// Of which kinds the things are that a report is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Kinds {
    has_rows: bool,
    has_records: bool,
}

impl Kinds {
    fn add(&mut self, origin: &Origin) {
        self.has_rows |= matches!(origin.at, At::Row(..));
        self.has_records |= matches!(origin.at, At::Byte { .. });
    }
}

/// Things of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alike {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub examples: Vec<Example>,
}

/// One thing, and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What it is, as an address with its status.
    pub what: String,
    /// Where it was found.
    pub origin: Origin,
}

impl Alike {
    fn add(&mut self, most: usize, example: impl FnOnce() -> Example) {
        self.count += 1;
        if self.examples.len() < most {
            self.examples.push(example());
        }
    }
}

impl Report {
    /// Whether anything was wrong with the files.
    pub fn has_faults(&self) -> bool {
        self.altered.count > 0 || self.left_out.keys().any(|reason| reason.is_fault())
    }

    /// Whether nothing was found that could be taken, though nobody asked for less than all.
    pub fn came_to_nothing(&self) -> bool {
        self.taken + self.there == 0 && self.left_out.keys().all(|reason| reason.is_of_no_page())
    }

    /// How many things were left out.
    pub fn left_out_count(&self) -> usize {
        self.left_out.values().map(|alike| alike.count).sum()
    }

    /// Whether it is about rows of tables alone.
    pub fn is_of_rows(&self) -> bool {
        self.kinds.has_rows && !self.kinds.has_records
    }

    pub(super) fn find(&mut self, page: &Capture) {
        self.there += 1;
        self.kinds.add(&page.origin);
    }

    pub(super) fn take(&mut self, page: &Capture, path: &str) {
        self.taken += 1;
        self.kinds.add(&page.origin);
        self.kinds.has_records |= page.own_name.is_some();
        match page.record.flaw {
            Some(CaptureFlaw::Cut) => self.cut.add(1, || example(page, path)),
            Some(CaptureFlaw::Altered) => self.altered.add(MOST_FAULTS, || example(page, path)),
            None => {}
        }
        for remark in page.row.iter().flat_map(|row| &row.remarks) {
            let what = || if remark.key.is_empty() { path.to_owned() } else { remark.shown() };
            let example = || Example { what: what(), origin: page.origin.clone() };
            self.remarks.entry(remark.kind).or_default().add(1, example);
        }
    }

    pub(super) fn rename(&mut self, page: &Capture, path: &str) {
        self.renamed.add(1, || example(page, path));
    }

    pub(super) fn leave_out(&mut self, left_out: LeftOut) {
        let LeftOut { reason, what, origin, .. } = left_out;
        self.kinds.add(&origin);
        let most = if reason.is_fault() { MOST_FAULTS } else { 1 };
        self.left_out.entry(reason).or_default().add(most, || Example { what, origin });
    }

    /// The report as one JSON object.
    pub fn json(&self) -> String {
        let group = |reason: &Reason, alike: &Alike| JsonAlike {
            reason: Some(reason.code()),
            ..json_alike(alike)
        };
        let (faults, left_out): (Vec<_>, Vec<_>) =
            self.left_out.iter().partition(|(reason, _)| reason.is_fault());
        let remark = |kind: RemarkKind, alike: &Alike| JsonAlike {
            reason: Some(kind.code()),
            ..json_alike(alike)
        };
        let groups = |alike: Vec<(&Reason, &Alike)>| {
            alike.into_iter().map(|(reason, alike)| group(reason, alike)).collect()
        };
        let written = JsonReport {
            files: self.files,
            taken: self.taken,
            there: self.there,
            beside: self.beside,
            renamed: json_alike(&self.renamed),
            cut: json_alike(&self.cut),
            altered: json_alike(&self.altered),
            remarks: self.remarks.iter().map(|(kind, alike)| remark(*kind, alike)).collect(),
            left_out: groups(left_out),
            faults: groups(faults),
        };
        serde_json::to_string(&written).expect("a report is plain data") + "\n"
    }
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

fn example(page: &Capture, path: &str) -> Example {
    Example { what: path.to_owned(), origin: page.origin.clone() }
}

#[derive(Serialize)]
struct JsonReport {
    files: usize,
    taken: usize,
    there: usize,
    #[serde(skip_serializing_if = "is_none")]
    beside: usize,
    renamed: JsonAlike,
    cut: JsonAlike,
    #[serde(skip_serializing_if = "JsonAlike::is_empty")]
    altered: JsonAlike,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<JsonAlike>,
    left_out: Vec<JsonAlike>,
    faults: Vec<JsonAlike>,
}

#[derive(Serialize)]
struct JsonAlike {
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    count: usize,
    examples: Vec<JsonExample>,
}

impl JsonAlike {
    fn is_empty(&self) -> bool {
        self.count == 0
    }
}

#[derive(Serialize)]
struct JsonExample {
    what: String,
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
}

fn json_alike(alike: &Alike) -> JsonAlike {
    let examples = alike.examples.iter().map(|Example { what, origin }| {
        let (offset, row, line) = match origin.at {
            At::File => (None, None, None),
            At::Byte { offset, .. } => (Some(offset), None, None),
            At::Row(row, line) => (None, Some(row), line),
        };
        JsonExample { what: what.clone(), file: origin.path.to_string(), offset, row, line }
    });
    JsonAlike { reason: None, count: alike.count, examples: examples.collect() }
}
