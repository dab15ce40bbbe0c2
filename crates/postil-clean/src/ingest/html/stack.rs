//! The open elements of a page, kept in linear time whatever the nesting.

mod around;
mod ends;
mod sight;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::ingest::html::attributes::Attributes;
use crate::ingest::html::elements::{self, Furniture, Tag};
use crate::ingest::html::kind::{self, Flow, Kind};
use crate::ingest::html::styles::{Lineage, Origin, Sight, Styles};
use crate::ingest::html::units::{self, UnitLines};
use crate::ingest::html::words;
use crate::model::source::LineElement;
pub(super) use sight::Sheets;

/// How far an inline end tag looks for its start tag.
const INLINE_REACH: usize = 64;

/// An open element.
#[derive(Debug)]
pub(super) struct OpenElement {
    /// Its name in lower case.
    pub name: Cow<'static, str>,
    /// What it is by its name.
    pub kind: Kind,
    /// How text inside it is seen, and by whose word.
    sight: (Sight, Origin),
    /// Whether it is a link.
    pub link: bool,
    /// Whether it says something of its text.
    pub marks: bool,
    /// Whether it holds furniture, and the index of the line with which it starts.
    pub furniture: Option<(Furniture, usize)>,
    /// What it is, where its lines belong together.
    pub unit: Option<UnitLines>,
    /// The section that it is or stands in, by number.
    section: u32,
    /// What a line inside it is.
    pub element: LineElement,
    /// It holds a picture that is no part of a block inside it.
    has_picture: bool,
    /// Its name, classes, id and role, hashed, if it is a block.
    words: Vec<u32>,
}

/// The open elements, with counts of what they mean for the text inside them.
#[derive(Debug, Default)]
pub(super) struct Stack {
    open: Vec<OpenElement>,
    counts: Counts,
    links: usize,
    lineage: Lineage,
    sheets: Sheets,
    /// What the page's sheets say; they do not reach into a shadow root.
    styles: Styles,
    /// How many sections the page has had.
    sections: u32,
    shadow_roots: Vec<ShadowRoot>,
}

/// The open tree of a component.
#[derive(Debug)]
struct ShadowRoot {
    /// How many elements are open around it.
    depth: usize,
    has_slot: bool,
    styles: Styles,
}

/// How many elements of each name are open.
#[derive(Debug)]
struct Counts {
    common: [usize; kind::COMMON_NAMES],
    rare: HashMap<Box<str>, usize>,
}

impl Default for Counts {
    fn default() -> Self {
        Counts { common: [0; kind::COMMON_NAMES], rare: HashMap::new() }
    }
}

impl Counts {
    fn of(&self, name: &str, kind: Kind) -> usize {
        match kind.place {
            Some(place) => self.common[usize::from(place)],
            None => self.rare.get(name).copied().unwrap_or(0),
        }
    }

    fn of_mut(&mut self, name: &str, kind: Kind) -> &mut usize {
        match kind.place {
            Some(place) => &mut self.common[usize::from(place)],
            None => self.rare.entry(name.into()).or_default(),
        }
    }
}

impl Stack {
    /// Whether text at this place is part of a link.
    pub fn is_link(&self) -> bool {
        self.links > 0
    }

    /// What a line at this place is.
    pub fn element(&self) -> LineElement {
        self.open.last().map_or(LineElement::Plain, |last| last.element)
    }

    fn in_article(&self) -> bool {
        self.counts.common[kind::ARTICLE] + self.counts.common[kind::MAIN] > 0
    }

    /// Whether line breaks and spaces count at this place.
    pub fn is_preformatted(&self) -> bool {
        self.counts.common[kind::PRE] > 0
    }

    /// Whether text at this place is a program's: `code` in `pre`.
    pub fn is_program(&self) -> bool {
        self.is_preformatted() && self.counts.common[kind::CODE] > 0
    }

    /// The name of the element that was opened last.
    pub fn innermost(&self) -> Option<&str> {
        self.open.last().map(|last| &*last.name)
    }

