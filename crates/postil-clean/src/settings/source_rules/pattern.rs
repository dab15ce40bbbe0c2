//! What a line has to look like for a rule to hold for it.

use postil_text::quote::fold_text;
use regex::{Regex, RegexBuilder};

/// A pattern that takes more bytes than this once it is compiled is refused.
const REGEX_SIZE: usize = 4 << 20;
/// Of a longer line a regular expression sees only the start, in bytes.
pub(super) const REGEX_REACH: usize = 2000;

/// Which lines are meant.
#[derive(Debug, Clone)]
pub enum LinePattern {
    /// The line with these words.
    Literal {
        /// The line as it was written.
        written: String,
        /// The line as lines are compared.
        folded: String,
    },
    /// The lines that a regular expression is found in.
    Regex(Regex),
}

impl LinePattern {
    /// The line with these words; none if there are no words.
    pub fn literal(line: &str) -> Option<Self> {
        let folded = fold_text(line);
        let written = line.trim().to_owned();
        (!folded.is_empty()).then_some(LinePattern::Literal { written, folded })
    }

    /// The lines that a regular expression is found in.
    ///
    /// Fails on a broken pattern, and on one that would need too much memory.
    pub fn regex(pattern: &str) -> Result<Self, regex::Error> {
        let regex = RegexBuilder::new(pattern).size_limit(REGEX_SIZE).build();
        regex.map(LinePattern::Regex)
    }

    /// Whether a line is meant; `folded` is the same line in folded form.
    pub fn fits(&self, line: &str, folded: &str) -> bool {
        match self {
            LinePattern::Literal { folded: literal, .. } => literal == folded,
            LinePattern::Regex(regex) => {
                regex.is_match(&line[..line.floor_char_boundary(REGEX_REACH)])
            }
        }
    }

    /// The line or the pattern as it was written.
    pub fn as_str(&self) -> &str {
        match self {
            LinePattern::Literal { written, .. } => written,
            LinePattern::Regex(regex) => regex.as_str(),
        }
    }
}

impl PartialEq for LinePattern {
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && self.as_str() == other.as_str()
    }
}
