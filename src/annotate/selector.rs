//! The words that describe a passage (a *text quote selector* of the Web Annotation model).

/// What a note says of its passage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selector {
    /// The words.
    pub quote: String,
    /// The words before it.
    pub before: Option<String>,
    /// The words after it.
    pub after: Option<String>,
}
