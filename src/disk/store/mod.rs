//! The store in `.postil/store/`: what earlier builds made.
//!
//! Blobs lie one behind the other in *packs*, files that are only ever appended to by the process
//! that made them and never changed afterwards. The *index* is one file that is put in place by
//! renaming. So a process may read while another writes: the last to finish has its index in place,
//! and what the other had made is made again when it is needed.
//!
//! Every blob and the index carry the key of their bytes. A store that is damaged, of another
//! version or killed amid its work gives less than it could, never something wrong.
//!
//! A process locks the packs that the index names when it begins, and those that it makes. A pack
//! that no index names is deleted by whoever can lock it alone when the index is next replaced.
//!
//! A process that goes on for long, as a preview does, ends its pack when most of it is waste, moves
//! what is left into the next one, and lets go of the old one with the next such move: until then
//! whoever knows the old places still reads there.
//!
//! An embedded database (`redb` 4.6) took 8.0 s for 100,000 articles where these files took 2.3 s, and
//! lets in one process at a time, so that a preview would keep a build out.

mod index;
mod pack;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use crate::disk::links;
use crate::disk::load::at;
use crate::disk::own_files::{Origin, STORE, replace};
use crate::model::key::Key;
use crate::model::store::{Blob, Store};

use pack::{Pack, Writing};

/// The index in the store's folder.
const INDEX: &str = "index";
/// A pack is emptied when more than half of it is blobs that nobody names…
const LARGEST_WASTE: u64 = 2;
/// … and the smallest ones when there are more packs than this.
const MOST_PACKS: usize = 12;
/// The pack that is being written is never ended for its waste before it has so many bytes.
const LEAST_TO_END: u64 = 1 << 20;

/// Packs by their numbers.
type Packs = BTreeMap<u64, Arc<Pack>>;

/// A store on the disk.
#[derive(Debug)]
pub struct DiskStore {
    /// The archive's folder.
    root: PathBuf,
    /// The complete packs that somebody may know a blob of.
    packs: RwLock<Packs>,
    writing: Mutex<Option<Writing>>,
}

impl DiskStore {
    /// Opens the store of an archive, whatever is left of it.
    pub fn open(root: &Path) -> Self {
        let (root, folder) = (root.to_owned(), root.join(STORE));
        // A pack that the index does not name must not be locked, or nobody could delete it.
        let packs = pack::open_all(&folder, &index::named(&folder.join(INDEX)));
        DiskStore { root, packs: RwLock::new(packs), writing: Mutex::default() }
    }

