//! Which of the declarations about an element counts.

use super::declarations::{DISPLAY, Declarations, PROPERTIES, VISIBILITY};
use crate::ingest::html::elements::Tag;

/// How an element is seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest::html) enum Sight {
    #[default]
    Shown,
    /// What is inside may be shown again.
    Invisible,
    /// Nor is anything inside.
    Gone,
    /// It is no part of the page.
    Inert,
}

/// What makes an element seen as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::ingest::html) enum Origin {
    #[default]
    Element,
    /// A rule of a style sheet.
    Sheet,
}

/// What outranks what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    is_important: bool,
    rank: Rank,
}

/// Who says something of an element, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Browser,
    /// The rule at a place of the sheets.
    Sheet {
        specificity: u32,
        place: usize,
    },
    /// The element's `style`.
    Own,
}

/// The strongest that hides and that shows an element, by property.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    hiding: [Option<Weight>; PROPERTIES],
    showing: [Option<Weight>; PROPERTIES],
}

impl Verdict {
    /// What an element says of itself.
    pub fn of_element(tag: Tag) -> Verdict {
        let mut verdict = Verdict::default();
        if is_hidden_by_browser(tag) {
            verdict.hiding[DISPLAY] = Some(Weight { is_important: false, rank: Rank::Browser });
        }
        if let Some(style) = tag.attributes.get("style") {
            verdict.add(Declarations::of(style), Rank::Own);
        }
        verdict
    }

    /// What the rule at a place says.
    pub fn take(&mut self, said: Declarations, specificity: u32, place: usize) {
        self.add(said, Rank::Sheet { specificity, place });
    }

    fn add(&mut self, said: Declarations, rank: Rank) {
        for (property, said) in said.0.into_iter().enumerate() {
            let Some(said) = said else { continue };
            let side = if said.hides { &mut self.hiding } else { &mut self.showing };
            let weight = Weight { is_important: said.is_important, rank };
            side[property] = side[property].max(Some(weight));
        }
    }

    /// Whether anything hides the element.
    pub fn hides(&self) -> bool {
        self.hiding.iter().any(Option::is_some)
    }

    /// How the element is seen inside one that is seen so, and by whose word.
    pub fn sight(&self, outer: (Sight, Origin)) -> (Sight, Origin) {
        let hidden = |property: &usize| self.hiding[*property] > self.showing[*property];
        match (0..PROPERTIES).find(hidden) {
            Some(VISIBILITY) => (Sight::Invisible, self.origin(VISIBILITY)),
            Some(property) => (Sight::Gone, self.origin(property)),
            None if self.showing[VISIBILITY].is_some() => (Sight::Shown, Origin::Element),
            None => outer,
        }
    }

    fn origin(&self, property: usize) -> Origin {
        match self.hiding[property].map(|weight| weight.rank) {
            Some(Rank::Sheet { .. }) => Origin::Sheet,
            _ => Origin::Element,
        }
    }
}

/// Whether a browser shows an element only if a style says so.
fn is_hidden_by_browser(tag: Tag) -> bool {
    let is_closed = tag.name == "dialog" && tag.attributes.get("open").is_none();
    is_closed || tag.attributes.get("hidden").is_some_and(|value| value != "false")
}
