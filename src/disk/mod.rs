//! The only module that reads and writes files: it loads the archive and publishes the site.

pub mod load;
mod manifest;
pub mod publish;

pub use load::DiskFiles;
pub use publish::{PublishError, Published, publish};
