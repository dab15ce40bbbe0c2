//! The only module that reads and writes files: it loads the archive and publishes the site.

mod files;
pub mod load;
mod manifest;
pub mod publish;

pub use files::{DiskFiles, INPUT_FOLDERS};
pub use publish::{PublishError, Published, publish};
