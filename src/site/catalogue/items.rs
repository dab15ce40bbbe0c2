//! The files of a site by their paths.
//!
//! Most of them no note changes: they are sorted once, and handed on from one catalogue to the next.
//! The others are settled with them each time.

use std::collections::BTreeSet;
use std::iter::once;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::memo::{Memo, Same};
use crate::plan::Groundwork;
use crate::site::catalogue::{Item, Recipe, item};

/// What plans rest on in each language, with the folders of these.
type Grounds = Vec<(Same<Groundwork>, String)>;

/// The files of the last catalogue that no note changes.
pub(in crate::site) type LastingItems = Memo<Grounds, Sorted>;

/// The files of a site, each path once.
pub(super) struct Items {
    lasting: Arc<Sorted>,
    /// The places of those that make way for others.
    hidden: BTreeSet<usize>,
    others: Sorted,
}

/// Files of which no two have the same path, and none has the path of a folder of others.
#[derive(Debug, Default)]
pub(in crate::site) struct Sorted {
    /// Sorted by path.
    items: Vec<Item>,
    diagnostics: Vec<Diagnostic>,
}

/// The pages of articles and of their lists in each language, and the raw files.
pub(super) fn lasting(grounds: &Grounds) -> Sorted {
    let pages = grounds.iter().enumerate().flat_map(|(number, (ground, folder))| {
        let pages = ground.0.pages().iter().enumerate();
        pages.map(move |(place, page)| item(&page.route.below(folder), Recipe::Page(number, place)))
    });
    let raw = grounds.first().into_iter().flat_map(|(ground, _)| ground.0.raw_files());
    let raw = raw.map(|(capture, route)| item(&route, Recipe::Raw(capture)));
    Sorted::new(pages.chain(raw).collect())
}

impl Items {
    /// Settles which file gets a path: of two the first of the two kinds, and a file makes way for a
    /// folder. What loses is reported.
    pub(super) fn new(lasting: Arc<Sorted>, others: Vec<Item>) -> (Self, Vec<Diagnostic>) {
        let mut others = Sorted::new(others);
        let mut diagnostics = lasting.diagnostics.clone();
        diagnostics.append(&mut others.diagnostics);
        let mut items = Items { lasting, hidden: BTreeSet::new(), others };
        diagnostics.extend(items.part_paths());
        diagnostics.extend(items.part_folders());
        (items, diagnostics)
    }

    /// Every file, sorted by path.
    pub(super) fn all(&self) -> Vec<&Item> {
        let lasting = self.lasting.items.iter().enumerate();
        let shown = lasting.filter(|(place, _)| !self.hidden.contains(place));
        let mut all: Vec<&Item> = shown.map(|(_, item)| item).chain(&self.others.items).collect();
        all.par_sort_by(|one, other| one.path.cmp(&other.path));
        all
    }

    /// The files that a note may change, and all that are no pages of articles or lists.
    pub(super) fn others(&self) -> impl Iterator<Item = &Item> {
        self.others.items.iter()
    }

    /// The file at a path.
    pub(super) fn get(&self, path: &str) -> Option<&Item> {
        let other = self.others.place(path).map(|place| &self.others.items[place]);
        let lasting = || self.lasting.place(path).filter(|place| !self.hidden.contains(place));
        other.or_else(|| lasting().map(|place| &self.lasting.items[place]))
    }

    /// Whether the files that no note changes were handed on.
    #[cfg(test)]
    pub(super) fn shares_lasting(&self, other: &Items) -> bool {
        Arc::ptr_eq(&self.lasting, &other.lasting)
    }

    /// Gives each path that two files have to one of them.
    fn part_paths(&mut self) -> Vec<Diagnostic> {
        let Items { lasting, hidden, others } = self;
        let mut diagnostics = Vec::new();
        others.items.retain(|other| {
            let Some(place) = lasting.place(&other.path) else { return true };
            diagnostics.push(catalogue::file_claimed_twice(&other.path));
            let is_first = other.recipe.rank() < lasting.items[place].recipe.rank();
            is_first && hidden.insert(place)
        });
        diagnostics
    }

