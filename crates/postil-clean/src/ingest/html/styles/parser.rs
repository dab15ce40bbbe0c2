//! Reads selectors (Selectors, level 4), as far as a saved page tells what they ask for.

use std::borrow::Cow;

use super::attribute::{Asked, AttributeTest, AttributeTests};
use super::lineage::{Sign, key};
use super::selector::{Choice, Combinator, Compound, Part, Selector};

/// What an id, a class or the like, and an element's name add to a selector's specificity.
const ID: u32 = 1 << 20;
const CLASS: u32 = 1 << 10;
const ELEMENT: u32 = 1;
/// More classes and ids of one element are not read.
const NAMES: usize = 16;
/// So deep stand selectors inside selectors, at most.
const DEPTH: usize = 3;

/// The selectors of a list, parted at the commas outside of brackets.
pub(super) fn parted(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    list.split(move |c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
    .map(str::trim)
}

/// Reads a selector; none where it is about no element, or is none.
pub(super) fn selector(text: &str, tests: &mut AttributeTests) -> Option<Selector> {
    let mut parser = Parser { rest: text, tests, specificity: 0, depth: 0 };
    let mut parts = Vec::new();
    let mut joint = Joint::Inside(Combinator::Descendant);
    while joint != Joint::End {
        let mut compound = parser.compound()?;
        let combinator = match joint {
            Joint::Inside(combinator) if parts.len() < Selector::LONGEST => combinator,
            // What stands before it is not known of an element.
            _ => {
                parts.clear();
                compound.asks_unknown = true;
                Combinator::Descendant
            }
        };
        parts.push(Part { compound, combinator });
        joint = parser.joint()?;
    }
    Some(Selector { parts, specificity: parser.specificity })
}

/// What stands between two compounds of a selector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    End,
    Inside(Combinator),
    Beside,
}

/// Reads selectors from a place on.
struct Parser<'s, 't> {
    rest: &'s str,
    tests: &'t mut AttributeTests,
    specificity: u32,
    /// How many selectors are open around.
    depth: usize,
}

