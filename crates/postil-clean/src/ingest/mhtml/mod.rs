//! Web archives of browsers: MHTML, a mail whose parts are a page and what it needs (RFC 2557).
//!
//! The page is one part; frames, pictures and style sheets are others and no text of it. Its address
//! and the moment of saving stand in the headers.

mod parts;
#[cfg(test)]
mod tests;

use crate::ingest::mhtml::parts::Part;
use crate::ingest::page::Page;
use crate::model::cleaned::FieldName;
use crate::model::source::{PagePart, SourceFormat};

/// The page of a web archive; a file without headers is a page itself.
///
/// None where no part of it is a page.
pub(super) fn page(file: &[u8]) -> Option<Page<'_>> {
    let Some(mail) = Part::read(file, 0..file.len()) else {
        return Some(Page::whole(file, SourceFormat::Html));
    };
    let root = mail.parameter("start");
    let address = mail.header("snapshot-content-location").map(str::to_owned);
    let saved = mail.header("date").map(str::to_owned);
    let has_parts = mail.media_type().starts_with("multipart/");
    let leaves = mail.leaves(file);
    let (part, format) = main_part(&leaves, root.as_deref(), address.as_deref())?;
    let location = || part.header("content-location").map(str::to_owned);
    let stated = [(FieldName::Url, address.or_else(location)), (FieldName::Captured, saved)];
    let place = PagePart { bytes: part.body.clone(), coding: part.coding() };
    let page = Page::part(file, place, format).claiming(part.parameter("charset")).stating(stated);
    // Behind a whole part there is at least the line that sets it apart.
    let is_last = has_parts && part.body.end == file.len();
    Some(if is_last { page.without_end() } else { page })
}

/// The part that is the page: the one that the archive names, else the first one.
fn main_part<'p>(
    parts: &'p [Part],
    root: Option<&str>,
    address: Option<&str>,
) -> Option<(&'p Part, SourceFormat)> {
    let of_format = |format| parts.iter().filter(move |part| format_of(part) == Some(format));
    let is_root = |part: &&Part| root.is_some() && part.header("content-id") == root;
    let is_addressed =
        |part: &&Part| address.is_some() && part.header("content-location") == address;
    [SourceFormat::Html, SourceFormat::Text].into_iter().find_map(|format| {
        let named = of_format(format).find(is_root);
        let addressed = || of_format(format).find(is_addressed);
        let part = named.or_else(addressed).or_else(|| of_format(format).next())?;
        Some((part, format))
    })
}

fn format_of(part: &Part) -> Option<SourceFormat> {
    match part.media_type().as_str() {
        "text/html" | "application/xhtml+xml" => Some(SourceFormat::Html),
        "text/plain" => Some(SourceFormat::Text),
        _ => None,
    }
}
