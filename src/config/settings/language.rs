//! The languages of the interface, and which part of the site belongs to each.

use crate::config::settings::{BaseUrl, SiteSettings};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Russian => "Русский",
            Language::Kazakh => "Қазақша",
            Language::English => "English",
        }
    }
}

/// What the archive says of itself in a language other than its first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translation {
    /// The archive's name; none where it is the same.
    pub title: Option<String>,
    /// One sentence about the archive; none where it is the same.
    pub description: Option<String>,
}

impl SiteSettings {
    /// The site in each of its languages, the first one first.
    pub fn in_each_language(&self) -> impl Iterator<Item = SiteSettings> {
        self.languages.iter().map(|language| SiteSettings { language: *language, ..self.clone() })
    }

    /// Whether these are the settings of the first language, which is at home at the site's root.
    pub fn is_first_language(&self) -> bool {
        self.languages.first() == Some(&self.language)
    }

    /// The code of the first language, in which people write what they write once, where that is not
    /// this one.
    pub fn foreign_language(&self) -> Option<&'static str> {
        let first = self.languages.first().filter(|first| **first != self.language);
        first.map(|first| first.code())
    }

    /// The folder of a language's pages with a `/` at its end; empty for that of the first.
    pub fn folder_of(&self, language: Language) -> String {
        match self.languages.first() == Some(&language) {
            true => String::new(),
            false => format!("{}/", language.code()),
        }
    }

    /// The folder of this language's pages with a `/` at its end; empty for that of the first.
    pub fn folder(&self) -> String {
        self.folder_of(self.language)
    }

    /// The whole address of this language's home page, where the site has one.
    pub fn home(&self) -> Option<BaseUrl> {
        self.base_url.as_ref().map(|base_url| base_url.below(&self.folder()))
    }

    /// The archive's name in this language.
    pub fn title_here(&self) -> &str {
        let translated = self.translation().and_then(|words| words.title.as_deref());
        translated.unwrap_or(&self.title)
    }

    /// One sentence about the archive in this language; may be empty.
    pub fn description_here(&self) -> &str {
        let translated = self.translation().and_then(|words| words.description.as_deref());
        translated.unwrap_or(&self.description)
    }

    fn translation(&self) -> Option<&Translation> {
        self.translations.get(&self.language)
    }
}
