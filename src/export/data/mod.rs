//! The articles for other programs: a table, JSON, references, TEI, records for harvesters.
//!
//! A file about many articles is made a portion at a time, so that it is never held whole.

mod csv;
mod fields;
mod jsonl;
mod oai;
mod package;
mod tei;
mod tei_text;

use crate::cite::formats::ReferenceFormat;
use crate::cite::{self, Place, tei_name};
use crate::config::settings::{JSON_LINES, SiteSettings, TABLE};
use crate::diagnostic::Diagnostic;
use crate::export::portions::Portions;
use crate::model::archive::{Archive, ArchivedArticle, ArticleId, Articles};
use crate::model::article::Article;

pub use oai::{has_record, repository, stamps};
pub use package::package;
pub use tei::document as tei;

/// A file with something for each of its articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListFile {
    /// A table, a row an article.
    Csv,
    /// A JSON object a line, with the text in its blocks and the notes.
    Jsonl,
    /// References for a reference manager.
    References(ReferenceFormat),
}

/// Articles of an archive, and what they are made available with.
#[derive(Clone, Copy)]
pub struct Holdings<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// Where its articles are.
    pub articles: &'a dyn Articles,
    /// What the archive is called, and where it is published.
    pub settings: &'a SiteSettings,
}

impl ListFile {
    /// The name of the file.
    pub fn file_name(self) -> &'static str {
        match self {
            ListFile::Csv => TABLE,
            ListFile::Jsonl => JSON_LINES,
            ListFile::References(format) => format.file_name(),
        }
    }

    /// The file about some articles, in their order.
    pub fn portions<'a>(
        self,
        holdings: Holdings<'a>,
        ids: impl Iterator<Item = ArticleId> + 'a,
    ) -> Portions<'a> {
        let (before, between, behind) = self.frame();
        let entries = ids.enumerate().map(move |(place, id)| {
            let gap = if place == 0 { "" } else { between };
            Ok(format!("{gap}{}", holdings.entry(self, id)?))
        });
        let before = std::iter::once(Ok(before));
        Portions::new(before.chain(entries).chain([Ok(behind.to_owned())]))
    }

    /// What stands before the first entry, between two of them, and behind the last one.
    fn frame(self) -> (String, &'static str, &'static str) {
        match self {
            ListFile::Csv => (csv::header(), "", ""),
            ListFile::Jsonl => (String::new(), "", ""),
            ListFile::References(format) => {
                let [before, between, behind] = format.frame();
                (before.to_owned(), between, behind)
            }
        }
    }
}

impl<'a> Holdings<'a> {
    /// Every article.
    pub fn all(&self) -> std::ops::Range<ArticleId> {
        0..self.archive.articles.len()
    }

    /// An article as a TEI document, and the name of its file.
    ///
    /// Fails as the articles do.
    pub fn tei(&self, id: ArticleId) -> Result<(String, String), Diagnostic> {
        let archived = &self.archive.articles[id];
        let article = self.articles.article(id)?;
        let reference = cite::reference(&article, &self.place(archived));
        Ok((tei_name(&archived.route), tei(&article, &reference, self.settings)))
    }

    /// What a file says of one article.
    fn entry(&self, file: ListFile, id: ArticleId) -> Result<String, Diagnostic> {
        let archived = &self.archive.articles[id];
        let article: &Article = &*self.articles.article(id)?;
        let place = self.place(archived);
        Ok(match file {
            ListFile::Csv => csv::row(article, &place),
            ListFile::Jsonl => jsonl::line(article, &place),
            ListFile::References(format) => format.entry(&cite::reference(article, &place)),
        })
    }

    fn place(&self, archived: &'a ArchivedArticle) -> Place<'a> {
        Place {
            archive: &self.settings.title,
            address: self.settings.base_url.as_ref(),
            route: &archived.route,
        }
    }
}
