//! The bylines in a page's lines.

use std::borrow::Cow;
use std::cell::LazyCell;

use crate::clean::fields::author::found::{Cue, NamesFound};
use crate::clean::fields::author::{
    cues, dense_bylines, names, people, reach, role, signed, stretches,
};
use crate::clean::fields::spot::{self, Spot, Spots};
use crate::clean::page::PageParts;
use crate::clean::page::cue;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;
use postil_text::bylines::{JOINS, is_agency, is_other_work};
use postil_text::letter::{self, lower_case};
use postil_text::{furniture, roles};

/// A longer line is no byline.
const MAX_WORDS: usize = 70;

/// A line and its surroundings.
#[derive(Debug, Clone)]
pub(super) struct AuthorPlace<'a> {
    /// The lines that state the names, the word before them and the role after them.
    pub lines: Vec<usize>,
    pub line: &'a LineFacts<'a>,
    pub cue: Option<Cue>,
    /// The line before holds nothing but a word that announces an author.
    pub cue_before: bool,
    /// Words of the line after the names.
    pub rest: Cow<'a, str>,
    /// How many they are.
    pub rest_words: usize,
    /// A word joins the last two of the names.
    pub joined: bool,
    /// They stand between brackets, and the rest of the line is text.
    pub set_off: bool,
    /// Its place among the line's stretches.
    pub nth: usize,
    pub role: Option<Role>,
    /// The same behind a bar; the weights were fitted without it.
    pub role_behind_bar: Option<Role>,
    pub spot: Spot,
    pub date_in_line: bool,
    pub date_beside: bool,
    /// The line before reads like a headline.
    pub headed: bool,
    pub zone: Option<Rule>,
}

/// An author's role and the line in which it stands.
#[derive(Debug, Clone)]
pub(super) struct Role {
    pub text: String,
    pub line: usize,
    pub rule: Rule,
}

/// Names that a page shows, and where.
pub(super) type ShownNames<'a> = (Vec<String>, AuthorPlace<'a>);

/// The names in the lines around headline and text; `title` are the lines of the headline.
pub(super) fn collect<'a>(spots: &Spots<'_, 'a>, title: &[usize]) -> Vec<ShownNames<'a>> {
    let lines = Lines { spots, title, near: reach::near(spots.page, title) };
    let mut shown = Vec::new();
    let mut zone = None;
    for (at, index) in lines.near.iter().enumerate() {
        zone = spot::zone(spots.page, *index).or(zone);
        lines.read(at, zone, &mut shown);
    }
    shown
}

/// The first lines with words below the body.
pub(super) fn below(page: &PageParts) -> Vec<usize> {
    let below = page.body.end..page.facts.len();
    below.filter(|index| page.facts[*index].has_words()).take(12).collect()
}

/// The lines that may hold a byline.
struct Lines<'p, 'a> {
    spots: &'p Spots<'p, 'a>,
    title: &'p [usize],
    /// Their indices.
    near: Vec<usize>,
}

