//! Which open elements a reader sees.

use super::{OpenElement, Stack};
use crate::ingest::html::elements::{self, Tag};
use crate::ingest::html::styles::{Origin, Sight};

/// Whether the sheets of a page count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::ingest::html) enum Sheets {
    #[default]
    Read,
    /// What they hide is shown by a script.
    Ignored,
}

impl Stack {
    /// Nothing is open yet.
    pub fn new(sheets: Sheets) -> Stack {
        Stack { sheets, ..Stack::default() }
    }

    /// How text at this place is seen, and by whose word.
    fn sight(&self) -> (Sight, Origin) {
        self.open.last().map_or_else(Default::default, |last| last.sight)
    }

    /// Whether no reader sees text at this place.
    pub fn is_hidden(&self) -> bool {
        self.sight().0 != Sight::Shown
    }

    /// Whether no reader sees text at this place because a sheet says so.
    pub fn is_hidden_by_sheet(&self) -> bool {
        let is_text = self.open.last().is_some_and(|last| !last.kind.invisible);
        is_text && self.is_hidden() && self.sight().1 == Origin::Sheet
    }

    /// A style sheet stands at this place; whether it asks for attributes.
    pub fn style_sheet(&mut self, sheet: &str) -> bool {
        let is_inert = self.sight().0 == Sight::Inert;
        let styles = self.shadow_roots.last_mut().map_or(&mut self.styles, |root| &mut root.styles);
        if !is_inert && self.sheets == Sheets::Read {
            styles.read(sheet);
        }
        !styles.tests().is_empty()
    }

    /// How an element is seen that is opened at this place.
    pub(super) fn sight_of(&mut self, tag: Tag) -> (Sight, Origin) {
        let root = self.shadow_roots.last_mut();
        let (styles, depth) = match root {
            Some(root) => (&mut root.styles, root.depth + 1),
            None => (&mut self.styles, 0),
        };
        self.lineage.push(tag.name, tag.attributes, styles.tests());
        let outer = self.open.last().map_or_else(Default::default, |last| last.sight);
        match tag.name {
            _ if outer.0 > Sight::Invisible || elements::is_shadow_root(tag) => outer,
            "template" | "noscript" => (Sight::Inert, Origin::Element),
            _ if tag.kind.invisible || elements::is_unread(tag) => (Sight::Gone, Origin::Element),
            _ if elements::is_marked_hidden(tag.attributes) => (Sight::Gone, Origin::Element),
            _ => styles.sight(tag, self.lineage.path(depth), outer),
        }
    }
}

impl OpenElement {
    /// Whether no reader sees text inside it.
    pub fn is_hidden(&self) -> bool {
        self.sight.0 != Sight::Shown
    }
}
