//! The words of a text that must be the same in another one: names, numbers, dates, negations.

use crate::annotate::meaning::words;

/// Beginnings of words that count like numbers and names: numbers in words, months, weekdays.
///
/// A stem that is too short only makes a comparison stricter.
const FACT_STEMS: &[&str] = &[
    "один",
    "одн",
    "два",
    "две",
    "двух",
    "двум",
    "дважд",
    "трех",
    "трем",
    "трет",
    "четыр",
    "четвер",
    "пять",
    "пяти",
    "пятер",
    "пятн",
    "шест",
    "семь",
    "семи",
    "восем",
    "восьм",
    "девят",
    "девян",
    "десят",
    "сорок",
    "двест",
    "трист",
    "тысяч",
    "миллион",
    "миллиард",
    "половин",
    "январ",
    "феврал",
    "март",
    "апрел",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
    "понедельник",
    "вторник",
    "среду",
    "суббот",
    "воскресен",
    "екі",
    "төрт",
    "алты",
    "жеті",
    "сегіз",
    "тоғыз",
    "жиырма",
    "отыз",
    "қырық",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "hundred",
    "thousand",
    "million",
    "billion",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Whole words of the same kind, and those that turn a statement round.
const FACT_WORDS: &[&str] = &[
    "три",
    "сто",
    "ста",
    "май",
    "мая",
    "мае",
    "маю",
    "бір",
    "үш",
    "бес",
    "он",
    "елу",
    "жүз",
    "мың",
    "не",
    "ни",
    "нет",
    "без",
    "вряд",
    "якобы",
    "нельзя",
    "емес",
    "жоқ",
    "not",
    "no",
    "never",
    "without",
    "cannot",
];

/// The names, numbers, dates and negations of a folded text, as it has them.
pub(super) fn facts(text: &str) -> Vec<&str> {
    let is_stated = |word: &&str| {
        let first_is_capital = word.starts_with(char::is_uppercase);
        first_is_capital || word.contains(|c: char| c.is_numeric()) || is_fact(&word.to_lowercase())
    };
    words(text).into_iter().filter(is_stated).collect()
}

fn is_fact(word: &str) -> bool {
    FACT_WORDS.contains(&word) || FACT_STEMS.iter().any(|stem| word.starts_with(stem))
}
