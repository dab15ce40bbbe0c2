//! Raw files and the folders that they lie in.

use crate::diagnostic::{Diagnostic, Place, RefusedFile};

/// A raw file has bytes that no text has.
pub fn binary_file(path: &str) -> Diagnostic {
    Diagnostic::error("binary-file", "this file is not text")
        .at(Place::file(path))
        .hint("move it out of `content/articles`, or save the page again as text or HTML")
}

/// A raw file holds nothing.
pub fn empty_file(path: &str) -> Diagnostic {
    Diagnostic::warning("empty-file", "this file is empty, so there is no article to show")
        .at(Place::file(path))
        .hint("scrape the page again, or delete the file")
}

/// A raw file holds lines, and nothing in them.
pub fn blank_file(path: &str) -> Diagnostic {
    Diagnostic::warning(
        "empty-file",
        "this file holds blank lines only, so there is no article to show",
    )
    .at(Place::file(path))
    .hint("scrape the page again, or delete the file")
}

/// A file cannot be read: the file system refused to give it, or Postil to take it.
pub fn unreadable_file(path: &str, error: &std::io::Error) -> Diagnostic {
    if let Some(refused) = RefusedFile::of(error) {
        return refused_file(path, refused);
    }
    Diagnostic::error("unreadable-file", format!("cannot read this file: {error}"))
        .at(Place::file(path))
        .hint("check the file's permissions")
}

/// A file was written to between the moment it was looked at and the moment it was needed.
pub fn changed_while_building(path: &str) -> Diagnostic {
    Diagnostic::error("changed-while-building", "this file was changed while it was being used")
        .at(Place::file(path))
        .hint("build again once nothing writes to it")
}

/// A raw file is in an older encoding; it is read all the same.
pub fn charset_guessed(path: &str, charset: &str) -> Diagnostic {
    Diagnostic::notice(
        "charset-guessed",
        format!("this file is not UTF-8; it is read as {charset}"),
    )
    .at(Place::file(path))
    .hint("if the article shows wrong letters, convert the file to UTF-8")
}

/// Some bytes of a raw file stand for no character.
pub fn malformed_text(path: &str, line: u32, charset: &str, count: usize) -> Diagnostic {
    let (places, show) = match count {
        1 => ("1 place".to_owned(), "shows"),
        _ => (format!("{count} places"), "show"),
    };
    Diagnostic::warning(
        "malformed-text",
        format!("{places} cannot be read as {charset} and {show} as `\u{fffd}`"),
    )
    .at(Place::line(path, line))
    .hint("the file may be damaged or in another encoding; the raw file stays as it is")
}

/// A path that was asked for leads nowhere.
pub fn missing_path(path: &str) -> Diagnostic {
    Diagnostic::error("missing-path", "there is no such file or folder")
        .at(Place::file(path))
        .hint("check the path")
}

/// The file system refused to list a folder.
pub fn unreadable_folder(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("unreadable-folder", format!("cannot list this folder: {error}"))
        .at(Place::file(if path.is_empty() { "." } else { path }))
        .hint("check the folder's permissions; what is in it is left out until then")
}

/// A link cannot be followed; `reason` says where it leads.
pub fn link_left_out(path: &str, reason: &str) -> Diagnostic {
    Diagnostic::warning("link-left-out", format!("this link {reason}, so it is left out"))
        .at(Place::file(path))
        .hint("put a copy of what it should show in its place, or delete it")
}

/// Something that is no plain file stands where one belongs; `kind` is what it is, as `a socket`.
pub fn special_file(path: &str, kind: &'static str) -> Diagnostic {
    refused_file(path, RefusedFile::Special(kind))
}

/// A file that is not read, whatever the file system says.
fn refused_file(path: &str, refused: RefusedFile) -> Diagnostic {
    let code = match refused {
        RefusedFile::Special(_) => "special-file",
        RefusedFile::TooLarge { .. } => "file-too-large",
    };
    Diagnostic::error(code, refused.to_string()).at(Place::file(path)).hint(refused.hint())
}

/// A file's name, or that of its folder, is no text.
pub fn name_not_utf8(path: &str) -> Diagnostic {
    Diagnostic::error("name-not-utf8", "the path of this file is not UTF-8, so it is left out")
        .at(Place::file(path))
        .hint("rename the file, or the folder above it that shows `\u{fffd}`")
}
