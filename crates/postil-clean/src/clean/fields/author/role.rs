//! A role beside a name, and the outlet that may stand between the two:
//! `Корреспондент газеты «Степной вестник» Анна Ким`, `Staff writer, The Steppe Herald: Nora Hill`.

use crate::clean::page::cue;
use postil_text::bylines::{MEDIA, is_organisation};
use postil_text::roles;

/// An outlet has no longer name, in words.
const MOST_WORDS: usize = 6;
/// Marks that open an outlet's name, and those that close it.
const MARKS: [(char, char); 4] = [('«', '»'), ('“', '”'), ('„', '“'), ('"', '"')];

/// The role that a text opens with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct OpeningRole<'t> {
    /// Without the outlet.
    pub role: &'t str,
    /// What follows the role and the outlet.
    pub rest: &'t str,
}

/// Reads the role that a text opens with.
pub(super) fn opening(text: &str) -> Option<OpeningRole<'_>> {
    let rest = cue::after_opening(text, &roles::TRADES)?;
    let role = &text[..text.len() - rest.len()];
    Some(OpeningRole { role, rest: behind_outlet(rest).unwrap_or(rest).trim_start() })
}

/// The role that is all of a text, but for an outlet behind it.
pub(super) fn whole(text: &str) -> Option<&str> {
    if roles::is_trade(text) {
        return Some(text);
    }
    let OpeningRole { role, rest } = opening(text)?;
    rest.trim_matches(['.', ',']).is_empty().then_some(role)
}

/// Whether a text of a few words is a role, which a word of such ends: `Political Editor`.
pub(super) fn is_of_name(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let words = || text.split_whitespace();
    let ends_as_role = || words().next_back().is_some_and(roles::is_beside_name);
    whole(text).is_some() || words().count() <= MOST_WORDS && ends_as_role()
}

/// Where a text that opens with a role and an outlet between marks goes on, in bytes.
pub(super) fn end_of_marked_outlet(text: &str) -> usize {
    let rest = cue::after_opening(text, &roles::TRADES).and_then(behind_marks);
    rest.map_or(0, |rest| text.len() - rest.len())
}

fn behind_outlet(text: &str) -> Option<&str> {
    behind_marks(text).or_else(|| behind_colon(text))
}

/// Whether a text behind a name is nothing but an outlet: `of the Steppe Herald`, `из «Маяка»`; in
/// marks alone only where the text is `set_off`, for a name may stand before the title of a work.
pub(super) fn is_outlet(text: &str, set_off: bool) -> bool {
    let set_off = set_off || text.starts_with(['(', ',']);
    let text = text.trim_matches(['.', ',', '(', ')', ' ']);
    let name = behind_media(text);
    let is_introduced = set_off || name.len() < text.len();
    let words = name.split_whitespace().take(MOST_WORDS + 1).count();
    let is_named =
        || name.starts_with(char::is_uppercase) && !name.contains(',') && is_organisation(name);
    is_introduced && behind_marks(text).is_some_and(str::is_empty)
        || words <= MOST_WORDS && is_named()
}

/// What follows the words for an outlet, and small words before it.
fn behind_media(text: &str) -> &str {
    let mut rest = text.trim_start_matches([' ', ',']);
    while let Some((_, behind)) =
        rest.split_once(' ').filter(|(word, _)| MEDIA.has_in_any_case(word))
    {
        rest = behind.trim_start();
    }
    rest
}

/// What follows an outlet between marks.
fn behind_marks(text: &str) -> Option<&str> {
    let rest = behind_media(text);
    let (open, close) = MARKS.into_iter().find(|(open, _)| rest.starts_with(*open))?;
    let name = rest.trim_start_matches(open);
    // The mark at the end of a line is taken for the bar of a breadcrumb.
    let (outlet, behind) = name.split_once(close).unwrap_or((name, ""));
    let fits = outlet.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS;
    fits.then(|| behind.trim_start_matches([' ', ',', ':']))
}

/// What follows an outlet between a comma and a colon.
fn behind_colon(text: &str) -> Option<&str> {
    let (outlet, names) = text.strip_prefix(", ")?.split_once(": ")?;
    let is_name = outlet.starts_with(char::is_uppercase)
        && outlet.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS;
    is_name.then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, role: &str, rest: &str) {
        assert_eq!(opening(text), Some(OpeningRole { role, rest }), "{text}");
    }

    #[test]
    fn an_outlet_parts_a_role_from_a_name() {
        let role = "Специальный корреспондент";
        check("Специальный корреспондент «Степного вестника» Алия Сатова", role, "Алия Сатова");
        check("Корреспондент газеты «Маяк» Анна Ким", "Корреспондент", "Анна Ким");
        check("Корреспондент портала \"Маяк\", Анна Ким", "Корреспондент", "Анна Ким");
        check("Staff writer, The Steppe Herald: Nora Hill", "Staff writer", "Nora Hill");
        check("Reporter for “The Herald” Nora Hill", "Reporter", "Nora Hill");
        check("Корреспондент Анна Ким", "Корреспондент", "Анна Ким");
        check("Reporter, who was there: she left", "Reporter", ", who was there: she left");
        assert_eq!(opening("Мост «Талды» открыт"), None);
    }

    #[test]
    fn an_outlet_may_stand_behind_a_role() {
        assert_eq!(whole("корреспондент газеты «Маяк»"), Some("корреспондент"));
        assert_eq!(whole("корреспондент газеты «Маяк"), Some("корреспондент"));
        assert_eq!(whole("корреспондент"), Some("корреспондент"));
        assert_eq!(whole("корреспондент «Маяка» побывал на мосту"), None);
    }

    #[test]
    fn an_outlet_may_stand_alone() {
        for text in [
            "из газеты «Маяк»",
            "(«Маяк»)",
            "of the Steppe Herald",
            "For Steppe.example",
            "(Herald)",
        ] {
            assert!(is_outlet(text, false), "{text}");
        }
        assert!(is_outlet("«Маяк»", true) && !is_outlet("«Тихая вода»", false));
        for other in [
            "«Маяк» открыт",
            "Data Editor, The Herald",
            "of the steppe",
            "in Riverside",
            "Transport",
            "is a reporter",
            "",
        ] {
            assert!(!is_outlet(other, true), "{other}");
        }
    }
}
