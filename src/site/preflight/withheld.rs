//! Words that a person dropped from one outlet's copy of a report and that another one's still shows.

use rayon::prelude::*;

use super::links::Links;
use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::archive::{ArticleId, Articles};
use crate::model::article::Article;
use crate::model::wording::Wording;

/// What there is to say of all reports.
pub fn dropped(links: &Links) -> Vec<Diagnostic> {
    let archive = &links.catalogue.collection.archive;
    let has_dropped = |id: &ArticleId| archive.articles[*id].head.has_dropped_lines;
    let families = archive.families.par_iter().filter(|family| family.iter().any(has_dropped));
    families.flat_map_iter(|family| of_family(links, family)).collect()
}

/// What there is to say of one report.
fn of_family(links: &Links, family: &[ArticleId]) -> Vec<Diagnostic> {
    // One that is lost is reported where its own text is looked at.
    let copies = family.iter().filter_map(|id| links.library.article(*id).ok());
    let copies: Vec<_> = copies.collect();
    let dropping = copies.iter().filter(|copy| !copy.dropped.is_empty());
    dropping.flat_map(|copy| copies.iter().filter_map(|other| shown_in(other, copy))).collect()
}

/// The first paragraph of a copy that has what was dropped from another one.
fn shown_in(copy: &Article, dropping: &Article) -> Option<Diagnostic> {
    let has_dropped = |text: &str| {
        let words = Wording::of(text);
        dropping.dropped.iter().any(|dropped| dropped.is_in(&words))
    };
    let block = copy.blocks.iter().find(|block| has_dropped(&block.text))?;
    let place = Place::line(&copy.source.path, block.lines.first.get());
    Some(catalogue::dropped_elsewhere(place, &dropping.source.path))
}
