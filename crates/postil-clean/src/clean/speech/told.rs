//! What somebody said, told in the article's own words: `По словам X, …`, `Как сообщил X, …`,
//! `X-тің айтуынша, …`, `According to X, …`, `…, считает X.`

use std::ops::Range;

use crate::clean::speech::clause;
use crate::clean::speech::name::{self, Word};
use crate::clean::speech::possessor::KAZAKH_GENITIVES;
use crate::clean::speech::subject::{Kind, Subject};
use postil_text::verbs::NAMING_SOURCE;
use postil_text::verbs::{self, Gender};
use postil_text::{letter, roles};

/// The fewest words that are somebody's opinion.
const FEW_WORDS: usize = 3;
/// An attribution is no longer than this, in bytes.
const REACH: usize = 300;

/// Phrases before a speaker in the genitive.
const RUSSIAN: [&str; 4] = ["По словам ", "По мнению ", "По утверждению ", "По оценке "];
const RUSSIAN_OPENING: &str = "По ";
/// The same with a pronoun.
const RUSSIAN_PRONOUNS: [(&str, Gender); 6] = [
    ("По его словам", Gender::Male),
    ("По его мнению", Gender::Male),
    ("По ее словам", Gender::Female),
    ("По её словам", Gender::Female),
    ("По ее мнению", Gender::Female),
    ("По её мнению", Gender::Female),
];
/// What ends a Kazakh attribution; the speaker stands before it in the genitive.
const KAZAKH: [&str; 4] = [" айтуынша", " пікірінше", " сөзінше", " ойынша"];
const KAZAKH_PRONOUN: &str = "Оның";

/// What a sentence tells: the words, and who said them.
pub(super) fn speaker(sentence: &str) -> Option<(Range<usize>, Subject<'_>)> {
    let found = opening(sentence).map(|(end, subject)| (end..sentence.len(), subject));
    let (range, subject) = found.or_else(|| ending(sentence))?;
    let words = &sentence[range.clone()];
    let ended = sentence.trim_end().ends_with(['.', '!', '?', '…']);
    (ended && words.split_whitespace().take(FEW_WORDS).count() == FEW_WORDS)
        .then_some((range, subject))
}

/// Who a text that ends with a comma says to speak: `По словам главы совета,`.
pub(super) fn announced(text: &str) -> Option<Subject<'_>> {
    let (end, subject) = opening(text)?;
    text[end..].trim().is_empty().then_some(subject)
}

/// The speaker in the clause that opens a sentence, and where the words after it start.
fn opening(sentence: &str) -> Option<(usize, Subject<'_>)> {
    let reach = &sentence[..sentence.floor_char_boundary(REACH)];
    let comma = reach.find(',')?;
    let clause = reach[..comma].trim_end();
    let subject = russian(clause).or_else(|| kazakh(clause)).or_else(|| english(clause))?;
    let apposed = apposed(reach, comma, &subject);
    Some(apposed.unwrap_or((comma + 1, subject)))
}

/// Who is called what stands before a comma, if nothing but a full name stands between it and the
/// next: `According to the mayor, Nora Hill, …`.
fn apposed<'t>(text: &'t str, comma: usize, called: &Subject<'t>) -> Option<(usize, Subject<'t>)> {
    let role = called.written.filter(|_| called.kind == Kind::Other)?;
    let length = text[comma + 1..].find(',')?;
    let name = text[comma + 1..][..length].trim();
    let words = name::words(name);
    let is_name = name::full_names(&words).iter().any(|place| place.len() == words.len());
    let kind = if text.starts_with(RUSSIAN_OPENING) { Kind::Declined } else { Kind::Name };
    let start = letter::start_of(role, text);
    let end = comma + 1 + length;
    is_name.then(|| {
        let written = Some(&text[start..end]);
        (end + 1, Subject { written, kind: kind(name), role: Some(role), ..called.clone() })
    })
}

fn russian(clause: &str) -> Option<Subject<'_>> {
    if let Some(report) = clause.strip_prefix("Как ") {
        return clause::after_words(report).filter(|subject| subject.written.is_some());
    }
    if let Some((_, gender)) = RUSSIAN_PRONOUNS.iter().find(|(phrase, _)| clause == *phrase) {
        return Some(Subject::pronoun(&clause["По ".len()..], *gender));
    }
    let speaker = RUSSIAN.iter().find_map(|opening| clause.strip_prefix(opening))?;
    Some(described(speaker, Kind::Declined))
}

fn kazakh(clause: &str) -> Option<Subject<'_>> {
    let speaker = KAZAKH.iter().find_map(|ending| clause.strip_suffix(ending))?;
    if speaker == KAZAKH_PRONOUN {
        return Some(Subject::pronoun(speaker, Gender::Unknown));
    }
    let bare = KAZAKH_GENITIVES.iter().find_map(|ending| speaker.strip_suffix(ending))?;
    Some(described(bare.trim_end_matches(['-', '–', '»', '"']), Kind::Name))
}

fn english(clause: &str) -> Option<Subject<'_>> {
    let speaker = clause.strip_prefix("According to ")?;
    match verbs::object_pronoun(speaker) {
        Some(gender) => Some(Subject::pronoun(speaker, gender)),
        None => Some(described(speaker, Kind::Name)),
    }
}

/// A speaker in so many words, with a full name among them or without.
fn described<'t>(written: &'t str, named: fn(&'t str) -> Kind<'t>) -> Subject<'t> {
    let words = name::words(written);
    let place = name::full_names(&words).pop();
    let name = place.map(|place| &written[name::span(&words, &place)]);
    let kind = name.map(named).or_else(|| surname(&words)).unwrap_or(Kind::Other);
    let before = name.map(|name| written[..letter::start_of(name, written)].trim());
    let role = before.filter(|role| !role.is_empty() && matches!(kind, Kind::Name(_)));
    Subject { written: Some(written), kind, role, gender: Gender::Unknown }
}

/// A name of one word, perhaps honoured: `Ms Hill`. Only one known from before is a name.
fn surname<'t>(words: &[Word<'t>]) -> Option<Kind<'t>> {
    let (last, before) = words.split_last()?;
    let stands = last.text.starts_with(char::is_uppercase)
        && before.iter().all(|word| roles::is_honour(word.text));
    stands.then_some(Kind::Opening(last.text))
}

/// The words before an attribution that ends a sentence: `…, считает глава совета Пётр Лугин.`
fn ending(sentence: &str) -> Option<(Range<usize>, Subject<'_>)> {
    let bare = sentence.trim_end().trim_end_matches(['.', '!', '…']);
    let comma = bare.rfind(',').filter(|comma| bare.len() - comma <= REACH)?;
    let clause = bare[comma + 1..].trim_start_matches([' ', '–', '—', '-']);
    let verb = clause.split_whitespace().next()?;
    verbs::verb(verb)?;
    let subject = clause::after_words(clause)?;
    let closes = subject.written.is_some_and(|written| clause.ends_with(written));
    let is_person = match subject.kind {
        Kind::Name(_) | Kind::Surname(_) => subject.role.is_some() || !is_of_outlets(verb),
        Kind::Pronoun => true,
        _ => subject.role.is_some_and(|role| role.split_whitespace().any(roles::is_role)),
    };
    (closes && is_person).then_some((0..comma, subject))
}

/// Whether a verb names the outlet that an article is taken from: `передаёт «Вестник»`.
fn is_of_outlets(verb: &str) -> bool {
    NAMING_SOURCE.has(verb)
}
