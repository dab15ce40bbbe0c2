//! Facts that a `<meta>` names and the next one states: `twitter:label1` is `Written by`, so
//! `twitter:data1` is the author.

use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;
use postil_text::furniture::AUTHOR;
use postil_text::letter::lower_case;

const LABEL: &str = "twitter:label";
const DATA: &str = "twitter:data";

/// More labels say nothing of one page.
const MOST: usize = 8;

/// The labels that a page has given so far.
#[derive(Debug, Default)]
pub(super) struct MetaLabels {
    /// The numbers of those that announce an author.
    authors: Vec<String>,
}

impl MetaLabels {
    /// Reads a `<meta>`: the field that its label names.
    pub fn read(&mut self, key: &str, content: &str) -> Option<(FieldName, DeclaredBy)> {
        let label = key.strip_prefix(LABEL).filter(|_| announces_author(content));
        self.authors.extend(label.filter(|_| self.authors.len() < MOST).map(str::to_owned));
        let number = key.strip_prefix(DATA)?;
        let is_author = self.authors.iter().any(|author| author == number);
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
    fn several_labels_may_announce_authors() {
        let mut labels = MetaLabels::default();
        for (key, content) in [("twitter:label1", "Written by"), ("twitter:label2", "Автор")] {
            assert_eq!(labels.read(key, content), None);
        }
        for key in ["twitter:data1", "twitter:data2"] {
            assert!(labels.read(key, "Nora Hill").is_some(), "{key}");
        }
        assert_eq!(labels.read("twitter:data3", "Nora Hill"), None);
    }

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
