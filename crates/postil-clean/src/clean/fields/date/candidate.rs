//! A date that could be the page's own, and what is known about it.

use std::rc::Rc;

use crate::clean::fields::date::order;
use crate::clean::fields::date::place::DatePlace;
use crate::clean::fields::spot::Spot;
use crate::model::date::ArticleDate;
use crate::model::rule::DeclaredBy;
use crate::model::source::DeclaredField;

/// A date that could be the page's own.
#[derive(Debug)]
pub(super) struct DateCandidate<'a> {
    pub date: ArticleDate,
    pub origin: DateOrigin<'a>,
    /// The share of the declared dates that state the same day.
    pub declared_same: f32,
    /// No declared date states the day, though there are some.
    pub undeclared: bool,
    /// A date beside the headline states the day before or after, and none this one.
    pub shown_near: bool,
    /// The page's address states the same day.
    pub address_same: bool,
    /// The rules of the declarations that state the same day.
    pub stated_by: Rc<[DeclaredBy]>,
    /// No candidate is later, or earlier.
    pub latest: bool,
    pub earliest: bool,
    /// More than a year before the latest candidate.
    pub old: bool,
    /// Reads as English.
    pub english: bool,
}

/// Where a candidate stands.
#[derive(Debug)]
pub(super) enum DateOrigin<'a> {
    Line(DatePlace<'a>),
    Declared { field: &'a DeclaredField, first: bool, spot: Option<Spot> },
}

impl<'a> DateCandidate<'a> {
    pub fn new(date: ArticleDate, origin: DateOrigin<'a>) -> Self {
        DateCandidate {
            date,
            origin,
            declared_same: 0.0,
            undeclared: false,
            shown_near: false,
            address_same: false,
            stated_by: Rc::default(),
            latest: false,
            earliest: false,
            old: false,
            english: false,
        }
    }

    /// The day, and what else its numbers may mean.
    pub fn stated(&self) -> order::Stated {
        (self.date.day, self.place().and_then(|place| place.orders))
    }

    /// Where the element stands that declares it.
    pub fn spot(&self) -> Option<&Spot> {
        match &self.origin {
            DateOrigin::Declared { spot, .. } => spot.as_ref(),
            DateOrigin::Line(_) => None,
        }
    }

    /// Where it stands, or the element that declares it.
    pub fn stands(&self) -> Option<&Spot> {
        self.place().map(|place| &place.spot).or(self.spot())
    }

    pub fn place(&self) -> Option<&DatePlace<'a>> {
        match &self.origin {
            DateOrigin::Line(place) => Some(place),
            DateOrigin::Declared { .. } => None,
        }
    }
}
