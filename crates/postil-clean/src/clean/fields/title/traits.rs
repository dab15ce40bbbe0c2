//! What is known about a candidate for the headline, as numbers.

use crate::clean::fields::choice::{Trait, flag};
use crate::clean::fields::title::candidate::TitleCandidate;
use crate::clean::fields::title::measure::{
    above, before, capitals, declared_as, has_kicker, has_separator, heading, is_trail, near, next,
    of_line, of_place, of_text, opens_group, part,
};
use crate::clean::fields::title::parts::Part;
use crate::clean::page::facts::Shape;
use crate::model::rule::DeclaredBy;
use crate::model::source::LineElement;

/// What measures a candidate.
type Measure = fn(&TitleCandidate) -> f32;

/// Everything that is known about a candidate.
pub(super) const ALL: &[Trait<Measure>] = &[
    Trait { name: "is_line", measure: |c| flag(c.place().is_some()) },
    // How long it is.
    Trait { name: "1_word", measure: |c| flag(c.words <= 1) },
    Trait { name: "2_words", measure: |c| flag(c.words == 2) },
    Trait { name: "3_words", measure: |c| flag(c.words == 3) },
    Trait { name: "4_to_5_words", measure: |c| flag((4..=5).contains(&c.words)) },
    Trait { name: "13_to_18_words", measure: |c| flag((13..=18).contains(&c.words)) },
    Trait { name: "19_to_25_words", measure: |c| flag((19..=25).contains(&c.words)) },
    Trait { name: "over_25_words", measure: |c| flag(c.words > 25) },
    // How it reads.
    Trait { name: "overlap", measure: |c| c.overlap },
    Trait { name: "overlap_of_long", measure: |c| if c.words >= 5 { c.overlap } else { 0.0 } },
    Trait { name: "overlap_of_1", measure: |c| if c.words <= 1 { c.overlap } else { 0.0 } },
    Trait {
        name: "overlap_of_2_to_4",
        measure: |c| if (2..=4).contains(&c.words) { c.overlap } else { 0.0 },
    },
    Trait { name: "lede_overlap", measure: |c| c.lede_overlap },
    Trait { name: "often_overlap", measure: |c| if c.words >= 4 { c.often_overlap } else { 0.0 } },
    Trait {
        name: "often_overlap_of_few",
        measure: |c| if c.words < 4 { c.often_overlap } else { 0.0 },
    },
    Trait { name: "ends_sentence", measure: |c| flag(c.text.ends_with(['.', '。'])) },
    Trait { name: "asks", measure: |c| flag(c.text.ends_with(['?', '!', '？', '！'])) },
    Trait {
        name: "ends_open",
        measure: |c| flag(c.text.ends_with([':', ',', ';', '-', '…', '：'])),
    },
    Trait { name: "small_start", measure: |c| flag(c.text.starts_with(char::is_lowercase)) },
    Trait { name: "capitals", measure: |c| capitals(c.text) },
    Trait {
        name: "colon_inside",
        measure: |c| flag(c.text.contains(": ") || c.text.contains('：')),
    },
    Trait { name: "bar_inside", measure: |c| flag(c.text.contains(" | ")) },
    Trait { name: "trail_inside", measure: |c| flag(is_trail(c.text)) },
    Trait { name: "ends_other", measure: |c| flag(c.ends_other) },
    Trait { name: "starts_other", measure: |c| flag(c.starts_other) },
    // What kind of line it is.
    Trait { name: "date_line", measure: |c| of_line(c, |line| flag(line.shape == Shape::Date)) },
    Trait {
        name: "holds_date",
        measure: |c| of_line(c, |line| flag(line.shape != Shape::Date && !line.dates.is_empty())),
    },
    Trait { name: "twice", measure: |c| of_line(c, |line| flag(line.copies == 2)) },
    Trait { name: "later_copy", measure: |c| of_place(c, |place| flag(!place.first_copy)) },
    // What other documents say.
    Trait { name: "elsewhere", measure: |c| of_line(c, |line| flag(line.standing.others > 0)) },
    Trait { name: "repeated", measure: |c| of_line(c, |line| flag(line.standing.repeated)) },
    Trait {
        name: "elsewhere_often",
        measure: |c| of_line(c, |line| line.standing.others.min(20) as f32 / 10.0),
    },
    // A teaser of the article on another page, if the text has its words.
    Trait {
        name: "elsewhere_overlap",
        measure: |c| {
            let long = if c.words >= 5 { c.overlap } else { 0.0 };
            of_line(c, |line| flag(line.standing.others > 0)) * long
        },
    },
    Trait { name: "elsewhere_near", measure: |c| near(c, |p| p.line.standing.others > 0) },
    Trait { name: "repeated_near", measure: |c| near(c, |p| p.line.standing.repeated) },
    Trait { name: "copy_near", measure: |c| near(c, |p| p.line.copies > 1 && !p.first_copy) },
    Trait {
        name: "first_own",
        measure: |c| of_place(c, |place| flag(place.own_before == Some(0))),
    },
    Trait {
        name: "second_or_third_own",
        measure: |c| of_place(c, |place| flag(matches!(place.own_before, Some(1 | 2)))),
    },
    // Where it stands.
    Trait { name: "right_above", measure: |c| above(c, 1..=1) },
    Trait { name: "2_above", measure: |c| above(c, 2..=2) },
    Trait { name: "3_above", measure: |c| above(c, 3..=3) },
    Trait { name: "4_to_6_above", measure: |c| above(c, 4..=6) },
    Trait { name: "7_to_12_above", measure: |c| above(c, 7..=12) },
    Trait { name: "over_50_above", measure: |c| above(c, 51..=usize::MAX) },
    Trait {
        name: "first_of_text",
        measure: |c| of_place(c, |place| flag(place.inside == Some(0))),
    },
    Trait {
        name: "second_of_text",
        measure: |c| of_place(c, |place| flag(place.inside == Some(1))),
    },
    Trait {
        name: "in_text",
        measure: |c| of_place(c, |place| flag(place.inside.is_some_and(|at| at > 1))),
    },
    Trait {
        name: "deep_in_text",
        measure: |c| of_place(c, |place| place.inside.unwrap_or(0) as f32 * 0.1),
    },
    Trait { name: "first_of_page", measure: |c| of_place(c, |place| flag(place.first_of_page)) },
    Trait { name: "blank_before", measure: |c| of_place(c, |place| flag(place.blank_before)) },
    Trait { name: "blank_after", measure: |c| of_place(c, |place| flag(place.blank_after)) },
    Trait { name: "kicker_above", measure: |c| of_text(c, has_kicker) },
    Trait { name: "opens_group", measure: |c| of_text(c, opens_group) },
    // What stands around it.
    Trait { name: "dated_below", measure: |c| of_place(c, |place| flag(place.dated_below)) },
    Trait { name: "dated_above", measure: |c| of_place(c, |place| flag(place.dated_above)) },
    Trait { name: "byline", measure: |c| of_place(c, |place| flag(place.byline)) },
    Trait { name: "byline_below", measure: |c| of_place(c, |place| flag(place.byline_below)) },
    Trait {
        name: "goes_on_below",
        measure: |c| next(c, |line| line.words > 3 && line.text.starts_with(char::is_lowercase)),
    },
    Trait { name: "like_before", measure: |c| before(c, |line| line.is_like_headline()) },
    Trait {
        name: "sentence_before",
        measure: |c| before(c, |line| line.words >= 8 && line.ends_sentence),
    },
    Trait { name: "shared_below", measure: |c| c.shared_below },
    Trait { name: "repeated_before", measure: |c| before(c, |line| line.standing.repeated) },
    Trait { name: "repeated_below", measure: |c| next(c, |line| line.standing.repeated) },
    Trait { name: "cue_before", measure: |c| before(c, |line| line.cue.is_some()) },
    Trait {
        name: "last_like_headline",
        measure: |c| of_place(c, |place| flag(place.likes_below == 0)),
    },
    Trait { name: "6_like_below", measure: |c| of_place(c, |place| flag(place.likes_below >= 6)) },
    Trait {
        name: "2_like_before",
        measure: |c| of_place(c, |place| flag(place.likes_before >= 2)),
    },
    Trait {
        name: "second_of_pair",
        measure: |c| of_place(c, |p| flag(p.likes[1] && !p.likes[0] && !p.likes[2])),
    },
    Trait { name: "in_list", measure: |c| of_place(c, |p| flag(p.likes[1] && p.likes[2])) },
    Trait {
        name: "alone_among_short",
        measure: |c| of_place(c, |p| flag(!p.likes[1] && !p.likes[2])),
    },
    Trait { name: "credited_before", measure: |c| of_place(c, |p| flag(p.credited_before)) },
    Trait { name: "credited_after", measure: |c| of_place(c, |p| flag(p.credited_after)) },
    Trait {
        name: "credited_after_only",
        measure: |c| of_place(c, |p| flag(p.credited_after && !p.credited_before)),
    },
    Trait { name: "menu_before", measure: |c| of_place(c, |place| flag(place.menu_before >= 3)) },
    Trait { name: "menu_below", measure: |c| of_place(c, |place| flag(place.menu_below >= 3)) },
    Trait {
        name: "in_menu",
        measure: |c| {
            of_place(c, |place| {
                flag(place.menu_below >= 2 && place.menu_before >= 2 && place.line.words <= 4)
            })
        },
    },
    // What HTML says about it.
    Trait { name: "h1", measure: |c| heading(c, 1..=1) },
    Trait { name: "only_h1", measure: |c| of_place(c, |place| flag(place.only_h1)) },
    Trait { name: "h2", measure: |c| heading(c, 2..=2) },
    Trait {
        name: "list_item",
        measure: |c| of_line(c, |line| flag(line.markup.element == LineElement::ListItem)),
    },
    Trait { name: "linked", measure: |c| of_line(c, |line| line.link_share().min(1.0) as f32) },
    Trait { name: "furniture", measure: |c| of_line(c, |line| flag(line.markup.furniture)) },
    Trait {
        name: "in_article",
        measure: |c| {
            of_line(c, |line| flag(line.markup.context.as_ref().is_some_and(|m| m.in_article)))
        },
    },
    Trait { name: "alone_in_path", measure: |c| of_place(c, |p| flag(p.alone_in_path)) },
    // What the page declares.
    Trait { name: "equals_declared", measure: |c| c.agreement.equal },
    Trait { name: "starts_declared", measure: |c| c.agreement.starts },
    Trait { name: "like_declared", measure: |c| c.agreement.stems },
    Trait {
        name: "unlike_declared",
        measure: |c| flag(c.agreement.any > 0.0 && c.agreement.stems < 0.3),
    },
    Trait { name: "h1_like_declared", measure: |c| heading(c, 1..=1) * c.agreement.stems },
    Trait { name: "outlet", measure: |c| flag(c.is_outlet) },
    Trait { name: "headed", measure: |c| declared_as(c, |_| true) * c.agreement.headed },
    Trait { name: "json_ld", measure: |c| declared_as(c, |rule| rule == DeclaredBy::JsonLd) },
    Trait { name: "og_title", measure: |c| declared_as(c, |rule| rule == DeclaredBy::OgTitle) },
    Trait {
        name: "twitter_title",
        measure: |c| declared_as(c, |rule| rule == DeclaredBy::TwitterTitle),
    },
    Trait {
        name: "title_element",
        measure: |c| declared_as(c, |rule| rule == DeclaredBy::TitleElement),
    },
    Trait {
        name: "headline_class",
        measure: |c| declared_as(c, |rule| rule == DeclaredBy::HeadlineClass),
    },
    Trait { name: "tail_of_declared", measure: |c| part(c, Part::Tail) },
    Trait { name: "has_separator", measure: has_separator },
];
