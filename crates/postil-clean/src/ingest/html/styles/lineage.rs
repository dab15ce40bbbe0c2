//! The open elements, as far as a selector can ask for them.

use std::ops::Range;

use super::AttributeTests;
use super::attribute::BITS;
use crate::ingest::html::attributes::Attributes;
use postil_text::letter;

/// The key of a selector that asks for nothing which an element is known by.
pub(super) const ANY: u64 = 0;

/// More classes than this of one element are left out.
const CLASSES: usize = 64;

/// What an element's name, class and id are hashed with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sign {
    Element = 1,
    Class,
    Id,
    Attribute,
}

/// The key of a name (FNV-1a).
pub(super) fn key(sign: Sign, name: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ sign as u64;
    name.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The key of a test of an attribute, given by its place.
pub(super) fn test_key(place: u32) -> u64 {
    key(Sign::Attribute, "").wrapping_add(u64::from(place))
}

/// The open elements from the outermost on.
#[derive(Debug, Default)]
pub(in crate::ingest::html) struct Lineage {
    elements: Vec<Element>,
    /// The classes and ids of all.
    names: Vec<u64>,
}

#[derive(Debug)]
struct Element {
    key: u64,
    names: Range<usize>,
    /// Which tests its attributes pass.
    passed: u64,
}

/// An element, its classes and id, and the tests that its attributes pass, as bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Portrait<'l> {
    pub key: u64,
    pub names: &'l [u64],
    pub passed: u64,
}

impl Lineage {
    /// Opens an element.
    pub fn push(&mut self, name: &str, attributes: &Attributes, tests: &AttributeTests) {
        let start = self.names.len();
        if !attributes.is_empty() {
            let classes = letter::pieces(attributes.get("class").unwrap_or_default());
            self.names.extend(classes.take(CLASSES).map(|class| key(Sign::Class, class)));
            self.names.extend(attributes.get("id").map(|id| key(Sign::Id, id.trim())));
        }
        let (names, passed) = (start..self.names.len(), tests.passed(attributes));
        self.elements.push(Element { key: key(Sign::Element, name), names, passed });
    }

    /// Closes the innermost element.
    pub fn pop(&mut self) {
        if let Some(element) = self.elements.pop() {
            self.names.truncate(element.names.start);
        }
    }

    /// The elements from a depth on.
    pub fn path(&self, depth: usize) -> Path<'_> {
        Path { elements: &self.elements[depth..], names: &self.names }
    }
}

/// An element and those around it.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest::html) struct Path<'l> {
    elements: &'l [Element],
    names: &'l [u64],
}

impl<'l> Path<'l> {
    /// The innermost element; none where the path is empty.
    pub(super) fn own(self) -> Option<Portrait<'l>> {
        self.elements.last().map(|element| self.portrait(element))
    }

    /// The elements around the innermost one, from the outermost on.
    pub(super) fn around(self) -> impl Iterator<Item = Portrait<'l>> {
        let (_, around) = self.elements.split_last().unzip();
        around.unwrap_or_default().iter().map(move |element| self.portrait(element))
    }

    /// The keys under which rules about the innermost element may stand.
    pub fn keys(self) -> impl Iterator<Item = u64> {
        self.own().into_iter().flat_map(|Portrait { key, names, passed }| {
            let tests = 0..if passed == 0 { 0 } else { BITS };
            let tests = tests.filter(move |bit| passed >> bit & 1 == 1).map(test_key);
            [ANY, key].into_iter().chain(names.iter().copied()).chain(tests)
        })
    }

    fn portrait(self, element: &'l Element) -> Portrait<'l> {
        let names = &self.names[element.names.clone()];
        Portrait { key: element.key, names, passed: element.passed }
    }
}
