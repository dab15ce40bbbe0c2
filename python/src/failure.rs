//! What goes wrong, as Python's exceptions.
//!
//! A message is the cleaner's own, with the page's name before it; `code` and `hint` are attributes.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

use postil_clean::diagnostic::Diagnostic;
use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;

create_exception!(postil, PostilError, PyException, "Something that Postil cannot do.");
create_exception!(postil, PageError, PostilError, "A page that holds no text.");
create_exception!(
    postil,
    BatchError,
    PostilError,
    "A batch whose columns are not those asked for."
);
create_exception!(
    postil,
    EvidenceError,
    PostilError,
    "Bytes that are no evidence, or evidence that does not merge."
);

/// A problem as an exception of the kind that `make` makes.
pub fn raise(py: Python, problem: &Diagnostic, make: fn(String) -> PyErr) -> PyErr {
    let error = make(in_words(problem));
    let value = error.value(py);
    let told = value
        .setattr("code", &problem.code)
        .and_then(|()| value.setattr("hint", problem.hints.join("; ")));
    told.err().unwrap_or(error)
}

/// A problem in a line, behind the name of the page that has it.
pub fn in_words(problem: &Diagnostic) -> String {
    let place = problem.place.as_ref().filter(|place| !place.path.is_empty());
    match place {
        Some(place) => format!("{}: {}", place.path, problem.message),
        None => problem.message.clone(),
    }
}

/// What `work` gives; where it panics, a problem that says so.
pub fn guarded<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| stopped(name, panic.as_ref()))
}

/// The cleaner has stopped at a page, which is a mistake of its own.
fn stopped(name: &str, panic: &(dyn Any + Send)) -> Diagnostic {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason");
    let message = format!("the cleaner stopped at this page: {words}");
    Diagnostic::error("stopped", message)
        .at(postil_clean::diagnostic::Place::file(name))
        .hint("leave the page out, and report it together with its bytes")
}
