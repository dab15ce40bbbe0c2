//! Reads what people put into an archive, and nothing that could hang or flood the program.
//!
//! A named pipe makes whoever opens it wait, a device may do anything, and a file of gigabytes would
//! fill the memory only to be called binary. So whatever is not a plain file is refused before it is
//! opened, and again by its handle, for it may have turned into something else in between.

#[cfg(test)]
pub(in crate::disk) mod tests;

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::diagnostic::RefusedFile;
use crate::model::limits;

/// The most bytes that are read of one file; the largest scraped pages have a few million.
pub const LIMIT: u64 = limits::RAW_FILE_BYTES as u64;

/// Reads a file whole.
///
/// Fails with a [`RefusedFile`] where it is no plain file or has more than [`LIMIT`] bytes, and as
/// the file system does.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    read_up_to(path, LIMIT)
}

/// Reads a file whole, however large it is: one that Postil has written, as far as it knows.
///
/// Fails with a [`RefusedFile`] where it is no plain file, and as the file system does.
pub(super) fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    read_up_to(path, u64::MAX - 1)
}

/// Reads a text that Postil has written, however long it is.
///
/// Fails as [`read_own`] does, and with `InvalidData` where it is not UTF-8.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    String::from_utf8(read_own(path)?)
        .map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

/// Opens a plain file.
///
/// Fails with a [`RefusedFile`] where it is none, and as the file system does.
pub(super) fn open(path: &Path) -> io::Result<File> {
    refuse_special(fs::metadata(path)?.file_type())?;
    let file = without_waiting().open(path)?;
    refuse_special(file.metadata()?.file_type())?;
    Ok(file)
}

/// What something is that is neither a file nor a folder nor a link, as `a named pipe`.
pub(super) fn special_kind(found: FileType) -> Option<&'static str> {
    let plain = found.is_file() || found.is_dir() || found.is_symlink();
    (!plain).then(|| kind(found))
}

fn read_up_to(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = open(path)?;
    let refused = |size| Err(RefusedFile::TooLarge { size, limit }.into());
    let size = file.metadata()?.len();
    if size > limit {
        return refused(size);
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(size as usize)?;
    // It may have grown since, or be one of those whose size the system does not tell.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > limit {
        true => refused(bytes.len() as u64),
        false => Ok(bytes),
    }
}

fn refuse_special(found: FileType) -> io::Result<()> {
    special_kind(found).map_or(Ok(()), |kind| Err(RefusedFile::Special(kind).into()))
}

/// Opens for reading; where the system can, without waiting for somebody to write.
fn without_waiting() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        libc::O_NONBLOCK | libc::O_NOCTTY,
    );
    options
}

#[cfg(unix)]
fn kind(found: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match found {
        found if found.is_fifo() => "a named pipe",
        found if found.is_socket() => "a socket",
        _ => "a device",
    }
}

/// The system does not say.
#[cfg(not(unix))]
fn kind(_: FileType) -> &'static str {
    "a device"
}
