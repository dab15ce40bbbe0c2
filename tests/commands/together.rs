//! Several builds into one output folder at once.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use postil::disk::{Publication, Survey};

use crate::driver::{built_archive, postil};

/// Starts a build.
fn build(archive: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(["build", "--output", "public"])
        .current_dir(archive)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The files of a folder with their bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|file| {
            let path = file.path().strip_prefix(folder).unwrap().display().to_string();
            (path, fs::read(file.path()).unwrap())
        })
        .collect()
}

#[test]
fn a_build_that_waits_says_for_whom_and_finishes() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let public = archive.join("public");
    let whole = contents(&public);
    fs::remove_dir_all(&public).unwrap();
    let other =
        Publication::open(Survey::new(&public, None), |_| panic!("nobody is there")).unwrap();
    let mut build = build(&archive);
    let mut said = BufReader::new(build.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    let number = std::process::id();
    assert_eq!(line, format!("waiting for process {number}, which publishes into `public`\n"));
    other.finish(&[]).unwrap();
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert!(build.wait().unwrap().success(), "{rest}");
    assert!(!rest.contains("waiting"), "{rest}");
    assert!(contents(&public) == whole);
}

#[test]
fn builds_at_once_leave_a_true_site() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let public = archive.join("public");
    let whole = contents(&public);
    for _ in 0..3 {
        fs::remove_dir_all(&public).unwrap();
        let builds: Vec<Child> = (0..4).map(|_| build(&archive)).collect();
        let numbers: Vec<u32> = builds.iter().map(Child::id).collect();
        for build in builds {
            let output = build.wait_with_output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(output.status.success(), "{said}");
            let waited = said.lines().find_map(|line| line.strip_prefix("waiting for process "));
            let number = waited.and_then(|line| line.split_once(',')?.0.parse().ok());
            assert!(number.is_none_or(|number| numbers.contains(&number)), "{said}");
        }
        assert!(contents(&public) == whole);
    }
}

#[test]
fn what_a_killed_process_left_holds_nobody_up() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let waiting = archive.join("public/.postil-tmp");
    fs::create_dir_all(waiting.join("site")).unwrap();
    fs::write(waiting.join("process"), "1").unwrap();
    let said = postil(&archive, &["build"]);
    assert!(said.contains("exit code 0") && !said.contains("waiting"), "{said}");
    assert!(!waiting.exists());
}

#[test]
fn a_preview_holds_no_build_up() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let whole = contents(&archive.join("public"));
    let mut preview = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(["serve", "--port", "0"])
        .current_dir(&archive)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Its first line comes when the archive has been read.
    BufReader::new(preview.stderr.as_mut().unwrap()).read_line(&mut String::new()).unwrap();
    fs::remove_dir_all(archive.join("public")).unwrap();
    let ends = [build(&archive), build(&archive)].map(|build| build.wait_with_output().unwrap());
    let alive = preview.try_wait().unwrap().is_none();
    preview.kill().unwrap();
    preview.wait().unwrap();
    assert!(ends.iter().all(|end| end.status.success()), "{ends:?}");
    assert!(alive && contents(&archive.join("public")) == whole);
}
