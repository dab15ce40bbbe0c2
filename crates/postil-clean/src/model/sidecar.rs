//! What a person says about an article: the sidecar, checked and resolved.

mod capture;
mod note;

use crate::model::date::ArticleDate;

pub use capture::{CaptureFlaw, CaptureRecord, CleanedBefore, ReadAs};
pub use note::{Note, NoteKind};

/// The content of a sidecar. What it says of a field that cleaning finds outranks that; the lines that
/// its notes quote are kept. The rest of a note, `archived`, `rights`
/// and `aliases` pass through.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sidecar {
    /// The sidecar's path relative to the archive's root; empty when there is none.
    pub path: String,
    /// Fields that replace the extracted ones.
    pub overrides: FieldOverrides,
    /// When the page was saved: relative dates such as `вчера` count from it.
    pub captured: Option<ArticleDate>,
    /// What whoever captured the page wrote down.
    pub capture: CaptureRecord,
    /// Old addresses of the article's page.
    pub aliases: Vec<String>,
    /// When the article entered the archive.
    pub added: Option<ArticleDate>,
    /// How the article may be shown.
    pub showing: Showing,
    /// Tags that join the extracted ones.
    pub tags: Vec<String>,
    /// Exact lines to take out.
    pub drop: Vec<String>,
    /// Exact lines to put back.
    pub keep: Vec<String>,
    /// What blocks of the text are, each by its words or the first of them.
    pub kinds: Vec<(StatedKind, String)>,
    /// The pictures to show above the text, in file order.
    pub pictures: Vec<OwnPicture>,
    /// The notes in file order.
    pub notes: Vec<Note>,
    /// What the sidecars of other captures of the page say of its lines and blocks, the newest first: it
    /// counts too, as far as the text has them.
    pub others: Vec<Sidecar>,
}

impl Sidecar {
    /// What a person says of an article whose page was saved before: what this sidecar leaves open, the
    /// newest of the older ones says that states it; tags and notes join. The oldest says when the
    /// article entered the archive.
    #[must_use]
    pub fn with_older(mut self, mut older: Vec<Sidecar>) -> Self {
        for sidecar in &mut older {
            self.overrides = self.overrides.or(&sidecar.overrides);
            self.showing = self.showing.or(sidecar.showing);
            self.added = sidecar.added.or(self.added);
            let new = sidecar.tags.iter().filter(|tag| !self.tags.contains(tag)).cloned();
            self.tags.extend(new.collect::<Vec<_>>());
            self.notes.append(&mut sidecar.notes);
        }
        self.others = older;
        self
    }

    /// What a person says of an older capture of a page: lines that are dropped of the page's other
    /// captures, the newest first, are dropped of this one too.
    #[must_use]
    pub fn with_drops_of(mut self, others: Vec<Sidecar>) -> Self {
        let drops = others.into_iter().map(|Sidecar { path, drop, .. }| (path, drop));
        let others = drops.map(|(path, drop)| Sidecar { path, drop, ..Sidecar::default() });
        self.others = others.collect();
        self
    }

    /// Whether it withholds anything of the page.
    pub fn withholds(&self) -> bool {
        let is_whole = self.showing.extent.is_none_or(|extent| extent == Extent::Full);
        !is_whole || !self.drop.is_empty()
    }

    /// The lines that it names, and those that the sidecars of other captures do.
    pub fn named_lines(&self) -> impl Iterator<Item = &str> {
        let all = std::iter::once(self).chain(&self.others);
        all.flat_map(|sidecar| sidecar.drop.iter().chain(&sidecar.keep)).map(String::as_str)
    }
}

/// A picture that a person puts above the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPicture {
    /// Where its file lies, from the article.
    pub file: String,
    /// What stands for it where it cannot be seen.
    pub alt: String,
    /// What stands below it.
    pub caption: Option<String>,
}

/// What a person may say that a block of the text is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names are those of the format")]
pub enum StatedKind {
    Heading,
    Paragraph,
    Quotation,
    List,
    Caption,
}

impl StatedKind {
    /// Every kind with the name that a sidecar uses.
    pub const ALL: [(&'static str, StatedKind); 5] = [
        ("heading", StatedKind::Heading),
        ("paragraph", StatedKind::Paragraph),
        ("quotation", StatedKind::Quotation),
        ("list", StatedKind::List),
        ("caption", StatedKind::Caption),
    ];
}

/// How an article may be shown, as far as somebody has said so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Showing {
    /// How much of it.
    pub extent: Option<Extent>,
    /// Whether search engines are asked to leave it out.
    pub noindex: Option<bool>,
}

impl Showing {
    /// What is said here, and what `other` says of the rest.
    #[must_use]
    pub fn or(self, other: Showing) -> Showing {
        Showing { extent: self.extent.or(other.extent), noindex: self.noindex.or(other.noindex) }
    }
}

/// How much of an article may be shown, the least last.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Extent {
    /// All of it.
    #[default]
    Full,
    /// Its first paragraph.
    Excerpt,
    /// None of its text.
    Metadata,
}

impl Extent {
    /// Every extent with its name.
    pub const ALL: [(&'static str, Extent); 3] =
        [("full", Extent::Full), ("excerpt", Extent::Excerpt), ("metadata", Extent::Metadata)];

    /// The name that a sidecar uses.
    pub fn name(self) -> &'static str {
        Extent::ALL[self as usize].0
    }

    /// The extent of a name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Extent::ALL.iter().find(|(known, _)| *known == name).map(|(_, extent)| *extent)
    }
}

/// The fields that a sidecar may set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FieldOverrides {
    /// Replaces the headline.
    pub title: Option<String>,
    /// Replaces the date.
    pub date: Option<ArticleDate>,
    /// Replaces the outlet's name.
    pub source: Option<String>,
    /// The page's address; `http` or `https`.
    pub url: Option<String>,
    /// Replaces the authors: each text as a person states it, with one author or several.
    pub author: Option<Vec<String>>,
    /// Replaces the section.
    pub section: Option<String>,
    /// Replaces the language.
    pub language: Option<String>,
    /// The address of a web archive's copy; `http` or `https`.
    pub archived: Option<String>,
    /// Who holds the rights, or under what terms the page is shown.
    pub rights: Option<String>,
}

impl FieldOverrides {
    /// What is said here, and what `other` says of the rest; but the copy in a web archive is that of one
    /// capture.
    fn or(self, other: &FieldOverrides) -> FieldOverrides {
        FieldOverrides {
            title: self.title.or_else(|| other.title.clone()),
            date: self.date.or(other.date),
            source: self.source.or_else(|| other.source.clone()),
            url: self.url.or_else(|| other.url.clone()),
            author: self.author.or_else(|| other.author.clone()),
            section: self.section.or_else(|| other.section.clone()),
            language: self.language.or_else(|| other.language.clone()),
            archived: self.archived,
            rights: self.rights.or_else(|| other.rights.clone()),
        }
    }
}
