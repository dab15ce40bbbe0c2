//! Reads the tokens of a page and hands them on.

use std::convert::Infallible;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use crate::ingest::cut::Cut;
use crate::ingest::html::declared::Declarations;
use crate::ingest::html::elements::Attributes;
use crate::ingest::html::lines::LineCutter;

/// Reads a page whole.
pub(super) fn read(source: &str) -> Cut {
    let mut reader = PageReader { source, ..PageReader::default() };
    let mut emitter = CallbackEmitter::new(Sink(&mut reader));
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(source, emitter).finish();
    let declared = reader.declarations.finish();
    reader.lines.finish(source.len(), declared)
}

/// What is known between two tokens.
#[derive(Debug, Default)]
struct PageReader<'a> {
    source: &'a str,
    lines: LineCutter,
    declarations: Declarations,
    tag_name: String,
    tag_start: usize,
    attributes: Attributes,
}

struct Sink<'r, 's>(&'r mut PageReader<'s>);

impl Callback<Infallible, usize> for Sink<'_, '_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Infallible> {
        self.0.take(event, span);
        None
    }
}

impl PageReader<'_> {
    fn take(&mut self, event: CallbackEvent, span: Span<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag_name = String::from_utf8_lossy(name).into_owned();
                self.tag_start = self.boundary(span.start);
                self.attributes.pairs.clear();
            }
            CallbackEvent::AttributeName { name } => {
                let name = String::from_utf8_lossy(name).into_owned();
                self.attributes.pairs.push((name, String::new()));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, last)) = self.attributes.pairs.last_mut() {
                    last.push_str(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.start_tag(span, self_closing),
            CallbackEvent::EndTag { name } => self.end_tag(&String::from_utf8_lossy(name), span),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value), span),
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
    }

    fn start_tag(&mut self, span: Span<usize>, self_closing: bool) {
        let end = self.boundary(span.end);
        self.declarations.start_tag(&self.tag_name, &self.attributes, self.tag_start);
        self.lines.open(&self.tag_name, &self.attributes, self.tag_start, end);
        // Only foreign elements close themselves; of those, the ones around text matter here.
        if self_closing && matches!(self.tag_name.as_str(), "svg" | "math") {
            self.lines.close(&self.tag_name, end);
        }
    }

    fn end_tag(&mut self, name: &str, span: Span<usize>) {
        self.declarations.end_tag(name);
        self.lines.close(name, self.boundary(span.end));
    }

    fn text(&mut self, text: &str, span: Span<usize>) {
        self.declarations.text(text, self.lines.is_visible());
        // Where entities were decoded, the text no longer tells where its lines end.
        let verbatim = self.source.get(span.start..span.end) == Some(text);
        if verbatim && self.lines.is_preformatted() {
            self.lines.write_lines(text, span.start);
        } else {
            self.lines.write(text);
        }
    }

    /// A position of the tokeniser as a character boundary of the source.
    fn boundary(&self, position: usize) -> usize {
        self.source.floor_char_boundary(position)
    }
}
