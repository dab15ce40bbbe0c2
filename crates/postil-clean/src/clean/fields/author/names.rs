//! Reads names out of a byline's words.

use std::borrow::Cow;

use crate::clean::fields::author::name_words::{JOINS, PARTICLES, TRAILING};
use crate::clean::fields::author::role::{self, OpeningRole};
use crate::clean::page::cue;
use postil_text::furniture;
use postil_text::letter::{is_capital, is_dense};
use postil_text::name::may_be_in_name;
use postil_text::roles;

/// No byline names more people than this.
const MAX_NAMES: usize = 10;
/// A person's name has no more words than this.
const MAX_WORDS: usize = 5;
/// A longer stretch is read only at its start, in bytes.
const MAX_BYTES: usize = 300;

/// The names that a stretch of a line starts with.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct NamesFound<'t> {
    pub names: Vec<String>,
    /// The words before them say that an author follows.
    pub cue: Option<Cue>,
    /// The role that stands right before them, or behind them and a comma.
    pub role: Option<String>,
    /// What follows the names.
    pub rest: Cow<'t, str>,
    /// A comma stands between the names and the rest.
    pub after_comma: bool,
}

/// How surely a word announces an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// `Автор:`, `written by`.
    Plain,
    /// `by`, `von`: small words that stand before other things too.
    Small,
}

/// What follows a word that announces an author.
pub(super) fn after_cue(text: &str) -> Option<(&str, Cue)> {
    let rest = cue::after_opening(text, &furniture::AUTHOR)?;
    let opening = &text[..text.len() - rest.len()];
    let small = opening.chars().count() <= 3 || opening.eq_ignore_ascii_case("автор");
    let kind = if small && !rest.starts_with(':') && !opening.ends_with(':') {
        Cue::Small
    } else {
        Cue::Plain
    };
    Some((rest.trim_start_matches([':', ' ', '-', '–', '—', '：', '\u{a0}']).trim(), kind))
}

/// Reads the names that a stretch starts with, after the word that announces them.
pub(super) fn in_text(text: &str) -> NamesFound<'_> {
    let text = &text[..text.floor_char_boundary(MAX_BYTES)];
    match after_cue(text) {
        Some((rest, cue)) => {
            // `Posted by: By Nora Hill` has two.
            let rest = after_cue(rest).map_or(rest, |(rest, _)| rest);
            NamesFound { cue: Some(cue), ..names(rest, true) }
        }
        None => after_role(text).unwrap_or_else(|| before_role(names(text, false))),
    }
}

/// Names with nothing but a comma and a role behind them: `Анна Ким, корреспондент`.
fn before_role(found: NamesFound<'_>) -> NamesFound<'_> {
    match role::whole(&found.rest).filter(|_| found.after_comma).map(str::to_owned) {
        Some(role) => NamesFound { role: Some(role), rest: Cow::default(), ..found },
        None => found,
    }
}

/// A full name behind a role, and perhaps an outlet: `Корреспондент «Маяка» Анна Ким`.
fn after_role(text: &str) -> Option<NamesFound<'_>> {
    let OpeningRole { role, rest } = role::opening(text)?;
    let found = names(rest, false);
    let is_full = found.names.first().is_some_and(|name| name.contains(' '));
    is_full.then(|| NamesFound { role: Some(role.to_owned()), ..found })
}

fn names(text: &str, announced: bool) -> NamesFound<'_> {
    if text.starts_with(is_dense) {
        return dense_name(text, announced);
    }
    if cue::after_opening(text, &furniture::CREDIT).is_some() {
        return NamesFound { names: Vec::new(), rest: text.into(), ..NamesFound::default() };
    }
    let mut reader = NameReader { text, names: Vec::new(), current: Vec::new(), end: 0 };
    // Nothing but a capital opens a name; most lines end here.
    if text.trim_start().starts_with(is_capital) {
        let _ = text.split_whitespace().all(|word| reader.take(word));
        reader.leave_role();
        finish(&mut reader.current, &mut reader.names);
    }
    let mut found = NamesFound {
        names: reader.names,
        rest: text[reader.end..].trim().into(),
        after_comma: text[..reader.end].trim_end().ends_with(','),
        ..NamesFound::default()
    };
    if found.names.is_empty() && announced {
        handle(text, &mut found);
    }
    found
}

/// A name in a script without spaces, where a word announces it.
fn dense_name(text: &str, announced: bool) -> NamesFound<'_> {
    let name: String = text.chars().take_while(|c| is_dense(*c)).collect();
    let is_name = announced && (2..=4).contains(&name.chars().count());
    let rest = if is_name { text[name.len()..].trim().into() } else { Cow::default() };
    let names = if is_name { vec![name] } else { Vec::new() };
    NamesFound { names, rest, ..NamesFound::default() }
}

/// Reads names word by word.
struct NameReader<'t> {
    text: &'t str,
    names: Vec<String>,
    /// The words of the name that is being read.
    current: Vec<&'t str>,
    /// Where the words that were taken end.
    end: usize,
}

