//! Finds a page's place in the archive, and puts it there.
//!
//! The sidecar is written first, the raw file behind it, each whole or not at all. A sidecar without
//! its page is left where an import was killed between the two; the next one puts the page beside it.

mod archived;
mod revisits;

use std::collections::HashMap;
use std::io;

use postil_clean::model::ending::ENDINGS;

use archived::{Archived, ArchivedPages};

use crate::import::capture::{Beside, Capture};
use crate::import::later::{LaterCaptures, first_of};
use crate::import::names::{Names, names};
use crate::import::reason::Reason;
use crate::import::sidecar;
use crate::import::wanted::Captures;
use crate::model::intake::Shelf;
use crate::model::sidecar::Sidecar;
use crate::model::web_address;
use crate::written::sidecar::read_sidecar;

/// Where imported pages go.
pub(super) struct Shelving<'a> {
    shelf: &'a mut dyn Shelf,
    /// The folder, with a `/` at its end.
    into: &'a str,
    captures: Captures,
    later: LaterCaptures,
    /// Of pages with later captures.
    archived: ArchivedPages,
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

impl<'a> Shelving<'a> {
    /// The folder `into` of an archive, which takes such captures.
    pub fn new(shelf: &'a mut dyn Shelf, into: &'a str, captures: Captures) -> Self {
        let (later, archived) = (LaterCaptures::default(), ArchivedPages::default());
        Shelving { shelf, into, captures, later, archived, moved: HashMap::new() }
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
        let has_later = self.look(plain)?;
        let archived = self.archived.of(plain, arrival.page.address());
        let placed = archived.and_then(|archived| arrival.among(archived));
        if !has_later {
            // Nearly all pages are of this kind, and cost one look.
            self.archived.forget(plain);
        }
        Ok(placed)
    }

    /// Reads what the captures below a name are, unless that is known; says whether there are any
    /// besides the first.
    fn look(&mut self, plain: &str) -> io::Result<bool> {
        if self.archived.knows(plain) {
            return Ok(true);
        }
        self.archived.begin(plain);
        self.take(plain, plain)?;
        let later = self.later.of(plain, &*self.shelf)?;
        later.iter().try_for_each(|stem| self.take(plain, stem))?;
        Ok(!later.is_empty())
    }

    /// Takes note of a capture below a name, where it stands there whole.
    fn take(&mut self, plain: &str, stem: &str) -> io::Result<()> {
        let sidecar = self.sidecar(stem)?.filter(|_| self.has_page(stem));
        sidecar.iter().for_each(|sidecar| self.archived.add(plain, sidecar));
        Ok(())
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
        for plain in [Some(stem), first_of(stem)].into_iter().flatten() {
            if self.archived.knows(plain) {
                self.take(plain, stem)?;
            }
        }
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

    /// Whether a raw file has a name: all of one name have one address, whatever their endings.
    fn has_page(&self, stem: &str) -> bool {
        ENDINGS.iter().any(|(ending, _)| self.shelf.has(&format!("{stem}.{ending}")))
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
    fn among(&self, archived: &Archived) -> Option<Placed> {
        let (best, is_best) = archived.best(&self.digest)?;
        let has_bytes = archived.has(&self.digest);
        if self.page.row.is_some() {
            return has_bytes.then_some(Placed::There);
        }
        match best >= self.page.sight().worth() {
            _ if is_best => Some(Placed::There),
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
