//! Takes pages out of the files of other programs into an archive.
//!
//! ```text
//! file → reader → Found, one by one → survey: which are wanted → raw file and sidecar
//! ```
//!
//! A reader is an iterator of what it [finds](capture::Found) in one file: pages with their bytes, and
//! whatever it leaves out, with the reason and the place. It knows neither the archive nor what is
//! wanted beyond the kinds of pages. A new kind of file is a reader, and a line in [`readers`].
//!
//! The files are read twice: first to know which capture of an address is the best and where the
//! bytes of a revisit are, then to write. So no more than one page is held, however large the files
//! are. What is in the archive already is known by its sidecar, so an import that was stopped goes on
//! where it was, and one that is called again writes nothing.

pub mod capture;
pub mod foreign;
mod later;
mod names;
pub mod origin;
mod placing;
mod readers;
pub mod reason;
mod redirects;
pub mod remark;
pub mod report;
mod saved;
mod sidecar;
mod survey;
pub mod table;
#[cfg(test)]
mod tests;
mod wacz;
pub mod wanted;
mod warc;

use std::io;

use crate::import::capture::{Beside, Capture, Found, LeftOut};
use crate::import::origin::Origin;
use crate::import::placing::{Placed, Shelving};
use crate::import::reason::Reason;
use crate::import::report::Report;
use crate::import::saved::Stated;
use crate::import::survey::{Choice, Number, Survey};
use crate::import::wanted::Wanted;
use crate::model::intake::{ImportSource, Shelf};

pub use readers::{Holding, holding, reader};

/// Reads files, and puts the pages that are wanted into the folder `into`, which is relative to the
/// archive's root and ends with `/`.
///
/// Fails where the archive cannot be written; what is wrong with the files is in the report.
pub fn import(
    sources: &[&dyn ImportSource],
    wanted: &Wanted,
    shelf: &mut dyn Shelf,
    into: &str,
) -> io::Result<Report> {
    let mut survey = Survey::new(wanted);
    let mut counts = Vec::new();
    for source in 0..sources.len() {
        let found = numbered(sources, source, wanted);
        counts.push(found.map(|(number, found)| survey.see(number, found)).count());
    }
    let shelving = Shelving::new(shelf, into, wanted.captures);
    let mut import =
        Import { wanted, choice: survey.settle(), shelving, report: Report::default() };
    for (source, first_count) in counts.into_iter().enumerate() {
        let mut count = 0;
        for (number, found) in numbered(sources, source, wanted) {
            import.take(number, found)?;
            count += 1;
        }
        let origin = Origin::file(&sources[source].path().into());
        let reason = match count {
            _ if count != first_count => Some(Reason::Changed),
            0 => Some(Reason::Nothing),
            _ => None,
        };
        let left_out = reason.map(|reason| LeftOut::new(reason, "", origin));
        left_out.into_iter().for_each(|left_out| import.report.leave_out(left_out));
    }
    import.report.files = sources.len();
    Ok(import.report)
}

/// What is found in one of the files.
fn numbered<'a>(
    sources: &[&'a dyn ImportSource],
    source: usize,
    wanted: &'a Wanted,
) -> impl Iterator<Item = (Number, Found)> + 'a {
    let found = reader(sources[source], wanted);
    (0..).zip(found).map(move |(at, found)| (Number { source, at }, found))
}

/// The second reading.
struct Import<'a> {
    wanted: &'a Wanted,
    choice: Choice,
    shelving: Shelving<'a>,
    report: Report,
}

impl Import<'_> {
    /// Writes what is wanted of the thing with a number, and counts the rest.
    fn take(&mut self, number: Number, found: Found) -> io::Result<()> {
        match found {
            Found::LeftOut(left_out) => self.report.leave_out(left_out),
            Found::Beside(beside) => self.place_beside(&beside)?,
            Found::Revisit(revisit) => {
                let passed = self.choice.passed(number);
                if passed == Some(Reason::LostRevisit) && self.shelving.has_bytes_of(&revisit)? {
                    self.report.there += 1;
                } else if let Some(reason) = passed {
                    self.report.leave_out(LeftOut::new(reason, revisit.address, revisit.origin));
                }
            }
            Found::Page(mut page) => {
                let borrowers = self.choice.borrowers(number);
                self.take_own(number, &page)?;
                for revisit in borrowers {
                    page.fields.url = Some(revisit.address);
                    (page.captured, page.origin) = (revisit.captured, revisit.origin);
                    self.place(&page)?;
                }
            }
        }
        Ok(())
    }

    /// Writes a page as its own capture, if that is wanted.
    fn take_own(&mut self, number: Number, page: &Capture) -> io::Result<()> {
        let is_alone = page.address().is_none() || page.row.is_some();
        let is_best = is_alone || self.choice.is_best(number);
        let stated = if self.wanted.sifts() { Stated::of(page) } else { Stated::default() };
        let sight = self.choice.listed(number, stated.sight(page));
        match (self.wanted.check(sight), page.record.flaw) {
            (Ok(()), _) if is_best => self.place(page),
            (Ok(()), None) => self.leave_out(Reason::Older, page),
            (Ok(()), Some(_)) => self.leave_out(Reason::Flawed, page),
            (Err(reason), _) => self.leave_out(reason, page),
        }
    }

    fn place(&mut self, page: &Capture) -> io::Result<()> {
        match self.shelving.place(page)? {
            Placed::New(path) => self.report.take(page, &path),
            Placed::Renamed(path) => {
                self.report.take(page, &path);
                self.report.rename(page, &path);
            }
            Placed::There => self.report.find(page),
            Placed::Not(reason) => self.leave_out(reason, page)?,
        }
        Ok(())
    }

    fn place_beside(&mut self, beside: &Beside) -> io::Result<()> {
        match self.shelving.place_beside(beside)? {
            Placed::Not(reason) => {
                self.report.leave_out(LeftOut::new(reason, "", beside.origin.clone()));
            }
            Placed::New(_) | Placed::Renamed(_) => self.report.beside += 1,
            Placed::There => {}
        }
        Ok(())
    }

    fn leave_out(&mut self, reason: Reason, page: &Capture) -> io::Result<()> {
        let what = page.address().unwrap_or_default().to_owned();
        self.report.leave_out(LeftOut::new(reason, what, page.origin.clone()));
        Ok(())
    }
}
