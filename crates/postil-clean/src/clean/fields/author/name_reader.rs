//! Reads names word by word, up to the first word that belongs to none.

use crate::clean::fields::author::cues;
use crate::clean::fields::author::degree;
use crate::clean::fields::author::found::NamesFound;
use crate::clean::fields::author::name_words::{
    before_handle, end_of_sentence, glued_head, without_marks,
};
use crate::clean::fields::author::people::{self, MAX_WORDS};
use crate::clean::page::cue;
use postil_text::bylines::{
    BEHIND, JOINS, PARTICLES, behind_bound_particle, is_agency, is_given_name, is_organisation,
    is_trailing,
};
use postil_text::letter::{is_capital, lower_case};
use postil_text::name::{is_initials, is_name_word, may_be_in_name};
use postil_text::{months, roles};

/// No byline names more people than this.
const MAX_NAMES: usize = 10;

/// Whether a word is longer than a degree, all of it capitals, and is no number of a king.
fn is_in_capitals(word: &str) -> bool {
    const NUMBER: [char; 3] = ['I', 'V', 'X'];
    word.chars().nth(2).is_some()
        && word.chars().all(is_capital)
        && !word.chars().all(|letter| NUMBER.contains(&letter))
}

/// Reads names word by word.
pub(super) struct NameReader<'t> {
    text: &'t str,
    names: Vec<String>,
    /// The words of the name that is being read.
    current: Vec<&'t str>,
    /// Where the words that were taken end.
    end: usize,
    /// So many names stand before the last word that joins two.
    joined_at: Option<usize>,
}

impl<'t> NameReader<'t> {
    /// The names with which a text opens, and what follows them.
    pub fn read(text: &'t str) -> NamesFound<'t> {
        let (names, current) = (Vec::new(), Vec::new());
        let mut reader = NameReader { text, names, current, end: 0, joined_at: None };
        let _ = text.split_whitespace().all(|word| reader.take(word));
        reader.leave_role();
        reader.finish();
        reader.found()
    }

    fn found(self) -> NamesFound<'t> {
        let (read, rest) = self.text.split_at(self.end);
        NamesFound {
            joined: self.joined_at.is_some_and(|at| at < self.names.len()),
            names: self.names,
            rest: rest.trim().into(),
            after_comma: read.trim_end().ends_with(','),
            ..NamesFound::default()
        }
    }

    /// Takes a word in; whether another one may follow.
    fn take(&mut self, word: &'t str) -> bool {
        let bare = without_marks(word);
        if bare.is_empty() {
            self.finish();
            self.end = self.end_of(word);
            return !self.names.is_empty();
        }
        if self.current.is_empty() && degree::is_word_before_name(word, self.behind(word)) {
            self.end = self.end_of(word);
            return true;
        }
        if self.signs_as_staff(bare) {
            self.current.push(bare);
            self.end = self.end_of(word);
            return false;
        }
        if self.current.len() >= 2 && self.opens_outlet(word) {
            self.end = self.text.len();
            return false;
        }
        if self.current.len() >= 2 && self.opens_furniture(word) || self.opens_others_work(word) {
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
            self.finish();
            if self.names.is_empty() {
                return false;
            }
            self.joined_at = Some(self.names.len());
        } else if let Some(head) = glued_head(bare).filter(|_| !self.current.is_empty()) {
            self.current.push(head);
            self.end = self.end_of(head);
            return false;
        } else if may_be_in_name(bare)
            || is_particle
            || self.is_inside(bare, word)
            || self.ends_as_agency(bare, word)
        {
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

    /// Ends the name that is being read; an outlet behind a comma is no author beside a person.
    fn finish(&mut self) {
        let is_joined = self.joined_at == Some(self.names.len());
        if !is_joined && people::is_outlet_of(&self.current.join(" "), &self.names) {
            self.current.clear();
        }
        people::finish(&mut self.current, &mut self.names);
    }

    /// Ends a name at a comma. A role there, `Nora Hill, Data Editor, The Herald`, is left to what
    /// follows the names, and nothing behind it is read.
    fn ends_as_role(&mut self) -> bool {
        let is_role = !self.names.is_empty() && people::has_role(&self.current);
        match self.current.first().filter(|_| is_role) {
            Some(first) => self.end = self.start_of(first),
            None => self.finish(),
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

    /// Whether nothing but words in capitals stand behind a full name that has none:
    /// `Nora Hill CAPE TODAY`. One alone may be a surname, `Анна Сергеевна КИМ`, unless it is an
    /// organisation's.
    fn opens_outlet(&self, word: &str) -> bool {
        let rest = &self.text[self.start_of(word)..];
        rest.split_whitespace().all(is_in_capitals)
            && (rest.trim_end() != word || is_organisation(word))
            && !self.current.iter().any(|word| is_in_capitals(word) || is_initials(word))
            && !is_given_name(self.current[1])
    }

    /// Whether what follows a name is what somebody else did: `; Editing by Tom Berg`.
    fn opens_others_work(&self, word: &str) -> bool {
        let is_behind_name = match self.current.len() {
            0 => !self.names.is_empty(),
            length => length >= 2,
        };
        is_behind_name && cues::opens_another(&self.text[self.start_of(word)..])
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

    /// Whether the last word behind other names is an agency's, in small letters: `Anna Hill, dpa`.
    fn ends_as_agency(&self, bare: &str, word: &str) -> bool {
        let is_behind_name = self.current.is_empty() && !self.names.is_empty();
        is_behind_name && self.behind(word).is_empty() && is_agency(bare)
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
        if self.opens_role(next) {
            self.end = self.start_of(self.current[0]);
            self.current.clear();
        }
    }

    /// Whether the one word behind full names goes on in small letters: `Nora Hill, Extension
    /// educator`.
    fn opens_role(&self, next: &str) -> bool {
        let is_full = self.names.last().is_some_and(|name| name.contains(' '));
        let goes_on = next.starts_with(char::is_lowercase) && !BEHIND.has(next);
        is_full && self.current.len() == 1 && goes_on
    }

    fn start_of(&self, word: &str) -> usize {
        word.as_ptr() as usize - self.text.as_ptr() as usize
    }

    fn end_of(&self, word: &str) -> usize {
        self.start_of(word) + word.len()
    }
}
