//! A sidecar of any bytes is read, what is wrong in it is said at its place, and a note that is added
//! to it changes nothing else.

use postil::diagnostic::{Diagnostic, Place};
use postil::model::sidecar::{Note, Sidecar};
use postil::model::sidecar_edit::SidecarEdit;
use postil::written::sidecar::read_sidecar;
use postil::written::sidecar_edit::edit_sidecar;

use crate::places;

const PATH: &str = "content/articles/a.toml";

/// Checks the promise on the bytes of one sidecar.
pub fn check(bytes: &[u8]) {
    let (before, problems) = read_sidecar(PATH, bytes);
    places::check(PATH, bytes, &problems);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let note =
        Note { text: "Проверить по протоколу.".to_owned(), ..Note::default() };
    let added = SidecarEdit::AddNote { note: note.clone() };
    match edit_sidecar(PATH, text, &[added]) {
        Ok(edited) => check_added(text, &edited, before, note),
        Err(problems) => assert!(!problems.is_empty(), "refused without a reason"),
    }
}

fn check_added(text: &str, edited: &str, mut before: Sidecar, note: Note) {
    assert!(edited.starts_with(text), "more than the note was changed");
    let (mut after, problems) = read_sidecar(PATH, edited.as_bytes());
    assert!(!problems.iter().any(is_error), "{problems:?}");
    before.notes.push(note);
    for noted in before.notes.iter_mut().chain(&mut after.notes) {
        noted.place = Place::default();
    }
    assert_eq!(after, before);
}

fn is_error(problem: &Diagnostic) -> bool {
    problem.severity == postil::diagnostic::Severity::Error
}
