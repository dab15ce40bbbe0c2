//! The printed form of an article's pictures.

use serde::Serialize;

use crate::model::picture::Picture;

/// A picture of an article.
#[derive(Serialize)]
pub(super) struct PictureJson<'a> {
    block: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    has_caption: bool,
    alt: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    embedded: Option<&'a str>,
}

impl<'a> PictureJson<'a> {
    pub(super) fn new(picture: &'a Picture) -> Self {
        PictureJson {
            block: picture.block,
            has_caption: picture.has_caption,
            alt: &picture.alt,
            file: picture.file.as_deref(),
            address: picture.address.as_deref(),
            embedded: picture.embedded.as_ref().map(|embedded| embedded.digest.as_str()),
        }
    }
}
