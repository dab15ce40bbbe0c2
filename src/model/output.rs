//! A file of the finished site.

use std::sync::Arc;

use crate::model::route::Route;

/// A file of the finished site, rendered and ready to be written or served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its address.
    pub route: Route,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl OutputFile {
    /// A file with the given bytes.
    pub fn new(route: Route, bytes: impl Into<Arc<[u8]>>) -> Self {
        OutputFile { route, bytes: bytes.into() }
    }
}
