//! What an article's page shows of the other outlets that carried its report.

use serde::Serialize;

use super::{ChangedRowView, ChangesView, RelatedView};

/// The articles of one report that several outlets carried.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CopiesView {
    /// They, in the order of time; the article itself is among them.
    pub copies: Vec<CopyView>,
    /// How many more there are than are listed.
    pub more: usize,
    /// How the article differs from the first of them; none of the first itself, and where not all of
    /// both texts is shown.
    pub changes: Option<ChangesView>,
    /// Both texts laid over one another; empty where there are no `changes`.
    pub rows: Vec<ChangedRowView>,
}

/// An article that has the text of another outlet's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CopyView {
    /// It, as other pages name it.
    pub article: RelatedView,
    /// It is the article of the page.
    pub is_this: bool,
}
