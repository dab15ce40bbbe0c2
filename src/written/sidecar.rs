//! Reads a sidecar: what a person says about an article.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::diagnostic::toml_table::{TableReader, TomlFile};
use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::date::ArticleDate;
use crate::model::limits;
use crate::model::showing;
use crate::model::sidecar::{
    CaptureRecord, CleanedBefore, Extent, FieldOverrides, Note, NoteKind, OwnPicture, Sidecar,
    StatedKind,
};
use crate::written::old_addresses::read_old_addresses;

/// The keys of a sidecar in their canonical order.
pub(super) const SIDECAR_KEYS: &[&str] = &[
    "title", "date", "source", "url", "author", "section", "language", "archived", "captured",
    "added", "rights", "publish", "noindex", "aliases", "tags", "drop", "keep", "kinds", "capture",
    "picture", "note",
];

/// The keys of `[capture]` in their canonical order.
pub(crate) const CAPTURE_KEYS: &[&str] =
    &["status", "media_type", "digest", "file", "offset", "row", "cleaned", "evidence", "text"];

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

/// Reads a sidecar. Whatever is right in it is used, whatever is wrong is reported.
pub fn read_sidecar(path: &str, bytes: &[u8]) -> (Sidecar, Vec<Diagnostic>) {
    let mut empty = Sidecar { path: path.to_owned(), ..Sidecar::default() };
    let Ok(text) = std::str::from_utf8(bytes) else {
        withhold_if_broken(&mut empty, &String::from_utf8_lossy(bytes), 1);
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
            author: text_up_to(&mut reader, "author", limits::TITLE),
            section: text_up_to(&mut reader, "section", limits::NAME),
            language: text_up_to(&mut reader, "language", limits::NAME),
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
    withhold_if_broken(&mut sidecar, text, file.problem_count());
    hold_tags(&mut sidecar.notes).into_iter().for_each(|problem| file.report(problem));
    (sidecar, file.into_problems())
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

/// Withholds an article whose sidecar has a mistake that may hide how much of it is to be shown.
fn withhold_if_broken(sidecar: &mut Sidecar, text: &str, problems: usize) {
    let extent = &mut sidecar.showing.extent;
    if problems > 0 && extent.is_none() && text.contains("publish") {
        *extent = Some(Extent::Metadata);
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

fn read_note<'a>(file: &mut TomlFile<'a>, place: Place, table: &toml::de::DeTable<'a>) -> Note {
    let mut reader = file.read(table, NOTE_KEYS);
    let wordless = wordless_quote(&reader, &place);
    let kinds = NoteKind::ALL.map(|(name, _)| format!("`{name}`")).join(", ");
    let note = Note {
        quote: reader.text("quote"),
        before: reader.text("before"),
        after: reader.text("after"),
        kind: reader
            .parsed("kind", &format!("one of {kinds}"), NoteKind::from_name)
            .unwrap_or_default(),
        tags: names_up_to(&mut reader, "tags", limits::TAGS_OF_NOTE),
        by: text_up_to(&mut reader, "by", limits::NAME),
        date: reader.parsed("date", A_DAY, note_date),
        text: reader.text("text").unwrap_or_default(),
        place,
    };
    match wordless {
        Some(problem) => file.report(problem),
        None if note.quote.is_none() && note.text.is_empty() => {
            file.report(catalogue::empty_note(note.place.clone()));
        }
        None => {}
    }
    note
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

/// Leaves out the tags that all notes together have too many of, and says so where the first one is.
fn hold_tags(notes: &mut [Note]) -> Option<Diagnostic> {
    let (mut taken, mut left_out) = (HashSet::new(), HashSet::new());
    let mut place = None;
    for note in notes {
        note.tags.retain(|tag| {
            let tag = tag.to_lowercase();
            let fits = taken.len() < limits::TAGS_OF_NOTES || taken.contains(&tag);
            if fits {
                taken.insert(tag);
            } else {
                left_out.insert(tag);
                place.get_or_insert_with(|| note.place.clone());
            }
            fits
        });
    }
    Some(catalogue::too_many_tags_of_notes(place?, taken.len() + left_out.len(), taken.len()))
}

/// What is wrong with a quote that marks nothing, though the note's writer meant a passage.
fn wordless_quote(reader: &TableReader, note: &Place) -> Option<Diagnostic> {
    let context = ["before", "after"].into_iter().find(|key| reader.stated_text(key).is_some());
    match reader.stated_text("quote") {
        Some((_, quote)) if has_words(quote) => None,
        Some((place, quote)) => Some(catalogue::quote_without_words(place, Some(quote), context)),
        None if context.is_some() => {
            Some(catalogue::quote_without_words(note.clone(), None, context))
        }
        None => None,
    }
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// The day of a note; a time of day, as an editor may write it, is left out.
fn note_date(text: &str) -> Option<NaiveDate> {
    text.parse::<ArticleDate>().ok().map(|date| date.day)
}

fn web_address(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let clean = !rest.is_empty()
        && limits::within(text, limits::ADDRESS).is_ok()
        && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    clean.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::report::draw_plain;

    fn problems(text: &str) -> String {
        let (_, problems) = read_sidecar("content/articles/a.toml", text.as_bytes());
        problems.iter().map(draw_plain).collect()
    }

    #[test]
    fn every_key_is_read() {
        let (sidecar, problems) = read_sidecar(
            "a.toml",
            r#"
title = "Мост"
date = 2026-02-13T08:24:00
captured = 2026-02-14T09:30:00+05:00
url = "https://stepnoy-vestnik.example/1"
tags = ["мост"]
drop = ["строка"]

[[note]]
quote = "новый мост"
before = "про "
kind = "claim"
date = 2026-03-09
text = "Проверить."
"#
            .as_bytes(),
        );
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(sidecar.overrides.title.as_deref(), Some("Мост"));
        assert_eq!(sidecar.overrides.date.unwrap().to_string(), "2026-02-13T08:24");
        assert_eq!(sidecar.captured.unwrap().to_string(), "2026-02-14T09:30+05:00");
        assert_eq!(
            (sidecar.tags.as_slice(), sidecar.drop.as_slice()),
            (&["мост".to_owned()][..], &["строка".to_owned()][..])
        );
        let note = &sidecar.notes[0];
        assert_eq!(
            (note.kind, note.quote.as_deref(), note.place.line),
            (NoteKind::Claim, Some("новый мост"), Some(9))
        );
    }

    #[test]
    fn lines_end_alike_whatever_ends_those_of_the_file() {
        let text = "[[note]]\nquote = \"\"\"новый\nмост\"\"\"\ntext = '''\nРаз.\n\nДва.\n'''\n";
        let read = |text: &str| read_sidecar("a.toml", text.as_bytes()).0;
        assert_eq!(read(text).notes[0].text, "Раз.\n\nДва.\n");
        assert_eq!(read(&text.replace('\n', "\r\n")), read(text));
    }

    #[test]
    fn what_a_capture_is_known_by_is_read_and_checked() {
        let text = "[capture]\nstatus = 200\nmedia_type = \"text/html; charset=koi8-r\"\n\
                    digest = \"sha256:00\"\nfile = \"a.warc.gz\"\noffset = 12\nrow = 3\n";
        let (sidecar, found) = read_sidecar("a.toml", text.as_bytes());
        assert!(found.is_empty(), "{found:?}");
        let owned = |text: &str| Some(text.to_owned());
        let expected = CaptureRecord {
            status: Some(200),
            media_type: owned("text/html; charset=koi8-r"),
            digest: owned("sha256:00"),
            file: owned("a.warc.gz"),
            offset: Some(12),
            row: Some(3),
            cleaned: None,
        };
        assert_eq!(sidecar.capture, expected);
        insta::assert_snapshot!(
            problems("[capture]\nstatus = 20\noffset = -1\nfile = 5\nfrom = 'a'"),
            @r"
        error[unknown-key]: unknown key `from`
          --> content/articles/a.toml:5:1
          hint: did you mean `row`?
        error[bad-value]: `status` is `20`
          --> content/articles/a.toml:2:10
          hint: write a status of HTTP, as `200`
        error[bad-value]: `offset` is `-1`
          --> content/articles/a.toml:3:10
          hint: write a number from 0 on
        error[wrong-type]: `file` is of type integer
          --> content/articles/a.toml:4:8
          hint: write a text in quotes
        "
        );
    }

    #[test]
    fn an_unknown_key_costs_nothing_else() {
        let (sidecar, _) = read_sidecar("a.toml", "titel = \"x\"\nauthor = \"А. Б.\"".as_bytes());
        assert_eq!(sidecar.overrides.author.as_deref(), Some("А. Б."));
        insta::assert_snapshot!(problems("titel = \"x\"\n[[note]]\nquot = \"a\"\ntext = \"b\""), @r"
        error[unknown-key]: unknown key `titel`
          --> content/articles/a.toml:1:1
          hint: did you mean `title`?
        error[unknown-key]: unknown key `quot`
          --> content/articles/a.toml:3:1
          hint: did you mean `quote`?
        ");
    }

    #[test]
    fn a_date_that_is_no_date_is_named() {
        insta::assert_snapshot!(problems("date = \"31.02.2026\""), @r"
        error[bad-value]: `date` is `31.02.2026`
          --> content/articles/a.toml:1:8
          hint: write a date, as `2026-02-13`; less exactly `2026-02`, `2026`, `1998~` (about), `1998?`, `1998/2001`, `../2001` (no later)
        ");
    }

    #[test]
    fn a_date_is_as_exact_as_it_is_known() {
        for (written, read) in [
            ("2025", "2025"),
            ("\"2025\"", "2025"),
            ("\"2025-03\"", "2025-03"),
            ("\"2025-03?\"", "2025-03?"),
            ("\"1998/2001\"", "1998/2001"),
            ("\"около 1998\"", "1998~"),
            ("2025-03-14", "2025-03-14"),
        ] {
            let (sidecar, found) = read_sidecar("a.toml", format!("date = {written}").as_bytes());
            assert!(found.is_empty(), "{found:?}");
            assert_eq!(sidecar.overrides.date.unwrap().to_string(), read);
        }
        for written in ["\"в 1998 или 1999\"", "20250314", "1.5", "true"] {
            assert_eq!(problems(&format!("date = {written}")).matches("error[").count(), 1);
        }
        assert!(problems("captured = \"2025\"").contains("write a date, as `2026-02-13`\n"));
    }

    #[test]
    fn a_note_date_with_more_behind_it_is_named() {
        let found = problems("[[note]]\ndate = \"2026-03-09 garbage\"\ntext = \"a\"");
        assert!(found.contains("`date` is `2026-03-09 garbage`"), "{found}");
        assert_eq!(problems("[[note]]\ndate = 2026-03-09T10:00:00+05:00\ntext = \"a\""), "");
    }

    #[test]
    fn an_impossible_time_is_one_problem() {
        for date in ["2026-02-26T99:00:00", "2026-02-26T10:99:00", "2026-02-31", "12x"] {
            let found = problems(&format!("date = {date}"));
            assert_eq!(found.matches("error[").count(), 1, "{found}");
        }
    }

    #[test]
    fn a_script_is_no_address() {
        assert!(
            problems("url = \"javascript:alert(1)\"").contains("write an http or https address")
        );
    }

    #[test]
    fn a_quote_without_words_is_said() {
        for (note, expected) in [
            ("quote = \"\"", "the `quote` of this note is empty"),
            ("quote = \"\"\nbefore = \"про \"", "the `quote` of this note is empty"),
            ("quote = \" \\t\"", "the `quote` of this note is empty"),
            ("quote = \"«…» — \"", "the `quote` of this note has no words: `«…» —`"),
            ("after = \" мост\"", "this note has `after` but no `quote`"),
        ] {
            let found = problems(&format!("[[note]]\n{note}\ntext = \"а\""));
            assert!(found.contains(expected), "{note}: {found}");
            assert_eq!(found.matches("warning[").count(), 1, "{found}");
            assert!(found.contains("a.toml:") && found.contains("hint: "), "{found}");
        }
        assert_eq!(problems("[[note]]\nquote = \"5\""), "");
        assert_eq!(problems("[[note]]\ntext = \"обо всём\""), "");
    }

    #[test]
    fn more_tags_than_are_taken_are_said() {
        let many = |count: usize| format!("[{}]", vec!["\"а\""; count].join(", "));
        let text = format!("tags = {}\n[[note]]\ntext = \"а\"\ntags = {}", many(101), many(51));
        let (sidecar, _) = read_sidecar("a.toml", text.as_bytes());
        assert_eq!((sidecar.tags.len(), sidecar.notes[0].tags.len()), (100, 50));
        let found = problems(&text);
        assert!(found.contains("`tags` has 101 members, and 100 are taken"), "{found}");
        assert!(found.contains("a.toml:4:8"), "{found}");
    }

    #[test]
    fn notes_together_have_so_many_tags() {
        let note = |from: usize, to: usize| {
            let tags: String = (from..to).map(|number| format!("'т{number}', ")).collect();
            format!("[[note]]\ntext = 'а'\ntags = [{tags}]\n")
        };
        let of_own =
            |notes: usize| -> String { (0..notes).map(|at| note(at * 50, at * 50 + 50)).collect() };
        let shared = note(0, 50).to_uppercase().replace("[[NOTE]]\nTEXT", "[[note]]\ntext");
        let shared = shared.replace("TAGS", "tags");
        for (text, taken, said) in [
            (of_own(10), 500, ""),
            (note(0, 50).repeat(30), 1500, ""),
            (of_own(10) + &shared, 550, ""),
            (of_own(12), 500, "the notes have 600 tags, and 500 are taken"),
            (of_own(12) + &note(550, 600), 500, "the notes have 600 tags, and 500 are taken"),
            (of_own(11) + &note(0, 50), 550, "the notes have 550 tags, and 500 are taken"),
        ] {
            let (sidecar, _) = read_sidecar("a.toml", text.as_bytes());
            assert_eq!(sidecar.notes.iter().map(|note| note.tags.len()).sum::<usize>(), taken);
            let found = problems(&text);
            assert_eq!(found.matches("warning[").count(), usize::from(!said.is_empty()), "{found}");
            assert!(found.contains(said), "{said}: {found}");
            // The eleventh note has the first that are left out.
            assert!(said.is_empty() || found.contains("a.toml:31"), "{found}");
        }
    }

    #[test]
    fn notes_before_a_syntax_error_stay() {
        let (sidecar, problems) =
            read_sidecar("a.toml", b"[[note]]\ntext = \"one\"\n[[note]\ntext = \"two\"");
        assert_eq!(sidecar.notes[0].text, "one");
        assert_eq!(problems[0].place.as_ref().unwrap().line, Some(3));
    }
}
