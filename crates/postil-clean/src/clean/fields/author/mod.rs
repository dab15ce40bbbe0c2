//! Finds who wrote the article.

mod announced_names;
mod candidate;
mod candidates;
mod company;
mod cues;
mod declared;
mod declared_at;
mod degree;
mod dense_bylines;
mod dense_names;
mod found;
mod mistaken;
mod name_reader;
mod name_words;
mod names;
pub(crate) mod note;
mod people;
mod reach;
mod report;
mod role;
mod shown;
mod signed;
pub(crate) mod stated;
mod stretches;
mod text_words;
mod traits;

use crate::clean::fields::author::candidate::{AuthorCandidate, AuthorOrigin};
use crate::clean::fields::author::stated::StatedAuthors;
use crate::clean::fields::choice::{self, Choice};
use crate::clean::page::PageParts;
use crate::clean::page::cue;
use crate::clean::page::facts::Shape;
use crate::model::cleaned::{Confidence, Field, FieldName};
use crate::model::line::LineNumber;
use crate::model::rule::Rule;
use postil_text::furniture;
use postil_text::letter::{self, is_capital};
use postil_text::name::{has_initials, is_name_word};

/// The author, and the lines that say nothing else.
#[derive(Debug, Default)]
pub(crate) struct Byline {
    pub author: Option<Field<String>>,
    pub role: Option<Field<String>>,
    /// The lines of the byline, in any order.
    pub lines: Vec<usize>,
}

/// Finds the author: as front matter states it, else by what the page declares and shows around
/// its text, else the office or agency that signs it; `title` are the lines of the headline.
pub(crate) fn find(page: &PageParts, title: &[usize], weights: &[f32]) -> Byline {
    let candidates = candidates::collect(page, title);
    let same = |one: &AuthorCandidate, other: &AuthorCandidate| one.key == other.key;
    let chosen = choice::choose(traits::ALL, weights, &candidates, 0.0, same);
    let office = || candidates.iter().find(|candidate| candidate.is_signing_office());
    let chosen = chosen
        .map(|chosen| {
            let best = &candidates[chosen.index];
            (best, if best.is_open() { Confidence::Guess } else { chosen.confidence() })
        })
        .or_else(|| Some((office()?, Confidence::Guess)));
    let mut byline = Byline::default();
    if let Some((best, confidence)) = chosen {
        let shown = || candidates.iter().filter(|c| c.key == best.key && c.place().is_some());
        byline.author = Some(field(best, shown().next()).with(confidence));
        let lines = shown().flat_map(|shown| lines_of(shown, confidence, page, title));
        byline.lines = lines.collect();
        let places = || shown().filter_map(AuthorCandidate::place);
        let role = places().find_map(|place| place.role.as_ref());
        let role = role.or_else(|| places().find_map(|place| place.role_behind_bar.as_ref()));
        byline.role = role.map(|role| {
            let line = LineNumber::of_index(role.line);
            Field::at(role.text.clone(), line, role.rule).with(confidence)
        });
    }
    if let Some(portrait) = portrait(page, &shown::below(page)) {
        byline = portrait;
    }
    if let Some((author, role)) = front_matter(page) {
        byline.author = Some(author);
        byline.role = role.or(byline.role);
    }
    byline
}

/// The names of the traits that bylines are chosen by.
pub(crate) fn trait_names() -> Vec<&'static str> {
    traits::ALL.iter().map(|one| one.name).collect()
}

/// The candidates as the weights are fitted on them.
pub(crate) fn choices(page: &PageParts, title: &[usize]) -> Vec<Choice> {
    let choice = |candidate: &AuthorCandidate| Choice {
        value: candidate.names.join(", "),
        numbers: choice::numbers(traits::ALL, candidate),
        is_open: candidate.is_open(),
    };
    candidates::collect(page, title).iter().map(choice).collect()
}

/// A portrait's caption `Фото Имя Фамилия` with the same name on the next line.
fn portrait(page: &PageParts, lines: &[usize]) -> Option<Byline> {
    lines.windows(2).find_map(|pair| {
        let credit = cue::after_opening(page.facts[pair[0]].text, &furniture::CREDIT)?;
        let name = page.facts[pair[1]].text;
        (credit.trim() == name && is_name(name)).then(|| Byline {
            author: Some(
                Field::at(name.to_owned(), LineNumber::of_index(pair[1]), Rule::NameBesidePortrait)
                    .with(Confidence::Likely),
            ),
            role: None,
            lines: pair.to_vec(),
        })
    })
}

