//! An article's text as its page shows it: blocks that belong together are one row, as the items of a
//! list or the lines of a program.

mod cells;
mod comments;
mod interview;
mod items;
mod links;
mod pictures;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use crate::config::settings::RemovedShown;
use crate::model::article::Article;
use crate::model::cleaned::{Block, BlockKind};
use crate::model::head::Head;
use crate::model::markup::LineForm;
use crate::model::page::{BlockView, ItemView, RowView, RunView};
use crate::plan::Plan;
use crate::plan::notes::{Marks, SortedNotes};
use crate::plan::passages::{self, Layers, Passage};

pub(super) use interview::questions;
use links::InnerLinks;
use pictures::OwnPictures;

/// What the archive has of the things that an article names, and shows of what it left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Surroundings {
    removed: RemovedShown,
    links: InnerLinks,
    pictures: OwnPictures,
}

impl Plan {
    /// What the archive has of the things that a capture names, and shows of what it left out.
    pub(super) fn around(&self, head: &Head) -> Surroundings {
        Surroundings {
            removed: self.frame.audit().removed,
            links: InnerLinks::new(head, &self.archive),
            pictures: OwnPictures::new(head, &self.archive),
        }
    }
}

/// What blocks have to share to be one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    List,
    Table(u32),
    Code,
    Lines,
}

impl Form {
    fn of(block: &Block) -> Form {
        match &block.form {
            LineForm::Row(row) => Form::Table(row.table),
            LineForm::Code(_) => Form::Code,
            LineForm::Set(_) => Form::Lines,
            _ if block.kind == BlockKind::List => Form::List,
            _ => Form::Text,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Form::Text => "text",
            Form::List => "list",
            Form::Table(_) => "table",
            Form::Code => "code",
            Form::Lines => "lines",
        }
    }
}

/// The rows of an article; `ids` are its blocks' places on the page.
pub(super) fn rows(
    article: &Article,
    ids: &[String],
    notes: &SortedNotes,
    around: &Surroundings,
) -> Vec<RowView> {
    let mut drawer = Drawer {
        ids,
        marks: Marks::new(notes),
        levels: heading_levels(&article.blocks),
        questions: questions(&article.blocks),
        links: &around.links,
    };
    let belong = |one: &Block, other: &Block| match (Form::of(one), Form::of(other)) {
        (Form::Text, Form::Text) => comments::are_one(one, other, article),
        (form, next) => form == next,
    };
    let mut next = 0;
    let rows = article.blocks.chunk_by(belong).map(|blocks| {
        let first = next;
        next += blocks.len();
        let writer = comments::writer(&blocks[0], article);
        let writer = writer.filter(|_| around.removed == RemovedShown::Words);
        RowView { writer, ..drawer.row(blocks, first) }
    });
    pictures::among(rows.collect(), &article.pictures, &around.pictures)
}

/// Draws the text of blocks with all that is said of it.
struct Drawer<'a> {
    ids: &'a [String],
    marks: Marks,
    /// The levels of the headings, the highest first.
    levels: Vec<u8>,
    /// The blocks that are questions of an interview.
    questions: BTreeSet<usize>,
    links: &'a InnerLinks,
}

impl Drawer<'_> {
    /// The row of some blocks, the first of which has an index.
    fn row(&mut self, blocks: &[Block], first: usize) -> RowView {
        let items: Vec<Option<ItemView>> = match Form::of(&blocks[0]) {
            Form::List => items::items(blocks).into_iter().map(Some).collect(),
            _ => vec![None; blocks.len()],
        };
        let drawn = (0..blocks.len()).zip(items);
        let mut drawn: Vec<BlockView> =
            drawn.map(|(at, item)| self.block(&blocks[at..], first + at, item)).collect();
        // The empty lines before a row are its own margin.
        drawn[0].indent.retain(|sign| sign != '\n');
        RowView {
            kind: blocks[0].kind,
            form: Form::of(&blocks[0]).name(),
            level: level(&blocks[0], &self.levels),
            asks: self.questions.contains(&first),
            picture: None,
            writer: None,
            blocks: drawn,
            notes: (first..first + blocks.len())
                .flat_map(|index| self.marks.take_notes(index))
                .collect(),
        }
    }

    /// The first of some blocks of a row.
    fn block(&self, blocks: &[Block], index: usize, item: Option<ItemView>) -> BlockView {
        let block = &blocks[0];
        let cells = match &block.form {
            LineForm::Row(row) => self.cells(blocks, index, row),
            _ => Vec::new(),
        };
        BlockView {
            id: self.ids[index].clone(),
            language: block.language.clone(),
            runs: if cells.is_empty() { self.runs(block, index) } else { Vec::new() },
            item,
            cells,
            indent: blanks(block),
        }
    }

    fn runs(&self, block: &Block, index: usize) -> Vec<RunView> {
        self.stretch(block, self.marks.passages(index), 0..block.text.len())
    }

    fn stretch(&self, block: &Block, passages: &[Passage], bytes: Range<usize>) -> Vec<RunView> {
        let draw = |span: &_| self.links.draw(span);
        let layers = Layers { text: &block.text, passages, spans: &block.spans, draw: &draw };
        passages::runs(&layers, bytes)
    }
}

/// The empty lines and the blanks before a line whose breaks count.
fn blanks(block: &Block) -> String {
    match block.form {
        LineForm::Code(line) | LineForm::Set(line) => {
            "\n".repeat(usize::from(line.gap)) + &" ".repeat(usize::from(line.indent))
        }
        _ => String::new(),
    }
}

/// The levels of an article's headings, the highest first.
fn heading_levels(blocks: &[Block]) -> Vec<u8> {
    let headings = blocks.iter().filter(|block| block.kind == BlockKind::Heading);
    let mut levels: Vec<u8> = headings.map(stated_level).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

/// The level that a page gives a heading; a line that only looks like one is right below a headline.
fn stated_level(heading: &Block) -> u8 {
    match heading.form {
        LineForm::Heading(level) => level,
        _ => 2,
    }
}

/// The level of a heading on the page, where the headline has the first; none is left out between.
fn level(block: &Block, levels: &[u8]) -> Option<u8> {
    if block.kind != BlockKind::Heading {
        return None;
    }
    let above = levels.iter().filter(|level| **level < stated_level(block)).count();
    Some(u8::try_from(above + 2).map_or(4, |level| level.min(4)))
}
