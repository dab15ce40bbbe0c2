//! The editor of sidecars: what the preview asks of it, and what it is told.
//!
//! The preview knows requests and browsers; the editor knows articles and files. The types here are
//! what passes between the two, and on to the browser as JSON.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
#[cfg(doc)]
use crate::model::article::Anchor;
use crate::model::html::SafeHtml;
use crate::model::line::LineNumber;
use crate::model::sidecar::{Note, OwnPicture, StatedKind};
use crate::model::sidecar_edit::{SidecarEdit, SidecarField};

/// Reads and writes the sidecars of an archive. A page is named by its file in the output.
pub trait Editor: Send + Sync {
    /// Whether a page is that of an article whose sidecar can be written.
    fn has(&self, page: &str) -> bool;

    /// What is written about an article; nothing for any other page.
    fn article(&self, page: &str) -> Option<ArticleState>;

    /// The lines of an article's raw file; none for any other page.
    fn lines(&self, page: &str) -> Vec<LineState>;

    /// A note's Markdown as the page will show it.
    fn markdown(&self, text: &str) -> SafeHtml;

    /// Changes the sidecar of an article.
    fn write(&self, page: &str, change: &Change) -> Outcome;

    /// Accepts the text of an article as it is.
    fn accept(&self, page: &str) -> Outcome;

    /// Takes the last deletion of a note from an article's sidecar back.
    fn undo(&self, page: &str) -> Outcome;
}

/// What is written about an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArticleState {
    /// The sidecar's path, whether or not there is one yet.
    pub sidecar: String,
    /// The sidecar's text; none where there is no file.
    pub base: Option<String>,
    /// Why the sidecar cannot be changed: its errors.
    pub problems: Vec<Diagnostic>,
    /// The notes in file order.
    pub notes: Vec<NoteState>,
    /// The fields that can be set.
    pub fields: Vec<FieldState>,
    /// The article's own tags.
    pub tags: Vec<String>,
    /// Old addresses of the article's page.
    pub aliases: Vec<String>,
    /// The pictures that stand above the text.
    pub pictures: Vec<OwnPicture>,
    /// Whether the text was accepted.
    pub acceptance: Acceptance,
    /// The tags of the whole archive, of articles and of notes.
    pub known_tags: Vec<String>,
    /// The kinds of notes.
    pub kinds: Vec<&'static str>,
}

/// A note as the sidecar has it, and where the page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteState {
    /// The note.
    pub note: Note,
    /// Its number on the page; none where the page is of an older sidecar.
    pub number: Option<usize>,
    /// What leads to it on the page; none where the page is of an older sidecar.
    pub id: Option<String>,
    /// Its quote is not in the article.
    pub orphan: bool,
    /// What a person has to confirm: `changed` or `ambiguous`; see [`Anchor::doubt`].
    pub doubt: Option<&'static str>,
    /// The words that a doubtful note stands at.
    pub stands: Option<StandingWords>,
}

/// A passage in the article's own words, and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandingWords {
    /// The words.
    pub quote: String,
    /// What stands before them.
    pub before: String,
    /// What stands after them.
    pub after: String,
}

/// A field that can be set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldState {
    /// The field.
    pub field: SidecarField,
    /// What the sidecar says.
    pub own: Option<String>,
    /// What the page shows.
    pub shown: Option<String>,
    /// What it can be; empty where that is any text.
    pub choices: Vec<&'static str>,
}

/// Whether somebody has accepted the text of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Acceptance {
    /// Nobody has.
    Open,
    /// Somebody has accepted the text as it is.
    Accepted,
    /// Somebody has accepted another text.
    Changed,
}

/// A line of a raw file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineState {
    /// Its number, from 1.
    pub number: LineNumber,
    /// Its words.
    pub text: String,
    /// The rule that removed it, in the words of the interface; none for a line that is in the text.
    pub rule: Option<String>,
    /// The block of the text that begins with it.
    pub block: Option<BlockState>,
}

/// A block of an article's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlockState {
    /// What it is; none of what a person cannot say, as a comment.
    pub kind: Option<StatedKind>,
    /// The words that name it in a sidecar.
    pub words: String,
}

/// A change that somebody made on a page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The sidecar's text that the page was made from; none where there was no file.
    pub base: Option<String>,
    /// What is to be changed in it. `before` and `after` of a note with a new quote are what
    /// stands beside it on the page; the sidecar gets what it needs of them.
    pub edits: Vec<SidecarEdit>,
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
pub enum Outcome {
    /// It is on the disk.
    Written {
        /// The file that was written.
        #[serde(skip)]
        file: PathBuf,
    },
    /// The sidecar is no longer what the page was made from; nothing was written.
    Conflict {
        /// What is on the disk; none where the file is gone.
        theirs: Option<String>,
        /// What would have been written.
        yours: String,
    },
    /// It cannot be written.
    Refused {
        /// Why.
        problems: Vec<Diagnostic>,
    },
    /// Values cannot be what they are to be; nothing was written.
    Misstated {
        /// The keys of the sidecar.
        keys: Vec<&'static str>,
    },
    /// The words are not in the article.
    Misquoted {
        /// The words.
        quote: String,
    },
}
