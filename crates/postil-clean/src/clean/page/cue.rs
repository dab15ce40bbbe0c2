//! Looks lines up in the word lists: which furniture does a short line announce?

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;
use regex::Regex;

use crate::model::rule::Rule;
use postil_text::furniture;
use postil_text::letter::{
    self, is_letter_or_digit, lower_case, plain_lower_case, write_lower_case,
};
use postil_text::phrases::PhraseList;
use postil_text::sieve::Initials;

/// A line with more words than this is text, whatever it starts with.
const MAX_WORDS: usize = 14;
/// The longest line that is looked up, in bytes.
const MAX_BYTES: usize = 240;

/// The kind of furniture that a line announces, as the rule that removes it.
pub(crate) type Cue = Rule;

/// The phrases by their first words.
struct Phrases {
    by_word: HashMap<&'static str, Vec<(&'static str, Cue)>, RandomState>,
    initials: Initials,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let lists = [
        (&furniture::READ_ALSO, Rule::ReadAlso),
        (&furniture::SHARE, Rule::Share),
        (&furniture::COMMENTS, Rule::Comments),
        (&furniture::LEGAL, Rule::Legal),
        (&furniture::WIDGET, Rule::Widget),
        (&furniture::NAVIGATION, Rule::Navigation),
    ];
    let mut phrases: HashMap<&str, Vec<(&str, Cue)>, RandomState> = HashMap::default();
    for (list, cue) in lists {
        for phrase in list.iter() {
            phrases.entry(first_word(phrase)).or_default().push((phrase, cue));
        }
    }
    let initials = Initials::of(phrases.values().flatten().map(|(phrase, _)| *phrase));
    Phrases { by_word: phrases, initials }
});

/// What stands in rights notices.
const RIGHTS: &str = "все права защищены|all rights reserved|гиперссылк|copyright ©";
/// A regular expression of nothing but words looks for all of them in one pass.
static NOTICE: LazyLock<Regex> = LazyLock::new(|| words(RIGHTS));
/// What is a rights notice in a long line too.
static LONG_NOTICE: LazyLock<Regex> =
    LazyLock::new(|| words("все права защищены|all rights reserved|гиперссылк"));
/// What stands in notices of any kind: one pass tells that a line is none.
///
/// It begins with whatever stands before the phrases, so that it has no words to look for first: many
/// places look like one of so many phrases, and each look takes long.
static NOTICED: LazyLock<Regex> = LazyLock::new(|| {
    let lists = furniture::CONSENT.iter().chain([&*furniture::PAYWALL]);
    let phrases = lists.flat_map(|list| list.iter().copied()).chain([RIGHTS]);
    words(&format!("^(?s:.*?)(?:{})", phrases.collect::<Vec<_>>().join("|")))
});

/// What notices speak of that ask for consent.
static CONSENT: LazyLock<[Regex; 3]> = LazyLock::new(|| furniture::CONSENT.each_ref().map(any_of));
/// Words by which they address their reader.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    words(r"\b(?:мы|вы|вам|ваш\p{L}*|we|you|your|біз|сіз|сізге|wir|ihre?[mnrs]?|nous|vous)\b")
});
/// What is said where an article is for those who pay.
static PAYWALL: LazyLock<Regex> = LazyLock::new(|| any_of(&furniture::PAYWALL));
/// A notice is no longer, in bytes.
const NOTICE_BYTES: usize = 2000;

fn any_of(phrases: &PhraseList) -> Regex {
    words(&phrases.iter().copied().collect::<Vec<_>>().join("|"))
}

fn words(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is made of plain words")
}

/// The furniture that a line announces, if any; `lower` is room for the line in lower case.
pub(crate) fn cue(text: &str, lower: &mut String) -> Option<Cue> {
    if text.len() > MAX_BYTES {
        return is_long_notice(text, lower).then_some(Rule::Legal);
    }
    write_lower_case(text, lower);
    if let Some(cue) = notice(lower) {
        return Some(cue);
    }
    let line = lower.trim_matches(|c: char| !is_letter_or_digit(c) && !matches!(c, '+' | '：'));
    if !PHRASES.initials.may_open(line) {
        return None;
    }
    let candidates = PHRASES.by_word.get(first_word(line))?;
    let words = letter::pieces(line).count();
    candidates
        .iter()
        .find(|(phrase, cue)| matches_phrase(line, phrase, words, text, *cue))
        .map(|(_, cue)| *cue)
}

