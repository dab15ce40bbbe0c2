//! The archive and the site as a whole.

use crate::diagnostic::{Diagnostic, Place};

/// Two articles would have the same address, and one gets another than it would have.
pub fn address_taken(path: &str, (wanted, given): (&str, &str), owner: &str) -> Diagnostic {
    let message = format!("the address `{wanted}` is taken, and this article has `{given}`");
    Diagnostic::warning("address-taken", message)
        .at(Place::file(path))
        .label(Place::file(owner), "this article has it")
        .hint("rename this file to choose its address, which follows from the file's name")
}

/// Two introductions are for one tag.
pub fn introduction_twice(path: &str, first: &str) -> Diagnostic {
    Diagnostic::warning("introduction-twice", "this tag has an introduction already")
        .at(Place::file(path))
        .label(Place::file(first), "this one is shown")
        .hint("join the two files; this one is left out until then")
}

/// No article has the tag that an introduction is for.
pub fn introduction_without_tag(path: &str) -> Diagnostic {
    Diagnostic::warning("introduction-without-tag", "no article has the tag that this introduces")
        .at(Place::file(path))
        .hint("name the file after the tag's address, or list the tag in `aliases`; it is shown nowhere until then")
}

/// More pages ask for a place in the menu than it has; the place is the first one without.
pub fn too_long_menu(path: &str, asked: usize, taken: usize) -> Diagnostic {
    let message = format!("{asked} pages ask for a place in the menu, and {taken} get one");
    Diagnostic::warning("too-many", message)
        .at(Place::file(path))
        .hint("take `menu` out of some of them, and link to them from another page; the menu stands on every page")
}

/// There is nothing to show.
pub fn no_articles(folder: &str) -> Diagnostic {
    let place = if folder.is_empty() { "this folder".to_owned() } else { format!("`{folder}`") };
    Diagnostic::warning("no-articles", format!("there is no article in {place}"))
        .hint("put scraped pages there as `.txt`, `.html` or `.md` files")
}

/// What was named holds nothing that could be cleaned.
pub fn nothing_to_clean(path: &str) -> Diagnostic {
    Diagnostic::warning("nothing-to-clean", "there is nothing to clean here")
        .at(Place::file(path))
        .hint(
            "scraped pages are `.txt`, `.html` or `.md` files; another file can be named by itself",
        )
}

/// Two parts of the site would write the same file.
pub fn file_claimed_twice(path: &str) -> Diagnostic {
    Diagnostic::error("file-claimed-twice", format!("two parts of the site want the file `{path}`"))
        .at(Place::file(path))
        .hint("rename the one of them that is yours, in `static/` or `content/pages/`; the other is shown until then")
}

/// A file of the site has the path of a folder of the site.
pub fn file_is_a_folder(path: &str) -> Diagnostic {
    Diagnostic::error(
        "file-is-a-folder",
        format!("the site has files in a folder `{path}`, so it cannot have a file of that name"),
    )
    .at(Place::file(path))
    .hint("rename the one of them that is yours, in `static/` or `content/pages/`; the file is left out until then")
}
