//! How many tests passed and failed.

use std::ops::AddAssign;

/// A number of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
}

impl Count {
    /// One test that failed.
    pub const FAILED: Count = Count { passed: 0, failed: 1 };

    /// One test.
    pub fn of(passed: bool) -> Self {
        if passed { Count { passed: 1, failed: 0 } } else { Count::FAILED }
    }

    /// The figures of a line as cargo's test harness ends a target with:
    /// `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    pub fn of_line(line: &str) -> Option<Self> {
        let (_verdict, figures) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
        let mut count = Count::default();
        for figure in figures.split(';') {
            match figure.trim().split_once(' ') {
                Some((number, "passed")) => count.passed = number.parse().ok()?,
                Some((number, "failed")) => count.failed = number.parse().ok()?,
                _ => {}
            }
        }
        Some(count)
    }

    /// The same count, with a failure added when the command failed and no test of it did: it did
    /// not compile, or died half-way.
    pub fn confirmed_by(mut self, succeeded: bool) -> Self {
        if !succeeded && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(u64, u64)>) {
        let expected = expected.map(|(passed, failed)| Count { passed, failed });
        assert_eq!(Count::of_line(line), expected, "{line}");
    }

    #[test]
    fn result_lines_are_read() {
        let rest = "3 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        check(&format!("test result: ok. 12 passed; 0 failed; {rest}\n"), Some((12, 0)));
        check(&format!("test result: FAILED. 1 passed; 2 failed; {rest}"), Some((1, 2)));
    }

    #[test]
    fn other_lines_are_not_counted() {
        check("test clean::menu ... ok", None);
        check("running 4 tests", None);
        check("test result: ok. many passed; 0 failed", None);
    }

    #[test]
    fn a_step_that_dies_is_one_failure() {
        let some = Count { passed: 5, failed: 0 };
        assert_eq!(some.confirmed_by(false), Count { passed: 5, failed: 1 });
        assert_eq!(some.confirmed_by(true), some);
        let counted = Count { passed: 5, failed: 2 };
        assert_eq!(counted.confirmed_by(false), counted);
    }
}
