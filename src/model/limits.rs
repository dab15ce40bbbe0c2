//! How much one file may bring, so that the site grows in proportion to its input.
//!
//! What a list shows of an article stands in as many lists as the article has tags, so neither the
//! number of the tags nor the length of a name is left to whoever made the page.

/// Bytes of a raw file: of one in the archive, of a saved page that is imported, and of a row.
pub const RAW_FILE_BYTES: usize = 64 << 20;

/// Tags that a list shows of an article or of a note, whose own page shows all.
pub const TAGS_IN_LISTS: usize = 12;

/// Tags, and sources, that the home page leads to: those with most articles.
pub const GROUPS_ON_HOME: usize = 12;

/// Tags of a sidecar: a person's, so far more than an article needs.
pub const TAGS_OF_SIDECAR: usize = 100;

/// Old addresses of one page: each is a file of its own.
pub const ALIASES: usize = 100;

/// Tags of one note: each lists the note once more.
pub const TAGS_OF_NOTE: usize = 50;

/// Tags of all notes on one article, each once: each has a page of its own.
pub const TAGS_OF_NOTES: usize = 500;

/// Own pages in the menu, which stands on every page.
pub const MENU: usize = 24;

/// Quotations that the record of an article lists; a collection of sayings has more.
pub const QUOTATIONS_OF_RECORD: usize = 100;

/// Pages that the head of an article knows it links to; to further ones its links lead outside.
pub const LINKS_IN_HEAD: usize = 64;
/// Of the passages that somebody says in an article so many are looked at for people.
pub const SPEAKERS_IN_HEAD: usize = 24;

/// Bytes of one picture that is published.
pub const PICTURE_BYTES: usize = 20 << 20;

/// Characters of a note's quote, and of its text, that a list shows; the article's page shows all.
pub const NOTE_IN_LISTS: usize = 1000;

pub use postil_clean::model::limits::{ADDRESS, AUTHORS, NAME, TITLE, within};
