//! Where an element stands that declares an author: a class or a relation names whoever it is put
//! on, those of teasers, columns and comments too.

use crate::clean::page::PageParts;
use crate::clean::page::facts::LineFacts;
use crate::model::rule::{DeclaredBy, Rule};
use crate::model::source::{DeclaredField, LineElement};

/// So many lines with words below the headline a byline is near it.
const NEAR: usize = 6;
/// Further below the text than this an element is hardly the article's, in lines with words.
const FAR: usize = 8;

/// The place of an element that declares an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DeclaredSpot {
    pub area: Area,
    /// It is furniture by its name or class.
    pub furniture: bool,
    /// The text stands in an `article` or `main`, and the element in none.
    pub outside: bool,
    /// It names whose words a quotation is.
    pub quotes: bool,
}

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// Above the headline.
    Above,
    /// Right below the headline, and above the text.
    Head,
    /// Below the headline and above the text, but not near either.
    Between,
    Text,
    /// Right below the text.
    Foot,
    Below,
    /// In a list of other pages, or among comments.
    Elsewhere,
}

impl DeclaredSpot {
    /// Whether it belongs to another page that this one leads to, to a comment or to a quotation.
    pub fn is_teaser(self) -> bool {
        let leads_on = self.furniture || matches!(self.area, Area::Above | Area::Elsewhere);
        self.area != Area::Head && (self.quotes || self.outside && leads_on)
    }

    /// Whether it is hardly a part of the article.
    pub fn is_aside(self) -> bool {
        let is_far = matches!(self.area, Area::Below | Area::Elsewhere);
        is_far || self.area != Area::Head && (self.furniture || self.outside)
    }

    /// Whether it stands where bylines do.
    pub fn is_near(self) -> bool {
        self.area == Area::Head
    }
}

/// Where a declaration stands, if it is an element that a reader sees.
pub(super) fn of(page: &PageParts, title: &[usize], field: &DeclaredField) -> Option<DeclaredSpot> {
    let is_element = matches!(
        field.rule,
        DeclaredBy::AuthorClass
            | DeclaredBy::BylineClass
            | DeclaredBy::RelAuthor
            | DeclaredBy::Microdata
    );
    let index = field.line.index();
    let line = page.facts.get(index).filter(|_| is_element)?;
    let outside = is_outside(page, line);
    let (area, furniture) = (area(page, title, index), line.markup.furniture);
    let quotes = line.markup.element == LineElement::Quotation;
    Some(DeclaredSpot { area, furniture, outside, quotes })
}

/// Whether the text stands in an `article` or `main`, and a line in none.
pub(super) fn is_outside(page: &PageParts, line: &LineFacts) -> bool {
    let in_article = |line: &LineFacts| line.markup.context.as_ref().is_some_and(|m| m.in_article);
    page.facts.get(page.body.start).is_some_and(in_article) && !in_article(line)
}

fn area(page: &PageParts, title: &[usize], index: usize) -> Area {
    let (facts, body) = (page.facts, page.body);
    let words_between = |from: usize, to: usize| {
        facts.get(from..to).unwrap_or_default().iter().filter(|line| line.has_words()).count()
    };
    let head = title.last().copied().unwrap_or(body.start);
    if index >= body.end {
        let below = &facts[body.end..=index];
        let leads_on = |cue: Option<Rule>| matches!(cue, Some(Rule::ReadAlso | Rule::Comments));
        return match words_between(body.end, index) {
            _ if below.iter().any(|line| leads_on(line.cue)) => Area::Elsewhere,
            0..FAR => Area::Foot,
            _ => Area::Below,
        };
    }
    let is_near_head =
        || words_between(head, index) <= NEAR || words_between(index, body.start) <= 2;
    match index {
        _ if index < head.min(body.start) => Area::Above,
        _ if index < body.start.max(head + 1) && is_near_head() => Area::Head,
        _ if index < body.start => Area::Between,
        _ if words_between(head, index) <= NEAR => Area::Head,
        _ => Area::Text,
    }
}
