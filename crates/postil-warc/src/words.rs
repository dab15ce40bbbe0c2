//! What is said to people of records that have no page, and of what is wrong with a file.

use postil_clean::model::limits;

use crate::claim::NoPage;
use crate::damage::DamageKind;
use crate::encodings::Undecoded;
use crate::record::Record;
use crate::records::LARGEST_PAGE;
use crate::trouble::Fault;

impl NoPage {
    /// Why a page cannot be taken; none where there is no page.
    pub fn problem(&self) -> Option<String> {
        match self {
            NoPage::TooLarge | NoPage::Undecoded(Undecoded::TooLarge) => {
                Some(format!("the page has more than {LARGEST_PAGE} bytes"))
            }
            NoPage::Undecoded(Undecoded::Unknown(name)) => {
                Some(format!("the body is packed as `{name}`, which is not read here"))
            }
            NoPage::Undecoded(Undecoded::Broken(name)) => {
                Some(format!("the body is not packed as `{name}`, as it says"))
            }
            NoPage::OtherKind
            | NoPage::Revisit
            | NoPage::Segment
            | NoPage::Conversion
            | NoPage::NoAddress
            | NoPage::LongAddress
            | NoPage::NoAnswer
            | NoPage::OtherStatus { .. }
            | NoPage::OtherType { .. }
            | NoPage::Empty => None,
        }
    }

    /// What a record is that has no page, as several of them are called.
    pub fn in_the_plural(&self, record: &Record) -> String {
        match self {
            NoPage::Segment => "pieces of records".to_owned(),
            NoPage::NoAddress => "pages without an address of the web".to_owned(),
            NoPage::LongAddress => {
                format!("pages with an address of more than {} bytes", limits::ADDRESS)
            }
            NoPage::NoAnswer => "records without an answer of a server".to_owned(),
            NoPage::OtherStatus { status, .. } => format!("answers of status {status}"),
            NoPage::OtherType { stated, actual } => of_type(stated.as_deref(), *actual),
            NoPage::Empty => "empty pages".to_owned(),
            NoPage::OtherKind
            | NoPage::Revisit
            | NoPage::Conversion
            | NoPage::TooLarge
            | NoPage::Undecoded(_) => format!("{} records", record.kind()),
        }
    }
}

impl Fault {
    /// What it says to people.
    pub fn in_words(self) -> String {
        let said = match self {
            Fault::CutOff | Fault::Damaged(DamageKind::Truncated) => {
                "a record is cut off: the file ends amid it"
            }
            Fault::Damaged(DamageKind::Corrupt) => "packed bytes are damaged",
            Fault::Damaged(DamageKind::Dictionary) => "the dictionary is damaged, or too large",
            Fault::Damaged(DamageKind::Bomb) => "far too much comes out of so few bytes",
            Fault::WrongLength => "a record is longer or shorter than it says",
            Fault::NoHeader => "the header of a record does not end, or states no length",
            Fault::Garbage(_) | Fault::Damaged(DamageKind::Garbage(_)) => {
                "there are bytes that belong to no record"
            }
            Fault::Damaged(DamageKind::Unreadable(kind)) => return kind.to_string(),
        };
        said.to_owned()
    }
}

fn of_type(stated: Option<&str>, actual: Option<&str>) -> String {
    let essence = stated.and_then(|stated| stated.split(';').next());
    let essence = essence.unwrap_or_default().trim().to_lowercase();
    let essence = if essence.is_empty() { "unknown" } else { &*essence };
    let actual = actual.map(|kind| format!(", but {kind}")).unwrap_or_default();
    format!("pages of type {essence}{actual}")
}
