//! Whether a selector is about an element.

use super::lineage::{ANY, Path, Portrait, test_key};

/// A selector: what the element has to be, and those around it.
#[derive(Debug)]
pub(super) struct Selector {
    /// From the outermost on, at least one and at most [`Selector::LONGEST`].
    pub parts: Vec<Part>,
    pub specificity: u32,
}

/// What one element has to be.
#[derive(Debug)]
pub(super) struct Part {
    pub compound: Compound,
    /// How it stands to the part before it.
    pub combinator: Combinator,
}

/// How the element of a part stands to that of the part before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Combinator {
    /// Anywhere inside it.
    Descendant,
    /// Directly inside it.
    Child,
}

/// What is asked of one element; all of it has to hold.
#[derive(Debug, Default)]
pub(super) struct Compound {
    /// The key of its name.
    pub element: Option<u64>,
    /// The keys of its classes and its id.
    pub names: Vec<u64>,
    /// The tests that its attributes have to pass, as bits.
    pub passed: u64,
    pub choices: Vec<Choice>,
    /// It asks for something besides that a saved page does not tell.
    pub asks_unknown: bool,
}

/// What `:is` and `:not` ask.
#[derive(Debug)]
pub(super) struct Choice {
    pub is_negated: bool,
    /// Of these one has to hold, or none.
    pub of: Vec<Compound>,
}

/// What is taken to be the case with what a saved page does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Assumption {
    Met,
    Unmet,
}

impl Selector {
    /// More parts than this are not read.
    pub const LONGEST: usize = 32;

    /// The key under which elements find it.
    pub fn key(&self) -> u64 {
        self.parts.last().map_or(ANY, |part| part.compound.key())
    }

    /// Whether it is about the last element of a path; each part that is held against an element
    /// takes a step of the work.
    pub fn selects(&self, path: Path, unknown: Assumption, work: &mut usize) -> bool {
        let last = self.parts.len() - 1;
        *work = work.saturating_sub(1);
        if !path.own().is_some_and(|own| self.parts[last].compound.holds(own, unknown)) {
            return false;
        }
        // Which parts some element around is, and which the one directly around.
        let (mut around, mut parent) = (0_u32, 0_u32);
        for element in path.around().take_while(|_| last > 0) {
            *work = work.saturating_sub(last);
            if *work == 0 {
                return false;
            }
            parent = self.reached(element, around, parent, unknown);
            around |= parent;
        }
        self.may_follow(last, around, parent)
    }

    /// Which of the parts but the last an element is, inside others.
    fn reached(&self, element: Portrait, around: u32, parent: u32, unknown: Assumption) -> u32 {
        let is_reached = |place: &usize| {
            self.may_follow(*place, around, parent)
                && self.parts[*place].compound.holds(element, unknown)
        };
        (0..self.parts.len() - 1).filter(is_reached).fold(0, |bits, place| bits | 1 << place)
    }

    /// Whether what stands before a part is there.
    fn may_follow(&self, place: usize, around: u32, parent: u32) -> bool {
        let Some(before) = place.checked_sub(1) else { return true };
        let reached = match self.parts[place].combinator {
            Combinator::Descendant => around,
            Combinator::Child => parent,
        };
        reached >> before & 1 == 1
    }
}

impl Compound {
    fn key(&self) -> u64 {
        let test = (self.passed != 0).then(|| test_key(self.passed.trailing_zeros()));
        self.names.first().copied().or(self.element).or(test).unwrap_or(ANY)
    }

    fn holds(&self, element: Portrait, unknown: Assumption) -> bool {
        (unknown == Assumption::Met || !self.asks_unknown)
            && self.element.is_none_or(|key| key == element.key)
            && self.passed & !element.passed == 0
            && self.names.iter().all(|name| element.names.contains(name))
            && self.choices.iter().all(|choice| choice.holds(element, unknown))
    }
}

impl Choice {
    /// Holds of no element.
    pub fn never() -> Choice {
        Choice { is_negated: false, of: Vec::new() }
    }

    fn holds(&self, element: Portrait, unknown: Assumption) -> bool {
        let unknown = match (self.is_negated, unknown) {
            (false, unknown) => unknown,
            (true, Assumption::Met) => Assumption::Unmet,
            (true, Assumption::Unmet) => Assumption::Met,
        };
        self.of.iter().any(|compound| compound.holds(element, unknown)) != self.is_negated
    }
}
