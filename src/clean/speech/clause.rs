//! Reads who speaks from the clause that attributes words: `сказал глава совета Пётр Лугин`.

use std::ops::Range;

use crate::clean::sentence::first_sentence;
use crate::clean::speech::marks;
use crate::clean::speech::name::{self, Place, Word};
use crate::clean::speech::role;
use crate::clean::speech::verbs::{self, Gender};

/// So much of a clause is read, in bytes.
const REACH: usize = 500;
/// A verb stands among the first so many words of its clause.
const VERB_WITHIN: usize = 4;
/// So many words may part a name from the verb after it: `Анна Ким в своём докладе отметила`.
const BETWEEN: usize = 5;
/// A longer phrase is no name of a speaker, in words.
const LONGEST: usize = 14;

/// Who speaks, as a clause says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject<'t> {
    /// As written; none where the clause names nobody, as `говорится в отчёте`.
    pub written: Option<&'t str>,
    /// How the clause names the speaker.
    pub kind: Kind<'t>,
    /// What the person is, in the clause's own words.
    pub role: Option<&'t str>,
    /// What the verb, a pronoun or the name tell.
    pub gender: Gender,
}

/// How a clause names its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// By a name of at least two words.
    Name(&'t str),
    /// By a surname, or another name of one word.
    Surname(&'t str),
    /// By a word that opens its sentence, so that only a name known from before makes it one.
    Opening(&'t str),
    /// By a full name in another case than the nominative.
    Declined(&'t str),
    /// By a pronoun.
    Pronoun,
    /// By other words, or not at all.
    Other,
}

/// The head of a clause: one sentence, up to the next dash.
fn head(text: &str) -> &str {
    let reach = first_sentence(&text[..text.floor_char_boundary(REACH)]);
    let end = marks::dashes(reach).next().map_or(reach.len(), |dash| dash.start);
    reach[..end].trim().trim_end_matches(['.', '!', '?', '…', ',', ';'])
}

/// Whether a text opens with a verb of speech, perhaps after words as `также`.
pub(super) fn opens_with_verb(text: &str) -> bool {
    let clause = head(text);
    first_verb(&name::words(clause)).is_some()
}

/// The verb that opens a clause: its index and the gender that it tells.
fn first_verb(words: &[Word]) -> Option<(usize, Gender)> {
    let reach = words.iter().take(VERB_WITHIN).enumerate();
    let mut lower = reach.take_while(|(_, word)| !word.text.starts_with(char::is_uppercase));
    let (index, gender) = lower.find_map(|(index, word)| Some((index, verbs::verb(word.text)?)))?;
    // In Kazakh `деп` is half of a verb.
    let whole = words[index].text != "деп"
        || words[index + 1..].iter().any(|word| verbs::goes_with_verb(word.text));
    whole.then_some((index, gender))
}

/// A clause that attributes words to no person: `говорится в отчёте`.
fn nobody(gender: Gender) -> Subject<'static> {
    Subject { written: None, kind: Kind::Other, role: None, gender }
}

/// The speaker that the clause after somebody's words names; none where it is no attribution.
pub(super) fn after_words(text: &str) -> Option<Subject<'_>> {
    let clause = head(text);
    let words = name::words(clause);
    if let Some((index, gender)) = first_verb(&words) {
        if index > 0
            && let Some(subject) = pronoun_before(&words[..index], gender)
        {
            return Some(subject);
        }
        if verbs::is_impersonal(words[index].text) {
            return Some(nobody(gender));
        }
        let companions =
            words[index + 1..].iter().take_while(|word| verbs::goes_with_verb(word.text)).count();
        return Some(subject_after(clause, &words[index + 1 + companions..], gender));
    }
    let (index, gender) = words
        .iter()
        .take(LONGEST)
        .enumerate()
        .find_map(|(index, word)| Some((index, verbs::verb(word.text)?)))?;
    if verbs::is_impersonal(words[index].text) {
        return Some(nobody(gender));
    }
    let before = &words[..index];
    let relative = |word: &Word| {
        matches!(word.text, "which" | "that" | "who" | "whom" | "что" | "который" | "которая")
    };
    if before.iter().any(relative) {
        return None;
    }
    let subject = subject_before(clause, before, gender)?;
    // After somebody's words a capital is no accident of the sentence.
    let kind = match subject.kind {
        Kind::Opening(name) => Kind::Surname(name),
        kind => kind,
    };
    Some(Subject { kind, ..subject })
}

/// The speaker that a sentence with a verb of speech names, before the verb or after it.
pub(super) fn of_sentence(text: &str) -> Option<Subject<'_>> {
    of_words(text, name::words(&text[..text.floor_char_boundary(REACH)]))
}

