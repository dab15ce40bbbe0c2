//! What a speaker is: the words beside a name that say so.

use crate::clean::speech::name::Word;
use postil_text::{letter, roles};

/// A longer phrase is no role, in words.
const LONGEST: usize = 14;

/// The role before a name: from a word for a role on, without a comma.
pub(super) fn before<'t>(text: &'t str, words: &[Word<'t>], name: usize) -> Option<&'t str> {
    let comma = words.iter().rposition(|word| text[word.end..].starts_with([',', ';', ':']));
    let words = &words[comma.map_or(0, |comma| comma + 1)..];
    let first = words.iter().find(|word| roles::is_role(word.text))?;
    let role = text[first.start..name].trim();
    (role.split_whitespace().count() <= LONGEST).then_some(role)
}

/// Whether words before a name can be a role: with a capital they are another name, but for titles, and
/// with one half of a pair of marks they are part of something else.
pub(super) fn may_be(words: &str) -> bool {
    let named = words.starts_with(char::is_uppercase);
    let is_role = words.split_whitespace().any(roles::is_role);
    let marks = |mark| words.matches(mark).count();
    !words.is_empty() && (!named || is_role) && marks('«') == marks('»') && marks('(') == marks(')')
}

/// The role after a name and a comma: `, директор школы`, `, the village doctor`.
pub(super) fn after(text: &str, name: usize) -> Option<&str> {
    let rest = text[name..].strip_prefix(", ")?;
    let role = &rest[..rest.find([',', ';', '(']).unwrap_or(rest.len())];
    let first = role.split_whitespace().next()?;
    let is_role = roles::is_role(first) || matches!(first, "a" | "an" | "the");
    let role = role.trim().trim_end_matches(['.', '!', '?', '…']);
    (is_role && role.split_whitespace().count() <= LONGEST).then_some(role)
}

/// The role between two commas that alone part a name from the verb behind these words:
/// `Anna Hill, the doctor, said`.
pub(super) fn between<'t>(text: &'t str, name: &Word, after: &[Word]) -> Option<&'t str> {
    let role = self::after(text, name.end)?;
    let end = letter::start_of(role, text) + role.len();
    let is_between = after.iter().all(|word| word.end <= end);
    (is_between && text[end..].starts_with(',')).then_some(role)
}

/// Words that open no role: prepositions, and whom the words were said to.
pub(super) fn opens_aside(word: &str) -> bool {
    const ASIDES: [&str; 28] = [
        "в",
        "во",
        "на",
        "по",
        "при",
        "о",
        "об",
        "для",
        "после",
        "перед",
        "у",
        "с",
        "со",
        "к",
        "из",
        "от",
        "нам",
        "им",
        "ему",
        "ей",
        "in",
        "at",
        "on",
        "to",
        "the",
        "after",
        "during",
        "that",
    ];
    ASIDES.contains(&word) || word.ends_with("ам") || word.ends_with("ям")
}
