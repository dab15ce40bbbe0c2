//! What Postil has to say about the content: errors, warnings and notices.
//!
//! A stage never prints and never stops at the first problem. It returns [`Diagnostic`]s beside
//! its value; one run shows them all. Every diagnostic is made by a constructor in
//! [`catalogue`] and drawn by [`report`].

pub mod catalogue;
pub mod places;
mod refused_file;
pub mod report;
pub mod shell;
pub mod toml_table;

pub use postil_clean::diagnostic::{Diagnostic, Label, Place, Severity, sort};
pub use refused_file::RefusedFile;
