//! The first pass: which files have changed, and the lines of those that have.

use std::io::{self, Read};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::settings::SourceClues;
use crate::diagnostic::{Diagnostic, RefusedFile, catalogue};
use crate::model::files::Files;
use crate::model::sidecar::FieldOverrides;
use crate::model::store::Blob;
use crate::site::document::{Document, FileState, Ingested, SidecarFile, Stated};
use crate::site::index::Index;
use crate::site::inputs::DocumentInput;
use crate::site::workshop::Workshop;
use crate::site::workshop::held::{Bytes, Held, Room};
use crate::written;
use postil_clean::clean::recurrence::{self, LineKey};
use postil_clean::ingest;

/// So many bytes of a file tell whether it is text.
const HEAD: usize = 64 << 10;

/// A document after the first pass.
pub(super) struct Looked<'a> {
    pub(super) input: &'a DocumentInput,
    /// What the store knows of it.
    pub(super) known: Option<&'a Arc<Document>>,
    pub(super) raw: FileState,
    pub(super) sidecar: Option<SidecarFile>,
    /// What its sidecar says that matters to other documents too.
    pub(super) stated: Stated,
    /// The outlet that its lines are counted for, where sidecar or rules tell it.
    pub(super) outlet: Option<String>,
    pub(super) lines: Lines,
    /// What is left of the reading.
    pub(super) held: Held,
    /// Why files of it cannot be read: the document is made without them, and looked at again next
    /// time.
    pub(super) problems: Vec<Diagnostic>,
}

/// The keys of a document's lines.
pub(super) enum Lines {
    /// They are what the store knows.
    Known(Option<Blob>),
    /// The raw file is new, or another.
    New(Vec<LineKey>),
    /// The store has lost them, and they were made again.
    Again(Vec<LineKey>),
}

impl Workshop<'_> {
    /// Looks at every document, in parallel.
    pub(super) fn look<'a>(
        &self,
        inputs: &'a [DocumentInput],
        known: &'a Index,
    ) -> Vec<Looked<'a>> {
        let room = Room::new();
        let look = |(place, input): (usize, &'a DocumentInput)| {
            self.look_at(input, known.document_near(&input.path, place), &room)
        };
        inputs.par_iter().enumerate().map(look).collect()
    }

    fn look_at<'a>(
        &self,
        input: &'a DocumentInput,
        known: Option<&'a Arc<Document>>,
        room: &Room,
    ) -> Looked<'a> {
        let mut looked = Looked {
            input,
            known,
            raw: FileState::default(),
            sidecar: None,
            stated: Stated::default(),
            outlet: None,
            lines: Lines::Known(None),
            held: Held::Nothing,
            problems: Vec::new(),
        };
        if let Some(path) = &input.sidecar {
            looked.take_sidecar(self.files, path);
        }
        looked.outlet = self.outlet(&looked);
        match looked.raw(self.files) {
            Ok((state, bytes)) => looked.take_raw(state, bytes, room),
            Err(error) => {
                looked.lines = Lines::New(Vec::new());
                looked.problems.push(self.unread(&input.path, &error));
            }
        }
        looked
    }

    /// The outlet of a document, by its folder and what its sidecar says.
    fn outlet(&self, looked: &Looked) -> Option<String> {
        let Stated { url, source, .. } = &looked.stated;
        let (url, source) = (url.as_deref(), source.as_deref());
        self.settings.sources.outlet(&SourceClues { path: &looked.input.path, url, source })
    }

    /// Why a raw file cannot be read. Of one that is too large it matters first whether it is text:
    /// no part of a film is an article.
    fn unread(&self, path: &str, error: &io::Error) -> Diagnostic {
        let is_large = matches!(RefusedFile::of(error), Some(RefusedFile::TooLarge { .. }));
        match is_large && self.head(path).is_ok_and(|head| ingest::is_binary(path, &head)) {
            true => catalogue::binary_file(path),
            false => catalogue::unreadable_file(path, error),
        }
    }

    /// The first bytes of a file.
    fn head(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut head = Vec::with_capacity(HEAD);
        self.files.open(path)?.take(HEAD as u64).read_to_end(&mut head)?;
        Ok(head)
    }

    /// The document as it is known, with what the file system says of its files now, and with keys
    /// that were made again or for another outlet.
    pub(super) fn refreshed(&self, looked: &Looked, known: &Arc<Document>) -> Arc<Document> {
        let (raw, sidecar) = (looked.raw, &looked.sidecar);
        let lines = match &looked.lines {
            Lines::New(keys) | Lines::Again(keys) => Some(self.shelf.put(keys)),
            Lines::Known(_) => known.lines,
        };
        let outlet = &looked.outlet;
        let as_known = (known.raw, &known.sidecar, known.lines, &known.outlet);
        if as_known == (raw, sidecar, lines, outlet) {
            return Arc::clone(known);
        }
        let (sidecar, outlet) = (sidecar.clone(), outlet.clone());
        Arc::new(Document { raw, sidecar, lines, outlet, ..Document::clone(known) })
    }
}

