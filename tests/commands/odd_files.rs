//! Files that would hang or flood whoever reads them, in every place of an archive.

#![cfg(unix)]

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::driver::built_archive;

/// The codes of what a command that must not hang has to say, and its exit code.
fn said(folder: &Path, arguments: &[&str]) -> (String, i32) {
    // In two gigabytes of addresses there is no room for a file of three.
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -v 2000000; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_postil")])
        .args(arguments)
        .env("RAYON_NUM_THREADS", "2")
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(folder.join("said.log")).unwrap())
        .spawn()
        .unwrap();
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("`postil {}` hangs", arguments.join(" "));
        }
        sleep(Duration::from_millis(10));
    };
    let said = fs::read_to_string(folder.join("said.log")).unwrap();
    (said, status.code().unwrap_or(-1))
}

fn archive() -> (tempfile::TempDir, PathBuf) {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    (here, archive)
}

/// Puts a pipe in a place, whatever was there.
fn make_pipe(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::remove_file(path).ok();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_pipe_is_named_wherever_it_is() {
    for pipe in [
        "content/articles/c.txt",
        "content/articles/a.toml",
        "content/articles/a.txt",
        "content/pages/about.md",
        "content/tags/most.md",
        "content/accepted.toml",
        "templates/home.html",
        "static/c.css",
        "themes/default/templates/home.html",
    ] {
        let (_here, archive) = archive();
        make_pipe(&archive.join(pipe));
        let (said, code) = said(&archive, &["build"]);
        let named = format!(
            "error[special-file]: this is a named pipe, and only plain files are read\n  --> {pipe}\n"
        );
        assert!(said.contains(&named), "{pipe}: {said}");
        assert_eq!(said.matches("error[").count(), 1, "{pipe}: {said}");
        assert_eq!(code, 1, "{pipe}");
        assert!(archive.join("public/articles/b/index.html").is_file(), "{pipe}");
    }
}

#[test]
fn settings_that_are_a_pipe_are_no_settings_and_no_trap() {
    let (_here, archive) = archive();
    make_pipe(&archive.join("config.toml"));
    for arguments in [&["build"][..], &["check"], &["clean", "content"], &["clean", "--diff"]] {
        let (said, code) = said(&archive, arguments);
        assert!(said.contains("error[special-file]"), "{arguments:?}: {said}");
        assert!(said.contains("--> config.toml"), "{arguments:?}: {said}");
        assert_eq!(code, 1, "{arguments:?}");
    }
}

#[test]
fn a_pipe_that_is_named_to_a_command_is_refused() {
    let (_here, archive) = archive();
    make_pipe(&archive.join("notes.json"));
    for (arguments, expected) in [
        (&["clean", "notes.json"][..], 1),
        (&["clean", "."], 1),
        (&["import-notes", "notes.json"], 1),
        (&["clean", "--diff", "--against", "notes.json"], 1),
    ] {
        let (said, code) = said(&archive, arguments);
        assert!(said.contains("this is a named pipe"), "{arguments:?}: {said}");
        assert!(said.contains("put a plain file in its place"), "{arguments:?}: {said}");
        assert_eq!(code, expected, "{arguments:?}");
    }
}

#[test]
fn pipes_in_the_cache_cost_time_at_most() {
    let (_here, archive) = archive();
    let cache = archive.join(".postil");
    let files = walkdir::WalkDir::new(&cache).into_iter().map(Result::unwrap);
    let files: Vec<_> = files.filter(|entry| entry.file_type().is_file()).collect();
    assert!(files.len() > 3, "{files:?}");
    files.iter().for_each(|file| make_pipe(file.path()));
    fs::write(archive.join("config.toml"), "title = \"y\"\n").unwrap();
    let (said, _) = said(&archive, &["build"]);
    let home = fs::read_to_string(archive.join("public/index.html")).unwrap();
    assert!(home.contains("<title>y</title>"), "{said}");
}

#[test]
fn a_file_that_is_published_as_it_is_may_be_of_any_size() {
    let (_here, archive) = archive();
    fs::create_dir_all(archive.join("static")).unwrap();
    let size = postil::disk::READ_LIMIT + 1;
    File::create(archive.join("static/film.bin")).unwrap().set_len(size).unwrap();
    let (said, code) = said(&archive, &["build"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(fs::metadata(archive.join("public/film.bin")).unwrap().len(), size);
}

#[test]
fn a_file_of_gigabytes_costs_the_others_nothing() {
    let (_here, archive) = archive();
    fs::create_dir_all(archive.join("content/pages")).unwrap();
    let too_large = "file-too-large]: this file has 3072 MiB, and at most 64 MiB are read";
    let not_text = "binary-file]: this file is not text";
    let large = [
        ("content/articles/c.txt", "Мост открыли для машин. ".repeat(5000).into_bytes(), too_large),
        ("content/articles/d.txt", b"%PDF-1.7\n".to_vec(), not_text),
        ("content/articles/e.html", Vec::new(), not_text),
        ("content/articles/a.toml", Vec::new(), too_large),
        ("content/pages/f.md", Vec::new(), too_large),
    ];
    for (path, head, _) in &large {
        let mut file = File::create(archive.join(path)).unwrap();
        file.write_all(head).unwrap();
        file.set_len(3 << 30).unwrap();
    }
    let (said, code) = said(&archive, &["build"]);
    for (path, _, why) in &large {
        assert!(said.contains(&format!("error[{why}\n  --> {path}\n")), "{path}: {said}");
    }
    assert_eq!(said.matches("error[").count(), large.len(), "{said}");
    assert_eq!(code, 1);
    for page in ["articles/a/index.html", "articles/b/index.html"] {
        assert!(archive.join("public").join(page).is_file(), "{page}");
    }
}
