//! Who has been named so far, so that `он` and `учёный` can be given a name.

use std::collections::HashMap;
use std::iter;

use crate::clean::speech::clause;
use crate::clean::speech::name;
use crate::clean::speech::subject::{Kind, Subject};
use postil_text::letter::{is_capital, without_dots};
use postil_text::verbs::Gender;

/// So many speakers are looked back at.
const MEMORY: usize = 64;
/// A pronoun stands for somebody of at most so many paragraphs before.
const TURNS: usize = 2;

/// The people of an article, up to the place that has been read.
#[derive(Debug, Default)]
pub(super) struct Scene {
    /// The block that is being read, and how many paragraphs came before it.
    block: usize,
    turn: usize,
    /// Those who spoke or were said to speak, the latest last.
    speakers: Vec<Speaker>,
    /// Those whom a role introduced, whatever they did.
    introduced: Vec<Speaker>,
    /// Full names by their last word; none where two people share it.
    by_surname: HashMap<String, Option<(String, usize)>>,
    /// Full names and the blocks that they stand in first, the latest last.
    named: Vec<(String, usize)>,
}

#[derive(Debug, Clone)]
struct Speaker {
    name: String,
    role: Option<String>,
    gender: Gender,
    /// The block that the name stands in.
    block: usize,
    /// The paragraph in which they were met, counted from the article's first.
    turn: usize,
}

/// A person that a clause means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// The fullest name that is known.
    pub name: String,
    /// What the person is, where it was said before.
    pub role: Option<String>,
    /// The block that the name comes from, where the clause does not state it.
    pub from: Option<usize>,
}

impl Scene {
    /// Goes on to another paragraph.
    pub fn enter(&mut self, block: usize) {
        self.block = block;
        self.turn += 1;
    }

    /// Reads a sentence of running text for those who speak in it and for full names.
    pub fn hear(&mut self, sentence: &str) {
        let head = &sentence[..sentence.floor_char_boundary(1000)];
        if !may_hold_name(head) {
            // No full name can be in it; most sentences end here.
            return;
        }
        let words = name::words(head);
        let names = name::full_names(&words);
        for place in &names {
            let name = &head[name::span(&words, place)];
            self.remember(name, words[place.end - 1].text);
        }
        let (block, turn) = (self.block, self.turn);
        for Subject { kind, role, gender, .. } in clause::introduced(head, &words, &names) {
            if let Kind::Name(name) = kind {
                let (name, role) = (name.to_owned(), role.map(str::to_owned));
                self.introduced.push(Speaker { name, role, gender, block, turn });
            }
        }
        let Some(subject) = clause::of_words(head, words) else { return };
        if let Kind::Name(name) = subject.kind {
            let role = subject.role.map(str::to_owned);
            self.speaks(name.to_owned(), role, subject.gender, block);
        }
    }

    fn remember(&mut self, name: &str, surname: &str) {
        let (block, named) = (self.block, &mut self.named);
        let known = self.by_surname.entry(surname.to_owned()).or_insert_with(|| {
            named.push((name.to_owned(), block));
            Some((name.to_owned(), block))
        });
        if known.as_ref().is_some_and(|(known, _)| known != name) {
            *known = None;
        }
    }

    /// Whether somebody with a full name was called so before.
    pub fn knows(&self, surname: &str) -> bool {
        self.by_surname.contains_key(surname)
    }

    /// Whether somebody of this name, or of this surname, has spoken or been introduced before.
    pub fn has_met(&self, name: &str) -> bool {
        let full = self.by_surname(name).name;
        let introduced = self.introduced.iter().rev().take(MEMORY);
        self.latest().chain(introduced).any(|person| person.name == full)
    }

    fn latest(&self) -> impl Iterator<Item = &Speaker> {
        self.speakers.iter().rev().take(MEMORY)
    }

    /// Notes that somebody speaks here, whose name stands in `block`.
    fn speaks(&mut self, name: String, role: Option<String>, gender: Gender, block: usize) {
        let role = role.or_else(|| self.role_of(&name));
        let earlier = self.latest().find(|speaker| speaker.name == name);
        let gender = earlier.map_or(gender, |speaker| gender.or(speaker.gender));
        let turn = self.turn;
        self.speakers.push(Speaker { name, role, gender, block, turn });
    }

