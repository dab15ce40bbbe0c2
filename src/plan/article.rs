//! The page of one article: its text with the notes beside it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::archive::{ArchivedArticle, ArticleId};
use crate::model::article::{Anchor, Article, BlockSpan, PlacedNote};
use crate::model::cleaned::{Block, BlockKind, Field};
use crate::model::page::{
    ArticleFactsView, ArticleView, BlockView, Link, NoteView, Page, RowView, StretchView, View,
};
use crate::plan::claims::{Claim, Owner};
use crate::plan::frame::link;
use crate::plan::passages::Passage;
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
        let notes = SortedNotes::new(article);
        let view = ArticleView {
            site: self.frame.site(),
            page,
            root: archived.route.to_root(),
            article: self.facts(archived),
            stretches: stretches(article, &notes.passages),
            document_notes: notes.views(&notes.document, notes.passages.len()),
            orphans: notes.views(&notes.orphans, notes.passages.len() + notes.document.len()),
            record: record::record(article),
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

fn value(field: &Option<Field<String>>) -> Option<String> {
    field.as_ref().map(|field| field.value.clone())
}

/// Whether a link may lead there: nothing but `http` and `https`.
fn is_web_address(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// An article's notes, told apart by where they belong.
struct SortedNotes<'a> {
    /// In reading order; each has a span that fits the text.
    passages: Vec<(&'a PlacedNote, Vec<&'a BlockSpan>)>,
    document: Vec<&'a PlacedNote>,
    orphans: Vec<&'a PlacedNote>,
}

impl<'a> SortedNotes<'a> {
    fn new(article: &'a Article) -> Self {
        let mut sorted = SortedNotes { passages: vec![], document: vec![], orphans: vec![] };
        for placed in &article.notes {
            match &placed.anchor {
                Anchor::Document => sorted.document.push(placed),
                Anchor::Orphan => sorted.orphans.push(placed),
                Anchor::Passage(spans) | Anchor::Changed(spans) => {
                    let spans: Vec<_> = spans.iter().filter(|s| is_within(s, article)).collect();
                    match spans.is_empty() {
                        true => sorted.orphans.push(placed),
                        false => sorted.passages.push((placed, spans)),
                    }
                }
            }
        }
        sorted.passages.sort_by_key(|(_, spans)| (spans[0].block, spans[0].bytes.start));
        sorted
    }

    fn views(&self, notes: &[&PlacedNote], before: usize) -> Vec<NoteView> {
        notes.iter().zip(before + 1..).map(|(placed, number)| note(placed, number)).collect()
    }
}

fn is_within(span: &BlockSpan, article: &Article) -> bool {
    article.blocks.get(span.block).is_some_and(|block| passages::fits(&span.bytes, &block.text))
}

fn note(placed: &PlacedNote, number: usize) -> NoteView {
    let note = &placed.note;
    NoteView {
        number,
        kind: note.kind.name(),
        quote: note.quote.clone(),
        lemma: note.quote.as_deref().map(excerpt::lemma),
        tags: note.tags.clone(),
        by: note.by.clone(),
        date: note.date,
        text: note.text.clone(),
        changed: matches!(placed.anchor, Anchor::Changed(_)),
    }
}

/// The passages of each block, and the notes that begin in it.
#[derive(Default)]
struct Marks {
    passages: BTreeMap<usize, Vec<Passage>>,
    notes: BTreeMap<usize, Vec<NoteView>>,
}

impl Marks {
    fn new(notes: &[(&PlacedNote, Vec<&BlockSpan>)]) -> Self {
        let mut marks = Marks::default();
        for ((placed, spans), number) in notes.iter().zip(1..) {
            marks.notes.entry(spans[0].block).or_default().push(note(placed, number));
            for (index, span) in spans.iter().enumerate() {
                let kind = placed.note.kind.name();
                let bytes = span.bytes.clone();
                let passage = Passage { number, kind, bytes, leads: index == 0 };
                marks.passages.entry(span.block).or_default().push(passage);
            }
        }
        marks
    }
}

/// The text: a list is one row, any other block is a row of its own.
fn stretches(article: &Article, notes: &[(&PlacedNote, Vec<&BlockSpan>)]) -> Vec<StretchView> {
    let mut marks = Marks::new(notes);
    let mut stretches: Vec<StretchView> = Vec::new();
    let mut first = 0;
    for blocks in
        article.blocks.chunk_by(|a, b| (a.kind, b.kind) == (BlockKind::List, BlockKind::List))
    {
        let numbered = blocks.iter().zip(first..);
        let row = RowView {
            kind: blocks[0].kind,
            blocks: numbered.map(|(block, index)| block_view(block, index, &marks)).collect(),
        };
        let last = first + blocks.len();
        let notes: Vec<NoteView> =
            (first..last).filter_map(|index| marks.notes.remove(&index)).flatten().collect();
        first = last;
        match stretches.last_mut() {
            Some(stretch) if notes.is_empty() => stretch.rest.push(row),
            Some(stretch) => {
                let mut head = take_headings(&mut stretch.rest);
                head.push(row);
                stretches.push(StretchView { head, notes, rest: Vec::new() });
            }
            None => stretches.push(StretchView { head: vec![row], notes, rest: Vec::new() }),
        }
    }
    stretches
}

/// Takes the headings off the end of a stretch.
fn take_headings(rows: &mut Vec<RowView>) -> Vec<RowView> {
    let body = rows.iter().rposition(|row| row.kind != BlockKind::Heading);
    rows.split_off(body.map_or(0, |last| last + 1))
}

/// What leads to a block within its page.
pub(super) fn block_id(index: usize) -> String {
    format!("p{}", index + 1)
}

fn block_view(block: &Block, index: usize, marks: &Marks) -> BlockView {
    let passages = marks.passages.get(&index).map_or(&[][..], Vec::as_slice);
    BlockView {
        id: block_id(index),
        language: block.language.clone(),
        runs: passages::runs(&block.text, passages),
    }
}
