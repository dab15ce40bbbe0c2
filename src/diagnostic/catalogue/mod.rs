//! Every diagnostic that Postil can give, one constructor each.
//!
//! Messages are lower case, without a full stop, with literals in backticks; a hint says what the
//! reader can do.

mod archive;
mod cleaning;
mod imports;
mod notes;
mod personal;
mod preflight;
mod preview;
mod raw_files;
mod settings;
mod sidecars;
mod tables;
mod themes;

pub use archive::*;
pub use cleaning::*;
pub use imports::*;
pub use notes::*;
pub use personal::*;
pub use postil_clean::diagnostic::catalogue::*;
pub use preflight::*;
pub use preview::*;
pub use raw_files::*;
pub use settings::*;
pub use sidecars::*;
pub use tables::*;
pub use themes::*;

/// A text as far as it fits into a message.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Names as a message lists them.
fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The known name that is most like `name`, whatever its capitals, if any is like it at all.
pub(super) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let name = name.to_lowercase();
    let likeness =
        |candidate: &str| strsim::normalized_damerau_levenshtein(&name, &candidate.to_lowercase());
    known
        .iter()
        .map(|candidate| (likeness(candidate), *candidate))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .map(|(_, candidate)| candidate)
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
