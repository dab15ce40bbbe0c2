//! What pages of one archive share, as Python sees it: counts of lines that merge in any order.

use std::sync::OnceLock;

use postil_clean::clean::recurrence::Counts;
use postil_clean::diagnostic::Diagnostic;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyBytes, PyType};

use crate::batch;
use crate::failure::{EvidenceError, PageError, apart, raise};
use crate::page::{Data, Page};

/// More pieces than this are of no use to anybody.
const MOST_PARTS: usize = 1 << 16;
/// What an uncaught mistake with evidence is said to be about.
const EVIDENCE: &str = "evidence";

/// In how many pages each line stands: what many pages of a site share is its furniture.
#[pyclass(frozen, eq, skip_from_py_object, module = "postil")]
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    counts: Counts,
    /// Asked for with every batch, and of much evidence not made in a moment.
    digest: OnceLock<String>,
}

impl PartialEq for Evidence {
    fn eq(&self, other: &Self) -> bool {
        self.counts == other.counts
    }
}

impl Evidence {
    /// Evidence that says what some counts say.
    pub fn new(counts: Counts) -> Self {
        Evidence { counts, digest: OnceLock::new() }
    }

    /// What it says.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// What tells it from other evidence, in hexadecimal.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| self.counts.digest())
    }
}

#[pymethods]
impl Evidence {
    /// Evidence of no page.
    #[new]
    fn empty() -> Self {
        Evidence::default()
    }

    /// The evidence of some pages: bytes, pairs of bytes and the page's name, or these with its address.
    #[classmethod]
    #[pyo3(signature = (pages, *, name = "page.html"))]
    fn of(
        _class: &Bound<PyType>,
        py: Python,
        pages: &Bound<PyAny>,
        name: &str,
    ) -> PyResult<Evidence> {
        let mut sum = Sum::default();
        for page in pages.try_iter()? {
            let (data, own, url) = page_of(&page?)?;
            let page = Page {
                name: own.as_deref().unwrap_or(name),
                data: Some(Data::Raw(&data)),
                url: url.as_deref(),
                captured: None,
                media_type: None,
            };
            let added = apart(py, page.name, || sum.add(page.count()?));
            added.map_err(|problem| raise(py, &problem, PageError::new_err::<String>))?;
        }
        evidence(py, || sum.whole())
    }

    /// The evidence of the pages of a record batch, with the columns that `clean_batch` takes.
    #[classmethod]
    fn of_batch(_class: &Bound<PyType>, py: Python, batch: &Bound<PyAny>) -> PyResult<Evidence> {
        batch::count(py, batch).map(Evidence::new)
    }

    /// The evidence of both parts together, in whatever order they come.
    fn merge(&self, py: Python, other: &Bound<Evidence>) -> PyResult<Evidence> {
        let other = other.get();
        evidence(py, || self.counts.merge(&other.counts))
    }

    /// The evidence of all parts together, in whatever order they come; it copies less than merging
    /// them one by one.
    #[classmethod]
    fn merged(_class: &Bound<PyType>, py: Python, parts: &Bound<PyAny>) -> PyResult<Evidence> {
        let mut sum = Sum::default();
        for part in parts.try_iter()? {
            let part = part?.cast_into::<Evidence>()?;
            let counts = part.get().counts.clone();
            evidence(py, || sum.add(counts).map(|()| Counts::default()))?;
        }
        evidence(py, || sum.whole())
    }

    /// The lines in `parts` pieces, each of which merges with the same piece of other evidence.
    fn split(&self, py: Python, parts: usize) -> PyResult<Vec<Evidence>> {
        if !(1..=MOST_PARTS).contains(&parts) {
            return Err(PyValueError::new_err(format!("`parts` is from 1 to {MOST_PARTS}")));
        }
        let pieces = py.detach(|| self.counts.split(parts));
        Ok(pieces.into_iter().map(Evidence::new).collect())
    }

