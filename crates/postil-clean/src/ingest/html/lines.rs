//! Cuts the source of a page into lines while its tokens go by.

use std::ops::Range;
use std::sync::Arc;

use crate::ingest::cut::{Cut, CutLine, DeclaredAt};
use crate::ingest::html::elements::Tag;
use crate::ingest::html::images::Images;
use crate::ingest::html::kind::{Flow, Kind};
use crate::ingest::html::lists;
use crate::ingest::html::marks::Marks;
use crate::ingest::html::regions::{Region, mark_furniture};
use crate::ingest::html::stack::{OpenElement, Sheets, Stack};
use crate::ingest::html::tables::Tables;
use crate::ingest::lists::Lists;
use crate::model::markup::{LineForm, SetLine};
use crate::model::source::{LineElement, LineMarkup, MarkupContext};
use postil_text::letter;

/// Sheets that hide more than so many times what they show hide most.
const MOSTLY: usize = 3;

/// The lines found so far and the line in the making.
#[derive(Debug, Default)]
pub(super) struct LineCutter {
    lines: Vec<CutLine>,
    stack: Stack,
    text: String,
    link_chars: usize,
    /// The link is open that the last line ended in.
    link_goes_on: bool,
    element: LineElement,
    context: Option<Arc<MarkupContext>>,
    form: LineForm,
    preformatted: Option<SetLine>,
    marks: Marks,
    lists: Lists,
    pending_space: bool,
    /// How many columns of white space stand before the line's first word.
    indent: usize,
    /// How many empty lines of preformatted text stand before it.
    gap: usize,
    /// How many bytes of text the sheets hide.
    hidden: usize,
    regions: Vec<Region>,
    tables: Tables,
    images: Images,
}

impl LineCutter {
    pub fn new(sheets: Sheets) -> LineCutter {
        LineCutter { stack: Stack::new(sheets), ..LineCutter::default() }
    }

    /// Whether text at this place is visible.
    pub fn is_visible(&self) -> bool {
        !self.stack.is_hidden()
    }

    /// Whether line breaks of the source are line breaks of the page here.
    pub fn is_preformatted(&self) -> bool {
        self.stack.is_preformatted()
    }

    /// A style sheet; whether the sheets so far ask for attributes.
    pub fn style_sheet(&mut self, sheet: &str) -> bool {
        self.stack.style_sheet(sheet)
    }

    /// Text that is not shown.
    pub fn leave_out(&mut self, text: &str) {
        if self.stack.is_hidden_by_sheet() {
            self.hidden += text.trim().len();
        }
    }

    /// Whether the sheets hide most of the text.
    pub fn is_mostly_hidden(&self) -> bool {
        let shown: usize = self.lines.iter().map(|line| line.text.len()).sum();
        self.hidden > MOSTLY * (shown + self.text.len())
    }

    /// A start tag, and where it stands in the source.
    pub fn open(&mut self, tag: Tag, at: Range<usize>) {
        match tag.kind.flow {
            Flow::Void => return self.void(tag, at),
            Flow::Block => self.flush(at.start),
            Flow::Inline => {}
        }
        if self.stack.innermost() == Some("head") && !belongs_in_head(tag.name) {
            self.close_elements(1, at.start);
        }
        self.close_elements(self.stack.implied_ends(tag.name, tag.kind), at.start);
        self.tables.open(tag, self.lines.len());
        self.images.open(tag);
        lists::open(&mut self.lists, tag.name, tag.attributes, self.lines.len());
        // A line of a program is one as a whole.
        let is_program = tag.name == "code" && self.stack.is_preformatted();
        let marks = !is_program && self.marks.open(tag, self.text.len());
        self.stack.push(tag, self.lines.len(), marks);
    }

    fn void(&mut self, tag: Tag, at: Range<usize>) {
        match tag.name {
            "br" | "hr" => self.flush(at.end),
            "img" => {
                self.stack.note_picture();
                if self.is_visible() {
                    self.images.take(tag.attributes, at.start, self.stack.is_link());
                }
            }
            _ => {}
        }
    }

    /// An end tag that ends at `end` of the source.
    pub fn close(&mut self, name: &str, kind: Kind, end: usize) {
        let count = self.stack.closed_by(name, kind);
        if kind.flow == Flow::Block {
            self.flush(end);
        }
        self.close_elements(count, end);
    }

