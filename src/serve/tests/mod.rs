//! The preview as a browser meets it: over a socket, with real files that change.

mod answers;
mod connections;
mod driver;
mod rebuilds;
mod sentences;
mod writing;
