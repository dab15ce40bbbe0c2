//! HTML that is known to be harmless.

use serde::{Serialize, Serializer};

/// HTML that may stand in a page as it is.
///
/// Made in two places only: where an article's text is escaped and its passages are marked, and
/// where Markdown is rendered. A test holds that line. In a template it prints unescaped;
/// every other string is escaped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Vouches for `html`: every character that came from outside is escaped or sanitised.
    pub(crate) fn vouched(html: String) -> Self {
        SafeHtml(html)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for SafeHtml {
    /// Reaches a template as a string that is marked safe, and anything else as a plain string.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}
