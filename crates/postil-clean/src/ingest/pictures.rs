//! Pictures as pages have them: their size, and those that stand in the page itself.

use std::collections::HashSet;

use crate::ingest::coding;
use crate::model::limits;
use crate::model::picture::{
    EmbeddedPicture, PictureFacts, PictureKind, PictureSource, SourcePicture,
};
use crate::model::source::TransferCoding;

/// What stands before the bytes of a picture in a page, up to how they are written.
const EMBEDDED: &str = "data:image/";
/// How they are written.
const BASE64: &str = ";base64,";
/// The longest name of a kind of picture with its parameters, in bytes.
const LONGEST_HEAD: usize = 64;

/// What the first bytes of a picture say of it; none of what is no picture, or of a kind that is not
/// shown.
pub fn picture_facts(bytes: &[u8]) -> Option<PictureFacts> {
    let kind = match imagesize::image_type(bytes).ok()? {
        imagesize::ImageType::Png => PictureKind::Png,
        imagesize::ImageType::Jpeg => PictureKind::Jpeg,
        imagesize::ImageType::Gif => PictureKind::Gif,
        imagesize::ImageType::Webp => PictureKind::WebP,
        imagesize::ImageType::Heif(imagesize::Compression::Av1) => PictureKind::Avif,
        _ => return None,
    };
    let size = imagesize::blob_size(bytes).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    Some(PictureFacts { kind, width, height })
}

/// The bytes of the picture with a digest that stands in a page itself.
pub fn embedded_picture(page: &[u8], digest: &str) -> Option<Vec<u8>> {
    embedded(page).find(|bytes| digest_of(bytes) == digest)
}

/// The bytes of all pictures that stand in a page itself, as far as it writes them plainly.
fn embedded(page: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let starts = memchr::memmem::find_iter(page, EMBEDDED.as_bytes());
    starts.filter_map(|start| embedded_bytes(&page[start..]))
}

/// Leaves out pictures in the page itself that [`embedded_picture`] would not find again, as those of
/// a page in UTF-16.
pub(super) fn keep_readable(pictures: &mut Vec<SourcePicture>, page: &[u8]) {
    let is_embedded =
        |picture: &SourcePicture| matches!(picture.source, PictureSource::Embedded(_));
    if !pictures.iter().any(is_embedded) {
        return;
    }
    let readable: HashSet<String> = embedded(page).map(|bytes| digest_of(&bytes)).collect();
    pictures.retain(|picture| match &picture.source {
        PictureSource::Embedded(embedded) => readable.contains(&embedded.digest),
        PictureSource::Reference(_) => true,
    });
}

/// Where the bytes of a picture are, as its address says; none where that is no picture to show.
pub(super) fn source(address: &str) -> Option<PictureSource> {
    let address = address.trim();
    let is_embedded = address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    if !is_embedded {
        let is_short = !address.is_empty() && address.len() <= limits::ADDRESS;
        return is_short.then(|| PictureSource::Reference(address.to_owned()));
    }
    let bytes = embedded_bytes(address.as_bytes())?;
    let facts = picture_facts(&bytes).filter(PictureFacts::can_be_shown)?;
    Some(PictureSource::Embedded(EmbeddedPicture { digest: digest_of(&bytes), facts }))
}

fn digest_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The bytes of the picture whose address stands at the start of a page's piece.
fn embedded_bytes(page: &[u8]) -> Option<Vec<u8>> {
    let rest = page.strip_prefix(EMBEDDED.as_bytes())?;
    let head = &rest[..rest.len().min(LONGEST_HEAD)];
    let start = memchr::memmem::find(head, BASE64.as_bytes())? + BASE64.len();
    let written = &rest[start..];
    // It holds no colon, so the stretches that are looked at do not overlap.
    let end =
        written.iter().position(|sign| coding::digit(*sign).is_none() && !is_empty_sign(*sign));
    let written = &written[..end.unwrap_or(written.len())];
    (written.len() <= limits::EMBEDDED_PICTURE)
        .then(|| coding::decode(written, TransferCoding::Base64).into_owned())
}

/// Whether a sign fills up the end or breaks a line, and says nothing.
fn is_empty_sign(sign: u8) -> bool {
    sign == b'=' || sign.is_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of a PNG of a size.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
        bytes
    }

    #[test]
    fn pictures_tell_their_size() {
        let facts = PictureFacts { kind: PictureKind::Png, width: 640, height: 400 };
        assert_eq!(picture_facts(&png(640, 400)), Some(facts));
        let gif = b"GIF89a\x40\x01\xf0\0\0\0\0";
        let facts = PictureFacts { kind: PictureKind::Gif, width: 320, height: 240 };
        assert_eq!(picture_facts(gif), Some(facts));
        for other in ["<svg width='300' height='300'></svg>", "", "BM", "\u{89}PNG"] {
            assert_eq!(picture_facts(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn an_embedded_picture_is_found_again() {
        let written = data_encoding(&png(640, 400));
        let address = format!("data:image/png;base64,{written}");
        let Some(PictureSource::Embedded(picture)) = source(&address) else {
            panic!("{address} is a picture")
        };
        let page =
            format!("<img src='data:image/gif;base64,R0lG'><p>Мост<img alt=1 src=\"{address}\">");
        assert_eq!(embedded_picture(page.as_bytes(), &picture.digest), Some(png(640, 400)));
        assert_eq!(embedded_picture(b"<p>", &picture.digest), None);
        let icon = format!("data:image/png;base64,{}", data_encoding(&png(16, 16)));
        assert_eq!(source(&icon), None);
        let claim = data_encoding(&png(1_000_000, 1_000_000));
        assert_eq!(source(&format!("data:image/png;base64,{claim}")), None, "no such picture is");
        assert_eq!(source("data:image/svg+xml;base64,PHN2Zz4="), None);
        assert_eq!(source("data:text/html,<b>"), None);
    }

    fn data_encoding(bytes: &[u8]) -> String {
        const SIGNS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let group = |group: &[u8]| {
            let bits = group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
            let bits = bits << (8 * (3 - group.len()));
            (0..=group.len()).map(move |at| SIGNS[(bits >> (18 - 6 * at)) as usize & 63] as char)
        };
        bytes.chunks(3).flat_map(group).collect()
    }
}
