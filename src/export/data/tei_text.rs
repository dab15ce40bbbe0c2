//! A stretch of an article's text as XML, with what its page marked in it as TEI has it.

use std::ops::Range;

use crate::export::escape_xml;
use crate::model::cleaned::Block;
use crate::model::markup::{TextMark, TextSpan};

/// Some bytes of a block's text; marks that reach out of them are left out.
pub(super) fn marked(block: &Block, bytes: Range<usize>) -> String {
    let is_inside =
        |span: &&TextSpan| bytes.start <= span.bytes.start && span.bytes.end <= bytes.end;
    let mut writer = Writer { text: &block.text, out: String::new(), done: bytes.start };
    let mut open: Vec<&TextSpan> = Vec::new();
    for span in block.spans.iter().filter(is_inside) {
        while let Some(ended) = open.pop_if(|open| open.bytes.end <= span.bytes.start) {
            writer.end(ended);
        }
        writer.start(span);
        open.push(span);
    }
    while let Some(ended) = open.pop() {
        writer.end(ended);
    }
    writer.write_to(bytes.end);
    writer.out
}

/// XML in the making.
struct Writer<'a> {
    text: &'a str,
    out: String,
    /// The text before this byte is written.
    done: usize,
}

impl Writer<'_> {
    fn write_to(&mut self, byte: usize) {
        self.out.push_str(&escape_xml(&self.text[self.done..byte]));
        self.done = byte;
    }

    fn start(&mut self, span: &TextSpan) {
        self.write_to(span.bytes.start);
        let start = match &span.mark {
            TextMark::Link(address) => format!("<ref target=\"{}\">", escape_xml(address)),
            TextMark::Emphasis => "<hi rend=\"italic\">".to_owned(),
            TextMark::Strong => "<hi rend=\"bold\">".to_owned(),
            TextMark::Code => "<code>".to_owned(),
            TextMark::Subscript => "<hi rend=\"subscript\">".to_owned(),
            TextMark::Superscript => "<hi rend=\"superscript\">".to_owned(),
            TextMark::Struck => "<del>".to_owned(),
            TextMark::Inserted => "<add>".to_owned(),
            TextMark::Quotation => "<q>".to_owned(),
            TextMark::Abbreviation(_) => "<choice><abbr>".to_owned(),
        };
        self.out.push_str(&start);
    }

    fn end(&mut self, span: &TextSpan) {
        self.write_to(span.bytes.end);
        let end = match &span.mark {
            TextMark::Link(_) => "</ref>",
            TextMark::Code => "</code>",
            TextMark::Emphasis | TextMark::Strong | TextMark::Subscript | TextMark::Superscript => {
                "</hi>"
            }
            TextMark::Struck => "</del>",
            TextMark::Inserted => "</add>",
            TextMark::Quotation => "</q>",
            TextMark::Abbreviation(meaning) => {
                let meaning = escape_xml(meaning);
                return self.out.push_str(&format!("</abbr><expan>{meaning}</expan></choice>"));
            }
        };
        self.out.push_str(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::line::LineRange;

    #[test]
    fn marks_nest_in_the_text() {
        let span = |bytes, mark| TextSpan { bytes, mark };
        let link = TextMark::Link("https://dala.example/?a=1&b=2".into());
        let block = Block {
            spans: vec![
                span(0..5, link),
                span(2..3, TextMark::Strong),
                span(6..7, TextMark::Superscript),
            ],
            ..Block::paragraph("ab<de f2".to_owned(), LineRange::one(1))
        };
        assert_eq!(
            marked(&block, 0..8),
            "<ref target=\"https://dala.example/?a=1&amp;b=2\">ab<hi rend=\"bold\">&lt;</hi>de</ref> \
             <hi rend=\"superscript\">f</hi>2"
        );
        assert_eq!(marked(&block, 6..8), "<hi rend=\"superscript\">f</hi>2");
        assert_eq!(marked(&block, 2..2), "");
    }
}
