//! What one cleaning made of an article, in the few words that a later one is compared with.
//!
//! A record is written as the JSON object that `postil clean --json` prints, less the texts, so an
//! output of that command is a list of records too.

use serde::{Deserialize, Serialize};

use crate::model::article::Article;
use crate::model::line::{LineNumber, LineRange, lines_without};
use postil_clean::json::FieldValues;

/// What one cleaning made of an article.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CleaningRecord {
    /// The path relative to the archive's root.
    pub path: String,
    /// BLAKE3 of the raw bytes, in hexadecimal, or its start; none in the output of a version that
    /// did not state it.
    pub digest: Option<String>,
    /// What was found about the article.
    #[serde(flatten)]
    pub fields: FieldValues,
    /// The lines that are text.
    pub blocks: Vec<RecordedBlock>,
}

/// A stretch of an article's text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordedBlock {
    /// The lines that it was made from.
    pub lines: LineRange,
}

/// What differs between two cleanings of one raw file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Difference {
    /// The fields that changed: name, value before, value after.
    pub fields: Vec<(&'static str, String, String)>,
    /// The lines that were text and are not any more.
    pub removed: Vec<LineRange>,
    /// The lines that have become text.
    pub kept: Vec<LineRange>,
}

impl CleaningRecord {
    /// The record of an article.
    pub fn of(article: &Article) -> Self {
        CleaningRecord {
            path: article.source.path.clone(),
            digest: Some(article.source.digest.clone()),
            fields: FieldValues::of(&article.fields),
            blocks: article.kept_lines().into_iter().map(|lines| RecordedBlock { lines }).collect(),
        }
    }

    /// Whether both records are about the same bytes, as far as they state it.
    pub fn has_same_raw_file(&self, other: &CleaningRecord) -> bool {
        match (&self.digest, &other.digest) {
            (Some(one), Some(two)) => {
                one.starts_with(two.as_str()) || two.starts_with(one.as_str())
            }
            _ => true,
        }
    }

    /// The last line that it names; 0 where it names none.
    pub fn last_line(&self) -> LineNumber {
        self.blocks.iter().map(|block| block.lines.last).max().unwrap_or_default()
    }

    /// What has changed from this record to a later one of the same raw file.
    pub fn difference(&self, after: &CleaningRecord) -> Difference {
        let (before, now) = (self.lines(), after.lines());
        let pairs = self.fields.values().into_iter().zip(after.fields.values());
        let changed = pairs.filter(|((_, before), (_, after))| before != after);
        Difference {
            fields: changed.map(|((name, before), (_, after))| (name, before, after)).collect(),
            removed: lines_without(&before, &now),
            kept: lines_without(&now, &before),
        }
    }

    fn lines(&self) -> Vec<LineRange> {
        let mut lines: Vec<LineRange> = self.blocks.iter().map(|block| block.lines).collect();
        lines.sort_unstable();
        lines
    }
}

impl Difference {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.removed.is_empty() && self.kept.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(json: &str) -> CleaningRecord {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn lines_and_fields_that_differ_are_named() {
        let before = record(r#"{"path": "a", "title": "Мост", "blocks": [{"lines": [2, 4]}]}"#);
        let after = record(
            r#"{"path": "a", "title": "Паром", "tags": ["река"], "new": 1, "blocks": [{"lines": [3, 3], "text": "x"}, {"lines": [4, 5]}]}"#,
        );
        let found = before.difference(&after);
        assert_eq!(found.removed, [LineRange::one(2)]);
        assert_eq!(found.kept, [LineRange::one(5)]);
        let field = |name, before: &str, after: &str| (name, before.to_owned(), after.to_owned());
        assert_eq!(found.fields, [field("title", "Мост", "Паром"), field("tags", "", "река")]);
        assert!(after.difference(&after).is_empty());
    }

    #[test]
    fn a_digest_may_be_cut_or_left_out() {
        let [none, short, whole, other] =
            [r#"{}"#, r#"{"digest": "ab"}"#, r#"{"digest": "abcd"}"#, r#"{"digest": "ac"}"#]
                .map(record);
        assert!(whole.has_same_raw_file(&short) && short.has_same_raw_file(&none));
        assert!(!whole.has_same_raw_file(&other));
    }
}
