//! Files of other programs that pages are imported from.

use crate::diagnostic::catalogue::shorten;
use crate::diagnostic::{Diagnostic, Place};

/// Something in a file could not be imported: a fault's code, what it says and what to do, then what
/// it is about and where that stands.
pub fn not_imported(
    (code, says, hint): (&'static str, &str, &str),
    what: &str,
    place: &str,
) -> Diagnostic {
    let message = match what {
        "" => format!("not imported: {says}"),
        _ => format!("`{}` was not imported: {says}", shorten(what)),
    };
    Diagnostic::error(code, message).at(Place::file(place)).hint(hint)
}

/// A row of a table could not be imported: a fault's code, what it says and what to do, then what is
/// known of it, and where the row stands.
pub fn row_not_imported(
    (code, says, hint): (&'static str, &str, &str),
    detail: &str,
    place: &str,
) -> Diagnostic {
    let message = match detail {
        "" => format!("this row was not imported: {says}"),
        _ => format!("this row was not imported: {says} ({})", shorten(detail)),
    };
    Diagnostic::error(code, message).at(Place::file(place)).hint(hint)
}

/// There are more faults of a kind than are listed.
pub fn more_not_imported(code: &'static str, more: usize) -> Diagnostic {
    Diagnostic::error(code, format!("{more} more of this kind"))
        .hint("`--format json` has the counts of all kinds")
}
