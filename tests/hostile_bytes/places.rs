//! Where problems are said to be.

use postil::diagnostic::Diagnostic;

/// Checks that problems lie in a file, each on a line that it has.
pub fn check(path: &str, bytes: &[u8], problems: &[Diagnostic]) {
    // An editor shows a line behind the last break too.
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    for problem in problems {
        assert!(!problem.hints.is_empty(), "{problem:?} leaves its reader alone");
        let place = problem.place.as_ref().expect("a problem of a file has a place");
        assert_eq!(place.path, path);
        if let Some(line) = place.line {
            assert!((1..=lines).contains(&(line as usize)), "{problem:?} of {lines} lines");
        }
        assert!(place.column.is_none_or(|column| column > 0), "{problem:?}");
    }
}
