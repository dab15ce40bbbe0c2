//! A speaker who stands alone before a colon: `Холмов: «…»`, `Әкім: «…»`, `Ms Miller: “…”`.
//!
//! A headline, a form and a list have words before a colon too: `Тема: «…»`. What stands there is a
//! speaker where it is a name that the article has had before, a word that can hardly be anything
//! but a surname, or what somebody is.

use crate::clean::speech::name::{self, Word};
use crate::clean::speech::subject::{Kind, Subject};
use postil_text::letter::lower_case;
use postil_text::roles;
use postil_text::verbs::{self, Gender};
use postil_text::{months, weekdays};

/// A longer phrase before a colon is no speaker, in words.
const LONGEST: usize = 5;

/// Nouns that end as surnames do, and stand before a colon.
const NOUNS: &str = "\
    причина картина истина половина середина вершина доктрина былина машина родина мужчина женщина \
    старшина основа слова новинка магазин термин один хозяин гражданин остров зов слов звук стук \
    фейсбук клич кирпич ключ только несколько молоко русский английский казахский украинский \
    немецкий французский қызы";
/// Latin words of which the same holds; every word in that script may be a surname.
const LATIN_NOUNS: &str = "\
    advice also answer background banner book caption chapter comment comments conclusion \
    context definition english example fact facts film headline history image kazakh law lesson \
    letter listen meaning message moral motto note notes part photo picture play poster question \
    quote read reference related remember reply response result results review rule russian see \
    section sign slogan song source statement story subject summary text theme tip tips title \
    today tomorrow topic translation tweet update verdict video warning watch yesterday zitat \
    thema titel";
/// Endings of nouns that no surname has.
const LATIN_ENDINGS: [&str; 5] = ["tion", "tions", "sion", "ness", "logy"];
/// Nouns that end as verbs do, behind a word for a role: `житель села`.
const OF_ROLES: [&str; 5] = ["села", "отдела", "стола", "угла", "узла"];

/// Whether some words are few enough to be a speaker.
pub(super) fn may_be(label: &str) -> bool {
    label.split_whitespace().take(LONGEST + 1).count() <= LONGEST
}

/// The speaker that the words before a colon name; `is_known` says whether a surname stood in the
/// article before.
pub(super) fn speaker<'t>(label: &'t str, is_known: impl Fn(&str) -> bool) -> Option<Subject<'t>> {
    let words = name::words(label);
    let (last, before) = words.split_last()?;
    let is_one_phrase = before.iter().all(|word| !word.parted) && label.ends_with(last.text);
    if !is_one_phrase {
        return None;
    }
    surname(label, &words, is_known).or_else(|| role(label, &words))
}

/// A surname, perhaps with a role or an honour before it.
fn surname<'t>(
    label: &'t str,
    words: &[Word<'t>],
    is_known: impl Fn(&str) -> bool,
) -> Option<Subject<'t>> {
    let place = name::surnames(words).pop().filter(|place| place.end == words.len())?;
    let (name, before) = (words[place.start].text, &words[..place.start]);
    let fits = match before.first() {
        None => is_known(name) || is_surname(name),
        Some(first) if roles::is_honour(first.text) => before.len() == 1,
        Some(first) => {
            roles::is_role(first.text) && (is_known(name) || name::ends_as_surname(name))
        }
    };
    let role = label[..words[place.start].start].trim();
    fits.then(|| Subject {
        written: Some(label),
        kind: Kind::Surname(name),
        role: Some(role).filter(|role| !role.is_empty() && !roles::is_honour(role)),
        gender: name::gender(name),
    })
}

/// Whether a word that nobody was called by before is a surname rather than a noun.
fn is_surname(word: &str) -> bool {
    let lower = lower_case(word);
    let nouns = if word.is_ascii() { LATIN_NOUNS } else { NOUNS };
    let is_noun = nouns.split_whitespace().any(|noun| noun == &*lower)
        || LATIN_ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || months::month(&lower).is_some()
        || weekdays::weekday(&lower).is_some();
    !is_noun && !roles::is_pronoun(word) && name::ends_as_surname(word)
}

/// What somebody is, in place of a name: `Глава совета`, `Аудан әкімі`.
fn role<'t>(label: &'t str, words: &[Word<'t>]) -> Option<Subject<'t>> {
    let article = |word: &&Word| matches!(&*lower_case(word.text), "the" | "a" | "an");
    let (first, last) = (words.iter().find(|word| !article(word))?, words.last()?);
    let opens = roles::is_title(first.text);
    let closes = words.len() > 1 && roles::is_role_of_something(last.text);
    let acts = words[1..]
        .iter()
        .any(|word| verbs::may_be_verb(word.text) && !OF_ROLES.contains(&word.text));
    let is_plain =
        words.iter().all(|word| word.text.chars().all(|c| c.is_alphabetic() || c == '-'));
    ((opens || closes) && !acts && is_plain).then_some(Subject {
        written: Some(label),
        kind: Kind::Other,
        role: Some(label),
        gender: Gender::Unknown,
    })
}
