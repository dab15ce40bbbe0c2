//! What part of its page an annotation is about (Web Annotation Data Model, section 4.2).

use std::ops::Range;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::written::exchange::json::{is_a, list, text};

/// A passage as an annotation describes it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Passage {
    pub(super) quote: Option<String>,
    pub(super) prefix: Option<String>,
    pub(super) suffix: Option<String>,
    /// Code points of the page's text, whatever text its program saw.
    pub(super) position: Option<Range<usize>>,
    /// A part of the page is meant, be it described by words or not.
    pub(super) is_part: bool,
    /// What of the description is not read.
    pub(super) left_out: Vec<String>,
}

impl Passage {
    /// Reads all selectors of a target; they describe the same passage.
    pub(super) fn read(selectors: &Value) -> Self {
        let read = list(selectors).into_iter().map(selected);
        read.reduce(Passage::or).unwrap_or_default()
    }

    /// This passage of the page at an address, whose fragment may describe it too. A fragment that
    /// only names a section says nothing beside words.
    pub(super) fn at(self, address: &str) -> Self {
        let fragment = address.split_once('#').map_or("", |(_, fragment)| fragment);
        let is_media = ["xywh=", "t=", "track="].iter().any(|name| fragment.starts_with(name));
        if is_media || fragment.contains(TEXT_DIRECTIVE) {
            return self.or(of_fragment(fragment));
        }
        let is_said = fragment.is_empty() || self.quote.is_some();
        let section = (!is_said).then(|| format!("the fragment `{fragment}`"));
        Passage { left_out: self.left_out.into_iter().chain(section).collect(), ..self }
    }

    /// Takes from another description what this one does not say.
    pub(super) fn or(mut self, other: Passage) -> Self {
        match (&self.quote, &other.quote) {
            (None, _) => {
                (self.quote, self.prefix, self.suffix) = (other.quote, other.prefix, other.suffix);
            }
            (Some(own), Some(quote)) if own != quote => {
                self.left_out.push(format!("another quote of its passage, `{quote}`"));
            }
            _ => {}
        }
        self.position = self.position.or(other.position);
        self.is_part |= other.is_part;
        self.left_out.extend(other.left_out);
        self
    }

    /// The part of this passage that another description means within it.
    fn refined(self, inner: Passage) -> Self {
        let Some(outer) = self.quote.clone() else {
            let left_out = [self.left_out, inner.left_out].concat();
            return Passage { position: None, left_out, ..inner };
        };
        let within = match (&inner.quote, &inner.position) {
            (Some(quote), _) => outer.find(quote.as_str()).map(|at| at..at + quote.len()),
            (None, Some(position)) => bytes_of(&outer, position),
            (None, None) => None,
        };
        let Some(within) = within else { return self.unrefined(inner) };
        let (head, tail) = (&outer[..within.start], &outer[within.end..]);
        let beside = |own: &Option<String>| own.clone().unwrap_or_default();
        Passage {
            quote: Some(outer[within].to_owned()),
            prefix: Some(beside(&self.prefix) + head).filter(|words| !words.is_empty()),
            suffix: Some(tail.to_owned() + &beside(&self.suffix)).filter(|words| !words.is_empty()),
            position: None,
            is_part: true,
            left_out: [self.left_out, inner.left_out].concat(),
        }
    }

    /// What is left where the narrower description says nothing of this passage.
    fn unrefined(mut self, inner: Passage) -> Self {
        if inner.quote.is_some() {
            let left_out = [self.left_out, inner.left_out].concat();
            return Passage { left_out, ..inner };
        }
        self.left_out.push("`refinedBy` without words".to_owned());
        self
    }
}

/// Reads one selector with those that narrow it down.
fn selected(selector: &Value) -> Passage {
    let outer = match () {
        () if selector["exact"].is_string() => quoted(selector),
        () if is_a(selector, "FragmentSelector") => {
            of_fragment(selector["value"].as_str().unwrap_or_default())
        }
        () => Passage { is_part: true, position: position(selector), ..Passage::default() },
    };
    match &selector["refinedBy"] {
        Value::Null => outer,
        inner => outer.refined(Passage::read(inner)),
    }
}

fn quoted(selector: &Value) -> Passage {
    Passage {
        quote: text(&selector["exact"]),
        prefix: text(&selector["prefix"]),
        suffix: text(&selector["suffix"]),
        is_part: true,
        ..Passage::default()
    }
}

fn position(selector: &Value) -> Option<Range<usize>> {
    if !is_a(selector, "TextPositionSelector") {
        return None;
    }
    let at = |key: &str| selector[key].as_u64().and_then(|at| usize::try_from(at).ok());
    Some(at("start")?..at("end")?).filter(|range| range.start < range.end)
}

/// What stands before the words in a fragment that quotes them.
const TEXT_DIRECTIVE: &str = ":~:text=";

/// Reads a fragment: of a text fragment (WICG) `prefix-,start,end,-suffix`, of others only that a
/// part is meant.
fn of_fragment(fragment: &str) -> Passage {
    let mut passage = Passage { is_part: true, ..Passage::default() };
    let Some((_, directive)) = fragment.split_once(TEXT_DIRECTIVE) else {
        passage.left_out.push(format!("the fragment `{fragment}`"));
        return passage;
    };
    let (directive, more) = directive.split_once('&').unwrap_or((directive, ""));
    if !more.is_empty() {
        passage.left_out.push(format!("the fragment `{more}`"));
    }
    let decoded = |words: &str| Some(percent_decode_str(words).decode_utf8_lossy().into_owned());
    let mut words = directive.split(',').peekable();
    if let Some(prefix) = words.next_if(|words| words.ends_with('-')) {
        passage.prefix = decoded(prefix.trim_end_matches('-'));
    }
    passage.quote = words.next().and_then(decoded);
    for rest in words {
        match rest.strip_prefix('-') {
            Some(suffix) => passage.suffix = decoded(suffix),
            None => passage.left_out.extend(decoded(rest).map(|end| format!("its end, `{end}`"))),
        }
    }
    passage
}

/// The bytes of some code points.
fn bytes_of(text: &str, position: &Range<usize>) -> Option<Range<usize>> {
    let ends = || text.char_indices().map(|(at, _)| at).chain([text.len()]);
    Some(ends().nth(position.start)?..ends().nth(position.end)?)
}
