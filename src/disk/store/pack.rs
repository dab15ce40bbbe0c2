//! Packs: files of blobs, one behind the other.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disk::input;
use crate::disk::load::at;
use crate::disk::locks;
use crate::disk::store::Packs;
use crate::model::key::Key;
use crate::model::store::Blob;

/// The ending of a pack's name; before it stands its number.
const ENDING: &str = "pack";
/// So many bytes are collected before they are written.
const BUFFER: usize = 1 << 20;

/// A pack that is complete. As long as it is open nobody deletes it.
#[derive(Debug)]
pub(super) struct Pack {
    file: File,
    size: u64,
    _lock: File,
}

impl Pack {
    fn open(path: &Path) -> io::Result<Pack> {
        let lock = locks::of_file(path)?;
        lock.try_lock_shared()?;
        let file = input::open(path)?;
        let size = file.metadata()?.len();
        Ok(Pack { file, size, _lock: lock })
    }

    /// Its size in bytes.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// The bytes at a blob's place.
    pub(super) fn read(&self, blob: &Blob) -> Option<Vec<u8>> {
        let end = blob.offset.checked_add(u64::from(blob.length))?;
        if end > self.size {
            return None;
        }
        read_at(&self.file, blob).ok()
    }
}

/// The pack that a process is writing.
#[derive(Debug)]
pub(super) struct Writing {
    number: u64,
    path: PathBuf,
    file: File,
    /// The same file, to read from.
    reader: File,
    _lock: File,
    /// What is in the file already.
    written: u64,
    /// What is not.
    pending: Vec<u8>,
}

impl Writing {
    /// Begins a pack under a number that no other has.
    pub(super) fn new(folder: &Path) -> io::Result<Writing> {
        fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(io::Error::other)?;
        // The largest number stands for blobs that are in no pack.
        let number = u64::from_le_bytes(random) >> 1;
        let path = folder.join(file_name(number));
        let begin = || -> io::Result<[File; 3]> {
            let file = File::create_new(&path)?;
            let lock = locks::of_file(&path)?;
            lock.lock_shared()?;
            Ok([file, File::open(&path)?, lock])
        };
        let [file, reader, lock] = match begin() {
            // Before it was locked, somebody took it for one that nobody uses.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Writing::new(folder),
            begun => begun.map_err(|error| at(&path, error))?,
        };
        let (written, pending) = (0, Vec::new());
        Ok(Writing { number, path, file, reader, _lock: lock, written, pending })
    }

    /// Its number.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// How many bytes it has.
    pub(super) fn size(&self) -> u64 {
        self.written + self.pending.len() as u64
    }

    /// The same as a pack that nothing is added to, with its number.
    ///
    /// Both are locked, so that the pack is at no moment nobody's. Fails as the disk does.
    pub(super) fn complete(&mut self) -> io::Result<(u64, Pack)> {
        self.flush()?;
        let pack = Pack::open(&self.path).map_err(|error| at(&self.path, error))?;
        Ok((self.number, pack))
    }

    /// Adds a blob.
    pub(super) fn append(&mut self, bytes: &[u8], check: Key) -> io::Result<Blob> {
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        let offset = self.written + self.pending.len() as u64;
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= BUFFER {
            self.flush()?;
        }
        Ok(Blob { pack: self.number, offset, length, check })
    }

    /// Writes what was collected; where that fails, as much as can be written.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let mut done = 0;
        let result = loop {
            match self.file.write(&self.pending[done..]) {
                Ok(0) if done == self.pending.len() => break Ok(()),
                Ok(0) => break Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => done += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => break Err(at(&self.path, error)),
            }
        };
        self.written += done as u64;
        self.pending.drain(..done);
        result
    }

    /// The bytes at a blob's place.
    pub(super) fn read(&mut self, blob: &Blob) -> Option<Vec<u8>> {
        let end = blob.offset.checked_add(u64::from(blob.length))?;
        if let Some(start) = blob.offset.checked_sub(self.written) {
            let pending = start as usize..(end - self.written) as usize;
            return self.pending.get(pending).map(<[u8]>::to_vec);
        }
        if end > self.written {
            self.flush().ok()?;
        }
        read_at(&self.reader, blob).ok()
    }
}

#[cfg(unix)]
fn read_at(file: &File, blob: &Blob) -> io::Result<Vec<u8>> {
    use std::os::unix::fs::FileExt;
    let mut bytes = vec![0; blob.length as usize];
    file.read_exact_at(&mut bytes, blob.offset)?;
    Ok(bytes)
}

#[cfg(windows)]
fn read_at(file: &File, blob: &Blob) -> io::Result<Vec<u8>> {
    use std::os::windows::fs::FileExt;
    let mut bytes = vec![0; blob.length as usize];
    let mut filled = 0;
    while filled < bytes.len() {
        match file.seek_read(&mut bytes[filled..], blob.offset + filled as u64)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => filled += read,
        }
    }
    Ok(bytes)
}

/// Opens some packs of a folder; those that cannot be opened are left out.
pub(super) fn open_all(folder: &Path, numbers: &BTreeSet<u64>) -> Packs {
    let open = |number: &u64| {
        let pack = Pack::open(&folder.join(file_name(*number))).ok()?;
        Some((*number, Arc::new(pack)))
    };
    numbers.iter().filter_map(open).collect()
}

/// Deletes the packs that nobody names and nobody uses.
pub(super) fn delete_unnamed(folder: &Path, named: &BTreeSet<u64>) {
    for (_, path) in listed(folder).filter(|(number, _)| !named.contains(number)) {
        let Ok(lock) = locks::of_file(&path) else { continue };
        // It stays locked until it is gone, so that nobody begins to use it in between.
        if lock.try_lock().is_ok() {
            // One that stays is tried again by the next build.
            fs::remove_file(&path).ok();
            locks::forget(&path);
        }
    }
}

/// The packs of a folder by their numbers.
fn listed(folder: &Path) -> impl Iterator<Item = (u64, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        let path = entry.path();
        let number = u64::from_str_radix(path.file_stem()?.to_str()?, 16).ok()?;
        // Another spelling of a number is a file of somebody else.
        (entry.file_name().to_str() == Some(&file_name(number))).then_some((number, path))
    })
}

/// The name of a pack's file.
fn file_name(number: u64) -> String {
    format!("{number:016x}.{ENDING}")
}
