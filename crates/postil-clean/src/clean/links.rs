//! Where the links of a text lead: absolute addresses of the web or of a mailbox, and no others.

use std::sync::Arc;

use crate::model::cleaned::{Block, Fields};
use crate::model::limits;
use crate::model::markup::TextMark;
use crate::model::source::SourceDocument;
use crate::model::web_address::resolved;

/// Makes the addresses of the links whole; a link that leads nowhere, or to a place of the page
/// itself, is none.
pub(crate) fn lead(blocks: &mut [Block], document: &SourceDocument, fields: &Fields) {
    let page = address(fields);
    let base = base(document, fields);
    let mut room = limits::LINKED_ADDRESSES;
    for block in blocks {
        block.spans.retain_mut(|span| {
            let TextMark::Link(address) = &mut span.mark else { return true };
            let found =
                resolved(address, base.as_deref()).filter(|found| !is_place_of(found, page));
            let Some(found) = found.filter(|found| found.len() <= room) else { return false };
            room -= found.len();
            *address = Arc::from(found);
            true
        });
    }
}

/// The address from which the references of a page start, if it is known.
pub(crate) fn base(document: &SourceDocument, fields: &Fields) -> Option<String> {
    let page = address(fields);
    let stated = document.base.as_deref().and_then(|base| resolved(base, page));
    stated.or_else(|| page.map(str::to_owned))
}

fn address(fields: &Fields) -> Option<&str> {
    fields.url.as_ref().map(|url| url.value.as_str())
}

/// Whether an address is that of the page, up to the name of a place in it.
fn is_place_of(address: &str, page: Option<&str>) -> bool {
    let Some((whole, _)) = address.split_once('#') else { return false };
    page.is_some_and(|page| page.split('#').next() == Some(whole))
}
