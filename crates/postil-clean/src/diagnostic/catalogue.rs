//! Every diagnostic that ingest and cleaning can give, one constructor each.
//!
//! Messages are lower case, without a full stop, with literals in backticks; a hint says what the
//! reader can do.

use crate::diagnostic::{Diagnostic, Place};

/// How a line is named.
const COPY_THE_LINE: &str =
    "copy the whole line from the raw file; `postil clean FILE` shows them all";

/// A raw file has bytes that no text has.
pub fn binary_file(path: &str) -> Diagnostic {
    Diagnostic::error("binary-file", "this file is not text")
        .at(Place::file(path))
        .hint("move it out of `content/articles`, or save the page again as text or HTML")
}

/// A page carries its text in a ZIP.
pub(crate) fn packed_page(path: &str) -> Diagnostic {
    Diagnostic::error("packed-page", "this page has its text in a ZIP that it carries")
        .at(Place::file(path))
        .hint("open it in a browser and save it again, with SingleFile in the format `HTML`")
}

/// No part of a web archive is a page.
pub(crate) fn no_page_in_archive(path: &str) -> Diagnostic {
    Diagnostic::error("no-page", "no part of this web archive is a page")
        .at(Place::file(path))
        .hint("open the page in a browser and save it again, as HTML or MHTML")
}

/// A web archive ends amid the page that it holds.
pub(crate) fn cut_archive(path: &str) -> Diagnostic {
    Diagnostic::warning("cut-page", "this web archive breaks off amid its page")
        .at(Place::file(path))
        .hint("save the page again; a whole capture of its address is shown rather than this one")
}

/// A raw file holds nothing.
pub fn empty_file(path: &str) -> Diagnostic {
    Diagnostic::warning("empty-file", "this file is empty, so there is no article to show")
        .at(Place::file(path))
        .hint("scrape the page again, or delete the file")
}

/// A raw file holds lines, and nothing in them.
pub(crate) fn blank_file(path: &str) -> Diagnostic {
    Diagnostic::warning(
        "empty-file",
        "this file holds blank lines only, so there is no article to show",
    )
    .at(Place::file(path))
    .hint("scrape the page again, or delete the file")
}

/// A raw file is in an older encoding; it is read all the same.
pub(crate) fn charset_guessed(path: &str, charset: &str) -> Diagnostic {
    Diagnostic::notice(
        "charset-guessed",
        format!("this file is not UTF-8; it is read as {charset}"),
    )
    .at(Place::file(path))
    .hint("if the article shows wrong letters, convert the file to UTF-8")
}

/// A page, or the header that it came with, names an encoding that its bytes are not in.
pub fn charset_overruled(path: &str, declared: &str, charset: &str) -> Diagnostic {
    Diagnostic::warning(
        "charset-overruled",
        format!("this page is said to be in {declared}, but its bytes read as {charset}"),
    )
    .at(Place::file(path))
    .hint(format!(
        "it is read as {charset}; if the article shows wrong letters, convert the file to UTF-8"
    ))
}

/// The text of a file was read in a wrong encoding before it was saved.
///
/// `times` says how often that was done, one upon the other.
pub(crate) fn decoded_twice(path: &str, written_in: &str, read_as: &str, times: u8) -> Diagnostic {
    let said = match times {
        0 | 1 => {
            format!(
                "this file was {written_in}, was read as {read_as} and saved so; that is undone"
            )
        }
        _ => format!(
            "this file was {written_in}, was read as {read_as} and saved so, {times} times over; that is undone"
        ),
    };
    Diagnostic::warning("decoded-twice", said)
        .at(Place::file(path))
        .hint("compare the article with the page, or scrape the page again")
}

/// The letters of a file make no words, whatever they are read as.
pub(crate) fn strange_text(path: &str, charset: &str) -> Diagnostic {
    Diagnostic::warning(
        "strange-text",
        format!("read as {charset}, this file has letters that make no words"),
    )
    .at(Place::file(path))
    .hint("it may have been saved in a wrong encoding; scrape the page again")
}

