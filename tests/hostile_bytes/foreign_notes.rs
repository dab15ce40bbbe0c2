//! Notes of another program are read or refused with a place, whatever their file holds.

use postil::written::exchange::read_notes;

use crate::places;

/// Checks the promise on the bytes of one file.
pub fn check(bytes: &[u8]) {
    const PATH: &str = "notes.json";
    match read_notes(PATH, bytes) {
        Ok(found) => {
            assert!(!found.notes.is_empty() || !found.problems.is_empty(), "nothing, and no word");
            places::check(PATH, bytes, &found.problems);
        }
        Err(problem) => places::check(PATH, bytes, &[problem]),
    }
}
