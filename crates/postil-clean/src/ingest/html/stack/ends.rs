//! Which open elements a tag closes.

use super::{INLINE_REACH, Stack};
use crate::ingest::html::kind::{self, Flow, Kind};

impl Stack {
    /// How many elements an end tag closes; none where it closes nothing.
    ///
    /// An inline end tag does not close the blocks that were opened after its start tag.
    pub fn closed_by(&self, name: &str, kind: Kind) -> usize {
        if self.counts.of(name, kind) == 0 {
            return 0;
        }
        let inline = kind.flow == Flow::Inline && !kind.invisible;
        let reach = if inline { INLINE_REACH } else { self.open.len() };
        for (depth, element) in self.open.iter().rev().take(reach).enumerate() {
            if &*element.name == name {
                return depth + 1;
            }
            if inline && element.kind.flow == Flow::Block {
                return 0;
            }
        }
        0
    }

    /// How many elements a start tag closes, because their end tags may be left out.
    pub fn implied_ends(&self, name: &str, kind: Kind) -> usize {
        let (closed, borders): (&[&str], &[&str]) = match name {
            // Of these only the one before it can be closed; nearly always there is none.
            "li" | "tr" | "option" | "a" if self.counts.of(name, kind) == 0 => return 0,
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "option" => (&["option"], &["select"]),
            "a" => (&["a"], &["table", "div", "section", "article", "td", "li"]),
            _ if self.counts.common[kind::P] > 0 && kind.flow == Flow::Block => {
                (&["p"], &["div", "td", "li", "section", "article", "button", "blockquote"])
            }
            _ => return 0,
        };
        let recent = self.open.iter().rev().take(INLINE_REACH);
        for (depth, element) in recent.enumerate() {
            if closed.contains(&&*element.name) {
                return depth + 1;
            }
            if borders.contains(&&*element.name) {
                return 0;
            }
        }
        0
    }
}
