//! The only module that reads and writes files: it starts and loads an archive, publishes the site,
//! keeps two files of its own, writes sidecars for the preview and the import of notes, and puts
//! imported pages in place.

mod export_folder;
mod files;
mod input;
mod intake;
pub mod links;
pub mod load;
mod locks;
mod manifest;
mod named_files;
pub mod own_files;
mod patient;
pub mod publish;
pub mod sidecars;
pub mod store;

pub use export_folder::ExportFolder;
pub use files::{DiskFiles, INPUT_FOLDERS};
pub use input::LIMIT as READ_LIMIT;
pub use intake::{ArticleShelf, ImportFile};
pub use manifest::published_sizes;
pub use named_files::NamedFiles;
pub use publish::{Publication, PublishError, Published, Survey};
pub use store::DiskStore;
