//! Reads who speaks from the clause that attributes words: `сказал глава совета Пётр Лугин`.

use std::ops::Range;

use crate::clean::speech::marks;
use crate::clean::speech::mood;
use crate::clean::speech::name::{self, Place, Word};
use crate::clean::speech::possessor::is_possessor;
use crate::clean::speech::role;
use crate::clean::speech::subject::{self, Kind, Subject};
use postil_text::roles;
use postil_text::sentence;
use postil_text::verbs::{self, Gender};

/// So much of a clause is read, in bytes.
const REACH: usize = 500;
/// A verb stands among the first so many words of its clause.
const VERB_WITHIN: usize = 4;

/// The head of a clause: one sentence, up to the next dash.
fn head(text: &str) -> &str {
    let reach = sentence::first(&text[..text.floor_char_boundary(REACH)]);
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
    if !mood::is_real(words, index) {
        return None;
    }
    // In Kazakh `деп` is half of a verb.
    let whole = words[index].text != "деп"
        || words[index + 1..].iter().any(|word| verbs::goes_with_verb(word.text));
    whole.then_some((index, gender))
}

/// The speaker that the clause after somebody's words names; none where it is no attribution.
pub(super) fn after_words(text: &str) -> Option<Subject<'_>> {
    let clause = head(text);
    let words = name::words(clause);
    match first_verb(&words) {
        Some(verb) => Some(opened_by(verb, clause, &words)),
        None => closed_by_verb(clause, &words),
    }
}

/// The speaker of a clause that a verb opens: `также отметил он`, `деп қосты`.
fn opened_by<'t>(
    (at, gender): (usize, Gender),
    clause: &'t str,
    words: &[Word<'t>],
) -> Subject<'t> {
    if let Some(pronoun) = subject::pronoun_before(&words[..at], gender) {
        return pronoun;
    }
    if verbs::is_impersonal(words[at].text) {
        return Subject::nobody(gender);
    }
    let behind = &words[at + 1..];
    let companions = behind.iter().take_while(|word| verbs::goes_with_verb(word.text)).count();
    match mood::behind_denial(&behind[companions..]) {
        Some(words) => subject::after(clause, words, gender),
        None => Subject::nobody(gender),
    }
}

/// The speaker of a clause in which a verb stands further behind: `Анна Ким в докладе отметила`.
fn closed_by_verb<'t>(clause: &'t str, words: &[Word<'t>]) -> Option<Subject<'t>> {
    const RELATIVES: [&str; 7] = ["which", "that", "who", "whom", "что", "который", "которая"];
    let mut reach = words.iter().take(subject::LONGEST).enumerate();
    let (at, gender) = reach.find_map(|(at, word)| Some((at, verbs::verb(word.text)?)))?;
    if verbs::is_impersonal(words[at].text) {
        return Some(Subject::nobody(gender));
    }
    let before = &words[..at];
    if before.iter().any(|word| RELATIVES.contains(&word.text)) || !mood::is_real(words, at) {
        return None;
    }
    if mood::is_passive(words, at) {
        return told_by(clause, &words[at + 1..]);
    }
    let subject = subject::before(clause, before, gender)?;
    // After somebody's words a capital is no accident of the sentence.
    let kind = match subject.kind {
        Kind::Opening(name) => Kind::Surname(name),
        kind => kind,
    };
    Some(Subject { kind, ..subject })
}

/// Who told what somebody was told: `by Nora Hill`.
fn told_by<'t>(clause: &'t str, behind: &[Word<'t>]) -> Option<Subject<'t>> {
    let by = behind.iter().position(|word| word.text == "by")?;
    Some(subject::after(clause, &behind[by + 1..], Gender::Unknown))
}

/// The speaker that a sentence with a verb of speech names, before the verb or after it; its words
/// have been read, or those of more of it than is looked at.
pub(super) fn of_words<'t>(text: &'t str, words: Vec<Word<'t>>) -> Option<Subject<'t>> {
    let sentence = &text[..text.floor_char_boundary(REACH)];
    let words = if sentence.len() < text.len() { name::words(sentence) } else { words };
    (0..words.len()).find_map(|verb| of_verb(sentence, &words, verb))
}

/// The speaker that a sentence names for the words behind it: by the verb that stands nearest.
pub(super) fn announcing(text: &str) -> Option<Subject<'_>> {
    let sentence = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..];
    let words = name::words(sentence);
    (0..words.len()).rev().find_map(|verb| of_verb(sentence, &words, verb))
}

