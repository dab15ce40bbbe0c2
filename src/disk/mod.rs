//! The only module that reads and writes files: it starts and loads an archive, publishes the site,
//! keeps two files of its own, and writes sidecars for the preview and the import of notes.

mod files;
pub mod load;
mod manifest;
pub mod own_files;
pub mod publish;
pub mod sidecars;

pub use files::{DiskFiles, INPUT_FOLDERS};
pub use publish::{PublishError, Published, publish};
