//! What the fields of records and answers mean: addresses, moments, media types, names of records.

use super::head::Head;
use crate::import::capture::PageFormat;
use crate::import::wanted::Wanted;
use crate::model::date::ArticleDate;

/// The address of a record, as it may stand in a sidecar.
pub(super) fn address(head: &Head) -> Option<String> {
    let stated = without_brackets(head.get("WARC-Target-URI")?);
    let mut address = String::new();
    for character in stated.chars() {
        match character {
            c if c.is_whitespace() || c.is_control() => {
                let mut bytes = [0; 4];
                let bytes = c.encode_utf8(&mut bytes).bytes();
                address.extend(bytes.map(|byte| format!("%{byte:02X}")));
            }
            c => address.push(c),
        }
    }
    Some(address)
}

/// Some tools write an address as `<http://…>`, after the grammar of WARC/1.0.
pub(super) fn without_brackets(address: &str) -> &str {
    address.trim_start_matches('<').trim_end_matches('>').trim()
}

/// A moment as `2026-02-14T11:52:03.123Z`, without the parts of a second.
pub(super) fn moment(text: &str) -> Option<ArticleDate> {
    match text.split_once('.') {
        Some((whole, rest)) => {
            let zone = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{whole}{zone}").parse().ok()
        }
        None => text.parse().ok(),
    }
}

pub(super) fn digest_name(digest: &str) -> String {
    format!("digest {}", digest.to_ascii_lowercase())
}

pub(super) fn time_name(address: &str, time: &str) -> String {
    format!("page {address} {time}")
}

/// The format that a media type stands for; none where only the bytes can tell.
pub(super) fn format_of(media_type: &str) -> Option<PageFormat> {
    PageFormat::of_media_type(essence(media_type))
}

/// Whether something of a media type may be a page that is wanted; where it says nothing, the bytes
/// tell.
pub(super) fn may_be_page(media_type: Option<&str>, wanted: &Wanted) -> bool {
    media_type.is_none_or(|media_type| match format_of(media_type) {
        Some(format) => wanted.takes_format(format),
        None => !is_clearly_no_page(media_type),
    })
}

/// Whether a media type says that something is no text, and is mostly right about it.
pub(super) fn is_clearly_no_page(media_type: &str) -> bool {
    const UNSURE: [&str; 5] = [
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "application/unknown",
        "unknown/unknown",
    ];
    let essence = essence(media_type).to_ascii_lowercase();
    format_of(&essence).is_none() && !UNSURE.contains(&essence.as_str())
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}
