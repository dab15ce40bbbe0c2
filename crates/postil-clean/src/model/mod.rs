//! Plain data: a document before cleaning ([`source`]), an article after it ([`cleaned`]), what a
//! person says of it ([`sidecar`]), and what both are made of.

pub mod cleaned;
pub mod date;
pub(crate) mod element_word;
pub mod ending;
pub mod limits;
pub mod line;
pub mod long_text;
pub mod markup;
pub mod picture;
pub(crate) mod placeholder;
pub mod reason;
pub mod rule;
pub mod sidecar;
pub mod source;
pub mod web_address;
pub mod wording;

/// The version of the cleaner, which is that of Postil.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
