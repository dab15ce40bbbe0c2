//! What the rest of the archive knows of an article: a few hundred bytes that stay in memory.
//!
//! Lists, indices and the order of the archive are made of heads. The article itself, with its text
//! and its notes, lies in the store until a page asks for it.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::cleaned::FieldName;
use crate::model::date::ArticleDate;
use crate::model::key::Key;
use crate::model::numbering::NotePlace;
use crate::model::picture::{EmbeddedPicture, Picture};
use crate::model::sidecar::{CaptureFlaw, Extent, NoteKind};
use crate::model::sketch::Sketch;

/// What the rest of the archive knows of an article, but for what its [`Remarks`] say: order, groups
/// and lists follow from it, so that a note changes none of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The raw file's path relative to the archive's root.
    pub path: String,
    /// The key of what the pages of another capture show of it: all but its notes.
    pub content: Key,
    /// The headline.
    pub title: String,
    /// The title was made from the text, since the page shows none.
    pub title_derived: bool,
    /// When it was published.
    pub date: Option<ArticleDate>,
    /// When the page was saved.
    pub captured: Option<ArticleDate>,
    /// What is wrong with the bytes of the capture, as far as anybody knows.
    pub flaw: Option<CaptureFlaw>,
    /// What its text has in common with others.
    pub sketch: Sketch,
    /// When it entered the archive.
    pub added: Option<ArticleDate>,
    /// How much of it is shown.
    pub extent: Extent,
    /// Whether a person dropped lines of it, whose words are withheld with its raw file.
    pub has_dropped_lines: bool,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// The outlet.
    pub source: Option<String>,
    /// Who wrote it, where that is more than a guess; several names with commas between them.
    pub author: Option<String>,
    /// Those of its fields that are guesses until a person accepts them.
    pub guesses: Vec<FieldName>,
    /// Its tags, in the order in which it has them.
    pub tags: Vec<String>,
    /// Old addresses of its page, as a person wrote them.
    pub aliases: Vec<String>,
    /// The language of its text.
    pub language: Option<String>,
    /// The page that it is, by the [plain form](crate::model::web_address) of its address; none where
    /// nobody knows it.
    pub address: Option<String>,
    /// The pages that its text links to, by the keys of their addresses; each once.
    pub links: Vec<Key>,
    /// Those who speak in it, by the keys of their names; each once.
    pub speakers: Vec<Key>,
    /// The words that it says again and again, by the keys of their beginnings; each once.
    pub words: Vec<Key>,
    /// Its pictures, but for those that lie elsewhere on the web; each once.
    pub pictures: Vec<PictureClue>,
    /// Its first words; may be empty.
    pub lede: String,
    /// What its own files say, where the sidecars of older captures say more.
    pub alone: Option<Arc<Head>>,
}

/// What the rest of the archive knows of the notes on an article, and of the article with them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Remarks {
    /// The key of the article: two articles with the same key are the same.
    pub article: Key,
    /// When it was changed last: the day on which it was added, or that of its latest note. None
    /// where nobody has said when it was added.
    pub changed: Option<NaiveDate>,
    /// Its notes, in the order of its sidecar.
    pub notes: Vec<NoteHead>,
}

impl Head {
    /// The head that its own files make, without the sidecars of older captures.
    pub fn alone(&self) -> &Head {
        self.alone.as_deref().unwrap_or(self)
    }

    /// The day on which it was published, where that is known and no guess.
    pub fn sure_day(&self) -> Option<ArticleDate> {
        let date = self.date.filter(ArticleDate::is_exact);
        date.filter(|_| !self.is_guess(FieldName::Date))
    }

    /// Whether a field is a guess until a person accepts it.
    pub fn is_guess(&self, field: FieldName) -> bool {
        self.guesses.contains(&field)
    }

    /// Who wrote it, one name at a time.
    pub fn authors(&self) -> impl Iterator<Item = &str> {
        let names = self.author.iter().flat_map(|names| names.split(", "));
        names.map(str::trim).filter(|name| !name.is_empty())
    }
}

/// Where the bytes of a picture are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PictureClue {
    /// In a file of the archive, if that is there.
    File {
        /// Its path relative to the archive's root.
        path: String,
        /// The web has it too.
        is_on_web: bool,
    },
    /// In the raw file itself.
    Embedded(EmbeddedPicture),
}

impl PictureClue {
    /// The clue to a picture; none of one that is on the web only.
    pub fn of(picture: &Picture) -> Option<PictureClue> {
        let is_on_web = picture.address.is_some();
        let file = picture.file.clone().map(|path| PictureClue::File { path, is_on_web });
        picture.embedded.clone().map(PictureClue::Embedded).or(file)
    }

    /// What the picture is called among those of an archive: a path, or the digest of its bytes.
    pub fn name(&self) -> &str {
        match self {
            PictureClue::File { path, .. } => path,
            PictureClue::Embedded(picture) => &picture.digest,
        }
    }
}

/// What the rest of the archive knows of a note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoteHead {
    /// What sort of remark it is.
    pub kind: NoteKind,
    /// Its tags.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub by: Option<String>,
    /// Its number on the article's page, from 1.
    pub number: usize,
    /// What leads to it on the article's page, as `note-1f0c22aa`.
    pub id: String,
    /// Where on the page it stands.
    pub place: NotePlace,
}
