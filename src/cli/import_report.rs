//! Prints what came of an import.

use crate::cli::report::{counted, print_diagnostics, say};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::import::origin::At;
use crate::import::reason::Reason;
use crate::import::report::{Alike, Example, Report};

/// Whether pages were written, or would have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// They were.
    Wrote,
    /// They would have been.
    WouldWrite,
}

/// Prints a report for people: the faults one by one, then what was taken, and the rest by reason.
pub fn print(report: &Report, did: Did, into: &str) {
    let faults = report.left_out.iter().filter(|(reason, _)| reason.is_fault());
    let faults: Vec<Diagnostic> =
        faults.flat_map(|(reason, alike)| drawn(*reason, alike)).collect();
    print_diagnostics(&faults);
    let verb = if did == Did::Wrote { "imported" } else { "would import" };
    let beside = match report.beside {
        0 => String::new(),
        count => format!(" with {} beside them", counted(count, "file")),
    };
    say(format!(
        "{verb} {}{beside} from {} into {into}; {} there already, {} left out",
        counted(report.taken, if report.is_of_rows() { "row" } else { "page" }),
        counted(report.files, "file"),
        report.there,
        report.left_out_count(),
    ));
    for (reason, alike) in report.left_out.iter().filter(|(reason, _)| !reason.is_fault()) {
        let first = alike.examples.first();
        print_alike(alike, reason.text(first.map_or(At::File, |first| first.origin.at)));
    }
    for (kind, alike) in &report.remarks {
        print_alike(alike, kind.text());
    }
    print_alike(&report.cut, "taken, but cut off when they were captured");
    print_alike(&report.altered, "taken, but their bytes are not those of their digests");
    print_alike(&report.renamed, "taken under another name, for something has their own");
}

/// Prints how many things there are of one kind, and the first of them.
fn print_alike(alike: &Alike, text: &str) {
    if let Some(first) = alike.examples.first() {
        say(format!("  {:>7} {text}", alike.count));
        let what = if first.what.is_empty() { "the first" } else { &first.what };
        say(format!("          as {what} in {}", first.origin));
    }
}

/// The faults of one kind.
fn drawn(reason: Reason, alike: &Alike) -> Vec<Diagnostic> {
    let draw = |Example { what, origin }: &Example| {
        let hint = reason.hint(origin.at);
        let fault = (reason.code(), reason.text(origin.at), &*hint);
        match origin.at {
            At::Row(..) => catalogue::row_not_imported(fault, what, &origin.to_string()),
            _ => catalogue::not_imported(fault, what, &origin.to_string()),
        }
    };
    let mut drawn: Vec<Diagnostic> = alike.examples.iter().map(draw).collect();
    if alike.count > drawn.len() {
        drawn.push(catalogue::more_not_imported(reason.code(), alike.count - drawn.len()));
    }
    drawn
}
