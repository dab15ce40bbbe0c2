//! RIS, a tag a line.
//!
//! Source: the format specification of Research Information Systems (2011 edition): `NEWS` is a
//! newspaper article, `T2` the newspaper, `Y2` the date of access, `DB` the archive.

use crate::cite::formats::{copy_note, plain};
use crate::cite::{CitedDate, Reference};
use crate::model::limits;

/// One reference, with its end.
pub(super) fn entry(reference: &Reference) -> String {
    let mut tags: Vec<(&str, String)> = vec![("TY", "NEWS".to_owned())];
    tags.extend(reference.authors.iter().map(|author| ("AU", author.inverted())));
    let rest = [
        ("TI", reference.cited_title()),
        ("T2", reference.source.clone()),
        ("SE", reference.section.clone()),
        ("PY", reference.date.as_ref().map(|date| date.year.to_string())),
        ("DA", reference.date.as_ref().map(day)),
        ("UR", reference.address().map(str::to_owned)),
        ("Y2", reference.accessed.as_ref().map(day)),
        ("LA", reference.language.clone()),
        ("DB", Some(reference.archive.clone())),
        ("N1", copy_note(reference)),
    ];
    tags.extend(rest.into_iter().filter_map(|(tag, value)| Some((tag, value?))));
    // The references of each of an article's tags have the article.
    let keywords = reference.tags.iter().take(limits::TAGS_IN_LISTS);
    tags.extend(keywords.map(|tag| ("KW", tag.clone())));
    let lines = tags.iter().map(|(tag, value)| format!("{tag}  - {}\r\n", plain(value)));
    lines.chain(["ER  - \r\n".to_owned()]).collect()
}

fn day(date: &CitedDate) -> String {
    date.joined("/")
}
