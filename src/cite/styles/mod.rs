//! References as they stand in a bibliography, in four styles.
//!
//! An archive has one sort of work, articles of newspapers and news sites that are read on the web,
//! so each style is a function of a few lines. GOST is written with Russian words, and the others,
//! which are rules for English texts, with English ones.

mod apa;
mod chicago;
mod gost;
mod mla;
mod months;
mod pieces;

use crate::cite::Reference;
use crate::model::page::PieceView;
use pieces::Pieces;
pub(super) use pieces::between;

/// A style of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// GOST R 7.0.100-2018.
    Gost,
    /// The Publication Manual of the American Psychological Association, 7th edition.
    Apa,
    /// The Chicago Manual of Style, 17th edition: an entry of the bibliography.
    Chicago,
    /// The MLA Handbook, 9th edition.
    Mla,
}

impl Style {
    /// Every style.
    pub const ALL: [Style; 4] = [Style::Gost, Style::Apa, Style::Chicago, Style::Mla];

    /// A short name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Style::Gost => "ГОСТ Р 7.0.100",
            Style::Apa => "APA",
            Style::Chicago => "Chicago",
            Style::Mla => "MLA",
        }
    }

    /// The reference in this style.
    pub fn write(self, reference: &Reference) -> Vec<PieceView> {
        let pieces: Pieces = match self {
            Style::Gost => gost::write(reference),
            Style::Apa => apa::write(reference),
            Style::Chicago => chicago::write(reference),
            Style::Mla => mla::write(reference),
        };
        pieces.finish()
    }
}
