//! Which texts of an archive are still as `postil init` wrote them.

use std::collections::BTreeSet;

use super::files::{ABOUT, CONFIG};
use crate::config::CONFIG_FILE;
use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::files::Files;

/// What a new archive says of itself in its settings.
const KEYS: [&str; 2] = ["title", "description"];

/// Says which texts about the archive nobody has written yet.
pub fn untouched(files: &dyn Files) -> Option<Diagnostic> {
    let read = |path: &str| files.read(path).unwrap_or_default();
    let settings = String::from_utf8_lossy(&read(CONFIG_FILE)).into_owned();
    let mut texts: Vec<(Place, String)> = of_settings(&settings);
    let is_about = |path: &&String| path.starts_with("content/pages/about");
    let abouts = files.paths().iter().filter(is_about);
    let made = abouts.filter(|path| {
        let text = String::from_utf8_lossy(&read(path)).replace("\r\n", "\n");
        ABOUT.contains(&text.as_str())
    });
    texts.extend(made.map(|path| (Place::file(path), "the page about the archive".to_owned())));
    (!texts.is_empty()).then(|| catalogue::as_made(texts))
}

/// The lines of the settings that are those of a new archive.
fn of_settings(settings: &str) -> Vec<(Place, String)> {
    let key = |line: &str| KEYS.into_iter().find(|key| line.starts_with(&format!("{key} =")));
    let made: BTreeSet<&str> =
        CONFIG.iter().flat_map(|text| text.lines()).filter(|line| key(line).is_some()).collect();
    let lines = (1..).zip(settings.lines()).filter(|(_, line)| made.contains(line.trim_end()));
    lines
        .filter_map(|(number, line)| {
            Some((Place::line(CONFIG_FILE, number), format!("`{}`", key(line)?)))
        })
        .collect()
}
