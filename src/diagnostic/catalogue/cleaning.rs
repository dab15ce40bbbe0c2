//! Cleaning, and the texts that somebody has accepted.

use crate::diagnostic::catalogue::listed;
use crate::diagnostic::shell::typed;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// An article has more quotations than its record lists.
pub fn too_many_quotations(path: &str, found: usize, listed: usize) -> Diagnostic {
    let message = format!("the record of this article lists {listed} of its {found} quotations");
    Diagnostic::notice("too-many-quotations", message)
        .at(Place::file(path))
        .hint(format!("`postil clean --json {}` lists them all", typed(path)))
}

/// An accepted text was made from lines that the file does not have.
pub fn accepted_lines_missing(place: Place, path: &str, last: u32, count: u32) -> Diagnostic {
    let typed = typed(path);
    let lines = if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
    Diagnostic::error(
        "bad-accepted-line",
        format!("`kept` names line {last}, but `{path}` has {lines}"),
    )
    .at(place)
    .hint(format!("delete this line, read the article, and run `postil clean --accept {typed}`"))
}

/// A line of `content/accepted.toml` cannot be understood.
pub fn bad_accepted_line(place: Place, path: &str) -> Diagnostic {
    let path = typed(path);
    Diagnostic::error("bad-accepted-line", "this line does not say what was accepted")
        .at(place)
        .hint(format!("delete it, read the article, and run `postil clean --accept {path}`"))
}

/// The cleaned text of an article is not the accepted one any more; `change` says what differs.
pub fn accepted_text_changed(
    severity: Severity,
    place: Place,
    accepted: Place,
    change: &str,
) -> Diagnostic {
    let path = typed(&place.path);
    let message = format!("the text of this article is not the accepted one any more: {change}");
    Diagnostic::new(severity, "accepted-text-changed", message)
        .at(place)
        .label(accepted, "accepted here")
        .hint(format!("see what differs with `postil clean --diff {path}`"))
        .hint(format!("if it is right, run `postil clean --accept {path}`; if not, name the lines as `keep` or `drop` in the sidecar"))
}

/// The raw file of an accepted text has changed, and with it the text.
pub fn accepted_file_changed(severity: Severity, path: &str, accepted: Place) -> Diagnostic {
    let typed = typed(path);
    let message =
        "the text of this article is not the accepted one any more: the raw file has changed";
    Diagnostic::new(severity, "accepted-text-changed", message)
        .at(Place::file(path))
        .label(accepted, "accepted here")
        .hint(format!(
            "put the old file back, or read the new text and run `postil clean --accept {typed}`"
        ))
}

/// An accepted text has no article.
pub fn accepted_article_gone(accepted: Place, path: &str) -> Diagnostic {
    Diagnostic::notice("accepted-article-gone", format!("there is no article `{path}` any more"))
        .at(accepted)
        .hint("delete this line; the next `postil clean --accept` does so too")
}

/// An accepted text had no article and is not in the list any more.
pub fn accepted_article_left_out(accepted: Place, path: &str) -> Diagnostic {
    Diagnostic::notice(
        "accepted-article-gone",
        format!("there is no article `{path}` any more, so its line was taken out"),
    )
    .at(accepted)
    .hint("if it was renamed, accept it under its new name")
}

/// The store of what earlier builds made could not be written.
pub fn cache_not_written(error: &std::io::Error) -> Diagnostic {
    Diagnostic::warning("cache-not-written", format!("this build is not remembered: {error}"))
        .hint("the site is complete; the next build takes longer")
}

/// A part of the search index went from the store while the site was built.
pub fn search_part_lost() -> Diagnostic {
    Diagnostic::error("search-part-lost", "a part of the search index is gone from `.postil/`")
        .hint("nothing was published; build again, and look at the disk if it comes back")
}

/// A file of the site could not be written to where files wait until all are there.
pub fn file_not_staged(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("file-not-written", format!("`{path}` cannot be written: {error}"))
        .hint("nothing was published; make room or mend the folder's permissions and build again")
}

/// The record of a build, which `postil clean --diff` compares with, could not be written.
pub fn build_not_recorded(error: &std::io::Error) -> Diagnostic {
    Diagnostic::warning("build-not-recorded", format!("this build is not recorded: {error}"))
        .hint("the site is complete; but `postil clean --diff` compares with an earlier build")
}

/// What a person can do about a guess.
const ACCEPT: &str = "accept guesses in the preview, or write what is right into the sidecar; until then they are marked, and left out of citations";

/// Fields of an article are guesses.
pub fn guessed_fields(path: &str, fields: &[&str]) -> Diagnostic {
    let message = match fields {
        [field] => format!("`{field}` is a guess"),
        fields => format!("{} are guesses", listed(fields)),
    };
    Diagnostic::notice("guess", message).at(Place::file(path)).hint(ACCEPT)
}

/// Fields of many articles are guesses; each with how often, and the articles with the most.
pub fn guesses_summed_up<'p>(
    articles: usize,
    counts: &[(&str, usize)],
    worst: impl Iterator<Item = (&'p str, Vec<&'static str>)>,
) -> Diagnostic {
    let counts: Vec<String> =
        counts.iter().map(|(field, count)| format!("`{field}` of {count}")).collect();
    let message = format!("{articles} articles have guesses: {}", counts.join(", "));
    let diagnostic = Diagnostic::notice("guess", message).hint(ACCEPT);
    worst.fold(diagnostic, |diagnostic, (path, fields)| {
        diagnostic.label(Place::file(path), listed(&fields))
    })
}
