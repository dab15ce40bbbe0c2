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
    let notes = article.notes.iter().flat_map(|placed| {
        let Note { text, by, tags, .. } = &placed.note;
        [text].into_iter().chain(by).chain(tags).map(String::as_str)
    });
    let (comments, blocks): (Vec<&Block>, Vec<&Block>) =
        article.blocks.iter().partition(|block| block.kind == BlockKind::Comment);
    // A comment is there for a note's sake, and the article does not say what it says.
    let notes = notes.chain(comments.iter().map(|comment| comment.text.as_str()));
    let language = article.fields.language.as_ref().map(|field| field.value.as_str());
    let of_text = Reading::of(language);
    let body = blocks.iter().map(|block| {
        let own = block.language.as_deref().map(|language| Reading::of(Some(language)));
        (block.text.as_str(), own.unwrap_or(of_text))
    });
    let notes = notes.map(|text| (text, Reading::Both));
    let mut end = 0;
    // Notes come last, since they change most: what stands before them keeps its places.
    let title = analyser.placed_terms([(article.title(), of_text)], &mut end);
    let body = analyser.placed_terms(body, &mut end);
    let notes = analyser.placed_terms(notes, &mut end);
    let tags = analyser.terms(places(article).iter().map(String::as_str));
    ArticleTerms { title, tags, notes, body }
}

/// What places an article among others: its section, author, source and year.
fn places(article: &Article) -> Vec<String> {
    let fields = &article.fields;
    let names = [&fields.section, &fields.author, &fields.source].into_iter().flatten();
    let year = fields.date.as_ref().map(|date| date.value.day.format("%Y").to_string());
    names.map(|field| field.value.clone()).chain(year).collect()
}