    /// The person whom a clause means; none where several could be meant, or nobody.
    pub fn who(&mut self, subject: &Subject) -> Option<Person> {
        let mut person = match subject.kind {
            Kind::Name(name) => Person { name: name.to_owned(), role: None, from: None },
            Kind::Surname(surname) => self.by_surname(surname),
            Kind::Opening(word) => {
                Some(self.by_surname(word)).filter(|found| found.from.is_some())?
            }
            Kind::Declined(name) => self.by_declined(name)?,
            Kind::Pronoun => self.lately(subject.gender)?,
            Kind::Other => self.by_role(subject)?,
        };
        person.role = match subject.role {
            Some(role) => Some(role.to_owned()),
            None => self.role_of(&person.name),
        };
        let block = person.from.unwrap_or(self.block);
        self.speaks(person.name.clone(), person.role.clone(), subject.gender, block);
        Some(person)
    }

    /// The role in which somebody was named before.
    fn role_of(&self, name: &str) -> Option<String> {
        let introduced = self.introduced.iter().rev().take(MEMORY);
        let mut named = self.latest().chain(introduced).filter(|person| person.name == name);
        named.find_map(|person| person.role.clone())
    }

    fn by_surname(&self, surname: &str) -> Person {
        match self.by_surname.get(surname) {
            Some(Some((name, block))) => {
                Person { name: name.clone(), role: None, from: Some(*block) }
            }
            _ => Person { name: surname.to_owned(), role: None, from: None },
        }
    }

    /// Somebody who was named before, where the name is the same but for its case.
    fn by_declined(&self, name: &str) -> Option<Person> {
        let lately = self.named.iter().rev().take(MEMORY);
        let mut known = lately.filter(|(known, _)| known != name && is_nominative_of(known, name));
        let (found, block) = known.next()?;
        known.all(|(other, _)| other == found).then(|| Person {
            name: found.clone(),
            role: None,
            from: Some(*block),
        })
    }

    /// The latest speaker, or whoever was introduced since, where no other of the same paragraph
    /// could be meant.
    fn lately(&self, gender: Gender) -> Option<Person> {
        let turn = |people: &[Speaker]| people.last().map_or(0, |person| person.turn);
        let people = match turn(&self.introduced) > turn(&self.speakers) {
            true => &self.introduced,
            false => &self.speakers,
        };
        let latest = people.last().filter(|person| person.turn + TURNS >= self.turn)?;
        let mut beside = people.iter().rev().take(MEMORY);
        let rival = beside.any(|person| {
            person.turn == latest.turn && person.name != latest.name && person.gender.agrees(gender)
        });
        let meant = latest.gender.agrees(gender) && !rival;
        let (name, from) = (latest.name.clone(), Some(latest.block));
        meant.then_some(Person { name, role: None, from })
    }

    /// Somebody whose role a clause repeats; or, after a paragraph about one person, that one.
    fn by_role(&self, subject: &Subject) -> Option<Person> {
        let role = subject.role?;
        let head = role.split_whitespace().next_back()?.to_lowercase();
        let first = role.split_whitespace().next()?.to_lowercase();
        let has_role = |speaker: &&Speaker| {
            let role = speaker.role.as_deref().unwrap_or_default().to_lowercase();
            role.split_whitespace().next() == Some(&first)
                && role.split_whitespace().any(|w| w == head)
        };
        let mut known = self.latest().filter(has_role);
        let latest = known.next()?;
        if known.any(|speaker| speaker.name != latest.name) || !latest.gender.agrees(subject.gender)
        {
            return None;
        }
        Some(Person { name: latest.name.clone(), role: None, from: Some(latest.block) })
    }
}

/// Whether two words of a sentence have a capital, as those of a full name do.
fn may_hold_name(sentence: &str) -> bool {
    let spaces = memchr::memchr_iter(b' ', sentence.as_bytes());
    let words = iter::once(sentence).chain(spaces.map(|space| &sentence[space + 1..]));
    words.filter(|word| word.starts_with(is_capital)).nth(1).is_some()
}

/// Whether a name is another one in the nominative: `Анна Ким` of `Анны Ким`.
fn is_nominative_of(known: &str, declined: &str) -> bool {
    let last = known.rsplit(' ').next().unwrap_or_default();
    let ends = name::ends_as_surname(last) || last.ends_with(|c| !"аеёийоуыэюя".contains(c));
    let count = |name: &str| name.split(' ').count();
    ends && count(known) == count(declined)
        && known.split(' ').zip(declined.split(' ')).all(|(known, word)| is_case_of(known, word))
}

/// Whether two words differ in nothing but an ending.
fn is_case_of(known: &str, word: &str) -> bool {
    const LONGEST_ENDING: usize = 3;
    let same = |(a, b): &(char, char)| without_dots(*a) == without_dots(*b);
    let stem = known.chars().zip(word.chars()).take_while(same).count();
    let ending = |word: &str| word.chars().count() - stem;
    stem >= 2 && ending(word) <= LONGEST_ENDING && ending(known) < LONGEST_ENDING
}