impl<'a> Looked<'a> {
    fn take_sidecar(&mut self, files: &dyn Files, path: &str) {
        let known = self
            .known
            .filter(|known| known.sidecar.as_ref().is_some_and(|sidecar| sidecar.path == path));
        let state = known.and_then(|known| known.sidecar.as_ref()).map(|sidecar| sidecar.state);
        match FileState::of(files, path, state) {
            Ok((state, bytes)) => {
                self.stated = match bytes {
                    Some(bytes) => stated(path, &bytes),
                    None => known.map(|known| known.stated.clone()).unwrap_or_default(),
                };
                self.sidecar = Some(SidecarFile { path: path.to_owned(), state });
            }
            Err(error) => self.problems.push(catalogue::unreadable_file(path, &error)),
        }
    }

    /// The state of the raw file, and its bytes where it has to be read: also where it is read or
    /// counted otherwise than it was.
    fn raw(&self, files: &dyn Files) -> io::Result<(FileState, Option<Vec<u8>>)> {
        FileState::of(files, &self.input.path, self.alike().map(|known| known.raw))
    }

    /// What the store knows, where the raw file was read and its lines counted as they would be now.
    fn alike(&self) -> Option<&'a Arc<Document>> {
        self.known.filter(|known| {
            known.stated.read_as == self.stated.read_as && known.outlet == self.outlet
        })
    }

    /// The keys of the lines that ingest gives.
    pub(super) fn keys_of(&self, (document, _): &Ingested) -> Vec<LineKey> {
        let keys = |document| recurrence::keys(document, self.outlet.as_deref());
        document.as_ref().map(keys).unwrap_or_default()
    }

    fn take_raw(&mut self, state: FileState, bytes: Option<Vec<u8>>, room: &Room) {
        self.raw = state;
        if let Some(known) = self.alike().filter(|known| known.raw.digest == state.digest) {
            self.lines = Lines::Known(known.lines);
            self.held = bytes.map(|bytes| room.hold_bytes(bytes)).unwrap_or_default();
            return;
        }
        let bytes = bytes.expect("a file is read where its digest was not known");
        let ingested = ingest::ingest_as(&self.input.path, &bytes, &self.stated.read_as);
        self.lines = Lines::New(self.keys_of(&ingested));
        let need = if self.sidecar.is_some() { Bytes::Needed } else { Bytes::Spare };
        self.held = room.hold(bytes, ingested, need);
    }

    /// Whether the raw file is another than the store knows, or new to it, or read or counted
    /// otherwise.
    pub(super) fn has_new_lines(&self) -> bool {
        matches!(self.lines, Lines::New(_))
    }
}

/// What a sidecar states of its raw file. One that has only notes says nothing of it, and reading it
/// takes longer than looking for the words.
fn stated(path: &str, sidecar: &[u8]) -> Stated {
    const KEYS: [&str; 3] = ["capture", "url", "source"];
    if !KEYS.iter().any(|key| memchr::memmem::find(sidecar, key.as_bytes()).is_some()) {
        return Stated::default();
    }
    let (sidecar, _) = written::sidecar::read_sidecar(path, sidecar);
    let FieldOverrides { url, source, .. } = sidecar.overrides;
    Stated { read_as: sidecar.capture.read_as(), url, source }
}
