//! Reads names out of a byline's words.

use std::borrow::Cow;

use crate::clean::fields::author::found::NamesFound;
use crate::clean::fields::author::name_reader::NameReader;
use crate::clean::fields::author::role::{self, OpeningRole};
use crate::clean::fields::author::{announced_names, cues, degree, dense_bylines, dense_names};
use crate::clean::page::cue;
use crate::model::cleaned::FieldName;
use crate::model::placeholder::is_placeholder;
use postil_text::bylines::{JOINS, is_given_name};
use postil_text::furniture;
use postil_text::letter::is_capital;
use postil_text::roles;

/// A longer stretch is read only at its start, in bytes.
const MAX_BYTES: usize = 300;

/// Reads the names that a stretch starts with, after the word that announces them.
pub(super) fn in_text(text: &str) -> NamesFound<'_> {
    let text = &text[..text.floor_char_boundary(MAX_BYTES)];
    let found = match cues::after(text) {
        Some((rest, cue)) => {
            // `Posted by: By Nora Hill` has two.
            let rest = cues::after(rest).map_or(rest, |(rest, _)| rest);
            NamesFound { cue: Some(cue), ..titled(rest, true) }
        }
        None if text.starts_with(dense_names::is_letter_of_name) => {
            dense_bylines::names_of(text).unwrap_or_default()
        }
        None => after_role(text).unwrap_or_else(|| titled(text, false)),
    };
    let found = before_degrees(before_others_work(before_address(found)));
    let found = before_outlet(before_role(with_joined(found)));
    let is_nobody = |name: &String| is_placeholder(FieldName::Author, name);
    if found.names.iter().any(is_nobody) { NamesFound::default() } else { found }
}

