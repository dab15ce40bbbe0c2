//! The elements whose texts are fields, while they are open.

use super::Declarations;
use crate::ingest::html::json_ld;
use crate::ingest::html::kind::{Flow, Kind};
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;

/// A JSON-LD script longer than this is not read.
const MAX_JSON: usize = 1 << 20;
/// A longer text of an element is no date, no byline and no headline, in bytes.
const MAX_TEXT: usize = 600;
/// So many elements whose texts are fields may be open at once.
const MAX_OPEN: usize = 8;
/// Stands between the parts of a byline that elements tell apart.
const BOUNDARY: &str = " | ";

/// An element whose text is a field.
#[derive(Debug)]
pub(super) struct Capture {
    element: String,
    target: Target,
    offset: usize,
    text: String,
    /// Elements of the same name that are open inside.
    nested: usize,
}

/// What the text of an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    JsonLd,
    /// The text is the value of a field, found by the rule.
    Text(FieldName, DeclaredBy),
}

impl Target {
    fn limit(self) -> usize {
        match self {
            Target::JsonLd => MAX_JSON,
            Target::Text(..) => MAX_TEXT,
        }
    }

    /// `<title>` alone shows no text on the page and is a field.
    fn takes(self, visible: bool) -> bool {
        visible || matches!(self, Target::JsonLd | Target::Text(_, DeclaredBy::TitleElement))
    }
}

impl Declarations {
    /// Whether the text that comes next can be a field.
    pub fn takes_text(&self) -> bool {
        !self.captures.is_empty() || self.in_script
    }

    /// Text goes to the elements whose text is a field, where a hidden one counts for few of them;
    /// that of a script, which stands at `offset`, is searched for days.
    pub fn text(&mut self, text: &str, visible: bool, offset: usize) {
        if self.in_script {
            self.script(text, offset);
        }
        for capture in self.captures.iter_mut().filter(|capture| capture.target.takes(visible)) {
            if capture.text.len() <= capture.target.limit() {
                capture.text.push_str(text);
            }
        }
    }

    /// An end tag may end such an element.
    pub fn end_tag(&mut self, name: &str, kind: Kind) {
        self.in_script &= name != "script";
        if self.captures.is_empty() {
            return;
        }
        self.mark_boundary(name, kind);
        let mut ended = None;
        for (at, capture) in self.captures.iter_mut().enumerate() {
            if capture.element == name {
                match capture.nested.checked_sub(1) {
                    Some(nested) => capture.nested = nested,
                    None => ended = Some(at),
                }
            }
        }
        if let Some(at) = ended {
            let capture = self.captures.remove(at);
            self.finish_capture(&capture);
        }
    }

    /// Counts a start tag inside the open elements of its name; those that cannot nest end there.
    pub(super) fn nest(&mut self, name: &str, kind: Kind) {
        if self.captures.is_empty() {
            return;
        }
        self.mark_boundary(name, kind);
        if matches!(name, "p" | "a" | "li" | "title") {
            while let Some(at) = self.captures.iter().rposition(|c| c.element == name) {
                let capture = self.captures.remove(at);
                self.finish_capture(&capture);
            }
        }
        for capture in self.captures.iter_mut().filter(|capture| capture.element == name) {
            capture.nested += 1;
        }
    }

    /// A byline's parts are told apart where elements other than those of a running text meet.
    fn mark_boundary(&mut self, name: &str, kind: Kind) {
        if name == "span" || name == "br" || kind.flow == Flow::Block {
            for capture in &mut self.captures {
                match capture.target {
                    Target::Text(FieldName::Author, _) => capture.text.push_str(BOUNDARY),
                    _ => capture.text.push(' '),
                }
            }
        }
    }

    /// Opens an element whose text is a field, where there is room for one.
    pub(super) fn start(&mut self, element: &str, target: Target, offset: usize) {
        if self.captures.len() < MAX_OPEN {
            let element = element.to_owned();
            self.captures.push(Capture { element, target, offset, text: String::new(), nested: 0 });
        }
    }

    fn finish_capture(&mut self, capture: &Capture) {
        let (text, offset) = (&capture.text, capture.offset);
        if text.len() > capture.target.limit() {
            return;
        }
        match capture.target {
            Target::Text(FieldName::Author, rule) => {
                let parts = text.split(BOUNDARY.trim()).map(str::trim).filter(|p| !p.is_empty());
                let joined = parts.collect::<Vec<_>>().join(BOUNDARY);
                self.push(FieldName::Author, rule, &joined, offset);
            }
            Target::Text(name, rule) => self.push(name, rule, text, offset),
            Target::JsonLd => {
                let fields = json_ld::fields(text);
                if fields.is_empty() {
                    self.script(text, offset);
                }
                for field in fields {
                    self.push(field.name, field.rule, &field.value, offset);
                }
            }
        }
    }
}
