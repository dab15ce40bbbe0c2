//! Drives a browser over a site that the `postil` binary built.
//!
//! A test opens a [`Tab`] on a [`Site`], acts as a reader would, looks at the page, and ends with
//! [`Tab::finish`], which fails the test when the page logged an error, when a request failed, or
//! when one went to another host.

mod archive;
mod chromium;
mod connection;
pub mod crawl;
mod input;
mod preview;
mod server;
mod tab;
mod watch;

pub use archive::{Archive, sample};
pub use server::Site;
pub use tab::Tab;

use std::time::Duration;

/// How long anything may take before the test fails: far more than it needs.
pub const PATIENCE: Duration = Duration::from_secs(30);
