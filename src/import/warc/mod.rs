//! Reads WARC files: the pages that crawlers wrote down as servers sent them.
//!
//! `postil_warc` parts a file into records and says which of them have pages; here they become what an
//! import finds.

mod fields;

use std::io::{Read, SeekFrom};
use std::sync::Arc;

use postil_warc::{
    Claim, DamageKind, Fault, NoPage, Page, Position, Record, Records, Response, Trouble,
    Undecoded, is_clearly_no_page, without_brackets,
};

use crate::import::capture::{Capture, Found, Led, LeftOut, Revisit};
use crate::import::origin::{At, Origin};
use crate::import::reason::Reason;
use crate::import::wanted::Wanted;
use crate::model::date::ArticleDate;
use crate::model::intake::ReadSeek;
use crate::model::sidecar::{CaptureFlaw, CaptureRecord, FieldOverrides};
use crate::model::web_address;
use postil_clean::model::web_address::resolved;

use fields::{digest_name, moment, time_name};

/// So many characters of an address are shown.
const LONGEST_SHOWN: usize = 150;

/// Reads the captures of a WARC file, packed or not.
pub(super) fn captures<'a>(
    mut file: Box<dyn ReadSeek + 'a>,
    path: &Arc<str>,
    wanted: &'a Wanted,
) -> impl Iterator<Item = Found> + 'a {
    let size = file.seek(SeekFrom::End(0)).and_then(|size| file.rewind().map(|()| size));
    captures_of(file, size.ok(), path, wanted)
}

/// The same of a file that can only be read on; `size` is how many bytes it has, where that is known.
pub(super) fn captures_of<'a>(
    file: Box<dyn Read + 'a>,
    size: Option<u64>,
    path: &Arc<str>,
    wanted: &'a Wanted,
) -> impl Iterator<Item = Found> + 'a {
    let path = Arc::clone(path);
    Records::new(file, size).filter_map(move |step| match step {
        Ok(record) => Reading::new(record, &path).found(wanted),
        Err(trouble) => Some(Found::LeftOut(troubled(trouble, &path))),
    })
}

/// A record that is being read.
struct Reading {
    record: Record,
    origin: Origin,
    address: String,
}

impl Reading {
    fn new(record: Record, path: &Arc<str>) -> Self {
        Reading { origin: origin(path, record.place), address: record.address(), record }
    }

    /// What a record has to say; nothing where it says nothing of pages.
    fn found(self, wanted: &Wanted) -> Option<Found> {
        let claim = Claim::of(&self.record, &wanted.formats);
        let why = match claim.and_then(|claim| claim.page()) {
            Ok(page) => return Some(self.page(page)),
            Err(why) => why,
        };
        let (reason, more) = match why {
            NoPage::OtherKind => return None,
            NoPage::Revisit => return Some(self.revisit()),
            NoPage::OtherStatus { status, location } => {
                return Some(self.other_status(status, location.as_deref()));
            }
            NoPage::OtherType { stated, actual } => {
                return Some(self.other_type(stated.as_deref(), actual));
            }
            NoPage::Segment => (Reason::Segment, String::new()),
            NoPage::Conversion => (Reason::Conversion, String::new()),
            NoPage::NoAddress => (Reason::NoAddress, String::new()),
            NoPage::LongAddress => (Reason::LongAddress, String::new()),
            NoPage::NoAnswer => (Reason::NoAnswer, String::new()),
            NoPage::Empty => (Reason::Empty, String::new()),
            NoPage::TooLarge | NoPage::Undecoded(Undecoded::TooLarge) => {
                (Reason::TooLarge, String::new())
            }
            NoPage::Undecoded(Undecoded::Unknown(name) | Undecoded::Broken(name)) => {
                (Reason::BadEncoding, format!(" ({name})"))
            }
        };
        Some(self.left_out(reason, &more))
    }

    fn other_status(&self, status: u16, location: Option<&str>) -> Found {
        let what = format!("{} ({status})", self.address);
        let left_out = LeftOut::new(Reason::OtherStatus, what, self.origin.clone());
        let to = location.and_then(|to| resolved(to, Some(&self.address)));
        let led = to.map(|to| Led { from: self.address.clone(), to, is_listed: None });
        Found::LeftOut(LeftOut { led, ..left_out })
    }

