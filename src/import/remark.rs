//! What there is to say of a page that is taken all the same.

use postil_text::unseen;

/// Something that was said of a page and is not taken as said, or else is worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What sort of thing it is.
    pub kind: RemarkKind,
    /// The key of the sidecar that it would have; empty where it is about the page.
    pub key: &'static str,
    /// What was said.
    pub value: String,
}

/// What there is to say of a page that is taken; in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkKind {
    /// A date is none that is read.
    NoDate,
    /// Nobody knows whether the first number of a date is the day or the month.
    DayOrMonth,
    /// An address is none of the web.
    NoAddress,
    /// An address is longer than an address may be.
    LongAddress,
    /// An address began with its host.
    NoScheme,
    /// A language is none that is known.
    NoLanguage,
    /// A text is longer than may be, and is cut.
    TooLong,
    /// The archive that it comes from only guessed it.
    Guess,
    /// Another row has the same address and another text.
    SecondText,
    /// Some bytes of the text are no characters.
    Garbled,
}

impl Remark {
    /// What was said, with its key, as a sidecar would have it, on one line.
    pub fn shown(&self) -> String {
        const LONGEST: usize = 200;
        let value: String = unseen::on_one_line(&self.value).chars().take(LONGEST).collect();
        format!("{} = \"{value}\"", self.key)
    }
}

impl RemarkKind {
    /// Its name in JSON.
    pub fn code(self) -> &'static str {
        self.words().0
    }

    /// What it says of the pages, as a report has it.
    pub fn text(self) -> &'static str {
        self.words().1
    }

    /// What it says of a value, as a comment in a sidecar has it.
    pub fn comment(self) -> &'static str {
        self.words().2
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            RemarkKind::NoDate => (
                "no-date",
                "taken, but a date cannot be read; it is a comment in the sidecar",
                "cannot be read as a date",
            ),
            RemarkKind::DayOrMonth => (
                "day-or-month",
                "taken, but nobody knows which number of a date is the month; it is a comment in the sidecar",
                "may be either of two days",
            ),
            RemarkKind::NoAddress => (
                "no-web-address",
                "taken, but an address is none of the web; it is a comment in the sidecar",
                "is no address of the web",
            ),
            RemarkKind::LongAddress => (
                "long-address",
                "taken, but an address is longer than one may be; its start is a comment in the sidecar",
                "is longer than an address may be",
            ),
            RemarkKind::NoScheme => (
                "no-scheme",
                "taken, with `https://` put before an address that began with its host",
                "began with its host",
            ),
            RemarkKind::NoLanguage => (
                "no-language",
                "taken, but a language is none that is known; it is a comment in the sidecar",
                "is no language that is known",
            ),
            RemarkKind::TooLong => (
                "too-long",
                "taken, but a field was too long, and is cut",
                "is longer, and was cut",
            ),
            RemarkKind::Guess => (
                "guess",
                "taken, but a field was only guessed by the archive that it comes from, and is found anew",
                "was a guess",
            ),
            RemarkKind::SecondText => (
                "second-text",
                "taken as one more capture, for another row has the same address and another text",
                "",
            ),
            RemarkKind::Garbled => {
                ("garbled", "taken, but some bytes are no characters of the table's encoding", "")
            }
        }
    }
}
