//! An invented article, before a scraper spoils it.

use super::lexicon::{Lexicon, capitalised};
use super::random::Random;

/// The genitives that a Russian date is written with.
pub const MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const TOWNS: [&str; 12] = [
    "Кентобе",
    "Степногорка",
    "Ак-Булак",
    "Верхнеозёрск",
    "Жанасу",
    "Лугавое",
    "Сарыкол",
    "Каменный Брод",
    "Тасоткель",
    "Новоречье",
    "Улькенсай",
    "Талдысу",
];
const GIVEN_NAMES: [&str; 12] = [
    "Айгуль",
    "Данияр",
    "Мадина",
    "Ержан",
    "Сауле",
    "Тимур",
    "Асель",
    "Нурлан",
    "Динара",
    "Руслан",
    "Ольга",
    "Сергей",
];
const FAMILY_NAMES: [&str; 10] = [
    "Тасбулак",
    "Кобланды",
    "Жылгельды",
    "Вербицких",
    "Седых",
    "Ким",
    "Алтынсай",
    "Каракол",
    "Долгих",
    "Степняк",
];
const SECTIONS: [&str; 8] =
    ["Политика", "Общество", "Экономика", "Культура", "Право", "Наука", "Спорт", "Мир"];

/// An invented outlet: what it calls itself.
const OUTLETS: [&str; 5] =
    ["stepnoy-vestnik.example", "Курьер Новоречья", "infolenta.example", "Область", "Агентство-7"];

/// An invented article.
pub struct Article {
    pub title: String,
    /// Year, month, day.
    pub date: (i64, i64, i64),
    pub author: String,
    pub outlet: &'static str,
    pub section: &'static str,
    pub town: &'static str,
    pub tags: Vec<String>,
    /// The paragraphs.
    pub body: Vec<String>,
}

impl Article {
    /// Invents an article of about 300 words with three of the archive's tags.
    pub fn invent(lexicon: &Lexicon, tags: &[String], random: &mut Random) -> Self {
        let outlet = random.pick(&OUTLETS);
        let town = random.pick(&TOWNS);
        let length = random.between(6, 11);
        Article {
            title: format!("{} в городе {town}", lexicon.clause(random, length)),
            date: (random.between(2019, 2025), random.between(1, 12), random.between(1, 28)),
            author: person(random),
            outlet,
            section: random.pick(&SECTIONS),
            town,
            tags: random.sample(tags, 3),
            body: body(lexicon, outlet, random),
        }
    }

    /// The date as `2026-02-11`.
    pub fn iso_date(&self) -> String {
        let (year, month, day) = self.date;
        format!("{year}-{month:02}-{day:02}")
    }

    /// The name of the date's month, in the genitive.
    pub fn month_name(&self) -> &'static str {
        MONTHS[(self.date.1 - 1) as usize]
    }

    /// The tags as hashtags.
    pub fn hashtags(&self) -> Vec<String> {
        self.tags.iter().map(|tag| format!("#{tag}")).collect()
    }
}

/// The names of an archive's tags, all different.
pub fn invent_tags(lexicon: &Lexicon, number: usize, random: &mut Random) -> Vec<String> {
    let mut tags: Vec<String> = Vec::with_capacity(number);
    while tags.len() < number {
        let tag = capitalised(lexicon.word(random));
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

fn person(random: &mut Random) -> String {
    format!("{} {}", random.pick(&GIVEN_NAMES), random.pick(&FAMILY_NAMES))
}

/// A lede that names the outlet, and paragraphs of which every fourth is a quotation.
fn body(lexicon: &Lexicon, outlet: &str, random: &mut Random) -> Vec<String> {
    let lede = lexicon.paragraph(random, 25);
    let mut paragraphs = vec![format!("{}, передает {outlet}.", lede.trim_end_matches('.'))];
    let mut left = 300;
    while left > 25 {
        let words = random.between(25, 60);
        let text = lexicon.paragraph(random, words);
        paragraphs.push(match random.chance(0.25) {
            true => format!("«{}», – отметил {}.", text.trim_end_matches('.'), person(random)),
            false => text,
        });
        left -= words;
    }
    paragraphs
}
