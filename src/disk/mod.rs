//! The only module that reads and writes files: it loads the archive, publishes the
//! site, and keeps the two files of its own.

mod files;
pub mod load;
mod manifest;
pub mod own_files;
pub mod publish;

pub use files::{DiskFiles, INPUT_FOLDERS};
pub use publish::{PublishError, Published, publish};