    /// The pieces of a split in one.
    #[classmethod]
    fn join(
        _class: &Bound<PyType>,
        py: Python,
        pieces: Vec<Bound<Evidence>>,
    ) -> PyResult<Evidence> {
        let pieces: Vec<Counts> = pieces.iter().map(|piece| piece.get().counts.clone()).collect();
        evidence(py, || Counts::join(&pieces))
    }

    /// The lines of at least so many pages; such evidence merges no more.
    #[pyo3(signature = (least = 2))]
    fn cut(&self, py: Python, least: u8) -> Evidence {
        Evidence::new(py.detach(|| self.counts.cut(least)))
    }

    /// How many lines stand in one page, in two, and so on; the last number is of all beyond.
    fn spread(&self) -> Vec<u64> {
        self.counts.spread().to_vec()
    }

    /// The evidence as bytes: the same for the same evidence.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        let bytes = py.detach(|| self.counts.to_bytes());
        PyBytes::new(py, &bytes)
    }

    /// Reads what `to_bytes` gave.
    #[classmethod]
    fn from_bytes(_class: &Bound<PyType>, py: Python, data: PyBackedBytes) -> PyResult<Evidence> {
        evidence(py, || Counts::from_bytes(&data))
    }

    /// What tells it from other evidence: the column `evidence_digest` of articles that it helped with.
    #[getter(digest)]
    fn python_digest(&self, py: Python) -> String {
        py.detach(|| self.digest().to_owned())
    }

    /// How many pages were counted.
    #[getter]
    fn pages(&self) -> u64 {
        self.counts.pages()
    }

    /// The smallest number of pages that lines are held of.
    #[getter]
    fn least(&self) -> u8 {
        self.counts.least()
    }

    /// How many lines are held.
    fn __len__(&self) -> usize {
        self.counts.lines()
    }

    /// Evidence is true, of however few lines.
    fn __bool__(&self) -> bool {
        true
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let read = slf.get_type().getattr("from_bytes")?;
        Ok((read, (slf.get().to_bytes(slf.py()),)))
    }

    fn __repr__(&self) -> String {
        let (lines, pages) = (self.counts.lines(), self.counts.pages());
        format!("<Evidence of {pages} pages, {lines} lines>")
    }
}

/// What counting gives as evidence, or the exception for why there is none.
fn evidence(
    py: Python,
    count: impl FnOnce() -> Result<Counts, Diagnostic> + Send,
) -> PyResult<Evidence> {
    let raised = |problem| raise(py, &problem, EvidenceError::new_err::<String>);
    apart(py, EVIDENCE, count).map(Evidence::new).map_err(raised)
}

/// The bytes of a page, its name and its address, where it has them.
type PagePieces = (PyBackedBytes, Option<PyBackedStr>, Option<PyBackedStr>);

/// Takes a page apart that stands alone or in a tuple.
fn page_of(page: &Bound<PyAny>) -> PyResult<PagePieces> {
    if let Ok(data) = page.extract() {
        return Ok((data, None, None));
    }
    if let Ok((data, name)) = page.extract() {
        return Ok((data, Some(name), None));
    }
    page.extract().map_err(|_| {
        PyTypeError::new_err(
            "each page is `bytes`, or `bytes` with a name, or with a name and an address",
        )
    })
}

/// Counts as they are gathered: parts of like sizes are merged, as the digits of a number carry, so
/// that each line is copied only a few times.
#[derive(Debug, Default)]
pub struct Sum {
    /// Each has more than twice the lines of the next.
    parts: Vec<Counts>,
}

impl Sum {
    /// Takes in the counts of more pages.
    pub fn add(&mut self, mut counts: Counts) -> Result<(), Diagnostic> {
        while let Some(part) = self.parts.pop_if(|part| part.lines() <= 2 * counts.lines()) {
            counts = part.merge(&counts)?;
        }
        self.parts.push(counts);
        Ok(())
    }

    /// All of them.
    pub fn whole(self) -> Result<Counts, Diagnostic> {
        let mut parts = self.parts.into_iter().rev();
        parts.try_fold(Counts::default(), |sum, part| sum.merge(&part))
    }
}
