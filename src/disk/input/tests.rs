//! Files that are too large, and things that are no files.

use super::*;

/// A file of so many bytes that takes no room on the disk.
fn hollow(size: u64) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(size).unwrap();
    file
}

fn refusal(path: &Path) -> Option<RefusedFile> {
    RefusedFile::of(&read(path).unwrap_err())
}

#[test]
fn a_file_is_read_up_to_the_limit() {
    let file = hollow(LIMIT);
    assert_eq!(read(file.path()).unwrap().len() as u64, LIMIT);
    for size in [LIMIT + 1, 3 << 30] {
        let too_large = RefusedFile::TooLarge { size, limit: LIMIT };
        assert_eq!(refusal(hollow(size).path()), Some(too_large));
    }
}

#[test]
fn what_postil_wrote_is_read_whatever_its_size() {
    assert_eq!(read_own(hollow(LIMIT + 1).path()).unwrap().len() as u64, LIMIT + 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_size_that_the_system_does_not_tell_is_no_way_around_the_limit() {
    // Its size is said to be 0.
    let told = Path::new("/proc/self/status");
    assert!(!read(told).unwrap().is_empty());
    assert!(matches!(
        RefusedFile::of(&read_up_to(told, 10).unwrap_err()),
        Some(RefusedFile::TooLarge { size: 11, limit: 10 })
    ));
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_named() {
    use std::os::unix::net::UnixListener;
    let folder = tempfile::tempdir().unwrap();
    let (pipe, socket, link) =
        (folder.path().join("pipe"), folder.path().join("socket"), folder.path().join("link"));
    make_pipe(&pipe);
    let _listener = UnixListener::bind(&socket).unwrap();
    std::os::unix::fs::symlink(&pipe, &link).unwrap();
    for (path, kind) in [
        (pipe, "a named pipe"),
        (socket, "a socket"),
        (link, "a named pipe"),
        ("/dev/zero".into(), "a device"),
    ] {
        let found = within_a_minute(move || (refusal(&path), read_own(&path).is_err()));
        assert_eq!(found, (Some(RefusedFile::Special(kind)), true));
    }
}

/// What was a file when it was looked at may be a pipe when it is opened.
#[cfg(unix)]
#[test]
fn a_pipe_is_opened_without_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    make_pipe(&pipe);
    let file = within_a_minute(move || without_waiting().open(pipe).unwrap());
    assert!(refuse_special(file.metadata().unwrap().file_type()).is_err());
}

/// Makes a named pipe that nobody writes into.
#[cfg(unix)]
pub(in crate::disk) fn make_pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// What work gives, unless it hangs.
#[cfg(unix)]
pub(in crate::disk) fn within_a_minute<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(work()));
    receiver.recv_timeout(std::time::Duration::from_secs(60)).expect("nothing hangs")
}
