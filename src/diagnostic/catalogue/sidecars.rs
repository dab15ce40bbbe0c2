//! Sidecars, and the front matter of the archive's own pages.

use crate::diagnostic::catalogue::shorten;
use crate::diagnostic::{Diagnostic, Place};

/// A value has the wrong type.
pub fn wrong_type(place: Place, key: &str, found: &str, expected: &str) -> Diagnostic {
    Diagnostic::error("wrong-type", format!("`{key}` is of type {found}"))
        .at(place)
        .hint(format!("write {expected}"))
}

/// A value cannot be understood.
pub fn bad_value(place: Place, key: &str, value: &str, expected: &str) -> Diagnostic {
    let message = match value.trim() {
        "" => format!("`{key}` is empty"),
        _ => format!("`{key}` is `{}`", shorten(value)),
    };
    Diagnostic::error("bad-value", message).at(place).hint(format!("write {expected}"))
}

/// The front matter of a page begins but does not end.
pub fn unclosed_front_matter(path: &str) -> Diagnostic {
    Diagnostic::error("unclosed-front-matter", "the front matter that begins here does not end")
        .at(Place::line(path, 1))
        .hint("add a line `+++` after its last key; until then it is shown as text")
}

/// A line of front matter between `---` is none that is understood.
pub fn unread_front_matter(path: &str, line: u32) -> Diagnostic {
    Diagnostic::error("unread-front-matter", "the front matter cannot be read from here on")
        .at(Place::line(path, line))
        .hint("write `key: value`, or TOML between two lines `+++`; until then none of it is read")
}

/// A note says nothing and marks nothing.
pub fn empty_note(place: Place) -> Diagnostic {
    Diagnostic::warning("empty-note", "this note has neither a `quote` nor a `text`")
        .at(place)
        .hint("give it a text, or a quote to highlight, or delete it")
}

/// A note's quote has no words, or it has none at all, though `context` says where it stands.
pub fn quote_without_words(place: Place, quote: Option<&str>, context: Option<&str>) -> Diagnostic {
    let message = match (quote.map(str::trim), context) {
        (None, context) => {
            format!("this note has `{}` but no `quote`", context.unwrap_or("before"))
        }
        (Some(""), _) => "the `quote` of this note is empty".to_owned(),
        (Some(quote), _) => format!("the `quote` of this note has no words: `{}`", shorten(quote)),
    };
    Diagnostic::warning("quote-without-words", message)
        .at(place)
        .hint("make the words that it is about the `quote`; if it is about the whole article, delete `quote`, `before` and `after`")
}

/// A list of a sidecar has more members than are taken.
pub fn too_many_texts(place: Place, key: &str, stated: usize, taken: usize) -> Diagnostic {
    Diagnostic::warning("too-many", format!("`{key}` has {stated} members, and {taken} are taken"))
        .at(place)
        .hint("the first ones count; delete those that you do not need")
}

/// The notes of a sidecar have more tags than are taken; the place is that of the first note that
/// loses one.
pub fn too_many_tags_of_notes(place: Place, stated: usize, taken: usize) -> Diagnostic {
    Diagnostic::warning("too-many", format!("the notes have {stated} tags, and {taken} are taken"))
        .at(place)
        .hint("from this note on new tags are left out; use those that others have, or delete some")
}

/// A text of a sidecar has more characters than are taken.
pub fn too_long_text(place: Place, key: &str, length: usize, most: usize) -> Diagnostic {
    let message = format!("`{key}` has {length} characters, and the first {most} are taken");
    Diagnostic::warning("too-long", message).at(place).hint("write it shorter")
}

/// A sidecar that is to be changed has a form that nothing may be put into.
pub fn sidecar_not_editable(place: Place) -> Diagnostic {
    Diagnostic::error("sidecar-not-editable", "this sidecar cannot be changed from outside")
        .at(place)
        .hint("change the file in an editor")
}

/// The notes or the pictures of a sidecar that is to be changed are a list in one value.
pub fn rows_in_one_value(place: Place, key: &str) -> Diagnostic {
    let message = format!("each `{key}` of this sidecar stands in one value, `{key} = […]`");
    let hint =
        format!("give each a header `[[{key}]]` of its own; then they can be added to and changed");
    Diagnostic::error("rows-in-one-value", message).at(place).hint(hint)
}

/// A picture is named by nothing.
pub fn picture_without_file(place: Place) -> Diagnostic {
    Diagnostic::error("picture-without-file", "this picture has no `file`")
        .at(place)
        .hint("write where it lies, seen from the article, as `file = \"foto/most.jpg\"`")
}

/// A note or a picture that is to be changed is not there.
pub fn no_such_row(path: &str, name: &str, number: usize) -> Diagnostic {
    Diagnostic::error("no-such-row", format!("this sidecar has no {name} {number}"))
        .at(Place::file(path))
        .hint("load the page again")
}

/// A changed sidecar cannot be written.
pub fn sidecar_not_written(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("sidecar-not-written", format!("cannot write this sidecar: {error}"))
        .at(Place::file(path))
        .hint("check the permissions of the file and its folder")
}

/// The file of accepted texts cannot be written.
pub fn accepted_not_written(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("accepted-not-written", format!("cannot write the accepted texts: {error}"))
        .at(Place::file(path))
        .hint("check the permissions of the file and its folder")
}

/// Nothing was deleted from a sidecar since the preview was started.
pub fn nothing_to_undo(path: &str) -> Diagnostic {
    Diagnostic::error("nothing-to-undo", "no note was deleted here since the preview was started")
        .at(Place::file(path))
        .hint("look for the note in the history of the file")
}

/// A sidecar stands beside no article.
pub fn sidecar_without_article(path: &str) -> Diagnostic {
    Diagnostic::warning("sidecar-without-article", "there is no article beside this sidecar")
        .at(Place::file(path))
        .hint("give it the name of its article with the ending `.toml`; its notes are shown nowhere until then")
}

/// Two sidecars differ in the letters of their ending alone.
pub fn sidecar_twice(path: &str, read: &str) -> Diagnostic {
    let message = format!("this sidecar is not read: `{read}` is");
    Diagnostic::warning("sidecar-twice", message)
        .at(Place::file(path))
        .hint("write what both say into one, and delete the other")
}

/// The code of the diagnostic of a sidecar that two articles have.
pub const SIDECAR_SHARED: &str = "sidecar-shared";

/// Two raw files share one sidecar.
pub fn sidecar_shared(path: &str, first: &str, second: &str) -> Diagnostic {
    Diagnostic::warning(SIDECAR_SHARED, "two articles have this sidecar")
        .at(Place::file(path))
        .label(Place::file(first), "it belongs to this one")
        .label(Place::file(second), "and would also fit this one")
        .hint("rename one of the two articles")
}
