//! Reads names out of a byline's words.

use std::borrow::Cow;

use crate::clean::fields::author::found::NamesFound;
use crate::clean::fields::author::role::{self, OpeningRole};
use crate::clean::fields::author::{cues, dense_names};
use crate::clean::page::cue;
use crate::model::cleaned::FieldName;
use crate::model::placeholder::is_placeholder;
use postil_text::bylines::{
    BEHIND, JOINS, PARTICLES, behind_bound_particle, is_agency, is_given_name, is_organisation,
    is_trailing,
};
use postil_text::furniture;
use postil_text::letter::{is_capital, lower_case};
use postil_text::name::{is_initials, is_name_word, may_be_in_name};
use postil_text::{months, roles};

/// No byline names more people than this.
const MAX_NAMES: usize = 10;
/// A person's name has no more words than this.
const MAX_WORDS: usize = 5;
/// A longer stretch is read only at its start, in bytes.
const MAX_BYTES: usize = 300;

/// Reads the names that a stretch starts with, after the word that announces them.
pub(super) fn in_text(text: &str) -> NamesFound<'_> {
    let text = &text[..text.floor_char_boundary(MAX_BYTES)];
    let found = match cues::after(text) {
        Some((rest, cue)) => {
            // `Posted by: By Nora Hill` has two.
            let rest = cues::after(rest).map_or(rest, |(rest, _)| rest);
            NamesFound { cue: Some(cue), ..names(rest, true) }
        }
        None if text.starts_with(dense_names::is_letter_of_name) => {
            dense_names::beside_cue(text).unwrap_or_default()
        }
        None => after_role(text).unwrap_or_else(|| names(text, false)),
    };
    let found = before_role(before_others_work(found));
    let is_nobody = |name: &String| is_placeholder(FieldName::Author, name);
    if found.names.iter().any(is_nobody) { NamesFound::default() } else { found }
}