/// The same, where the words of the sentence have been read, or of more of it than is looked at.
pub(super) fn of_words<'t>(text: &'t str, words: Vec<Word<'t>>) -> Option<Subject<'t>> {
    let sentence = &text[..text.floor_char_boundary(REACH)];
    let words = if sentence.len() < text.len() { name::words(sentence) } else { words };
    words.iter().enumerate().find_map(|(index, word)| {
        let gender = verbs::verb(word.text).filter(|_| !verbs::is_impersonal(word.text))?;
        let before = subject_before(sentence, &words[..index], gender);
        before.or_else(|| {
            let after = subject_after(sentence, &words[index + 1..], gender);
            matches!(after.kind, Kind::Name(_)).then_some(after)
        })
    })
}

/// A name that stands alone, with its role or without: `Анна Ким, директор школы`.
pub(super) fn bare_name(text: &str) -> Option<Subject<'_>> {
    let reach = &text[..text.floor_char_boundary(REACH)];
    let alone = reach.trim_matches(|c: char| c.is_whitespace() || ".,!?…–—-".contains(c));
    let words = name::words(alone);
    let place = name::full_names(&words).into_iter().next()?;
    let (start, end) = (words[place.start].start, words[place.end - 1].end);
    let (before, after) = (alone[..start].trim(), role::after(alone, end));
    let stands = match after {
        _ if words.len() > LONGEST || text.len() > reach.len() => false,
        Some(role) => before.is_empty() && alone.ends_with(role),
        None => end == alone.len() && (place.start == 0 || name::is_role(words[0].text)),
    };
    stands.then(|| Subject {
        written: Some(alone),
        kind: Kind::Name(&alone[start..end]),
        role: after.or(Some(before).filter(|role| !role.is_empty())),
        gender: name::gender(&alone[start..end]),
    })
}

/// A pronoun among the words before a verb.
fn pronoun_before<'t>(words: &[Word<'t>], verb: Gender) -> Option<Subject<'t>> {
    let near = words.iter().rev().take(3);
    let (word, gender) = near.filter_map(|w| Some((w, verbs::pronoun(w.text)?))).next()?;
    Some(Subject {
        written: Some(word.text),
        kind: Kind::Pronoun,
        role: None,
        gender: gender.or(verb),
    })
}

/// The subject that stands before a verb: a name at most a few words away, or a pronoun.
fn subject_before<'t>(text: &'t str, words: &[Word<'t>], verb: Gender) -> Option<Subject<'t>> {
    let apposed =
        |place: &Range<usize>| role::between(text, &words[place.end - 1], &words[place.end..]);
    let is_near = |place: &Range<usize>| {
        let between = &words[place.end..];
        let plain = |word: &Word| !word.parted && !word.text.starts_with(char::is_uppercase);
        let runs_on = !words[place.end - 1].parted && between.iter().all(plain);
        runs_on && between.len() <= BETWEEN || apposed(place).is_some()
    };
    let named = name::full_names(words).pop().filter(is_near);
    let surname = || {
        let place = name::surnames(words).pop()?;
        let adjacent = place.end == words.len() && !words[place.start].parted;
        (adjacent && fits(words[place.start].text, verb)).then_some(place)
    };
    let Some(place) = named.or_else(surname) else { return pronoun_before(words, verb) };
    let name = &text[words[place.start].start..words[place.end - 1].end];
    if !name::gender(name).agrees(verb) {
        return None;
    }
    let role = role::before(text, &words[..place.start], words[place.start].start);
    let start = role
        .map_or(words[place.start].start, |role| role.as_ptr() as usize - text.as_ptr() as usize);
    Some(Subject {
        written: Some(&text[start..words[place.end - 1].end]),
        kind: match place.len() {
            1 if place.start == 0 => Kind::Opening(name),
            1 => Kind::Surname(name),
            _ => Kind::Name(name),
        },
        role: role.filter(|role| !name::is_honorific(role)).or_else(|| apposed(&place)),
        gender: verb.or(name::gender(name)),
    })
}

/// Whether a single word can be the surname of who speaks.
fn fits(word: &str, verb: Gender) -> bool {
    let is_name = !name::is_pronoun(word) && name::ends_as_surname(word);
    is_name && name::gender(word).agrees(verb)
}

/// The full names of a sentence that a role introduces: `машинист станции Ерғазы Шалқарбек`.
pub(super) fn introduced<'t>(
    sentence: &'t str,
    words: &[Word<'t>],
    names: &[Place],
) -> Vec<Subject<'t>> {
    let introduced = names.iter().filter_map(|place| {
        let (start, end) = (words[place.start].start, words[place.end - 1].end);
        let role = role::before(sentence, &words[..place.start], start)?;
        let acts = role.split_whitespace().skip(1).any(verbs::may_be_verb);
        let name = &sentence[start..end];
        (!acts).then(|| Subject {
            written: Some(name),
            kind: Kind::Name(name),
            role: Some(role),
            gender: name::gender(name),
        })
    });
    introduced.collect()
}

