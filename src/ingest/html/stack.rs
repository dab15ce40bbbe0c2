//! The open elements of a page, kept in linear time whatever the nesting.

use std::collections::HashMap;

use crate::ingest::html::elements::{self, Attributes, Flow, Furniture};
use crate::ingest::html::words;
use crate::model::source::{LineElement, MarkupContext};

/// How far an inline end tag looks for its start tag.
const INLINE_REACH: usize = 64;
/// How many blocks around a line are near it, and how many more are looked at.
const NEAR: usize = 3;
const FAR: usize = 5;

/// An open element.
#[derive(Debug)]
pub(super) struct OpenElement {
    pub name: Box<str>,
    pub flow: Flow,
    pub hidden: bool,
    pub link: bool,
    /// Whether it holds furniture, and the index of the line with which it starts.
    pub furniture: Option<(Furniture, usize)>,
    /// What a line inside it is.
    pub element: LineElement,
    /// Its name, classes, id and role, hashed.
    words: Vec<u32>,
}

/// The open elements, with counts of what they mean for the text inside them.
#[derive(Debug, Default)]
pub(super) struct Stack {
    open: Vec<OpenElement>,
    counts: HashMap<Box<str>, usize>,
    hidden: usize,
    links: usize,
}

impl Stack {
    pub fn is_hidden(&self) -> bool {
        self.hidden > 0
    }

    pub fn is_link(&self) -> bool {
        self.links > 0
    }

    /// What a line at this place is.
    pub fn element(&self) -> LineElement {
        self.open.last().map_or(LineElement::Plain, |last| last.element)
    }

    /// The elements around a line at this place.
    pub fn context(&self) -> MarkupContext {
        let mut context = MarkupContext {
            depth: self.open.len(),
            in_article: self.has("article") || self.has("main"),
            ..MarkupContext::default()
        };
        let recent = self.open.iter().rev().take(INLINE_REACH);
        let blocks = recent.filter(|element| element.flow == Flow::Block).take(NEAR + FAR);
        for (distance, element) in blocks.enumerate() {
            let group = if distance < NEAR { &mut context.near } else { &mut context.far };
            group.extend(&element.words);
            let path =
                element.words.iter().fold(context.path, |path, word| words::mix(path, *word));
            context.path = path;
            if distance > 0 {
                let fold = |path, word: &u32| words::mix(path, *word);
                context.parent = element.words.iter().fold(context.parent, fold);
            }
        }
        context
    }

    pub fn has(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|count| *count > 0)
    }

    pub fn innermost(&self) -> Option<&str> {
        self.open.last().map(|last| &*last.name)
    }

    /// Opens an element; `line` is the index of the line that starts with it.
    pub fn push(&mut self, name: &str, attributes: &Attributes, line: usize) {
        let in_article = self.has("article") || self.has("main");
        let furniture = elements::furniture(name, attributes, in_article).map(|kind| (kind, line));
        let own = elements::line_element(name);
        let element = inner_element(self.element(), own);
        let element = OpenElement {
            name: name.into(),
            flow: elements::flow(name),
            hidden: elements::is_invisible(name) || elements::is_hidden(attributes),
            link: name == "a",
            furniture,
            element,
            words: words::hashed(name, attributes),
        };
        self.hidden += usize::from(element.hidden);
        self.links += usize::from(element.link);
        *self.counts.entry(element.name.clone()).or_default() += 1;
        self.open.push(element);
    }

    /// Closes the innermost element.
    pub fn pop(&mut self) -> Option<OpenElement> {
        let element = self.open.pop()?;
        self.hidden -= usize::from(element.hidden);
        self.links -= usize::from(element.link);
        if let Some(count) = self.counts.get_mut(&element.name) {
            *count -= 1;
        }
        Some(element)
    }

    /// How many elements an end tag closes; none where it closes nothing.
    ///
    /// An inline end tag does not close the blocks that were opened after its start tag.
    pub fn closed_by(&self, name: &str) -> usize {
        if !self.has(name) {
            return 0;
        }
        let inline = elements::flow(name) == Flow::Inline && !elements::is_invisible(name);
        let reach = if inline { INLINE_REACH } else { self.open.len() };
        for (depth, element) in self.open.iter().rev().take(reach).enumerate() {
            if &*element.name == name {
                return depth + 1;
            }
            if inline && element.flow == Flow::Block {
                return 0;
            }
        }
        0
    }

    /// How many elements a start tag closes, because their end tags may be left out.
    pub fn implied_ends(&self, name: &str) -> usize {
        let (closed, borders): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "option" => (&["option"], &["select"]),
            "a" => (&["a"], &["table", "div", "section", "article", "td", "li"]),
            _ if self.has("p") && elements::flow(name) == Flow::Block => {
                (&["p"], &["div", "td", "li", "section", "article", "button", "blockquote"])
            }
            _ => return 0,
        };
        let recent = self.open.iter().rev().take(INLINE_REACH);
        for (depth, element) in recent.enumerate() {
            if closed.contains(&&*element.name) {
                return depth + 1;
            }
            if borders.contains(&&*element.name) {
                return 0;
            }
        }
        0
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
