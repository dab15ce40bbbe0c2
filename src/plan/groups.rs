//! Tags, sources and authors: a page for each, and an index of all by letters, as the note desk has them too.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::model::archive::{Archive, ArticleId, Group};
use crate::model::excerpt;
use crate::model::limits;
use crate::model::page::{GroupIndexView, GroupView, IndexEntryView, Link, View};
use crate::model::route::Route;
use crate::plan::copies::Copies;
use crate::plan::family::Family;
use crate::plan::index::Index;
use crate::plan::outline::Outline;
use crate::plan::pagination::{self, Paging};
use crate::plan::{Plan, PlannedPage, Recipe, letters, note_groups, numbered};

/// How many entries of an index stand on one page.
const ENTRIES_PER_PAGE: usize = 300;

/// The entries of every index in alphabetical order.
#[derive(Debug)]
pub(super) struct Indices([Vec<IndexEntryView>; 6]);

impl Indices {
    /// Sorts the names of all groups.
    pub(super) fn new(archive: &Archive, copies: &Copies) -> Self {
        let family = |family: Family| {
            let entry = |(address, group): (&String, &Group)| {
                let count = copies.in_group(family, (address, group)).len();
                IndexEntryView::new(&group.name, &family.route(address), count)
            };
            family.groups(archive).iter().map(entry).collect()
        };
        let notes = &archive.notes;
        let mut indices = [
            family(Family::Tags),
            family(Family::Sources),
            family(Family::Authors),
            notes.tags.iter().map(note_groups::tag_entry).collect(),
            notes.authors.iter().map(note_groups::author_entry).collect(),
            note_groups::article_entries(archive),
        ];
        indices.iter_mut().for_each(|entries: &mut Vec<IndexEntryView>| letters::sort(entries));
        Indices(indices)
    }

    pub(super) fn entries(&self, index: Index) -> &[IndexEntryView] {
        &self.0[index as usize]
    }

    /// The entries with most articles, the largest first; equal ones in alphabetical order.
    pub(super) fn largest(&self, index: Index) -> Vec<Link> {
        let mut entries: Vec<&IndexEntryView> = self.entries(index).iter().collect();
        entries.sort_by_key(|entry| Reverse(entry.count));
        entries.truncate(limits::GROUPS_ON_HOME);
        let link =
            |entry: &IndexEntryView| Link { name: entry.name.clone(), route: entry.route.clone() };
        entries.into_iter().map(link).collect()
    }
}

impl Plan {
    /// The index and the pages of one sort of group.
    pub(super) fn family_pages(&self, family: Family) -> Vec<PlannedPage> {
        let mut pages = self.index_pages(family.index());
        for (address, group) in family.groups(&self.archive) {
            let recipe = |number| Recipe::Group(family, address.clone(), number);
            let count = self.copies.in_group(family, (address, group)).len();
            pages.extend(numbered(&family.route(address), self.paging(count), recipe));
        }
        pages
    }

    /// The pages of an index by letters.
    pub(super) fn index_pages(&self, index: Index) -> Vec<PlannedPage> {
        let recipe = |number| Recipe::Index(index, number);
        numbered(&index.start(), self.index_paging(index), recipe)
    }

    fn index_paging(&self, index: Index) -> Paging {
        Paging::alphabetical(self.indices.entries(index).len(), ENTRIES_PER_PAGE)
    }

    /// A page of a tag, a source or an author.
    pub(super) fn group(
        &self,
        family: Family,
        address: &str,
        route: &Route,
        number: Option<usize>,
    ) -> Outline {
        let found = family.groups(&self.archive).get_key_value(address);
        let (known, group) = found.expect("a page is planned for a group that there is");
        let shown = self.copies.in_group(family, (known, group));
        let introduction =
            pagination::of_first(number, || group.introduction_in(self.frame.language()));
        let introduction_language = introduction.and_then(|page| self.frame.foreign(page));
        let introduction = introduction.map(|page| page.body.clone());
        let mut page = self.frame.head(family.kind(), route);
        page.title = Some(group.name.clone());
        page.number = number;
        page.description = introduction.as_deref().and_then(excerpt::of_markdown);
        let total = shown.len();
        let beside = if number.is_none() { "" } else { "../../" };
        let view = View::Group(Box::new(GroupView {
            site: self.frame.site(),
            page,
            root: route.to_root(),
            name: group.name.clone(),
            introduction,
            introduction_language,
            chart: pagination::of_first(number, || self.chart(shown.iter().copied())),
            companions: pagination::of_first(number, || {
                Some(self.companions(family, address, shown))
            })
            .unwrap_or_default(),
            beside,
            files: self.frame.files(&family.route(address), route, beside),
            downloads: self.downloads(family),
            list: self.list(total, &family.route(address), number),
        }));
        let listed = self.listed(shown, number);
        Outline::list(family.template(), view, listed)
    }

    /// The tags that go with a group: those that two of its articles have at least.
    fn companions(&self, family: Family, address: &str, shown: &[ArticleId]) -> Vec<Link> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for id in shown {
            for tag in &self.archive.articles[*id].tags {
                *counts.entry(tag).or_default() += 1;
            }
        }
        if family == Family::Tags {
            counts.remove(address);
        }
        let mut often: Vec<(&str, usize)> = counts.into_iter().filter(|(_, n)| *n > 1).collect();
        often.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
        often.truncate(limits::TAGS_IN_LISTS);
        often.iter().filter_map(|(tag, _)| self.group_link(Family::Tags, tag)).collect()
    }

    /// A page of an index by letters.
    pub(super) fn index(&self, index: Index, route: &Route, number: Option<usize>) -> Outline {
        let (entries, paging) = (self.indices.entries(index), self.index_paging(index));
        let mut page = self.frame.head(index.kind(), route);
        page.number = number;
        let view = View::GroupIndex(Box::new(GroupIndexView {
            site: self.frame.site(),
            page,
            root: route.to_root(),
            letters: letters::group(&entries[paging.entries(number)]),
            total: entries.len(),
            pagination: paging.ways(&index.start(), number),
        }));
        Outline::whole(index.template(), view)
    }
}