/// Names without what is told behind them of somebody else's work: `Анна Ким. Фото: Тимур Садов`.
fn before_others_work(found: NamesFound<'_>) -> NamesFound<'_> {
    match !found.names.is_empty() && cues::opens_another(&found.rest) {
        true => NamesFound { rest: Cow::default(), after_comma: false, ..found },
        false => found,
    }
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

fn names(text: &str, announced: bool) -> NamesFound<'_> {
    if text.starts_with(dense_names::is_letter_of_name) {
        return if announced { dense_names::announced(text) } else { NamesFound::default() };
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
    let is_one_word = found.names.len() == 1 && !found.names[0].contains(' ');
    if announced && (found.names.is_empty() || is_one_word && !found.after_comma) {
        small_name(text, &mut found);
    }
    if found.names.is_empty() && announced {
        handle(text, &mut found);
    }
    found
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
        let bare = without_marks(word);
        if bare.is_empty() {
            finish(&mut self.current, &mut self.names);
            self.end = self.end_of(word);
            return !self.names.is_empty();
        }
        if self.signs_as_staff(bare) {
            self.current.push(bare);
            self.end = self.end_of(word);
            return false;
        }
        if self.current.len() >= 2 && self.opens_furniture(word)
            || self.current.is_empty() && self.opens_others_work(word)
        {
            return false;
        }
        let is_hung = is_trailing(bare) || roles::is_beside_name(bare);
        if is_hung && self.current.len() >= 2 && !self.current.iter().any(|w| is_initials(w)) {
            return false;
        }
        if !self.current.is_empty() && self.opens_date(bare, word) {
            return false;
        }
        if let Some(head) = before_handle(bare).filter(|_| !self.current.is_empty()) {
            self.current.push(head);
            self.end = self.end_of(word);
            return false;
        }
        self.take_bare(bare, word)
    }

    /// Takes a word in without its marks; whether another one may follow.
    fn take_bare(&mut self, bare: &'t str, word: &'t str) -> bool {
        let is_whole = bare == word;
        let is_particle = !self.current.is_empty() && is_whole && PARTICLES.has(bare);
        if is_whole && JOINS.has(bare) {
            finish(&mut self.current, &mut self.names);
            if self.names.is_empty() {
                return false;
            }
        } else if let Some(head) = glued_head(bare).filter(|_| !self.current.is_empty()) {
            self.current.push(head);
            self.end = self.end_of(head);
            return false;
        } else if may_be_in_name(bare) || is_particle || self.is_inside(bare, word) {
            self.current.push(bare);
            if !is_whole && self.ends_as_role() {
                return false;
            }
        } else if let Some(last) = end_of_sentence(bare).filter(|_| !self.current.is_empty()) {
            self.current.push(last);
            self.end = self.end_of(word);
            return false;
        } else {
            return false;
        }
        self.end = self.end_of(word);
        self.names.len() < MAX_NAMES && self.current.len() <= MAX_WORDS
    }

    /// Ends a name at a comma. A role there, `Nora Hill, Data Editor, The Herald`, is left to what
    /// follows the names, and nothing behind it is read.
    fn ends_as_role(&mut self) -> bool {
        let is_role = !self.names.is_empty() && has_role(&self.current);
        match self.current.first().filter(|_| is_role) {
            Some(first) => self.end = self.start_of(first),
            None => finish(&mut self.current, &mut self.names),
        }
        is_role
    }

    /// Whether a word makes an outlet's people of the outlet: `Cape Light Staff`.
    fn signs_as_staff(&self, bare: &str) -> bool {
        let [first, ..] = self.current[..] else { return false };
        self.names.is_empty()
            && roles::is_beside_name(bare)
            && is_organisation(bare)
            && !is_given_name(first)
            && !is_initials(first.trim_end_matches('.'))
    }

    /// Whether a phrase of the page's furniture stands behind a full name: `Leave a comment`.
    fn opens_furniture(&self, word: &str) -> bool {
        let text = &self.text[self.start_of(word)..];
        cue::phrase_at(text, &mut String::new()).is_some()
    }

    /// Whether what follows a name is what somebody else did: `; Editing by Tom Berg`.
    fn opens_others_work(&self, word: &str) -> bool {
        !self.names.is_empty() && cues::opens_another(&self.text[self.start_of(word)..])
    }

    /// Whether a word is the month of a date: a day follows.
    fn opens_date(&self, bare: &str, word: &str) -> bool {
        months::month(&lower_case(bare.trim_end_matches('.'))).is_some()
            && self.behind(word).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a word stands in a name as it could not open one: behind a small word that hangs on
    /// it, `al-Hadi`, or as another name between brackets, `Anna (Nora) Hill`.
    fn is_inside(&self, bare: &str, word: &str) -> bool {
        let between = bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let is_other_name = between.is_some_and(is_name_word)
            && self.behind(word).split_whitespace().next().is_some_and(may_be_in_name);
        let is_bound = behind_bound_particle(bare).is_some_and(may_be_in_name);
        !self.current.is_empty() && (is_bound || is_other_name)
    }

    /// The text behind a word.
    fn behind(&self, word: &str) -> &'t str {
        self.text[self.end_of(word)..].trim_start()
    }

    /// Leaves out the words that belong to a role: `Transport` of `Transport correspondent`, also
    /// where nothing parts it from a full name.
    fn leave_role(&mut self) {
        const FULL_NAME: usize = 2;
        let next = self.text[self.end..].split_whitespace().next().unwrap_or_default();
        let own = if self.names.is_empty() { FULL_NAME } else { 0 };
        if let Some(first) = self.current.get(own)
            && roles::is_beside_name(next.trim_end_matches([',', '.']))
        {
            self.end = self.start_of(first);
            self.current.truncate(own);
        }
    }

    fn start_of(&self, word: &str) -> usize {
        word.as_ptr() as usize - self.text.as_ptr() as usize
    }

    fn end_of(&self, word: &str) -> usize {
        self.start_of(word) + word.len()
    }
}

/// A word that ends a sentence, without its full stop: `Hill.`
fn end_of_sentence(word: &str) -> Option<&str> {
    word.strip_suffix('.').filter(|word| is_name_word(word))
}

/// A word without what separates names or stands behind one: commas, and the signs of notes.
fn without_marks(word: &str) -> &str {
    let bare = word.trim_end_matches([',', ';']);
    let unsigned = bare.trim_end_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '®' | '✉' | ',')
    });
    // The number of `BR24` is a part of it.
    let is_abbreviation = unsigned.len() > 1 && unsigned.chars().all(is_capital);
    let is_number = bare[unsigned.len()..].starts_with(|c: char| c.is_ascii_digit());
    match is_abbreviation && is_number || !bare.starts_with(char::is_alphabetic) {
        true if !unsigned.is_empty() => bare,
        _ => unsigned,
    }
}

/// A name in small letters, where a word announces it and nothing else follows.
fn small_name(text: &str, found: &mut NamesFound<'_>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word =
        |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    let is_other = |word: &&str| JOINS.has(word) || BEHIND.has(word) || roles::is_beside_name(word);
    if (2..=3).contains(&words.len()) && words.iter().all(is_word) && !words.iter().any(is_other) {
        found.names = vec![words.join(" ")];
        found.rest = Cow::default();
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
    let hangs = |word: &&str| PARTICLES.has(word) || is_trailing(word);
    while current.last().is_some_and(hangs) {
        current.pop();
    }
    let is_other = !names.is_empty() && has_role(current) || is_degree(current, names);
    if !current.is_empty() && current.len() <= MAX_WORDS && !is_other {
        match two_people(current) {
            Some(people) => names.extend(people.map(|name| name.join(" "))),
            None => names.push(unrepeated(current).join(" ")),
        }
    }
    current.clear();
}

fn has_role(words: &[&str]) -> bool {
    words.iter().any(|word| roles::is_beside_name(word))
}

/// Whether what stands between commas behind a full name is a degree in capitals: `MD`, `FAAFP`.
fn is_degree(words: &[&str], names: &[String]) -> bool {
    const LONGEST: usize = 6;
    let [word] = words else { return false };
    let is_short = (2..=LONGEST).contains(&word.chars().count());
    let is_behind_name = names.last().is_some_and(|name| name.contains(' '));
    is_behind_name && is_short && word.chars().all(is_capital) && !is_agency(word)
}

/// A name that stands twice in a row, as a link and its title do, once.
fn unrepeated<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    let (first, second) = words.split_at(words.len() / 2);
    if first.len() > 1 && first == second { first } else { words }
}

