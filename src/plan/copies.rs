//! The articles of one report that several outlets carried: a list on the page of each, with what a
//! copy has other than the first.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::archive::{Archive, ArticleId, Articles, Group};
use crate::model::article::Article;
use crate::model::key::Key;
use crate::model::page::{CopiesView, CopyView};
use crate::plan::Plan;
use crate::plan::family::Family;
use crate::plan::versions::changes;

/// So many copies are listed.
const MOST_LISTED: usize = 24;

/// The families of an archive, and which of their articles lists leave out.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// The family of each article that has one, by its place in the archive's list, and the article's
    /// place in it.
    families: HashMap<ArticleId, (usize, usize)>,
    /// Whether lists show a family once.
    fold: bool,
    /// All articles that lists show, newest first.
    shown: Vec<ArticleId>,
    /// The same by year.
    years: BTreeMap<i32, Vec<ArticleId>>,
    /// Those that lists leave out, since they show the first of their family.
    folded: HashSet<ArticleId>,
    /// The articles that the list of a tag, a source or an author shows, newest first, where it leaves
    /// some out.
    groups: HashMap<(Family, String), Vec<ArticleId>>,
}

/// The copies of an article's report, without the article.
#[derive(Debug, Serialize)]
pub(super) struct CopyList {
    copies: Vec<CopyView>,
    more: usize,
    /// The first copy, where the article is another.
    first: Option<FirstCopy>,
}

#[derive(Debug, Serialize)]
struct FirstCopy {
    #[serde(skip)]
    id: ArticleId,
    content: Key,
}

impl Copies {
    /// The families of an archive; with `fold` lists show the first article of each alone.
    pub(super) fn new(archive: &Archive, fold: bool) -> Self {
        let families = archive.families.iter().enumerate();
        let families = families.flat_map(|(family, ids)| {
            ids.iter().enumerate().map(move |(place, id)| (*id, (family, place)))
        });
        let followers = archive.families.iter().flat_map(|family| &family[1..]).copied();
        let folded: HashSet<ArticleId> = followers.filter(|_| fold).collect();
        let is_shown = |id: &ArticleId| !folded.contains(id);
        let of_year = |(year, ids): (&i32, &Vec<ArticleId>)| {
            let shown: Vec<ArticleId> = ids.iter().copied().filter(is_shown).collect();
            (!shown.is_empty()).then_some((*year, shown))
        };
        let shown = (0..archive.articles.len()).filter(is_shown).collect();
        let years = archive.years.iter().filter_map(of_year).collect();
        let (families, groups) = (families.collect(), HashMap::new());
        Copies { families, fold, shown, years, folded, groups }.with_groups(archive)
    }

    /// The same with the lists of tags, sources and authors.
    fn with_groups(mut self, archive: &Archive) -> Self {
        for family in if self.fold { &Family::ALL[..] } else { &[] } {
            for (address, group) in family.groups(archive) {
                let shown = self.first_ones(&group.articles);
                if shown.len() < group.articles.len() {
                    self.groups.insert((*family, address.clone()), shown);
                }
            }
        }
        self
    }

    /// Of articles of one report the first; all others.
    fn first_ones(&self, ids: &[ArticleId]) -> Vec<ArticleId> {
        let mut firsts: HashMap<usize, usize> = HashMap::new();
        for (family, place) in ids.iter().filter_map(|id| self.families.get(id)) {
            let first = firsts.entry(*family).or_insert(*place);
            *first = (*first).min(*place);
        }
        let is_first = |id: &ArticleId| {
            let family = self.families.get(id);
            family.is_none_or(|(family, place)| firsts.get(family) == Some(place))
        };
        ids.iter().copied().filter(is_first).collect()
    }

    /// The articles that the list of a tag, a source or an author shows, newest first: of a report the
    /// first that is in the list.
    pub(super) fn in_group<'a>(
        &'a self,
        family: Family,
        (address, group): (&String, &'a Group),
    ) -> &'a [ArticleId] {
        if self.groups.is_empty() {
            return &group.articles;
        }
        self.groups.get(&(family, address.clone())).map_or(&*group.articles, Vec::as_slice)
    }

    /// All articles that lists show, newest first.
    pub(super) fn shown(&self) -> &[ArticleId] {
        &self.shown
    }

    /// The articles of each year that lists show, newest first.
    pub(super) fn years(&self) -> &BTreeMap<i32, Vec<ArticleId>> {
        &self.years
    }

    /// Whether two articles are copies of one report.
    pub(super) fn are_of_one_report(&self, one: ArticleId, other: ArticleId) -> bool {
        let family = |id| self.families.get(&id).map(|(family, _)| family);
        family(one).is_some() && family(one) == family(other)
    }

    /// Whether lists leave an article out.
    pub(super) fn is_folded(&self, id: ArticleId) -> bool {
        self.folded.contains(&id)
    }

    /// How many more articles have the report of an article that a list shows for all of them.
    pub(super) fn behind(&self, archive: &Archive, id: ArticleId) -> usize {
        let family = self.families.get(&id).filter(|_| self.fold);
        family.map_or(0, |(family, _)| archive.families[*family].len() - 1)
    }
}

impl Plan {
    /// The copies of an article's report, first to last.
    pub(super) fn copies(&self, id: ArticleId) -> Option<CopyList> {
        let (family, _) = self.ground.copies.families.get(&id)?;
        let family = &self.archive.families[*family];
        let first = family[0];
        let first = (first != id)
            .then(|| FirstCopy { id: first, content: self.archive.articles[first].head.content });
        Some(CopyList {
            copies: family.iter().take(MOST_LISTED).map(|copy| self.copy(*copy, id)).collect(),
            more: family.len().saturating_sub(MOST_LISTED),
            first,
        })
    }

    fn copy(&self, id: ArticleId, shown: ArticleId) -> CopyView {
        CopyView { article: self.related_view(id), is_this: id == shown }
    }
}

impl CopyList {
    /// The list beside the article itself.
    pub(super) fn view(
        self,
        article: &Article,
        articles: &dyn Articles,
    ) -> Result<CopiesView, Diagnostic> {
        let CopyList { copies, more, first } = self;
        let Some(first) = first.map(|first| articles.article(first.id)).transpose()? else {
            return Ok(CopiesView { copies, more, changes: None, rows: Vec::new() });
        };
        let changes = changes(&first, article);
        let rows = changes.as_ref().map(|changes| changes.rows()).unwrap_or_default();
        Ok(CopiesView { copies, more, changes: changes.map(|changes| changes.count()), rows })
    }
}
