//! A raw file, decoded and split into lines, before anything is judged about it.
//!
//! A *line* is the unit of the partition that cleaning makes: in text and Markdown it is a line of
//! the file, or a piece of the one line that a whole page was written in; in HTML a stretch of the
//! source that a browser would show as one line, together with the markup around it. The lines'
//! byte ranges follow one another without gap or overlap and cover the file, so "kept lines plus
//! removed lines are the file" can be checked byte for byte.

use std::ops::Range;
use std::sync::Arc;

use encoding_rs::Encoding;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::model::cleaned::FieldName;
use crate::model::element_word::{WordOf, hash};
use crate::model::line::LineNumber;
use crate::model::markup::{LineForm, MarkupUnit, SetLine, TextSpan};
use crate::model::picture::SourcePicture;
use crate::model::rule::DeclaredBy;

/// A raw file after decoding.
///
/// Holds: `lines` is in file order, `lines[0].bytes.start` is 0, each range starts where the one
/// before ends, and the last one ends at `byte_count`. A file without a byte has no lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SourceDocument {
    /// The path relative to the archive's root, with `/`.
    pub path: String,
    /// How the file is written.
    pub format: SourceFormat,
    /// The character encoding and how it was recognised.
    pub charset: Charset,
    /// Where the page stands in a file that holds more than it; none where it is the whole file.
    pub part: Option<PagePart>,
    /// The number of bytes in the raw file.
    pub byte_count: usize,
    /// BLAKE3 of the raw bytes, in hexadecimal: the identity of what was scraped.
    pub digest: String,
    /// The text was cleaned before it came into the archive: all of it is the article's.
    pub is_cleaned: bool,
    /// The file breaks off amid its page.
    pub is_cut: bool,
    /// The lines in file order.
    pub lines: Vec<SourceLine>,
    /// Fields that the file states in so many words: HTML `<meta>`, front matter.
    pub declared: Vec<DeclaredField>,
    /// What the page's links start from, where it is not the page's own address (`<base>`).
    pub base: Option<String>,
    /// The pictures in file order, without those that show nothing.
    pub pictures: Vec<SourcePicture>,
}

/// How a raw file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SourceFormat {
    /// Plain text (`.txt`).
    Text,
    /// A saved web page (`.html`, `.htm`, `.xhtml`; the page of an `.mhtml`).
    Html,
    /// Markdown (`.md`).
    Markdown,
}

/// The page in a file that holds more than it, as a web archive of a browser does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PagePart {
    /// Where its bytes are written down in the file.
    pub bytes: Range<usize>,
    /// How they are.
    pub coding: TransferCoding,
}

/// How a mail writes the bytes of a part down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum TransferCoding {
    /// As they are.
    Plain,
    /// As `quoted-printable`.
    QuotedPrintable,
    /// As `base64`.
    Base64,
}

/// The WHATWG name of an encoding, or one of [`KAZAKH`] or [`MIXED`].
pub type EncodingName = &'static str;

/// The encodings of Kazakhstan, which the WHATWG does not know.
pub(crate) const KZ_1048: EncodingName = "KZ-1048";
pub(crate) const PT_154: EncodingName = "PT154";
const KAZAKH: [EncodingName; 2] = [KZ_1048, PT_154];
/// UTF-8 with pieces in another encoding.
pub(crate) const MIXED: [EncodingName; 2] = ["UTF-8 with windows-1251", "UTF-8 with KOI8-R"];

/// The character encoding of a raw file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charset {
    /// The name, as `UTF-8` or `windows-1251`.
    #[serde(deserialize_with = "encoding_name")]
    pub name: EncodingName,
    /// How it was recognised.
    pub origin: CharsetOrigin,
    /// How many places could not be decoded and show U+FFFD instead.
    pub malformed: usize,
    /// What had been done to the text before it was saved.
    #[serde(default)]
    pub detour: Option<Detour>,
}

/// Text that was read in a wrong encoding and saved as what it then looked like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detour {
    /// The encoding it was read in.
    #[serde(deserialize_with = "encoding_name")]
    pub read_as: EncodingName,
    /// The encoding it had been written in.
    #[serde(deserialize_with = "encoding_name")]
    pub written_in: EncodingName,
    /// How often that was done, one upon the other.
    pub times: u8,
}

