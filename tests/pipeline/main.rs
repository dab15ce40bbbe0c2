//! Runs the whole pipeline in memory, from an archive's files to the finished site.

mod bad_input;
mod driver;
mod notes;
mod same_bytes;
mod site;
