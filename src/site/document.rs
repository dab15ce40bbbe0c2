//! What the store knows of a document: what it was made from, and what it became.

use std::io;
use std::iter::once;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::cleaned::{AppliedSourceRule, PageOrigin};
use crate::model::files::{Files, Stamp};
use crate::model::head::{Head, Remarks};
use crate::model::key::Key;
use crate::model::picture::PictureFacts;
use crate::model::sidecar::{Extent, ReadAs};
use crate::model::source::SourceDocument;
use crate::model::store::Blob;
use postil_clean::ingest;

/// What ingestion makes of a file.
pub type Ingested = (Option<SourceDocument>, Vec<Diagnostic>);

/// A raw file and what it became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The raw file's path relative to the archive's root.
    pub path: String,
    /// The raw file as it was read.
    pub raw: FileState,
    /// The sidecar as it was read; none where there is none.
    pub sidecar: Option<SidecarFile>,
    /// What it has of other captures of its page.
    pub captures: OtherCaptures,
    /// What its sidecar says that matters to other documents too.
    pub stated: Stated,
    /// The outlet that its lines were counted for, where sidecar or rules tell it.
    pub outlet: Option<String>,
    /// All that the document was made from.
    pub ingredients: Ingredients,
    /// What told its source when it was made; none where there were no `[[source]]` rules.
    pub origin: Option<PageOrigin>,
    /// Where the keys of its lines lie.
    pub lines: Option<Blob>,
    /// What it became; none of a file without text.
    pub made: Option<Made>,
    /// The `[[source]]` rules that it came under.
    pub source_rules: Vec<AppliedSourceRule>,
    /// What there was to say.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a document has of other captures of its page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherCaptures {
    /// What counts of their sidecars.
    pub share: Share,
    /// Their sidecars, the newest first.
    pub sidecars: Vec<SidecarFile>,
    /// The most that may be shown of the document by what may be of them.
    pub extent: Extent,
}

/// What of the sidecars of other captures counts for a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Share {
    /// All that they say: it is the one that is shown, and they are of older ones.
    #[default]
    All,
    /// The lines that they drop.
    Drops,
}

impl OtherCaptures {
    /// Whether there is nothing.
    pub fn is_nothing(&self) -> bool {
        self.sidecars.is_empty() && self.extent == Extent::Full
    }

    /// Whether they come to the same, whatever the file system says of the sidecars.
    pub fn is_same(&self, other: &OtherCaptures) -> bool {
        let identity = |file: &SidecarFile| (file.path.clone(), file.state.digest);
        let is_same_share = self.share == other.share || self.sidecars.is_empty();
        let sidecars = [self, other].map(|of| of.sidecars.iter().map(identity));
        let [own, others] = sidecars;
        self.extent == other.extent && is_same_share && own.eq(others)
    }
}

/// What a sidecar says of how the raw file is read and where its article is from: lines are counted
/// by it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// How the raw file is read.
    pub read_as: ReadAs,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its source's name.
    pub source: Option<String>,
}

/// A sidecar as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SidecarFile {
    /// Its path, whose letters may be composed where those of the raw file are not.
    pub path: String,
    /// What it was.
    pub state: FileState,
}

/// A file of a picture as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureState {
    /// What it was.
    pub state: FileState,
    /// What its first bytes say; none where it is no picture that is shown.
    pub facts: Option<PictureFacts>,
}

/// A file as it was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileState {
    /// What the file system said of it; none where it must be read again.
    pub stamp: Option<Stamp>,
    /// The key of its bytes.
    pub digest: Key,
}

impl FileState {
    /// The state of a file, and its bytes where it had to be read.
    ///
    /// Fails as the file system does.
    pub fn of(
        files: &dyn Files,
        path: &str,
        known: Option<FileState>,
    ) -> io::Result<(FileState, Option<Vec<u8>>)> {
        let stamp = files.stamp(path);
        if let Some(known) = known.filter(|known| stamp.is_some() && known.stamp == stamp) {
            return Ok((known, None));
        }
        let bytes = files.read(path)?;
        Ok((FileState { stamp, digest: Key::of_bytes(&bytes) }, Some(bytes)))
    }

    /// The state of a file of any size, which is never held whole.
    ///
    /// Fails as the file system does.
    pub fn of_any_size(
        files: &dyn Files,
        path: &str,
        known: Option<FileState>,
    ) -> io::Result<FileState> {
        let stamp = files.stamp(path);
        match known.filter(|known| stamp.is_some() && known.stamp == stamp) {
            Some(known) => Ok(known),
            None => Ok(FileState { stamp, digest: Key::of_reader(files.open(path)?)? }),
        }
    }

    /// The bytes of the file in this state.
    ///
    /// Fails where it cannot be read, or is not what it was when it was looked at.
    pub fn read(self, files: &dyn Files, path: &str) -> Result<Vec<u8>, Diagnostic> {
        let bytes = files.read(path);
        let bytes = bytes.map_err(|error| catalogue::unreadable_file(path, &error))?;
        self.expect(path, Key::of_bytes(&bytes))?;
        Ok(bytes)
    }

    /// Makes sure that the bytes of the file, whose key is `found`, are those of this state.
    pub fn expect(self, path: &str, found: Key) -> Result<(), Diagnostic> {
        match found == self.digest {
            true => Ok(()),
            false => Err(catalogue::changed_while_building(path)),
        }
    }
}

/// All that a document is made from, besides its path and the program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ingredients {
    /// The raw file.
    pub raw: Key,
    /// The sidecar.
    pub sidecar: Option<Key>,
    /// The sidecars of other captures of its page, newest first.
    pub captures: Vec<Key>,
    /// The settings that concern every document.
    pub settings: Key,
    /// The `[[source]]` rules that concern this one.
    pub rules: Key,
    /// For each line, how many other documents have it, in buckets.
    #[serde(with = "serde_bytes")]
    pub others: Vec<u8>,
}

/// An article, ready to be asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// What the rest of the archive knows of it.
    pub head: Arc<Head>,
    /// What it knows of its notes.
    pub remarks: Arc<Remarks>,
    /// Where the article lies.
    pub article: Blob,
    /// Where its index terms lie; none where nobody has searched the archive yet.
    pub terms: Option<Blob>,
    /// The key of what `postil clean --diff` compares: its fields, and the lines of its text.
    pub record: Key,
    /// Whether its own sidecar withholds anything of it.
    pub withholds: bool,
    /// Whether that drops words which it has in no line.
    pub drops_unknown: bool,
}

impl Document {
    /// Whether it was made of all its files as they are; otherwise the next build makes it again.
    pub fn is_settled(&self) -> bool {
        self.ingredients.raw == self.raw.digest
    }

    /// What ingestion makes of the bytes of its raw file.
    pub fn ingested(&self, bytes: &[u8]) -> Ingested {
        ingest::ingest_as(&self.path, bytes, &self.stated.read_as)
    }

    /// The blobs that it names.
    pub fn blobs_mut(&mut self) -> impl Iterator<Item = &mut Blob> {
        let made = self.made.iter_mut();
        let made = made.flat_map(|made| once(&mut made.article).chain(&mut made.terms));
        made.chain(&mut self.lines)
    }

    /// The blobs that it names.
    pub fn blobs(&self) -> impl Iterator<Item = Blob> {
        let made = self.made.iter().flat_map(|made| once(made.article).chain(made.terms));
        made.chain(self.lines)
    }
}
