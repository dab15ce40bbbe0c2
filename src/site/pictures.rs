//! The pictures of an archive's articles: which of their files are there, and what is published.
//!
//! A picture is published once, under a name made of its bytes, however many articles show it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::PublishedPicture;
use crate::model::files::Files;
use crate::model::head::{Head, PictureClue};
use crate::model::key::Key;
use crate::model::limits;
use crate::model::picture::PictureFacts;
use crate::model::route::Route;
use crate::model::spelling::Spellings;
use crate::site::document::{FileState, PictureState};
use postil_clean::ingest::picture_facts;

/// The folder of published pictures.
const FOLDER: &str = "assets/pictures/";

/// The pictures of an archive.
#[derive(Debug, Default)]
pub struct Pictures {
    /// The files that articles name and that are there, by path.
    pub states: BTreeMap<String, PictureState>,
    /// What is published, each once, by its key.
    pub files: Vec<PictureFile>,
}

/// A picture that is published.
#[derive(Debug)]
pub struct PictureFile {
    /// Its address.
    pub route: Route,
    /// The key of its bytes.
    pub key: Key,
    /// Where these are.
    pub origin: PictureOrigin,
}

/// Where the bytes of a picture are.
#[derive(Debug)]
pub enum PictureOrigin {
    /// In a file of the archive.
    File(String, FileState),
    /// In a raw file.
    Embedded {
        /// The path of the raw file.
        article: String,
        /// BLAKE3 of the bytes, in hexadecimal.
        digest: String,
    },
}

impl Pictures {
    /// Looks at the pictures that articles name; `known` is what was known of them before.
    ///
    /// Gives also what their pages show, by the names of the clues, and what there is to say.
    pub fn look(
        files: &dyn Files,
        heads: &[Arc<Head>],
        known: &BTreeMap<String, PictureState>,
    ) -> (Pictures, BTreeMap<String, PublishedPicture>, Vec<Diagnostic>) {
        let spellings = Spellings::new(files.paths());
        let (states, mut diagnostics) = states(files, &spellings, heads, known);
        diagnostics.extend(heads.iter().filter_map(|head| missing(head, &states)));
        let mut pictures = Pictures { states, files: Vec::new() };
        let mut shown = BTreeMap::new();
        let mut published = BTreeSet::new();
        for head in heads {
            for clue in &head.pictures {
                let Some((file, view)) = pictures.published(head, clue, &spellings) else {
                    continue;
                };
                shown.insert(clue.name().to_owned(), view);
                if published.insert(file.key) {
                    pictures.files.push(file);
                }
            }
        }
        pictures.files.sort_by_key(|file| file.key);
        (pictures, shown, diagnostics)
    }

    /// A picture of an article as it is published; none of one that is not shown.
    fn published(
        &self,
        head: &Head,
        clue: &PictureClue,
        spellings: &Spellings,
    ) -> Option<(PictureFile, PublishedPicture)> {
        let (key, facts, origin) = match clue {
            PictureClue::File { path, .. } => {
                let found = self.states.get(path)?;
                let origin = PictureOrigin::File(spellings.of(path)?.to_owned(), found.state);
                (found.state.digest, found.facts?, origin)
            }
            PictureClue::Embedded(picture) => {
                let digest = picture.digest.clone();
                let key = digest.get(..32)?.parse().ok()?;
                let origin = PictureOrigin::Embedded { article: head.path.clone(), digest };
                (key, picture.facts, origin)
            }
        };
        let PictureFacts { kind, width, height } = facts;
        let route = Route::file(&format!("{FOLDER}{key}.{kind}"));
        let view = PublishedPicture { file: route.clone(), width, height };
        Some((PictureFile { route, key, origin }, view))
    }
}

/// What is known of the files that articles name and that are there, by the names that articles have
/// for them.
fn states(
    files: &dyn Files,
    spellings: &Spellings,
    heads: &[Arc<Head>],
    known: &BTreeMap<String, PictureState>,
) -> (BTreeMap<String, PictureState>, Vec<Diagnostic>) {
    let named = heads.iter().flat_map(|head| &head.pictures).filter_map(|clue| match clue {
        PictureClue::File { path, .. } => Some(path),
        PictureClue::Embedded(_) => None,
    });
    let named: BTreeSet<&String> = named.collect();
    let there = named.into_iter().filter_map(|named| Some((named, spellings.of(named)?)));
    let there: Vec<(&String, &str)> = there.collect();
    let look = |(named, path): &(&String, &str)| state(files, path, known.get(*named).copied());
    let looked: Vec<_> = there.par_iter().map(look).collect();
    let (mut states, mut diagnostics) = (BTreeMap::new(), Vec::new());
    for ((named, _), state) in there.into_iter().zip(looked) {
        match state {
            Ok(state) => drop(states.insert(named.clone(), state)),
            Err(problem) => diagnostics.push(problem),
        }
    }
    (states, diagnostics)
}

/// What a file of a picture is; it is read where it has changed.
fn state(
    files: &dyn Files,
    path: &str,
    known: Option<PictureState>,
) -> Result<PictureState, Diagnostic> {
    let before = known.map(|known| known.state);
    let found = FileState::of(files, path, before);
    let (state, bytes) = found.map_err(|error| catalogue::unreadable_file(path, &error))?;
    match (bytes, known) {
        (None, Some(known)) => Ok(PictureState { state, ..known }),
        (bytes, _) => {
            let bytes = bytes.unwrap_or_default();
            if bytes.len() > limits::PICTURE_BYTES {
                return Err(catalogue::large_picture(path, bytes.len()));
            }
            let facts = picture_facts(&bytes).filter(PictureFacts::can_be_shown);
            Ok(PictureState { state, facts })
        }
    }
}

/// Says how many pictures of an article are not there.
fn missing(head: &Head, states: &BTreeMap<String, PictureState>) -> Option<Diagnostic> {
    let lost = head.pictures.iter().filter_map(|clue| match clue {
        PictureClue::File { path, is_on_web: false } if !states.contains_key(path) => Some(path),
        _ => None,
    });
    let lost: Vec<&String> = lost.collect();
    Some(catalogue::missing_pictures(&head.path, lost.first()?, lost.len()))
}
