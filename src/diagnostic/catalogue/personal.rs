//! Personal data that a site would show.

use super::shorten;
use crate::diagnostic::{Diagnostic, Place};

/// A kind of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalData {
    /// The address of a mailbox.
    EmailAddress,
    /// Kazakhstan's individual identification number.
    IdentificationNumber,
    /// A telephone number.
    TelephoneNumber,
}

/// Where personal data stands, and so how it is kept off the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In the text of an article.
    Text,
    /// In lines that were taken out, which the site shows as such.
    Removed,
    /// In the headline.
    Title,
    /// Among the authors.
    Author,
    /// In another field of an article: its outlet, section, address, tags, rights.
    Field,
    /// In an address that the text leads to.
    Link,
    /// In the words of a picture.
    Picture,
    /// In a note.
    Note,
    /// In one of the archive's own pages or introductions.
    Page,
}

impl PersonalData {
    fn name(self) -> &'static str {
        match self {
            PersonalData::EmailAddress => "an e-mail address",
            PersonalData::IdentificationNumber => "an individual identification number",
            PersonalData::TelephoneNumber => "a telephone number",
        }
    }

    /// The code of its notices: kinds are summed up apart, and so are removed lines, which mostly
    /// hold what an outlet says of itself.
    fn code(self, standing: Standing) -> &'static str {
        match (self, standing) {
            (PersonalData::EmailAddress, Standing::Removed) => "removed-email-address",
            (PersonalData::EmailAddress, _) => "email-address",
            (PersonalData::IdentificationNumber, Standing::Removed) => {
                "removed-identification-number"
            }
            (PersonalData::IdentificationNumber, _) => "identification-number",
            (PersonalData::TelephoneNumber, Standing::Removed) => "removed-telephone-number",
            (PersonalData::TelephoneNumber, _) => "telephone-number",
        }
    }
}

impl Standing {
    fn place(self) -> &'static str {
        match self {
            Standing::Text => "the text",
            Standing::Removed => "a removed line, which the site shows as such",
            Standing::Title => "the headline",
            Standing::Author => "the author",
            Standing::Field => "a field",
            Standing::Link => "a link of the text",
            Standing::Picture => "the words of a picture",
            Standing::Note => "a note",
            Standing::Page => "this page",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Standing::Text | Standing::Link => {
                "if it is a person's, name its line in `drop` in the sidecar before you publish: \
                 its words and the raw file are left out of the site then"
            }
            Standing::Removed => {
                "if it is a person's, name its line in `drop` in the sidecar, or keep the words of \
                 all removed lines and the raw files off the site with `removed = \"rules\"` in \
                 `[publish]`"
            }
            Standing::Title => "if it is a person's, write another `title` into the sidecar",
            Standing::Author => "if it is a person's, write another `author` into the sidecar",
            Standing::Field => "if it is a person's, write the field into the sidecar without it",
            Standing::Picture => {
                "if it is a person's, describe the picture in a `[[picture]]` of the sidecar"
            }
            Standing::Note | Standing::Page => "if it is a person's, take it out",
        }
    }
}

/// Personal data stands where the site would show it.
pub fn personal_data(
    place: Place,
    kind: PersonalData,
    standing: Standing,
    found: &str,
) -> Diagnostic {
    let message = format!("{} stands in {}: `{}`", kind.name(), standing.place(), shorten(found));
    Diagnostic::notice(kind.code(standing), message).at(place).hint(standing.hint())
}
