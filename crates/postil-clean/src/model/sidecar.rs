//! What a person says about an article: the sidecar, checked and resolved.

use chrono::NaiveDate;

use crate::diagnostic::Place;
use crate::model::VERSION;
use crate::model::date::ArticleDate;

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

/// What whoever captured a page wrote down beside its bytes; no claim about the article.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CaptureRecord {
    /// The status of the server's answer.
    pub status: Option<u16>,
    /// What the server called it, as `text/html; charset=windows-1251`.
    pub media_type: Option<String>,
    /// The hash of the raw file, as `sha256:…`.
    pub digest: Option<String>,
    /// The file that the page was imported from.
    pub file: Option<String>,
    /// Where its record begins in that file.
    pub offset: Option<u64>,
    /// The row that it is, counted from 1, where the file is a table.
    pub row: Option<u64>,
    /// What had cleaned the text, where the raw file is no page but what Postil made of one.
    pub cleaned: Option<CleanedBefore>,
}

/// A text that Postil had cleaned before it came into the archive.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CleanedBefore {
    /// The version that cleaned it.
    pub version: String,
    /// The digest of the evidence that it was cleaned with; none where it was cleaned alone.
    pub evidence: Option<String>,
    /// The BLAKE3 of the text, in hexadecimal.
    pub text: String,
}

/// What is known of a raw file beside its bytes that says how it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ReadAs {
    /// The encoding that the header which the page came with names, in its own words.
    pub charset: Option<String>,
    /// The BLAKE3 of the text that this version has cleaned before, in hexadecimal: the file is read
    /// as cleaned if it is that text.
    pub cleaned: Option<String>,
}

impl CaptureRecord {
    /// How the raw file is read. A text that another version cleaned is read as any other.
    pub fn read_as(&self) -> ReadAs {
        let cleaned = self.cleaned.as_ref().filter(|cleaned| cleaned.version == VERSION);
        ReadAs {
            cleaned: cleaned.map(|cleaned| cleaned.text.clone()),
            ..ReadAs::of_media_type(self.media_type.as_deref())
        }
    }
}

impl ReadAs {
    /// A page that a server called so.
    pub fn of_media_type(media_type: Option<&str>) -> Self {
        let charset = media_type.and_then(charset_of).map(str::to_owned);
        ReadAs { charset, cleaned: None }
    }
}

/// The encoding that a media type names, in its own words.
fn charset_of(media_type: &str) -> Option<&str> {
    media_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
    })
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

/// How much of an article may be shown.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
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
    /// Replaces the author.
    pub author: Option<String>,
    /// Replaces the section.
    pub section: Option<String>,
    /// Replaces the language.
    pub language: Option<String>,
    /// The address of a web archive's copy; `http` or `https`.
    pub archived: Option<String>,
    /// Who holds the rights, or under what terms the page is shown.
    pub rights: Option<String>,
}

/// A remark in the margin.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Note {
    /// The words that it is about; none for a note on the whole article.
    pub quote: Option<String>,
    /// What stands before the quote, when the quote alone is not unique.
    pub before: Option<String>,
    /// What stands after the quote, when the quote alone is not unique.
    pub after: Option<String>,
    /// What sort of remark it is.
    pub kind: NoteKind,
    /// Its own tags.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub by: Option<String>,
    /// When it was written.
    pub date: Option<NaiveDate>,
    /// Markdown; empty for a bare highlight.
    pub text: String,
    /// Where its `[[note]]` stands.
    #[serde(skip)]
    pub place: Place,
}

/// What sort of remark a note is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names are those of the format")]
pub enum NoteKind {
    #[default]
    Comment,
    Claim,
    Context,
    Correction,
    Question,
    Highlight,
    Link,
    Person,
    Place,
    Organisation,
}

impl NoteKind {
    /// Every kind with the name that a sidecar uses.
    pub const ALL: [(&'static str, NoteKind); 10] = [
        ("comment", NoteKind::Comment),
        ("claim", NoteKind::Claim),
        ("context", NoteKind::Context),
        ("correction", NoteKind::Correction),
        ("question", NoteKind::Question),
        ("highlight", NoteKind::Highlight),
        ("link", NoteKind::Link),
        ("person", NoteKind::Person),
        ("place", NoteKind::Place),
        ("organisation", NoteKind::Organisation),
    ];

    /// The name that a sidecar uses.
    pub fn name(self) -> &'static str {
        NoteKind::ALL[self as usize].0
    }

    /// The kind of a name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        NoteKind::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// What it is in the terms of the Web Annotation vocabulary, section 3.3.
    pub fn motivation(self) -> &'static str {
        match self {
            NoteKind::Comment => "commenting",
            NoteKind::Claim => "assessing",
            NoteKind::Context => "describing",
            NoteKind::Correction => "editing",
            NoteKind::Question => "questioning",
            NoteKind::Highlight => "highlighting",
            NoteKind::Link => "linking",
            NoteKind::Person | NoteKind::Place | NoteKind::Organisation => "identifying",
        }
    }
}
