//! Which tags stand around the lines of lists, so that lists nest as they did on their page.

use crate::model::cleaned::Block;
use crate::model::markup::{ItemMark, ItemNumber, LineForm, ListPlace};
use crate::model::page::ItemView;

/// The lines of one list after another, which together are one row.
pub(super) fn items(blocks: &[Block]) -> Vec<ItemView> {
    let mut places: Vec<ListPlace> = blocks.iter().map(place).collect();
    let highest = places.iter().map(|place| place.depth).min().unwrap_or(0);
    if !explains_its_terms(&places) {
        let of_terms = places.iter_mut().filter(|place| place.mark.is_of_terms());
        of_terms.for_each(|place| place.mark = ItemMark::Bullet);
    }
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
        _ => ListPlace { depth: 0, mark: ItemMark::Bullet, goes_on: false },
    }
}

/// Whether a list of terms begins with one and ends with what one means: of another some lines went.
fn explains_its_terms(places: &[ListPlace]) -> bool {
    let mut marks = places.iter().map(|place| place.mark).filter(|mark| mark.is_of_terms());
    let first = marks.next();
    first == Some(ItemMark::Term) && marks.next_back() == Some(ItemMark::Meaning)
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
    /// Of its open item.
    item: &'static str,
    /// The next number, where it has numbers.
    next: Option<ItemNumber>,
}

impl OpenLists {
    fn take(&mut self, place: ListPlace) {
        let depth = usize::from(place.depth).min(self.open.len());
        self.close_to(depth + 1);
        let mut item = ItemView::default();
        if place.goes_on && self.open.len() > depth {
            item.shares = true;
        } else {
            self.start(place.mark, depth, &mut item);
        }
        self.items.push(item);
    }

    /// Starts an item, in the open list of a depth or in a new one.
    fn start(&mut self, mark: ItemMark, depth: usize, item: &mut ItemView) {
        if self.open.len() > depth {
            self.close(self.open[depth].item);
            if !self.open[depth].goes_on_with(mark) {
                let ended = self.open.pop().expect("a list of this depth is open");
                self.close(ended.tag);
            }
        }
        if self.open.len() == depth {
            self.open.push(OpenList::new(mark));
            item.lists.push(self.open[depth].tag);
        }
        self.open[depth].add(mark, item);
    }

    /// Closes lists until so many are open.
    fn close_to(&mut self, count: usize) {
        while self.open.len() > count {
            let ended = self.open.pop().expect("more lists than that are open");
            self.close(ended.item);
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
    /// A list that opens before an item.
    fn new(first: ItemMark) -> Self {
        let (tag, next) = match first {
            ItemMark::Bullet => ("ul", None),
            ItemMark::Number(number) if number.falls => ("ol", None),
            ItemMark::Number(number) => ("ol", Some(ItemNumber { value: 1, ..number })),
            ItemMark::Term | ItemMark::Meaning => ("dl", None),
        };
        OpenList { tag, item: "", next }
    }

    /// Adds an item.
    fn add(&mut self, mark: ItemMark, item: &mut ItemView) {
        self.item = match mark {
            ItemMark::Term => "dt",
            ItemMark::Meaning => "dd",
            ItemMark::Bullet | ItemMark::Number(_) => "li",
        };
        item.starts = true;
        item.tag = self.item;
        if let Some(number) = mark.number() {
            let step = if number.falls { -1 } else { 1 };
            item.style = number.style.sign();
            item.falls = number.falls;
            item.value = (self.next != Some(number)).then_some(number.value);
            self.next = Some(ItemNumber { value: number.value.saturating_add(step), ..number });
        }
    }

    /// Whether an item can be the next one: a list that counts up begins with 1.
    fn goes_on_with(&self, mark: ItemMark) -> bool {
        match mark {
            ItemMark::Bullet => self.tag == "ul",
            ItemMark::Term | ItemMark::Meaning => self.tag == "dl",
            ItemMark::Number(number) => self.next.is_some_and(|next| {
                let is_alike = (next.style, next.falls) == (number.style, number.falls);
                is_alike && (number.falls || number.value != 1 || next.value == 1)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cleaned::BlockKind;
    use crate::model::line::LineRange;
    use crate::model::markup::NumberStyle;

    /// A line of a list as `depth`, and behind it a number, perhaps with its style or `-` where it
    /// falls, `t` for a term, `m` for what it means or `+` for a line that goes on.
    fn block(text: &str) -> Block {
        let (depth, rest) = text.split_once(' ').unwrap_or((text, ""));
        let digits = rest.trim_end_matches(|sign: char| !sign.is_ascii_digit());
        let (style, falls) = match &rest[digits.len()..] {
            "-" => (NumberStyle::Decimal, true),
            sign => (NumberStyle::of_sign(sign).unwrap_or_default(), false),
        };
        let number = digits.parse().map(|value| ItemNumber { value, style, falls });
        let mark = match rest {
            "t" => ItemMark::Term,
            "m" => ItemMark::Meaning,
            _ => number.map_or(ItemMark::Bullet, ItemMark::Number),
        };
        let depth = depth.parse().expect("a depth");
        let form = LineForm::Item(ListPlace { depth, mark, goes_on: rest == "+" });
        let paragraph = Block::paragraph(text.to_owned(), LineRange::one(1));
        Block { kind: BlockKind::List, form, ..paragraph }
    }

    fn printed(lines: &[&str]) -> String {
        let blocks: Vec<Block> = lines.iter().map(|line| block(line)).collect();
        let print = |item: &ItemView| {
            let style = item.style.map(|style| format!(" {style}")).unwrap_or_default();
            let falls = if item.falls { " -" } else { "" };
            let list = |tag| format!("<{tag}{style}{falls}>");
            let lists: String = item.lists.iter().map(list).collect();
            let value = item.value.map(|value| format!(" {value}")).unwrap_or_default();
            let start = if item.starts { format!("<{}{value}>", item.tag) } else { String::new() };
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
            (&["0 1a", "0 2a"], "<ol a><li></li><li></li></ol>"),
            (&["0 1I", "0 2"], "<ol I><li></li></ol><ol><li 2></li></ol>"),
            (&["0 2-", "0 1-"], "<ol -><li 2></li><li></li></ol>"),
            (&["0 1-", "0 0-", "0 -1-"], "<ol -><li 1></li><li></li><li></li></ol>"),
            (&["0 t", "0 m", "0 m"], "<dl><dt></dt><dd></dd><dd></dd></dl>"),
            (&["0 t", "0 m", "1", "0 +"], "<dl><dt></dt><dd><p><ul><li></li></ul><p></dd></dl>"),
            (&["0", "0 t", "0 m"], "<ul><li></li></ul><dl><dt></dt><dd></dd></dl>"),
            (&["0 m", "0 t"], "<ul><li></li><li></li></ul>"),
        ] {
            assert_eq!(printed(lines), expected, "{lines:?}");
        }
    }
}