    /// Text between tags, entities decoded.
    pub fn write(&mut self, text: &str) {
        if self.stack.is_hidden() {
            return;
        }
        let mut is_parted = text.starts_with(char::is_whitespace);
        for word in letter::pieces(text) {
            self.pending_space |= is_parted;
            self.write_word(word);
            is_parted = true;
        }
        self.pending_space |= text.ends_with(char::is_whitespace);
    }

    fn write_word(&mut self, word: &str) {
        if self.text.is_empty() {
            self.element = self.stack.element();
            self.context = Some(Arc::new(self.stack.context()));
            self.form = self.form_here();
            self.preformatted = self.is_preformatted().then(|| self.set_line());
        } else if self.pending_space {
            self.text.push(' ');
        }
        self.pending_space = false;
        self.text.push_str(word);
        if self.stack.is_link() {
            self.link_chars += word.chars().count();
        }
    }

    /// What a line that begins here is as a whole.
    fn form_here(&mut self) -> LineForm {
        match self.element {
            _ if self.stack.is_program() => LineForm::Code(self.set_line()),
            LineElement::Heading(level) => LineForm::Heading(level),
            LineElement::ListItem => self.lists.line(),
            _ => LineForm::Plain,
        }
    }

    /// Where a line of preformatted text that begins here stands.
    fn set_line(&self) -> SetLine {
        SetLine { indent: columns(self.indent), gap: columns(self.gap) }
    }

    /// A line of preformatted text, or the part of one up to a tag, entities decoded; its source ends
    /// at `end`.
    pub fn write_line(&mut self, line: &str, end: usize) {
        if self.text.is_empty() {
            self.indent += line.chars().take_while(|c| c.is_whitespace()).count();
        }
        self.write(line);
        if line.ends_with(['\n', '\r']) {
            self.gap += usize::from(self.text.is_empty());
            self.flush(end);
        }
    }

    fn close_elements(&mut self, count: usize, at: usize) {
        for _ in 0..count {
            let Some(element) = self.stack.pop() else { return };
            self.link_goes_on &= self.stack.is_link();
            if element.marks {
                self.marks.close(self.text.len());
            }
            if element.kind.flow == Flow::Block {
                self.flush(at);
            }
            if element.is_hidden() && !self.stack.is_hidden() {
                self.cut_invisible(at);
            }
            self.note_end(&element);
        }
    }

    fn note_end(&mut self, element: &OpenElement) {
        self.tables.close(&element.name, self.lines.len());
        if let Some(numbers) = lists::close(&mut self.lists, &element.name, self.lines.len()) {
            numbers.settle(&mut self.lines);
        }
        if let Some((kind, first)) = element.furniture {
            self.regions.push(Region { kind, first, end: self.lines.len() });
        }
    }

    /// Ends the line in the making, if it has any text.
    fn flush(&mut self, end: usize) {
        self.pending_space = false;
        self.indent = 0;
        if self.text.is_empty() {
            return;
        }
        self.gap = 0;
        let markup = LineMarkup {
            element: self.element,
            furniture: false,
            link_chars: std::mem::take(&mut self.link_chars),
            link_goes_on: std::mem::replace(&mut self.link_goes_on, self.stack.is_link()),
            continues: false,
            context: self.context.take(),
            spans: self.marks.end_line(&self.text),
            form: std::mem::take(&mut self.form),
            preformatted: self.preformatted.take(),
        };
        self.lines.push(CutLine { end, text: self.text.clone(), markup });
        self.text.clear();
    }

    /// Makes what stands since the last line a line of its own that nobody sees.
    fn cut_invisible(&mut self, end: usize) {
        if !self.text.is_empty() {
            return;
        }
        match self.lines.last_mut() {
            Some(last) if last.markup.element == LineElement::Markup => last.end = end,
            Some(last) if last.end == end => {}
            _ => self.lines.push(CutLine::invisible(end)),
        }
    }

    /// Ends the page at `end` of the source.
    pub fn finish(mut self, end: usize, declared: Vec<DeclaredAt>, base: Option<String>) -> Cut {
        self.flush(end);
        while let Some(element) = self.stack.pop() {
            self.note_end(&element);
        }
        if self.lines.last().is_none_or(|last| last.end < end) {
            self.cut_invisible(end);
        }
        mark_furniture(&mut self.lines, &self.regions);
        let pictures = self.images.finish();
        Cut { lines: self.tables.join(self.lines), declared, base, pictures }
    }
}

/// A number of columns, or of empty lines; what stands further away stands at the edge.
fn columns(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

fn belongs_in_head(name: &str) -> bool {
    matches!(
        name,
        "title" | "meta" | "link" | "script" | "style" | "base" | "noscript" | "template"
    )
}
