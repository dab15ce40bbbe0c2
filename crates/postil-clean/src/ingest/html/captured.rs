//! When a page was saved, as the program that saved it wrote into it.
//!
//! - SingleFile: a comment with a line `saved date: Sat Nov 21 2026 10:20:30 GMT+0500 (…)`.
//! - HTTrack: `Mirrored from … by HTTrack Website Copier/3.x […], Sat, 21 Nov 2026 10:20:30 GMT`.
//! - The Wayback Machine: `FILE ARCHIVED ON 10:20:30 Nov 21, 2026 AND RETRIEVED FROM THE …`, in UTC.
//! - WebScrapBook: `<html data-scrapbook-create="20261121102030456">`, in UTC.
//!
//! `Save as` of a browser writes the address and no date, `saved from url=(0023)https://…`;
//! SingleFile writes both, WebScrapBook the address as `data-scrapbook-source`.

use crate::ingest::html::attributes::Attributes;
use crate::model::rule::DeclaredBy;

/// So much of a comment is looked at, in bytes.
const REACH: usize = 4000;

/// The moment that a comment states, and the rule that finds it.
pub(super) fn in_comment(comment: &str) -> Option<(String, DeclaredBy)> {
    let comment = &comment[..comment.floor_char_boundary(REACH)];
    if comment.contains("saved with SingleFile") {
        let date = after(comment, "saved date:")?.lines().next()?;
        return Some((date.trim().to_owned(), DeclaredBy::SingleFile));
    }
    if let Some(copier) = after(comment, "by HTTrack Website Copier") {
        let date = after(copier, "],").unwrap_or(copier);
        return Some((date.trim().to_owned(), DeclaredBy::HtTrack));
    }
    let archived = after(comment, "FILE ARCHIVED ON ")?;
    let date = &archived[..archived.find(" AND RETRIEVED")?];
    Some((format!("{} UTC", date.trim()), DeclaredBy::WaybackMachine))
}

/// The address that a comment states, and the rule that finds it.
pub(super) fn address_in_comment(comment: &str) -> Option<(&str, DeclaredBy)> {
    let comment = &comment[..comment.floor_char_boundary(REACH)];
    let (words, rule) = match comment.contains("saved with SingleFile") {
        true => (after(comment, "url:")?, DeclaredBy::SingleFile),
        false => (after(after(comment, "saved from url=(")?, ")")?, DeclaredBy::SavedFrom),
    };
    Some((words.split_whitespace().next()?, rule))
}

fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    // Hardly a comment has them, and to look for them is faster than to split there.
    let parts = text.contains(words).then(|| text.split_once(words));
    parts.flatten().map(|(_, after)| after)
}

/// The moment that the attributes of `<html>` state.
pub(super) fn in_attributes(attributes: &Attributes) -> Option<(String, DeclaredBy)> {
    let digits = attributes.get("data-scrapbook-create")?;
    let fits = digits.len() >= 14 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let part = |from: usize| &digits[from..from + 2];
    fits.then(|| {
        let (month, day, hour, minute) = (part(4), part(6), part(8), part(10));
        let moment = format!("{}-{month}-{day}T{hour}:{minute}:{}Z", &digits[..4], part(12));
        (moment, DeclaredBy::WebScrapBook)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::html::cut;
    use crate::model::cleaned::FieldName;

    fn check(html: &str, expected: &[(DeclaredBy, &str)]) {
        let fields = cut(html).declared_fields();
        let captured = fields.iter().filter(|field| field.name == FieldName::Captured);
        let found: Vec<(DeclaredBy, &str)> =
            captured.map(|field| (field.rule, field.value.as_str())).collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn programs_that_save_pages_say_when() {
        check(
            "<html><!--\n Page saved with SingleFile \n url: https://v.example/1 \n saved date: \
             Wed Mar 04 2026 10:12:00 GMT+0500 (Казахстан)\n--><p>Текст",
            &[(DeclaredBy::SingleFile, "Wed Mar 04 2026 10:12:00 GMT+0500 (Казахстан)")],
        );
        check(
            "<p>Текст</p><!-- Mirrored from v.example/1 by HTTrack Website Copier/3.x [XR&CO'2014], \
             Wed, 04 Mar 2026 05:12:00 GMT -->",
            &[(DeclaredBy::HtTrack, "Wed, 04 Mar 2026 05:12:00 GMT")],
        );
        check(
            "<p>Текст</p><!--\n FILE ARCHIVED ON 05:12:00 Mar 04, 2026 AND RETRIEVED FROM THE\n \
             INTERNET ARCHIVE ON 06:00:00 Mar 09, 2026.-->",
            &[(DeclaredBy::WaybackMachine, "05:12:00 Mar 04, 2026 UTC")],
        );
        check(
            "<html data-scrapbook-create='20260304051200123'><p>Текст",
            &[(DeclaredBy::WebScrapBook, "2026-03-04T05:12:00Z")],
        );
    }

    #[test]
    fn programs_that_save_pages_say_from_where() {
        for (html, rule) in [
            ("<!-- saved from url=(0020)https://v.example/1 -->", DeclaredBy::SavedFrom),
            (
                "<html><!--\n Page saved with SingleFile \n url: https://v.example/1 \n saved date: \
                 Wed Mar 04 2026 10:12:00 GMT+0500\n-->",
                DeclaredBy::SingleFile,
            ),
            ("<html data-scrapbook-source='https://v.example/1'>", DeclaredBy::WebScrapBook),
        ] {
            let fields = cut(&format!("{html}<p>Текст")).declared_fields();
            let url = fields.iter().find(|field| field.name == FieldName::Url);
            let found = url.map(|field| (field.value.as_str(), field.rule));
            assert_eq!(found, Some(("https://v.example/1", rule)), "{html}");
        }
    }

    #[test]
    fn other_comments_say_nothing() {
        check("<!-- saved from url=(0024)https://v.example/1/ --><p>Текст", &[]);
        check("<!-- saved date: 2026-03-04 --><html data-scrapbook-create='вчера'><p>Текст", &[]);
    }
}
