//! What a person may change in a sidecar from within the preview, or an importer for them.

use serde::{Deserialize, Serialize};

use crate::model::sidecar::{Note, OwnPicture, StatedKind};

/// One change of a sidecar. The `place` of a note counts for nothing here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum SidecarEdit {
    /// Puts a note below the others.
    AddNote {
        /// The note.
        note: Note,
    },
    /// Puts a note in the place of another; what is the same in both stays as it is written.
    ReplaceNote {
        /// The old note's index in file order, from 0.
        index: usize,
        /// The new note.
        note: Note,
    },
    /// Takes a note out.
    DeleteNote {
        /// The note's index in file order, from 0.
        index: usize,
    },
    /// Sets a field, or takes it out.
    SetField {
        /// The field.
        field: SidecarField,
        /// The value as a person writes it; none or an empty one takes the field out.
        value: Option<String>,
    },
    /// Sets the tags of the article; an empty list takes the key out.
    SetTags {
        /// All of its own tags.
        tags: Vec<String>,
    },
    /// Sets the old addresses of the article's page; an empty list takes the key out.
    SetAliases {
        /// All of them.
        aliases: Vec<String>,
    },
    /// Sets the pictures above the text.
    SetPictures {
        /// All of them.
        pictures: Vec<OwnPicture>,
    },
    /// Says what a block of the text is.
    SetKind {
        /// The words of the block, or the first of them.
        words: String,
        /// What it is; none for what it was found to be.
        kind: Option<StatedKind>,
    },
    /// Takes a line out of the text: off `keep` if it is there, else onto `drop`.
    DropLine {
        /// The line's words.
        line: String,
    },
    /// Puts a line back into the text: off `drop` if it is there, else onto `keep`.
    KeepLine {
        /// The line's words.
        line: String,
    },
}

/// A field that a sidecar may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names are those of the format")]
pub enum SidecarField {
    Title,
    Date,
    Source,
    Url,
    Author,
    Section,
    Language,
    Archived,
    Captured,
    Added,
    Rights,
    Publish,
    Noindex,
}

impl SidecarField {
    /// Every field with its key in the sidecar, in the order in which a form has them.
    pub const ALL: [(&'static str, SidecarField); 13] = [
        ("title", SidecarField::Title),
        ("date", SidecarField::Date),
        ("source", SidecarField::Source),
        ("url", SidecarField::Url),
        ("author", SidecarField::Author),
        ("section", SidecarField::Section),
        ("language", SidecarField::Language),
        ("archived", SidecarField::Archived),
        ("captured", SidecarField::Captured),
        ("added", SidecarField::Added),
        ("rights", SidecarField::Rights),
        ("publish", SidecarField::Publish),
        ("noindex", SidecarField::Noindex),
    ];

    /// The key in the sidecar.
    pub fn key(self) -> &'static str {
        SidecarField::ALL[self as usize].0
    }
}
