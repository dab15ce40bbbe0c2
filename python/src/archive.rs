//! The pages of a web archive, read from a file of Python's.
//!
//! What is a page, and what becomes of damage, is `postil-warc`'s to say, as it is for `postil import`.
//! The interpreter's lock is held only while the file is read.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use postil_clean::model::sidecar::CaptureFlaw;
use postil_warc::{Claim, PageFormat, Position, Record, Records, Trouble};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;

/// The names of the formats that may be asked for besides HTML.
const FORMATS: [(&str, PageFormat); 2] =
    [("text", PageFormat::Text), ("markdown", PageFormat::Markdown)];

/// The records of a web archive, one after the other.
#[pyclass(module = "postil._native")]
pub struct WebArchive {
    records: Records<PyFile>,
    failure: Failure,
    besides: Vec<PageFormat>,
}

/// What was found in a place of a web archive.
#[pyclass(module = "postil._native", frozen, get_all)]
pub struct ArchiveRecord {
    /// The byte in the file; in a packed one that at which its member begins.
    offset: u64,
    /// How many bytes of the member are unpacked before it.
    unpacked: u64,
    /// The page, where there is one, or one that cannot be taken.
    page: Option<Py<ArchivePage>>,
    /// What it is besides a page, in the plural.
    left_out: Option<String>,
    /// What is wrong with the file there.
    fault: Option<String>,
}

/// A page of a web archive.
#[pyclass(module = "postil._native", frozen, get_all)]
pub struct ArchivePage {
    data: Option<Py<PyBytes>>,
    ending: &'static str,
    url: String,
    captured: Option<String>,
    media_type: Option<String>,
    problem: Option<String>,
    flaw: Option<&'static str>,
}

#[pymethods]
impl WebArchive {
    /// Begins to read a file of so many bytes, where that is known.
    #[new]
    #[pyo3(signature = (file, *, size = None, formats = Vec::new()))]
    fn new(py: Python, file: Py<PyAny>, size: Option<u64>, formats: Vec<String>) -> PyResult<Self> {
        let besides = formats.iter().map(|name| format_called(name)).collect::<PyResult<_>>()?;
        let failure = Failure::default();
        let file = PyFile { file, failure: failure.clone() };
        let records = py.detach(|| Records::new(file, size));
        Ok(WebArchive { records, failure, besides })
    }

    fn __iter__(slf: PyRef<Self>) -> PyRef<Self> {
        slf
    }

    /// The next record, or what is wrong in its place.
    fn __next__(&mut self, py: Python) -> PyResult<Option<ArchiveRecord>> {
        let WebArchive { records, failure, besides } = self;
        let step = py.detach(|| {
            let step = records.next()?;
            Some(step.map(|record| Finding::of(record, besides)))
        });
        match step {
            Some(Ok(finding)) => finding.into_record(py).map(Some),
            // What is wrong with the way to the file is no fault of its bytes.
            other => match (failure.take(), other) {
                (Some(error), _) => Err(error),
                (None, Some(Err(trouble))) => refused(py, &trouble, besides).map(Some),
                _ => Ok(None),
            },
        }
    }
}

fn format_called(name: &str) -> PyResult<PageFormat> {
    let known = FORMATS.iter().find(|(known, _)| *known == name).map(|(_, format)| *format);
    known.ok_or_else(|| PyValueError::new_err(format!("`{name}` is no format of pages")))
}

/// A record, and what it is.
struct Finding {
    record: Record,
    outcome: Outcome,
}

enum Outcome {
    Page(postil_warc::Page),
    /// A page that cannot be taken, of a type and a format, and why.
    Refused(Option<String>, PageFormat, String),
    LeftOut(String),
}

impl Finding {
    fn of(record: Record, besides: &[PageFormat]) -> Self {
        let outcome = match Claim::of(&record, besides) {
            Err(why) => Outcome::LeftOut(why.in_the_plural(&record)),
            Ok(claim) => match claim.page() {
                Ok(page) => Outcome::Page(page),
                Err(why) => match why.problem() {
                    Some(problem) => {
                        let format = claim.format().unwrap_or(PageFormat::Html);
                        Outcome::Refused(claim.media_type().map(str::to_owned), format, problem)
                    }
                    None => Outcome::LeftOut(why.in_the_plural(&record)),
                },
            },
        };
        Finding { record, outcome }
    }

    fn into_record(self, py: Python) -> PyResult<ArchiveRecord> {
        let Finding { record, outcome } = self;
        let mut found = ArchiveRecord::at(record.place);
        let page = match outcome {
            Outcome::Page(page) => ArchivePage {
                data: Some(PyBytes::new(py, &page.bytes).unbind()),
                flaw: page.flaw.map(CaptureFlaw::name),
                ..ArchivePage::of(&record, page.media_type, page.format)
            },
            Outcome::Refused(media_type, format, problem) => {
                let page = ArchivePage::of(&record, media_type, format);
                ArchivePage { problem: Some(problem), ..page }
            }
            Outcome::LeftOut(what) => {
                found.left_out = Some(what);
                return Ok(found);
            }
        };
        found.page = Some(Py::new(py, page)?);
        Ok(found)
    }
}

impl ArchiveRecord {
    fn at(place: Position) -> Self {
        let Position { offset, unpacked } = place;
        ArchiveRecord { offset, unpacked, page: None, left_out: None, fault: None }
    }
}

impl ArchivePage {
    fn of(record: &Record, media_type: Option<String>, format: PageFormat) -> Self {
        ArchivePage {
            data: None,
            ending: format.ending(),
            url: record.address(),
            captured: record.head.get("WARC-Date").map(str::to_owned),
            media_type,
            problem: None,
            flaw: None,
        }
    }
}

/// What is wrong in a place, with the page of the record there, if what came of it says that it is one.
fn refused(py: Python, trouble: &Trouble, besides: &[PageFormat]) -> PyResult<ArchiveRecord> {
    let mut found = ArchiveRecord::at(trouble.place);
    let fault = trouble.fault.in_words();
    if let Some(record) = &trouble.record
        && let Ok(claim) = Claim::of(record, besides)
        && let Some(format) = claim.format()
    {
        let page = ArchivePage::of(record, claim.media_type().map(str::to_owned), format);
        found.page = Some(Py::new(py, ArchivePage { problem: Some(fault.clone()), ..page })?);
    }
    found.fault = Some(fault);
    Ok(found)
}

/// A file of Python's, opened for reading bytes.
struct PyFile {
    file: Py<PyAny>,
    failure: Failure,
}

/// The exception by which reading a file has ended.
#[derive(Default, Clone)]
struct Failure(Arc<Mutex<Option<PyErr>>>);

impl Failure {
    fn take(&self) -> Option<PyErr> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn keep(&self, error: PyErr) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
    }
}

impl Read for PyFile {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = Python::attach(|py| {
            let data = self.file.bind(py).call_method1("read", (into.len(),))?;
            let data: PyBackedBytes = data.extract()?;
            let room = into.get_mut(..data.len());
            let room = room.ok_or_else(|| PyValueError::new_err("`read` gave too many bytes"))?;
            room.copy_from_slice(&data);
            Ok(data.len())
        });
        read.map_err(|error| {
            self.failure.keep(error);
            io::Error::other("the file cannot be read")
        })
    }
}
