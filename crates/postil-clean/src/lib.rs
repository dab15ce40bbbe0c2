//! From the bytes of a scraped page to the article in it, with the line and the rule that each piece
//! of it comes from.
//!
//! ```text
//! bytes → ingest → SourceDocument → clean → CleanedArticle
//! ```

pub mod clean;
pub mod diagnostic;
pub mod ingest;
pub mod model;
pub mod settings;
