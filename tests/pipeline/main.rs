//! Runs the whole pipeline in memory, from an archive's files to the finished site.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod addresses;
mod audit;
mod bad_input;
mod captures;
mod cards;
mod changing_files;
mod citing;
mod copies;
mod dates;
mod driver;
mod dropped;
mod encodings;
mod exchange;
mod guesses;
mod harvest;
mod languages;
mod list_pages;
mod moment;
mod notes;
mod older_captures;
mod pictures;
mod proportion;
mod published;
mod raw_bytes;
mod recleaning;
mod repository;
mod same_bytes;
mod shared_lines;
mod site;
mod source_rules;
mod structure;
mod unseen;
mod weight;
mod withheld;
