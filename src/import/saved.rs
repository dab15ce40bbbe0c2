//! Reads pages that browsers and note programs saved, one a file, and what lies beside them.
//!
//! Nothing of them is changed: they keep their names too, for a page names the files beside it. What
//! they say of their address and their time is read from the raw file wherever that lies.

use std::io::{self, Read};
use std::sync::Arc;

use postil_clean::clean::stated_origin;
use postil_clean::ingest;
use postil_clean::model::ending::ending_of;

use crate::import::capture::{Beside, Capture, Found, LeftOut, OwnName, PageFormat, Reader, Sight};
use crate::import::origin::Origin;
use crate::import::reason::Reason;
use crate::model::date::ArticleDate;
use crate::model::intake::{ImportSource, SourceRole};
use crate::model::limits::RAW_FILE_BYTES;
use crate::model::sidecar::{CaptureRecord, FieldOverrides};
use crate::model::source::SourceFormat;

/// So many bytes tell whether a file is a text.
const HEAD: usize = 64 << 10;

/// Reads the one page, or the one file beside a page, that a file is.
pub(super) fn captures<'a>(source: &dyn ImportSource, ending: &'static str) -> Reader<'a> {
    let origin = Origin::file(&Arc::from(source.path()));
    let found = match read(source) {
        Err(error) => left_out(Reason::Unreadable, error.to_string(), &origin),
        Ok(bytes) if bytes.len() > RAW_FILE_BYTES => left_out(Reason::TooLarge, "", &origin),
        Ok(bytes) => found(source, ending, bytes, &origin),
    };
    Box::new(std::iter::once(found))
}

fn read(source: &dyn ImportSource) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.open()?.take(RAW_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn found(
    source: &dyn ImportSource,
    ending: &'static str,
    bytes: Vec<u8>,
    origin: &Origin,
) -> Found {
    let name = source.name().to_owned();
    if let SourceRole::Beside(page) = source.role() {
        return Found::Beside(Beside { name, page: page.clone(), bytes, origin: origin.clone() });
    }
    if bytes.trim_ascii().is_empty() {
        return left_out(Reason::Empty, "", origin);
    }
    if ingest::is_binary(&name, &bytes[..bytes.len().min(HEAD)]) {
        return left_out(Reason::OtherType, "", origin);
    }
    let stem = name[..name.len() - ending.len() - 1].to_owned();
    Found::Page(Box::new(page(OwnName { stem, ending }, bytes, origin)))
}

fn page(own_name: OwnName, bytes: Vec<u8>, origin: &Origin) -> Capture {
    let format = match ending_of(&own_name.path()).map(|(_, format)| format.page()) {
        Some(SourceFormat::Text) => PageFormat::Text,
        Some(SourceFormat::Markdown) => PageFormat::Markdown,
        _ => PageFormat::Html,
    };
    Capture {
        fields: FieldOverrides::default(),
        tags: Vec::new(),
        captured: None,
        record: CaptureRecord::default(),
        format,
        bytes,
        origin: origin.clone(),
        names: Vec::new(),
        is_listed: true,
        row: None,
        own_name: Some(own_name),
    }
}

/// What a saved page says itself of its address and its time.
#[derive(Debug, Default)]
pub(super) struct Stated {
    address: Option<String>,
    captured: Option<ArticleDate>,
}

impl Stated {
    /// Reads it from a page.
    pub fn of(page: &Capture) -> Self {
        let Some(own) = &page.own_name else { return Stated::default() };
        let (document, _) = ingest::ingest(&own.path(), &page.bytes);
        let (address, captured) = document.as_ref().map(stated_origin).unwrap_or_default();
        Stated { address, captured }
    }

    /// What tells whether the page is wanted.
    pub fn sight<'a>(&'a self, page: &'a Capture) -> Sight<'a> {
        let sight = page.sight();
        let address = sight.address.or(self.address.as_deref());
        Sight { address, captured: sight.captured.or(self.captured), ..sight }
    }
}

fn left_out(reason: Reason, what: impl Into<String>, origin: &Origin) -> Found {
    Found::LeftOut(LeftOut::new(reason, what, origin.clone()))
}
