//! Whole archives and the sites that they become: `tests/golden/NAME/in` → `tests/golden/NAME/out`.
//!
//! The sites are built with the plain templates of `tests/golden/templates`, so that a change of
//! the theme does not hide a change of the content. After a change that is meant, run
//! `POSTIL_BLESS=1 cargo test --test golden`, and read the difference before it is committed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use postil::diagnostic::report::draw_plain;
use postil::model::files::MemoryFiles;
use postil::model::output::MemoryStage;
use postil::model::store::MemoryStore;
use postil::site::{BuildOptions, Generator, Silent, Site, stage};

/// The file that holds what the build had to say.
const REPORT: &str = "report.txt";

#[test]
fn every_archive_becomes_its_site() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut archives: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("in").is_dir())
        .collect();
    archives.sort();
    assert!(archives.len() >= 12, "only {} archives were found", archives.len());
    let bless = std::env::var_os("POSTIL_BLESS").is_some();
    let mut differences = Vec::new();
    for archive in &archives {
        let built = build(&folder, archive);
        if bless {
            write(&archive.join("out"), &built);
        }
        differences.extend(compare(archive, &read(&archive.join("out")), &built));
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// Builds an archive with the plain templates; the search index and the assets are left out.
fn build(folder: &Path, archive: &Path) -> BTreeMap<String, String> {
    let templates = read_bytes(&folder.join("templates"));
    let templates = templates.into_iter().map(|(path, bytes)| (format!("templates/{path}"), bytes));
    let files = MemoryFiles::new(templates.chain(read_bytes(&archive.join("in"))));
    let mut site = Site::open(Arc::new(MemoryStore::default()), Generator::current());
    let catalogue = site.catalogue(&files, &BuildOptions::default(), &Silent);
    let catalogue = catalogue.unwrap_or_else(|found| panic!("{}: {found:?}", archive.display()));
    let report: String = catalogue.collection.diagnostics.iter().map(draw_plain).collect();
    assert!(!report.contains("error["), "{}: {report}", archive.display());
    let published = MemoryStage::default();
    let library = site.library(&catalogue.collection, &files);
    stage(&catalogue, &library, &published, &Silent).unwrap();
    let pages = published.files().into_iter();
    let mut texts: BTreeMap<String, String> = pages
        .filter(|(path, _)| !path.starts_with("assets/") && path.ends_with(".html"))
        .filter(|(path, _)| path != "404.html" && !path.starts_with("search/"))
        // They show the lines of the raw file, which lies beside them as `in/`.
        .filter(|(path, _)| !path.ends_with("/audit/index.html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    if !report.is_empty() {
        texts.insert(REPORT.to_owned(), report);
    }
    texts
}

fn compare(
    archive: &Path,
    expected: &BTreeMap<String, String>,
    built: &BTreeMap<String, String>,
) -> Vec<String> {
    let name = archive.file_name().unwrap().to_string_lossy();
    let paths = expected.keys().chain(built.keys().filter(|path| !expected.contains_key(*path)));
    paths
        .filter_map(|path| match (expected.get(path), built.get(path)) {
            (Some(expected), Some(built)) if expected == built => None,
            (Some(expected), Some(built)) => {
                Some(format!("{name}/{path} should be:\n{expected}\nbut is:\n{built}"))
            }
            (Some(_), None) => Some(format!("{name}/{path} is missing")),
            (None, _) => Some(format!("{name}/{path} should not be there")),
        })
        .collect()
}

fn write(out: &Path, files: &BTreeMap<String, String>) {
    if out.exists() {
        fs::remove_dir_all(out).unwrap();
    }
    for (path, text) in files {
        let path = out.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn read(folder: &Path) -> BTreeMap<String, String> {
    let files = read_bytes(folder).into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn read_bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).unwrap_or_else(|_| panic!("{}", current.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(relative.replace('\\', "/"), fs::read(&path).unwrap());
            }
        }
    }
    found
}