/// Two people between whom a scrape lost what parted them: `Nora Hill Tom Berg`.
fn two_people<'w, 't>(words: &'w [&'t str]) -> Option<[&'w [&'t str]; 2]> {
    let [first, second, third, fourth] = words else { return None };
    let are_two = is_given_name(first)
        && is_given_name(third)
        && !is_given_name(second)
        && ![second, fourth].into_iter().any(|word| PARTICLES.has(word) || word.ends_with('.'))
        && (first, second) != (third, fourth);
    are_two.then(|| [&words[..2], &words[2..]])
}

/// What stands before a user's name that was glued to a word: `Hill@norahill`.
fn before_handle(word: &str) -> Option<&str> {
    let (head, _) = word.split_once('@')?;
    may_be_in_name(head).then_some(head)
}

/// The head of a word such as `HillUpdated` or `Hill—10`, in which the scrape lost a boundary.
fn glued_head(word: &str) -> Option<&str> {
    let mut before = ' ';
    let boundary = word.char_indices().find(|(_, c)| {
        let is_sign = c.is_ascii_digit() || matches!(c, '—' | '|' | '•');
        let found = before.is_lowercase() && (c.is_uppercase() || is_sign);
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
        check("By Nora Hill , Tom Berg , Ann Lee", &["Nora Hill", "Tom Berg", "Ann Lee"], "");
        check("By Nora Hill For Steppe.example", &["Nora Hill"], "For Steppe.example");
        check("Nora Hill1, Tom Berg 2,*, Ann Lee2", &["Nora Hill", "Tom Berg", "Ann Lee"], "");
        check("Nora Hill Nora Hill", &["Nora Hill"], "");
        check("ByNora Hill", &["Nora Hill"], "");
        check("Byron Hill", &["Byron Hill"], "");
        check("written by nora hill", &["nora hill"], "");
        check("Автор: Анна ким", &["Анна ким"], "");
        check("by car and train to town", &["car"], "and train to town");
        check("Posted byNora Hill", &["Nora Hill"], "");
        check("Nora Hill January 21", &["Nora Hill"], "January 21");
        check("By April Hill", &["April Hill"], "");
        check("By Nora Hill. This text has links.", &["Nora Hill"], "This text has links.");
        check("Anna (Nora) Hill", &["Anna (Nora) Hill"], "");
        check("Anna Hill (Herald)", &["Anna Hill"], "(Herald)");
        check("Sami al-Hadi und Отто фон Берг", &["Sami al-Hadi", "Отто фон Берг"], "");
        check("Nora Hill, FAAFP, CFP", &["Nora Hill"], "");
        check("By Nora Hill, Data Editor, The Herald", &["Nora Hill"], "Data Editor, The Herald");
        check("Nora Hill, Tom Berg, AFP", &["Nora Hill", "Tom Berg", "AFP"], "");
    }

    #[test]
    fn roles_beside_a_name_are_no_part_of_it() {
        check("By Nora Hill, Transport correspondent", &["Nora Hill"], "Transport correspondent");
        check("Корреспондент Анна Ким", &["Анна Ким"], "");
        check("Корреспондент «Маяка» Анна Ким", &["Анна Ким"], "");
        check("Анна Ким, корреспондент «Маяка»", &["Анна Ким"], "");
        assert_eq!(in_text("Корреспондент Анна Ким").role.as_deref(), Some("Корреспондент"));
        check("Анна Ким, корреспондент", &["Анна Ким"], "");
        check("Anna Hill Transport editor", &["Anna Hill"], "");
        check("Anna Hill Reporter", &["Anna Hill"], "");
        check("Steppe Herald Reporter", &["Steppe Herald"], "Reporter");
        check("Nora Hill@norahill", &["Nora Hill"], "");
        check("by hill on Monday", &["hill"], "on Monday");
        check("Von NoraHill am", &["NoraHill"], "am");
        check("Беседовала Анна Ким", &["Анна Ким"], "");
        check("Фото Анны Ким", &[], "Фото Анны Ким");
        check("Editor Picks", &["Editor Picks"], "");
        check("Автор: А.Б. Ким", &["А.Б. Ким"], "");
    }
}
