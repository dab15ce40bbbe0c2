//! Tells whether the archive has the bytes of a page that had not changed.

use std::io;

use super::{ENDINGS, Shelving};
use crate::import::capture::Revisit;
use crate::import::names::of_address;
use crate::model::sidecar::Sidecar;
use crate::model::web_address;
use postil_warc::is_digest_of;

impl Shelving<'_> {
    /// Whether the archive has the capture that a revisit refers to, under the revisit's own address:
    /// one of the time that it names, or with the bytes that its digest is of.
    ///
    /// Fails as the archive's file system does.
    pub fn has_bytes_of(&mut self, revisit: &Revisit) -> io::Result<bool> {
        let plain = format!("{}{}", self.into, of_address(&revisit.address));
        let mut stems = self.later.of(&plain, &*self.shelf)?;
        stems.push(plain);
        for stem in stems {
            let Some(sidecar) = self.sidecar(&stem)? else { continue };
            if is_of(&sidecar, revisit) && self.is_first(&stem, &sidecar, revisit)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a page that is there is the one that had not changed.
    fn is_first(&self, stem: &str, sidecar: &Sidecar, revisit: &Revisit) -> io::Result<bool> {
        let paths = ENDINGS.iter().map(|(ending, _)| format!("{stem}.{ending}"));
        let Some(path) = paths.into_iter().find(|path| self.shelf.has(path)) else {
            return Ok(false);
        };
        if sidecar.captured.is_some() && sidecar.captured == revisit.unchanged_since {
            return Ok(true);
        }
        let Some(digest) = &revisit.payload_digest else { return Ok(false) };
        let bytes = self.shelf.read(&path)?.unwrap_or_default();
        Ok(is_digest_of(digest, &bytes) == Some(true))
    }
}

fn is_of(sidecar: &Sidecar, revisit: &Revisit) -> bool {
    let stated = sidecar.overrides.url.as_deref();
    stated.is_some_and(|stated| web_address::key(stated) == web_address::key(&revisit.address))
}
