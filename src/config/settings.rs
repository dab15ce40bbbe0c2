//! The settings as the stages get them: resolved, checked, with every default filled in.

mod audit;
mod cards;
mod harvest;
mod language;
mod time_zone;

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::{CONTROLS, utf8_percent_encode};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use crate::model::page::Href;
use crate::model::punycode;
use crate::model::route::Route;
pub use audit::{AuditSettings, RemovedShown};
pub use cards::Cards;
pub use harvest::Harvest;
pub use language::{Language, Translation};

/// The folder of an archive's raw files.
pub const ARTICLES_FOLDER: &str = "content/articles/";
pub use postil_clean::settings::{
    CleanSettings, LineAction, LinePattern, LineRule, SourceClues, SourceRule, SourceRules,
    Strictness, host_of,
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

/// The file of the table of all articles.
pub const TABLE: &str = "articles.csv";
/// The file of all articles in JSON Lines.
pub const JSON_LINES: &str = "articles.jsonl";
/// The file that describes the table; the Data Package's specification calls it so.
pub const PACKAGE: &str = "datapackage.json";

/// The file of the records for harvesters.
pub const OAI: &str = "oai.xml";

/// A format of all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFormat {
    /// A table.
    Csv,
    /// JSON Lines.
    Jsonl,
    /// The description of the table as a Frictionless Data Package.
    Datapackage,
    /// References in CSL-JSON.
    CslJson,
    /// References in BibTeX.
    Bibtex,
    /// References in RIS.
    Ris,
    /// A TEI document an article.
    Tei,
    /// Records for harvesters that speak OAI-PMH.
    Oai,
}

impl DataFormat {
    /// Every format with the name that `config.toml` uses.
    pub const ALL: [(&'static str, DataFormat); 8] = [
        ("csv", DataFormat::Csv),
        ("jsonl", DataFormat::Jsonl),
        ("datapackage", DataFormat::Datapackage),
        ("csl-json", DataFormat::CslJson),
        ("bibtex", DataFormat::Bibtex),
        ("ris", DataFormat::Ris),
        ("tei", DataFormat::Tei),
        ("oai", DataFormat::Oai),
    ];

    /// The name that `config.toml` uses.
    pub fn name(self) -> &'static str {
        DataFormat::ALL[self as usize].0
    }

    /// The name of its file; none of references, and of a format that has a file an article.
    pub fn file_name(self) -> Option<&'static str> {
        match self {
            DataFormat::Csv => Some(TABLE),
            DataFormat::Jsonl => Some(JSON_LINES),
            DataFormat::Datapackage => Some(PACKAGE),
            DataFormat::Oai => Some(OAI),
            _ => None,
        }
    }

    /// The format of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        DataFormat::ALL.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
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

/// Where a site is published: scheme, host and folder, with a `/` at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Checks an address; the `/` at its end may be left out. A host in other letters than ASCII's
    /// is written as `xn--…`, and such letters in the folder are percent-encoded.
    pub fn parse(text: &str) -> Option<Self> {
        let text = &in_ascii(text)?;
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split('/').next().unwrap_or_default();
        let plain = text.chars().all(|c| {
            c.is_ascii_graphic() && !matches!(c, '?' | '#' | '"' | '<' | '>' | '\\' | '\'')
        });
        let climbs = rest.split('/').any(|part| part == ".." || part == ".");
        if host.is_empty() || !plain || climbs || rest.contains("//") {
            return None;
        }
        Some(BaseUrl(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The whole address, with a `/` at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole address of a page or file.
    pub fn address(&self, route: &Route) -> String {
        format!("{}{}", self.0, Href::from(route).as_str())
    }

    /// The address of a folder of the site, whose name ends with a `/`, or of the site itself.
    pub fn below(&self, folder: &str) -> Self {
        BaseUrl(format!("{}{folder}", self.0))
    }

    /// The path on the host, with a `/` at both ends: `/archive/`, or `/`.
    pub fn path(&self) -> &str {
        let host_at = self.0.find("://").map_or(0, |at| at + 3);
        let slash = self.0[host_at..].find('/').expect("a base URL ends with a slash");
        &self.0[host_at + slash..]
    }
}

/// An address as it is written in ASCII; none where its host has no such form.
fn in_ascii(text: &str) -> Option<String> {
    if text.is_ascii() {
        return Some(text.to_owned());
    }
    let (scheme, rest) = text.split_once("://")?;
    let (host, folder) = rest.split_once('/').unwrap_or((rest, ""));
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let name = punycode::host(name)?;
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    let letters: String = folder.nfc().collect();
    Some(format!("{scheme}://{name}{port}/{}", utf8_percent_encode(&letters, CONTROLS)))
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
        ] {
            assert_eq!(BaseUrl::parse(written), None, "{written}");
        }
    }
}
