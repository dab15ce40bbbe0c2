//! `theme.toml`: what a theme says of itself.

use crate::diagnostic::toml_table::TomlFile;
use crate::diagnostic::{Diagnostic, catalogue};

/// The version of what templates get. It grows when a name or a block that a theme may use goes or
/// changes its meaning; one that comes breaks no theme.
const API: i64 = 1;

const KEYS: &[&str] = &["title", "description", "author", "license", "homepage", "api"];

/// What is wrong with the file. A theme that names no version is taken to be of the first.
pub(super) fn check(path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let Ok(text) = std::str::from_utf8(bytes) else { return vec![catalogue::not_utf8(path)] };
    let (mut file, table) = TomlFile::parse(path, text);
    let mut reader = file.read(&table, KEYS);
    reader.integer_within("api", API..=API, |place, api| {
        catalogue::unknown_theme_api(place, api, API)
    });
    file.into_problems()
}
