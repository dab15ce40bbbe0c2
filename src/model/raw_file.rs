//! A raw file as it is laid open beside the article that was made from it.

use crate::model::source::SourceDocument;

/// A raw file as it is laid open beside the article that was made from it.
#[derive(Debug, Clone, PartialEq)]
pub struct RawFile {
    /// Its lines, each with its place in the bytes.
    pub document: SourceDocument,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}
