//! `config.toml` as written.

use serde::Deserialize;

/// The whole file. Every key is optional but `title`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConfigFile {
    /// The archive's name.
    pub title: Option<String>,
    /// One sentence about the archive.
    pub description: String,
    /// The language of the site's interface: `ru`, `kk` or `en`.
    pub language: Option<String>,
    /// Where the site will be published, as `https://example.org/archive/`.
    pub base_url: Option<String>,
    /// Who keeps the archive.
    pub author: String,
    /// The theme's name.
    pub theme: Option<String>,
    /// `[list]`.
    pub list: ListTable,
    /// `[build]`.
    pub build: BuildTable,
    /// `[clean]`.
    pub clean: CleanTable,
    /// `[search]`.
    pub search: SearchTable,
}

/// `[list]`: pages that list articles.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ListTable {
    /// Articles on one page, 1 to 200.
    pub per_page: Option<usize>,
}

/// `[build]`: where the site goes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BuildTable {
    /// The output folder, relative to the archive's root.
    pub output: Option<String>,
}

/// `[clean]`: what the cleaner may take from a page.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CleanTable {
    /// Whether an article's hashtags become its tags.
    pub hashtags: Option<bool>,
}

/// `[search]`: the search index.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SearchTable {
    /// Whether the site has a search box and an index.
    pub enabled: Option<bool>,
}
