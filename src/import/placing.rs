//! Finds a page's place in the archive, and puts it there.
//!
//! The sidecar is written first, the raw file behind it, each whole or not at all. A sidecar without
//! its page is left where an import was killed between the two; the next one puts the page beside it.

mod revisits;

use std::collections::HashMap;
use std::io;

use crate::import::capture::{Beside, Capture};
use crate::import::later::LaterCaptures;
use crate::import::names::{Names, names};
use crate::import::reason::Reason;
use crate::import::sidecar;
use crate::import::wanted::Captures;
use crate::model::captures::Worth;
use crate::model::intake::Shelf;
use crate::model::sidecar::Sidecar;
use crate::model::web_address;
use crate::written::sidecar::read_sidecar;

/// The endings of raw files: pages of one name have one address whatever their endings.
const ENDINGS: [&str; 8] = ["html", "htm", "xhtml", "mhtml", "mht", "txt", "md", "markdown"];

/// Where imported pages go.
pub(super) struct Shelving<'a> {
    shelf: &'a mut dyn Shelf,
    /// The folder, with a `/` at its end.
    into: &'a str,
    captures: Captures,
    later: LaterCaptures,
    /// The folders of pages that were files and could not have their own names, by these.
    moved: HashMap<String, String>,
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
    /// Another capture of the same address.
    Another,
    /// Something else.
    Other,
}

/// A page on its way into the archive.
struct Arrival<'p> {
    page: &'p Capture,
    digest: String,
}

/// What tells a capture in the archive from one that arrives.
struct Archived {
    worth: Worth,
    has_bytes: bool,
}

impl<'a> Shelving<'a> {
    /// The folder `into` of an archive, which takes such captures.
    pub fn new(shelf: &'a mut dyn Shelf, into: &'a str, captures: Captures) -> Self {
        Shelving { shelf, into, captures, later: LaterCaptures::default(), moved: HashMap::new() }
    }

    /// Puts a page where it belongs, unless it is there or something better is.
    ///
    /// Fails as the archive's file system does.
    pub fn place(&mut self, page: &Capture) -> io::Result<Placed> {
        let digest = sidecar::digest(&page.bytes);
        let Names { plain, timed, distinct } = names(page, &digest);
        let arrival = Arrival { page, digest };
        let stems = [plain, timed, distinct].map(|name| format!("{}{name}", self.into));
        if let Some(placed) = self.compared(&stems[0], &arrival)? {
            return Ok(placed);
        }
        let mut is_renamed = false;
        for (at, stem) in stems.iter().enumerate() {
            self.remember(page, stem);
            match self.standing(stem, &arrival)? {
                Standing::Same => return Ok(Placed::There),
                // Where each capture is wanted, all are called after their times.
                Standing::Nothing if at == 0 && self.is_timed(page) => {}
                Standing::Nothing => return self.write(stem, &arrival, is_renamed),
                Standing::Unfinished => return self.write_page(stem, page, is_renamed),
                Standing::Another => {}
                Standing::Other => is_renamed = true,
            }
        }
        Ok(Placed::Not(Reason::NoName))
    }

    /// Puts a file where its page is, unless it is there; another one of that name stays.
    ///
    /// Fails as the archive's file system does.
    pub fn place_beside(&mut self, beside: &Beside) -> io::Result<Placed> {
        let folder = self.moved.get(&beside.page).map_or(self.into, String::as_str);
        let path = format!("{folder}{}", beside.name);
        if !self.shelf.has(&path) {
            self.shelf.put(&path, &beside.bytes)?;
            return Ok(Placed::New(path));
        }
        let is_there = self.shelf.read(&path)?.is_some_and(|known| known == beside.bytes);
        Ok(if is_there { Placed::There } else { Placed::Not(Reason::NoName) })
    }

    /// Takes note of the folder that a page comes to stand in, where it is not the one it came with.
    fn remember(&mut self, page: &Capture, stem: &str) {
        let Some(own) = &page.own_name else { return };
        let folder = stem.strip_suffix(&own.stem).filter(|folder| *folder != self.into);
        let moved = folder.map(|folder| (own.stem.clone(), folder.to_owned()));
        self.moved.extend(moved);
    }

    /// What all captures of its address that the archive has say of a page: whether it is one of them,
    /// or worse than the best; nothing where it belongs beside them, or there are none.
    fn compared(&mut self, plain: &str, arrival: &Arrival) -> io::Result<Option<Placed>> {
        // Without an address nothing tells a capture of the page from a page of a like name.
        let is_alone = arrival.page.address().is_none();
        let is_free = || !self.has_page(plain) && !self.shelf.has(&format!("{plain}.toml"));
        let is_file = arrival.page.own_name.is_some();
        if self.captures == Captures::All || is_file || is_alone && is_free() {
            return Ok(None);
        }
        let mut known: Vec<Archived> = self.archived(plain, arrival)?.into_iter().collect();
        for stem in self.later.of(plain, &*self.shelf)? {
            known.extend(self.archived(&stem, arrival)?);
        }
        Ok(arrival.among(&known))
    }