/// The speaker that one word of a sentence has, if it is a verb of speech.
fn of_verb<'t>(sentence: &'t str, words: &[Word<'t>], verb: usize) -> Option<Subject<'t>> {
    let word = words[verb].text;
    let gender = verbs::verb(word).filter(|_| !verbs::is_impersonal(word))?;
    if !mood::is_real(words, verb) {
        return None;
    }
    if mood::is_passive(words, verb) {
        return told_by(sentence, &words[verb + 1..]);
    }
    subject::before(sentence, &words[..verb], gender).or_else(|| {
        let after = subject::after(sentence, &words[verb + 1..], gender);
        matches!(after.kind, Kind::Name(_)).then_some(after)
    })
}

/// Whether a verb of speech ends a text, perhaps with whom the words were said to, or with the name of
/// who said them.
pub(super) fn ends_with_verb(text: &str) -> bool {
    let reach = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..];
    let words = name::words(reach);
    let is_name = |word: &&Word| word.text.starts_with(char::is_uppercase);
    let mut last = words.iter().rev().skip_while(is_name).take(2);
    last.any(|word| verbs::verb(word.text).is_some())
}

/// Whether a clause has one verb of speech alone.
pub(super) fn has_one_verb(clause: &str) -> bool {
    let words = name::words(&clause[..clause.floor_char_boundary(REACH)]);
    words.iter().filter(|word| verbs::verb(word.text).is_some()).take(2).count() == 1
}

/// A name that stands alone, with its role or without: `Анна Ким, директор школы`.
pub(super) fn bare_name(text: &str) -> Option<Subject<'_>> {
    let reach = &text[..text.floor_char_boundary(REACH)];
    let alone = reach.trim_matches(|c: char| c.is_whitespace() || ".,!?…–—-".contains(c));
    let words = name::words(alone);
    let place = name::full_names(&words).into_iter().next()?;
    let Range { start, end } = name::span(&words, &place);
    let (before, after) = (alone[..start].trim(), role::after(alone, end));
    let stands = match after {
        _ if words.len() > subject::LONGEST || text.len() > reach.len() => false,
        Some(role) => before.is_empty() && alone.ends_with(role),
        None => end == alone.len() && (place.start == 0 || roles::is_role(words[0].text)),
    };
    stands.then(|| Subject {
        written: Some(alone),
        kind: Kind::Name(&alone[start..end]),
        role: after.or(Some(before).filter(|role| !role.is_empty())),
        gender: name::gender(&alone[start..end]),
    })
}

/// The full names of a sentence that a role introduces: `машинист станции Ерғазы Шалқарбек`.
pub(super) fn introduced<'t>(
    sentence: &'t str,
    words: &[Word<'t>],
    names: &[Place],
) -> Vec<Subject<'t>> {
    let people = names.iter().filter(|place| !is_possessor(words, place));
    let introduced = people.filter_map(|place| {
        let span = name::span(words, place);
        let role = role::before(sentence, &words[..place.start], span.start)?;
        let acts = role.split_whitespace().skip(1).any(verbs::may_be_verb);
        let name = &sentence[span];
        (!acts).then(|| Subject {
            written: Some(name),
            kind: Kind::Name(name),
            role: Some(role),
            gender: name::gender(name),
        })
    });
    introduced.collect()
}
