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
use crate::plan::index::{self, Index};
use crate::plan::outline::Outline;
use crate::plan::pagination;
use crate::plan::{Groundwork, Plan, PlannedPage, Recipe, letters, numbered};

/// The entries of the tags, the sources and the authors in alphabetical order.
pub(super) fn entries(archive: &Archive, copies: &Copies) -> [Vec<IndexEntryView>; 3] {
    Family::ALL.map(|family| {
        let entry = |(address, group): (&String, &Group)| {
            let count = copies.in_group(family, (address, group)).len();
            let entry = match family {
                Family::Authors => IndexEntryView::of_author,
                Family::Tags | Family::Sources => IndexEntryView::new,
            };
            entry(&group.name, &family.route(address), count)
        };
        let mut entries: Vec<_> = family.groups(archive).iter().map(entry).collect();
        letters::sort(&mut entries);
        entries
    })
}

impl Plan {
    pub(super) fn entries(&self, index: Index) -> &[IndexEntryView] {
        let mut all = self.ground.entries.iter().chain(&self.entries_of_notes);
        all.nth(index as usize).expect("each index has its entries")
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

impl Groundwork {
    /// The index and the pages of one sort of group.
    pub(super) fn family_pages(&self, family: Family) -> Vec<PlannedPage> {
        let mut pages = family.index().pages(&self.entries[family as usize]);
        for (address, group) in family.groups(&self.archive) {
            let recipe = |number| Recipe::Group(family, address.clone(), number);
            let count = self.copies.in_group(family, (address, group)).len();
            pages.extend(numbered(&family.route(address), self.paging(count), recipe));
        }
        pages
    }
}

impl Plan {
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
        let shown = self.ground.copies.in_group(family, (known, group));
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
        let entries = self.entries(index);
        let paging = index::paging(entries);
        let mut page = self.frame.head(index.kind(), route);
        page.number = number;
        let view = View::GroupIndex(Box::new(GroupIndexView {
            site: self.frame.site(),
            page,
            root: route.to_root(),
            letters: letters::group(&entries[paging.entries(number)]),
            ways: letters::ways(entries, |at| paging.page_of(&index.start(), at)),
            total: entries.len(),
            pagination: paging.ways(&index.start(), number),
        }));
        Outline::whole(index.template(), view)
    }
}