    /// Deletes the store of an archive.
    ///
    /// Fails as the disk does, and where a link leads out of the archive.
    pub fn delete(root: &Path) -> io::Result<()> {
        links::refuse(root, STORE)?;
        let folder = root.join(STORE);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            // A file in the place of the folder is no store, and not Postil's to delete.
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(()),
            result => result.map_err(|error| at(&folder, error)),
        }
    }

    fn folder(&self) -> PathBuf {
        self.root.join(STORE)
    }

    fn writing(&self) -> MutexGuard<'_, Option<Writing>> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The complete packs as they are now.
    fn packs(&self) -> Packs {
        self.packs.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn pack(&self, number: u64) -> Option<Arc<Pack>> {
        self.packs.read().unwrap_or_else(PoisonError::into_inner).get(&number).cloned()
    }

    fn change_packs(&self, change: impl FnOnce(&mut Packs)) {
        change(&mut self.packs.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// The bytes of a blob in the pack that is being written, or that has just been ended.
    fn read_open(&self, blob: &Blob) -> Option<Vec<u8>> {
        let mut writing = self.writing();
        match writing.as_mut().filter(|open| open.number() == blob.pack) {
            Some(open) => open.read(blob),
            None => self.pack(blob.pack)?.read(blob),
        }
    }

    /// Ends the pack that is being written, if most of it is waste.
    fn end_wasteful(&self, used: &BTreeMap<u64, u64>) {
        let mut writing = self.writing();
        let Some(open) = writing.as_mut() else { return };
        let used = used.get(&open.number()).copied().unwrap_or_default();
        if open.size() < LEAST_TO_END.max(LARGEST_WASTE * used) {
            return;
        }
        // One that cannot be ended grows on, and the next index tries again.
        if let Ok((number, pack)) = open.complete() {
            self.change_packs(|packs| drop(packs.insert(number, Arc::new(pack))));
            *writing = None;
        }
    }
}

/// How many bytes of each pack are blobs that are `live`.
fn used_bytes(live: &[Blob]) -> BTreeMap<u64, u64> {
    let mut used: BTreeMap<u64, u64> = BTreeMap::new();
    for blob in live {
        *used.entry(blob.pack).or_default() += u64::from(blob.length);
    }
    used
}

/// The packs that are emptied, of those that have something in use.
fn emptied(packs: &Packs, used: &BTreeMap<u64, u64>) -> BTreeSet<u64> {
    let size = |number: &u64| packs.get(number).map_or(0, |pack| pack.size());
    let old = used.iter().filter(|(number, _)| packs.contains_key(number));
    let wasteful = |(number, used): &(&u64, &u64)| size(number) > LARGEST_WASTE * **used;
    let mut emptied: BTreeSet<u64> =
        old.clone().filter(wasteful).map(|(number, _)| *number).collect();
    let mut by_size: Vec<u64> = old.map(|(number, _)| *number).collect();
    by_size.sort_by_key(|number| std::cmp::Reverse(size(number)));
    emptied.extend(by_size.into_iter().skip(MOST_PACKS / 2).filter(|_| used.len() > MOST_PACKS));
    emptied
}

impl Store for DiskStore {
    fn index(&self) -> Option<Vec<u8>> {
        index::read(&self.folder().join(INDEX))
    }

    fn read(&self, blob: &Blob) -> Option<Vec<u8>> {
        let bytes = match self.pack(blob.pack) {
            Some(pack) => pack.read(blob),
            None => self.read_open(blob),
        };
        bytes.filter(|bytes| Key::of_bytes(bytes) == blob.check)
    }

    fn append(&self, bytes: &[u8]) -> io::Result<Blob> {
        let check = Key::of_bytes(bytes);
        let mut writing = self.writing();
        if writing.is_none() {
            links::refuse(&self.root, STORE)?;
            *writing = Some(Writing::new(&self.folder())?);
        }
        let writing = writing.as_mut().expect("a pack was begun above");
        writing.append(bytes, check)
    }

    fn tidy(&self, live: &[Blob]) -> io::Result<Vec<(Blob, Blob)>> {
        let used = used_bytes(live);
        self.end_wasteful(&used);
        let emptied = emptied(&self.packs(), &used);
        if !emptied.is_empty() {
            // Those that were emptied before: nobody who is up to date knows of a blob in them.
            self.change_packs(|packs| packs.retain(|number, _| used.contains_key(number)));
        }
        let mut moved = Vec::new();
        for blob in live.iter().filter(|blob| emptied.contains(&blob.pack)) {
            // What cannot be read any more is left behind: it is made again when it is needed.
            if let Some(bytes) = self.read(blob) {
                moved.push((*blob, self.append(&bytes)?));
            }
        }
        Ok(moved)
    }

    fn replace_index(&self, index: &[u8], live: &[Blob]) -> io::Result<()> {
        if let Some(writing) = self.writing().as_mut() {
            writing.flush()?;
        }
        let named: BTreeSet<u64> = live.iter().map(|blob| blob.pack).collect();
        replace(
            &self.root,
            Path::new(STORE).join(INDEX),
            &index::draw(index, &named),
            Origin::Made,
        )?;
        pack::delete_unnamed(&self.folder(), &named);
        Ok(())
    }
}
