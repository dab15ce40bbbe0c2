//! What several lines of a page are together.

use serde::{Deserialize, Serialize};

/// A part of a page whose lines belong together, as the lines of it know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkupUnit {
    /// Its number among those of the page.
    pub number: u32,
    /// What it is.
    pub kind: UnitKind,
    /// The section that it stands in, by number.
    pub section: u32,
    /// Stands for the names and classes of the elements around it.
    pub parent: u32,
    /// How many elements are open in it.
    pub depth: usize,
}

/// What lines are together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitKind {
    /// `ul`, `ol` or `dl`, with the lists inside.
    List,
    /// `table`, where it holds data.
    Table,
    /// `pre`.
    Program,
    /// `blockquote`.
    Quotation,
    /// `figure`, with its caption.
    Figure,
}
