//! A page in windows, so that memory stays small on the longest page.

use std::ops::Range;

use crate::clean::body::networks::network::REACH;

/// A stretch of a page's lines, with as many around it as can change what a look says of them.
#[derive(Debug, Clone)]
pub(super) struct Window {
    /// The lines with those around them.
    pub outer: Range<usize>,
    lines: Range<usize>,
}

impl Window {
    /// All windows of a page of so many lines, each of at most `size`.
    pub fn all(count: usize, size: usize) -> impl Iterator<Item = Window> {
        (0..count).step_by(size).map(move |start| {
            let end = (start + size).min(count);
            let outer = start.saturating_sub(REACH)..(end + REACH).min(count);
            Window { outer, lines: start..end }
        })
    }

    /// The places of its own lines among all of them.
    pub fn inner(&self) -> Range<usize> {
        self.lines.start - self.outer.start..self.lines.end - self.outer.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_in_one_window_with_its_neighbours_around() {
        let mut lines = Vec::new();
        for window in Window::all(200, 64) {
            let start = window.outer.start;
            let inner = window.inner();
            assert!(start == 0 || inner.start == REACH);
            assert!(window.outer.end == 200 || window.outer.end == start + inner.end + REACH);
            lines.extend(inner.map(|place| start + place));
        }
        assert!(lines.into_iter().eq(0..200));
        assert_eq!(Window::all(0, 64).count(), 0);
    }
}
