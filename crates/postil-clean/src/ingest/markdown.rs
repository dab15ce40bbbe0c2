//! Markdown: each physical line with its element, its text without inline markup.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::ingest::cut::{Cut, CutLine, physical_lines};
use crate::ingest::header_block;
use crate::model::source::{LineElement, LineMarkup};

/// What stands between the cells of a table's row.
const BETWEEN_CELLS: &str = " | ";

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
    if let Some(excerpt) = excerpt(body).filter(|_| !head.is_empty()) {
        reader.lines[excerpt].iter_mut().for_each(|line| *line = CutLine::invisible(line.end));
    }
    let shift = |line: CutLine| CutLine { end: line.end + head.len(), ..line };
    lines.extend(reader.lines.into_iter().map(shift));
    Cut { lines, declared: front_matter.declared }
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
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_WIKILINKS
}

/// Hands the parser's events to the lines in which they stand.
struct BodyReader {
    lines: Vec<CutLine>,
    /// The block elements around the current event, the innermost last.
    elements: Vec<LineElement>,
    links: usize,
    images: usize,
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
        }
    }

    fn take(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(&tag, range.start),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) => self.write(&text, range.start),
            Event::SoftBreak => self.go_on(range.end),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag, at: usize) {
        match tag {
            Tag::Link { .. } => self.links += 1,
            Tag::Image { .. } => self.images += 1,
            Tag::Heading { level, .. } => self.elements.push(heading(*level)),
            Tag::BlockQuote(_) => self.elements.push(LineElement::Quotation),
            Tag::Item => self.elements.push(LineElement::ListItem),
            Tag::TableCell => self.begin_cell(at),
            Tag::Paragraph => {
                let around = self.elements.last().copied().unwrap_or(LineElement::Paragraph);
                self.elements.push(around);
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.links -= 1,
            TagEnd::Image => self.images -= 1,
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::Paragraph => {
                self.elements.pop();
            }
            _ => {}
        }
    }

    /// Adds words to the line that holds byte `at` of the body.
    fn write(&mut self, text: &str, at: usize) {
        if self.images > 0 {
            return;
        }
        let element = self.elements.last().copied().unwrap_or(LineElement::Plain);
        let index = self.line_at(at);
        for (number, piece) in text.lines().enumerate() {
            let Some(line) = self.lines.get_mut(index + number) else { return };
            line.text.push_str(piece);
            if line.markup.element == LineElement::Markup && !piece.trim().is_empty() {
                line.markup.element = element;
            }
            if self.links > 0 {
                line.markup.link_chars += piece.chars().count();
            }
        }
    }

    /// Sets a cell of a table apart from the one before it.
    fn begin_cell(&mut self, at: usize) {
        let index = self.line_at(at);
        if let Some(line) = self.lines.get_mut(index).filter(|line| !line.text.is_empty()) {
            line.text.push_str(BETWEEN_CELLS);
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

fn heading(level: HeadingLevel) -> LineElement {
    LineElement::Heading(level as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(LineElement, &str)]) {
        let cut = cut(text);
        let found: Vec<_> =
            cut.lines.iter().map(|line| (line.markup.element, line.text.as_str())).collect();
        assert_eq!(found, expected);
        assert_eq!(cut.lines.last().map_or(0, |line| line.end), text.len());
    }

    #[test]
    fn each_line_has_its_element_and_plain_words() {
        check(
            "# Заголовок\n\nПервый **важный** абзац,\nперенесённый.\n\n> Чужие слова\n\n- раз\n",
            &[
                (LineElement::Heading(1), "Заголовок"),
                (LineElement::Plain, ""),
                (LineElement::Paragraph, "Первый важный абзац,"),
                (LineElement::Paragraph, "перенесённый."),
                (LineElement::Plain, ""),
                (LineElement::Quotation, "Чужие слова"),
                (LineElement::Plain, ""),
                (LineElement::ListItem, "раз"),
            ],
        );
    }

    #[test]
    fn raw_html_is_markup() {
        check(
            "<div class=\"x\">\n<script>alert(1)</script>\n</div>\n\nСлова.",
            &[
                (LineElement::Markup, ""),
                (LineElement::Markup, ""),
                (LineElement::Markup, ""),
                (LineElement::Plain, ""),
                (LineElement::Paragraph, "Слова."),
            ],
        );
    }

    #[test]
    fn the_cells_of_a_table_stand_apart() {
        check(
            "| Год | Ячмень |\n|---|---|\n| 2024 | **10,8** |\n",
            &[
                (LineElement::Plain, "Год | Ячмень"),
                (LineElement::Markup, ""),
                (LineElement::Plain, "2024 | 10,8"),
            ],
        );
    }

    #[test]
    fn links_between_notes_show_their_words() {
        for (written, shown) in [
            ("Пишет [[Анна Ким]].", "Пишет Анна Ким."),
            ("Пишет [[люди/Анна Ким|А. Ким]].", "Пишет А. Ким."),
            ("Слева ![[мост.png]] мост.", "Слева  мост."),
            ("Скобки [1] и [[ пусты.", "Скобки [1] и [[ пусты."),
        ] {
            check(written, &[(LineElement::Paragraph, shown)]);
        }
    }

    #[test]
    fn wrapped_lines_continue() {
        let cut = cut("Одна\nдве\n\nтри");
        let continues: Vec<bool> = cut.lines.iter().map(|line| line.markup.continues).collect();
        assert_eq!(continues, [false, true, false, false]);
    }

    #[test]
    fn front_matter_declares_fields() {
        let texts = [
            "+++\ntitle = \"Школа открыта\"\ndate = 2026-02-03\ntags = [\"школа\", \"село\"]\n+++\nТекст.",
            "---\ntitle: \"Школа открыта\"\ndate: 2026-02-03\ntags:\n- школа\n- село\n---\nТекст.",
        ];
        for text in texts {
            let cut = cut(text);
            let mut values: Vec<&str> = cut.declared.iter().map(|d| d.value.as_str()).collect();
            values.sort_unstable();
            assert_eq!(values, ["2026-02-03", "Школа открыта", "село", "школа"]);
            assert_eq!(cut.lines[0].markup.element, LineElement::Markup);
            assert_eq!(cut.lines.last().map(|line| line.text.as_str()), Some("Текст."));
        }
    }

    #[test]
    fn an_unclosed_fence_is_no_front_matter() {
        check("---\ntitle: x", &[(LineElement::Markup, ""), (LineElement::Paragraph, "title: x")]);
    }
}
