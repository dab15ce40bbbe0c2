//! Tags and sources: a page for each, and an index of all by letters, as the note desk has them too.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::archive::Group;
use crate::model::page::{GroupIndexView, GroupView, IndexEntryView, View};
use crate::model::route::Route;
use crate::plan::claims::Claim;
use crate::plan::frame::link;
use crate::plan::{Planner, excerpt, letters, lists};

/// How many entries of an index stand on one page.
const ENTRIES_PER_PAGE: usize = 300;

/// One sort of group: where its pages stand and what they are called.
struct Family<'a> {
    groups: &'a BTreeMap<String, Group>,
    /// The folder of its pages, and the kind of its index.
    folder: &'static str,
    /// The kind of each of its pages.
    kind: &'static str,
    index_template: &'static str,
    template: &'static str,
}

/// An index by letters: where its pages stand and what they are called.
pub(super) struct Index {
    /// Its first page.
    pub(super) start: Route,
    /// The kind of its pages.
    pub(super) kind: &'static str,
    /// What shows them.
    pub(super) template: &'static str,
}

impl<'a> Planner<'a> {
    /// The tags' index and pages.
    pub(super) fn tags(&self) -> Vec<Claim<'a>> {
        self.family(&Family {
            groups: &self.archive.tags,
            folder: "tags",
            kind: "tag",
            index_template: "tags.html",
            template: "tag.html",
        })
    }

    /// The sources' index and pages.
    pub(super) fn sources(&self) -> Vec<Claim<'a>> {
        self.family(&Family {
            groups: &self.archive.sources,
            folder: "sources",
            kind: "source",
            index_template: "sources.html",
            template: "source.html",
        })
    }

    fn family(&self, family: &Family) -> Vec<Claim<'a>> {
        let mut claims = self.index(family);
        let pages: Vec<Vec<Claim>> = family
            .groups
            .par_iter()
            .map(|(address, group)| self.group(family, address, group))
            .collect();
        claims.extend(pages.into_iter().flatten());
        claims
    }

    fn group(&self, family: &Family, address: &str, group: &Group) -> Vec<Claim<'a>> {
        let start = Route::page([family.folder, address]);
        let count = lists::page_count(group.articles.len(), self.frame.per_page());
        let page = |number| {
            let route = start.numbered(number);
            let introduction = group.introduction.as_ref().map(|page| page.body.clone());
            let mut page = self.frame.head(family.kind, &route);
            page.title = Some(group.name.clone());
            page.number = number;
            page.description = introduction.as_deref().and_then(excerpt::of_markdown);
            let view = View::Group(Box::new(GroupView {
                site: self.frame.site(),
                page,
                root: route.to_root(),
                name: group.name.clone(),
                introduction: introduction.filter(|_| number == 1),
                list: self.list(group.articles.iter().copied(), &start, number),
            }));
            Claim::generated(family.kind, route, family.template, view)
        };
        (1..=count).map(page).collect()
    }

    fn index(&self, family: &Family) -> Vec<Claim<'a>> {
        let entries = family.groups.iter().map(|(address, group)| IndexEntryView {
            link: link(&group.name, &Route::page([family.folder, address])),
            count: group.articles.len(),
        });
        let index = Index {
            start: Route::page([family.folder]),
            kind: family.folder,
            template: family.index_template,
        };
        self.index_pages(&index, entries.collect())
    }

    /// The pages of an index by letters.
    pub(super) fn index_pages(
        &self,
        index: &Index,
        mut entries: Vec<IndexEntryView>,
    ) -> Vec<Claim<'a>> {
        letters::sort(&mut entries);
        let total = entries.len();
        let page = |number: usize| {
            let route = index.start.numbered(number);
            let mut page = self.frame.head(index.kind, &route);
            page.number = number;
            let view = View::GroupIndex(Box::new(GroupIndexView {
                site: self.frame.site(),
                page,
                root: route.to_root(),
                letters: letters::group(lists::on_page(&entries, number, ENTRIES_PER_PAGE)),
                total,
                pagination: lists::pagination(&index.start, number, total, ENTRIES_PER_PAGE),
            }));
            Claim::generated(index.kind, route, index.template, view)
        };
        (1..=lists::page_count(total, ENTRIES_PER_PAGE)).map(page).collect()
    }
}
