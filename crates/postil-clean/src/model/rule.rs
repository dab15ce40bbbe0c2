//! What told the cleaner a line, a field or a speaker: closed sets, each member with its name.
//!
//! A name is part of the format that `postil clean --json` prints, so it is not changed. It is the
//! English phrase too; Russian and Kazakh have one for each rule that a page shows.

use std::borrow::Cow;
use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An enum of which each member has a name; it is written and read by that name.
macro_rules! named {
    (
        $(#[$about:meta])*
        pub enum $Type:ident { $($(#[$of:meta])* $Member:ident = $name:literal,)+ }
        $($(#[$more:meta])* + $Wrap:ident($Inner:ident))?
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $Type {
            $($(#[$of])* $Member,)+
            $($(#[$more])* $Wrap($Inner),)?
        }

        impl $Type {
            /// Every member in the order of the list.
            pub fn all() -> impl Iterator<Item = Self> {
                let own = [$($Type::$Member),+].into_iter();
                $(let own = own.chain($Inner::all().map($Type::$Wrap));)?
                own
            }

            /// Its name in English, as JSON has it.
            pub fn name(self) -> &'static str {
                match self {
                    $($Type::$Member => $name,)+
                    $($Type::$Wrap(inner) => inner.name(),)?
                }
            }

            /// The member of a name.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some($Type::$Member),)+
                    _ => named!(@inner $Type name $($Wrap $Inner)?),
                }
            }
        }

        impl fmt::Display for $Type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        impl Serialize for $Type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> Deserialize<'de> for $Type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = Cow::<str>::deserialize(deserializer)?;
                Self::named(&name).ok_or_else(|| D::Error::custom(format!("no rule `{name}`")))
            }
        }
    };
    (@inner $Type:ident $text:ident $Wrap:ident $Inner:ident) => {
        $Inner::named($text).map($Type::$Wrap)
    };
    (@inner $Type:ident $text:ident) => { None };
}

mod declared_by;

pub use declared_by::DeclaredBy;

named! {
    /// What told a line or a field.
    pub enum Rule {
        /// Nothing but white space.
        Blank = "blank",
        /// Nothing that a reader sees.
        Markup = "markup",
        /// The headline, or its repetition.
        Title = "title",
        /// A line that is a date, a time, or both.
        DateLine = "date line",
        /// The scraper's `date 2026-01-31` at the top of a file.
        DateStamp = "date stamp",
        /// The author's name, role or credit.
        Byline = "byline",
        /// The outlet's section.
        Section = "section",
        /// A line of hashtags.
        Hashtags = "hashtags",
        /// A line that calls its words tags: `Теги: мост, паводок`.
        Tags = "tags",
        /// Views, likes and other bare numbers.
        Counter = "counter",
        /// Menus, breadcrumbs, and whatever else leads elsewhere.
        Navigation = "navigation",
        /// Rates, weather, polls.
        Widget = "widget",
        /// Invitations to share or follow.
        Share = "share",
        /// Lists of other pages.
        ReadAlso = "read also",
        /// Comments by readers.
        Comments = "comments",
        /// Rights notices, imprints, and banners about cookies.
        Legal = "legal",
        /// Lines that many documents of the archive have.
        Repeated = "repeated",
        /// What the text says for the second time.
        Copy = "copy of the text",
        /// Text that stands apart from the article's.
        Outside = "outside the text",
        /// A picture's caption or credit.
        Caption = "caption",
        /// What `config.toml` says of the article's source.
        SourceRule = "source rule",
        /// A sidecar's `drop`, or `withhold` of a rule for a source.
        Dropped = "dropped by hand",
        /// A person's sidecar.
        Sidecar = "sidecar",
        /// A line that came back because a note quotes it.
        QuotedByNote = "quoted by a note",
        /// A host that stands somewhere on the page.
        AddressInPage = "address in the page",
        /// An outlet that the text names as its source.
        Attribution = "attribution",
        /// A line that calls its words the author's.
        AuthorLine = "author line",
        /// A day above the text.
        DateAbove = "date above the text",
        /// A day below the text.
        DateBelow = "date below the text",
        /// A day in a picture's caption.
        DateInCaption = "date in a caption",
        /// A day that the text states.
        DateInText = "date in the text",
        /// A day and a month, in the year that the day of capture tells.
        YearlessDate = "date without a year",
        /// A date that counts from the day of capture.
        RelativeDate = "relative date",
        /// The file's name.
        FileName = "file name",
        /// The first sentence of the text.
        FirstSentence = "first sentence",
        /// The first lines of the text.
        FirstLines = "first lines of the text",
        /// A heading in the markup.
        Heading = "heading",
        /// The letters and the most frequent words of the text.
        LettersAndWords = "letters and words",
        /// A line above the text.
        LineAbove = "line above the text",
        /// A line beside the headline.
        LineBesideTitle = "line beside the title",
        /// A name above the text.
        NameAbove = "name above the text",
        /// A name below the text.
        NameBelow = "name below the text",
        /// A name beside a day.
        NameBesideDate = "name beside a date",
        /// A name beside a portrait of the same name.
        NameBesidePortrait = "name beside a portrait",
        /// A name beside a role.
        NameBesideRole = "name beside a role",
        /// A role beside the author's name.
        RoleBesideName = "role beside a name",
        /// A line that calls its words a section.
        SectionLine = "section line",
        /// The path of links above the headline.
        Breadcrumb = "breadcrumb",
        /// The opening of an agency's report.
        AgencyDateline = "agency dateline",
        /// A line that calls its words the source.
        SourceLine = "source line",
        /// A notice of rights.
        RightsNotice = "rights notice",
        /// What stands behind the scraper's stamp.
        WordsAfterStamp = "words after the date stamp",
    }
    /// What the file states in so many words.
    + Declared(DeclaredBy)
}

named! {
    /// What told the speaker of a quotation.
    pub enum SpeechRule {
        /// `«…», сказал X`.
        After = "words, then speaker",
        /// `X сказал: «…»`.
        Before = "speaker, then words",
        /// `— …, — сказал X`.
        Dash = "words after a dash",
        /// `«…» (X)`.
        Bare = "words, then a bare name",
        /// What the speaker before says further.
        On = "words that go on",
        /// `По словам X, …`.
        Told = "told in other words",
    }
}

impl Rule {
    /// Whether lines that it removes hold a field of the article.
    pub fn holds_field(self) -> bool {
        matches!(
            self,
            Rule::Title
                | Rule::DateLine
                | Rule::Byline
                | Rule::Section
                | Rule::Hashtags
                | Rule::Tags
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_read_back_by_its_name() {
        for rule in Rule::all() {
            assert_eq!(Rule::named(rule.name()), Some(rule));
        }
        for rule in SpeechRule::all() {
            assert_eq!(SpeechRule::named(rule.name()), Some(rule));
        }
        assert_eq!(Rule::named("no such rule"), None);
    }
}
