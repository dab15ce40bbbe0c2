//! Renames and deletes files with patience.
//!
//! On Windows a file that another program looks at for a moment – a virus scanner, an indexer, the
//! preview of a file manager – can be neither replaced nor deleted until it is let go.

use std::fs;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// The first pause; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
/// How often it is tried once more: for two and a half seconds in all.
const RETRIES: u32 = 8;

/// What Windows calls it when somebody else has a file open: access denied, a sharing violation, a
/// lock violation.
const HELD: [i32; 3] = [5, 32, 33];

/// What Windows calls it when a folder still has a file that is deleted and that somebody has open;
/// on NTFS such a file is gone at once.
const NOT_EMPTY: i32 = 145;

/// Renames a file or folder; what stands at the target is replaced.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| fs::rename(from, to), is_held)
}

/// Deletes a file.
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    patiently(|| fs::remove_file(path), is_held)
}

/// Deletes a folder with all that is in it.
pub(super) fn remove_dir_all(path: &Path) -> io::Result<()> {
    let passes = |error: &io::Error| is_held(error) || error.raw_os_error() == Some(NOT_EMPTY);
    patiently(|| fs::remove_dir_all(path), passes)
}

fn patiently(
    attempt: impl FnMut() -> io::Result<()>,
    passes: impl Fn(&io::Error) -> bool,
) -> io::Result<()> {
    retried(attempt, |error| cfg!(windows) && passes(error), thread::sleep)
}

fn is_held(error: &io::Error) -> bool {
    error.raw_os_error().is_some_and(|code| HELD.contains(&code))
}

/// Tries until it succeeds, fails otherwise than `passes` knows, or has failed so often.
fn retried(
    mut attempt: impl FnMut() -> io::Result<()>,
    passes: impl Fn(&io::Error) -> bool,
    mut pause: impl FnMut(Duration),
) -> io::Result<()> {
    for retry in 0..RETRIES {
        match attempt() {
            Err(error) if passes(&error) => pause(FIRST_PAUSE * 2_u32.pow(retry)),
            done => return done,
        }
    }
    attempt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs attempts of which the first `failures` end with a code of the system; gives the result's
    /// code, and the pauses in milliseconds.
    fn run(failures: usize, code: i32) -> (Option<i32>, Vec<u128>) {
        let (mut count, mut pauses) = (0, Vec::new());
        let attempt = || {
            count += 1;
            if count <= failures { Err(io::Error::from_raw_os_error(code)) } else { Ok(()) }
        };
        let result = retried(attempt, is_held, |pause| pauses.push(pause.as_millis()));
        (result.err().and_then(|error| error.raw_os_error()), pauses)
    }

    #[test]
    fn a_file_that_somebody_looks_at_is_waited_for() {
        for code in HELD {
            assert_eq!(run(3, code), (None, vec![10, 20, 40]), "{code}");
        }
        assert_eq!(run(0, 32), (None, Vec::new()));
    }

    #[test]
    fn who_never_lets_go_is_waited_for_no_longer() {
        let (code, pauses) = run(usize::MAX, 32);
        assert_eq!((code, pauses.len()), (Some(32), RETRIES as usize));
        assert!(pauses.iter().sum::<u128>() < 3000, "{pauses:?}");
    }

    #[test]
    fn any_other_failure_is_told_at_once() {
        for code in [2, 17, 112] {
            assert_eq!(run(1, code), (Some(code), Vec::new()), "{code}");
        }
    }

    #[test]
    fn a_file_takes_the_place_of_another() {
        let root = tempfile::tempdir().unwrap();
        let [from, to] = ["from", "to"].map(|name| root.path().join(name));
        fs::write(&from, "new").unwrap();
        fs::write(&to, "old").unwrap();
        rename(&from, &to).unwrap();
        assert_eq!((from.exists(), fs::read_to_string(&to).unwrap().as_str()), (false, "new"));
        remove_file(&to).unwrap();
        assert!(!to.exists() && remove_file(&to).is_err());
    }
}
