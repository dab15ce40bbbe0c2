//! An article as a TEI document: header, text in its blocks, and the notes behind it.
//!
//! Source: TEI P5 Guidelines, chapters 2 (the header), 3 (elements in all documents) and 4 (the
//! structure of texts).

use std::fmt::Write;

use crate::cite::Reference;
use crate::config::settings::SiteSettings;
use crate::export::data::tei_text;
use crate::export::escape_xml;
use crate::model::article::{Article, PlacedNote};
use crate::model::cleaned::{Block, BlockKind};
use crate::model::markup::{ItemMark, LineForm, ListPlace, TableCell, TableRow};
use crate::model::permalink;

/// The document.
pub fn document(article: &Article, reference: &Reference, settings: &SiteSettings) -> String {
    let mut xml = Xml::default();
    xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    let language = reference.language.as_deref().filter(|code| is_language(code));
    let language = language.map(|code| format!(" xml:lang=\"{code}\"")).unwrap_or_default();
    xml.line(&format!("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"{language}>"));
    header(&mut xml, article, reference, settings);
    xml.line("<text>");
    body(&mut xml, article);
    back(&mut xml, article);
    xml.line("</text>");
    xml.line("</TEI>");
    xml.0
}

/// XML while it is written.
#[derive(Default)]
struct Xml(String);

impl Xml {
    /// Adds markup of our own.
    fn line(&mut self, markup: &str) {
        self.0.push_str(markup);
        self.0.push('\n');
    }

    /// Adds an element with text in it; `start` is its name, with attributes if it has any.
    fn element(&mut self, start: &str, text: &str) {
        self.marked(start, &escape_xml(text));
    }

    /// Adds an element with text in it that is XML already.
    fn marked(&mut self, start: &str, text: &str) {
        writeln!(self.0, "<{start}>{text}</{}>", name(start)).expect("a string takes all");
    }

    /// Adds elements that stand one in the other, and text that is XML in the innermost.
    fn nested(&mut self, starts: &[&str], text: &str) {
        match starts {
            [] => {}
            [inner] => self.marked(inner, text),
            [outer, inner @ ..] => {
                self.line(&format!("<{outer}>"));
                self.nested(inner, text);
                self.line(&format!("</{}>", name(outer)));
            }
        }
    }
}

/// The name of an element, of its start tag without the brackets.
fn name(start: &str) -> &str {
    start.split(' ').next().unwrap_or_default()
}

fn header(xml: &mut Xml, article: &Article, reference: &Reference, settings: &SiteSettings) {
    xml.line("<teiHeader>\n<fileDesc>\n<titleStmt>");
    xml.element("title", article.title());
    authors(xml, reference);
    xml.line("</titleStmt>\n<publicationStmt>");
    let keeper = if settings.author.is_empty() { &settings.title } else { &settings.author };
    xml.element("publisher", keeper);
    xml.element("idno type=\"file\"", &article.source.path);
    xml.element("idno type=\"blake3\"", &article.source.digest);
    if let Some(rights) = &reference.rights {
        xml.nested(&["availability", "p"], &escape_xml(rights));
    }
    if let Some(page) = &reference.page {
        xml.line(&format!("<ptr target=\"{}\"/>", escape_xml(page)));
    }
    xml.line("</publicationStmt>\n<sourceDesc>\n<bibl>");
    source(xml, reference);
    xml.line("</bibl>\n</sourceDesc>\n</fileDesc>");
    profile(xml, reference);
    xml.line("</teiHeader>");
}

/// The page that the article was made from.
fn source(xml: &mut Xml, reference: &Reference) {
    authors(xml, reference);
    if let Some(title) = reference.cited_title() {
        xml.element("title level=\"a\"", &title);
    }
    if let Some(outlet) = &reference.source {
        xml.element("title level=\"j\"", outlet);
    }
    if let Some(date) = &reference.date {
        xml.element(&format!("date when=\"{}\"", date.joined("-")), &date.iso);
    }
    for address in [&reference.original, &reference.archived].into_iter().flatten() {
        xml.element(&format!("ref target=\"{}\"", escape_xml(address)), address);
    }
}

fn authors(xml: &mut Xml, reference: &Reference) {
    for author in &reference.authors {
        xml.element("author", &author.inverted());
    }
}

/// Language and tags, where there are any.
fn profile(xml: &mut Xml, reference: &Reference) {
    let language = reference.language.as_deref().filter(|code| is_language(code));
    if language.is_none() && reference.tags.is_empty() {
        return;
    }
    xml.line("<profileDesc>");
    if let Some(code) = language {
        xml.line("<langUsage>");
        xml.element(&format!("language ident=\"{code}\""), code);
        xml.line("</langUsage>");
    }
    if !reference.tags.is_empty() {
        xml.line("<textClass>\n<keywords>");
        reference.tags.iter().for_each(|tag| xml.element("term", tag));
        xml.line("</keywords>\n</textClass>");
    }
    xml.line("</profileDesc>");
}

/// The text: what stands below a heading is a division of its own.
fn body(xml: &mut Xml, article: &Article) {
    let ids = permalink::of_blocks(&article.blocks);
    let blocks: Vec<(&Block, String)> = article.blocks.iter().zip(ids).collect();
    xml.line("<body>");
    if blocks.is_empty() {
        xml.line("<p/>");
    }
    let begins = |block: &Block| block.kind == BlockKind::Heading;
    for division in blocks.chunk_by(|_, (next, _)| !begins(next)) {
        xml.line("<div>");
        for run in division.chunk_by(|(one, _), (next, _)| belong(one, next)) {
            draw_run(xml, run);
        }
        if division.iter().all(|(block, _)| begins(block)) {
            xml.line("<p/>");
        }
        xml.line("</div>");
    }
    xml.line("</body>");
}

/// A block, or all items of a list, all rows of a table.
fn draw_run(xml: &mut Xml, run: &[(&Block, String)]) {
    let Some(around) = run.first().and_then(|(block, _)| around(block)) else {
        return run.iter().for_each(|(block, id)| draw_block(xml, block, id));
    };
    xml.line(&format!("<{around}>"));
    run.iter().for_each(|(block, id)| draw_block(xml, block, id));
    xml.line(&format!("</{}>", name(around)));
}

/// The element around blocks that belong together.
fn around(block: &Block) -> Option<&'static str> {
    match &block.form {
        LineForm::Row(_) => Some("table"),
        LineForm::Set(_) => Some("lg"),
        LineForm::Item(ListPlace { mark: ItemMark::Number(_), .. }) => {
            Some("list rend=\"numbered\"")
        }
        LineForm::Item(ListPlace { mark, .. }) if mark.is_of_terms() => Some("list rend=\"terms\""),
        _ => (block.kind == BlockKind::List).then_some("list"),
    }
}

/// Whether two blocks stand in one element; a line that goes on is in the list of its item.
fn belong(one: &Block, other: &Block) -> bool {
    match (&one.form, &other.form) {
        (LineForm::Row(row), LineForm::Row(next)) => row.table == next.table,
        (LineForm::Row(_), _) | (_, LineForm::Row(_)) => false,
        (_, LineForm::Item(ListPlace { goes_on: true, .. })) => one.kind == BlockKind::List,
        _ => around(one).is_some() && around(one) == around(other),
    }
}

/// A block; `id` is its place.
fn draw_block(xml: &mut Xml, block: &Block, id: &str) {
    let id = format!("xml:id=\"{id}\"");
    let text = tei_text::marked(block, 0..block.text.len());
    if let LineForm::Row(row) = &block.form {
        return draw_row(xml, block, row, &id);
    }
    if let LineForm::Set(_) = &block.form {
        return xml.marked(&format!("l {id}"), &text);
    }
    match block.kind {
        BlockKind::List => xml.marked(&format!("item {id}{}", mark(block)), &text),
        BlockKind::Heading => xml.marked(&format!("head {id}"), &text),
        BlockKind::Quotation => xml.nested(&[&format!("quote {id}"), "p"], &text),
        BlockKind::Caption => xml.nested(&[&format!("figure {id}"), "head"], &text),
        BlockKind::Comment => {
            xml.nested(&[&format!("floatingText {id} type=\"comment\""), "body", "p"], &text);
        }
        _ => xml.marked(&format!("p {id}"), &text),
    }
}

/// The number of an item, where its list has numbers; of a term that it is one.
fn mark(block: &Block) -> String {
    let LineForm::Item(place) = block.form else { return String::new() };
    match place.mark {
        ItemMark::Number(number) => format!(" n=\"{}\"", number.value),
        ItemMark::Term => " rend=\"term\"".to_owned(),
        ItemMark::Bullet | ItemMark::Meaning => String::new(),
    }
}

fn draw_row(xml: &mut Xml, block: &Block, row: &TableRow, id: &str) {
    xml.line(&format!("<row {id}>"));
    for cell in &row.cells {
        let text = tei_text::marked(block, cell.bytes.clone());
        xml.marked(&format!("cell{}", cell_attributes(cell)), &text);
    }
    xml.line("</row>");
}

fn cell_attributes(cell: &TableCell) -> String {
    let role = cell.heads.map(|_| " role=\"label\"".to_owned());
    let covers = |name, count| (count > 1).then(|| format!(" {name}=\"{count}\""));
    let parts = [role, covers("cols", cell.columns), covers("rows", cell.rows)];
    parts.into_iter().flatten().collect()
}

/// The notes, each with the passage that it is about.
fn back(xml: &mut Xml, article: &Article) {
    if article.notes.is_empty() {
        return;
    }
    let blocks = permalink::of_blocks(&article.blocks);
    xml.line("<back>\n<div type=\"notes\">\n<list>");
    for (placed, id) in article.notes.iter().zip(permalink::of_notes(&article.notes)) {
        xml.line("<item>");
        note(xml, placed, &id, &blocks);
        xml.line("</item>");
    }
    xml.line("</list>\n</div>\n</back>");
}

fn note(xml: &mut Xml, placed: &PlacedNote, id: &str, blocks: &[String]) {
    let note = &placed.note;
    let kind = note.kind.name();
    let block = placed.anchor.spans().and_then(|spans| blocks.get(spans.first()?.block));
    let target = block.map(|block| format!(" target=\"#{block}\"")).unwrap_or_default();
    let state = placed.anchor.name();
    xml.line(&format!("<note xml:id=\"{id}\" type=\"{kind}\" subtype=\"{state}\"{target}>"));
    if let Some(quote) = &note.quote {
        xml.element("quote", quote);
    }
    xml.element("p", &note.text);
    if let Some(by) = &note.by {
        xml.line("<bibl>");
        xml.element("author", by);
        if let Some(date) = note.date {
            xml.element(&format!("date when=\"{date}\""), &date.to_string());
        }
        xml.line("</bibl>");
    }
    xml.line("</note>");
}

/// Whether a code is one that `xml:lang` takes.
fn is_language(code: &str) -> bool {
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    code.split('-').all(part) && code.starts_with(|c: char| c.is_ascii_alphabetic())
}
