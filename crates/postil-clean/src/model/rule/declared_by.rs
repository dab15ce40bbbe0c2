//! Where a file states a field: the words of its markup, of its header, of the program that saved it.

use std::borrow::Cow;
use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Rule;

named! {
    /// Where a file states a field in so many words.
    pub enum DeclaredBy {
        /// The block of TOML or YAML above a text.
        FrontMatter = "front matter",
        /// Labelled lines above a text: `Title: …`, `URL: …`.
        HeaderBlock = "header block",
        /// `<meta property="og:title">`.
        OgTitle = "og:title",
        /// `<meta name="twitter:title">`.
        TwitterTitle = "twitter:title",
        /// Other `<meta>` elements for a title.
        MetaTitle = "meta title",
        /// `<title>`.
        TitleElement = "title element",
        /// A class that is named for a headline.
        HeadlineClass = "headline class",
        /// `<meta property="og:site_name">`.
        OgSiteName = "og:site_name",
        /// `<meta name="application-name">`.
        ApplicationName = "meta application-name",
        /// `<meta property="og:url">`.
        OgUrl = "og:url",
        /// `<link rel="canonical">`.
        CanonicalLink = "canonical link",
        /// `<meta property="article:published_time">`.
        PublishedTime = "article:published_time",
        /// `<meta property="article:modified_time">`.
        ModifiedTime = "article:modified_time",
        /// A `<meta>` element for the day of publication.
        MetaDate = "meta date",
        /// A `<meta>` element whose name speaks of publishing.
        OtherMetaDate = "other meta date",
        /// `<time>`.
        TimeElement = "time element",
        /// `<time>` of a publication.
        PublishedTimeElement = "published time element",
        /// `<time>` of a change.
        UpdatedTimeElement = "updated time element",
        /// A class that is named for a date.
        DateClass = "date class",
        /// The `title` of an element with such a class.
        TitleOfDateClass = "title of date class",
        /// A class that is named for the date of something else: `comment-date`.
        OtherDateClass = "class of another date",
        /// An attribute such as `data-timestamp`.
        DataAttribute = "data attribute",
        /// A script's key for the moment of publication.
        ScriptPublished = "script published",
        /// A script's key for the moment of creation.
        ScriptCreated = "script created",
        /// `<meta property="article:author">`.
        ArticleAuthor = "article:author",
        /// Other `<meta>` elements for an author.
        MetaAuthor = "meta author",
        /// A class that is named for a byline.
        BylineClass = "byline class",
        /// A class that is named for an author.
        AuthorClass = "author class",
        /// `rel="author"`.
        RelAuthor = "rel author",
        /// `<meta property="article:section">`.
        ArticleSection = "article:section",
        /// `<meta property="article:tag">`.
        ArticleTag = "article:tag",
        /// `rel="tag"`.
        RelTag = "rel tag",
        /// `<html lang>`.
        HtmlLang = "html lang",
        /// Properties of schema.org in attributes.
        Microdata = "microdata",
        /// Such a property for a change.
        MicrodataModified = "microdata modified",
        /// What JSON-LD states of an article.
        JsonLd = "JSON-LD",
        /// Its `name`.
        JsonLdName = "JSON-LD name",
        /// Its `dateCreated`.
        JsonLdCreated = "JSON-LD created",
        /// Its `dateModified`.
        JsonLdModified = "JSON-LD modified",
        /// Its `creator`.
        JsonLdCreator = "JSON-LD creator",
        /// An organisation that it calls an author.
        JsonLdOrganization = "JSON-LD organisation",
        /// What JSON-LD states of the page.
        JsonLdPage = "JSON-LD page",
        /// What JSON-LD states of something else.
        JsonLdOther = "JSON-LD other",
        /// SingleFile's comment.
        SingleFile = "SingleFile comment",
        /// A browser's comment.
        SavedFrom = "saved from comment",
        /// HTTrack's comment.
        HtTrack = "HTTrack comment",
        /// The Wayback Machine's comment.
        WaybackMachine = "Wayback Machine comment",
        /// WebScrapBook's attribute.
        WebScrapBook = "WebScrapBook attribute",
        /// The headers of a web archive.
        MhtmlHeader = "MHTML header",
    }
}

impl DeclaredBy {
    /// Whether it stands above the text, for whoever reads the file.
    pub fn is_above_text(self) -> bool {
        matches!(self, DeclaredBy::FrontMatter | DeclaredBy::HeaderBlock)
    }

    /// Whether the program that saved the page stated it.
    pub fn is_of_saving(self) -> bool {
        matches!(
            self,
            DeclaredBy::SingleFile
                | DeclaredBy::SavedFrom
                | DeclaredBy::HtTrack
                | DeclaredBy::WaybackMachine
                | DeclaredBy::WebScrapBook
                | DeclaredBy::MhtmlHeader
        )
    }

    /// Whether it states when the page was made, which may be long before it was published.
    pub fn is_of_creation(self) -> bool {
        matches!(self, DeclaredBy::JsonLdCreated | DeclaredBy::ScriptCreated)
    }

    /// Whether it states when the page was published, and nothing else.
    pub fn is_of_publication(self) -> bool {
        matches!(
            self,
            DeclaredBy::PublishedTime
                | DeclaredBy::PublishedTimeElement
                | DeclaredBy::ScriptPublished
                | DeclaredBy::JsonLd
        )
    }

    /// Whether it states when the page was changed.
    pub fn is_of_change(self) -> bool {
        matches!(
            self,
            DeclaredBy::ModifiedTime
                | DeclaredBy::MicrodataModified
                | DeclaredBy::JsonLdModified
                | DeclaredBy::UpdatedTimeElement
        )
    }
}

impl From<DeclaredBy> for Rule {
    fn from(by: DeclaredBy) -> Self {
        Rule::Declared(by)
    }
}