/// The name of a known encoding.
fn encoding_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<EncodingName, D::Error> {
    let name = String::deserialize(deserializer)?;
    let standard = || Encoding::for_label(name.as_bytes()).map(Encoding::name);
    let mut own = KAZAKH.into_iter().chain(MIXED);
    let known = own.find(|known| *known == name).or_else(standard);
    known.ok_or_else(|| D::Error::custom("no encoding of that name"))
}

/// How a character encoding was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CharsetOrigin {
    /// By the byte order mark.
    ByteOrderMark,
    /// The bytes are valid UTF-8.
    ValidUtf8,
    /// By the header that the page came with: a server's, or a mail's.
    Stated,
    /// By the page's own `<meta charset>`.
    Declared,
    /// Guessed from the frequency of the bytes.
    Detected,
}

/// One line of a raw file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SourceLine {
    /// Where the line stands in the raw file, its line break included.
    pub bytes: Range<usize>,
    /// What a reader sees: decoded, without the line break. In HTML white space is collapsed.
    pub text: String,
    /// What the markup says about the line; nothing in plain text.
    pub markup: LineMarkup,
}

/// A character of a raw file that a reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenCharacter {
    /// The character.
    pub character: char,
    /// The bytes of the raw file that it stands for; a character reference has several.
    pub bytes: Range<usize>,
}

/// What HTML or Markdown says about a line.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LineMarkup {
    /// The block element that holds the line.
    pub element: LineElement,
    /// Stands in `nav`, `header`, `footer`, `aside`, a form control, or under a hidden element.
    pub furniture: bool,
    /// How many of the line's characters stand inside a link.
    pub link_chars: usize,
    /// The line begins inside a link that holds the line before it, too.
    pub link_goes_on: bool,
    /// The line goes on from the one before it, as hard-wrapped Markdown does.
    pub continues: bool,
    /// The elements around the line; none in plain text and Markdown.
    pub context: Option<Arc<MarkupContext>>,
    /// What stretches of the line's text are, as [`crate::model::markup::nested`] orders them.
    pub spans: Vec<TextSpan>,
    /// What the line is as a whole.
    pub form: LineForm,
    /// Where it stands in an element in which line breaks and spaces count.
    pub preformatted: Option<SetLine>,
    /// The part of the page that it belongs to, as a list or a table; none in Markdown.
    pub unit: Option<MarkupUnit>,
}

/// The elements around a line of HTML, their names, classes, ids and roles as hashed words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkupContext {
    /// Stands for the names and classes of the innermost elements around the line.
    pub path: u32,
    /// The same without the innermost block.
    pub parent: u32,
    /// How many elements are open.
    pub depth: usize,
    /// Stands inside `article` or `main`.
    pub in_article: bool,
    /// The innermost `article`, `section`, `aside` or their like, by number; 0 where there is none.
    pub section: u32,
    /// The words of the nearest elements.
    pub near: Vec<u32>,
    /// The words of the elements around those.
    pub far: Vec<u32>,
}

impl MarkupContext {
    /// Whether one of the nearest elements has one of some words, in lower case, in its class or id.
    pub(crate) fn is_called(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.near.contains(&hash(WordOf::Class, word)))
    }
}

/// The block element that holds a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineElement {
    /// Plain text, or an element without a meaning of its own.
    #[default]
    Plain,
    /// Only markup: nothing that a reader sees.
    Markup,
    /// `h1` to `h6` with its level.
    Heading(u8),
    /// `p`.
    Paragraph,
    /// Inside `blockquote`.
    Quotation,
    /// `li`.
    ListItem,
    /// `figcaption`.
    Caption,
}

/// A field that the file states in so many words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredField {
    /// Which field.
    pub name: FieldName,
    /// The value as written.
    pub value: String,
    /// The line it stands in.
    pub line: LineNumber,
    /// The rule that found it, as `og:title` or `front matter`.
    pub rule: DeclaredBy,
}
