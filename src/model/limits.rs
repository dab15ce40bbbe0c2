//! How much one file may bring, so that the site grows in proportion to its input.
//!
//! A tag has a page of its own, which shows the other tags of its articles, so tags without a
//! bound cost their square.

/// Tags of a sidecar: a person's, so far more than an article needs.
pub const TAGS_OF_SIDECAR: usize = 100;

/// Tags of one note: each lists the whole note once more.
pub const TAGS_OF_NOTE: usize = 50;