impl<'s> Parser<'s, '_> {
    fn joint(&mut self) -> Option<Joint> {
        let rest = self.rest.trim_start();
        let is_parted = rest.len() < self.rest.len();
        let Some(sign) = rest.chars().next() else { return Some(Joint::End) };
        let joint = match sign {
            '>' => Joint::Inside(Combinator::Child),
            '+' | '~' => Joint::Beside,
            _ if is_parted => {
                self.rest = rest;
                return Some(Joint::Inside(Combinator::Descendant));
            }
            _ => return None,
        };
        self.rest = rest[1..].trim_start();
        Some(joint)
    }

    /// What is asked of one element; none where nothing is, or where it is not about elements.
    fn compound(&mut self) -> Option<Compound> {
        let mut compound = Compound::default();
        let start = self.rest.len();
        while self.simple(&mut compound)? {}
        (self.rest.len() < start).then_some(compound)
    }

    /// One thing that is asked of an element, if any follows.
    fn simple(&mut self, compound: &mut Compound) -> Option<bool> {
        let Some(sign) = self.rest.chars().next() else { return Some(false) };
        match sign {
            '.' | '#' | ':' | '[' | '*' | '&' => self.rest = &self.rest[1..],
            '|' => return None,
            _ if is_name(sign) => {
                self.element(compound);
                return Some(true);
            }
            _ => return Some(false),
        }
        match sign {
            '.' => self.named(Sign::Class, CLASS, compound)?,
            '#' => self.named(Sign::Id, ID, compound)?,
            ':' => self.pseudo_class(compound)?,
            '[' => self.attribute(compound)?,
            sign => compound.asks_unknown |= sign == '&',
        }
        Some(true)
    }

    fn element(&mut self, compound: &mut Compound) {
        let name = self.name().to_ascii_lowercase();
        compound.element = Some(key(Sign::Element, &name));
        self.add(ELEMENT);
    }

    /// A class or an id.
    fn named(&mut self, sign: Sign, specificity: u32, compound: &mut Compound) -> Option<()> {
        let name = self.name();
        self.add(specificity);
        if is_scripted(&name) || compound.names.len() == NAMES {
            compound.asks_unknown = true;
        } else {
            compound.names.push(key(sign, &name));
        }
        (!name.is_empty()).then_some(())
    }

    fn pseudo_class(&mut self, compound: &mut Compound) -> Option<()> {
        let name = self.name().to_ascii_lowercase();
        let asked = self.bracketed('(', ')')?;
        match &*name {
            "" | "before" | "after" | "first-line" | "first-letter" => return None,
            "is" | "where" | "matches" | "-webkit-any" | "-moz-any" | "not" => {
                self.choice(&name, asked?, compound);
                return Some(());
            }
            "root" => compound.element = Some(key(Sign::Element, "html")),
            "hover" | "active" | "focus" | "focus-within" | "focus-visible" | "visited"
            | "target" | "target-within" | "fullscreen" => compound.choices.push(Choice::never()),
            _ => compound.asks_unknown = true,
        }
        self.add(CLASS);
        Some(())
    }

    fn choice(&mut self, name: &str, asked: &'s str, compound: &mut Compound) {
        let mut most = 0;
        let of = parted(asked).filter_map(|text| {
            let (inner, specificity) = self.inner(text)?;
            most = most.max(specificity);
            Some(inner)
        });
        let of = of.collect();
        compound.choices.push(Choice { is_negated: name == "not", of });
        if name != "where" {
            self.add(most);
        }
    }

    /// A compound inside another, and what it adds to the specificity.
    fn inner(&mut self, text: &'s str) -> Option<(Compound, u32)> {
        let unknown = Compound { asks_unknown: true, ..Compound::default() };
        if self.depth == DEPTH {
            return Some((unknown, CLASS));
        }
        let depth = self.depth + 1;
        let mut parser = Parser { rest: text, tests: &mut *self.tests, specificity: 0, depth };
        let compound = parser.compound()?;
        let is_whole = parser.rest.is_empty();
        Some((if is_whole { compound } else { unknown }, parser.specificity))
    }

    fn attribute(&mut self, compound: &mut Compound) -> Option<()> {
        let end = self.rest.find(']')?;
        let asked = &self.rest[..end];
        self.rest = &self.rest[end + 1..];
        self.add(CLASS);
        let test = attribute_test(asked)?;
        match self.tests.place(test).filter(|_| !is_scripted(asked)) {
            Some(place) => compound.passed |= 1 << place,
            None => compound.asks_unknown = true,
        }
        Some(())
    }

    /// What stands in brackets at this place; none of it where there are none, and none at all where
    /// they do not end.
    fn bracketed(&mut self, open: char, close: char) -> Option<Option<&'s str>> {
        let Some(inside) = self.rest.strip_prefix(open) else { return Some(None) };
        let mut depth = 1_usize;
        for (at, sign) in inside.char_indices() {
            depth += usize::from(sign == open);
            depth -= usize::from(sign == close);
            if depth == 0 {
                self.rest = &inside[at + 1..];
                return Some(Some(&inside[..at]));
            }
        }
        None
    }

    /// The name at this place, without the signs that only keep others from meaning something.
    fn name(&mut self) -> Cow<'s, str> {
        let mut is_escaped = false;
        let end = self.rest.find(|c| {
            let ends = !is_escaped && !is_name(c);
            is_escaped = c == '\\' && !is_escaped;
            ends
        });
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        if name.contains('\\') { unescaped(name).into() } else { name.into() }
    }

    fn add(&mut self, specificity: u32) {
        self.specificity = self.specificity.saturating_add(specificity);
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '\\') || !c.is_ascii()
}

/// Whether scripts give or take a class or an attribute once they run.
fn is_scripted(name: &str) -> bool {
    matches!(name, "js" | "no-js" | "nojs") || name.ends_with("cloak")
}

/// A name with the signs that its escapes stand for (CSS Syntax, 4.3.7).
fn unescaped(name: &str) -> String {
    let mut parts = name.split('\\');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let sign = u32::from_str_radix(&part[..digits], 16).ok().and_then(char::from_u32);
        text.extend(sign);
        text.push_str(&part[digits..]);
    }
    text
}

/// Reads what stands between the brackets of an attribute selector.
fn attribute_test(text: &str) -> Option<AttributeTest> {
    let (name, value) = text.split_once('=').map_or((text, None), |(name, v)| (name, Some(v)));
    let sign = name.chars().next_back().filter(|c| "~|^$*".contains(*c) && value.is_some());
    let asked = match (value, sign) {
        (None, _) => Asked::Present,
        (_, Some('~')) => Asked::Word,
        (_, Some('|')) => Asked::Language,
        (_, Some('^')) => Asked::Prefix,
        (_, Some('$')) => Asked::Suffix,
        (_, Some(_)) => Asked::Inside,
        (_, None) => Asked::Equal,
    };
    let name = name.strip_suffix(|c| sign == Some(c)).unwrap_or(name).trim().to_ascii_lowercase();
    let value = value.unwrap_or_default().trim();
    let flagged = value.strip_suffix(['i', 'I']).filter(|value| value.ends_with([' ', '"', '\'']));
    let (ignores_case, value) = (flagged.is_some(), flagged.unwrap_or(value).trim_end());
    let value = value.trim_matches(['"', '\'']).to_owned();
    (!name.is_empty()).then_some(AttributeTest { name, asked, value, ignores_case })
}