    /// Opens an element; `line` is the index of the line that starts with it, and `marks` whether it
    /// says something of its text.
    pub fn push(&mut self, tag: Tag, line: usize, marks: bool) {
        let Tag { name, kind, attributes } = tag;
        let furniture = elements::furniture(kind.furniture, attributes, self.in_article());
        let section = self.section_of(name);
        if name == "math" {
            self.show_wrapper();
        }
        let element = OpenElement {
            name: kind.name().map_or_else(|| name.to_owned().into(), Cow::Borrowed),
            kind,
            sight: self.sight_of(tag),
            link: name == "a",
            marks,
            furniture: furniture.map(|kind| (kind, line)),
            unit: None,
            section,
            element: inner_element(self.element(), self.own_element(kind, attributes)),
            has_picture: false,
            // Only blocks count as what is around a line.
            words: match kind.flow {
                Flow::Block => words::hashed(name, attributes),
                _ => Vec::new(),
            },
        };
        match name {
            _ if elements::is_shadow_root(tag) => self.enter_shadow_root(),
            "slot" => self.note_slot(),
            _ => {}
        }
        self.links += usize::from(element.link);
        *self.counts.of_mut(name, kind) += 1;
        self.open.push(element);
        let unit = units::kind(name).map(|kind| self.unit(kind, line));
        if let Some(innermost) = self.open.last_mut() {
            innermost.unit = unit;
        }
    }

    /// A formula that its own wrapper hides is there for those who do not see its picture.
    fn show_wrapper(&mut self) {
        let [.., outer, wrapper] = self.open.as_mut_slice() else { return };
        if wrapper.kind.flow == Flow::Inline {
            wrapper.sight = outer.sight;
        }
    }

    /// Nobody sees what stands in the innermost element.
    pub fn hide_innermost(&mut self) {
        if let Some(last) = self.open.last_mut() {
            last.sight = (last.sight.0.max(Sight::Gone), Origin::Element);
        }
    }

    /// What a line in an element is by itself; what stands beside a picture and is called so is
    /// its caption, whatever the element.
    fn own_element(&self, kind: Kind, attributes: &Attributes) -> Option<LineElement> {
        let is_caption = kind.flow == Flow::Block
            && self.block().is_some_and(|block| block.has_picture)
            && elements::is_called_caption(attributes);
        if is_caption { Some(LineElement::Caption) } else { kind.line }
    }

    /// The innermost block.
    fn block(&self) -> Option<&OpenElement> {
        let recent = self.open.iter().rev().take(INLINE_REACH);
        recent.into_iter().find(|element| element.kind.flow == Flow::Block)
    }

    /// A picture stands at this place.
    pub fn note_picture(&mut self) {
        let mut recent = self.open.iter_mut().rev().take(INLINE_REACH);
        if let Some(block) = recent.find(|element| element.kind.flow == Flow::Block) {
            block.has_picture = true;
        }
    }

    /// The innermost tree has a slot.
    fn note_slot(&mut self) {
        if let Some(root) = self.shadow_roots.last_mut() {
            root.has_slot = true;
        }
    }

    /// Closes the innermost element.
    pub fn pop(&mut self) -> Option<OpenElement> {
        let element = self.open.pop()?;
        self.lineage.pop();
        self.links -= usize::from(element.link);
        *self.counts.of_mut(&element.name, element.kind) -= 1;
        if self.shadow_roots.last().is_some_and(|root| root.depth == self.open.len()) {
            self.leave_shadow_root();
        }
        Some(element)
    }

    fn enter_shadow_root(&mut self) {
        let (depth, styles) = (self.open.len(), Styles::default());
        self.shadow_roots.push(ShadowRoot { depth, has_slot: false, styles });
    }

    /// What else a component holds is seen in the slots of its tree only.
    fn leave_shadow_root(&mut self) {
        let has_slot = self.shadow_roots.pop().is_none_or(|root| root.has_slot);
        if let Some(host) = self.open.last_mut().filter(|_| !has_slot) {
            host.sight.0 = host.sight.0.max(Sight::Gone);
        }
    }
}

/// What a line is where one element stands inside another: the outer one wins if it says more.
fn inner_element(outer: LineElement, own: Option<LineElement>) -> LineElement {
    match (outer, own) {
        (outer, None) => outer,
        (LineElement::Caption | LineElement::Heading(_), Some(_)) => outer,
        (LineElement::Quotation | LineElement::ListItem, Some(LineElement::Paragraph)) => outer,
        (_, Some(own)) => own,
    }
}