/// A single word must be the whole line; a phrase must start it.
fn matches_phrase(line: &str, phrase: &str, words: usize, original: &str, cue: Cue) -> bool {
    let Some(rest) = line.strip_prefix(phrase) else { return false };
    if rest.is_empty() {
        return true;
    }
    let counted = rest.trim_matches(|c: char| !is_letter_or_digit(c));
    if counted.is_empty() || counted.chars().all(|c| c.is_ascii_digit()) {
        return true;
    }
    let bounded = rest.starts_with(|c: char| !is_letter_or_digit(c));
    let announces = rest.starts_with(':') && words <= MAX_WORDS && cue != Rule::Navigation;
    let phrase_words = phrase.split(' ').count();
    let sentence = original.trim_end().ends_with(['.', '!', '?']);
    announces
        || (bounded && phrase_words >= 2 && words <= phrase_words + 6 && !(sentence && words > 8))
}

/// The furniture announced by the phrase with which a text begins, whatever follows it; `lower` is
/// room for its words in lower case.
pub(crate) fn phrase_at(text: &str, lower: &mut String) -> Option<Cue> {
    if !PHRASES.initials.may_open(text) {
        return None;
    }
    let head = &text[..text.floor_char_boundary(MAX_BYTES)];
    let first = first_word(head);
    // The lower case of these letters does not depend on what follows them.
    let is_plain = first.chars().all(|c| matches!(c, '\0'..='\x7f' | '\u{400}'..='\u{52f}'));
    write_lower_case(first, lower);
    if is_plain && !PHRASES.by_word.contains_key(lower.as_str()) {
        return None;
    }
    write_lower_case(head, lower);
    let candidates = PHRASES.by_word.get(first_word(lower))?;
    let stands = |phrase: &str| {
        let rest = lower.strip_prefix(phrase);
        rest.is_some_and(|rest| !rest.starts_with(is_letter_or_digit))
    };
    let longest = candidates.iter().filter(|(phrase, _)| stands(phrase));
    longest.max_by_key(|(phrase, _)| phrase.len()).map(|(_, cue)| *cue)
}

/// The notice that a line in lower case is.
fn notice(lower: &str) -> Option<Cue> {
    if !lower.starts_with('©') && !NOTICED.is_match(lower) {
        return None;
    }
    if is_rights_notice(lower) || speaks_of_consent(lower) {
        return Some(Rule::Legal);
    }
    (PAYWALL.is_match(lower) && !is_speech(lower)).then_some(Rule::Share)
}

/// A line about copyright, wherever in it the sign stands.
fn is_rights_notice(lower: &str) -> bool {
    if lower.len() > 4 * MAX_BYTES {
        return false;
    }
    let short = lower.len() < MAX_BYTES;
    (short && lower.starts_with('©'))
        || (NOTICE.is_match(lower) && (short || LONG_NOTICE.is_match(lower)))
}

/// Whether a long line is about copyright or asks its reader for consent.
fn is_long_notice(text: &str, lower: &mut String) -> bool {
    if text.len() > NOTICE_BYTES {
        return false;
    }
    write_lower_case(text, lower);
    NOTICED.is_match(lower) && (is_rights_notice(text) || speaks_of_consent(lower))
}

/// Whether a line in lower case addresses its reader and speaks of two things that a consent is
/// asked for; somebody's words do not.
fn speaks_of_consent(lower: &str) -> bool {
    let spoken_of = CONSENT.iter().filter(|things| things.is_match(lower)).count();
    spoken_of >= 2 && ADDRESS.is_match(lower) && !is_speech(lower)
}

/// Whether a line speaks of anything that a consent is asked for.
pub(crate) fn touches_consent(text: &str) -> bool {
    let mut lower = String::new();
    write_lower_case(&text[..text.floor_char_boundary(NOTICE_BYTES)], &mut lower);
    CONSENT.iter().any(|things| things.is_match(&lower))
}

/// Whether lines together address their reader and speak of two things that a consent is asked for.
pub(crate) fn is_consent(lines: &[&str]) -> bool {
    let lower: Vec<Cow<str>> = lines.iter().map(|line| lower_case(line)).collect();
    let any = |pattern: &Regex| lower.iter().any(|line| pattern.is_match(line));
    CONSENT.iter().filter(|things| any(things)).count() >= 2 && any(&ADDRESS)
}

/// Whether a line opens with a mark of speech.
fn is_speech(line: &str) -> bool {
    line.trim_start().starts_with(['«', '“', '„', '"', '–', '—', '-'])
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !is_letter_or_digit(c) && !matches!(c, '-' | '+' | '\'' | '&'));
    &text[..end.unwrap_or(text.len())]
}

