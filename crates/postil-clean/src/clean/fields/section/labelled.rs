//! Sections that a page states in words: `Рубрика: Экономика`, `Главная > Общество > …`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{MAX_WORDS, Section};
use crate::clean::page::facts::LineFacts;
use crate::model::cleaned::{Confidence, Field};
use crate::model::line::LineNumber;
use crate::model::rule::Rule;
use postil_text::furniture::is_menu_word;
use postil_text::letter::lower_case;

/// How many lines above and below the text are searched.
const REACH: usize = 12;
/// A path of links has no more characters than this.
const LONGEST_PATH: usize = 200;

/// The section's name ends at a mark, at a wide gap, or where another label begins.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?i:рубрика|раздел|категория|айдар|айдары|санат|бөлім|section|category|rubric)
            \s?:\s* (\p{Lu}[\p{L}-]*(?:[\ \u{a0}](?:[\p{L}-]+|&))*?)
            \s* (?: ($) | [|/,.;•·] | \s\s | \t | \s\p{Lu}\p{L}+: )",
    )
    .expect("the pattern is a constant")
});

/// The section that a line near the text calls so.
pub(super) fn find(facts: &[LineFacts], body: &Range<usize>) -> Option<Section> {
    let above = body.start.saturating_sub(REACH)..body.start;
    let below = body.end..facts.len().min(body.end + REACH);
    above.chain(below).find_map(|index| {
        let captures = LABEL.captures(facts[index].text)?;
        let name = &captures[1];
        let fits = name.split_whitespace().count() <= MAX_WORDS && !is_menu_word(name);
        let line = captures.get(2).map(|_| index);
        fits.then(|| Section { field: Some(field(name, index, Rule::SectionLine)), line })
    })
}

/// The last page above this one on the path of links above the headline.
pub(super) fn end_of_path(facts: &[LineFacts], title: usize) -> Option<Field<String>> {
    let lines = (title.saturating_sub(REACH)..title).rev();
    lines.filter(|index| facts[*index].text.len() <= LONGEST_PATH).find_map(|index| {
        let name = last_step(facts[index].text, facts[title].text)?;
        Some(field(name, index, Rule::Breadcrumb))
    })
}

/// The last step of a path that starts at the front page and may end with the headline itself.
fn last_step<'a>(path: &'a str, headline: &str) -> Option<&'a str> {
    let mark =
        [" > ", " » ", " › ", " → ", " / ", " \\ "].into_iter().find(|m| path.contains(m))?;
    let mut steps: Vec<&str> = path.split(mark).map(str::trim).collect();
    if !is_menu_word(steps[0]) {
        return None;
    }
    steps.pop_if(|last| lower_case(last) == lower_case(headline));
    let fits = |step: &&&str| {
        (1..=MAX_WORDS).contains(&step.split_whitespace().count())
            && step.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '&' | ','))
            && !is_menu_word(step)
    };
    steps[1..].last().filter(fits).copied()
}

fn field(name: &str, index: usize, rule: Rule) -> Field<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Field::at(name, LineNumber::of_index(index), rule).with(Confidence::Likely)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_names_the_section() {
        for (line, expected) in [
            ("Рубрика: Экономика", Some("Экономика")),
            ("Раздел: Бюджет", Some("Бюджет")),
            ("Айдар: Қоғам", Some("Қоғам")),
            ("Category: Arts & Culture | 3 min read", Some("Arts & Culture")),
            ("Рубрика: Экономика  Дата: 07.09.2026", Some("Экономика")),
            ("Рубрика: Экономика Дата: 07.09.2026", Some("Экономика")),
            ("Рубрика ведётся с 2019 года", None),
        ] {
            let found = LABEL.captures(line).map(|captures| captures[1].to_owned());
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn a_path_of_links_ends_with_the_section() {
        for (path, expected) in [
            ("Главная > Рецепты > Выпечка", Some("Выпечка")),
            ("Главная / Общество / Мост открыт", Some("Общество")),
            ("Home » Business", Some("Business")),
            ("Басты бет › Қоғам", Some("Қоғам")),
            ("Главная / Новости", None),
            ("Главная > Контакты > Мост открыт", None),
            ("Вода > Талды > Мост", None),
        ] {
            assert_eq!(last_step(path, "Мост открыт"), expected, "{path}");
        }
    }
}
