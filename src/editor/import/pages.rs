//! Finds the article that a note from elsewhere is about.

use std::collections::BTreeMap;

use crate::config::settings::BaseUrl;
use crate::model::article::Article;
use crate::model::quote::fold_text;
use crate::model::web_address;
use crate::site::{ReadArchive, ReadArticle};
use crate::written::exchange::ForeignNote;

/// The articles of an archive by what notes from elsewhere say of their pages.
pub(super) struct Pages<'a> {
    /// By the path of the raw file.
    by_path: BTreeMap<&'a str, &'a ReadArticle>,
    /// By address without scheme and `www.`; none where two articles have it.
    by_address: BTreeMap<String, Option<&'a ReadArticle>>,
    /// By title, in small letters; none where two articles have it.
    by_title: BTreeMap<String, Option<&'a ReadArticle>>,
}

impl<'a> Pages<'a> {
    /// Knows the articles of an archive.
    pub(super) fn new(read: &'a ReadArchive) -> Self {
        let mut pages = Pages {
            by_path: BTreeMap::new(),
            by_address: BTreeMap::new(),
            by_title: BTreeMap::new(),
        };
        let homes: Vec<BaseUrl> =
            read.settings.site.in_each_language().filter_map(|site| site.home()).collect();
        for archived in &read.articles {
            pages.by_path.insert(&archived.article.source.path, archived);
            let fields = &archived.article.fields;
            let own =
                homes.iter().map(|home| format!("{}{}", home.as_str(), archived.route.as_str()));
            let stated = fields.url.as_ref().map(|url| url.value.clone());
            let known = [stated, archived.article.archived.clone()].into_iter().flatten();
            let known = known.chain(own);
            for address in known.map(|address| web_address::plain(&address)) {
                add(&mut pages.by_address, address, archived);
            }
            add(&mut pages.by_title, plain_title(archived.article.title()), archived);
        }
        pages
    }

    /// The article that a note is about: by the path of its raw file if the title or the address
    /// says the same, else by address, else by title.
    pub(super) fn find(&self, note: &ForeignNote) -> Option<&'a ReadArticle> {
        let addresses = note.addresses.iter().map(|address| web_address::plain(address));
        let mut found = addresses.filter_map(|address| self.by_address.get(&address).copied());
        let title = || self.by_title.get(&plain_title(note.title.as_deref()?)).copied();
        self.by_path(note).or_else(|| found.next().or_else(title).flatten())
    }

    /// The article whose raw file has the path that an export of Postil names. Another archive may
    /// have another article there.
    fn by_path(&self, note: &ForeignNote) -> Option<&'a ReadArticle> {
        let archived = *self.by_path.get(note.own.as_ref()?.path.as_str())?;
        let Article { fields, .. } = &*archived.article;
        let url = fields.url.as_ref().map(|url| web_address::plain(&url.value));
        let has_title = note
            .title
            .as_deref()
            .is_some_and(|title| plain_title(title) == plain_title(archived.article.title()));
        let has_address =
            note.addresses.iter().any(|address| Some(web_address::plain(address)) == url);
        (has_title || has_address).then_some(archived)
    }
}

/// Adds an article; an address or title that two articles have leads to neither.
fn add<'a>(
    map: &mut BTreeMap<String, Option<&'a ReadArticle>>,
    key: String,
    archived: &'a ReadArticle,
) {
    let same = |known: &Option<&ReadArticle>| {
        known.is_some_and(|known| known.article.source.path == archived.article.source.path)
    };
    map.entry(key)
        .and_modify(|known| *known = if same(known) { *known } else { None })
        .or_insert(Some(archived));
}

fn plain_title(title: &str) -> String {
    fold_text(&title.to_lowercase())
}
