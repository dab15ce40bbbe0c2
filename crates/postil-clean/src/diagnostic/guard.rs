//! A mistake of the cleaner's own, caught where its caller must not be unwound.

use std::panic::{self, AssertUnwindSafe};

use crate::diagnostic::{Diagnostic, catalogue};

/// What `work` on a page gives.
///
/// # Errors
///
/// Fails where it panics, with a diagnostic that says so. What the work borrows is not looked at
/// afterwards by the cleaner, which keeps no state between pages.
pub fn guarded<T>(path: &str, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| panic.downcast_ref::<&str>().copied());
        catalogue::stopped(path, words.unwrap_or("for no reason that it tells"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_diagnostic_with_its_words() {
        let cases: [(fn(), &str); 2] = [
            (|| panic!("no line"), "no line"),
            (|| panic!("no line {}", "seven".len()), "no line 5"),
        ];
        for (work, words) in cases {
            let problem = guarded("a.html", work).expect_err("it panicked");
            assert_eq!(problem.code, "stopped");
            assert!(problem.message.ends_with(words), "{}", problem.message);
            assert_eq!(problem.place.map(|place| place.path).as_deref(), Some("a.html"));
        }
        assert_eq!(guarded("a.html", || 5), Ok(5));
    }
}
