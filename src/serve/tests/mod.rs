//! The preview as a browser meets it: over a socket, with real files that change.

mod answers;
mod driver;
mod rebuilds;
mod writing;