/// Whether a line opens with one of `phrases`, and what follows it.
pub(crate) fn after_opening<'t>(text: &'t str, phrases: &PhraseList) -> Option<&'t str> {
    if !phrases.may_open(text) {
        return None;
    }
    let initial = text.chars().next()?.to_lowercase().next()?;
    let phrases = phrases.starting_with(initial);
    if phrases.is_empty() {
        return None;
    }
    let head = &text[..text.floor_char_boundary(80)];
    // The lower case of this letter alone depends on those around it; its first byte is rare.
    let has_sigma = memchr::memchr(0xce, head.as_bytes()).is_some() && head.contains('Σ');
    let head: Cow<str> = if has_sigma { lower_case(head) } else { head.into() };
    let longest = phrases.iter().filter(|phrase| opens(&head, phrase));
    let longest = longest.map(|phrase| phrase.chars().count()).max()?;
    let at = text.char_indices().nth(longest).map_or(text.len(), |(at, _)| at);
    Some(&text[at..])
}

/// Whether a text opens with a phrase, whole words, in any case.
fn opens(text: &str, phrase: &str) -> bool {
    // Nearly all phrases end here, without a look-up of a letter's lower case.
    let letters = text.chars().map_while(plain_lower_case);
    if letters.zip(phrase.chars()).any(|(letter, other)| letter != other) {
        return false;
    }
    let mut lower = text.chars().flat_map(char::to_lowercase);
    let open = phrase.ends_with(|c: char| !is_letter_or_digit(c));
    phrase.chars().all(|letter| lower.next() == Some(letter))
        && (open || !lower.next().is_some_and(is_letter_or_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_in_several_languages() {
        for (line, expected) in [
            ("Читайте также:", Rule::ReadAlso),
            ("Читайте также: В селе открыли мост", Rule::ReadAlso),
            ("Поделитесь новостью", Rule::Share),
            ("Бөлісу", Rule::Share),
            ("Комментарии (12)", Rule::Comments),
            ("© 2026 «Степной вестник»", Rule::Legal),
            ("Leave a Reply", Rule::Comments),
            ("Najnowsze", Rule::ReadAlso),
            ("Сообщите об ошибке на странице", Rule::Legal),
        ] {
            assert_eq!(cue(line, &mut String::new()), Some(expected), "{line}");
        }
    }

    #[test]
    fn notices_that_ask_for_consent_or_money_are_known_amid_their_sentences() {
        for (line, expected) in [
            ("Мы и наши партнёры сохраняем куки, чтобы считать посетителей.", Rule::Legal),
            ("Нажимая кнопку, вы даёте согласие на cookie и на персональные данные.", Rule::Legal),
            ("Біз cookie сақтаймыз, келісіміңіз кез келген уақытта өзгереді.", Rule::Legal),
            ("We ask for your consent before we set any cookie.", Rule::Legal),
            ("We value your privacy", Rule::Legal),
            ("Продолжение доступно только подписчикам газеты.", Rule::Share),
            ("To continue reading, please log in or become a member today.", Rule::Share),
        ] {
            assert_eq!(cue(line, &mut String::new()), Some(expected), "{line}");
        }
        let long = "Мы храним cookie, и видят их наши партнёры. ".repeat(5);
        assert_eq!(cue(&long, &mut String::new()), Some(Rule::Legal));
    }

    #[test]
    fn sentences_are_no_furniture() {
        for line in [
            "Суд обязал сайты спрашивать, можно ли хранить cookie и персональные данные.",
            "Мы печём печенье cookie по рецепту бабушки и раздаём его соседям.",
            "Газета подняла цену подписки, и читатели пожаловались на почту.",
            "«Мы готовы принять все меры и отказаться от иска», — заявил аким.",
            "Мы проверили утечку персональных данных: персональные данные жителей видели все.",
            "“We process personal data only with your consent,” the minister said.",
            "Роман вышел отдельной книгой для подписчиков журнала.",
            "Concert tickets for subscribers went on sale on Monday.",
            "Документы уже подписаны, а оформить подписку на газету можно на почте.",
            "Принять все меры",
            "Последние три года здесь не было ни школы, ни больницы.",
            "Комментарии к проекту закона принимаются до конца месяца в акимате района.",
            "Подписаться на газету можно в любом отделении почты области до конца года.",
            "Ответить на этот вопрос министр отказался.",
        ] {
            assert_eq!(cue(line, &mut String::new()), None, "{line}");
        }
    }
}
