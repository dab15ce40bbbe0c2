//! Makes the files of a site that are not what they should be, one at a time.

use std::sync::Mutex;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::key::Key;
use crate::model::output::{FileKey, Stage};
use crate::site::catalogue::{Catalogue, Item};
use crate::site::explain::{self, Reason};
use crate::site::library::Library;
use crate::site::{Progress, Work};

/// What a site is to hold, and what was made for it.
#[derive(Debug, Default)]
pub struct Staged {
    /// Every file with its key, sorted by path.
    pub files: Vec<(String, FileKey)>,
    /// The paths of those that were made, with the reasons.
    pub made: Vec<(String, Vec<Reason>)>,
}

/// Makes every file whose key is not that of the published one, in parallel, and stages it.
///
/// Fails with everything that could not be made: a site without it would have the pages of an
/// earlier build deleted because of a slip in a template.
pub fn stage(
    catalogue: &Catalogue,
    library: &Library,
    stage: &dyn Stage,
    progress: &dyn Progress,
) -> Result<Staged, Vec<Diagnostic>> {
    let pieces = catalogue.published_pieces(stage);
    let pieces =
        pieces.map_or_else(|| catalogue.pieces(library), Ok).map_err(|fault| vec![fault])?;
    let items = with_pieces(catalogue, &pieces);
    let keys: Vec<FileKey> = items.par_iter().map(|item| catalogue.key(item)).collect();
    let paths: Vec<&str> = items.iter().map(|item| item.path.as_str()).collect();
    let known = stage.known_all(&paths).into_iter().zip(&keys);
    let reasons = known.map(|(known, key)| explain::stale_file(known.as_ref(), key));
    let reasons: Vec<Vec<Reason>> = reasons.collect();
    let stale: Vec<usize> = (0..items.len()).filter(|place| !reasons[*place].is_empty()).collect();
    if stale.iter().any(|place| catalogue.needs_index(items[*place])) {
        // Here and not among the threads, which would wait for one another.
        let stale = stale.iter().map(|place| items[*place]);
        catalogue.check_pieces(stale, library).map_err(|fault| vec![fault])?;
    }
    progress.begin(Work::Rendering, stale.len());
    let problems = Mutex::new(Vec::new());
    stale.par_iter().for_each(|place| {
        let item = items[*place];
        if let Err(problem) = stage_one(catalogue, library, stage, (item, keys[*place])) {
            problems.lock().expect("nothing panics with the list").push(problem);
        }
        progress.step();
    });
    let problems = problems.into_inner().expect("nothing panics with the list");
    if !problems.is_empty() {
        return Err(problems);
    }
    let made = items.iter().zip(reasons).filter(|(_, reasons)| !reasons.is_empty());
    let made = made.map(|(item, reasons)| (item.path.clone(), reasons)).collect();
    let files = items.iter().map(|item| item.path.clone()).zip(keys).collect();
    Ok(Staged { files, made })
}

/// Every file of the site, sorted by path; a piece of the index makes way for another file.
fn with_pieces<'a>(catalogue: &'a Catalogue, pieces: &'a [Item]) -> Vec<&'a Item> {
    let pieces = pieces.iter().filter(|piece| catalogue.item(&piece.path).is_none());
    let mut items = catalogue.items();
    items.extend(pieces);
    items.par_sort_by(|one, other| one.path.cmp(&other.path));
    items
}

/// Makes a file and stages it; a copy of a file of the archive and a file about many articles are
/// never held whole.
fn stage_one(
    catalogue: &Catalogue,
    library: &Library,
    stage: &dyn Stage,
    (item, key): (&Item, FileKey),
) -> Result<(), Diagnostic> {
    let failed = |error| catalogue::file_not_staged(&item.path, &error);
    if let Some(mut portions) = catalogue.portions(item, library) {
        // What it was made from has changed, so the published bytes need not be known.
        let staged = stage.copy(&item.path, key, Key::default(), &mut portions);
        return match portions.take_fault() {
            Some(fault) => Err(fault),
            None => staged.map(drop).map_err(failed),
        };
    }
    let Some((original, state)) = catalogue.original(item) else {
        let bytes = catalogue.make(item, library)?;
        return stage.put(&item.path, key, &bytes).map_err(failed);
    };
    let mut from = library.open(original)?;
    let copied = stage.copy(&item.path, key, state.digest, &mut from).map_err(failed)?;
    state.expect(original, copied)
}
