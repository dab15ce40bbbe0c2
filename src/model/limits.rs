//! How much one file may bring, so that the site grows in proportion to its input.
//!
//! A tag has a page of its own, which shows the other tags of its articles, so tags without a
//! bound cost their square.

/// Tags that a page states itself: the pages of news sites have a dozen at most.
pub const TAGS_OF_PAGE: usize = 24;

/// Tags that a list shows of an article, whose own page shows all.
pub const TAGS_IN_LISTS: usize = 12;

/// Tags of a sidecar: a person's, so far more than an article needs.
pub const TAGS_OF_SIDECAR: usize = 100;

/// Tags of one note: each lists the whole note once more.
pub const TAGS_OF_NOTE: usize = 50;
