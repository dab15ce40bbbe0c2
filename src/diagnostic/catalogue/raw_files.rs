//! Raw files and the folders that they lie in.

use std::collections::BTreeMap;

use super::shorten;
use crate::diagnostic::{Diagnostic, Place, RefusedFile};

/// So many endings of files are named.
const MOST_ENDINGS: usize = 8;

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

/// Pictures that a page names are not beside it.
pub fn missing_pictures(article: &str, first: &str, count: usize) -> Diagnostic {
    let (first, others) = (shorten(first), count - 1);
    let message = match others {
        0 => format!("the archive lacks the picture `{first}`"),
        _ => format!("the archive lacks the picture `{first}` and {others} more"),
    };
    Diagnostic::notice("missing-picture", message)
        .at(Place::file(article))
        .hint("put the folder of pictures that was saved with the page beside it; the text is published without them")
}

/// A picture has too many bytes for a page.
pub fn large_picture(path: &str, bytes: usize) -> Diagnostic {
    let message = format!("this picture has {} MB and is left out", bytes >> 20);
    Diagnostic::warning("large-picture", message)
        .at(Place::file(path))
        .hint("save it smaller: a page shows it at most 600 pixels wide")
}

/// A file's name, or that of its folder, is no text.
pub fn name_not_utf8(path: &str) -> Diagnostic {
    Diagnostic::error("name-not-utf8", "the path of this file is not UTF-8, so it is left out")
        .at(Place::file(path))
        .hint("rename the file, or the folder above it that shows `\u{fffd}`")
}

/// Files of a kind that is not read lie among the articles; `endings` says how many of each there
/// are, and `first` is one of them.
pub fn unread_files(first: &str, endings: &BTreeMap<String, usize>, hint: &str) -> Diagnostic {
    let (files, listed) = counted_endings(endings, "beside the articles ");
    let message = format!("{files} not read: {listed}");
    Diagnostic::notice("unread-files", message).at(Place::file(first)).hint(hint)
}

/// Files in a folder that `postil import` does not take: how many of each ending, and what to do.
pub fn files_not_imported(
    first: &str,
    endings: &BTreeMap<String, usize>,
    hint: &str,
) -> Diagnostic {
    let (files, listed) = counted_endings(endings, "");
    let message = format!("{files} not imported: {listed}");
    Diagnostic::notice("files-not-imported", message).at(Place::file(first)).hint(hint)
}

/// How many files there are in a place, as `2 files are`, and of which endings.
fn counted_endings(endings: &BTreeMap<String, usize>, place: &str) -> (String, String) {
    let count: usize = endings.values().sum();
    let of_ending = |(ending, files): (&String, &usize)| {
        let name = match ending.as_str() {
            "" if *files == 1 => return "one without an ending".to_owned(),
            "" => "without an ending".to_owned(),
            ending => format!("`.{}`", super::shorten(ending)),
        };
        if count == 1 { name } else { format!("{files} {name}") }
    };
    let listed: Vec<String> = endings.iter().map(of_ending).take(MOST_ENDINGS).collect();
    let more = if endings.len() > MOST_ENDINGS { " and others" } else { "" };
    let (files, are) = if count == 1 { ("file", "is") } else { ("files", "are") };
    (format!("{count} {files} {place}{are}"), format!("{}{more}", listed.join(", ")))
}
