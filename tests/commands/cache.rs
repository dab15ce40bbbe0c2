//! What `.postil` does for builds: it saves work, and what becomes of it costs nothing but time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::driver::postil;

/// The files of a site by path.
type SiteFiles = BTreeMap<PathBuf, Vec<u8>>;

/// Two lines that many pages have.
const MENU: &str =
    "Главная Новости Афиша Погода Контакты\nВойти Регистрация Подписка Архив Реклама\n";

/// An archive with pages to write.
struct Archive {
    folder: tempfile::TempDir,
}

impl Archive {
    /// An archive of so many articles that share no line.
    fn of(articles: usize) -> Self {
        let archive = Archive { folder: tempfile::tempdir().unwrap() };
        archive.write("config.toml", "title = \"Архив\"\n[list]\nper_page = 5\n");
        for number in 0..articles {
            archive.write(&path(number), &article(number));
        }
        archive
    }

    /// One of a few articles that has been built.
    fn built() -> Self {
        let archive = Archive::of(6);
        archive.build(&[]);
        archive
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Builds, and fails unless that ends well; gives what was printed.
    fn build(&self, options: &[&str]) -> String {
        let printed = postil(&self.root(), &[&["build"], options].concat());
        assert!(printed.ends_with("exit code 0\n"), "{printed}");
        printed
    }

    /// Builds, and gives the reasons for what was done, by what was done.
    fn explain(&self) -> Explained {
        Explained::read(&self.build(&["--explain"]))
    }

    /// Starts a build.
    fn start(&self) -> std::process::Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_postil"));
        command.arg("build").current_dir(self.root());
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        command.spawn().unwrap()
    }

    /// Fails unless the published site is the one that a build makes that knows of no other.
    fn assert_right(&self, when: &str) {
        let clean = self.folder.path().join("clean");
        self.build(&["--no-cache", "--output", clean.to_str().unwrap()]);
        let (clean, published) = (files(&clean), files(&self.root().join("public")));
        let same = clean.keys().eq(published.keys());
        let differs = |path: &&PathBuf| published.get(*path) != clean.get(*path);
        let differing = clean.keys().find(differs);
        assert!(same && differing.is_none(), "the site is wrong {when}: {differing:?}");
    }

    /// The files of the cache, sorted.
    fn cache(&self) -> Vec<PathBuf> {
        let root = self.root().join(".postil");
        files(&root).into_keys().map(|path| root.join(path)).collect()
    }
}

/// What a build says that it cleaned and made, each with its reasons.
#[derive(Debug, Default, PartialEq)]
struct Explained {
    cleaned: BTreeMap<String, String>,
    made: BTreeMap<String, String>,
}

impl Explained {
    fn read(printed: &str) -> Self {
        let mut explained = Explained::default();
        for line in printed.lines() {
            let Some((verb, rest)) = line.split_once(" `") else { continue };
            let Some((path, reasons)) = rest.split_once("`: ") else { continue };
            let (path, reasons) = (path.to_owned(), reasons.to_owned());
            match verb {
                "cleaned" => drop(explained.cleaned.insert(path, reasons)),
                "made" => drop(explained.made.insert(path, reasons)),
                _ => {}
            }
        }
        explained
    }

    /// What was cleaned, sorted.
    fn cleaned(&self) -> Vec<&str> {
        self.cleaned.keys().map(String::as_str).collect()
    }
}

fn path(number: usize) -> String {
    format!("content/articles/{number}.txt")
}

/// An article of which no line is in another.
fn article(number: usize) -> String {
    let town: String = format!("{number:02}")
        .bytes()
        .map(|digit| {
            ["ка", "ле", "ми", "но", "ру", "са", "та", "ве", "зо", "ду"][usize::from(digit - b'0')]
        })
        .collect();
    format!(
        "Мост в городе {town} открыли в среду утром\n\n\
         Совет города {town} одобрил смету нового моста через реку и назначил день открытия.\n\n\
         Жители улицы {town} ждали моста много лет, сказал на собрании глава совета Пётр Лугин.\n\n#мост\n"
    )
}

