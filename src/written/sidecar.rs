//! Reads a sidecar: what a person says about an article.

mod note;

use std::ops::RangeInclusive;

use crate::diagnostic::toml_table::{TableReader, TomlFile};
use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::date::ArticleDate;
use crate::model::language_tag;
use crate::model::limits;
use crate::model::showing;
use crate::model::sidecar::{
    CaptureFlaw, CaptureRecord, CleanedBefore, Extent, FieldOverrides, OwnPicture, Showing,
    Sidecar, StatedKind,
};
use crate::written::old_addresses::read_old_addresses;

use note::{hold_tags, read_note};

/// The keys of a sidecar in their canonical order.
pub(super) const SIDECAR_KEYS: &[&str] = &[
    "title", "date", "source", "url", "author", "section", "language", "archived", "captured",
    "added", "rights", "publish", "noindex", "aliases", "tags", "drop", "keep", "kinds", "capture",
    "picture", "note",
];

/// The keys of `[capture]` in their canonical order.
pub(crate) const CAPTURE_KEYS: &[&str] = &[
    "status",
    "media_type",
    "digest",
    "file",
    "offset",
    "row",
    "flaw",
    "cleaned",
    "evidence",
    "text",
];

/// The keys of a note in their canonical order.
pub(super) const NOTE_KEYS: &[&str] =
    &["quote", "before", "after", "kind", "tags", "by", "date", "text"];

/// The keys of a picture in their canonical order.
pub(super) const PICTURE_KEYS: &[&str] = &["file", "alt", "caption"];

/// What the file of a picture looks like.
const A_PICTURE: &str = "a file beside the article, as `foto/most.jpg`";

/// What a day looks like, for the hint beside a value that is none.
const A_DAY: &str = "a date, as `2026-02-13`";

/// What the date of an article looks like.
const A_DATE: &str = "a date, as `2026-02-13`; less exactly `2026-02`, `2026`, `1998~` (about), `1998?`, `1998/2001`, `../2001` (no later)";

/// What the language of an article looks like.
const A_LANGUAGE: &str = "the code of a language, as `kk`, `ru` or `en`";

/// Reads a sidecar. Whatever is right in it is used, whatever is wrong is reported.
pub fn read_sidecar(path: &str, bytes: &[u8]) -> (Sidecar, Vec<Diagnostic>) {
    let mut empty = Sidecar { path: path.to_owned(), ..Sidecar::default() };
    let Ok(text) = std::str::from_utf8(bytes) else {
        let text = String::from_utf8_lossy(bytes);
        withhold_if_broken(&mut empty.showing, |key| text.contains(key));
        return (empty, vec![catalogue::not_utf8(path)]);
    };
    let (mut file, table) = TomlFile::parse(path, text);
    let mut reader = file.read(&table, SIDECAR_KEYS);
    let mut sidecar = Sidecar {
        overrides: FieldOverrides {
            title: text_up_to(&mut reader, "title", limits::TITLE),
            date: reader.parsed_or_number("date", A_DATE, |text| ArticleDate::stated(text).ok()),
            source: text_up_to(&mut reader, "source", limits::NAME),
            url: reader.parsed("url", "an http or https address", web_address),
            author: read_authors(&mut reader),
            section: text_up_to(&mut reader, "section", limits::NAME),
            language: read_language(&mut reader),
            archived: reader.parsed("archived", "an http or https address", web_address),
            rights: reader.text("rights"),
        },
        captured: reader.parsed("captured", A_DAY, |text| text.parse().ok()),
        added: reader.parsed("added", A_DAY, |text| text.parse().ok()),
        showing: showing::read(&mut reader),
        aliases: read_old_addresses(&mut reader, "aliases"),
        tags: names_up_to(&mut reader, "tags", limits::TAGS_OF_SIDECAR),
        drop: reader.texts("drop"),
        keep: reader.texts("keep"),
        kinds: Vec::new(),
        pictures: Vec::new(),
        notes: Vec::new(),
        ..empty
    };
    let has_all_dropped = reader.has_whole_texts("drop");
    let [kinds, capture] = ["kinds", "capture"].map(|key| reader.table(key));
    let [pictures, notes] = ["picture", "note"].map(|key| reader.tables(key));
    sidecar.kinds = kinds.map(|table| read_kinds(&mut file, table)).unwrap_or_default();
    sidecar.capture = capture.map(|table| read_capture(&mut file, table)).unwrap_or_default();
    for (place, table) in notes {
        let note = read_note(&mut file, place, table);
        sidecar.notes.push(note);
    }
    let pictures = pictures.into_iter();
    let pictures = pictures.filter_map(|(place, table)| read_picture(&mut file, place, table));
    sidecar.pictures = pictures.collect();
    let is_broken = file.problem_count() > 0;
    let is_meant = |key: &str| is_broken && text.contains(key) || file.has_slip(key, SIDECAR_KEYS);
    withhold_if_broken(&mut sidecar.showing, is_meant);
    let is_cut_off = file.is_broken() && sidecar.drop.is_empty() && text.contains("drop");
    if !has_all_dropped || is_cut_off || file.has_slip("drop", SIDECAR_KEYS) {
        sidecar.showing.extent = Some(Extent::Metadata);
    }
    hold_tags(&mut sidecar.notes).into_iter().for_each(|problem| file.report(problem));
    (sidecar, file.into_problems())
}

