//! What one cleaning made of an article, in the few words that a later one is compared with.
//!
//! A record is written as the JSON object that `postil clean --json` prints, less the texts, so an
//! output of that command is a list of records too.

use serde::{Deserialize, Serialize};

use crate::model::article::Article;
use crate::model::cleaned::{Field, Fields};
use crate::model::line::{LineNumber, LineRange, lines_without};

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
    pub fields: RecordedFields,
    /// The lines that are text.
    pub blocks: Vec<RecordedBlock>,
}

/// The values of an article's fields, in the order of the keys of `postil clean --json`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "the names are those of `Fields`")]
pub struct RecordedFields {
    pub title: Option<String>,
    pub title_derived: bool,
    pub date: Option<String>,
    pub source: Option<String>,
    pub author: Option<String>,
    pub author_role: Option<String>,
    pub section: Option<String>,
    pub language: Option<String>,
    pub tags: Vec<String>,
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
            fields: RecordedFields::of(&article.fields),
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

impl RecordedFields {
    /// The values of some fields, without their evidence.
    pub fn of(fields: &Fields) -> Self {
        let value = |field: &Option<Field<String>>| field.as_ref().map(|field| field.value.clone());
        RecordedFields {
            title: value(&fields.title),
            title_derived: fields.title_derived,
            date: fields.date.as_ref().map(|date| date.value.to_string()),
            source: value(&fields.source),
            author: value(&fields.author),
            author_role: value(&fields.author_role),
            section: value(&fields.section),
            language: value(&fields.language),
            tags: fields.tags.iter().map(|tag| tag.value.clone()).collect(),
        }
    }

    /// Every field by its name; an empty value stands for none.
    fn values(&self) -> [(&'static str, String); 8] {
        let value = |field: &Option<String>| field.clone().unwrap_or_default();
        [
            ("title", value(&self.title)),
            ("date", value(&self.date)),
            ("source", value(&self.source)),
            ("author", value(&self.author)),
            ("role", value(&self.author_role)),
            ("section", value(&self.section)),
            ("language", value(&self.language)),
            ("tags", self.tags.join(", ")),
        ]
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
