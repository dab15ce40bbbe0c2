//! The subject of a verb of speech: who speaks, by the words before the verb or after it.
//!
//! Whether those words attribute anything is for the [`clause`](super::clause) around them to say,
//! and who is meant by a pronoun or a surname for the [`scene`](super::scene).

use crate::clean::speech::addressee::is_addressee;
use crate::clean::speech::name::{self, Place, Word};
use crate::clean::speech::possessor::{self, is_possessor};
use crate::clean::speech::role;
use postil_text::verbs::{self, Gender};
use postil_text::{letter, roles};

/// A longer phrase is no name of a speaker, in words.
pub(super) const LONGEST: usize = 14;
/// So many words may part a name from the verb after it: `Анна Ким в своём докладе отметила`.
const BETWEEN: usize = 5;
/// So many words may part a pronoun from the verb after it.
const BESIDE: usize = 3;

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

impl<'t> Subject<'t> {
    /// That of a clause which attributes words to no person: `говорится в отчёте`.
    pub fn nobody(gender: Gender) -> Self {
        Subject { written: None, kind: Kind::Other, role: None, gender }
    }

    /// Somebody who was named before.
    pub fn pronoun(written: &'t str, gender: Gender) -> Self {
        Subject { written: Some(written), kind: Kind::Pronoun, role: None, gender }
    }
}

/// A pronoun among the words before a verb.
pub(super) fn pronoun_before<'t>(words: &[Word<'t>], verb: Gender) -> Option<Subject<'t>> {
    let mut near = words.iter().rev().take(BESIDE);
    near.find_map(|word| Some(Subject::pronoun(word.text, verbs::pronoun(word.text)?.or(verb))))
}

/// The subject that stands before a verb: a name at most a few words away, or a pronoun.
pub(super) fn before<'t>(text: &'t str, words: &[Word<'t>], verb: Gender) -> Option<Subject<'t>> {
    let is_subject = |place: &Place| is_near(text, words, place) && may_speak(text, words, place);
    let named = name::full_names(words).pop().filter(is_subject);
    let Some(place) = named.or_else(|| surname_beside(text, words, verb)) else {
        let of_somebody = || {
            let written = Some(possessor::phrase(text, words)?);
            Some(Subject { written, ..Subject::nobody(verb) })
        };
        return pronoun_before(words, verb).or_else(of_somebody);
    };
    let span = name::span(words, &place);
    let name = &text[span.clone()];
    if !name::gender(name).agrees(verb) {
        return None;
    }
    let role = role::before(text, &words[..place.start], span.start);
    let start = role.map_or(span.start, |role| letter::start_of(role, text));
    let apposed = || role::between(text, &words[place.end - 1], &words[place.end..]);
    Some(Subject {
        written: Some(&text[start..span.end]),
        kind: match place.len() {
            1 if place.start == 0 => Kind::Opening(name),
            1 => Kind::Surname(name),
            _ => Kind::Name(name),
        },
        role: role.filter(|role| !roles::is_honour(role)).or_else(apposed),
        gender: verb.or(name::gender(name)),
    })
}

/// Whether a name can be that of who speaks: it says neither whose somebody is nor who is spoken to.
fn may_speak(text: &str, words: &[Word], place: &Place) -> bool {
    !is_possessor(words, place) && !is_addressee(text, words, place)
}

/// Whether nothing but a few plain words or a role between commas stands behind a name.
fn is_near(text: &str, words: &[Word], place: &Place) -> bool {
    let (name, behind) = (&words[place.end - 1], &words[place.end..]);
    let plain = |word: &Word| !word.parted && !word.text.starts_with(char::is_uppercase);
    let runs_on = !name.parted && behind.len() <= BETWEEN && behind.iter().all(plain);
    runs_on || role::between(text, name, behind).is_some()
}

/// The surname right before a verb.
fn surname_beside(text: &str, words: &[Word], verb: Gender) -> Option<Place> {
    let place = name::surnames(words).pop()?;
    let adjacent = place.end == words.len() && !words[place.start].parted;
    (adjacent && may_speak(text, words, &place) && fits(words[place.start].text, verb))
        .then_some(place)
}

/// Whether a single word can be the surname of who speaks.
fn fits(word: &str, verb: Gender) -> bool {
    let is_name = !roles::is_pronoun(word) && name::ends_as_surname(word);
    is_name && name::gender(word).agrees(verb)
}

/// The subject that stands after a verb.
pub(super) fn after<'t>(text: &'t str, words: &[Word<'t>], verb: Gender) -> Subject<'t> {
    let words = behind_marks(text, words);
    let Some(first) = words.first() else { return Subject::nobody(verb) };
    if let Some(gender) = verbs::pronoun(first.text) {
        return Subject::pronoun(first.text, gender.or(verb));
    }
    let closed = |word: &Word| {
        text[word.end..].trim_start_matches(['»', '"', '”']).starts_with([',', ';', ':', '('])
    };
    let length = words.iter().position(closed).map_or(words.len(), |index| index + 1);
    let phrase = &words[..length];
    match name_in(text, &phrase[..length.min(LONGEST)], verb) {
        Some(place) => named(text, phrase, &place, verb),
        None => apposed(text, words, length, verb).unwrap_or_else(|| described(text, phrase, verb)),
    }
}

/// The words behind those between marks that a phrase opens with: whom it was said to, where more
/// follows, as in `сказал «Вестнику» Пётр Лугин`.
fn behind_marks<'p, 't>(text: &str, words: &'p [Word<'t>]) -> &'p [Word<'t>] {
    let opens = |word: &&Word| text[..word.start].ends_with(['«', '“', '„']);
    let Some(first) = words.first().filter(opens) else { return words };
    let Some(length) = text[first.start..].find(['»', '”', '“']) else { return words };
    let end = first.start + length;
    let goes_on = text[end..].chars().nth(1) == Some(' ');
    let behind = words.iter().position(|word| word.start > end);
    behind.filter(|_| goes_on).map_or(words, |behind| &words[behind..])
}

