//! The settings as the stages get them: resolved, checked, with every default filled in.

mod audit;
mod base_url;
mod cards;
mod data_format;
mod harvest;
mod language;
mod time_zone;

use std::collections::{BTreeMap, BTreeSet};

pub use audit::{AuditSettings, RemovedShown};
pub use base_url::BaseUrl;
pub use cards::Cards;
pub use data_format::{DataFormat, JSON_LINES, OAI, PACKAGE, TABLE};
pub use harvest::Harvest;
pub use language::{Language, Translation};

/// The folder of an archive's raw files.
pub const ARTICLES_FOLDER: &str = "content/articles/";
pub use postil_clean::settings::{
    CleanSettings, LineAction, LinePattern, LineRule, SourceClues, SourceRule, SourceRules,
    Strictness,
};
pub use time_zone::{TimeZone, moment};

/// Everything that the archive's owner decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// How the site presents itself.
    pub site: SiteSettings,
    /// How articles are cleaned.
    pub clean: CleanSettings,
    /// Where the files lie.
    pub layout: Layout,
    /// How addresses are made.
    pub addresses: Addresses,
    /// What becomes of a page that was saved more than once.
    pub captures: Captures,
}

/// What becomes of a page that was saved more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Captures {
    /// Its captures are one article with versions; otherwise each is an article.
    pub join: bool,
}

/// How the addresses of pages are made from names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addresses {
    /// How a name becomes a part of an address.
    pub scheme: AddressScheme,
    /// Somebody chose the scheme, so that nobody need be told that there is another one.
    pub chosen: bool,
}

/// How a name becomes a part of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressScheme {
    /// Each sign that is no Latin letter becomes a hyphen: `қала` is `k-ala`.
    First,
    /// By the sounds of letters: `қала` is `qala`.
    Second,
}

impl AddressScheme {
    /// The scheme of a number in `config.toml`.
    pub fn from_number(number: i64) -> Option<Self> {
        match number {
            1 => Some(AddressScheme::First),
            2 => Some(AddressScheme::Second),
            _ => None,
        }
    }
}

/// How the site presents itself.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteSettings {
    /// The archive's name in its first language.
    pub title: String,
    /// One sentence about the archive in its first language; may be empty.
    pub description: String,
    /// The language of the interface that these are the settings of.
    pub language: Language,
    /// Every language of the interface, each once; the first one's pages stand at the site's root.
    pub languages: Vec<Language>,
    /// What the archive says of itself in the others.
    pub translations: BTreeMap<Language, Translation>,
    /// Where the site will be published. Without it there is no feed and no sitemap, for both
    /// need whole addresses.
    pub base_url: Option<BaseUrl>,
    /// The time zone of times that a page states without one; none where nobody knows.
    pub time_zone: Option<TimeZone>,
    /// Who keeps the archive; may be empty.
    pub author: String,
    /// The theme's name: a folder below `themes/`, or `default`.
    pub theme: String,
    /// Articles on one page of a list, 1 to 200.
    pub per_page: usize,
    /// Whether the site has a search box and an index.
    pub search: bool,
    /// Whether lists show of a report that several outlets carried the first article alone.
    pub fold_copies: bool,
    /// Whether each tag has feeds of its own.
    pub tag_feeds: bool,
    /// The formats in which all articles are published as data, below `data/`.
    pub data: BTreeSet<DataFormat>,
    /// What harvesters are told, where the archive is made for them.
    pub harvest: Option<Harvest>,
    /// Whether it has the index in elasticlunr's format too.
    pub elasticlunr: bool,
    /// Which cards stand for pages without a picture, for those who pass their addresses on.
    pub cards: Cards,
    /// What is published of how articles were made.
    pub audit: AuditSettings,
}

/// Where the archive's files lie, relative to its root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The folder of raw articles with a `/` at its end; empty where a folder without
    /// `config.toml` is shown as it stands.
    pub articles: String,
    /// The output folder, without a `/` at its end.
    pub output: String,
}

impl Settings {
    /// The settings of a folder without `config.toml`, where every text file is an article.
    ///
    /// The title may be empty: a folder may have no name.
    pub fn assumed(title: String) -> Self {
        let named = Some(title).filter(|title| !title.trim().is_empty());
        let mut settings = Settings::titled(named.unwrap_or_else(|| "Archive".to_owned()));
        settings.layout.articles.clear();
        settings.addresses.chosen = true;
        settings
    }

    /// The settings of an archive whose `config.toml` says nothing but its title.
    pub(super) fn titled(title: String) -> Self {
        Settings {
            site: SiteSettings {
                title,
                description: String::new(),
                language: Language::Russian,
                languages: vec![Language::Russian],
                translations: BTreeMap::new(),
                base_url: None,
                time_zone: None,
                author: String::new(),
                theme: "default".to_owned(),
                per_page: 20,
                search: true,
                fold_copies: false,
                tag_feeds: true,
                data: BTreeSet::new(),
                harvest: None,
                elasticlunr: false,
                cards: Cards::default(),
                audit: AuditSettings::default(),
            },
            clean: CleanSettings::default(),
            layout: Layout { articles: ARTICLES_FOLDER.to_owned(), output: "public".to_owned() },
            addresses: Addresses { scheme: AddressScheme::Second, chosen: false },
            captures: Captures { join: true },
        }
    }
}

/// A relative path that stays below the archive's root and is not one of its own folders.
pub(super) fn is_folder_name(path: &str) -> bool {
    let reserved = ["content", "themes", "templates", "static", ".postil", ".git"];
    let first = path.split('/').next().unwrap_or_default();
    !reserved.contains(&first)
        && !path.contains('\\')
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_published_at_any_host() {
        for (written, address, path) in [
            ("https://example.org/archive", "https://example.org/archive/", "/archive/"),
            ("https://архив.рф/", "https://xn--80aer5aza.xn--p1ai/", "/"),
            ("http://Мұрағат.Қаз:8080", "http://xn--80aa8aqm89bvg.xn--80ao21a:8080/", "/"),
            (
                "https://example.org/архив/",
                "https://example.org/%D0%B0%D1%80%D1%85%D0%B8%D0%B2/",
                "/%D0%B0%D1%80%D1%85%D0%B8%D0%B2/",
            ),
        ] {
            let base_url = BaseUrl::parse(written).expect(written);
            assert_eq!((base_url.as_str(), base_url.path()), (address, path));
        }
    }

    #[test]
    fn what_no_site_is_published_at_is_refused() {
        for written in [
            "архив.рф",
            "ftp://архив.рф/",
            "https://",
            "https:///а",
            "https://архив .рф/",
            "https://а..рф/",
            "https://«архив».рф/",
            "https://архив.рф/../а",
            "https://архив.рф/а?б",
            "https://архив.рф/а b",
            "https://имя@архив.рф/",
            "https://name:secret@example.org/",
            "https://name@example.org/a/",
        ] {
            assert_eq!(BaseUrl::parse(written), None, "{written}");
        }
    }
}