impl<'t> NameReader<'t> {
    /// Takes a word in; whether another one may follow.
    fn take(&mut self, word: &'t str) -> bool {
        let bare = word.trim_end_matches([',', ';']);
        let is_whole = bare == word;
        let particle = !self.current.is_empty() && is_whole && PARTICLES.contains(&bare);
        if is_whole && JOINS.contains(&bare) {
            finish(&mut self.current, &mut self.names);
            if self.names.is_empty() {
                return false;
            }
        } else if let Some(head) = glued_head(bare).filter(|_| !self.current.is_empty()) {
            self.current.push(head);
            self.end = self.end_of(head);
            return false;
        } else if may_be_in_name(bare) || particle {
            self.current.push(bare);
            if !is_whole {
                finish(&mut self.current, &mut self.names);
            }
        } else {
            return false;
        }
        self.end = self.end_of(word);
        self.names.len() < MAX_NAMES && self.current.len() <= MAX_WORDS
    }

    /// Leaves out the words that belong to a role: `Transport` of `Transport correspondent`.
    fn leave_role(&mut self) {
        let next = self.text[self.end..].split_whitespace().next().unwrap_or_default();
        if let Some(first) = self.current.first().filter(|_| !self.names.is_empty())
            && roles::is_beside_name(next.trim_end_matches([',', '.']))
        {
            self.end = first.as_ptr() as usize - self.text.as_ptr() as usize;
            self.current.clear();
        }
    }

    fn end_of(&self, word: &str) -> usize {
        word.as_ptr() as usize - self.text.as_ptr() as usize + word.len()
    }
}

/// A user's name such as `river_cat`, where a word announces it.
fn handle(text: &str, found: &mut NamesFound<'_>) {
    let mut words = text.split_whitespace();
    let Some(word) = words.next() else { return };
    let word = word.trim_matches(['@', ',', '.', ':']);
    let fits = word.starts_with(char::is_alphanumeric)
        && word.chars().all(|c| c.is_alphanumeric() || "_-.'".contains(c))
        && word.chars().any(char::is_alphabetic);
    if fits {
        found.names.push(word.to_owned());
        found.rest = words.collect::<Vec<_>>().join(" ").into();
    }
}

fn finish(current: &mut Vec<&str>, names: &mut Vec<String>) {
    let hangs = |word: &&str| PARTICLES.contains(word) || TRAILING.contains(word);
    while current.last().is_some_and(hangs) {
        current.pop();
    }
    let is_role = !names.is_empty() && current.iter().any(|word| roles::is_beside_name(word));
    if !current.is_empty() && current.len() <= MAX_WORDS && !is_role {
        names.push(current.join(" "));
    }
    current.clear();
}

/// The head of a word such as `HillUpdated`, in which the scrape lost a boundary.
fn glued_head(word: &str) -> Option<&str> {
    let mut before = ' ';
    let boundary = word.char_indices().find(|(_, c)| {
        let found = before.is_lowercase() && c.is_uppercase();
        before = *c;
        found
    });
    let head = &word[..boundary?.0];
    (head.chars().count() >= 4 && !head.eq_ignore_ascii_case("fitz") && may_be_in_name(head))
        .then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str], rest: &str) {
        let found = in_text(text);
        assert_eq!(found.names, expected, "{text}");
        assert_eq!(found.rest, rest, "{text}");
    }

    #[test]
    fn names_are_read_up_to_other_words() {
        check(
            "By Nora Hill and Tom van der Berg, data reporters",
            &["Nora Hill", "Tom van der Berg"],
            "data reporters",
        );
        check("Автор: Анна Ким", &["Анна Ким"], "");
        check(
            "Von A. Sommer, K. Winter und Jo Herbst",
            &["A. Sommer", "K. Winter", "Jo Herbst"],
            "",
        );
        check("Posted by river_cat in Letters", &["river_cat"], "in Letters");
        check("作者：王小明 编辑", &["王小明"], "编辑");
        check("Nora Hill is a reporter.", &["Nora Hill"], "is a reporter.");
        check("мост открыт", &[], "мост открыт");
    }

    #[test]
    fn roles_beside_a_name_are_no_part_of_it() {
        check("By Nora Hill, Transport correspondent", &["Nora Hill"], "Transport correspondent");
        check("Корреспондент Анна Ким", &["Анна Ким"], "");
        check("Корреспондент «Маяка» Анна Ким", &["Анна Ким"], "");
        check("Анна Ким, корреспондент «Маяка»", &["Анна Ким"], "");
        assert_eq!(in_text("Корреспондент Анна Ким").role.as_deref(), Some("Корреспондент"));
        check("Анна Ким, корреспондент", &["Анна Ким"], "");
        check("Беседовала Анна Ким", &["Анна Ким"], "");
        check("Фото Анны Ким", &[], "Фото Анны Ким");
        check("Editor Picks", &["Editor Picks"], "");
        check("Автор: А.Б. Ким", &["А.Б. Ким"], "");
    }
}
