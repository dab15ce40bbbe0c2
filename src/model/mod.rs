//! Plain data that the stages pass to one another.
//!
//! Nothing here reads a file, a clock or a setting, and nothing here knows a stage.
//! A type stands for what is known at one point of the pipeline:
//! [`source`] before cleaning, [`cleaned`] after it, [`article`] with its notes placed,
//! [`archive`] with every article in its order, [`page`] before and [`output`] after rendering.

pub mod accepted;
pub mod archive;
pub mod article;
pub mod captures;
pub mod device;
pub mod excerpt;
pub mod families;
pub mod files;
pub mod head;
pub mod html;
pub mod intake;
pub mod key;
pub mod language_tag;
pub mod limits;
pub mod markdown_page;
pub mod markdown_text;
pub mod memo;
pub mod numbering;
pub mod output;
pub mod page;
pub mod permalink;
pub mod raw_file;
pub mod record;
pub mod route;
pub mod showing;
pub mod sidecar_edit;
pub mod sketch;
pub mod spelling;
pub mod spreadsheet;
pub mod store;
pub mod terms;
pub mod web_address;

// A document, its cleaned article and what a person says of it are the cleaner's own types; stages
// of the site know them by the same names as the rest.
pub use postil_clean::model::{
    cleaned, date, line, markup, picture, reason, rule, sidecar, source, wording,
};
pub use postil_text::quote;
