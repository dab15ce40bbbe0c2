//! Every diagnostic that Postil can give, one constructor each.
//!
//! Messages are lower case, without a full stop, with literals in backticks; a hint says what the
//! reader can do.

use crate::diagnostic::{Diagnostic, Place, Severity};

// Raw files

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

/// The file system refused to give a file.
pub fn unreadable_file(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("unreadable-file", format!("cannot read this file: {error}"))
        .at(Place::file(path))
        .hint("check the file's permissions")
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
    let places = if count == 1 { "1 place".to_owned() } else { format!("{count} places") };
    Diagnostic::warning(
        "malformed-text",
        format!("{places} cannot be read as {charset} and show as `\u{fffd}`"),
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

/// A file's name, or that of its folder, is no text.
pub fn name_not_utf8(path: &str) -> Diagnostic {
    Diagnostic::error("name-not-utf8", "the path of this file is not UTF-8, so it is left out")
        .at(Place::file(path))
        .hint("rename the file, or the folder above it that shows `\u{fffd}`")
}

// Cleaning

/// A `drop` or `keep` of a sidecar names a line that the file does not have.
pub fn unmatched_line(sidecar: &str, key: &str, line: &str) -> Diagnostic {
    let message = match line.trim() {
        "" => format!("`{key}` names a line without words"),
        _ => format!("`{key}` names a line that the article does not have: `{line}`"),
    };
    Diagnostic::warning("unmatched-line", message)
        .at(Place::file(sidecar))
        .hint("copy the whole line from the raw file; `postil clean FILE` shows them all")
}

/// Cleaning left no text at all.
pub fn nothing_kept(path: &str) -> Diagnostic {
    Diagnostic::warning("nothing-kept", "no line of this file reads as an article's text")
        .at(Place::file(path))
        .hint("see `postil clean FILE`, and name the lines to put back as `keep` in a sidecar")
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

/// A path as it is typed into a shell.
fn typed(path: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "/\\.:_-".contains(character);
    match path.chars().all(plain) {
        true => path.to_owned(),
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
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

/// The record of a build, which `postil clean --diff` compares with, could not be written.
pub fn build_not_recorded(error: &std::io::Error) -> Diagnostic {
    Diagnostic::warning("build-not-recorded", format!("this build is not recorded: {error}"))
        .hint("the site is complete; but `postil clean --diff` compares with an earlier build")
}

// Settings

/// `config.toml` is in another encoding.
pub fn config_not_utf8(path: &str) -> Diagnostic {
    Diagnostic::error("not-utf8", "this file is not UTF-8")
        .at(Place::file(path))
        .hint("save it as UTF-8 and try again")
}

/// A TOML file is broken, has an unknown key, or a value of the wrong type.
///
/// An unknown key comes with the nearest known one.
pub fn toml_error(path: &str, text: &str, error: &toml::de::Error) -> Diagnostic {
    let place = match error.span() {
        Some(span) => Place::at_offset(path, text, span.start),
        None => Place::file(path),
    };
    let message = error.message();
    match unknown_field(message) {
        Some((key, known)) => unknown_key(place, key, &known),
        None => Diagnostic::error(
            "bad-toml",
            lower_first(message.lines().next().unwrap_or("broken TOML")),
        )
        .at(place)
        .hint("see https://toml.io for how a value is written"),
    }
}

/// A key that means nothing.
pub fn unknown_key(place: Place, key: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::error("unknown-key", format!("unknown key `{key}`")).at(place);
    match nearest(key, known) {
        Some(candidate) => diagnostic.hint(format!("did you mean `{candidate}`?")),
        None => diagnostic.hint(format!("known keys here: {}", known.join(", "))),
    }
}

/// The known name that is most like `name`, if any is like it at all.
fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let likeness = |candidate| strsim::normalized_damerau_levenshtein(name, candidate);
    known
        .iter()
        .map(|candidate| (likeness(candidate), *candidate))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .map(|(_, candidate)| candidate)
}

/// Reads serde's message "unknown field `a`, expected one of `b`, `c`".
fn unknown_field(message: &str) -> Option<(&str, Vec<&str>)> {
    let rest = message.strip_prefix("unknown field `")?;
    let (key, rest) = rest.split_once('`')?;
    Some((key, rest.split('`').skip(1).step_by(2).collect()))
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// `config.toml` does not name the archive.
pub fn config_without_title() -> Diagnostic {
    Diagnostic::error("no-title", "the archive has no title")
        .at(Place::file("config.toml"))
        .hint("add a line like `title = \"My archive\"` at the top")
}

/// The interface has no such language.
pub fn unknown_language(place: Place, code: &str) -> Diagnostic {
    Diagnostic::error("unknown-language", format!("the interface has no language `{code}`"))
        .at(place)
        .hint("`language` is `ru`, `kk` or `en`; articles may be in any language")
}

/// `base_url` is no address that a site can be published at.
pub fn bad_base_url(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-base-url",
        format!("`{text}` is no address that a site can be published at"),
    )
    .at(place)
    .hint("write it as `https://example.org/archive/`")
}

/// `per_page` is out of range.
pub fn bad_per_page(place: Place, value: i64) -> Diagnostic {
    Diagnostic::error("bad-per-page", format!("`per_page = {value}` is out of range"))
        .at(place)
        .hint("use a number from 1 to 200")
}

/// The output folder would overwrite the archive or lie outside it.
pub fn bad_output_folder(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error("bad-output-folder", format!("`{path}` cannot be the output folder"))
        .at(place)
        .hint("name a folder of its own below the archive, as `public`")
}

/// The theme's name is no folder name.
pub fn bad_theme_name(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("bad-theme", format!("`{name}` is no theme name"))
        .at(place)
        .hint("name a folder below `themes/`, or leave `theme` out")
}

/// A `[[source]]` lacks one of its halves.
pub fn incomplete_source_rule(place: Place, missing: &str, keys: &[&str]) -> Diagnostic {
    Diagnostic::error("incomplete-source", format!("this `[[source]]` does not say {missing}"))
        .at(place)
        .hint(format!("add one of {}", listed(keys)))
}

/// A regular expression is broken, or would take too much memory.
pub fn bad_regex(place: Place, pattern: &str, error: &regex::Error) -> Diagnostic {
    let (reason, hint) = match error {
        regex::Error::CompiledTooBig(_) => (
            "is too big".to_owned(),
            "use smaller counts in braces, or several patterns; `\\w` and `\\d` stand for many letters",
        ),
        error => {
            let text = error.to_string();
            let reason = text.lines().last().unwrap_or_default().trim_start_matches("error: ");
            (
                format!("cannot be used: {reason}"),
                "write it in single quotes, with `\\` before a mark that is meant as it stands",
            )
        }
    };
    let message = format!("the regular expression `{}` {reason}", shorten(pattern));
    Diagnostic::error("bad-regex", message).at(place).hint(hint)
}

/// A regular expression is empty, and so would be found in every line.
pub fn empty_regex(place: Place) -> Diagnostic {
    Diagnostic::error("bad-regex", "the regular expression is empty")
        .at(place)
        .hint("write what the lines have in common, or take it out")
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// No article is of the source that a `[[source]]` is for.
pub fn unused_source_rule(place: Place) -> Diagnostic {
    Diagnostic::notice("unused-source", "no article is of this source").at(place).hint(
        "`postil clean FILE` shows the source and the address that an article has; articles without them can be named by `folders`",
    )
}

/// No article of a source has a line that its rule names.
pub fn unused_source_line(place: Place, key: &str, line: &str, articles: usize) -> Diagnostic {
    let articles = match articles {
        1 => "the one article".to_owned(),
        count => format!("none of the {count} articles"),
    };
    let lacks = if articles.starts_with("none") { "has" } else { "does not have" };
    Diagnostic::notice(
        "unused-source-line",
        format!("{articles} of this source {lacks} the line that `{key}` names: `{}`", shorten(line)),
    )
    .at(place)
    .hint("copy the line as `postil clean FILE` shows it; or the site has changed, and the line can go")
}

// Sidecars and pages

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
        _ => format!("`{key}` is `{value}`"),
    };
    Diagnostic::error("bad-value", message).at(place).hint(format!("write {expected}"))
}

/// The front matter of a page begins but does not end.
pub fn unclosed_front_matter(path: &str) -> Diagnostic {
    Diagnostic::error("unclosed-front-matter", "the front matter that begins here does not end")
        .at(Place::line(path, 1))
        .hint("add a line `+++` after its last key; until then it is shown as text")
}

/// A note says nothing and marks nothing.
pub fn empty_note(place: Place) -> Diagnostic {
    Diagnostic::warning("empty-note", "this note has neither a `quote` nor a `text`")
        .at(place)
        .hint("give it a text, or a quote to highlight, or delete it")
}

/// A sidecar that is to be changed has a form that nothing may be put into.
pub fn sidecar_not_editable(place: Place) -> Diagnostic {
    Diagnostic::error("sidecar-not-editable", "this sidecar cannot be changed from outside")
        .at(place)
        .hint("change the file in an editor")
}

/// The notes of a sidecar that is to be changed are a list in one value.
pub fn notes_in_one_value(place: Place) -> Diagnostic {
    Diagnostic::error(
        "notes-in-one-value",
        "the notes of this sidecar stand in one value, `note = […]`",
    )
    .at(place)
    .hint("give each note a header `[[note]]` of its own; then notes can be added and changed")
}

/// A note that is to be changed is not there.
pub fn no_such_note(path: &str, number: usize) -> Diagnostic {
    Diagnostic::error("no-such-note", format!("this sidecar has no note {number}"))
        .at(Place::file(path))
        .hint("load the page again")
}

/// A changed sidecar cannot be written.
pub fn sidecar_not_written(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("sidecar-not-written", format!("cannot write this sidecar: {error}"))
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

/// Two raw files share one sidecar.
pub fn sidecar_shared(path: &str, first: &str, second: &str) -> Diagnostic {
    Diagnostic::warning("sidecar-shared", "two articles have this sidecar")
        .at(Place::file(path))
        .label(Place::file(first), "it belongs to this one")
        .label(Place::file(second), "and would also fit this one")
        .hint("rename one of the two articles")
}

// Notes

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

/// A note's quote stands beside other words than the note says.
pub fn note_beside_others(place: Place, quote: &str, at: Place) -> Diagnostic {
    let message = format!("the words beside the quote `{}` are others", shorten(quote));
    Diagnostic::warning(CHANGED_NOTE, message)
        .at(place)
        .label(at, "found here; the note is marked as changed")
        .hint("if the note still fits, confirm it: mend its `before` and `after`, or delete them")
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

/// A note from elsewhere has no place in the archive.
pub fn note_not_placed(file: &str, number: usize, words: &str, why: &str) -> Diagnostic {
    Diagnostic::warning(
        "note-not-placed",
        format!("note {number}, `{}`, is left out: {why}", shorten(words)),
    )
    .at(Place::file(file))
    .hint("an article is found by the `url` in its sidecar or its title, a passage by its words")
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

fn shorten(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

// The archive

/// Two articles would have the same address.
pub fn address_taken(path: &str, address: &str, first: &str) -> Diagnostic {
    Diagnostic::error("address-taken", format!("the address `{address}` is taken"))
        .at(Place::file(path))
        .label(Place::file(first), "this article has it")
        .hint("rename one of the two files; this one is left out until then")
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

/// There is nothing to show.
pub fn no_articles(folder: &str) -> Diagnostic {
    let place = if folder.is_empty() { "this folder" } else { folder };
    Diagnostic::warning("no-articles", format!("there is no article in `{place}`"))
        .hint("put scraped pages there as `.txt`, `.html` or `.md` files")
}

/// A folder that was named holds nothing that could be cleaned.
pub fn no_files_to_clean(folder: &str) -> Diagnostic {
    Diagnostic::warning("no-articles", "there is nothing to clean in this folder")
        .at(Place::file(folder))
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

// Preview

/// The build panicked during a preview, which goes on with the last good site.
pub fn build_broke_down() -> Diagnostic {
    Diagnostic::error("build-broke-down", "the build stopped because of a fault in Postil itself")
        .hint("the terminal has the details; undo what you changed last, and report the fault")
}

// Pages and themes

/// Two pages want the same address; the first gets it.
pub fn route_claimed_twice(route: &str, claimants: [&str; 2], place: Option<&str>) -> Diagnostic {
    let [first, second] = claimants;
    let diagnostic = Diagnostic::error(
        "route-claimed-twice",
        format!("two pages want the address `/{route}`: {first} and {second}; the first is shown"),
    )
    .hint("rename one of the files");
    match place {
        Some(path) => diagnostic.at(Place::file(path)),
        None => diagnostic,
    }
}

/// The archive has no theme of that name.
pub fn unknown_theme(name: &str) -> Diagnostic {
    Diagnostic::error("unknown-theme", format!("there is no theme `{name}`"))
        .at(Place::file("config.toml"))
        .hint(format!("make a folder `themes/{name}/`, or leave `theme` out for the default one"))
}

/// A template cannot be parsed, calls what is not there, or fails while it is rendered.
pub fn template_error(place: Option<Place>, message: &str, hint: Option<&str>) -> Diagnostic {
    let message = lower_first(message.trim().trim_end_matches('.'));
    let hint = hint.unwrap_or("mend the template, or delete it to get the theme's own back");
    let diagnostic = Diagnostic::error("template", message).hint(hint);
    match place {
        Some(place) => diagnostic.at(place),
        None => diagnostic,
    }
}

/// A template uses a name that its page does not have.
pub fn template_unknown_name(place: Place, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("template-unknown-name", format!("`{name}` is not defined")).at(place);
    match nearest(name, known) {
        Some(candidate) => diagnostic.hint(format!("did you mean `{candidate}`?")),
        None if !known.is_empty() => {
            diagnostic.hint(format!("known names here: {}", known.join(", ")))
        }
        None => diagnostic.hint("`{{ __tera_context }}` in the template shows all that it gets"),
    }
}

/// A template extends itself, by name or in a circle.
pub fn template_extends_itself(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("template-circle", "this template extends itself").at(place).hint(format!(
        "to build on the default theme's template, write `{{% extends \"default/{name}\" %}}`"
    ))
}

/// A template includes itself, by name or in a circle.
pub fn template_includes_itself(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("template-circle", "this template includes itself").at(place).hint(format!(
        "to show the default theme's template, write `{{% include \"default/{name}\" %}}`"
    ))
}

/// A template extends one that is not there.
pub fn template_without_parent(place: Place, parent: &str) -> Diagnostic {
    Diagnostic::error(
        "template-missing",
        format!("this template extends `{parent}`, which is not there"),
    )
    .at(place)
    .hint("name a template of the theme, as `default/base.html`")
}

/// A page's template is not there.
pub fn template_missing(name: &str) -> Diagnostic {
    Diagnostic::error("template-missing", format!("there is no template `{name}`"))
        .hint(format!("add `templates/{name}`"))
}
