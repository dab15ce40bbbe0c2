//! The feeds of a site and the data that it publishes: which files there are, and what each is
//! made from.

use crate::cite::formats::ReferenceFormat;
use crate::cite::{TEI_FOLDER, tei_name};
use crate::config::settings::{BaseUrl, DataFormat, OAI, PACKAGE};
use crate::diagnostic::Diagnostic;
use crate::export::data::{self, Holdings, ListFile, package};
use crate::export::feed::{self, Feed, FeedFormat};
use crate::export::portions::Portions;
use crate::export::{Export, Exports, Recipe, atom, json_feed};
use crate::model::archive::{Archive, ArchivedArticle, ArticleId, Articles};
use crate::model::key::Key;
use crate::model::route::Route;

/// A file of data.
#[derive(Debug, Clone, Copy)]
pub(super) enum DataFile {
    /// Of all articles.
    Archive(ListFile),
    /// Of the articles of a tag, by its place.
    Tag(ListFile, usize),
    /// The description of the table.
    Package,
    /// The records for harvesters.
    Oai,
    /// An article.
    Tei(ArticleId),
}

impl Exports {
    /// The feeds of the archive and of its tags.
    pub(super) fn feeds(&self) -> Vec<Export> {
        let mut files = Vec::new();
        for format in FeedFormat::ALL {
            let recipe = Recipe::Feed(format);
            files.push(Export { route: Route::file(format.file_name()), recipe });
            if self.settings.tag_feeds {
                let tags = 0..self.tags.len();
                files.extend(tags.map(|tag| Export {
                    route: self.in_tag(tag, format.file_name()),
                    recipe: Recipe::TagFeed(format, tag),
                }));
            }
        }
        files
    }

    /// A file beside the page of a tag.
    fn in_tag(&self, tag: usize, name: &str) -> Route {
        Route::file(&format!("{}{name}", feed::tag_route(&self.tags[tag]).as_str()))
    }

    /// The feed that a recipe is of; without an address there is none.
    pub(super) fn feed(&self, recipe: Recipe) -> Feed {
        let home = self.settings.home().expect("a feed has whole addresses");
        match recipe {
            Recipe::TagFeed(_, tag) => {
                feed::of_tag(&self.archive, &self.tags[tag], &self.settings, &home)
            }
            _ => feed::of_archive(&self.archive, &self.settings, &home),
        }
    }

    pub(super) fn feed_key(&self, recipe: Recipe) -> Key {
        let settings = &self.settings;
        let said = (settings.title_here(), settings.description_here(), &settings.author);
        Key::of(&(said, settings.language.code(), self.feed(recipe)))
    }

    pub(super) fn draw_feed(
        &self,
        format: FeedFormat,
        feed: &Feed,
        articles: &dyn Articles,
    ) -> Result<String, Diagnostic> {
        match format {
            FeedFormat::Atom => atom::draw(feed, articles, &self.settings),
            FeedFormat::Json => json_feed::draw(feed, articles, &self.settings),
        }
    }

    /// The articles in the formats that the archive's owner has chosen.
    pub(super) fn data_files(&self) -> Vec<Export> {
        self.settings
            .published_data()
            .into_iter()
            .flat_map(|format| self.files_of(format))
            .collect()
    }

    fn files_of(&self, format: DataFormat) -> Vec<Export> {
        let file = |name: &str, file| Export {
            route: Route::file(&format!("data/{name}")),
            recipe: Recipe::Data(file),
        };
        match list_file(format) {
            Some(list) => {
                let whole = file(list.file_name(), DataFile::Archive(list));
                [whole].into_iter().chain(self.of_tags(list)).collect()
            }
            None if format == DataFormat::Datapackage => vec![file(PACKAGE, DataFile::Package)],
            None if format == DataFormat::Oai => {
                let mut heads = self.archive.articles.iter().map(|archived| &archived.head);
                let any = heads.any(|head| data::has_record(head));
                any.then(|| file(OAI, DataFile::Oai)).into_iter().collect()
            }
            None => {
                let articles = self.archive.articles.iter().enumerate();
                let name = |archived: &ArchivedArticle| {
                    format!("{TEI_FOLDER}{}", tei_name(&archived.route))
                };
                articles.map(|(id, archived)| file(&name(archived), DataFile::Tei(id))).collect()
            }
        }
    }

    /// The references of each tag.
    fn of_tags(&self, list: ListFile) -> Vec<Export> {
        let tags = if matches!(list, ListFile::References(_)) { self.tags.len() } else { 0 };
        let file = |tag| Export {
            route: self.in_tag(tag, list.file_name()),
            recipe: Recipe::Data(DataFile::Tag(list, tag)),
        };
        (0..tags).map(file).collect()
    }

    pub(super) fn data_key(&self, file: DataFile) -> Key {
        let settings = &self.settings;
        let address = settings.base_url.as_ref().map(BaseUrl::as_str);
        let said = (address, &settings.title, &settings.description, &settings.author);
        let known = |id: &ArticleId| {
            let Archive { articles, remarks, .. } = &*self.archive;
            (&articles[*id].route, remarks[*id].article)
        };
        match file {
            DataFile::Package => Key::of(&said),
            DataFile::Oai => {
                let articles: Vec<_> =
                    (0..self.archive.articles.len()).map(|id| known(&id)).collect();
                Key::of(&(said, &settings.harvest, data::stamps(&self.archive), articles))
            }
            DataFile::Tei(id) => Key::of(&(said, known(&id))),
            DataFile::Archive(_) => {
                let ids = 0..self.archive.articles.len();
                Key::of(&(said, ids.map(|id| known(&id)).collect::<Vec<_>>()))
            }
            DataFile::Tag(_, tag) => {
                Key::of(&(said, self.members(tag).iter().map(known).collect::<Vec<_>>()))
            }
        }
    }

    fn members(&self, tag: usize) -> &[ArticleId] {
        &self.archive.tags[&self.tags[tag]].articles
    }

    pub(super) fn data_portions<'a>(
        &'a self,
        file: DataFile,
        articles: &'a dyn Articles,
    ) -> Portions<'a> {
        let (archive, settings) = (&*self.archive, &self.settings);
        let holdings = Holdings { archive, articles, settings };
        match file {
            DataFile::Archive(list) => list.portions(holdings, holdings.all()),
            DataFile::Tag(list, tag) => list.portions(holdings, self.members(tag).iter().copied()),
            DataFile::Oai => data::repository(holdings),
            DataFile::Package => Portions::new([Ok(package(settings))].into_iter()),
            DataFile::Tei(id) => {
                let document = move || holdings.tei(id).map(|(_, document)| document);
                Portions::new(std::iter::once_with(document))
            }
        }
    }
}

/// The file with all articles in a format; none where the format has another shape.
fn list_file(format: DataFormat) -> Option<ListFile> {
    match format {
        DataFormat::Csv => Some(ListFile::Csv),
        DataFormat::Jsonl => Some(ListFile::Jsonl),
        _ => ReferenceFormat::of_data(format).map(ListFile::References),
    }
}
