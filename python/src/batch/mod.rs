//! Pages by the batch, as Arrow has them: a row a page going in, a row an article coming out.
//!
//! Columns are read where they lie, through Arrow's C data interface, and those that are handed
//! through are not copied either. A row that cannot be cleaned has its reason in `error`; it never
//! keeps the others back.

mod pages;
mod rows;

use arrow_array::RecordBatch;
use arrow_array::builder::LargeBinaryBuilder;
use arrow_pyarrow::{FromPyArrow, ToPyArrow};
use postil_clean::clean::recurrence::Counts;
use postil_clean::diagnostic::Diagnostic;
use pyo3::prelude::*;

use crate::batch::pages::Pages;
use crate::batch::rows::Rows;
use crate::evidence::{Evidence, Sum};
use crate::failure::{BatchError, apart, raise};
use crate::lines::PageLines;

/// What an uncaught mistake in a batch is said to be about.
const BATCH: &str = "a batch";

/// Finds the articles in the pages of a record batch.
#[pyfunction]
#[pyo3(signature = (batch, *, evidence = None))]
pub fn clean_batch<'py>(
    py: Python<'py>,
    batch: &Bound<'py, PyAny>,
    evidence: Option<&Bound<'py, Evidence>>,
) -> PyResult<Bound<'py, PyAny>> {
    let batch = RecordBatch::from_pyarrow_bound(batch)?;
    let evidence = evidence.map(|evidence| evidence.get());
    let cleaned = apart(py, BATCH, || clean(&batch, evidence));
    cleaned.map_err(|problem| raised(py, &problem))?.to_pyarrow(py)
}

/// Reads the pages of a record batch, for passes that need not read them again.
#[pyfunction]
pub fn read_batch<'py>(py: Python<'py>, batch: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let batch = RecordBatch::from_pyarrow_bound(batch)?;
    let read = apart(py, BATCH, || read(&batch));
    read.map_err(|problem| raised(py, &problem))?.to_pyarrow(py)
}

/// Counts the lines of the pages of a record batch.
pub fn count(py: Python, batch: &Bound<PyAny>) -> PyResult<Counts> {
    let batch = RecordBatch::from_pyarrow_bound(batch)?;
    let counts = apart(py, BATCH, || count_pages(&batch));
    counts.map_err(|problem| raised(py, &problem))
}

fn raised(py: Python, problem: &Diagnostic) -> PyErr {
    raise(py, problem, BatchError::new_err::<String>)
}

fn clean(batch: &RecordBatch, evidence: Option<&Evidence>) -> Result<RecordBatch, Diagnostic> {
    let pages = Pages::of(batch)?;
    let others = pages.handed_through(&rows::names())?;
    let mut rows = Rows::default();
    (0..batch.num_rows()).for_each(|row| rows.push(pages.page(row), evidence));
    Ok(rows.finish(others))
}

/// What keeps a page from being read is told when it is cleaned.
fn read(batch: &RecordBatch) -> Result<RecordBatch, Diagnostic> {
    let pages = Pages::of(batch)?;
    let mut lines = LargeBinaryBuilder::new();
    for row in 0..batch.num_rows() {
        let page = pages.page(row);
        let read = page.data.map(|_| page.lines().unwrap_or_else(PageLines::without));
        lines.append_option(read.map(|lines| lines.to_bytes()));
    }
    Ok(pages.with_lines(lines.finish()))
}

/// Pages without text, or without data, count as pages without lines.
fn count_pages(batch: &RecordBatch) -> Result<Counts, Diagnostic> {
    let pages = Pages::of(batch)?;
    let mut sum = Sum::default();
    for row in 0..batch.num_rows() {
        sum.add(pages.page(row).count()?)?;
    }
    sum.whole()
}
