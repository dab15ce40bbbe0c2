//! Tests of what only a browser can show, in a real headless Chromium.
//!
//! They are left out of `cargo test`, for they need a browser; `cargo xtask test` runs them. By
//! hand: `cargo test --test browser -- --ignored`, with `CHROMIUM` naming the browser unless
//! `chromium` is on the path, and `POSTIL_SCREENSHOTS` naming a folder for pictures.

mod harness;

mod cite;
mod colours;
mod desk;
mod direction;
mod framing;
mod index;
mod language;
mod languages;
mod look;
mod notes;
mod preview;
mod problems;
mod reading;
mod references;
mod safety;
mod search;
mod subpath;
mod writing;
