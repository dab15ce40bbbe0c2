//! The page of one article: its text with the notes beside it.

use rayon::prelude::*;

use crate::model::archive::{ArchivedArticle, ArticleId};
use crate::model::article::Article;
use crate::model::cleaned::{Block, BlockKind, Field};
use crate::model::page::{
    ArticleFactsView, ArticleView, BlockView, Link, NoteView, Page, RowView, View,
};
use crate::model::permalink;
use crate::plan::claims::{Claim, Owner};
use crate::plan::frame::link;
use crate::plan::notes::{Marks, SortedNote, SortedNotes};
use crate::plan::{Planner, excerpt, lists, passages, record};

impl<'a> Planner<'a> {
    /// One page for each article.
    pub(super) fn articles(&self) -> Vec<Claim<'a>> {
        (0..self.archive.articles.len())
            .into_par_iter()
            .map(|id| Claim { page: self.article_page(id), owner: Owner::Article(id) })
            .collect()
    }

    fn article_page(&self, id: ArticleId) -> Page {
        let archived = &self.archive.articles[id];
        let article = &archived.article;
        let mut page = self.frame.head("article", &archived.route);
        page.title = Some(article.title().to_owned());
        page.description = excerpt::description(article);
        let notes = SortedNotes::new(article, &self.archive.notes);
        let ids = permalink::of_blocks(&article.blocks);
        let view = ArticleView {
            site: self.frame.site(),
            page,
            root: archived.route.to_root(),
            article: self.facts(archived),
            rows: rows(article, &ids, &notes),
            document_notes: views(&notes.document),
            orphans: views(&notes.orphans),
            record: record::record(article, &ids, &notes),
            older: self.neighbour(id.checked_add(1)),
            newer: self.neighbour(id.checked_sub(1)),
        };
        let view = View::Article(Box::new(view));
        Page { route: archived.route.clone(), template: "article.html", view }
    }

    fn facts(&self, archived: &ArchivedArticle) -> ArticleFactsView {
        let article = &archived.article;
        let fields = &article.fields;
        ArticleFactsView {
            title: article.title().to_owned(),
            title_derived: fields.title_derived,
            date: fields.date.as_ref().map(|date| date.value),
            source: lists::source_link(self.archive, archived),
            author: value(&fields.author),
            author_role: value(&fields.author_role),
            section: value(&fields.section),
            language: value(&fields.language),
            tags: lists::tag_links(self.archive, archived),
            url: value(&fields.url).filter(|url| is_web_address(url)),
            archived: article.archived.clone().filter(|url| is_web_address(url)),
            rights: article.rights.clone(),
            note_count: article.notes.len(),
        }
    }

    fn neighbour(&self, id: Option<ArticleId>) -> Option<Link> {
        let archived = self.archive.articles.get(id?)?;
        Some(link(archived.article.title(), &archived.route))
    }
}

fn views(notes: &[SortedNote]) -> Vec<NoteView> {
    notes.iter().map(|note| note.view.clone()).collect()
}

fn value(field: &Option<Field<String>>) -> Option<String> {
    field.as_ref().map(|field| field.value.clone())
}

/// Whether a link may lead there: nothing but `http` and `https`.
fn is_web_address(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// The text: a list is one row, any other block is a row of its own.
fn rows(article: &Article, ids: &[String], notes: &SortedNotes) -> Vec<RowView> {
    let mut marks = Marks::new(notes);
    let mut first = 0;
    let is_list = |block: &Block| block.kind == BlockKind::List;
    let rows = article.blocks.chunk_by(|a, b| is_list(a) && is_list(b)).map(|blocks| {
        let last = first + blocks.len();
        let views = blocks.iter().zip(first..).map(|(block, index)| BlockView {
            id: ids[index].clone(),
            language: block.language.clone(),
            runs: passages::runs(&block.text, marks.passages(index)),
        });
        let blocks_here = views.collect();
        let notes = (first..last).flat_map(|index| marks.take_notes(index)).collect();
        first = last;
        RowView { kind: blocks[0].kind, blocks: blocks_here, notes }
    });
    rows.collect()
}
