//! A page line by line: what each is by itself and beside its neighbours ([`facts`]), looked up in the
//! lists of furniture ([`cue`]), and counted ([`word_count`]). [`PageParts`] is what the finders of
//! fields look at.

pub(crate) mod attendance;
pub(crate) mod cue;
pub(crate) mod facts;
mod notice;
mod quotation;
pub(crate) mod word_count;

use std::ops::Range;

use crate::clean::page::facts::LineFacts;
use crate::model::cleaned::FieldName;
use crate::model::date::ArticleDate;
use crate::model::source::DeclaredField;

/// A page whose text has been found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageParts<'a> {
    /// What the page says about itself in so many words.
    pub declared: &'a [DeclaredField],
    /// When the page was saved, as its sidecar says.
    pub captured: Option<ArticleDate>,
    /// The facts of every line.
    pub facts: &'a [LineFacts<'a>],
    /// The text, from its first line to its last.
    pub body: &'a Range<usize>,
}

impl<'a> PageParts<'a> {
    /// What the page declares as a field.
    pub fn declared_as(
        &self,
        name: FieldName,
    ) -> impl Iterator<Item = &'a DeclaredField> + use<'a> {
        self.declared.iter().filter(move |field| field.name == name)
    }
}