    /// Something of another type than is wanted, by what is said of it or by what its bytes are.
    fn other_type(&self, stated: Option<&str>, actual: Option<&'static str>) -> Found {
        let what = match (stated, actual) {
            (_, Some(kind)) => format!("{}, but {kind}", stated.unwrap_or_default()),
            (stated, None) => stated.unwrap_or("of no stated type").to_owned(),
        };
        let what = format!("{} ({what})", self.address);
        let left_out = LeftOut::new(Reason::OtherType, what, self.origin.clone());
        Found::LeftOut(LeftOut { names: self.names(None), ..left_out })
    }

    fn page(self, page: Page) -> Found {
        let Page { bytes, format, media_type, status, flaw } = page;
        let record = CaptureRecord { status, media_type, flaw, ..CaptureRecord::default() };
        Found::Page(Box::new(Capture {
            fields: FieldOverrides { url: Some(self.address.clone()), ..FieldOverrides::default() },
            tags: Vec::new(),
            captured: self.captured(),
            names: self.names(flaw),
            record,
            format,
            bytes,
            origin: self.origin,
            is_listed: true,
            row: None,
            own_name: None,
        }))
    }

    /// A page that had not changed, as far as its record says that it is one.
    fn revisit(&self) -> Found {
        let media_type = Response::parse(&self.record.body);
        let media_type = media_type.as_ref().and_then(Response::media_type);
        if media_type.is_some_and(is_clearly_no_page) {
            return self.other_type(media_type, None);
        }
        let head = &self.record.head;
        let payload_digest = head.get("WARC-Payload-Digest");
        let by_digest = payload_digest.map(digest_name);
        let address = head.get("WARC-Refers-To-Target-URI").map(without_brackets);
        let time = head.get("WARC-Refers-To-Date");
        let address = address.unwrap_or(&self.address);
        let is_own = web_address::key(address) == web_address::key(&self.address);
        let by_time = time.map(|time| time_name(address, time));
        Found::Revisit(Revisit {
            address: self.address.clone(),
            captured: self.captured(),
            payload_digest: payload_digest.map(str::to_owned),
            unchanged_since: time.filter(|_| is_own).and_then(moment),
            refers_to: by_digest.into_iter().chain(by_time).collect(),
            origin: self.origin.clone(),
            is_listed: true,
        })
    }

    fn captured(&self) -> Option<ArticleDate> {
        self.record.head.get("WARC-Date").and_then(moment)
    }

    /// By what revisits refer to this record; by no digest that its bytes do not have.
    fn names(&self, flaw: Option<CaptureFlaw>) -> Vec<String> {
        let head = &self.record.head;
        let stated = head.get("WARC-Payload-Digest").filter(|_| flaw != Some(CaptureFlaw::Altered));
        let by_digest = stated.map(digest_name);
        let by_time = head.get("WARC-Date").map(|time| time_name(&self.address, time));
        by_digest.into_iter().chain(by_time).collect()
    }

    fn left_out(&self, reason: Reason, why: &str) -> Found {
        let what = match self.address.char_indices().nth(LONGEST_SHOWN) {
            Some((end, _)) => format!("{}…{why}", &self.address[..end]),
            None => format!("{}{why}", self.address),
        };
        Found::LeftOut(LeftOut::new(reason, what, self.origin.clone()))
    }
}

fn origin(path: &Arc<str>, place: Position) -> Origin {
    let Position { offset, unpacked } = place;
    Origin { path: Arc::clone(path), at: At::Byte { offset, unpacked } }
}

/// What is wrong with a file, as the report says it.
fn troubled(trouble: Trouble, path: &Arc<str>) -> LeftOut {
    let stated = trouble.record.as_ref().and_then(|record| record.head.get("WARC-Target-URI"));
    let what = stated.unwrap_or_default().to_owned();
    let (reason, what) = match trouble.fault {
        Fault::CutOff | Fault::Damaged(DamageKind::Truncated) => (Reason::CutOff, what),
        Fault::WrongLength => (Reason::WrongLength, what),
        Fault::NoHeader => (Reason::NoHeader, what),
        Fault::Garbage(count) | Fault::Damaged(DamageKind::Garbage(count)) => {
            (Reason::Garbage, format!("{count} bytes"))
        }
        Fault::Damaged(DamageKind::Corrupt | DamageKind::Dictionary) => (Reason::Damaged, what),
        Fault::Damaged(DamageKind::Bomb) => (Reason::Bomb, what),
        Fault::Damaged(DamageKind::Unreadable(kind)) => (Reason::Unreadable, kind.to_string()),
    };
    LeftOut::new(reason, what, origin(path, trouble.place))
}
