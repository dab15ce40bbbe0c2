//! Tells the program which code it is made of, so that it knows what earlier versions left.
//!
//! What is kept of a document depends on the code that made it, and a page on all code and the
//! theme. A key over these files changes with every one of them, and nobody has to think of it.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// What the making of a document has no part in; everything else is in its key.
const NOT_OF_DOCUMENTS: [&str; 11] = [
    "archive", "card", "cite", "cli", "disk", "editor", "export", "import", "plan", "render",
    "serve",
];

/// The crate in the same case.
const CRATE_NOT_OF_DOCUMENTS: &str = "crates/postil-warc";

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=crates");
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rerun-if-changed=Cargo.toml");
    let roots = ["src", "crates", "themes/default", "Cargo.lock", "Cargo.toml"].map(PathBuf::from);
    let all = files(&roots);
    let is_of_documents = |path: &&PathBuf| {
        let room = path.strip_prefix("src").ok().and_then(|inner| inner.iter().next());
        let room = room.and_then(|room| room.to_str()).unwrap_or_default();
        let is_left_out = ["themes", CRATE_NOT_OF_DOCUMENTS].iter().any(|it| path.starts_with(it));
        !is_left_out && !NOT_OF_DOCUMENTS.contains(&room)
    };
    let of_documents: Vec<&PathBuf> = all.iter().filter(is_of_documents).collect();
    println!("cargo::rustc-env=POSTIL_DOCUMENTS={:032x}", key(&of_documents));
    println!("cargo::rustc-env=POSTIL_PAGES={:032x}", key(&all.iter().collect::<Vec<_>>()));
}

/// The files at and below some paths, sorted; those that are not there are left out.
fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut open = paths.to_vec();
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        match fs::read_dir(&path) {
            Ok(entries) => open.extend(entries.flatten().map(|entry| entry.path())),
            Err(_) if path.is_file() => found.push(path),
            Err(_) => {}
        }
    }
    found.sort();
    found
}

/// The FNV-1a hash, 128 bits wide, of the names and the content of some files, and of whether there
/// is a dictionary.
fn key(paths: &[&PathBuf]) -> u128 {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    let mut add = |bytes: &[u8]| {
        for byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
            hash = (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    };
    add(&[u8::from(env::var_os("CARGO_FEATURE_MORPHOLOGY").is_some())]);
    for path in paths {
        add(slashed(path).as_bytes());
        add(&fs::read(path).unwrap_or_default());
    }
    hash
}

fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
