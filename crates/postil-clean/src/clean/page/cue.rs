//! Looks lines up in the word lists: which furniture does a short line announce?

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::clean::page::notice;
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

/// The furniture that a line announces, if any; `lower` is room for the line in lower case.
pub(crate) fn cue(text: &str, lower: &mut String) -> Option<Cue> {
    if text.len() > MAX_BYTES {
        return notice::is_long(text, lower).then_some(Rule::Legal);
    }
    write_lower_case(text, lower);
    if let Some(cue) = notice::of_line(lower) {
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
            ("Сайт cookie сақтайды, сіз оған келісім бересіз.", Rule::Legal),
            ("У вас включён блокировщик: отключите его или добавьте сайт в список.", Rule::Legal),
            ("Вам есть 18 лет? Ниже материалы для взрослых.", Rule::Legal),
            ("Your browser is too old for this page. Please update it.", Rule::Legal),
            ("Продолжение доступно только подписчикам газеты.", Rule::Share),
            ("You have read three of your free articles. Register to read on.", Rule::Share),
            ("Больше новостей – на нашем канале.", Rule::Share),
            ("Если вы нашли ошибку, выделите её.", Rule::Legal),
            ("Заметив у нас ошибку, отметьте её мышью и нажмите Ctrl + Enter.", Rule::Legal),
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
            "Если вам исполнилось 18 лет, вы выбираете браузер сами: браузер вашей молодости больше никто не помнит, пишет он.",
            "Школам советуют обновить браузер и выключить блокировщик на всех компьютерах.",
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
