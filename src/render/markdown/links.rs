//! Where the links of a Markdown text lead.

use std::ops::Range;

use postil_clean::model::web_address::without_user;
use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::{EXTENSIONS, MarkdownOptions};

/// A link within the site, as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InnerLink {
    /// The address, read from the site's root; from its own page if it begins with `#`, `.` or `?`.
    pub address: String,
    /// Its line in the text, from 1.
    pub line: u32,
}

/// Links as they are written.
const FROM_ROOT: MarkdownOptions = MarkdownOptions { root: "", base: "", heading: 1, prefix: "" };

/// The links and pictures within the site that a Markdown text has.
pub fn inner_links(text: &str) -> Vec<InnerLink> {
    let events = Parser::new_ext(text, EXTENSIONS).into_offset_iter();
    let inner = |(event, range): (Event, Range<usize>)| {
        let address = match &event {
            Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => return None,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => dest_url,
            _ => return None,
        };
        let Target::Inside(address) = target(address, &FROM_ROOT) else { return None };
        let above = text[..range.start].matches('\n').count();
        Some(InnerLink {
            address,
            line: u32::try_from(above).unwrap_or(u32::MAX).saturating_add(1),
        })
    };
    events.filter_map(inner).collect()
}

/// Where an address leads.
pub(super) fn target(address: &str, options: &MarkdownOptions) -> Target {
    // Browsers pass over these characters, so a scheme must not hide behind them.
    let address: String = address.chars().filter(|c| !c.is_control() && *c != ' ').collect();
    match scheme(&address).as_deref() {
        Some("http" | "https" | "mailto") => Target::Outside(without_user(&address).into_owned()),
        Some(_) => Target::Refused,
        None if address.starts_with("//") || address.starts_with('\\') => Target::Refused,
        None if address.starts_with(['#', '.', '?']) => Target::Inside(address),
        None => {
            let address = address.trim_start_matches('/');
            let start = if is_file(address) { options.base } else { options.root };
            Target::Inside(format!("{start}{address}"))
        }
    }
}

/// Whether an address within the site is that of a file, which all languages share, and not that of a
/// page: its last part has an ending.
pub fn is_file(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().contains('.')
}

/// Where a link leads.
pub(super) enum Target {
    /// To another site, or to a mailbox.
    Outside(String),
    /// Within the site.
    Inside(String),
    /// Nowhere: the address may not be followed.
    Refused,
}

/// The scheme of an address in lower case, where it has one.
fn scheme(address: &str) -> Option<String> {
    let end = address.find([':', '/', '?', '#'])?;
    address[end..].starts_with(':').then(|| address[..end].to_ascii_lowercase())
}
