//! What whoever captured a page wrote down, and how its bytes are read by that.

use crate::model::VERSION;

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
    /// What is wrong with the bytes; none of a page that came whole, as far as anybody knows.
    pub flaw: Option<CaptureFlaw>,
}

/// What is wrong with the bytes of a capture.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum CaptureFlaw {
    /// The end is missing: the transfer broke off, or the crawler cut the page.
    Cut,
    /// The bytes are not those that the digests beside them stand for.
    Altered,
}

impl CaptureFlaw {
    /// All of them, with their names in a sidecar.
    pub const ALL: [(&str, CaptureFlaw); 2] =
        [("cut", CaptureFlaw::Cut), ("altered", CaptureFlaw::Altered)];

    /// Its name in a sidecar.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// The flaw with a name in a sidecar.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, flaw)| *flaw)
    }
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
