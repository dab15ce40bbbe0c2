//! A page that is planned: its address, and what it is about.

use crate::model::archive::{ArticleId, CaptureId};
use crate::model::route::Route;
use crate::plan::desk::Selection;
use crate::plan::family::Family;
use crate::plan::index::Index;
use crate::plan::pagination::{Paging, page_route};
use crate::plan::years::YearMonth;

/// A page that the site has.
#[derive(Debug)]
pub struct PlannedPage {
    /// Its address.
    pub route: Route,
    pub(super) recipe: Recipe,
}

impl PlannedPage {
    /// Whether it is for readers and search engines; neither an audit, nor an older capture, nor a page
    /// at an old address is.
    pub fn is_listed(&self) -> bool {
        !matches!(self.recipe, Recipe::Audit(_) | Recipe::Redirect(_) | Recipe::Version(..))
    }
}

/// What a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Recipe {
    /// The home page, or one that continues it, by its number.
    Home(Option<usize>),
    /// An article.
    Article(ArticleId),
    /// An older capture of an article's page, by its place among them.
    Version(ArticleId, usize),
    /// The raw file of a capture, line by line.
    Audit(CaptureId),
    /// A page of a tag, a source or an author: its address and the page's number.
    Group(Family, String, Option<usize>),
    /// A page of an index by letters, by its number.
    Index(Index, Option<usize>),
    /// All years.
    Years,
    /// A page of a year, by its number.
    Year(i32, Option<usize>),
    /// A page of a month, by its number.
    Month(YearMonth, Option<usize>),
    /// The coverage of a year.
    Coverage(i32),
    /// A page of the note desk, by its number.
    Notes(Selection, Option<usize>),
    /// A page that the archive's owner wrote, by its place among them.
    Own(usize),
    /// The page of the articles as data.
    Data,
    /// The search page.
    Search,
    /// The error page.
    NotFound,
    /// A page at an old address, by its place among them.
    Redirect(usize),
}

impl Recipe {
    /// The kind of page, as its head has it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Recipe::Home(_) => "home",
            Recipe::Article(_) => "article",
            Recipe::Version(..) => "version",
            Recipe::Audit(_) => "audit",
            Recipe::Group(Family::Tags, ..) => "tag",
            Recipe::Group(Family::Sources, ..) => "source",
            Recipe::Group(Family::Authors, ..) => "author",
            Recipe::Index(index, _) => index.kind(),
            Recipe::Years => "years",
            Recipe::Year(..) => "year",
            Recipe::Month(..) => "month",
            Recipe::Coverage(_) => "coverage",
            Recipe::Notes(selection, _) => selection.page_kind(),
            Recipe::Data => "data",
            Recipe::Own(_) => "page",
            Recipe::Search => "search",
            Recipe::NotFound => "not-found",
            Recipe::Redirect(_) => "redirect",
        }
    }
}

/// The pages of a list that begins at `start`.
pub(super) fn numbered(
    start: &Route,
    paging: Paging,
    recipe: impl Fn(Option<usize>) -> Recipe,
) -> Vec<PlannedPage> {
    let page = |number| PlannedPage { route: page_route(start, number), recipe: recipe(number) };
    paging.numbers().map(page).collect()
}
