//! What media types say of pages.

/// The formats of pages that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageFormat {
    /// HTML and XHTML.
    Html,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

/// What servers say that do not know what they send: the bytes tell.
const UNSURE: [&str; 5] = [
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "application/unknown",
    "unknown/unknown",
];

impl PageFormat {
    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            PageFormat::Html => "html",
            PageFormat::Text => "txt",
            PageFormat::Markdown => "md",
        }
    }

    /// The format that a media type stands for.
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        match essence(media_type).to_ascii_lowercase().as_str() {
            "text/html" | "application/xhtml+xml" => Some(PageFormat::Html),
            "text/plain" => Some(PageFormat::Text),
            "text/markdown" | "text/x-markdown" => Some(PageFormat::Markdown),
            _ => None,
        }
    }

    /// Whether pages of the format are taken where these are besides HTML.
    pub fn is_among(self, besides: &[PageFormat]) -> bool {
        self == PageFormat::Html || besides.contains(&self)
    }
}

/// Whether a media type says that something is no text, and is mostly right about it.
pub fn is_clearly_no_page(media_type: &str) -> bool {
    let is_unsure = UNSURE.contains(&essence(media_type).to_ascii_lowercase().as_str());
    PageFormat::of_media_type(media_type).is_none() && !is_unsure
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}
