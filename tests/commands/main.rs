//! Transcripts of the command line, as a newcomer would see them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod accept;
mod action;
mod build;
mod cache;
mod check;
mod clean;
mod crawlers;
mod diff;
mod driver;
mod dropped;
mod export;
mod import;
mod import_tables;
mod init;
mod notes;
mod odd_files;
mod publishing;
mod terminal;
mod together;
#[path = "../../src/import/tests/writer.rs"]
#[allow(dead_code, reason = "the tests of the reader use more of it")]
mod warc_writer;
