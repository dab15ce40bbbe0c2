//! The terms of an article, as far as the article alone gives them.
//!
//! What the names of its tags add depends on the archive, which spells a tag as most articles do:
//! see [`ArticleTerms::with_tag`].

use super::analyser::Analyser;
use super::language::Reading;
use crate::model::article::Article;
use crate::model::cleaned::{Block, BlockKind};
use crate::model::sidecar::Note;
use crate::model::terms::ArticleTerms;

/// The index terms of `article` without those of its tags' names.
pub fn terms_of(analyser: &mut Analyser, article: &Article) -> ArticleTerms {
    let mut end = 0;
    let mut placed = |texts: Vec<(&str, Reading)>| analyser.placed_terms(texts, &mut end);
    // Notes come last, since they change most: what stands before them keeps its places.
    let title = placed(vec![(article.title(), reading_of(article))]);
    let lede = placed(texts(article, |kind| kind == BlockKind::Lede));
    let body = placed(texts(article, is_of_body));
    let captions = placed(texts(article, |kind| kind == BlockKind::Caption));
    let notes = placed(notes(article));
    let tags = analyser.terms(places(article).iter().map(String::as_str));
    ArticleTerms { title, tags, notes, lede, body, captions }
}

fn is_of_body(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Lede | BlockKind::Caption | BlockKind::Comment)
}

/// How the words of the article's own language are read.
fn reading_of(article: &Article) -> Reading {
    Reading::of(article.fields.language.as_ref().map(|field| field.value.as_str()))
}

/// The texts of the blocks of some kinds, each as its language is read.
fn texts(article: &Article, is_wanted: impl Fn(BlockKind) -> bool) -> Vec<(&str, Reading)> {
    let of_article = reading_of(article);
    let reading = |block: &Block| match block.language.as_deref() {
        Some(own) => Reading::of(Some(own)),
        None => of_article,
    };
    let blocks = article.blocks.iter().filter(|block| is_wanted(block.kind));
    blocks.map(|block| (block.text.as_str(), reading(block))).collect()
}

/// What notes say, their authors and tags, and the comments that they quote: a comment is there for a
/// note's sake, and the article does not say what it says.
fn notes(article: &Article) -> Vec<(&str, Reading)> {
    let own = article.notes.iter().flat_map(|placed| {
        let Note { text, by, tags, .. } = &placed.note;
        [text].into_iter().chain(by).chain(tags).map(String::as_str)
    });
    let comments = texts(article, |kind| kind == BlockKind::Comment);
    let comments = comments.into_iter().map(|(text, _)| text);
    own.chain(comments).map(|text| (text, Reading::Both)).collect()
}

/// What places an article among others: its section, author, source and year.
fn places(article: &Article) -> Vec<String> {
    let fields = &article.fields;
    let names = [&fields.section, &fields.author, &fields.source].into_iter().flatten();
    let year = fields.date.as_ref().map(|date| date.value.day.format("%Y").to_string());
    names.map(|field| field.value.clone()).chain(year).collect()
}
