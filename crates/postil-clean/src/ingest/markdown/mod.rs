//! Markdown: each physical line with its element, its text without inline markup, and what that
//! markup says of it ([`marks`], [`rows`]).

mod marks;
mod rows;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::ingest::cut::{Cut, CutLine, PictureAt, physical_lines};
use crate::ingest::header_block;
use crate::ingest::lists::{ListKind, Lists};
use crate::ingest::markdown::marks::Marks;
use crate::ingest::markdown::rows::Rows;
use crate::ingest::pictures;
use crate::model::markup::{LineForm, NumberStyle, SetLine};
use crate::model::source::{LineElement, LineMarkup};

/// No more empty lines before one of a program are counted.
const MOST_GAP: usize = 255;

/// Cuts a Markdown file into its physical lines.
pub(super) fn cut(text: &str) -> Cut {
    let front_matter = header_block::of_text(text);
    let (head, body) = text.split_at(front_matter.body_start);
    let mut lines: Vec<CutLine> =
        physical_lines(head, 0).map(|(end, _)| CutLine::invisible(end)).collect();
    let mut reader = BodyReader::new(body);
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        reader.take(event, range);
    }
    reader.lines.iter_mut().filter(|line| !line.markup.spans.is_empty()).for_each(marks::settle);
    if let Some(excerpt) = excerpt(body).filter(|_| !head.is_empty()) {
        reader.lines[excerpt].iter_mut().for_each(|line| *line = CutLine::invisible(line.end));
    }
    let shift = |line: CutLine| CutLine { end: line.end + head.len(), ..line };
    lines.extend(reader.lines.into_iter().map(shift));
    let pictures = reader.pictures.into_iter();
    let pictures = pictures.map(|found| PictureAt { offset: found.offset + head.len(), ..found });
    Cut { lines, declared: front_matter.declared, pictures: pictures.collect(), base: None }
}

/// The lines in which a program that clips pages repeats what they say of themselves: below the
/// headline, a quotation with a heading of its own.
fn excerpt(body: &str) -> Option<Range<usize>> {
    let lines: Vec<&str> = physical_lines(body, 0).map(|(_, line)| line.trim()).collect();
    let is_above = |line: &&str| line.is_empty() || line.starts_with("# ");
    let start = lines.iter().position(|line| !is_above(line))?;
    let length = lines[start..].iter().take_while(|line| line.starts_with('>')).count();
    lines[start].eq_ignore_ascii_case("> ## excerpt").then(|| start..start + length)
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
}

/// Notes what the words at some bytes of a line are, of which it gets the index too.
type MarkWords = fn(&mut Marks, (usize, &mut CutLine), Range<usize>);

/// Hands the parser's events to the lines in which they stand.
struct BodyReader {
    lines: Vec<CutLine>,
    /// The block elements around the current event, the innermost last.
    elements: Vec<LineElement>,
    links: usize,
    images: usize,
    /// The byte of the body at which the image begins that was opened last.
    image_at: usize,
    in_program: bool,
    marks: Marks,
    lists: Lists,
    rows: Rows,
    pictures: Vec<PictureAt>,
}

impl BodyReader {
    /// Every line starts as blank or, where something stands in it, as markup.
    fn new(body: &str) -> Self {
        let line = |(end, words): (usize, &str)| match words.trim() {
            "" => CutLine { end, text: String::new(), markup: LineMarkup::default() },
            _ => CutLine::invisible(end),
        };
        BodyReader {
            lines: physical_lines(body, 0).map(line).collect(),
            elements: Vec::new(),
            links: 0,
            images: 0,
            image_at: 0,
            in_program: false,
            marks: Marks::default(),
            lists: Lists::default(),
            rows: Rows::default(),
            pictures: Vec::new(),
        }
    }