    /// Takes out the files whose path is a folder of others.
    fn part_folders(&mut self) -> Vec<Diagnostic> {
        let Items { lasting, hidden, others } = self;
        let folders = others.items.iter().flat_map(|other| folders(&other.path));
        let in_the_way: BTreeSet<usize> =
            folders.filter_map(|folder| lasting.place(folder)).collect();
        let paths = in_the_way.iter().map(|place| lasting.items[*place].path.clone());
        let mut paths: Vec<String> = paths.collect();
        hidden.extend(in_the_way);
        others.items.retain(|other| {
            let is_folder = lasting.has_below(&other.path);
            paths.extend(is_folder.then(|| other.path.clone()));
            !is_folder
        });
        paths.iter().map(|path| catalogue::file_is_a_folder(path)).collect()
    }
}

impl Sorted {
    /// Sorts files by path; of two with the same path the one of the lower rank stays.
    fn new(mut items: Vec<Item>) -> Self {
        let mut diagnostics = Vec::new();
        let order = |item: &Item| item.recipe.rank();
        items.par_sort_by(|one, other| {
            one.path.cmp(&other.path).then_with(|| order(one).cmp(&order(other)))
        });
        items.dedup_by(|later, first| {
            let same = later.path == first.path;
            if same {
                diagnostics.push(catalogue::file_claimed_twice(&first.path));
            }
            same
        });
        let mut sorted = Sorted { items, diagnostics };
        let in_the_way = sorted.in_the_way();
        let said = in_the_way.iter().map(|place| &sorted.items[*place].path);
        let said: Vec<Diagnostic> = said.map(|path| catalogue::file_is_a_folder(path)).collect();
        sorted.diagnostics.extend(said);
        let mut place = 0..;
        sorted.items.retain(|_| place.next().is_some_and(|place| !in_the_way.contains(&place)));
        sorted
    }

    fn place(&self, path: &str) -> Option<usize> {
        self.items.binary_search_by(|item| item.path.as_str().cmp(path)).ok()
    }

    /// Whether any file lies in the folder of a path.
    fn has_below(&self, path: &str) -> bool {
        let is_before = |item: &Item| item.path.bytes().lt(path.bytes().chain(once(b'/')));
        let first = self.items.get(self.items.partition_point(is_before));
        let below = first.and_then(|item| item.path.strip_prefix(path));
        below.is_some_and(|rest| rest.starts_with('/'))
    }

    /// The places of the files whose path is a folder of other files.
    fn in_the_way(&self) -> BTreeSet<usize> {
        let mut in_the_way = BTreeSet::new();
        let mut before = "";
        for Item { path, .. } in &self.items {
            // Neighbours share folders: only those that begin here are looked up.
            let shared = path.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
            let new = folders(path).filter(|folder| folder.len() >= shared);
            in_the_way.extend(new.filter_map(|folder| self.place(folder)));
            before = path;
        }
        in_the_way
    }
}

/// The folders that a file lies in, from the outermost one on.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

impl Recipe {
    /// Of two files with one path the one of a lower rank stays. The folders of further languages are
    /// theirs: their pages come before those of the first language.
    fn rank(self) -> (u8, usize) {
        match self {
            Recipe::Page(language, _) => (0, usize::MAX - language),
            Recipe::Search(_) => (1, 0),
            Recipe::SearchWords(_) => (2, 0),
            Recipe::Export(..) => (3, 0),
            Recipe::Card(..) => (4, 0),
            Recipe::Static(_) => (5, 0),
            Recipe::Raw(_) => (6, 0),
            Recipe::Picture(_) => (7, 0),
            Recipe::Piece(_) => (8, 0),
        }
    }
}
