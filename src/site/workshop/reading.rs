//! The first pass: which files have changed, and the lines of those that have.

use std::io::{self, Read};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, RefusedFile, catalogue};
use crate::model::store::Blob;
use crate::site::document::{Document, FileState, SidecarFile};
use crate::site::index::Index;
use crate::site::inputs::DocumentInput;
use crate::site::workshop::Workshop;
use crate::site::workshop::held::{Bytes, Held, Room};
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
        let look = |input: &'a DocumentInput| self.look_at(input, known, &room);
        inputs.par_iter().map(look).collect()
    }

    fn look_at<'a>(&self, input: &'a DocumentInput, known: &'a Index, room: &Room) -> Looked<'a> {
        let known = known.document(&input.path);
        let mut looked = Looked {
            input,
            known,
            raw: FileState::default(),
            sidecar: None,
            lines: Lines::Known(None),
            held: Held::Nothing,
            problems: Vec::new(),
        };
        if let Some(path) = &input.sidecar {
            let known = known.and_then(|known| known.sidecar.as_ref());
            let known = known.filter(|known| known.path == *path).map(|known| known.state);
            match FileState::of(self.files, path, known) {
                Ok((state, _)) => {
                    looked.sidecar = Some(SidecarFile { path: path.clone(), state });
                }
                Err(error) => looked.problems.push(catalogue::unreadable_file(path, &error)),
            }
        }
        match FileState::of(self.files, &input.path, known.map(|known| known.raw)) {
            Ok((state, bytes)) => looked.take_raw(state, bytes, room),
            Err(error) => {
                looked.lines = Lines::New(Vec::new());
                looked.problems.push(self.unread(&input.path, &error));
            }
        }
        looked
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

    /// The document as it is known, with what the file system says of its files now, and with the
    /// keys that the store had lost.
    pub(super) fn refreshed(&self, looked: &Looked, known: &Arc<Document>) -> Arc<Document> {
        let (raw, sidecar) = (looked.raw, &looked.sidecar);
        let lines = match &looked.lines {
            Lines::Again(keys) => Some(self.shelf.put(keys)),
            _ => known.lines,
        };
        if (known.raw, &known.sidecar, known.lines) == (raw, sidecar, lines) {
            return Arc::clone(known);
        }
        Arc::new(Document { raw, sidecar: sidecar.clone(), lines, ..Document::clone(known) })
    }
}

impl Looked<'_> {
    fn take_raw(&mut self, state: FileState, bytes: Option<Vec<u8>>, room: &Room) {
        self.raw = state;
        if let Some(known) = self.known.filter(|known| known.raw.digest == state.digest) {
            self.lines = Lines::Known(known.lines);
            self.held = bytes.map(|bytes| room.hold_bytes(bytes)).unwrap_or_default();
            return;
        }
        let bytes = bytes.expect("a file is read where its digest was not known");
        let ingested = ingest::ingest(&self.input.path, &bytes);
        self.lines = Lines::New(ingested.0.as_ref().map(recurrence::keys).unwrap_or_default());
        let need = if self.sidecar.is_some() { Bytes::Needed } else { Bytes::Spare };
        self.held = room.hold(bytes, ingested, need);
    }

    /// Whether the raw file is another than the store knows, or new to it.
    pub(super) fn has_new_lines(&self) -> bool {
        matches!(self.lines, Lines::New(_))
    }
}
