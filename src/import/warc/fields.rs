//! What the fields of records mean: moments, and names of records.

use crate::model::date::ArticleDate;

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
