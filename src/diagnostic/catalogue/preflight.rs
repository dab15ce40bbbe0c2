//! What somebody wants to know before an archive goes out.

use super::shorten;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// So many folders are named of a site that is too large.
const MOST_FOLDERS: usize = 5;

/// There are more of a kind than are shown.
pub fn more_alike(severity: Severity, code: &str, count: usize) -> Diagnostic {
    let message = format!("{count} more of this kind");
    let hint = "`postil check --format json` lists all of them";
    let mut found = Diagnostic::notice("", message).hint(hint);
    (found.severity, found.code) = (severity, code.to_owned().into());
    found
}

/// A link within the site leads nowhere.
pub fn dead_link(place: Place, address: &str) -> Diagnostic {
    Diagnostic::warning("dead-link", format!("the link to `{}` leads nowhere", shorten(address)))
        .at(place)
        .hint("addresses are read from the site's root, as `/tags/` or `/articles/2026/name/`")
}

/// Texts are as `postil init` wrote them; each has its place and its name.
pub fn as_made(texts: Vec<(Place, String)>) -> Diagnostic {
    let (count, are) = (texts.len(), if texts.len() == 1 { "text is" } else { "texts are" });
    let found = Diagnostic::notice("as-made", format!("{count} {are} as `postil init` wrote them"));
    let found = texts.into_iter().fold(found, |found, (place, name)| found.label(place, name));
    found.hint("say there what your archive is: every page, its feeds and its citations show it")
}

/// Articles lack a field that readers look for.
pub fn missing_field(field: &'static str, paths: &[&str], articles: usize) -> Diagnostic {
    let message = format!("{} of {articles} articles {} no {field}", paths.len(), has(paths.len()));
    let found = Diagnostic::notice("missing-field", message);
    named(found, paths, &format!("has no {field}")).hint(how_to_state(field))
}

/// An article lacks a field that readers look for.
pub fn article_without(path: &str, field: &'static str) -> Diagnostic {
    Diagnostic::notice("missing-field", format!("this article has no {field}"))
        .at(Place::file(path))
        .hint(how_to_state(field))
}

fn how_to_state(field: &str) -> &'static str {
    match field {
        "date" => "write `date` into the sidecar, where it is known",
        _ => {
            "write `source` into the sidecar, or the name into a `[[source]]` rule for their folder"
        }
    }
}

/// Files are captures of one page.
pub fn captures_joined(newest: &str, older: &[&str]) -> Diagnostic {
    let message = format!("{} files are captures of one page; this one is shown", older.len() + 1);
    let found = Diagnostic::notice("captures-joined", message).at(Place::file(newest));
    named(found, older, "another capture").hint(
        "if they are pages of their own, say so with another `url` in their sidecars, or for all \
         pages with `join = false` in `[captures]`",
    )
}

/// Articles state one address and are not one page.
pub fn address_shared(address: &str, paths: &[&str]) -> Diagnostic {
    let message = format!("{} articles state the address `{}`", paths.len(), shorten(address));
    named(Diagnostic::notice("address-shared", message), paths, "one of them")
        .hint("where it is not theirs, write the right `url` into their sidecars")
}

/// Outlets carried reports of others; `firsts` are the first articles of the reports.
pub fn carried_by_others(copies: usize, firsts: &[&str]) -> Diagnostic {
    let (articles, reports) =
        (if copies == 1 { "article has" } else { "articles have" }, firsts.len());
    let of = if reports == 1 { "a report".to_owned() } else { format!("{reports} reports") };
    let message = format!("{copies} {articles} the text of {of} that another outlet carried first");
    named(Diagnostic::notice("wire-copies", message), firsts, "the first of them").hint(
        "each page names the others; `fold = true` in `[copies]` shows a report once in lists",
    )
}

/// Other outlets carried the report of an article.
pub fn carried_elsewhere(path: &str, others: &[&str]) -> Diagnostic {
    let found = match others.len() {
        1 => "another outlet carried this report too".to_owned(),
        count => format!("{count} other outlets carried this report too"),
    };
    named(Diagnostic::notice("wire-copies", found).at(Place::file(path)), others, "one of them")
        .hint(
            "each page names the others; `fold = true` in `[copies]` shows a report once in lists",
        )
}

/// A copy of a report shows words that were dropped from another outlet's.
pub fn dropped_elsewhere(place: Place, dropping: &str) -> Diagnostic {
    let message = "these words were dropped from another copy of this report";
    Diagnostic::warning("dropped-elsewhere", message)
        .at(place)
        .label(Place::file(dropping), "this copy does not show them")
        .hint("to withhold them here too, name the line in the `drop` of this article's sidecar")
}

/// Articles of one outlet have nearly the same text.
pub fn likely_copies(paths: &[&str]) -> Diagnostic {
    let message = format!("{} articles of one outlet have nearly the same text", paths.len());
    named(Diagnostic::notice("likely-copies", message), paths, "one of them")
        .hint("if they are one page that was saved more than once, keep the best of them")
}

/// Pictures have more than so many bytes each.
pub fn heavy_pictures(paths: &[&str], most: u64) -> Diagnostic {
    let (count, noun) = (paths.len(), if paths.len() == 1 { "picture" } else { "pictures" });
    let message = format!("{count} {noun} {} more than {}", has(count), megabytes(most));
    named(Diagnostic::notice("heavy-pictures", message), paths, "one of them").hint(
        "they are published as they are; a copy 1600 pixels wide in its place takes a fifth and loses nothing on a page",
    )
}

/// The site is larger than a host takes; `parts` are its folders with their sizes in bytes, largest
/// first.
pub fn site_too_large(size: u64, limit: u64, parts: &[(String, u64)]) -> Diagnostic {
    let message = format!(
        "the site in the output folder has {}, and GitHub Pages takes {}",
        megabytes(size),
        megabytes(limit)
    );
    let largest = parts.iter().take(MOST_FOLDERS);
    let largest = largest.map(|(part, size)| format!("`{part}` {}", megabytes(*size)));
    Diagnostic::warning("site-too-large", message)
        .hint(format!("most room is taken by {}", largest.collect::<Vec<_>>().join(", ")))
        .hint("publish a part of the archive, or on a host of your own")
}

/// A file of the site is larger than a repository takes.
pub fn file_too_large_to_publish(path: &str, size: u64, limit: u64) -> Diagnostic {
    let (size, limit) = (megabytes(size), megabytes(limit));
    let message = format!("this file has {size}, and GitHub takes no file of more than {limit}");
    Diagnostic::warning("file-too-large-to-publish", message)
        .at(Place::file(path))
        .hint("make it smaller, or link to it where it is")
}

/// The settings name another address than the one that the site is built for.
pub fn other_base_url(place: Place, stated: &str, asked: &str) -> Diagnostic {
    let message = format!("`base_url` is {stated}, but the site is built for {asked}");
    Diagnostic::warning("other-base-url", message)
        .at(place)
        .hint("if the site has moved, write the new address into `base_url`; what the command line says counts")
}

fn has(count: usize) -> &'static str {
    if count == 1 { "has" } else { "have" }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.0} MB", (bytes as f64 / 1e6).ceil())
}

/// The same, with the files that it is about.
fn named(found: Diagnostic, paths: &[&str], what: &str) -> Diagnostic {
    paths.iter().fold(found, |found, path| found.label(Place::file(*path), what))
}
