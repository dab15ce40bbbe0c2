//! Pictures of a page: where they stand, and where their bytes are.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::line::LineNumber;

/// A picture of a source document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcePicture {
    /// The line with it, or the one that it stands before.
    pub line: LineNumber,
    /// Where its bytes are.
    pub source: PictureSource,
    /// What stands for it where it cannot be seen.
    pub alt: String,
}

/// Where the bytes of a picture are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PictureSource {
    /// At an address, as the page writes it.
    Reference(String),
    /// In the page itself.
    Embedded(EmbeddedPicture),
}

/// A picture whose bytes stand in its page, as a `data:` address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EmbeddedPicture {
    /// BLAKE3 of its bytes, in hexadecimal.
    pub digest: String,
    /// What its first bytes say of it.
    pub facts: PictureFacts,
}

/// What the first bytes of a picture say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PictureFacts {
    /// How it is written.
    pub kind: PictureKind,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

impl PictureFacts {
    /// A smaller picture is an icon, a button or a counter, in pixels.
    pub const SMALLEST: (u32, u32) = (120, 80);

    /// A longer side than JPEG can have is a false claim: no browser draws it, in pixels.
    pub const LONGEST_SIDE: u32 = 65_535;

    /// Whether it is large enough to show something, and no larger than pictures are.
    pub fn can_be_shown(&self) -> bool {
        let (width, height) = PictureFacts::SMALLEST;
        let sides = [(self.width, width), (self.height, height)];
        sides.iter().all(|(side, least)| (*least..=PictureFacts::LONGEST_SIDE).contains(side))
    }
}

/// How a picture is written. Vector graphics are left out: they are programs as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are those of the formats")]
pub enum PictureKind {
    Png,
    Jpeg,
    Gif,
    WebP,
    Avif,
}

impl PictureKind {
    /// Every kind with the ending of its files.
    pub const ALL: [(&'static str, PictureKind); 5] = [
        ("png", PictureKind::Png),
        ("jpg", PictureKind::Jpeg),
        ("gif", PictureKind::Gif),
        ("webp", PictureKind::WebP),
        ("avif", PictureKind::Avif),
    ];
}

impl fmt::Display for PictureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PictureKind::ALL[*self as usize].0)
    }
}

/// A picture of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The index of the block that it stands before.
    pub block: usize,
    /// That block is its caption.
    pub has_caption: bool,
    /// What a person puts below it.
    pub caption: Option<String>,
    /// What stands for it where it cannot be seen.
    pub alt: String,
    /// Its bytes, where they stand in the page.
    pub embedded: Option<EmbeddedPicture>,
    /// The path that it has in the archive, if it lies there, relative to the archive's root.
    pub file: Option<String>,
    /// Its address on the web; `http` or `https`.
    pub address: Option<String>,
}
