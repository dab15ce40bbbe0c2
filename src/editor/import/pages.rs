//! Finds the article that a note from elsewhere is about.

use std::collections::BTreeMap;

use crate::ingest::exchange::ForeignNote;
use crate::model::quote::fold_text;
use crate::site::{ReadArchive, ReadArticle};

/// The articles of an archive by what notes from elsewhere say of their pages.
pub(super) struct Pages<'a> {
    /// By address without scheme and `www.`; none where two articles have it.
    by_address: BTreeMap<String, Option<&'a ReadArticle>>,
    /// By title, in small letters; none where two articles have it.
    by_title: BTreeMap<String, Option<&'a ReadArticle>>,
}

impl<'a> Pages<'a> {
    /// Knows the articles of an archive.
    pub(super) fn new(read: &'a ReadArchive) -> Self {
        let mut pages = Pages { by_address: BTreeMap::new(), by_title: BTreeMap::new() };
        let base = read.settings.site.base_url.as_ref();
        for archived in &read.articles {
            let fields = &archived.article.fields;
            let own = base.map(|base| format!("{}{}", base.as_str(), archived.route.as_str()));
            let stated = fields.url.as_ref().map(|url| url.value.clone());
            let known = [stated, archived.article.archived.clone(), own].into_iter().flatten();
            for address in known.map(|address| plain_address(&address)) {
                add(&mut pages.by_address, address, archived);
            }
            add(&mut pages.by_title, plain_title(archived.article.title()), archived);
        }
        pages
    }

    /// The article that a note is about: by address, else by title.
    pub(super) fn find(&self, note: &ForeignNote) -> Option<&'a ReadArticle> {
        let addresses = note.addresses.iter().map(|address| plain_address(address));
        let mut found = addresses.filter_map(|address| self.by_address.get(&address).copied());
        let title = || self.by_title.get(&plain_title(note.title.as_deref()?)).copied();
        found.next().or_else(title).flatten()
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

/// An address without what differs between links to one page.
fn plain_address(address: &str) -> String {
    let address = address.split('#').next().unwrap_or(address);
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    format!("{}/{}", host.to_lowercase(), path.trim_end_matches('/'))
}

fn plain_title(title: &str) -> String {
    fold_text(&title.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_one_page_are_one_address() {
        let plain = plain_address("https://www.Listok.example/a%20b/?id=1#note");
        assert_eq!(plain, plain_address("http://listok.example/a b/?id=1"));
        assert_ne!(plain, plain_address("http://listok.example/a b/?id=2"));
    }
}
