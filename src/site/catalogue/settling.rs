//! Settles which file of the site gets a path, where a file or a folder has it already.

use std::collections::HashSet;

use rayon::prelude::*;

use super::Item;
use crate::diagnostic::{Diagnostic, catalogue};

/// Sorts the files by path.
///
/// Of two with the same path the first stays; a file makes way for a folder. Both are reported.
pub(super) fn settle(mut items: Vec<Item>) -> (Vec<Item>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    items.par_sort_by(|a, b| a.path.cmp(&b.path));
    items.dedup_by(|later, first| {
        let same = later.path == first.path;
        if same {
            diagnostics.push(catalogue::file_claimed_twice(&first.path));
        }
        same
    });
    let in_the_way = files_in_the_way(&items);
    diagnostics.extend(in_the_way.iter().map(|path| catalogue::file_is_a_folder(path)));
    items.retain(|item| !in_the_way.contains(&item.path));
    (items, diagnostics)
}

/// The files whose path is a folder of other files.
fn files_in_the_way(items: &[Item]) -> HashSet<String> {
    let is_file = |path: &str| items.binary_search_by(|item| item.path.as_str().cmp(path)).is_ok();
    let mut in_the_way = HashSet::new();
    let mut before = "";
    for item in items {
        // Neighbours share folders: only those that begin here are looked up.
        let shared = item.path.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        let folders = item.path.match_indices('/').map(|(end, _)| end);
        let new = folders.filter(|end| *end >= shared).map(|end| &item.path[..end]);
        in_the_way.extend(new.filter(|folder| is_file(folder)).map(str::to_owned));
        before = &item.path;
    }
    in_the_way
}
