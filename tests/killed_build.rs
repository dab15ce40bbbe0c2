//! Promise 8: a build that is killed at any moment leaves every file whole, and the next build
//! repairs the rest.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How many times a build is killed, at moments spread over its length.
const KILLS: u32 = 24;

#[test]
fn every_file_is_whole_after_a_kill_and_the_next_build_is_right() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    write_archive(&old, 0..120, "Старая");
    write_archive(&new, 40..160, "Новая");
    let (old_site, _) = built(&old, &folder.path().join("old-site"));
    let (new_site, length) = built(&new, &folder.path().join("new-site"));

    let output = folder.path().join("output");
    built(&old, &output);
    let mut killed = 0;
    for kill in 0..KILLS {
        let archive = if kill % 2 == 0 { &new } else { &old };
        killed += u32::from(build_and_kill(archive, &output, length * kill / KILLS));
        assert_every_file_is_whole(&output, &old_site, &new_site);
    }
    assert!(killed > KILLS / 4, "only {killed} builds of {KILLS} were still running when killed");
    let (repaired, _) = built(&new, &output);
    assert_eq!(repaired.keys().collect::<Vec<_>>(), new_site.keys().collect::<Vec<_>>());
    assert!(repaired == new_site, "the repaired site differs from a clean build");
}

/// An archive whose pages are many and whose words are `word`.
fn write_archive(root: &Path, articles: std::ops::Range<u32>, word: &str) {
    fs::create_dir_all(root.join("content/articles")).unwrap();
    fs::write(root.join("config.toml"), "title = \"Архив\"\n[list]\nper_page = 5\n").unwrap();
    for number in articles {
        let text = format!(
            " date 2026-01-{:02} {word} новость номер {number} из Заречного\n\n\
             {word} смета моста через Тихую одобрена городским советом Заречного в среду утром.\n\n\
             Строить начнут весной, как только сойдёт лёд, а закончат к первым заморозкам осени.\n\n#тег{} #мост\n",
            number % 28 + 1,
            number % 9,
        );
        fs::write(root.join(format!("content/articles/{number}.txt")), text).unwrap();
    }
}

fn command(root: &Path, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postil"));
    command.arg("build").arg("--root").arg(root).arg("--output").arg(output);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Builds to the end; gives the files of the site and how long it took.
fn built(root: &Path, output: &Path) -> (BTreeMap<PathBuf, Vec<u8>>, Duration) {
    let start = Instant::now();
    assert!(command(root, output).status().unwrap().success());
    let length = start.elapsed();
    (site(output), length)
}

/// Starts a build and kills it after `delay`; says whether it was still running.
fn build_and_kill(root: &Path, output: &Path, delay: Duration) -> bool {
    let mut build = command(root, output).spawn().unwrap();
    std::thread::sleep(delay);
    let running = build.try_wait().unwrap().is_none();
    build.kill().unwrap();
    build.wait().unwrap();
    running
}

fn assert_every_file_is_whole(
    output: &Path,
    old: &BTreeMap<PathBuf, Vec<u8>>,
    new: &BTreeMap<PathBuf, Vec<u8>>,
) {
    for (path, bytes) in site(output) {
        let whole = old.get(&path) == Some(&bytes) || new.get(&path) == Some(&bytes);
        assert!(whole, "{} is neither the old file nor the new one", path.display());
    }
}

/// The files of a site by path; Postil's own files are left out.
fn site(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).unwrap() {
            let path = entry.unwrap().path();
            let own =
                path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".postil"));
            if path.is_dir() && !own {
                folders.push(path);
            } else if !own {
                let relative = path.strip_prefix(folder).unwrap().to_owned();
                files.insert(relative, fs::read(&path).unwrap());
            }
        }
    }
    files
}
