//! Facts that a `<meta>` names and the next one states: `twitter:label1` is `Written by`, so
//! `twitter:data1` is the author.

use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;
use postil_text::furniture::AUTHOR;
use postil_text::letter::lower_case;

const LABEL: &str = "twitter:label";
const DATA: &str = "twitter:data";

/// The labels that a page has given so far.
#[derive(Debug, Default)]
pub(super) struct MetaLabels {
    /// The number of the one that announces an author.
    author: Option<String>,
}

impl MetaLabels {
    /// Reads a `<meta>`: the field that its label names.
    pub fn read(&mut self, key: &str, content: &str) -> Option<(FieldName, DeclaredBy)> {
        if let Some(number) = key.strip_prefix(LABEL).filter(|_| announces_author(content)) {
            self.author = Some(number.to_owned());
        }
        let number = key.strip_prefix(DATA)?;
        let is_author = self.author.as_deref() == Some(number);
        is_author.then_some((FieldName::Author, DeclaredBy::MetaAuthor))
    }
}

/// Whether a label says that an author follows, a colon behind it or not.
fn announces_author(label: &str) -> bool {
    let label = lower_case(label.trim().trim_end_matches(':'));
    AUTHOR.has(&label) || AUTHOR.has(&format!("{label}:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_what_its_data_are() {
        for (label, is_author) in [
            ("Written by", true),
            ("Verfasst von", true),
            ("Автор", true),
            ("Est. reading time", false),
            ("Price", false),
            ("", false),
        ] {
            let mut labels = MetaLabels::default();
            assert_eq!(labels.read("twitter:data1", "Nora Hill"), None);
            assert_eq!(labels.read("twitter:label1", label), None);
            assert_eq!(labels.read("twitter:data2", "4 minutes"), None);
            let field = labels.read("twitter:data1", "Nora Hill");
            assert_eq!(field.is_some(), is_author, "{label}");
        }
    }
}
