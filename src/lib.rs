//! Postil turns a folder of scraped pages into a clean, searchable, citable, annotated website.
//!
//! ```text
//! bytes → postil_clean → CleanedArticle → annotate → Article → digest → Head
//! heads → archive → Archive → plan → outlines → pages → render → bytes
//! ```
//!
//! Every stage is a pure function over plain data and returns a new type. [`site`] alone knows
//! their order; [`disk`] alone touches the file system; [`serve`] alone touches the network.

pub mod annotate;
pub mod archive;
pub mod card;
pub mod cite;
pub mod cli;
pub mod config;
pub mod dates;
pub mod diagnostic;
pub mod digest;
pub mod disk;
pub mod editor;
pub mod export;
pub mod import;
pub mod model;
pub mod plan;
pub mod render;
pub mod search;
pub mod serve;
pub mod site;
pub mod written;
