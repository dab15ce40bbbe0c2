//! What somebody wants to know before an archive goes out: links that lead nowhere, articles without
//! a date or a source, likely copies, heavy pictures, and personal data in the texts.
//!
//! A build does not ask: none of it keeps a page from being made.

mod heads;
mod links;
mod personal;
mod pictures;
mod withheld;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::archive::{ArticleId, Articles, CaptureId};
use crate::site::catalogue::Catalogue;
use crate::site::guesses::guesses_of;
use crate::site::library::Library;

use links::Links;

/// Goes over the heads, the texts of all articles and what their owner wrote.
pub fn preflight(catalogue: &Catalogue, library: &Library) -> Vec<Diagnostic> {
    let archive = &catalogue.collection.archive;
    let links = Links { catalogue, library };
    let mut found: Vec<Diagnostic> = heads::gaps(archive).chain(heads::copies(archive)).collect();
    found.extend(heads::captures(archive));
    found.extend(heads::carried(archive));
    found.extend(pictures::heavy(&catalogue.collection.pictures, library.files));
    found.extend(links.of_pages());
    found.extend(personal::of_pages(&links));
    found.extend(withheld::dropped(&links));
    found.par_extend(
        (0..archive.articles.len()).into_par_iter().flat_map(|id| of_article(&links, id)),
    );
    found
}

/// The same of one article, with its guesses.
pub fn preflight_of(catalogue: &Catalogue, library: &Library, id: ArticleId) -> Vec<Diagnostic> {
    let archive = &catalogue.collection.archive;
    let mut found = heads::of_article(archive, id);
    found.extend(guesses_of(&archive.articles[id].head));
    found.extend(of_article(&Links { catalogue, library }, id));
    found
}

/// What there is to say of an article's text and notes; a lost article is the error that it is.
fn of_article(links: &Links, id: ArticleId) -> Vec<Diagnostic> {
    match links.library.article(id) {
        Ok(article) => {
            let mut found = personal::of_article(links, id, &article);
            found.extend(personal::of_removed(links, CaptureId::Shown(id), &article));
            found.extend(personal::of_versions(links, id));
            found.extend(links.of_notes(id, &article));
            found
        }
        Err(lost) => vec![lost],
    }
}