/// The subject that stands after a verb.
fn subject_after<'t>(text: &'t str, words: &[Word<'t>], verb: Gender) -> Subject<'t> {
    let nobody = nobody(verb);
    let Some(first) = words.first() else { return nobody };
    if let Some(gender) = verbs::pronoun(first.text) {
        let gender = gender.or(verb);
        return Subject { written: Some(first.text), kind: Kind::Pronoun, gender, role: None };
    }
    let comma = |word: &Word| {
        text[word.end..].trim_start_matches(['»', '"', '”']).starts_with([',', ';', ':', '('])
    };
    let length = words.iter().position(comma).map_or(words.len(), |index| index + 1);
    let phrase = &words[..length.min(LONGEST)];
    let surname = || {
        let place = name::surnames(phrase).into_iter().next()?;
        let word = phrase[place.start].text;
        let lower = phrase[..place.start].iter().all(|w| w.text.starts_with(char::is_lowercase));
        (lower && fits(word, verb)).then_some(place)
    };
    let place = name::full_names(phrase).into_iter().next().or_else(surname);
    let Some(place) = place else { return described(text, words, length, nobody) };
    let (start, end) = (phrase[place.start].start, phrase[place.end - 1].end);
    if !name::gender(&text[start..end]).agrees(verb) {
        return nobody;
    }
    let before = text[first.start..start].trim();
    let role = Some(before).filter(|role| !role.is_empty() && !role::opens_aside(first.text));
    Subject {
        written: Some(&text[role.map_or(start, |_| first.start)..end]),
        kind: match place.len() {
            1 => Kind::Surname(&text[start..end]),
            _ => Kind::Name(&text[start..end]),
        },
        role: role.filter(|role| !name::is_honorific(role)).or_else(|| role::after(text, end)),
        gender: verb.or(name::gender(&text[start..end])),
    }
}

/// A speaker without a name: `учёный`, `в совете`.
fn described<'t>(
    text: &'t str,
    words: &[Word<'t>],
    length: usize,
    nobody: Subject<'t>,
) -> Subject<'t> {
    let (first, last) = (words[0], words[length.min(words.len()) - 1]);
    // `заявил во вторник глава`: the person stands elsewhere.
    let elsewhere = role::opens_aside(first.text) && nobody.gender != Gender::Unknown;
    if length > LONGEST || elsewhere || name::is_pronoun(first.text) {
        return nobody;
    }
    // `написала Мельник в письме`: a name, if it was known before.
    if let Some(aside) = words.get(1).filter(|word| role::opens_aside(word.text))
        && first.text.starts_with(char::is_uppercase)
        && aside.start == first.end + 1
    {
        return Subject { written: Some(first.text), kind: Kind::Opening(first.text), ..nobody };
    }
    let close = text[last.end..].starts_with(['»', '”', '"']);
    let end =
        last.end + text[last.end..].chars().next().filter(|_| close).map_or(0, char::len_utf8);
    let written = Some(&text[first.start..end]);
    let role = written
        .filter(|_| first.text.starts_with(char::is_lowercase) && !role::opens_aside(first.text));
    Subject { written, role, ..nobody }
}
