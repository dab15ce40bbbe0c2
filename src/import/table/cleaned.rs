//! Rows whose text Postil has cleaned elsewhere, as `postil.ray` writes them: what such a row says of the
//! text, and where the page stands that it was made from.

use postil_text::unseen;
use serde_json::Value;

use super::cell;
use super::mapping::Column;
use super::row::Row;
use crate::import::origin::file_name;
use crate::model::limits;
use crate::model::sidecar::{CaptureRecord, CleanedBefore, StatedKind};

/// A number beyond is none of TOML's.
const FURTHEST: u64 = i64::MAX as u64;

/// The columns that say how a text was cleaned.
#[derive(Debug, Clone, Default)]
pub(super) struct CleanedColumns {
    /// The whole article as JSON.
    article: Option<usize>,
    version: Option<usize>,
    evidence: Option<usize>,
    /// The file that the page stands in, and where it does.
    origin: Option<usize>,
    position: Option<usize>,
}

/// What a row says of its text besides the words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CleanedRow {
    /// Where the page was found, and what cleaned its text.
    pub record: CaptureRecord,
    /// What its blocks are that are no paragraphs.
    pub kinds: Vec<(StatedKind, String)>,
}

impl CleanedColumns {
    pub fn of(columns: &[Column]) -> Self {
        let place = |name: &str| columns.iter().position(|column| column.name == name);
        CleanedColumns {
            article: place("json"),
            version: place("version"),
            evidence: place("evidence_digest"),
            origin: place("origin"),
            position: place("position"),
        }
    }

    /// What a row says of its text; nothing where the text is not the one of its article, or nobody
    /// says what cleaned it.
    pub fn row(&self, row: &Row, text: &str) -> Option<CleanedRow> {
        let words = |column: Option<usize>| cell::text(row.cell(column?)?).map(|text| name(&text));
        let article: Value = serde_json::from_str(row.cell(self.article?)?.as_str()?).ok()?;
        let blocks: Vec<(&str, &str)> = blocks(&article)?;
        let texts: Vec<&str> = blocks.iter().map(|(_, text)| *text).collect();
        let version = words(self.version).filter(|_| texts.join("\n\n") == text)?;
        let cleaned = CleanedBefore {
            version,
            evidence: words(self.evidence),
            text: blake3::hash(text.as_bytes()).to_hex().to_string(),
        };
        let record = CaptureRecord { cleaned: Some(cleaned), ..self.place(row) };
        let stated = blocks
            .into_iter()
            .filter_map(|(kind, text)| Some((stated_kind(kind)?, text.to_owned())));
        Some(CleanedRow { record, kinds: stated.collect() })
    }

    /// Where the page of a row stands.
    fn place(&self, row: &Row) -> CaptureRecord {
        let file = || row.cell(self.origin?)?.as_str();
        let position = || row.cell(self.position?)?.as_u64().filter(|at| *at < FURTHEST);
        let (Some(file), Some(position)) = (file(), position()) else {
            return CaptureRecord::default();
        };
        let is_archive = file.contains(".warc");
        CaptureRecord {
            file: Some(name(file_name(file))),
            offset: is_archive.then_some(position),
            row: (!is_archive).then_some(position + 1),
            ..CaptureRecord::default()
        }
    }
}

/// What something is called, as a sidecar has it.
fn name(text: &str) -> String {
    unseen::taken_out(text).chars().take(limits::NAME).collect()
}

/// The kind and the text of each block of an article.
fn blocks(article: &Value) -> Option<Vec<(&str, &str)>> {
    let blocks = article["blocks"].as_array()?.iter();
    blocks.map(|block| Some((block["kind"].as_str()?, block["text"].as_str()?))).collect()
}

/// The kind of a block as a sidecar states it, where that is not what any text is.
fn stated_kind(kind: &str) -> Option<StatedKind> {
    let known = StatedKind::ALL.into_iter().find(|(name, _)| *name == kind);
    known.map(|(_, kind)| kind).filter(|kind| *kind != StatedKind::Paragraph)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::import::table::row::RowPlace;

    const TEXT: &str = "Сроки\n\nМост открыли.";

    fn row(version: Value, origin: &str, kind: &str) -> Option<CleanedRow> {
        let article = json!({ "blocks": [
            { "kind": kind, "text": "Сроки" }, { "kind": "lede", "text": "Мост открыли." }
        ] });
        let names = ["json", "version", "evidence_digest", "origin", "position"];
        let column = |name: &str| Column { name: name.to_owned(), traits: Default::default() };
        let cells = [json!(article.to_string()), version, json!("e"), json!(origin), json!(7)];
        let row = Row { place: RowPlace { number: 1, line: None }, cells: cells.to_vec() };
        CleanedColumns::of(&names.map(column)).row(&row, TEXT)
    }

    #[test]
    fn a_row_says_what_cleaned_its_text_and_where_the_page_stands() {
        for (origin, offset, place) in
            [("s3://crawl/a.warc.gz", Some(7), None), ("file:///pages/a.parquet", None, Some(8))]
        {
            let found = row(json!("1.2.3"), origin, "heading").expect("a row that says it");
            let cleaned = found.record.cleaned.expect("what cleaned it");
            assert_eq!((&*cleaned.version, cleaned.evidence.as_deref()), ("1.2.3", Some("e")));
            assert_eq!(cleaned.text, blake3::hash(TEXT.as_bytes()).to_hex().as_str());
            let file = found.record.file.expect("the file of the page");
            assert!(origin.ends_with(&format!("/{file}")), "{file}");
            assert_eq!(found.record.offset, offset);
            assert_eq!(found.record.row, place);
            assert_eq!(found.kinds, [(StatedKind::Heading, "Сроки".to_owned())]);
        }
    }

    #[test]
    fn a_row_without_a_version_or_with_another_text_says_nothing() {
        assert_eq!(row(json!(null), "a.warc", "heading"), None);
        let names = ["json", "version"]
            .map(|name| Column { name: name.to_owned(), traits: Default::default() });
        for article in ["{}", "{", "[]", r#"{"blocks":[{"kind":"lede","text":"Другой."}]}"#] {
            let cells = vec![json!(article), json!("1.2.3")];
            let row = Row { place: RowPlace { number: 1, line: None }, cells };
            assert_eq!(CleanedColumns::of(&names).row(&row, TEXT), None, "{article}");
        }
    }
}
