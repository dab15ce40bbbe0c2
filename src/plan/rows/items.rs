//! Which tags stand around the lines of lists, so that lists nest as they did on their page.

use crate::model::cleaned::Block;
use crate::model::markup::{LineForm, ListPlace};
use crate::model::page::ItemView;

/// The lines of one list after another, which together are one row.
pub(super) fn items(blocks: &[Block]) -> Vec<ItemView> {
    let places: Vec<ListPlace> = blocks.iter().map(place).collect();
    let highest = places.iter().map(|place| place.depth).min().unwrap_or(0);
    let mut lists = OpenLists::default();
    for place in places {
        lists.take(ListPlace { depth: place.depth - highest, ..place });
    }
    lists.finish()
}

/// Where a line stands; one that only looks like an item stands in no other list.
fn place(block: &Block) -> ListPlace {
    match block.form {
        LineForm::Item(place) => place,
        _ => ListPlace { depth: 0, number: None, goes_on: false },
    }
}

/// The lists that are open while lines go by; each has an open item.
#[derive(Default)]
struct OpenLists {
    /// The innermost last.
    open: Vec<OpenList>,
    items: Vec<ItemView>,
}

struct OpenList {
    tag: &'static str,
    /// The number of the next item, where they have numbers.
    next: Option<u32>,
}

impl OpenLists {
    fn take(&mut self, place: ListPlace) {
        let depth = usize::from(place.depth).min(self.open.len());
        self.close_to(depth + 1);
        let mut item = ItemView::default();
        if place.goes_on && self.open.len() > depth {
            item.shares = true;
        } else {
            self.start(place, depth, &mut item);
        }
        self.items.push(item);
    }

    /// Starts an item, in the open list of a depth or in a new one.
    fn start(&mut self, place: ListPlace, depth: usize, item: &mut ItemView) {
        if self.open.len() > depth {
            self.close("li");
            if !self.open[depth].goes_on_with(place.number) {
                let ended = self.open.pop().expect("a list of this depth is open");
                self.close(ended.tag);
            }
        }
        if self.open.len() == depth {
            let (tag, next) = if place.number.is_some() { ("ol", Some(1)) } else { ("ul", None) };
            self.open.push(OpenList { tag, next });
            item.lists.push(tag);
        }
        let list = &mut self.open[depth];
        item.starts = true;
        item.value = place.number.filter(|number| list.next != Some(*number));
        list.next = place.number.map(|number| number.saturating_add(1));
    }

    /// Closes lists until so many are open.
    fn close_to(&mut self, count: usize) {
        while self.open.len() > count {
            self.close("li");
            let ended = self.open.pop().expect("more lists than that are open");
            self.close(ended.tag);
        }
    }

    /// Closes an element behind the last line.
    fn close(&mut self, tag: &'static str) {
        if let Some(last) = self.items.last_mut() {
            last.closes.push(tag);
        }
    }

    fn finish(mut self) -> Vec<ItemView> {
        self.close_to(0);
        self.items.iter_mut().for_each(|item| item.shares |= item.closes.is_empty());
        self.items
    }
}

impl OpenList {
    /// Whether an item with a number, or without one, can be the next one: a list begins with 1.
    fn goes_on_with(&self, number: Option<u32>) -> bool {
        match number {
            None => self.next.is_none(),
            Some(number) => self.next.is_some_and(|next| number != 1 || next == 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cleaned::BlockKind;
    use crate::model::line::LineRange;

    /// A line of a list as `depth number` or `depth` or `depth +`.
    fn block(text: &str) -> Block {
        let (depth, rest) = text.split_once(' ').unwrap_or((text, ""));
        let form = LineForm::Item(ListPlace {
            depth: depth.parse().expect("a depth"),
            number: rest.parse().ok(),
            goes_on: rest == "+",
        });
        let paragraph = Block::paragraph(text.to_owned(), LineRange::one(1));
        Block { kind: BlockKind::List, form, ..paragraph }
    }

    fn printed(lines: &[&str]) -> String {
        let blocks: Vec<Block> = lines.iter().map(|line| block(line)).collect();
        let print = |item: &ItemView| {
            let lists: String = item.lists.iter().map(|tag| format!("<{tag}>")).collect();
            let value = item.value.map(|value| format!(" {value}")).unwrap_or_default();
            let start = if item.starts { format!("<li{value}>") } else { String::new() };
            let text = if item.shares { "<p>" } else { "" };
            let closes: String = item.closes.iter().map(|tag| format!("</{tag}>")).collect();
            format!("{lists}{start}{text}{closes}")
        };
        items(&blocks).iter().map(print).collect()
    }

    #[test]
    fn lists_nest_as_on_their_page() {
        for (lines, expected) in [
            (&["0", "0"][..], "<ul><li></li><li></li></ul>"),
            (&["0 1", "0 2"], "<ol><li></li><li></li></ol>"),
            (&["0 3", "0 4", "0 9"], "<ol><li 3></li><li></li><li 9></li></ol>"),
            (&["0 1", "1", "0 2"], "<ol><li><p><ul><li></li></ul></li><li></li></ol>"),
            (&["0", "0 +", "0"], "<ul><li><p><p></li><li></li></ul>"),
            (&["0", "0 1"], "<ul><li></li></ul><ol><li></li></ol>"),
            (&["0 1", "0 2", "0 1"], "<ol><li></li><li></li></ol><ol><li></li></ol>"),
            (&["2", "3"], "<ul><li><p><ul><li></li></ul></li></ul>"),
            (&["0", "7", "0"], "<ul><li><p><ul><li></li></ul></li><li></li></ul>"),
            (&["0 +", "0"], "<ul><li></li><li></li></ul>"),
        ] {
            assert_eq!(printed(lines), expected, "{lines:?}");
        }
    }
}
