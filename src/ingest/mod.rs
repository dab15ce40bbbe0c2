//! From bytes to lines: the first stage.
//!
//! Ingest decodes a raw file and splits it into lines; it judges nothing. What is boilerplate is
//! for the next stage to say.

pub mod markdown_page;
pub mod sidecar;
mod toml_table;

use crate::diagnostic::Diagnostic;
use crate::model::source::SourceDocument;

/// Reads a raw file: recognises its encoding, then splits it into lines by its format.
///
/// A file that holds no text at all gives no document, and a diagnostic that says why.
pub fn ingest(path: &str, bytes: &[u8]) -> (Option<SourceDocument>, Vec<Diagnostic>) {
    let _ = (path, bytes);
    (None, Vec::new())
}
