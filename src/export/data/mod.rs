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
use crate::cite::{self, Place};
use crate::config::settings::{JSON_LINES, SiteSettings, TABLE};
use crate::diagnostic::Diagnostic;
use crate::export::portions::Portions;
use crate::model::archive::{Archive, ArchivedArticle, ArticleId, Articles};
use crate::model::article::Article;
use crate::model::key::Key;

pub use oai::{has_record, repository, stamps};
pub use package::package;
pub use tei::document as tei;

/// The folder of TEI documents, with a `/` at its end.
pub const TEI_FOLDER: &str = "tei/";

/// How much of an address is in a name, in bytes: file systems take names of 255, and a hash and an
/// ending follow.
const LONGEST_NAME: usize = 200;

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
        Ok((tei_name(archived), tei(&article, &reference, self.settings)))
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

/// The name of an article's TEI document: its address without slashes.
///
/// A hash follows where the address alone would be too long a name, or that of another article too.
pub fn tei_name(archived: &ArchivedArticle) -> String {
    let key = cite::key(&archived.route);
    let name = key.replace(':', "--");
    if name.len() <= LONGEST_NAME && !key.contains("--") {
        return format!("{name}.xml");
    }
    let hash = Key::of_bytes(key.as_bytes()).to_string();
    format!("{}-{hash:.8}.xml", &name[..name.floor_char_boundary(LONGEST_NAME)])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::route::Route;

    fn name(path: &str) -> String {
        let route = Route::page(["articles"].into_iter().chain(path.split('/')));
        tei_name(&ArchivedArticle {
            head: Default::default(),
            route,
            tags: Vec::new(),
            source: None,
            authors: Vec::new(),
            versions: Vec::new(),
            own_route: None,
        })
    }

    #[test]
    fn a_document_is_named_for_its_address() {
        assert_eq!(name("2026/most"), "2026--most.xml");
        assert_eq!(name("most"), "most.xml");
    }

    #[test]
    fn names_of_documents_differ_and_fit_a_file_system() {
        let folder = vec!["folder"; 60].join("/");
        let word = "w".repeat(240);
        let paths = [
            "a/b".to_owned(),
            "a--b".to_owned(),
            "a/b--c".to_owned(),
            "a--b/c".to_owned(),
            format!("{folder}/a"),
            format!("{folder}/b"),
            format!("{word}/a"),
            format!("{word}/{word}/ё"),
            format!("{word}/{word}/я"),
        ];
        let names: BTreeSet<String> = paths.iter().map(|path| name(path)).collect();
        assert_eq!(names.len(), paths.len(), "{names:?}");
        assert!(names.iter().all(|name| name.len() <= 255), "{names:?}");
    }
}