/// The first full name of a phrase, or a surname with nothing but small words before it.
fn name_in(text: &str, phrase: &[Word], verb: Gender) -> Option<Place> {
    let surname = || {
        let place = name::surnames(phrase).into_iter().next()?;
        let mut before = phrase[..place.start].iter();
        let is_alone = before.all(|word| word.text.starts_with(char::is_lowercase));
        let fits = || fits(phrase[place.start].text, verb) && may_speak(text, phrase, &place);
        (is_alone && fits()).then_some(place)
    };
    let mut names = name::full_names(phrase).into_iter();
    names.find(|place| may_speak(text, phrase, place)).or_else(surname)
}

/// A speaker whose name stands alone behind what they are and a comma:
/// `said Ann Reid's lawyer, Tom Ellis`.
fn apposed<'t>(
    text: &'t str,
    words: &[Word<'t>],
    called: usize,
    verb: Gender,
) -> Option<Subject<'t>> {
    let (first, last) = (words.first()?, &words[..called].last()?);
    let place = name::full_names(&words[called..]).into_iter().next()?;
    let place = called + place.start..called + place.end;
    let is_alone = words[place.end - 1].parted || place.end == words.len();
    let is_called = first.text == "the" || !role::opens_aside(first.text);
    let span = name::span(words, &place);
    let name = &text[span.clone()];
    let fits = is_alone && is_called && place.start == called && name::gender(name).agrees(verb);
    (fits && text[last.end..].starts_with(',')).then(|| Subject {
        written: Some(&text[first.start..span.end]),
        kind: Kind::Name(name),
        role: Some(&text[first.start..last.end]),
        gender: verb.or(name::gender(name)),
    })
}

/// A speaker with a name, and perhaps a role before or after it.
fn named<'t>(text: &'t str, phrase: &[Word<'t>], place: &Place, verb: Gender) -> Subject<'t> {
    let (first, span) = (phrase[0], name::span(phrase, place));
    let name = &text[span.clone()];
    if !name::gender(name).agrees(verb) {
        return Subject::nobody(verb);
    }
    let before = text[first.start..span.start].trim();
    let is_role = !role::opens_aside(first.text) && role::may_be(before);
    let role = Some(before).filter(|_| is_role);
    Subject {
        written: Some(&text[role.map_or(span.start, |_| first.start)..span.end]),
        kind: if place.len() == 1 { Kind::Surname(name) } else { Kind::Name(name) },
        role: role.filter(|role| !roles::is_honour(role)).or_else(|| role::after(text, span.end)),
        gender: verb.or(name::gender(name)),
    }
}

/// A speaker without a name: `учёный`, `в совете`.
fn described<'t>(text: &'t str, phrase: &[Word<'t>], verb: Gender) -> Subject<'t> {
    let nobody = Subject::nobody(verb);
    let (first, last) = (phrase[0], phrase[phrase.len() - 1]);
    let is_aside = role::opens_aside(first.text);
    // `заявил во вторник глава`: the person stands elsewhere.
    let elsewhere = is_aside && verb != Gender::Unknown;
    if phrase.len() > LONGEST || elsewhere || roles::is_pronoun(first.text) {
        return nobody;
    }
    if let Some(name) = name_before_aside(phrase) {
        return Subject { written: Some(name), kind: Kind::Opening(name), ..nobody };
    }
    let behind = &text[last.end..];
    let close = behind.chars().next().filter(|mark| matches!(mark, '»' | '”' | '"'));
    let written = &text[first.start..last.end + close.map_or(0, char::len_utf8)];
    let role = Some(written).filter(|role| role.starts_with(char::is_lowercase) && !is_aside);
    Subject { written: Some(written), role, ..nobody }
}

/// `Мельник` of `Мельник в письме`: a name, if it was known before.
fn name_before_aside<'t>(phrase: &[Word<'t>]) -> Option<&'t str> {
    let [first, aside, ..] = phrase else { return None };
    let adjacent = aside.start == first.end + 1;
    let is_name = first.text.starts_with(char::is_uppercase);
    (is_name && adjacent && role::opens_aside(aside.text)).then_some(first.text)
}