    fn take(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(&tag, range.start),
            Event::End(tag) => self.close(tag, range.start),
            Event::Text(text) => self.write(&text, range.start, Marks::cover),
            Event::Code(text) => self.write(&text, range.start, Marks::code),
            Event::FootnoteReference(label) => {
                self.write(&format!("[{label}]"), range.start, Marks::cover);
            }
            Event::TaskListMarker(is_done) => {
                self.write(if is_done { "☑ " } else { "☐ " }, range.start, Marks::cover);
            }
            Event::SoftBreak => self.go_on(range.end),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag, at: usize) {
        self.marks.open(tag);
        match tag {
            Tag::Link { .. } => self.links += 1,
            Tag::Image { dest_url, .. } => {
                self.images += 1;
                self.image_at = at;
                let source = pictures::source(dest_url);
                let picture = |source| PictureAt { offset: at, source, alt: String::new() };
                self.pictures.extend(source.map(picture));
            }
            Tag::Heading { level, .. } => self.elements.push(heading(*level)),
            Tag::BlockQuote(_) => self.elements.push(LineElement::Quotation),
            Tag::CodeBlock(_) => self.in_program = true,
            Tag::List(first) => self.lists.open(list_kind(*first), self.line_at(at)),
            Tag::Item => {
                self.lists.begin_item(None, self.line_at(at));
                self.elements.push(LineElement::ListItem);
            }
            Tag::FootnoteDefinition(label) => {
                self.elements.push(LineElement::Paragraph);
                self.write(&format!("[{label}] "), at, Marks::cover);
            }
            Tag::TableHead => self.rows.begin(true),
            Tag::TableRow => self.rows.begin(false),
            Tag::TableCell => self.in_row(at, Rows::begin_cell),
            Tag::Paragraph => {
                let around = self.elements.last().copied().unwrap_or(LineElement::Paragraph);
                self.elements.push(around);
            }
            _ => {}
        }
    }

    /// An element closes that began at byte `at` of the body.
    fn close(&mut self, tag: TagEnd, at: usize) {
        self.marks.close(tag);
        match tag {
            TagEnd::Link => self.links -= 1,
            TagEnd::Image => self.images -= 1,
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Paragraph => {
                self.elements.pop();
            }
            TagEnd::CodeBlock => self.in_program = false,
            TagEnd::List(_) => {
                self.lists.close(self.line_at(at));
            }
            TagEnd::TableCell => self.in_row(at, |rows, line| rows.end_cell(line)),
            TagEnd::TableHead | TagEnd::TableRow => self.in_row(at, Rows::end),
            TagEnd::Table => self.rows.end_table(),
            _ => {}
        }
    }

    /// Adds words to the line that holds byte `at` of the body; `mark` notes what they are.
    fn write(&mut self, text: &str, at: usize, mark: MarkWords) {
        if self.images > 0 {
            self.describe_image(text);
            return;
        }
        let first = self.line_at(at);
        for (index, piece) in (first..).zip(text.lines()) {
            let Some(line) = self.lines.get_mut(index) else { return };
            let start = line.text.len();
            line.text.push_str(piece);
            mark(&mut self.marks, (index, line), start..start + piece.len());
            if self.links > 0 {
                line.markup.link_chars += piece.chars().count();
            }
            if line.markup.element == LineElement::Markup && !piece.trim().is_empty() {
                self.begin_line(index);
            }
        }
    }

    /// Adds words to what stands for the open image, if it is one that is kept.
    fn describe_image(&mut self, text: &str) {
        let open = self.pictures.last_mut().filter(|picture| picture.offset == self.image_at);
        open.into_iter().for_each(|picture| picture.alt.push_str(text));
    }

    /// Says of a line that has words now what it is.
    fn begin_line(&mut self, index: usize) {
        let element = self.elements.last().copied().unwrap_or(LineElement::Plain);
        let is_empty =
            |line: &&CutLine| line.text.is_empty() && line.markup.element == LineElement::Plain;
        let gap = self.lines[..index].iter().rev().take(MOST_GAP).take_while(is_empty).count();
        let line = &mut self.lines[index];
        let indent = line.text.len() - line.text.trim_start().len();
        let byte = |count| u8::try_from(count).unwrap_or(u8::MAX);
        let set = SetLine { indent: byte(indent), gap: byte(gap) };
        line.markup.element = element;
        line.markup.form = match element {
            _ if self.in_program => LineForm::Code(set),
            LineElement::Heading(level) => LineForm::Heading(level),
            LineElement::ListItem => self.lists.line(),
            _ => LineForm::Plain,
        };
    }

    /// Does something with the row that holds byte `at` of the body.
    fn in_row(&mut self, at: usize, change: impl FnOnce(&mut Rows, &mut CutLine)) {
        let index = self.line_at(at);
        if let Some(line) = self.lines.get_mut(index) {
            change(&mut self.rows, line);
        }
    }

    /// The line that starts at byte `at` goes on from the one before it.
    fn go_on(&mut self, at: usize) {
        let index = self.line_at(at);
        if let Some(line) = self.lines.get_mut(index) {
            line.markup.continues = true;
        }
    }

    fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.end <= at)
    }
}

fn list_kind(first: Option<u64>) -> ListKind {
    let Some(first) = first else { return ListKind::Bullets };
    let first = Some(i32::try_from(first).unwrap_or(1));
    ListKind::Numbers { first, style: NumberStyle::Decimal, falls: false }
}

fn heading(level: HeadingLevel) -> LineElement {
    LineElement::Heading(level as u8)
}

#[cfg(test)]
mod tests;
