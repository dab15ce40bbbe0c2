//! What is known about an article besides its text, each value with its evidence.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::date::ArticleDate;
use crate::model::line::LineNumber;
use crate::model::rule::Rule;

/// What is known about an article besides its text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Fields {
    /// The headline. Cleaning always finds one, if need be the file's name.
    pub title: Option<Field<String>>,
    /// The title was made from the text, since the page shows none.
    pub title_derived: bool,
    /// When the page was published.
    pub date: Option<Field<ArticleDate>>,
    /// The outlet, as it calls itself.
    pub source: Option<Field<String>>,
    /// The page's own address; always `http` or `https`.
    pub url: Option<Field<String>>,
    /// Who wrote it; several names are joined by `, `.
    pub author: Option<Field<String>>,
    /// The author's role, as `корреспондент`.
    pub author_role: Option<Field<String>>,
    /// The outlet's section.
    pub section: Option<Field<String>>,
    /// The language of the text: `ru`, `kk`, `en`, or another ISO 639-1 code from the page.
    pub language: Option<Field<String>>,
    /// Hashtags, and the tags of the sidecar.
    pub tags: Vec<Field<String>>,
}

/// A value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Where a field's value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The line of the source; none for a sidecar and for the file's name.
    pub line: Option<LineNumber>,
    /// The rule that found it.
    pub rule: Rule,
    /// How sure it is.
    pub confidence: Confidence,
}

/// How sure a field's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The best of several candidates, or one with little to speak for it.
    Guess,
    /// Better than every other candidate, by some margin.
    Likely,
    /// Stated in so many words by a person or by the page, or far ahead of every other candidate.
    Certain,
}

impl Confidence {
    /// Its name in English, as the terminal and JSON show it.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Guess => "guess",
            Confidence::Likely => "likely",
            Confidence::Certain => "certain",
        }
    }
}

impl<T> Field<T> {
    /// A value found in a line of the source; certain unless [`Field::with`] says otherwise.
    pub fn at(value: T, line: impl Into<LineNumber>, rule: impl Into<Rule>) -> Self {
        let evidence = Evidence {
            line: Some(line.into()),
            rule: rule.into(),
            confidence: Confidence::Certain,
        };
        Field { value, evidence }
    }

    /// A value that stands in no line of the source; certain unless [`Field::with`] says otherwise.
    pub fn outside(value: T, rule: impl Into<Rule>) -> Self {
        let evidence = Evidence { line: None, rule: rule.into(), confidence: Confidence::Certain };
        Field { value, evidence }
    }

    /// The same value with another confidence.
    #[must_use]
    pub fn with(mut self, confidence: Confidence) -> Self {
        self.evidence.confidence = confidence;
        self
    }
}

/// The fields that evidence is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are the fields of `Fields`")]
#[non_exhaustive]
pub enum FieldName {
    Title,
    Date,
    Source,
    Url,
    Author,
    AuthorRole,
    Section,
    Language,
    Tags,
    /// When the page was saved: no field of the article, but what relative dates count from.
    Captured,
}

impl FieldName {
    /// Its name, as JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            FieldName::Title => "title",
            FieldName::Date => "date",
            FieldName::Source => "source",
            FieldName::Url => "url",
            FieldName::Author => "author",
            FieldName::AuthorRole => "author_role",
            FieldName::Section => "section",
            FieldName::Language => "language",
            FieldName::Tags => "tags",
            FieldName::Captured => "captured",
        }
    }
}

impl Fields {
    /// The evidence of every field that has a value; of the tags, the first one's.
    pub fn evidence(&self) -> BTreeMap<FieldName, &Evidence> {
        fn of<T>(field: Option<&Field<T>>) -> Option<&Evidence> {
            field.map(|f| &f.evidence)
        }
        [
            (FieldName::Title, of(self.title.as_ref())),
            (FieldName::Date, of(self.date.as_ref())),
            (FieldName::Source, of(self.source.as_ref())),
            (FieldName::Url, of(self.url.as_ref())),
            (FieldName::Author, of(self.author.as_ref())),
            (FieldName::AuthorRole, of(self.author_role.as_ref())),
            (FieldName::Section, of(self.section.as_ref())),
            (FieldName::Language, of(self.language.as_ref())),
            (FieldName::Tags, of(self.tags.first())),
        ]
        .into_iter()
        .filter_map(|(name, evidence)| Some((name, evidence?)))
        .collect()
    }

    /// Every value with its evidence; a date without its words, which it does not keep.
    pub fn values_mut(&mut self) -> impl Iterator<Item = (Option<&str>, &mut Evidence)> {
        let texts = [
            &mut self.title,
            &mut self.source,
            &mut self.url,
            &mut self.author,
            &mut self.author_role,
            &mut self.section,
            &mut self.language,
        ];
        let texts = texts.into_iter().flatten().chain(&mut self.tags);
        let texts = texts.map(|text| (Some(text.value.as_str()), &mut text.evidence));
        texts.chain(self.date.iter_mut().map(|date| (None, &mut date.evidence)))
    }
}