    /// The capture of a page's address under a name, where one stands there whole.
    fn archived(&self, stem: &str, arrival: &Arrival) -> io::Result<Option<Archived>> {
        let Some(sidecar) = self.sidecar(stem)? else { return Ok(None) };
        let is_whole = arrival.is_of(&sidecar) && self.has_page(stem);
        let has_bytes = arrival.has_bytes_of(&sidecar);
        let worth = Worth::new(sidecar.captured, sidecar.capture.flaw);
        Ok(is_whole.then_some(Archived { worth, has_bytes }))
    }

    /// Writes a page, and before it its sidecar.
    fn write(&mut self, stem: &str, arrival: &Arrival, is_renamed: bool) -> io::Result<Placed> {
        let sidecar = sidecar::written(arrival.page, &arrival.digest);
        self.shelf.put(&format!("{stem}.toml"), sidecar.as_bytes())?;
        self.later.add(stem);
        self.write_page(stem, arrival.page, is_renamed)
    }

    fn write_page(&mut self, stem: &str, page: &Capture, is_renamed: bool) -> io::Result<Placed> {
        let path = format!("{stem}.{}", page.ending());
        self.shelf.put(&path, &page.bytes)?;
        Ok(if is_renamed { Placed::Renamed(path) } else { Placed::New(path) })
    }

    fn standing(&self, stem: &str, arrival: &Arrival) -> io::Result<Standing> {
        let has_page = self.has_page(stem);
        if has_page && self.has_file(stem, arrival.page)? {
            return Ok(Standing::Same);
        }
        let Some(known) = self.sidecar(stem)? else {
            return Ok(if has_page { Standing::Other } else { Standing::Nothing });
        };
        let is_same = arrival.has_bytes_of(&known) && !self.is_another_time(&known, arrival.page);
        Ok(match (arrival.is_of(&known), is_same, has_page) {
            (false, _, _) => Standing::Other,
            (true, true, false) => Standing::Unfinished,
            (true, true, true) => Standing::Same,
            (true, false, _) => Standing::Another,
        })
    }

    /// Whether a page that was a file stands under a name, byte for byte.
    fn has_file(&self, stem: &str, page: &Capture) -> io::Result<bool> {
        let path = format!("{stem}.{}", page.ending());
        if page.own_name.is_none() || !self.shelf.has(&path) {
            return Ok(false);
        }
        Ok(self.shelf.read(&path)?.is_some_and(|known| known == page.bytes))
    }

    fn has_page(&self, stem: &str) -> bool {
        ENDINGS.iter().any(|ending| self.shelf.has(&format!("{stem}.{ending}")))
    }

    fn sidecar(&self, stem: &str) -> io::Result<Option<Sidecar>> {
        let path = format!("{stem}.toml");
        let bytes = self.shelf.read(&path)?;
        Ok(bytes.map(|bytes| read_sidecar(&path, &bytes).0))
    }

    /// Whether a page is called after its time in any case.
    fn is_timed(&self, page: &Capture) -> bool {
        self.captures == Captures::All && page.row.is_none() && page.own_name.is_none()
    }

    /// Whether the time tells a capture from one with the same bytes: where each one is wanted, and
    /// where a page came back to what it had been.
    fn is_another_time(&self, known: &Sidecar, page: &Capture) -> bool {
        page.row.is_none() && page.own_name.is_none() && known.captured != page.captured
    }
}

impl Arrival<'_> {
    fn is_of(&self, sidecar: &Sidecar) -> bool {
        match self.page.own_name {
            Some(_) => self.has_bytes_of(sidecar),
            None => address(sidecar.overrides.url.as_deref()) == address(self.page.address()),
        }
    }

    fn has_bytes_of(&self, sidecar: &Sidecar) -> bool {
        sidecar.capture.digest.as_deref() == Some(&*self.digest)
    }

    /// What it is beside some captures of its address; nothing where it belongs among them.
    ///
    /// Rows of a table that differ all belong there, for nobody knows which of two is the newer.
    fn among(&self, known: &[Archived]) -> Option<Placed> {
        let best = known.iter().max_by_key(|archived| archived.worth)?;
        let has_bytes = known.iter().any(|archived| archived.has_bytes);
        if self.page.row.is_some() {
            return has_bytes.then_some(Placed::There);
        }
        match best.worth >= self.page.sight().worth() {
            _ if best.has_bytes => Some(Placed::There),
            true if has_bytes => Some(Placed::There),
            true if self.page.record.flaw.is_some() => Some(Placed::Not(Reason::Flawed)),
            true => Some(Placed::Not(Reason::OlderThanArchived)),
            false => None,
        }
    }
}

fn address(address: Option<&str>) -> Option<String> {
    address.map(web_address::plain)
}
