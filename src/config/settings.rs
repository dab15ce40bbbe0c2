//! The settings as the stages get them: resolved, checked, with every default filled in.

use crate::config::file::ConfigFile;
use crate::diagnostic::{Diagnostic, catalogue};

/// Everything that the archive's owner decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// How the site presents itself.
    pub site: SiteSettings,
    /// How articles are cleaned.
    pub clean: CleanSettings,
    /// Where the files lie.
    pub layout: Layout,
}

/// How the site presents itself.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteSettings {
    /// The archive's name.
    pub title: String,
    /// One sentence about the archive; may be empty.
    pub description: String,
    /// The language of the interface.
    pub language: Language,
    /// Where the site will be published. Without it there is no feed and no sitemap, for both
    /// need whole addresses.
    pub base_url: Option<BaseUrl>,
    /// Who keeps the archive; may be empty.
    pub author: String,
    /// The theme's name: a folder below `themes/`, or `default`.
    pub theme: String,
    /// Articles on one page of a list, 1 to 200.
    pub per_page: usize,
    /// Whether the site has a search box and an index.
    pub search: bool,
}

/// How articles are cleaned.
#[derive(Debug, Clone, PartialEq)]
pub struct CleanSettings {
    /// Whether an article's hashtags become its tags.
    pub hashtags: bool,
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

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Russian.
    Russian,
    /// Kazakh.
    Kazakh,
    /// English.
    English,
}

impl Language {
    /// Every language with its ISO 639-1 code.
    pub const ALL: [(&'static str, Language); 3] =
        [("ru", Language::Russian), ("kk", Language::Kazakh), ("en", Language::English)];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        Language::ALL[self as usize].0
    }

    /// The language of an ISO 639-1 code.
    pub fn from_code(code: &str) -> Option<Self> {
        Language::ALL.iter().find(|(known, _)| *known == code).map(|(_, language)| *language)
    }
}

/// Where a site is published: scheme, host and folder, with a `/` at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Checks an address; the `/` at its end may be left out.
    pub fn parse(text: &str) -> Option<Self> {
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

    /// The path on the host, with a `/` at both ends: `/archive/`, or `/`.
    pub fn path(&self) -> &str {
        let host_at = self.0.find("://").map_or(0, |at| at + 3);
        let slash = self.0[host_at..].find('/').expect("a base URL ends with a slash");
        &self.0[host_at + slash..]
    }
}

impl Settings {
    /// The settings of a folder without `config.toml`, where every text file is an article.
    ///
    /// The title may be empty: a folder may have no name.
    pub fn assumed(title: String) -> Self {
        let named = Some(title).filter(|title| !title.trim().is_empty());
        let title = named.or_else(|| Some("Archive".to_owned()));
        let file = ConfigFile { title, ..ConfigFile::default() };
        let mut settings = resolve(file).expect("the defaults are valid");
        settings.layout.articles.clear();
        settings
    }
}

/// Fills in the defaults and checks every value; gives every problem at once.
pub fn resolve(file: ConfigFile) -> Result<Settings, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let title = file.title.filter(|title| !title.trim().is_empty());
    if title.is_none() {
        problems.push(catalogue::config_without_title());
    }
    let code = file.language.as_deref().unwrap_or("ru");
    let language = Language::from_code(code);
    if language.is_none() {
        problems.push(catalogue::unknown_language(code));
    }
    let base_url = match file.base_url.as_deref() {
        None | Some("") => None,
        Some(text) => BaseUrl::parse(text).or_else(|| {
            problems.push(catalogue::bad_base_url(text));
            None
        }),
    };
    let per_page = file.list.per_page.unwrap_or(20);
    if !(1..=200).contains(&per_page) {
        problems.push(catalogue::bad_per_page(per_page));
    }
    let output = file.build.output.unwrap_or_else(|| "public".to_owned());
    if !is_folder_name(&output) {
        problems.push(catalogue::bad_output_folder(&output));
    }
    let theme = file.theme.unwrap_or_else(|| "default".to_owned());
    if !is_folder_name(&theme) || theme.contains('/') {
        problems.push(catalogue::bad_theme_name(&theme));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Settings {
        site: SiteSettings {
            title: title.unwrap_or_default(),
            description: file.description,
            language: language.unwrap_or(Language::Russian),
            base_url,
            author: file.author,
            theme,
            per_page,
            search: file.search.enabled.unwrap_or(true),
        },
        clean: CleanSettings { hashtags: file.clean.hashtags.unwrap_or(true) },
        layout: Layout { articles: "content/articles/".to_owned(), output },
    })
}

/// A relative path that stays below the archive's root and is not one of its own folders.
fn is_folder_name(path: &str) -> bool {
    let reserved = ["content", "themes", "templates", "static", ".postil", ".git"];
    let first = path.split('/').next().unwrap_or_default();
    !reserved.contains(&first)
        && !path.contains('\\')
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
