//! One page: its bytes, and what is known of it besides.

use postil_clean::clean::recurrence::Counts;
use postil_clean::diagnostic::{Diagnostic, guarded};
use postil_clean::ingest::ingest_as;
use postil_clean::model::date::ArticleDate;
use postil_clean::model::sidecar::{FieldOverrides, ReadAs, Sidecar};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

use crate::article::Article;
use crate::catalogue::no_data;
use crate::evidence::Evidence;
use crate::failure::{PageError, apart, raise};
use crate::lines::{Cleaned, PageLines};

/// The name of a page that nobody named; by its ending it is HTML.
pub const NAME: &str = "page.html";

/// A page to be cleaned.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// Its ending tells the format; the title of a page without any is made of it.
    pub name: &'a str,
    /// The page; none where a table has nothing there.
    pub data: Option<Data<'a>>,
    /// Where it stood.
    pub url: Option<&'a str>,
    /// When it was scraped.
    pub captured: Option<&'a str>,
    /// What the server called it.
    pub media_type: Option<&'a str>,
}

/// A page in one of two forms.
#[derive(Debug, Clone, Copy)]
pub enum Data<'a> {
    /// As it was scraped.
    Raw(&'a [u8]),
    /// As it was read before: [`PageLines`], written down.
    Lines(&'a [u8]),
}

impl Page<'_> {
    /// Reads the page.
    ///
    /// # Errors
    ///
    /// Fails where there is none, where it holds no text, and where the cleaner fails.
    pub fn lines(self) -> Result<PageLines, Diagnostic> {
        match self.data {
            None => Err(no_data()),
            Some(Data::Lines(written)) => PageLines::from_bytes(written),
            Some(Data::Raw(bytes)) => {
                let known = ReadAs::of_media_type(self.media_type);
                let ingested = || ingest_as(self.name, bytes, &known);
                guarded(self.name, || PageLines::of_ingest(ingested(), self.url))
            }
        }
    }

    /// Cleans the page.
    ///
    /// # Errors
    ///
    /// Fails where it holds no text, and where the cleaner fails.
    pub fn clean(self, sidecar: &Sidecar, counts: Option<&Counts>) -> Result<Cleaned, Diagnostic> {
        let lines = self.lines()?;
        guarded(self.name, || lines.clean(sidecar, counts))?
    }

    /// Counts the lines of the page; of one without text there are none.
    ///
    /// # Errors
    ///
    /// Fails where the cleaner fails.
    pub fn count(self) -> Result<Counts, Diagnostic> {
        match self.data {
            None => Ok(PageLines::default().count()),
            Some(Data::Lines(written)) => PageLines::count_written(written),
            Some(Data::Raw(_)) => self.lines().map(|lines| lines.count()),
        }
    }

    /// What the caller knows of the page, as a person would say it.
    ///
    /// # Errors
    ///
    /// Fails with the name of what is not as it should be, and why.
    pub fn sidecar(self) -> Result<Sidecar, String> {
        let url = self.url.map(web_address).transpose()?;
        let captured = self.captured.map(ArticleDate::stated).transpose();
        let captured = captured.map_err(|why| format!("`captured` is {why}"))?;
        let overrides = FieldOverrides { url, ..FieldOverrides::default() };
        Ok(Sidecar { overrides, captured, ..Sidecar::default() })
    }
}

fn web_address(url: &str) -> Result<String, String> {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https") => Ok(url.to_owned()),
        _ => Err(format!("`url` is no web address: write `https://…` instead of `{url}`")),
    }
}

/// Finds the article in a page.
#[pyfunction]
#[pyo3(signature = (data, *, name = "page.html", url = None, captured = None, media_type = None, evidence = None))]
pub fn clean(
    py: Python,
    data: PyBackedBytes,
    name: &str,
    url: Option<&str>,
    captured: Option<&Bound<PyAny>>,
    media_type: Option<&str>,
    evidence: Option<&Bound<Evidence>>,
) -> PyResult<Article> {
    let captured = captured.map(in_iso).transpose()?;
    let captured = captured.as_deref();
    let page = Page { name, data: Some(Data::Raw(&data)), url, captured, media_type };
    let sidecar = page.sidecar().map_err(PyValueError::new_err)?;
    let counts = evidence.map(|evidence| evidence.get().counts());
    let cleaned = apart(py, name, || page.clean(&sidecar, counts).map(Article::of));
    cleaned.map_err(|problem| raise(py, &problem, PageError::new_err::<String>))
}

/// A time as Python's `date` and `datetime` write it, or as it is written already.
fn in_iso(captured: &Bound<PyAny>) -> PyResult<String> {
    match captured.extract() {
        Ok(text) => Ok(text),
        Err(_) => captured.call_method0("isoformat")?.extract(),
    }
}
