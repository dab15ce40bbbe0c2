//! A note: what a person says of a passage or of the whole article.

use chrono::NaiveDate;

use crate::diagnostic::Place;

/// A remark in the margin.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Note {
    /// The words that it is about; none for a note on the whole article.
    pub quote: Option<String>,
    /// What stands before the quote, when the quote alone is not unique.
    pub before: Option<String>,
    /// What stands after the quote, when the quote alone is not unique.
    pub after: Option<String>,
    /// What sort of remark it is.
    pub kind: NoteKind,
    /// Its own tags.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub by: Option<String>,
    /// When it was written.
    pub date: Option<NaiveDate>,
    /// Markdown; empty for a bare highlight.
    pub text: String,
    /// Where its `[[note]]` stands.
    #[serde(skip)]
    pub place: Place,
}

/// What sort of remark a note is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names are those of the format")]
pub enum NoteKind {
    #[default]
    Comment,
    Claim,
    Context,
    Correction,
    Question,
    Highlight,
    Link,
    Person,
    Place,
    Organisation,
}

impl NoteKind {
    /// Every kind with the name that a sidecar uses.
    pub const ALL: [(&'static str, NoteKind); 10] = [
        ("comment", NoteKind::Comment),
        ("claim", NoteKind::Claim),
        ("context", NoteKind::Context),
        ("correction", NoteKind::Correction),
        ("question", NoteKind::Question),
        ("highlight", NoteKind::Highlight),
        ("link", NoteKind::Link),
        ("person", NoteKind::Person),
        ("place", NoteKind::Place),
        ("organisation", NoteKind::Organisation),
    ];

    /// The name that a sidecar uses.
    pub fn name(self) -> &'static str {
        NoteKind::ALL[self as usize].0
    }

    /// The kind of a name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        NoteKind::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// What it is in the terms of the Web Annotation vocabulary, section 3.3.
    pub fn motivation(self) -> &'static str {
        match self {
            NoteKind::Comment => "commenting",
            NoteKind::Claim => "assessing",
            NoteKind::Context => "describing",
            NoteKind::Correction => "editing",
            NoteKind::Question => "questioning",
            NoteKind::Highlight => "highlighting",
            NoteKind::Link => "linking",
            NoteKind::Person | NoteKind::Place | NoteKind::Organisation => "identifying",
        }
    }
}