/// Names without the mail addresses behind them: `Nora Hill nora@cape.example`.
fn before_address(found: NamesFound<'_>) -> NamesFound<'_> {
    let is_address = |word: &str| {
        let parts = word.split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let is_behind = !found.names.is_empty() && found.rest.split_whitespace().all(is_address);
    if is_behind { NamesFound { rest: Cow::default(), after_comma: false, ..found } } else { found }
}

/// Names without what is told behind them of somebody else's work: `Анна Ким. Фото: Тимур Садов`.
fn before_others_work(found: NamesFound<'_>) -> NamesFound<'_> {
    match !found.names.is_empty() && cues::opens_another(&found.rest) {
        true => NamesFound { rest: Cow::default(), after_comma: false, ..found },
        false => found,
    }
}

/// Names with nothing but degrees behind them: `Анна Ким, к.м.н.`
fn before_degrees(found: NamesFound<'_>) -> NamesFound<'_> {
    let Cow::Borrowed(rest) = found.rest else { return found };
    if !found.after_comma || !degree::are_behind(rest) {
        return found;
    }
    let degrees = found.degrees.or(Some(rest));
    NamesFound { degrees, rest: Cow::default(), after_comma: false, ..found }
}

/// Names and, behind the role of the last one, those that a word joins to them:
/// `Nora Hill, Data Editor, and Tom Berg`.
fn with_joined(found: NamesFound<'_>) -> NamesFound<'_> {
    let Cow::Borrowed(rest) = found.rest else { return found };
    let Some((role, others)) = at_join(rest).filter(|_| found.after_comma) else { return found };
    let more = titled(others, false);
    let are_full = !more.names.is_empty() && more.names.iter().all(|name| name.contains(' '));
    if !role::is_of_name(role) || !are_full {
        return found;
    }
    let names = [found.names, more.names].concat();
    NamesFound { names, joined: true, cue: found.cue, ..more }
}

/// What stands before the first word that joins two names, and behind it.
fn at_join(text: &str) -> Option<(&str, &str)> {
    let mut words = text.split(' ').filter(|word| JOINS.has(word));
    let start = words.next()?.as_ptr() as usize - text.as_ptr() as usize;
    let (_, behind) = text[start..].split_once(' ')?;
    Some((text[..start].trim_end_matches([' ', ',']), behind))
}

/// Names with nothing but a role behind them, a comma or a few capitals between:
/// `Анна Ким, корреспондент`, `Nora Hill Transport editor`.
fn before_role(found: NamesFound<'_>) -> NamesFound<'_> {
    if found.cue.is_some() || found.role.is_some() {
        return found;
    }
    let role = match found.after_comma {
        true => role::whole(&found.rest),
        false => role_behind(&found),
    };
    match role.map(str::to_owned) {
        Some(role) => NamesFound { role: Some(role), rest: Cow::default(), ..found },
        None => found,
    }
}

/// Names with nothing but an outlet behind them: `Nora Hill of the Steppe Herald`.
fn before_outlet(found: NamesFound<'_>) -> NamesFound<'_> {
    let is_person = found.names.last().is_some_and(|name| name.contains(' '));
    match is_person && role::is_outlet(&found.rest, found.after_comma) {
        true => NamesFound { rest: Cow::default(), after_comma: false, ..found },
        false => found,
    }
}

/// The role that a full name runs into.
fn role_behind<'f>(found: &'f NamesFound<'_>) -> Option<&'f str> {
    const MOST_WORDS: usize = 3;
    let first = found.names.first()?.split(' ').next()?;
    let is_full = found.names.len() == 1 && found.names[0].contains(' ');
    // Outlets and sections stand before roles too.
    let is_full = is_full && is_given_name(first);
    let words = found.rest.split_whitespace().count();
    let last = found.rest.split_whitespace().next_back()?;
    (is_full && words <= MOST_WORDS && roles::is_beside_name(last)).then_some(&*found.rest)
}

/// A full name behind a role, and perhaps an outlet: `Корреспондент «Маяка» Анна Ким`.
fn after_role(text: &str) -> Option<NamesFound<'_>> {
    let OpeningRole { role, rest } = role::opening(text)?;
    let found = names(rest, false);
    let is_full = found.names.first().is_some_and(|name| name.contains(' '));
    is_full.then(|| NamesFound { role: Some(role.to_owned()), ..found })
}

/// Names behind the titles of the first one.
fn titled(text: &str, announced: bool) -> NamesFound<'_> {
    // Names in small letters open here and there in a text, `dr Nora Hill`.
    let is_open = announced || !text.starts_with(|c: char| c.is_ascii_lowercase());
    match degree::before_name(text).filter(|_| is_open) {
        Some((titles, rest)) => NamesFound { degrees: Some(titles), ..names(rest, announced) },
        None => names(text, announced),
    }
}

fn names(text: &str, announced: bool) -> NamesFound<'_> {
    if text.starts_with(dense_names::is_letter_of_name) {
        return if announced { dense_bylines::announced(text) } else { NamesFound::default() };
    }
    if cue::after_opening(text, &furniture::CREDIT).is_some() || opens_rights(text) {
        return NamesFound { names: Vec::new(), rest: text.into(), ..NamesFound::default() };
    }
    // Nothing but a capital opens a name; most lines end here.
    let is_open = text.trim_start().starts_with(is_capital);
    let mut found = match is_open {
        true => NameReader::read(text),
        false => NamesFound { rest: text.trim().into(), ..NamesFound::default() },
    };
    if announced && found.names.is_empty() {
        announced_names::without_capitals(text, &mut found);
    }
    let is_one_word = found.names.len() == 1 && !found.names[0].contains(' ');
    if announced && (found.names.is_empty() || is_one_word && !found.after_comma) {
        announced_names::in_small_letters(text, &mut found);
    }
    if found.names.is_empty() && announced {
        announced_names::handle(text, &mut found);
    }
    found
}

/// Whether a text says who has the rights in something: `Copyright Tom Berg`.
fn opens_rights(text: &str) -> bool {
    ["Copyright", "copyright", "COPYRIGHT", "©", "(c)", "(C)"]
        .iter()
        .any(|sign| text.starts_with(sign))
}

#[cfg(test)]
mod tests;
