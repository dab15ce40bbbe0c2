//! Reads the tokens of a page and hands them on.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, Tokenizer};

use crate::ingest::cut::Cut;
use crate::ingest::html::attributes::Attributes;
use crate::ingest::html::declared::Declarations;
use crate::ingest::html::elements::Tag;
use crate::ingest::html::kind::Kind;
use crate::ingest::html::lines::LineCutter;
use crate::ingest::html::styles::Styles;

/// Reads a page whole.
pub(super) fn cut(source: &str) -> Cut {
    let mut reader = PageReader { source, ..PageReader::default() };
    let mut emitter = CallbackEmitter::new(Sink(&mut reader));
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(source, Lenient(emitter)).finish();
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
    styles: Styles,
    /// The text that comes next is a style sheet.
    in_style: bool,
}

struct Sink<'r, 's>(&'r mut PageReader<'s>);

/// Leaves the page's errors unreported; looking for them took a twentieth of the cleaning.
struct Lenient<'r, 's>(CallbackEmitter<Sink<'r, 's>, Infallible, usize>);

impl ForwardingEmitter for Lenient<'_, '_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

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
                self.tag_name.clear();
                self.tag_name.push_str(&lossy(name));
                self.tag_start = self.boundary(span.start);
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => self.attributes.begin(name),
            CallbackEvent::AttributeValue { value } if self.attributes.takes_value() => {
                self.attributes.append(&lossy(value));
            }
            CallbackEvent::AttributeValue { .. } => {}
            CallbackEvent::CloseStartTag { self_closing } => self.start_tag(span, self_closing),
            CallbackEvent::EndTag { name } => self.end_tag(&lossy(name), span),
            CallbackEvent::String { value } if self.in_style => self.styles.read(&lossy(value)),
            CallbackEvent::String { value } if self.takes_text() => self.text(&lossy(value), span),
            CallbackEvent::String { .. } => {}
            CallbackEvent::Comment { value } => {
                let at = self.boundary(span.start);
                self.declarations.comment(&lossy(value), at);
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn start_tag(&mut self, span: Span<usize>, self_closing: bool) {
        let end = self.boundary(span.end);
        let tag = Tag {
            name: &self.tag_name,
            kind: Kind::of(&self.tag_name),
            attributes: &self.attributes,
            hidden_by_style: self.styles.hide(&self.attributes),
        };
        let media = self.attributes.get("media").map(str::trim);
        self.in_style = tag.name == "style" && matches!(media, None | Some("" | "all" | "screen"));
        self.declarations.start_tag(tag, self.tag_start);
        self.lines.open(tag, self.tag_start..end);
        // Only foreign elements close themselves; of those, the ones around text matter here.
        if self_closing && matches!(tag.name, "svg" | "math") {
            self.lines.close(tag.name, tag.kind, end);
        }
    }

    fn end_tag(&mut self, name: &str, span: Span<usize>) {
        let kind = Kind::of(name);
        self.in_style = false;
        self.declarations.end_tag(name, kind);
        self.lines.close(name, kind, self.boundary(span.end));
    }

    /// Whether text at this place says anything; most scripts do not.
    fn takes_text(&self) -> bool {
        self.lines.is_visible() || self.lines.is_preformatted() || self.declarations.takes_text()
    }

    fn text(&mut self, text: &str, span: Span<usize>) {
        self.declarations.text(text, self.lines.is_visible(), span.start);
        // Where entities were decoded, the text no longer tells where its lines end.
        let verbatim = || self.source.get(span.start..span.end) == Some(text);
        if self.lines.is_preformatted() && verbatim() {
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

/// The text of a token: nearly always a piece of the source, which is valid.
fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}