/// A text is JSON, which is cleaned as if somebody had written it to be read.
pub(crate) fn json_file(path: &str) -> Diagnostic {
    Diagnostic::warning("data-file", "this file is JSON, and its signs show in the article")
        .at(Place::file(path))
        .hint("move it out of `content/articles` and take its articles with `postil import FILE`")
}

/// A text is XML of a program, which is cleaned as if somebody had written it to be read.
pub(crate) fn xml_file(path: &str) -> Diagnostic {
    Diagnostic::warning("data-file", "this file is XML, and its tags may show in the article")
        .at(Place::file(path))
        .hint("save the page itself, or its text; `postil import` takes tables and web archives")
}

/// The letters of a text stand as their numbers.
pub(crate) fn escaped_text(path: &str) -> Diagnostic {
    Diagnostic::warning(
        "data-file",
        "the letters of this file stand as numbers, as `\\u043c` or `%D0%BC`",
    )
    .at(Place::file(path))
    .hint("have the program that wrote it write the letters, or scrape the page again")
}

/// Some bytes of a raw file stand for no character.
pub(crate) fn malformed_text(path: &str, line: u32, charset: &str, count: usize) -> Diagnostic {
    let message = match count {
        1 => format!("{count} place cannot be read as {charset} and shows as `\u{fffd}`"),
        _ => format!("{count} places cannot be read as {charset} and show as `\u{fffd}`"),
    };
    Diagnostic::warning("malformed-text", message)
        .at(Place::line(path, line))
        .hint("the file may be damaged or in another encoding; the raw file stays as it is")
}

/// A page states more tags than are taken; the place is that of the first one that is not.
pub(crate) fn too_many_tags(place: Place, stated: usize, taken: usize) -> Diagnostic {
    Diagnostic::notice("too-many-tags", format!("of {stated} tags of the page {taken} are taken"))
        .at(place)
        .hint("name those that you miss in the sidecar, as `tags = [\"…\"]`")
}

/// A page states more authors than are taken.
pub(crate) fn too_many_authors(place: Place, stated: usize, taken: usize) -> Diagnostic {
    let message = format!("of {stated} authors of the page {taken} are taken");
    Diagnostic::notice("too-many-authors", message)
        .at(place)
        .hint("name those that count in the sidecar, as `author = \"…\"`")
}

/// What a page states as a field has more characters than are taken.
pub(crate) fn too_long_field(place: Place, key: &str, length: usize, most: usize) -> Diagnostic {
    let value = if key == "tags" { "[\"…\"]" } else { "\"…\"" };
    let message =
        format!("`{key}` of the page has {length} characters, and the first {most} are taken");
    Diagnostic::notice("too-long", message)
        .at(place)
        .hint(format!("write a shorter one into the sidecar, as `{key} = {value}`"))
}

/// What a page states as its address is too long for one.
pub(crate) fn too_long_address(place: Place, length: usize, most: usize) -> Diagnostic {
    let message = format!("the address of the page has {length} characters, and is left out");
    Diagnostic::notice("too-long", message)
        .at(place)
        .hint(format!("write one of at most {most} into the sidecar, as `url = \"…\"`"))
}

/// A `drop` or `keep` of a sidecar names a line that the file does not have, or that has no words.
pub(crate) fn unmatched_line(sidecar: &str, key: &str, line: &str) -> Diagnostic {
    let message = match line.trim() {
        "" => format!("`{key}` names a line without words"),
        _ => format!("`{key}` names a line that the article does not have: `{line}`"),
    };
    Diagnostic::warning("unmatched-line", message).at(Place::file(sidecar)).hint(COPY_THE_LINE)
}

/// A `drop` of a sidecar names words that the file does not have, so what a person wants withheld may be
/// anywhere in it.
pub(crate) fn unmatched_drop(sidecar: &str, line: &str) -> Diagnostic {
    let message = format!("`drop` names no line of the article, so its text is withheld: `{line}`");
    Diagnostic::error("unmatched-drop", message)
        .at(Place::file(sidecar))
        .hint(COPY_THE_LINE)
        .hint("if the page does not have these words any more, delete them from `drop`")
}

