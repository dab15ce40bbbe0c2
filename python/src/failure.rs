//! What goes wrong, as Python's exceptions.
//!
//! A message is the cleaner's own, with the page's name before it; `code` and `hint` are attributes.

use postil_clean::diagnostic::{Diagnostic, guarded};
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

/// What `work` gives, done while the interpreter's lock is released.
///
/// A panic in it becomes a problem, of the page of that name.
pub fn apart<T: Send>(
    py: Python,
    name: &str,
    work: impl FnOnce() -> Result<T, Diagnostic> + Send,
) -> Result<T, Diagnostic> {
    py.detach(|| guarded(name, work).flatten())
}

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
