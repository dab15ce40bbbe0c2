//! Finds the article that a note from elsewhere is about.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::config::settings::BaseUrl;
use crate::model::article::Article;
use crate::model::punycode;
use crate::model::quote::fold_text;
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
            for address in known.map(|address| plain_address(&address)) {
                add(&mut pages.by_address, address, archived);
            }
            add(&mut pages.by_title, plain_title(archived.article.title()), archived);
        }
        pages
    }

    /// The article that a note is about: by the path of its raw file if the title or the address
    /// says the same, else by address, else by title.
    pub(super) fn find(&self, note: &ForeignNote) -> Option<&'a ReadArticle> {
        let addresses = note.addresses.iter().map(|address| plain_address(address));
        let mut found = addresses.filter_map(|address| self.by_address.get(&address).copied());
        let title = || self.by_title.get(&plain_title(note.title.as_deref()?)).copied();
        self.by_path(note).or_else(|| found.next().or_else(title).flatten())
    }

    /// The article whose raw file has the path that an export of Postil names. Another archive may
    /// have another article there.
    fn by_path(&self, note: &ForeignNote) -> Option<&'a ReadArticle> {
        let archived = *self.by_path.get(note.own.as_ref()?.path.as_str())?;
        let Article { fields, .. } = &*archived.article;
        let url = fields.url.as_ref().map(|url| plain_address(&url.value));
        let has_title = note
            .title
            .as_deref()
            .is_some_and(|title| plain_title(title) == plain_title(archived.article.title()));
        let has_address = note.addresses.iter().any(|address| Some(plain_address(address)) == url);
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

/// An address without what differs between links to one page: the scheme, `www.`, a port that the
/// scheme implies, what names a part of the page, who led to it, a `/` at the end.
fn plain_address(address: &str) -> String {
    let address = address.split('#').next().unwrap_or(address).trim();
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_lowercase();
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(&host);
    let host: Vec<String> = host.trim_end_matches('.').split('.').map(label).collect();
    let host = host.join(".");
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let path = decoded(path);
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair));
    let kept: Vec<String> = kept.map(decoded).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    format!("{host}/{}{query}", path.trim_end_matches('/'))
}

/// Percent-encoded text as it is meant, its letters in one form (NFC).
fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().nfc().collect()
}

/// Parameters that say how a reader came to a page, and nothing of the page.
fn is_tracking(pair: &str) -> bool {
    const NAMES: [&str; 12] = [
        "fbclid",
        "gclid",
        "yclid",
        "dclid",
        "msclkid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "_openstat",
        "ysclid",
        "twclid",
        "_ga",
    ];
    let name = pair.split('=').next().unwrap_or(pair).to_lowercase();
    name.starts_with("utm_") || NAMES.contains(&name.as_str())
}

/// One label of a host's name: in the letters that its ASCII form (`xn--`) stands for.
fn label(label: &str) -> String {
    let unicode = label.strip_prefix("xn--").and_then(punycode::decode);
    unicode.unwrap_or_else(|| decoded(label)).to_lowercase()
}

fn plain_title(title: &str) -> String {
    fold_text(&title.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_one_page_are_one_address() {
        for (one, other) in [
            ("https://www.Listok.example/a%20b/?id=1#note", "http://listok.example/a b/?id=1"),
            ("https://listok.example", "http://listok.example:80/"),
            ("https://listok.example:443/a?utm_source=x&id=1&fbclid=2", "//listok.example/a?id=1"),
            ("https://listok.example/a/?utm_medium=x", "https://listok.example/a"),
            ("https://xn--d1aqf.example/", "http://дом.example"),
            ("https://ДОМ.example/%D0%B4%d0%be%D0%BC", "https://xn--d1aqf.example/дом"),
            ("https://listok.example/и\u{306}", "https://listok.example/%D0%B9"),
            ("https://www.xn--mnchen-3ya.example/", "https://münchen.example"),
        ] {
            assert_eq!(plain_address(one), plain_address(other));
        }
    }

    #[test]
    fn other_pages_have_other_addresses() {
        for (one, other) in [
            ("https://a.example/b?id=1", "https://a.example/b?id=2"),
            ("https://a.example/b", "https://a.example/B"),
            ("https://a.example:8080/b", "https://a.example/b"),
            ("https://a.example/b?utmost=1", "https://a.example/b"),
            ("https://xn--99999999999.example", "https://.example"),
        ] {
            assert_ne!(plain_address(one), plain_address(other));
        }
    }
}