/// The authors that somebody wrote above the text, and the role of the only ones.
fn front_matter(page: &PageParts) -> Option<(Field<String>, Option<Field<String>>)> {
    let fields = || page.declared_as(FieldName::Author).filter(|f| f.rule.is_above_text());
    let first = fields().next()?;
    let mut stated: Vec<StatedAuthors> = fields().map(|f| stated::read(&f.value)).collect();
    let role = if stated.len() == 1 { stated[0].role.take() } else { None };
    let names: Vec<String> = stated.into_iter().flat_map(|stated| stated.names).collect();
    let field = |value| Field::at(value, first.line, first.rule);
    Some((field(names.join(", ")), role.map(field)))
}

fn field(best: &AuthorCandidate, shown: Option<&AuthorCandidate>) -> Field<String> {
    let names = best.names.join(", ");
    match (&best.origin, shown.and_then(AuthorCandidate::place)) {
        (AuthorOrigin::Declared { field, .. }, None) => Field::at(names, field.line, field.rule),
        (AuthorOrigin::Declared { field, .. }, Some(_)) => Field::at(names, field.line, field.rule),
        (AuthorOrigin::Line(place), _) => {
            let rule = match (place.cue.is_some() || place.cue_before, &place.role) {
                (true, _) => Rule::AuthorLine,
                (false, Some(_)) => Rule::NameBesideRole,
                (false, None) if place.date_beside || place.date_in_line => Rule::NameBesideDate,
                (false, None) if place.spot.from_end > 0 => Rule::NameBelow,
                (false, None) => Rule::NameAbove,
            };
            Field::at(names, LineNumber::of_index(place.lines[0]), rule)
        }
    }
}

/// The lines that a byline fills: those outside the text, and the text's first, behind the headline
/// and a date, where nothing else stands in it; a guess that is a name alone may be what the text is
/// about.
fn lines_of(
    shown: &AuthorCandidate,
    confidence: Confidence,
    page: &PageParts,
    title: &[usize],
) -> Vec<usize> {
    let Some(place) = shown.place() else { return Vec::new() };
    let whole = place.rest_words <= 4;
    let is_bare = place.rest.is_empty() && !place.set_off;
    let is_signed = || confidence > Confidence::Guess || !is_name_alone(shown, page);
    let is_of_head = |index: usize| {
        let line = &page.facts[index];
        !line.has_words() || line.shape == Shape::Date || title.contains(&index)
    };
    let opens_text = || {
        let mut above = page.body.start..place.lines[0];
        page.body.contains(&place.lines[0]) && above.all(is_of_head)
    };
    let is_first = is_bare && opens_text() && is_signed();
    let fits = |index: &usize| whole && (is_first || !page.body.contains(index));
    place.lines.iter().copied().filter(fits).collect()
}

/// Whether a name without initials is all of its line.
fn is_name_alone(shown: &AuthorCandidate, page: &PageParts) -> bool {
    let [name] = &*shown.names else { return false };
    let lines = shown.place().map_or(&[][..], |place| &place.lines);
    !has_initials(name) && lines.iter().all(|index| page.facts[*index].text == name)
}

/// Whether a text opens with a word that announces an author, or says that one is a reporter.
pub(crate) fn is_announced(text: &str) -> bool {
    let is_of_reporter = || {
        text.starts_with(dense_names::is_letter_of_name) && dense_bylines::names_of(text).is_some()
    };
    cues::after(text).is_some() || is_of_reporter()
}

/// Whether a text says what else was done by somebody: `Read by Nora Hill`, a picture's credit.
pub(crate) fn tells_others_work(text: &str) -> bool {
    cues::opens_another(text)
}

/// Whether a text announces an author, or begins with a common given name.
pub(crate) fn is_surely_byline(text: &str) -> bool {
    candidate::opens_given(text) || is_announced(text)
}

/// Whether a text has the shape of a person's name: two to four words with capitals.
pub(crate) fn is_name(text: &str) -> bool {
    const MOST: usize = 4;
    if text.len() > 100 || !text.starts_with(|c| is_capital(c) || c.is_whitespace()) {
        return false;
    }
    let mut count = 0;
    for word in letter::pieces(text) {
        count += 1;
        if count > MOST || !is_name_word(word) {
            return false;
        }
    }
    count >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_capitals_and_no_more_than_four_words() {
        for name in ["Анна Ким", "А. Сейтова", "А.Б. Сейтова", "Мұхтар Әли-Бек", "John O’Neil"]
        {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "Школьная реформа",
            "ТРК Новости",
            "Dala.example Новости",
            "Анна",
            "Анна Ким, корреспондент",
            "133",
            "Ян Ким сказал",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }
}
