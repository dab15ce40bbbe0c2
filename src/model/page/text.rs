//! The text of an article's page: rows of blocks, and what stands in them.

use serde::Serialize;

use super::{Href, NoteView};
use crate::model::cleaned::BlockKind;
use crate::model::route::Route;

/// A block, or the items of a list, the rows of a table, the lines of a program, the paragraphs of a
/// reader's comment, with the notes that begin in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowView {
    /// What part it plays.
    pub kind: BlockKind,
    /// What its blocks are: `text`, `list`, `table`, `code` or `lines`; `picture` where it has none.
    pub form: &'static str,
    /// Of a heading its level on the page, from 2 to 4.
    pub level: Option<u8>,
    /// It is a question of an interview.
    pub asks: bool,
    /// A picture, of which its block is the caption.
    pub picture: Option<PictureView>,
    /// Of a reader's comment: who wrote it and when, as the page says it, where such lines are shown.
    pub writer: Option<String>,
    /// One block; of a list, a table and a program one for each line, of a comment for each paragraph.
    pub blocks: Vec<BlockView>,
    /// The notes whose passage begins here.
    pub notes: Vec<NoteView>,
}

/// A picture of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PictureView {
    /// What stands for it where it cannot be seen; may be empty.
    pub alt: String,
    /// What a person puts below it.
    pub caption: Option<String>,
    /// The file; none of a picture that the archive does not have.
    pub published: Option<PublishedPictureView>,
    /// Its address on the web; `http` or `https`.
    pub address: Option<String>,
}

/// A picture as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedPictureView {
    /// Its file, from what all languages share.
    pub file: Route,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// A block of text, cut where a note begins or ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlockView {
    /// Its permanent place on the page, as `p-1f0c22aa`.
    pub id: String,
    /// Its language, where that is another than the article's.
    pub language: Option<String>,
    /// Its text in pieces; those of a table's row are in its cells.
    pub runs: Vec<RunView>,
    /// Of a list's line: which tags stand around it.
    pub item: Option<ItemView>,
    /// Of a table's row: the cells.
    pub cells: Vec<CellView>,
    /// Of a line whose breaks count: the empty lines and the blanks before it.
    pub indent: String,
}

/// A line of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ItemView {
    /// The lists that open before it: `ol`, `ul`, `dl`.
    pub lists: Vec<&'static str>,
    /// It is the first line of its item.
    pub starts: bool,
    /// The item's element: `li`, or `dt` and `dd` of a list of terms.
    pub tag: &'static str,
    /// The item's number, where that is not the next one.
    pub value: Option<i32>,
    /// How the list's numbers are written, as `type` has it; none of decimal ones.
    pub style: Option<&'static str>,
    /// The list's numbers fall.
    pub falls: bool,
    /// Something else stands in its item too.
    pub shares: bool,
    /// What closes behind it, in this order: its item, its list and those around.
    pub closes: Vec<&'static str>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CellView {
    /// What it heads: `col` or `row`.
    pub heads: Option<&'static str>,
    /// How many columns it covers.
    pub columns: u32,
    /// How many rows it covers, its own too.
    pub rows: usize,
    /// Its text in pieces.
    pub runs: Vec<RunView>,
    /// What the row's text has between it and the next cell.
    pub gap: String,
}

/// A piece of text that the same notes are about, and that is marked in one way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RunView {
    /// The words.
    pub text: String,
    /// The numbers of the notes that are about it; none outside of any passage.
    pub notes: Vec<usize>,
    /// The kind of the innermost note.
    pub kind: Option<&'static str>,
    /// The place of the innermost note.
    pub opens: Option<String>,
    /// The notes whose passage ends here for the first time.
    pub refs: Vec<ReferenceView>,
    /// The marks that start with it, the outer one first.
    pub starts: Vec<MarkView>,
    /// The tags of the marks that end with it, the inner one first.
    pub ends: Vec<&'static str>,
}

/// What the page's markup says of a piece of its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkView {
    /// The element: `a`, `em`, `strong`, `code`, `sub`, `sup`, `del`, `ins`, `q`, `abbr`.
    pub tag: &'static str,
    /// Of a link out of the archive, its address; `http`, `https` or `mailto`.
    pub address: Option<String>,
    /// Of a link to an article of the archive, its page.
    pub route: Option<Href>,
    /// Of an abbreviation, what it stands for.
    pub title: Option<String>,
    /// A note cuts it here, and it goes on behind that.
    pub goes_on: bool,
}

/// The number of a note in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReferenceView {
    /// The note's number.
    pub number: usize,
    /// The note's place on the page.
    pub id: String,
    /// What a person has to confirm, as in [`NoteView::doubt`].
    pub doubt: Option<&'static str>,
}
