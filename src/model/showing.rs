//! How much of an article may be shown, as sidecars and `config.toml` say it.

use crate::diagnostic::toml_table::TableReader;
use crate::model::sidecar::{Extent, Showing};

/// Reads `publish` and `noindex`.
///
/// Who has said that not everything may be shown has said so with a slip, too: a value that is none
/// withholds the text until it is mended, and keeps the page from search engines.
pub fn read(reader: &mut TableReader) -> Showing {
    let names = Extent::ALL.map(|(name, _)| format!("`{name}`")).join(", ");
    let stated = reader.parsed("publish", &format!("one of {names}"), Extent::from_name);
    let slip = reader.has("publish").then_some(Extent::Metadata);
    let noindex = reader.boolean("noindex").or(reader.has("noindex").then_some(true));
    Showing { extent: stated.or(slip), noindex }
}
