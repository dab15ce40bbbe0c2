//! Notes and their quotations.

use crate::diagnostic::catalogue::shorten;
use crate::diagnostic::{Diagnostic, Place};

/// The code of a note whose quote is not in its article.
pub const ORPHANED_NOTE: &str = "orphaned-note";
/// The code of a note whose words have changed.
pub const CHANGED_NOTE: &str = "changed-note";
/// The code of a note whose quote stands in several places.
pub const AMBIGUOUS_NOTE: &str = "ambiguous-note";

/// A note's quote is not in the article, nor is anything like it.
pub fn orphaned_note(place: Place, quote: &str, searched: Place) -> Diagnostic {
    let message = format!("the quote `{}` is not in the article", shorten(quote));
    Diagnostic::warning(ORPHANED_NOTE, message)
        .at(place)
        .label(searched, "searched here")
        .hint("the note is shown at the end of the article; mend the `quote` so that it has the article's words")
}

/// A note's quote is not in the article, and its `nearest` words are not taken for it.
pub fn refused_note(
    place: Place,
    quote: &str,
    (nearest, at): (&str, Place),
    why: &str,
) -> Diagnostic {
    let message = format!("the quote `{}` is not in the article", shorten(quote));
    Diagnostic::warning(ORPHANED_NOTE, message)
        .at(place)
        .label(at, format!("nearest is `{}`, but {why}", shorten(nearest)))
        .hint("the note is shown at the end of the article; if these words are meant, make them the `quote`")
}

/// A note stands at words that are not quite its quote.
pub fn changed_note(place: Place, quote: &str, words: &str, at: Place) -> Diagnostic {
    let message = format!("the quote `{}` is not quite what the article says", shorten(quote));
    Diagnostic::warning(CHANGED_NOTE, message)
        .at(place)
        .label(at, "found here; the note is marked as changed")
        .hint(format!("if the note still fits, confirm it with `quote = {}`", as_toml(words)))
}

/// A note's quote stands beside other words than the note says: `ours` is one of these, `theirs`
/// what stands there.
pub fn note_beside_others(
    place: Place,
    quote: &str,
    (ours, theirs): (&str, &str),
    at: Place,
) -> Diagnostic {
    let differs = match (ours, theirs) {
        (_, "") => format!("`{}` is not beside it", shorten(ours)),
        ("", _) => format!("`{}` belongs to it", shorten(theirs)),
        _ => format!("`{}` stands for `{}`", shorten(theirs), shorten(ours)),
    };
    let message = format!("the words beside the quote `{}` are others", shorten(quote));
    Diagnostic::warning(CHANGED_NOTE, message)
        .at(place)
        .label(at, format!("found here, but {differs}; the note is marked as changed"))
        .hint(
            "if the note still fits, confirm it: write what stands beside it into `before` and `after`",
        )
}

/// A text as it is written into a TOML file.
fn as_toml(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A note's quote stands in the article more than once.
pub fn ambiguous_note(place: Place, quote: &str, count: usize, at: Place) -> Diagnostic {
    Diagnostic::warning(
        AMBIGUOUS_NOTE,
        format!("the quote `{}` stands in the article {count} times", shorten(quote)),
    )
    .at(place)
    .label(at, "shown here; the note is marked as ambiguous")
    .hint("add `before` or `after` with a few words beside it; until then the first place is taken")
}

/// A file of notes is no JSON.
pub fn not_json(path: &str, line: usize, error: &str) -> Diagnostic {
    Diagnostic::error("not-json", format!("this is no JSON: {error}"))
        .at(Place::line(path, u32::try_from(line).unwrap_or(1).max(1)))
        .hint("export the notes again, as JSON")
}

/// A file of notes has none.
pub fn no_foreign_notes(path: &str) -> Diagnostic {
    Diagnostic::error("no-foreign-notes", "there are no notes in this file")
        .at(Place::file(path))
        .hint("give a JSON export of Hypothesis, or W3C annotations as JSON-LD")
}

/// A file of notes names others that are not in it.
pub fn notes_elsewhere(path: &str, address: &str) -> Diagnostic {
    Diagnostic::warning("notes-elsewhere", format!("`{}` is not in this file", shorten(address)))
        .at(Place::file(path))
        .hint(
            "fetch what stands at this address and import it too, or export the notes in one file",
        )
}

/// An annotation does not say which page it is about.
pub fn note_without_target(path: &str, number: usize) -> Diagnostic {
    Diagnostic::error("note-without-target", format!("note {number} does not say what it is about"))
        .at(Place::file(path))
        .hint("give it a `target` with the address of a page, as `{\"source\": \"https://…\"}`")
}

/// A note of a file by its number and, where it has any, its words; before what became of it.
fn numbered(number: usize, words: &str) -> String {
    match words.is_empty() {
        true => format!("note {number} "),
        false => format!("note {number}, `{}`, ", shorten(words)),
    }
}

/// A note from elsewhere came in, and a person must look at its passage.
pub fn note_in_doubt(file: &str, number: usize, words: &str, why: &str) -> Diagnostic {
    Diagnostic::warning("note-in-doubt", format!("{}is imported, but {why}", numbered(number, words)))
        .at(Place::file(file))
        .hint("it has the words that it came with; `postil check` says where it stands, and in `postil serve` it can be confirmed or attached")
}

/// Something of a note from elsewhere has no place in a sidecar.
pub fn note_parts_left_out(file: &str, number: usize, words: &str, parts: &[String]) -> Diagnostic {
    let parts: Vec<_> = parts.iter().map(|part| shorten(part)).collect();
    let message = format!("of {}is left out: {}", numbered(number, words), parts.join(", "));
    Diagnostic::warning("note-parts-left-out", message)
        .at(Place::file(file))
        .hint("a note has no place for it; write it into the note's `text` if it matters")
}

/// A note from elsewhere has no place in the archive.
pub fn note_not_placed(file: &str, number: usize, words: &str, why: &str) -> Diagnostic {
    Diagnostic::warning("note-not-placed", format!("{}is left out: {why}", numbered(number, words)))
        .at(Place::file(file))
        .hint(
            "an article is found by the `url` in its sidecar or its title, a passage by its words",
        )
}

/// A note from elsewhere belongs into a sidecar that cannot be changed.
pub fn note_not_written(file: &str, number: usize, words: &str, sidecar: &str) -> Diagnostic {
    Diagnostic::warning(
        "note-not-placed",
        format!("{}is left out: `{sidecar}` cannot be changed", numbered(number, words)),
    )
    .at(Place::file(file))
    .hint(
        "mend the sidecar and import the file again; notes that are there already are passed over",
    )
}

/// The notes of a sidecar whose article is not shown; nothing where there are none.
pub fn notes_without_article(sidecar: &str, notes: usize, article: &str) -> Option<Diagnostic> {
    let message = match notes {
        0 => return None,
        1 => "1 note of this sidecar is shown nowhere".to_owned(),
        _ => format!("{notes} notes of this sidecar are shown nowhere"),
    };
    let diagnostic = Diagnostic::error("notes-without-article", message)
        .at(Place::file(sidecar))
        .label(Place::file(article), "their article is left out")
        .hint("they are safe in the sidecar, and are shown as soon as their article is");
    Some(diagnostic)
}