/// The authors: a text, or a list with a text for each.
fn read_authors(reader: &mut TableReader) -> Option<Vec<String>> {
    if !reader.has_list("author") {
        return text_up_to(reader, "author", limits::TITLE).map(|text| vec![text]);
    }
    let mut names = names_up_to(reader, "author", limits::AUTHORS);
    names.retain(|name| !name.trim().is_empty());
    (!names.is_empty()).then_some(names)
}

/// The language of the text; of what is none, the one that may be meant is named.
fn read_language(reader: &mut TableReader) -> Option<String> {
    reader.text("language")?;
    reader.checked("language", language_tag::parse, |place, text| {
        let problem = catalogue::bad_value(place, "language", text, A_LANGUAGE);
        match language_tag::meant(text) {
            Some(tag) => problem.hint(format!("did you mean `{tag}`?")),
            None => problem,
        }
    })
}

/// What blocks of the text are: under each kind the words of its blocks.
fn read_kinds<'a>(
    file: &mut TomlFile<'a>,
    table: &toml::de::DeTable<'a>,
) -> Vec<(StatedKind, String)> {
    let mut reader = file.read(table, &StatedKind::ALL.map(|(name, _)| name));
    let mut kinds = Vec::new();
    for (name, kind) in StatedKind::ALL {
        kinds.extend(reader.texts(name).into_iter().map(|words| (kind, words)));
    }
    kinds
}

/// Withholds an article whose sidecar has a mistake that may hide how much of it is to be shown, and
/// to whom; `is_meant` tells whether a key is there as far as can be seen.
fn withhold_if_broken(showing: &mut Showing, is_meant: impl Fn(&str) -> bool) {
    if showing.extent.is_none() && is_meant("publish") {
        showing.extent = Some(Extent::Metadata);
    }
    if showing.noindex.is_none() && is_meant("noindex") {
        showing.noindex = Some(true);
    }
}

fn read_capture<'a>(file: &mut TomlFile<'a>, table: &toml::de::DeTable<'a>) -> CaptureRecord {
    let mut reader = file.read(table, CAPTURE_KEYS);
    let status = number_within(&mut reader, "status", 100..=999, "a status of HTTP, as `200`");
    let mut place = |key| number_within(&mut reader, key, 0..=i64::MAX, "a number from 0 on");
    let (offset, row) = (place("offset"), place("row"));
    CaptureRecord {
        status: status.and_then(|status| u16::try_from(status).ok()),
        media_type: text_up_to(&mut reader, "media_type", limits::NAME),
        digest: reader.text("digest"),
        file: reader.text("file"),
        offset,
        row,
        flaw: reader.parsed("flaw", "`cut` or `altered`", CaptureFlaw::from_name),
        cleaned: read_cleaned(&mut reader),
    }
}

/// What had cleaned the text; nothing where no version or no text is named.
fn read_cleaned(reader: &mut TableReader) -> Option<CleanedBefore> {
    let [version, evidence, text] = ["cleaned", "evidence", "text"].map(|key| reader.text(key));
    Some(CleanedBefore { version: version?, evidence, text: text? })
}

fn number_within(
    reader: &mut TableReader,
    key: &str,
    range: RangeInclusive<i64>,
    expected: &str,
) -> Option<u64> {
    let problem =
        |place, number: i64| catalogue::bad_value(place, key, &number.to_string(), expected);
    reader.integer_within(key, range, problem).and_then(|number| u64::try_from(number).ok())
}

fn read_picture<'a>(
    file: &mut TomlFile<'a>,
    place: Place,
    table: &toml::de::DeTable<'a>,
) -> Option<OwnPicture> {
    let mut reader = file.read(table, PICTURE_KEYS);
    let path = reader.parsed("file", A_PICTURE, file_beside);
    let alt = text_up_to(&mut reader, "alt", limits::TITLE).unwrap_or_default();
    let caption = text_up_to(&mut reader, "caption", limits::TITLE);
    if !reader.has("file") {
        file.report(catalogue::picture_without_file(place));
    }
    Some(OwnPicture { file: path?, alt, caption })
}

/// Where a file lies, seen from the article.
fn file_beside(text: &str) -> Option<String> {
    let is_elsewhere = text.starts_with('/') || text.contains([':', '\\']);
    (!text.trim().is_empty() && !is_elsewhere).then(|| text.to_owned())
}

/// A text of at most so many characters; of a longer one the first words, and it is reported.
fn text_up_to(reader: &mut TableReader, key: &str, most: usize) -> Option<String> {
    let text = reader.text(key)?;
    let Err((cut, length)) = limits::within(&text, most) else { return Some(text) };
    reader.report(key, |place| catalogue::too_long_text(place, key, length, most));
    Some(cut)
}

/// A list of at most so many names; what is left out or cut is reported.
fn names_up_to(reader: &mut TableReader, key: &str, most: usize) -> Vec<String> {
    let mut names = reader.texts_up_to(key, most);
    let mut longest = 0;
    for name in &mut names {
        if let Err((cut, length)) = limits::within(name, limits::NAME) {
            *name = cut;
            longest = longest.max(length);
        }
    }
    if longest > 0 {
        reader.report(key, |place| catalogue::too_long_text(place, key, longest, limits::NAME));
    }
    names
}

fn web_address(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let clean = !rest.is_empty()
        && limits::within(text, limits::ADDRESS).is_ok()
        && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    clean.then(|| text.to_owned())
}

#[cfg(test)]
mod tests;
