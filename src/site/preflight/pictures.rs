//! Pictures for which a reader on a phone waits.

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::files::Files;
use crate::site::pictures::{PictureOrigin, Pictures};

/// The bytes of a picture that are a lot; as those that pages have are a tenth of it, it is some
/// camera's own.
const MANY: u64 = 1_000_000;

/// Names the files of pictures that are heavy.
pub(super) fn heavy(pictures: &Pictures, files: &dyn Files) -> Option<Diagnostic> {
    let paths = pictures.files.iter().filter_map(|picture| match &picture.origin {
        PictureOrigin::File(path, _) => Some(&**path),
        PictureOrigin::Embedded { .. } => None,
    });
    let mut heavy: Vec<&str> = paths.filter(|path| size(files, path) > MANY).collect();
    heavy.sort_unstable();
    (!heavy.is_empty()).then(|| catalogue::heavy_pictures(&heavy, MANY))
}

/// The bytes of a file; none of one that is gone.
fn size(files: &dyn Files, path: &str) -> u64 {
    let read = || files.read(path).map_or(0, |bytes| bytes.len() as u64);
    files.stamp(path).map_or_else(read, |stamp| stamp.size)
}
