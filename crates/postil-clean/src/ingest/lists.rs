//! The open lists of a page, and where in them the next line stands.

use std::ops::Range;

use crate::ingest::cut::CutLine;
use crate::model::limits;
use crate::model::markup::{ItemMark, ItemNumber, LineForm, ListPlace, NumberStyle};

/// The open lists, while a page goes by.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The innermost last.
    open: Vec<OpenList>,
    /// The item that has no line yet.
    begun: Option<ListPlace>,
}

/// What is known of a list when it opens.
#[derive(Debug, Clone, Copy)]
pub(super) enum ListKind {
    /// Its items have the same sign.
    Bullets,
    /// Its items are counted.
    Numbers {
        /// The first number; none of a list that counts down to 1.
        first: Option<i32>,
        style: NumberStyle,
        /// It counts down.
        falls: bool,
    },
    /// It has terms and what they mean.
    Terms,
}

#[derive(Debug)]
struct OpenList {
    kind: ListKind,
    /// The number of the next item; where the first one is not known yet, counted from 0.
    next: i32,
    items: i32,
    /// The lines whose numbers wait for how many items there are; the end is open while they do.
    waiting: Option<(usize, Option<usize>)>,
}

impl Lists {
    /// A list opens; `line` is the index of the page's next line.
    pub fn open(&mut self, kind: ListKind, line: usize) {
        let (first, waits) = match kind {
            ListKind::Numbers { first, .. } => (first.unwrap_or(0), first.is_none()),
            _ => (0, false),
        };
        let waiting = waits.then_some((line, None));
        self.open.push(OpenList { kind, next: first, items: 0, waiting });
    }

    /// An item begins, perhaps with a number of its own; `line` is the index of the next line.
    pub fn begin_item(&mut self, stated: Option<i32>, line: usize) {
        let mark = self.open.last_mut().map(|list| list.item(stated, line));
        self.begin(mark.unwrap_or_default());
    }

    /// A term begins, or what it means, where the innermost list has such.
    pub fn begin_of_terms(&mut self, mark: ItemMark) {
        if matches!(self.open.last(), Some(OpenList { kind: ListKind::Terms, .. })) {
            self.begin(mark);
        }
    }

    fn begin(&mut self, mark: ItemMark) {
        self.begun = Some(ListPlace { depth: self.depth(), mark, goes_on: false });
    }

    /// The innermost list closes; gives its depth, how many items it has, and the lines whose numbers
    /// waited for that.
    pub fn close(&mut self, line: usize) -> Option<WaitingNumbers> {
        let depth = self.depth();
        let is_deep = self.open.len() > usize::from(limits::NESTED_LISTS);
        self.begun = None;
        let list = self.open.pop()?;
        let (start, end) = list.waiting.filter(|_| !is_deep)?;
        Some(WaitingNumbers { depth, items: list.items, lines: start..end.unwrap_or(line) })
    }

    /// The form of a line that begins in an item.
    pub fn line(&mut self) -> LineForm {
        let goes_on = ListPlace { depth: self.depth(), mark: ItemMark::Bullet, goes_on: true };
        match self.begun.take() {
            _ if self.open.is_empty() => LineForm::Plain,
            Some(begun) => LineForm::Item(begun),
            None => LineForm::Item(goes_on),
        }
    }

    fn depth(&self) -> u8 {
        let around = self.open.len().saturating_sub(1);
        u8::try_from(around).map_or(limits::NESTED_LISTS, |depth| depth.min(limits::NESTED_LISTS))
    }
}

impl OpenList {
    /// The mark of the next item.
    fn item(&mut self, stated: Option<i32>, line: usize) -> ItemMark {
        self.items = self.items.saturating_add(1);
        let ListKind::Numbers { style, falls, .. } = self.kind else { return ItemMark::Bullet };
        if let (Some(_), Some((_, end @ None))) = (stated, &mut self.waiting) {
            *end = Some(line);
        }
        let value = stated.unwrap_or(self.next);
        self.next = value.saturating_add(if falls { -1 } else { 1 });
        ItemMark::Number(ItemNumber { value, style, falls })
    }
}

/// The numbers of a list that counts down to 1, which were counted from 0 while it was open.
#[derive(Debug)]
pub(super) struct WaitingNumbers {
    depth: u8,
    items: i32,
    lines: Range<usize>,
}

impl WaitingNumbers {
    /// Sets them right in a page's lines.
    pub fn settle(self, lines: &mut [CutLine]) {
        let own = lines.get_mut(self.lines).into_iter().flatten();
        for line in own {
            match &mut line.markup.form {
                LineForm::Item(ListPlace { depth, mark: ItemMark::Number(number), .. })
                    if *depth == self.depth =>
                {
                    number.value = number.value.saturating_add(self.items);
                }
                _ => {}
            }
        }
    }
}
