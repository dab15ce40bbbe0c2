//! The elements that hold the page's furniture, and the lines in them.

use crate::ingest::cut::CutLine;
use crate::ingest::html::elements::Furniture;

/// A furniture element that holds more than this share of the page's text holds the article too.
const LARGE_SHARE: f64 = 0.35;

/// The lines of an element that holds furniture.
#[derive(Debug)]
pub(super) struct Region {
    pub kind: Furniture,
    /// The index of its first line, and that behind its last one.
    pub first: usize,
    pub end: usize,
}

/// Marks the lines of furniture elements, but for those that hold much of the page.
pub(super) fn mark_furniture(lines: &mut [CutLine], regions: &[Region]) {
    let mut weights = vec![0_usize];
    for line in lines.iter() {
        let words = line.text.len().saturating_sub(2 * line.markup.link_chars);
        weights.push(weights[weights.len() - 1] + words);
    }
    let total = weights[lines.len()].max(1) as f64;
    let mut changes = vec![0_i64; lines.len() + 1];
    for region in regions {
        let share = (weights[region.end] - weights[region.first]) as f64 / total;
        if region.kind == Furniture::Sure || share <= LARGE_SHARE {
            changes[region.first] += 1;
            changes[region.end] -= 1;
        }
    }
    let mut depth = 0;
    for (line, change) in lines.iter_mut().zip(changes) {
        depth += change;
        line.markup.furniture = depth > 0;
    }
}
