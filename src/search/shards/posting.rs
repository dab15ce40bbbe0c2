//! A posting in four bytes.

/// The highest number that a document can have.
const LAST_DOCUMENT: u32 = (1 << 24) - 1;

/// That a document has a term, and what it is worth there.
///
/// Postings sort by their documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting(u32);

impl Posting {
    /// A posting; see [`super::impact`] for what the byte says.
    pub(super) fn new(document: u32, impact: u8) -> Self {
        assert!(document <= LAST_DOCUMENT, "an archive has fewer articles than 24 bits count");
        Posting(document << 8 | u32::from(impact))
    }

    /// The number of the document.
    pub(super) fn document(self) -> u32 {
        self.0 >> 8
    }

    /// What the term is worth in it.
    pub(super) fn impact(self) -> u8 {
        self.0.to_le_bytes()[0]
    }
}
