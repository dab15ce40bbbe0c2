//! How much one file may bring, so that the site grows in proportion to its input.
//!
//! What a list shows of an article stands in as many lists as the article has tags, so neither the
//! number of the tags nor the length of a name is left to whoever made the page.

use postil_text::excerpt;

/// Tags that a page states itself: the pages of news sites have a dozen at most.
pub const TAGS_OF_PAGE: usize = 24;

/// Authors of one page.
pub const AUTHORS: usize = 24;

/// Characters of a headline, and of all authors of a page: the longest headlines have half of them.
pub const TITLE: usize = 500;

/// Characters of a name: of a tag, a source, a section, a role, a note's author.
pub const NAME: usize = 120;

/// Stretches of one line that its markup says something of: a line of a long paragraph has ten.
pub const SPANS: usize = 256;

/// Elements of one line that stand in one another and mean something.
pub const NESTED_SPANS: usize = 8;

/// Bytes of all addresses that the links of one text lead to.
pub const LINKED_ADDRESSES: usize = 64 * 1024;

/// Pictures of one article.
pub const PICTURES: usize = 40;

/// Bytes in which a page writes a picture that stands in it.
pub const EMBEDDED_PICTURE: usize = 12 << 20;

/// Lists that stand in one another.
pub const NESTED_LISTS: u8 = 8;

/// Cells of one row of a table.
pub const CELLS: usize = 64;

/// Characters of an address: what browsers and servers agree on.
pub const ADDRESS: usize = 2000;

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
