//! The pictures of a page, while its tags go by.

use crate::ingest::cut::PictureAt;
use crate::ingest::html::attributes::Attributes;
use crate::ingest::html::elements::Tag;
use crate::ingest::pictures;
use crate::model::limits;
use crate::model::picture::{PictureFacts, PictureSource};

/// The pictures that may be the article's.
#[derive(Debug, Default)]
pub(super) struct Images {
    found: Vec<PictureAt>,
    /// The link that was opened last leads to another page, so that a picture in it shows that one.
    leads_to_page: bool,
}

impl Images {
    /// An element opens.
    pub fn open(&mut self, tag: Tag) {
        if tag.name == "a" {
            let address = tag.attributes.get("href");
            self.leads_to_page = address.is_some_and(|address| !is_picture(address));
        }
    }

    /// A picture stands at a byte of the source, inside a link or not.
    pub fn take(&mut self, attributes: &Attributes, offset: usize, is_in_link: bool) {
        let is_teaser = is_in_link && self.leads_to_page;
        if is_teaser || is_small(attributes) {
            return;
        }
        let Some(source) = source(attributes) else { return };
        let alt = attributes.get("alt").unwrap_or_default();
        let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
        let alt = match limits::within(&alt, limits::TITLE) {
            Ok(()) => alt,
            Err((start, _)) => start,
        };
        self.found.push(PictureAt { offset, source, alt });
    }

    /// The pictures in the order in which they stand.
    pub fn finish(self) -> Vec<PictureAt> {
        self.found
    }
}

/// Where the bytes are. A page that loads its pictures late has a stand-in at their place.
fn source(attributes: &Attributes) -> Option<PictureSource> {
    let shown = attributes.get("src").and_then(pictures::source);
    let late = attributes.get("data-src").and_then(pictures::source);
    let is_stand_in = || attributes.get("src").is_none_or(|src| src.trim().starts_with("data:"));
    late.filter(|_| is_stand_in()).or(shown)
}

/// Whether the page shows it too small for a picture.
fn is_small(attributes: &Attributes) -> bool {
    let (width, height) = PictureFacts::SMALLEST;
    [("width", width), ("height", height)].into_iter().any(|(name, least)| {
        let stated = attributes.get(name).map(|value| value.trim().trim_end_matches("px"));
        let stated = stated.and_then(|value| value.parse::<u32>().ok());
        stated.is_some_and(|stated| stated < least)
    })
}

/// Whether an address leads to a picture, as that of a larger one does.
fn is_picture(address: &str) -> bool {
    let bytes = address.as_bytes();
    let path = &bytes[..memchr::memchr2(b'?', b'#', bytes).unwrap_or(bytes.len())];
    let ending = memchr::memrchr(b'.', path).map_or(path, |dot| &path[dot + 1..]);
    ["jpg", "jpeg", "png", "gif", "webp", "avif"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known.as_bytes()))
}
