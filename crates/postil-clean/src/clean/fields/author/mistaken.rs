//! Lines with the shape of a byline that are none of the article's.

use std::ops::RangeInclusive;

use crate::clean::fields::author::candidate::AuthorCandidate;
use crate::clean::fields::author::cues;
use crate::clean::fields::author::found::Cue;
use crate::clean::fields::author::shown::AuthorPlace;
use crate::clean::fields::spot;
use crate::clean::page::PageParts;
use crate::clean::page::facts::LineFacts;
use crate::model::source::LineElement;
use postil_text::bylines::{
    AGENTLESS, OTHER_PEOPLE, OTHER_WORKS, is_given_name, is_other_work, may_be_family_name,
};
use postil_text::furniture;
use postil_text::letter::lower_case;
use postil_text::name::is_initials;

/// Whether a line outside the article leads to another page, stands in a list of such or is of a
/// comment, or tells below the text who wrote what the headline above it is of, and when.
pub(super) fn is_teaser(page: &PageParts, candidate: &AuthorCandidate) -> bool {
    candidate.place().is_some_and(|place| {
        let is_announced = place.cue.is_some() || place.cue_before;
        let leads_on = place.line.link_share() > 0.5 && spot::is_outside(page, place.line);
        let is_of_other = place.headed && place.spot.from_end > 1 && place.date_in_line;
        let is_in_list = place.zone.is_some() && (place.headed || !is_announced);
        let comments = place.spot.comment || place.spot.below_comments && !is_announced;
        is_in_list || comments || (leads_on || is_of_other) && !is_announced
    })
}

/// Whether nothing but its shape makes a name of a line that reads as something else: a heading
/// of the article, a place that begins with an adjective, `Верхняя Каменка`, but no surname with
/// initials, `Каменский А. Н.`, or in Cyrillic words of which none ends as a family name does, `Именем
/// Закона`, or one word, which no byline in Cyrillic is.
pub(super) fn is_words_alone(candidate: &AuthorCandidate) -> bool {
    let Some(place) = candidate.place() else { return false };
    let is_announced = place.cue.is_some() || place.cue_before || place.role.is_some();
    let mut words = candidate.names.iter().flat_map(|name| name.split(' '));
    if is_announced || words.any(is_given_name) {
        return false;
    }
    let markup = place.line.markup;
    let is_of_article = markup.context.as_ref().is_none_or(|context| context.in_article);
    let is_linked = place.line.link_share() > 0.0;
    let is_heading = matches!(markup.element, LineElement::Heading(_));
    let is_heading = is_heading && is_of_article && !is_linked;
    let is_surname = candidate.first_words().nth(1).is_some_and(is_word_of_initials);
    let is_adjective =
        !is_surname && candidate.first_words().next().is_some_and(is_russian_adjective);
    let is_place =
        candidate.names.iter().all(|name| !name.contains([' ', '.']) && is_cyrillic(name));
    let mut words = candidate.names.iter().flat_map(|name| name.split(' '));
    let is_other = candidate.names.iter().all(|name| is_cyrillic(name))
        && !words.any(|word| may_be_family_name(word) || word.ends_with('.'));
    is_heading || is_adjective || is_place || is_other
}

/// Whether a line says what was done beside the text, `Карикатура Анны Ким`, or what menus and buttons
/// do, or tells behind a small word how something came about and not by whom: `by popular demand`.
pub(super) fn is_phrase(candidate: &AuthorCandidate) -> bool {
    let (Some(place), [name]) = (candidate.place(), &*candidate.names) else { return false };
    let lower = lower_case(name);
    let tells_work = || lower.split_once(' ').is_some_and(|(first, _)| is_other_work(first));
    match place.cue {
        Some(Cue::Small) => AGENTLESS.has(&lower),
        Some(Cue::Plain) => false,
        None => !place.cue_before && (furniture::is_menu_word(&lower) || tells_work()),
    }
}

/// Whether the text has all words of what follows a small word in small letters: `by night bus`.
pub(super) fn is_of_common_words(candidate: &AuthorCandidate) -> bool {
    let is_behind_small = candidate.place().is_some_and(|place| place.cue == Some(Cue::Small));
    is_behind_small && !candidate.is_given && candidate.common_words
}

/// Whether it stands, above the headline or below the text, in a box with another work; or nothing
/// announces it and it stands there among people that a line lists as others, `Our columnists`, or in
/// an item of a list that leads elsewhere.
pub(super) fn is_beside(page: &PageParts, title: &[usize], candidate: &AuthorCandidate) -> bool {
    /// Such a line stands at most so many lines above, blank ones too.
    const REACH: usize = 8;
    /// How much of an item is the link that leads elsewhere; what is nothing but a link may be a name.
    const LEADS_ON: RangeInclusive<f64> = 0.2..=0.9;
    let Some(index) = candidate.line().filter(|index| *index < page.facts.len()) else {
        return false;
    };
    let line = &page.facts[index];
    let is_above = title.first().is_some_and(|first| index < *first);
    if !is_above && index < page.body.end {
        return false;
    }
    let is_announced = candidate.place().is_some_and(|place| place.cue.is_some());
    if is_announced || cues::after(line.text).is_some() {
        return is_of_other_work(page, index);
    }
    let from = index.saturating_sub(REACH).max(if is_above { 0 } else { page.body.end });
    let lists =
        |line: &LineFacts| OTHER_PEOPLE.has_in_any_case(line.text.trim().trim_end_matches(':'));
    let is_item = line.markup.element == LineElement::ListItem;
    is_item && LEADS_ON.contains(&line.link_share()) || page.facts[from..index].iter().any(lists)
}

/// Whether a line beside the article stands in the element of a picture or an advertisement, unless
/// that is called an author's too, or close below a heading such as `Book of the week`.
fn is_of_other_work(page: &PageParts, index: usize) -> bool {
    /// Such a heading stands at most so many lines with words above.
    const REACH: usize = 2;
    const AUTHORS: [&str; 6] = ["author", "authors", "autor", "byline", "writer", "bio"];
    const OTHERS: [&str; 12] = [
        "photo", "photos", "picture", "image", "img", "figure", "gallery", "ad", "ads", "advert",
        "banner", "promo",
    ];
    let context = page.facts[index].markup.context.as_ref();
    let is_boxed = context.is_some_and(|c| c.is_called(&OTHERS) && !c.is_called(&AUTHORS));
    let worded = page.facts[..index].iter().rev().filter(|line| line.has_words());
    let heads =
        |line: &LineFacts| OTHER_WORKS.has_in_any_case(line.text.trim().trim_end_matches(':'));
    is_boxed || worded.take(REACH).any(heads)
}

/// Whether a line without a date is nothing but an organisation's name.
pub(super) fn is_office_alone(candidate: &AuthorCandidate) -> bool {
    let is_bare = |place: &AuthorPlace| {
        let is_announced = place.cue.is_some() || place.cue_before || place.role.is_some();
        !is_announced && !place.date_in_line && !place.date_beside
    };
    candidate.has_organisation
        && candidate.place().is_some_and(is_bare)
        && !candidate.names.iter().any(|name| name.split(' ').any(is_given_name))
}

fn is_cyrillic(name: &str) -> bool {
    name.starts_with(|letter| matches!(letter, '\u{400}'..='\u{52f}'))
}

/// Whether a word is an initial or several: `А.`, `А.Н.`.
fn is_word_of_initials(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(is_initials)
}

/// Whether a word ends as Russian adjectives do.
fn is_russian_adjective(word: &str) -> bool {
    ["ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий"].iter().any(|ending| word.ends_with(ending))
}
