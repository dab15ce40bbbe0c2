//! How much one file may bring, so that the site grows in proportion to its input.
//!
//! What a list shows of an article stands in as many lists as the article has tags, so neither the
//! number of the tags nor the length of a name is left to whoever made the page.

use crate::model::excerpt;

/// Tags that a page states itself: the pages of news sites have a dozen at most.
pub const TAGS_OF_PAGE: usize = 24;

/// Tags that a list shows of an article or of a note, whose own page shows all.
pub const TAGS_IN_LISTS: usize = 12;

/// Tags of a sidecar: a person's, so far more than an article needs.
pub const TAGS_OF_SIDECAR: usize = 100;

/// Tags of one note: each lists the note once more.
pub const TAGS_OF_NOTE: usize = 50;

/// Tags of all notes on one article, each once: each has a page of its own.
pub const TAGS_OF_NOTES: usize = 500;

/// Authors of one page.
pub const AUTHORS: usize = 24;

/// Own pages in the menu, which stands on every page.
pub const MENU: usize = 24;

/// Quotations that the record of an article lists; a collection of sayings has more.
pub const QUOTATIONS_OF_RECORD: usize = 100;

/// Characters of a headline, and of all authors of a page: the longest headlines have half of them.
pub const TITLE: usize = 500;

/// Characters of a name: of a tag, a source, a section, a role, a note's author.
pub const NAME: usize = 120;

/// Characters of an address: what browsers and servers agree on.
pub const ADDRESS: usize = 2000;

/// Characters of a note's quote, and of its text, that a list shows; the article's page shows all.
pub const NOTE_IN_LISTS: usize = 1000;

/// A text of at most `most` characters; of a longer one its first words, and how long it is.
///
/// # Errors
///
/// Gives both where the text is longer.
pub fn within(text: &str, most: usize) -> Result<(), (String, usize)> {
    // A text of so few bytes has no more characters.
    if text.len() <= most {
        return Ok(());
    }
    match text.chars().count() {
        length if length <= most => Ok(()),
        length => Err((excerpt::first_words(text, most), length)),
    }
}