/// The files below a folder by path; Postil's own in the output are left out.
fn files(folder: &Path) -> SiteFiles {
    let mut found = SiteFiles::new();
    let mut open = vec![folder.to_owned()];
    while let Some(current) = open.pop() {
        for entry in fs::read_dir(&current).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.file_name().unwrap() != ".postil-manifest" {
                let relative = path.strip_prefix(folder).unwrap().to_owned();
                found.insert(relative, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// So many bytes without an order, the same for the same seed.
fn noise(length: usize, seed: usize) -> Vec<u8> {
    let mut state = seed as u64 + 1;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..length).map(|_| next()).collect()
}

/// Gives a file a time of change that is long past.
#[cfg(unix)]
fn backdate(path: &Path) {
    use std::time::{Duration, SystemTime};
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn a_second_build_does_nothing() {
    let archive = Archive::built();
    let printed = archive.build(&["--explain"]);
    assert!(printed.contains(": 0 files written, "), "{printed}");
    assert_eq!(Explained::read(&printed), Explained::default());
}

#[test]
fn two_builds_at_once_both_end_well() {
    let archive = Archive::of(20);
    for round in 0..10 {
        let edited = format!("{}Сказано в {} раз.\n", article(round), "а".repeat(round + 1));
        archive.write(&path(round), &edited);
        archive.write("config.toml", &format!("title = \"Архив {}\"\n", round / 3));
        let builds = [archive.start(), archive.start()];
        for build in builds.map(|build| build.wait_with_output().unwrap()) {
            let Output { status, stderr, .. } = build;
            let printed = String::from_utf8_lossy(&stderr);
            assert!(status.success() && !printed.contains("warning["), "round {round}: {printed}");
        }
        archive.assert_right(&format!("after round {round}"));
    }
    archive.build(&[]);
    assert_eq!(archive.explain(), Explained::default());
}

#[test]
fn a_damaged_cache_costs_nothing_but_time() {
    let archive = Archive::built();
    let mut number = 0;
    while let Some(file) = archive.cache().get(number) {
        let length = fs::metadata(file).unwrap().len() as usize;
        fs::write(file, noise(length, number)).unwrap();
        archive.write(&path(6 + number), &format!("{MENU}{}", article(6 + number)));
        archive.build(&[]);
        archive.assert_right(&format!("after noise in {}", file.display()));
        number += 1;
    }
    assert!(number > 3, "the cache has too few files to mean anything");
}

#[test]
fn what_a_damaged_cache_has_lost_of_the_search_index_is_made_again() {
    let archive = Archive::built();
    let packs = archive.cache().into_iter().filter(|file| file.extension().is_some());
    let packs = packs.inspect(|pack| {
        let length = fs::metadata(pack).unwrap().len() as usize;
        fs::write(pack, noise(length, 1)).unwrap();
    });
    assert!(packs.count() > 0, "the index alone is no cache");
    fs::remove_dir_all(archive.root().join("public")).unwrap();
    archive.build(&[]);
    archive.assert_right("after noise in every pack, without an output");
}

#[test]
fn a_file_in_the_place_of_the_cache_costs_nothing_but_time() {
    for in_the_way in [".postil", ".postil/store"] {
        let archive = Archive::built();
        let folder = archive.root().join(in_the_way);
        fs::remove_dir_all(&folder).unwrap();
        fs::write(&folder, "mine").unwrap();
        for options in [&[][..], &["--fresh"]] {
            archive.write(&path(1), &article(61 + options.len()));
            let printed = archive.build(options);
            assert!(printed.contains("warning[cache-not-written]"), "{printed}");
            archive.assert_right(&format!("with a file in the place of {in_the_way}"));
        }
        assert_eq!(fs::read(&folder).unwrap(), b"mine");
    }
}

#[cfg(unix)]
#[test]
fn a_cache_that_cannot_be_written_costs_nothing_but_time() {
    use std::os::unix::fs::PermissionsExt;
    let archive = Archive::built();
    let folders = [".postil/store", ".postil"].map(|name| archive.root().join(name));
    let allow = |mode| {
        let permissions = fs::Permissions::from_mode(mode);
        folders.iter().for_each(|path| fs::set_permissions(path, permissions.clone()).unwrap());
    };
    allow(0o500);
    // The system's superuser writes all the same.
    let is_locked = fs::write(folders[0].join("try"), "").is_err();
    archive.write(&path(1), &article(61));
    let printed = archive.build(&[]);
    archive.assert_right("with a cache that cannot be written");
    allow(0o700);
    assert_eq!(printed.contains("warning[cache-not-written]"), is_locked, "{printed}");
}

#[test]
fn without_a_cache_none_is_written() {
    let archive = Archive::of(3);
    archive.build(&["--no-cache"]);
    assert!(!archive.root().join(".postil").exists());
}

#[test]
fn a_fresh_build_cleans_everything_and_changes_nothing() {
    let archive = Archive::built();
    let printed = archive.build(&["--fresh", "--explain"]);
    assert_eq!(Explained::read(&printed).cleaned.len(), 6);
    assert!(printed.contains(": 0 files written, "), "{printed}");
    assert_eq!(archive.explain(), Explained::default());
}

#[test]
fn a_page_that_somebody_changed_is_put_right() {
    let archive = Archive::built();
    let page = archive.root().join("public/articles/3/index.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replacen("Мост", "Крот", 1)).unwrap();
    let explained = archive.explain();
    let reason = "the published file was changed by somebody else";
    let made = [("articles/3/index.html".to_owned(), reason.to_owned())];
    assert_eq!(explained, Explained { made: made.into(), ..Explained::default() });
    assert_eq!(fs::read_to_string(&page).unwrap(), text);
}

#[test]
fn a_comment_in_the_settings_costs_nothing() {
    let archive = Archive::built();
    let settings = fs::read_to_string(archive.root().join("config.toml")).unwrap();
    archive.write("config.toml", &format!("# Our archive\n{settings}"));
    assert_eq!(archive.explain(), Explained::default());
}

#[test]
fn a_changed_rule_cleans_the_articles_of_its_source_alone() {
    let archive = Archive::of(0);
    for (number, folder) in ["one", "one", "two", "two", "three"].into_iter().enumerate() {
        archive.write(&format!("content/articles/{folder}/{number}.txt"), &article(number));
    }
    let rules = |one: &str| {
        let two = "folders = [\"two\"]\ndrop = [{ regex = '^Жители' }]\n";
        let one = format!("folders = [\"one\"]\ndrop = [{{ regex = '^{one}' }}]\n");
        archive.write("config.toml", &format!("title = \"x\"\n[[source]]\n{one}[[source]]\n{two}"));
    };
    rules("Жители");
    archive.build(&[]);
    rules("Совет");
    let explained = archive.explain();
    let of_one = ["content/articles/one/0.txt", "content/articles/one/1.txt"];
    assert_eq!(explained.cleaned(), of_one);
    let reasons: BTreeSet<&String> = explained.cleaned.values().collect();
    assert_eq!(reasons.into_iter().collect::<Vec<_>>(), ["the rules for its source changed"]);
    archive.assert_right("after a rule was changed");
}

#[test]
fn a_changed_template_makes_the_pages_that_use_it_alone() {
    let archive = Archive::of(6);
    let template = |text: &str| {
        let block = format!("{{% block title %}}{text}{{% endblock title %}}");
        archive
            .write("templates/tag.html", &format!("{{% extends \"default/tag.html\" %}}{block}"));
    };
    template("one");
    archive.build(&[]);
    template("two");
    let Explained { cleaned, made } = archive.explain();
    assert!(cleaned.is_empty(), "{cleaned:?}");
    assert!(!made.is_empty());
    for (path, reasons) in made {
        assert!(
            path.starts_with("tags/") && reasons == "its templates changed",
            "{path}: {reasons}"
        );
    }
    archive.assert_right("after a template was changed");
}

#[test]
fn a_page_with_a_menu_that_many_share_cleans_itself_alone() {
    let archive = Archive::of(0);
    let add = |number| archive.write(&path(number), &format!("{MENU}{}", article(number)));
    (0..21).for_each(add);
    archive.build(&[]);
    add(21);
    let explained = archive.explain();
    assert_eq!(explained.cleaned(), [path(21)]);
    assert_eq!(explained.cleaned[&path(21)], "new");
    archive.assert_right("after a page was added");
}

#[cfg(unix)]
#[test]
fn a_raw_file_of_the_same_size_and_time_is_noticed() {
    let archive = Archive::of(3);
    let raw = archive.root().join(path(1));
    backdate(&raw);
    archive.build(&[]);
    assert_eq!(archive.explain(), Explained::default());
    let text = fs::read_to_string(&raw).unwrap();
    fs::write(&raw, text.replacen("среду утром", "утром среду", 1)).unwrap();
    backdate(&raw);
    let explained = archive.explain();
    assert_eq!(explained.cleaned(), [path(1)]);
    assert_eq!(explained.cleaned[&path(1)], "the raw file changed");
    archive.assert_right("after a raw file was replaced");
}