impl<'a> Lines<'_, 'a> {
    /// Adds the names of a line.
    fn read(&self, at: usize, zone: Option<Rule>, shown: &mut Vec<ShownNames<'a>>) {
        let (index, facts) = (self.near[at], self.spots.page.facts);
        let line = &facts[index];
        if self.title.contains(&index) {
            return;
        }
        if let Some(found) = signed::names_of(line.text) {
            let place = AuthorPlace { zone, set_off: true, ..self.place(at, &found) };
            shown.push((found.names, place));
            return;
        }
        if line.words > MAX_WORDS {
            return;
        }
        self.read_stretches(at, zone, shown);
    }

    /// Adds the names of a line, stretch by stretch.
    fn read_stretches(&self, at: usize, zone: Option<Rule>, shown: &mut Vec<ShownNames<'a>>) {
        let facts = self.spots.page.facts;
        let line = &facts[self.near[at]];
        let before = self.before(at);
        let cue_before = before.is_some_and(|before| cues::is_bare(facts[before].text));
        let dates: Vec<_> = line.dates.iter().map(|found| found.range.clone()).collect();
        let stretches = stretches::of(line.text, &dates);
        // Most lines have no names, and nobody asks them.
        let is_dated =
            LazyCell::new(|| stretches.iter().any(|stretch| stretches::says_when(stretch)));
        let mut bare_cue = false;
        for (nth, stretch) in stretches.iter().enumerate() {
            if nth > 0 && role::is_of_name(stretch) && self.give_role(at, stretch, shown) {
                continue;
            }
            let announced = bare_cue || (cue_before && nth == 0);
            bare_cue = cues::is_bare(stretch);
            let mut found = names::in_text(stretch);
            if announced && found.names.is_empty() {
                found = dense_bylines::announced(stretch);
            }
            let is_credit = found.cue.is_none() && is_credited(line, &stretches[..nth]);
            if bare_cue || found.names.is_empty() || is_credit {
                continue;
            }
            let is_behind = stretches::says_when(&found.rest);
            if is_behind {
                found.rest = Cow::default();
            }
            let mut place =
                AuthorPlace { nth, zone, cue_before: announced, ..self.place(at, &found) };
            place.date_in_line |= is_behind || *is_dated;
            if cue_before {
                place.lines.splice(1..1, before);
            }
            join_with_last(shown, &found.names, &place, self.before_join(at));
            shown.push((found.names, place));
        }
    }

    /// Gives the role behind a bar to the names before it in the same line; whether there are such:
    /// `Nora Hill | Transport editor`.
    fn give_role(&self, at: usize, role: &str, shown: &mut [ShownNames<'a>]) -> bool {
        let line = self.near[at];
        let last = shown.last_mut().filter(|(names, place)| {
            place.lines[0] == line && place.rest.is_empty() && names.len() == 1
        });
        let Some((_, place)) = last else { return false };
        let role = Role { text: role.to_owned(), line, rule: Rule::AuthorLine };
        place.role_behind_bar.get_or_insert(role);
        true
    }

    /// The line with words before one.
    fn before(&self, at: usize) -> Option<usize> {
        beside((0..self.near[at]).rev(), self.spots.page.facts)
    }

    /// The same, but for a line that is nothing but a word between two names.
    fn before_join(&self, at: usize) -> Option<usize> {
        let facts = self.spots.page.facts;
        let before = self.before(at)?;
        let is_join = JOINS.has_in_any_case(facts[before].text);
        if is_join { beside((0..before).rev(), facts) } else { Some(before) }
    }

    /// The line with words behind one.
    fn after(&self, at: usize) -> Option<usize> {
        let facts = self.spots.page.facts;
        beside(self.near[at] + 1..facts.len(), facts)
    }

    /// What stands around the names of a line.
    fn place(&self, at: usize, found: &NamesFound<'a>) -> AuthorPlace<'a> {
        let (index, facts) = (self.near[at], self.spots.page.facts);
        let after = self.after(at);
        let before = self.before(at);
        let is_dated = |index: Option<usize>| index.is_some_and(|i| facts[i].shape == Shape::Date);
        let role = role(found, facts, [before, Some(index), after]);
        AuthorPlace {
            lines: std::iter::once(index).chain(role.as_ref().map(|role| role.line)).collect(),
            line: &facts[index],
            cue: found.cue,
            cue_before: false,
            rest_words: letter::pieces(&found.rest).count(),
            rest: found.rest.clone(),
            joined: found.joined,
            set_off: false,
            nth: 0,
            role,
            role_behind_bar: None,
            spot: self.spots.of(index),
            date_in_line: !facts[index].dates.is_empty(),
            date_beside: is_dated(before) || is_dated(after),
            headed: before.is_some_and(|before| facts[before].is_like_headline()),
            zone: None,
        }
    }
}

/// The first of some lines that has words, if it stands among the first few.
fn beside(mut lines: impl Iterator<Item = usize>, facts: &[LineFacts]) -> Option<usize> {
    const BLANK: usize = 20;
    lines.by_ref().take(BLANK).find(|index| facts[*index].has_words())
}

/// Where a line of names follows a line of names, both together are names too.
fn join_with_last<'a>(
    shown: &mut Vec<ShownNames<'a>>,
    names: &[String],
    place: &AuthorPlace<'a>,
    before: Option<usize>,
) {
    let Some((last, above)) = shown.last() else { return };
    let same_line = above.lines[0] == place.lines[0];
    let adjacent = same_line || Some(above.lines[0]) == before;
    let bare = above.rest.is_empty() && place.rest.is_empty() && place.cue.is_none();
    let is_person = |name: &String| name.contains(' ') && !people::is_outlet_of(name, last);
    let named = names.iter().all(is_person) && last.len() < 8;
    if !adjacent || !bare || !named || last.iter().any(|name| names.contains(name)) {
        return;
    }
    let all = [&last[..], names].concat();
    let mut lines = above.lines.clone();
    lines.extend(&place.lines);
    lines.dedup();
    let joined = AuthorPlace {
        lines,
        line: above.line,
        cue: above.cue,
        cue_before: above.cue_before,
        rest: Cow::default(),
        rest_words: 0,
        nth: above.nth,
        role: above.role.clone(),
        role_behind_bar: above.role_behind_bar.clone(),
        date_in_line: above.date_in_line || place.date_in_line,
        date_beside: above.date_beside || place.date_beside,
        ..*above
    };
    shown.push((all, joined));
}

