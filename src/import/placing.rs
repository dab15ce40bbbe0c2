//! Finds a page's place in the archive, and puts it there.
//!
//! The sidecar is written first, the raw file behind it, each whole or not at all. A sidecar without
//! its page is left where an import was killed between the two; the next one puts the page beside it.

use std::io;

use crate::import::capture::Capture;
use crate::import::names::{Names, names};
use crate::import::reason::Reason;
use crate::import::sidecar;
use crate::import::wanted::Captures;
use crate::model::intake::Shelf;
use crate::model::sidecar::Sidecar;
use crate::model::web_address;
use crate::written::sidecar::read_sidecar;

/// The endings of raw files: pages of one name have one address whatever their endings.
const ENDINGS: [&str; 6] = ["html", "htm", "xhtml", "txt", "md", "markdown"];

/// Where imported pages go.
pub(super) struct Shelving<'a> {
    pub shelf: &'a mut dyn Shelf,
    /// The folder, with a `/` at its end.
    pub into: &'a str,
    pub captures: Captures,
}

/// What became of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Placed {
    /// It stands at a path.
    New(String),
    /// It stands at a path that is not its own, for something else has that.
    Renamed(String),
    /// It was there already.
    There,
    /// It was left out.
    Not(Reason),
}

/// What stands under a name.
enum Standing {
    Nothing,
    /// The page's own sidecar, and no page.
    Unfinished,
    /// The page itself.
    Same,
    /// A capture of the same address that is as new, or newer.
    Newer,
    /// An older capture of the same address.
    Older,
    /// Something else.
    Other,
}

impl Shelving<'_> {
    /// Puts a page where it belongs, unless it is there or something better is.
    ///
    /// Fails as the archive's file system does.
    pub fn place(&mut self, page: &Capture) -> io::Result<Placed> {
        let digest = sidecar::digest(&page.bytes);
        let Names { plain, timed, distinct } = names(page, &digest);
        let mut names = vec![plain, timed, distinct];
        let mut is_renamed = false;
        for (at, name) in names.drain(..).enumerate() {
            let stem = format!("{}{name}", self.into);
            match self.standing(&stem, page, &digest)? {
                Standing::Same => return Ok(Placed::There),
                Standing::Newer => return Ok(Placed::Not(Reason::OlderThanArchived)),
                // Where each capture is wanted, all are called after their times.
                Standing::Nothing if at == 0 && self.is_timed(page) => {}
                Standing::Nothing => return self.write(&stem, page, Some(&digest), is_renamed),
                Standing::Unfinished => return self.write(&stem, page, None, is_renamed),
                Standing::Older => {}
                Standing::Other => is_renamed = true,
            }
        }
        Ok(Placed::Not(Reason::NoName))
    }

    /// Writes a page, and before it its sidecar where the digest for one is given.
    fn write(
        &mut self,
        stem: &str,
        page: &Capture,
        digest: Option<&str>,
        is_renamed: bool,
    ) -> io::Result<Placed> {
        let path = format!("{stem}.{}", page.format.ending());
        if let Some(digest) = digest {
            let sidecar = sidecar::written(page, digest);
            self.shelf.put(&format!("{stem}.toml"), sidecar.as_bytes())?;
        }
        self.shelf.put(&path, &page.bytes)?;
        Ok(if is_renamed { Placed::Renamed(path) } else { Placed::New(path) })
    }

    fn standing(&self, stem: &str, page: &Capture, digest: &str) -> io::Result<Standing> {
        let has_page = ENDINGS.iter().any(|ending| self.shelf.has(&format!("{stem}.{ending}")));
        let path = format!("{stem}.toml");
        let Some(bytes) = self.shelf.sidecar(&path)? else {
            return Ok(if has_page { Standing::Other } else { Standing::Nothing });
        };
        let (known, _) = read_sidecar(&path, &bytes);
        let is_same_page = address(known.overrides.url.as_deref()) == address(page.address());
        let has_bytes = known.capture.digest.as_deref() == Some(digest);
        Ok(match self.captures {
            _ if !is_same_page => Standing::Other,
            _ if has_bytes && !self.is_another_time(&known, page) => {
                if has_page {
                    Standing::Same
                } else {
                    Standing::Unfinished
                }
            }
            _ if page.row.is_some() => Standing::Older,
            Captures::All => Standing::Older,
            Captures::Last if known.captured >= page.captured => Standing::Newer,
            Captures::Last => Standing::Older,
        })
    }

    /// Whether a page is called after its time in any case.
    fn is_timed(&self, page: &Capture) -> bool {
        self.captures == Captures::All && page.row.is_none()
    }

    /// Whether the time tells a capture from one with the same bytes: where each one is wanted.
    fn is_another_time(&self, known: &Sidecar, page: &Capture) -> bool {
        self.captures == Captures::All && known.captured != page.captured
    }
}

fn address(address: Option<&str>) -> Option<String> {
    address.map(web_address::plain)
}