/// A `drop` of a sidecar names words that a line of the file has among others.
pub(crate) fn dropped_with_more(sidecar: &str, words: &str, article: &str) -> Diagnostic {
    let message = format!("`drop` names a part of a line, and all of it is left out: `{words}`");
    Diagnostic::warning("dropped-with-more", message)
        .at(Place::file(sidecar))
        .hint(format!("name the line as `postil clean {article}` shows it"))
}

/// A `kinds` of a sidecar names words that no block of the text has.
pub(crate) fn unmatched_block(sidecar: &str, words: &str) -> Diagnostic {
    let message = match words.trim() {
        "" => "`kinds` names a block without words".to_owned(),
        _ => format!("`kinds` names words that no block of the text begins with: `{words}`"),
    };
    Diagnostic::warning("unmatched-block", message)
        .at(Place::file(sidecar))
        .hint("copy the first words of the block as the article shows them")
}

/// Much prose is left out, for other documents have it too; the place is that of its first line.
pub(crate) fn repeated_prose(place: Place, words: usize) -> Diagnostic {
    let message =
        format!("sentences of {words} words are left out, since other documents have them too");
    Diagnostic::warning("repeated-prose", message)
        .at(place)
        .hint("if they are the article's, name the lines as `keep` in its sidecar")
}

/// Much prose is left out, for it stands apart from the text; the place is that of its first line.
pub(crate) fn prose_outside(place: Place, words: usize) -> Diagnostic {
    let message = format!("sentences of {words} words are left out, as no part of the text");
    Diagnostic::warning("prose-outside", message)
        .at(place)
        .hint("if they are the article's, name the lines as `keep` in its sidecar")
}

/// A list, a table or a figure amid the text is left out; the place is that of its first line.
pub(crate) fn part_outside(place: Place) -> Diagnostic {
    let message = "lines of a list, a table or a figure amid the text are left out";
    Diagnostic::warning("part-outside", message)
        .at(place)
        .hint("if they are the article's, name the lines as `keep` in its sidecar")
}

/// Cleaning left no text at all.
pub(crate) fn nothing_kept(path: &str) -> Diagnostic {
    Diagnostic::warning("nothing-kept", "no line of this file reads as an article's text")
        .at(Place::file(path))
        .hint("see `postil clean FILE`, and name the lines to put back as `keep` in a sidecar")
}

/// The cleaner has failed at a page.
pub(crate) fn stopped(path: &str, words: &str) -> Diagnostic {
    Diagnostic::error("stopped", format!("the cleaner stopped at this page: {words}"))
        .at(Place::file(path))
        .hint("leave the page out, and report it together with its bytes")
}

/// What should be evidence of shared lines is something else.
pub(crate) fn evidence_is_foreign() -> Diagnostic {
    Diagnostic::error("foreign-evidence", "these bytes are no evidence of shared lines")
        .hint("give the file that was written as evidence")
}

/// Evidence of shared lines was written by another version.
pub(crate) fn evidence_version(found: u64, known: u32) -> Diagnostic {
    Diagnostic::error(
        "evidence-version",
        format!("this evidence has version {found}, and version {known} is read here"),
    )
    .hint("collect the evidence again with this version of Postil")
}

/// Evidence of shared lines is not as it was written.
pub(crate) fn evidence_is_damaged() -> Diagnostic {
    Diagnostic::error("damaged-evidence", "this evidence is cut short or has changed bytes")
        .hint("copy the file again, or collect the evidence again")
}

/// Evidence without the lines of single documents is to be merged.
pub(crate) fn evidence_is_cut() -> Diagnostic {
    Diagnostic::error("cut-evidence", "evidence whose rare lines were left out cannot be merged")
        .hint("merge first, and cut the result")
}

/// What is to be joined are no pieces of one evidence.
pub(crate) fn evidence_pieces() -> Diagnostic {
    Diagnostic::error("evidence-pieces", "these are not the pieces of one evidence")
        .hint("join what `split` has made, or `merge` what was counted apart")
}
