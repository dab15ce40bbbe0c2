//! A headline that could be, and what is known about it.

use crate::clean::fields::title::agreement::{Agreement, BodyStems};
use crate::clean::fields::title::outlet::Outlet;
use crate::clean::fields::title::parts::{Part, TitlePart};
use crate::clean::fields::title::place::TitlePlace;
use crate::clean::fields::title::wording::{self, key};
use crate::clean::page::word_count::count_words;
use crate::model::source::DeclaredField;
use postil_text::stem::{self, Stem};

/// A headline that could be.
#[derive(Debug)]
pub(super) struct TitleCandidate<'a> {
    pub text: &'a str,
    /// The words, folded and in lower case, as headlines are compared.
    pub key: String,
    pub words: usize,
    pub origin: TitleOrigin<'a>,
    /// The share of its stems that the body's first lines have.
    pub overlap: f32,
    /// The share that its first two long lines have.
    pub lede_overlap: f32,
    /// The share that several of the first lines have.
    pub often_overlap: f32,
    /// The share that the line right below has.
    pub shared_below: f32,
    /// It is the outlet's name.
    pub is_outlet: bool,
    pub stems: Vec<Stem>,
    /// How the declared titles take to it.
    pub agreement: Agreement,
    /// Another candidate's words end with its own: the last crumb of a trail.
    pub ends_other: bool,
    /// Another candidate's words start with its own.
    pub starts_other: bool,
}

/// Where a candidate stands.
#[derive(Debug)]
pub(super) enum TitleOrigin<'a> {
    Line(TitlePlace<'a>),
    Declared { field: &'a DeclaredField, part: Part },
}

impl<'a> TitleCandidate<'a> {
    /// `words` are those of the line that may be a headline's.
    pub fn of_line(
        place: TitlePlace<'a>,
        words: &'a str,
        stems: &BodyStems,
        outlet: &Outlet,
    ) -> Self {
        let bare = wording::undecorated(words);
        let text = outlet.cut_from(bare);
        let is_whole = text == place.line.text;
        let words = if is_whole { place.line.words } else { count_words(text) };
        let candidate = TitleCandidate::new(text, words, TitleOrigin::Line(place), stems);
        TitleCandidate { is_outlet: text == bare && outlet.is(&candidate.key), ..candidate }
    }

    pub fn of_part(
        TitlePart { text, part }: TitlePart<'a>,
        field: &'a DeclaredField,
        stems: &BodyStems,
        outlet: &Outlet,
    ) -> Self {
        let origin = TitleOrigin::Declared { field, part };
        let candidate = TitleCandidate::new(text, count_words(text), origin, stems);
        TitleCandidate { is_outlet: outlet.is(&candidate.key), ..candidate }
    }

    fn new(text: &'a str, words: usize, origin: TitleOrigin<'a>, stems: &BodyStems) -> Self {
        let own = stem::stems(text);
        let line = match &origin {
            TitleOrigin::Line(place) => Some(place.index),
            TitleOrigin::Declared { .. } => None,
        };
        let overlap = stems.overlap(&own, line);
        TitleCandidate {
            text,
            key: key(text),
            words,
            origin,
            overlap: overlap.all,
            lede_overlap: overlap.lede,
            often_overlap: overlap.often,
            shared_below: 0.0,
            is_outlet: false,
            stems: own,
            agreement: Agreement::default(),
            ends_other: false,
            starts_other: false,
        }
    }

    pub fn place(&self) -> Option<&TitlePlace<'a>> {
        match &self.origin {
            TitleOrigin::Line(place) => Some(place),
            TitleOrigin::Declared { .. } => None,
        }
    }
}
