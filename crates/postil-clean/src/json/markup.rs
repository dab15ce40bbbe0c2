//! The printed form of what markup says of a block: places are code points, as in quotations.

use serde::Serialize;

use crate::model::cleaned::Block;
use crate::model::markup::{
    ItemMark, LineForm, ListPlace, SetLine, TableCell, TableRow, TextMark, TextSpan,
};

/// A marked stretch of a block's text.
#[derive(Debug, Serialize)]
pub struct SpanJson<'a> {
    /// What it is.
    pub kind: &'static str,
    /// The first code point, and the one after the last.
    pub span: (usize, usize),
    /// Of a link, its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<&'a str>,
    /// Of an abbreviation, what it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<&'a str>,
}

/// What a block is as a whole.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum FormJson {
    Heading(u8),
    Item {
        depth: u8,
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        style: Option<&'static str>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        falls: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        part: Option<&'static str>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        goes_on: bool,
    },
    Row {
        table: u32,
        cells: Vec<CellJson>,
    },
    Code(SetJson),
    Set(SetJson),
}

#[derive(Serialize)]
pub(super) struct SetJson {
    indent: u8,
    #[serde(skip_serializing_if = "is_zero")]
    gap: u8,
}

impl SetJson {
    fn of(line: SetLine) -> Self {
        SetJson { indent: line.indent, gap: line.gap }
    }
}

fn is_zero(count: &u8) -> bool {
    *count == 0
}

#[derive(Serialize)]
pub(super) struct CellJson {
    span: (usize, usize),
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    header: bool,
    #[serde(skip_serializing_if = "is_one")]
    columns: u32,
    #[serde(skip_serializing_if = "is_one")]
    rows: u32,
}

fn is_one(count: &u32) -> bool {
    *count == 1
}

/// The spans of a block.
pub fn spans(block: &Block) -> Vec<SpanJson<'_>> {
    let mut places = Places::of(&block.text);
    let with_start = block.spans.iter().map(|span| (places.of_byte(span.bytes.start), span));
    with_start.map(|(start, span)| SpanJson::new(&block.text, start, span)).collect()
}

impl<'a> SpanJson<'a> {
    /// A span of a text, before which so many code points stand.
    fn new(text: &str, start: usize, span: &'a TextSpan) -> Self {
        SpanJson {
            kind: span.mark.name(),
            span: (start, start + text[span.bytes.clone()].chars().count()),
            target: match &span.mark {
                TextMark::Link(address) => Some(address),
                _ => None,
            },
            meaning: match &span.mark {
                TextMark::Abbreviation(meaning) => Some(meaning),
                _ => None,
            },
        }
    }
}

/// The form of a block as JSON; none where its kind says all.
pub fn form_line(block: &Block) -> Option<String> {
    let form = form(block)?;
    Some(serde_json::to_string(&form).expect("strings and numbers always serialise"))
}

/// The form of a block; none where its kind says all.
pub(super) fn form(block: &Block) -> Option<FormJson> {
    Some(match &block.form {
        LineForm::Plain => return None,
        LineForm::Heading(level) => FormJson::Heading(*level),
        LineForm::Item(place) => item(place),
        LineForm::Row(row) => FormJson::Row { table: row.table, cells: cells(&block.text, row) },
        LineForm::Code(line) => FormJson::Code(SetJson::of(*line)),
        LineForm::Set(line) => FormJson::Set(SetJson::of(*line)),
    })
}

fn item(place: &ListPlace) -> FormJson {
    let number = place.mark.number();
    FormJson::Item {
        depth: place.depth,
        number: number.map(|number| number.value),
        style: number.and_then(|number| number.style.sign()),
        falls: number.is_some_and(|number| number.falls),
        part: match place.mark {
            ItemMark::Term => Some("term"),
            ItemMark::Meaning => Some("meaning"),
            ItemMark::Bullet | ItemMark::Number(_) => None,
        },
        goes_on: place.goes_on,
    }
}

fn cells(text: &str, row: &TableRow) -> Vec<CellJson> {
    let mut places = Places::of(text);
    let cell = |cell: &TableCell| CellJson {
        span: (places.of_byte(cell.bytes.start), places.of_byte(cell.bytes.end)),
        header: cell.heads.is_some(),
        columns: cell.columns,
        rows: cell.rows,
    };
    row.cells.iter().map(cell).collect()
}

/// Counts the code points of a text once, for places that are asked for in their order.
struct Places<'a> {
    text: &'a str,
    byte: usize,
    count: usize,
}

impl<'a> Places<'a> {
    fn of(text: &'a str) -> Self {
        Places { text, byte: 0, count: 0 }
    }

    /// How many code points stand before a byte, which is not before the one asked for last.
    fn of_byte(&mut self, byte: usize) -> usize {
        self.count += self.text.get(self.byte..byte).map_or(0, |part| part.chars().count());
        self.byte = byte;
        self.count
    }
}
