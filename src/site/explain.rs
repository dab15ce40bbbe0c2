//! Why something is made anew: one pure decision over keys, for documents and for files.

use std::fmt;

use crate::model::output::{FileKey, KnownFile};
use crate::site::document::Ingredients;

/// Why a document or a file is made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Nothing is known of it.
    New,
    /// The raw file is another.
    RawFile,
    /// The sidecar is another, or came, or went.
    Sidecar,
    /// Its page has other captures, or what people wrote of them is other.
    OtherCaptures,
    /// `[clean]` in the settings says something else.
    Settings,
    /// The rules for its source say something else.
    SourceRules,
    /// Other documents have its lines, or have them no more.
    SharedLines,
    /// What it shows has changed.
    Content,
    /// The templates, the interface's words or the program have changed.
    Look,
    /// Somebody changed or deleted the file in the output folder.
    Tampered,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::New => "new",
            Reason::RawFile => "the raw file changed",
            Reason::Sidecar => "the sidecar changed",
            Reason::OtherCaptures => "what people wrote of other captures of the page changed",
            Reason::Settings => "the settings for cleaning changed",
            Reason::SourceRules => "the rules for its source changed",
            Reason::SharedLines => "more or fewer other pages share its lines",
            Reason::Content => "what it shows changed",
            Reason::Look => "its templates changed",
            Reason::Tampered => "the published file was changed by somebody else",
        })
    }
}

/// Why a document must be made; empty where what it became still holds.
pub fn stale_document(known: Option<&Ingredients>, now: &Ingredients) -> Vec<Reason> {
    let Some(known) = known else { return vec![Reason::New] };
    let differences = [
        (Reason::RawFile, known.raw != now.raw),
        (Reason::Sidecar, known.sidecar != now.sidecar),
        (Reason::OtherCaptures, known.captures != now.captures),
        (Reason::Settings, known.settings != now.settings),
        (Reason::SourceRules, known.rules != now.rules),
        (Reason::SharedLines, known.others != now.others),
    ];
    differences.into_iter().filter(|(_, differs)| *differs).map(|(reason, _)| reason).collect()
}

/// Why a file of the site must be made; empty where the published one still holds.
pub fn stale_file(known: Option<&KnownFile>, now: &FileKey) -> Vec<Reason> {
    let Some(known) = known else { return vec![Reason::New] };
    let differences = [
        (Reason::Content, known.key.content != now.content),
        (Reason::Look, known.key.look != now.look),
        (Reason::Tampered, !known.intact),
    ];
    differences.into_iter().filter(|(_, differs)| *differs).map(|(reason, _)| reason).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::key::Key;

    #[test]
    fn a_document_says_all_that_changed() {
        let known = Ingredients { others: vec![1, 2], ..Ingredients::default() };
        assert_eq!(stale_document(Some(&known), &known), []);
        assert_eq!(stale_document(None, &known), [Reason::New]);
        let now = Ingredients { sidecar: Some(Key::of("a")), ..Ingredients::default() };
        let expected = [Reason::Sidecar, Reason::SharedLines];
        assert_eq!(stale_document(Some(&known), &now), expected);
    }

    #[test]
    fn a_file_that_somebody_changed_is_made_again() {
        let key = FileKey { look: Key::of("a"), content: Key::of("b") };
        let known = KnownFile { key, intact: true };
        assert_eq!(stale_file(Some(&known), &key), []);
        let tampered = KnownFile { intact: false, ..known };
        assert_eq!(stale_file(Some(&tampered), &key), [Reason::Tampered]);
        let other = FileKey { look: Key::of("c"), ..key };
        assert_eq!(stale_file(Some(&known), &other), [Reason::Look]);
    }
}
