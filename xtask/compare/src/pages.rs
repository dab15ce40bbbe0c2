//! The pages of a folder: `*.txt` and `*.html` files, or `*.jsonl` as an evaluation set has them.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;

/// In which form pages are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    Text,
    Html,
}

/// A page as an evaluation set writes it, one JSON object a line.
#[derive(Deserialize)]
struct Record {
    text: String,
    html: String,
}

/// Hands every page of one variant on, in the order of the files' names.
///
/// Fails when a file cannot be read and when there are no pages. Lines that are no JSON are left
/// out, as those of the public sets that say `NaN`.
pub fn each(folder: &Path, variant: Variant, take: &mut dyn FnMut(&str)) -> io::Result<()> {
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut found = false;
    for path in files.iter().map(fs::DirEntry::path) {
        match (path.extension().and_then(OsStr::to_str), variant) {
            (Some("jsonl"), _) => each_line(&path, variant, take)?,
            (Some("txt"), Variant::Text) | (Some("html"), Variant::Html) => {
                take(&fs::read_to_string(&path)?);
            }
            _ => continue,
        }
        found = true;
    }
    if found { Ok(()) } else { Err(io::Error::other("no pages in this folder")) }
}

fn each_line(path: &Path, variant: Variant, take: &mut dyn FnMut(&str)) -> io::Result<()> {
    for line in BufReader::new(fs::File::open(path)?).lines() {
        let Ok(record) = serde_json::from_str::<Record>(&line?) else { continue };
        take(match variant {
            Variant::Text => &record.text,
            Variant::Html => &record.html,
        });
    }
    Ok(())
}
