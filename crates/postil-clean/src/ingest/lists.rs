//! The open lists of a page, and where in them the next line stands.

use crate::model::limits;
use crate::model::markup::{LineForm, ListPlace};

/// The open lists, while a page goes by.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// For each, the innermost last, the number of its next item, if it counts them.
    open: Vec<Option<u32>>,
    /// The item that has no line yet.
    begun: Option<ListPlace>,
}

impl Lists {
    /// A list opens; `first` is the number of its first item, if it counts them.
    pub fn open(&mut self, first: Option<u32>) {
        self.open.push(first);
    }

    /// An item begins, perhaps with a number of its own.
    pub fn begin_item(&mut self, stated: Option<u32>) {
        let depth = self.depth();
        let next = self.open.last_mut().and_then(Option::as_mut);
        let number = next.map(|next| {
            let number = stated.unwrap_or(*next);
            *next = number.saturating_add(1);
            number
        });
        self.begun = Some(ListPlace { depth, number, goes_on: false });
    }

    /// The innermost list closes.
    pub fn close(&mut self) {
        self.open.pop();
        self.begun = None;
    }

    /// The form of a line that begins in an item.
    pub fn line(&mut self) -> LineForm {
        let goes_on = ListPlace { depth: self.depth(), number: None, goes_on: true };
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
