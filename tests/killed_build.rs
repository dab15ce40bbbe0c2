//! Promise 8: a build that is killed at any moment leaves every file whole, and the next build
//! repairs the rest.
//!
//! `POSTIL_KILLS=1000 cargo test --release --test killed_build` looks closer.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How many builds are killed unless `POSTIL_KILLS` says otherwise.
const KILLS: u32 = 24;

/// The files of a site by path.
type SiteFiles = BTreeMap<PathBuf, Vec<u8>>;

/// What earlier builds have left to a build.
#[derive(Debug, Clone, Copy)]
enum Found {
    /// Nothing.
    Nothing,
    /// The site, but no cache.
    Site,
    /// The site and the cache: only what changed is made.
    SiteAndCache,
}

const FOUND: [Found; 3] = [Found::Nothing, Found::Site, Found::SiteAndCache];

/// What an archive says at a time.
#[derive(Debug, Clone, Copy)]
enum Edition {
    Old,
    New,
}

impl Edition {
    fn other(self) -> Self {
        match self {
            Edition::Old => Edition::New,
            Edition::New => Edition::Old,
        }
    }
}

#[test]
fn every_file_is_whole_after_a_kill_and_the_next_build_is_right() {
    let folder = tempfile::tempdir().unwrap();
    let archive = Archive { root: folder.path().join("archive") };
    let sites = [Edition::Old, Edition::New].map(|edition| {
        archive.write(edition);
        archive.clean_site(&folder.path().join(format!("{edition:?}")))
    });
    let lengths = FOUND.map(|found| archive.length(found));

    let kills = std::env::var("POSTIL_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let rounds = kills.div_ceil(FOUND.len() as u32);
    let (mut edition, mut killed) = (Edition::New, 0);
    for round in 0..rounds {
        for (found, length) in FOUND.into_iter().zip(lengths) {
            edition = edition.other();
            archive.write(edition);
            archive.leave(found);
            killed += u32::from(archive.build_and_kill(length * round / rounds));
            assert_every_file_is_whole(&archive.site(), &sites);
            archive.build();
            let is_right = archive.site() == sites[edition as usize];
            assert!(is_right, "the {edition:?} site is wrong after kill {round} with {found:?}");
        }
    }
    assert!(killed > kills / 4, "only {killed} builds of {kills} were still running when killed");
}

/// An archive whose pages are many.
struct Archive {
    root: PathBuf,
}

impl Archive {
    /// Writes one edition over the other: some articles come or go, some change.
    fn write(&self, edition: Edition) {
        let articles = self.root.join("content/articles");
        fs::create_dir_all(&articles).unwrap();
        let config = "title = \"Архив\"\n[list]\nper_page = 5\n";
        fs::write(self.root.join("config.toml"), config).unwrap();
        for number in 0..40 {
            let path = articles.join(format!("{number}.txt"));
            let (word, is_there) = match (edition, number) {
                (Edition::Old, _) => ("Старая", number < 37),
                (Edition::New, 8..) => ("Старая", true),
                (Edition::New, _) => ("Новая", number > 2),
            };
            match is_there {
                true => fs::write(&path, article(number, word)).unwrap(),
                false => drop(fs::remove_file(&path)),
            }
        }
    }

    /// Takes away what earlier builds have left, but for what is to be found.
    fn leave(&self, found: Found) {
        let gone: &[&str] = match found {
            Found::Nothing => &[".postil", "public"],
            Found::Site => &[".postil"],
            Found::SiteAndCache => &[],
        };
        gone.iter().for_each(|name| drop(fs::remove_dir_all(self.root.join(name))));
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_postil"));
        command.arg("build").arg("--root").arg(&self.root);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Builds to the end.
    fn build(&self) {
        assert!(self.command().status().unwrap().success());
    }

    /// Starts a build and kills it after `delay`; says whether it was still running.
    fn build_and_kill(&self, delay: Duration) -> bool {
        let mut build = self.command().spawn().unwrap();
        std::thread::sleep(delay);
        let running = build.try_wait().unwrap().is_none();
        build.kill().unwrap();
        build.wait().unwrap();
        running
    }

    /// How long a build of the new edition takes after one of the old.
    fn length(&self, found: Found) -> Duration {
        self.write(Edition::Old);
        self.build();
        self.write(Edition::New);
        self.leave(found);
        let start = Instant::now();
        self.build();
        start.elapsed()
    }

    /// The published files.
    fn site(&self) -> SiteFiles {
        site(&self.root.join("public"))
    }

    /// What a build publishes that knows of no other.
    fn clean_site(&self, output: &Path) -> SiteFiles {
        let status = self.command().arg("--no-cache").arg("--output").arg(output).status();
        assert!(status.unwrap().success());
        site(output)
    }
}

fn article(number: u32, word: &str) -> String {
    format!(
        " date 2026-01-{:02} {word} новость номер {number} из Заречного\n\n\
         {word} смета моста через Тихую одобрена городским советом Заречного в среду утром.\n\n\
         Строить начнут весной, как только сойдёт лёд, а закончат к первым заморозкам осени.\n\n#тег{} #мост\n",
        number % 28 + 1,
        number % 9,
    )
}

fn assert_every_file_is_whole(found: &SiteFiles, editions: &[SiteFiles; 2]) {
    for (path, bytes) in found {
        let whole = editions.iter().any(|site| site.get(path) == Some(bytes));
        assert!(whole, "{} is neither the old file nor the new one", path.display());
    }
}

/// The files of a site, none where there is none; Postil's own files are left out.
fn site(folder: &Path) -> SiteFiles {
    let mut files = SiteFiles::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).into_iter().flatten() {
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