/// Whether what stands before a name in its line says that a picture is credited to it: it opens as a
/// credit, `Foto: Kapbild / Tom Berg`, or in a longer line ends as one.
fn is_credited(line: &LineFacts, before: &[&str]) -> bool {
    let opens = |stretch: &&str| cue::after_opening(stretch, &furniture::CREDIT).is_some();
    let is_long = line.words > reach::LONGEST_ANNOUNCED;
    before.iter().any(opens) || is_long && before.last().is_some_and(|last| ends_as_credit(last))
}

/// Whether a stretch ends with whom or what a picture is credited to, so that its author follows:
/// `AP Photo`, `Foto: dpa`.
fn ends_as_credit(stretch: &str) -> bool {
    let last =
        stretch.split_whitespace().next_back().map(|word| word.trim_matches(['(', '[', ':']));
    last.is_some_and(|last| is_agency(last) || is_other_work(&lower_case(last)))
}

/// What stands behind the names and a comma, if it is a role: `, data reporter`.
fn role_in_line(found: &NamesFound) -> Option<String> {
    let rest = &*found.rest;
    let words = rest.split_whitespace().count();
    let ends_as_role = || rest.split_whitespace().next_back().is_some_and(roles::is_beside_name);
    let cued = found.cue.is_some() && (rest.starts_with(char::is_lowercase) || ends_as_role());
    (found.after_comma && (1..=4).contains(&words) && cued).then(|| rest.to_owned())
}

/// The role beside the names, or in a line of its own after or before them.
fn role(found: &NamesFound, facts: &[LineFacts], around: [Option<usize>; 3]) -> Option<Role> {
    let [before, own, after] = around;
    if found.names.len() > 3 {
        return None;
    }
    if let (Some(text), Some(line)) = (found.role.clone().or_else(|| role_in_line(found)), own) {
        return Some(Role { text, line, rule: Rule::AuthorLine });
    }
    let line = after.into_iter().chain(before).find(|index| roles::is_trade(facts[*index].text))?;
    let fits = found.rest.is_empty();
    fits.then(|| Role { text: facts[line].text.to_owned(), line, rule: Rule::RoleBesideName })
}
