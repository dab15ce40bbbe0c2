//! Reads WARC files: the pages that crawlers wrote down as servers sent them.
//!
//! [`records`] parts a file into records, whatever is wrong with it, from bytes that [`stream`] unpacks;
//! [`http`] reads the answer in a record, and [`encodings`] undoes what its body was sent in.

mod digests;
mod encodings;
mod fields;
mod format;
mod head;
mod http;
mod packing;
mod records;
mod stream;
mod trail;
mod trouble;

use std::borrow::Cow;
use std::io::{Read, SeekFrom};
use std::sync::Arc;

use crate::import::capture::{Capture, Found, Led, LeftOut, PageFormat, Revisit};
use crate::import::origin::{At, Origin};
use crate::import::reason::Reason;
use crate::import::sniffing;
use crate::import::wanted::Wanted;
use crate::model::date::ArticleDate;
use crate::model::intake::ReadSeek;
use crate::model::limits;
use crate::model::sidecar::{CaptureFlaw, CaptureRecord, FieldOverrides};
use crate::model::web_address;
use postil_clean::model::web_address::resolved;

pub(super) use digests::is_digest_of;
use encodings::{Decoded, Undecoded};
use fields::{
    address, digest_name, format_of, is_clearly_no_page, may_be_page, moment, time_name,
    without_brackets,
};
use format::Format;
use http::Response;
use records::{Record, Records};

pub(super) use records::LARGEST_PAGE;
use stream::{DamageKind, Position};
pub(super) use stream::{MOST_SHRUNK, NO_BOMB};
use trouble::{Fault, Trouble};

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

/// Whether a file that begins so is packed as WARC files are.
pub(super) fn is_packed(start: &[u8]) -> bool {
    Format::of(start).is_some()
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
        let address = address(&record.head).unwrap_or_default();
        Reading { origin: origin(path, record.place), address, record }
    }

    /// What a record has to say; nothing where it says nothing of pages.
    fn found(self, wanted: &Wanted) -> Option<Found> {
        let kind = self.record.head.get("WARC-Type").unwrap_or_default().to_ascii_lowercase();
        let found = match kind.as_str() {
            "response" | "resource" | "revisit" if self.is_segment() => Err(Reason::Segment),
            "response" | "resource" | "revisit" if !self.is_of_the_web() => Err(Reason::NoAddress),
            "response" | "resource" | "revisit" if self.address.len() > limits::ADDRESS => {
                Err(Reason::LongAddress)
            }
            "response" => self.response(wanted),
            "resource" => self.resource(wanted),
            "revisit" => Ok(self.revisit()),
            "continuation" => Err(Reason::Segment),
            "conversion" => Err(Reason::Conversion),
            // What was asked for, what is known of the crawl, and kinds that nobody has yet.
            _ => return None,
        };
        Some(found.unwrap_or_else(|reason| self.left_out(reason, "")))
    }

    fn is_segment(&self) -> bool {
        self.record.head.get("WARC-Segment-Number").is_some()
    }

    fn is_of_the_web(&self) -> bool {
        let rest =
            ["http://", "https://"].iter().find_map(|scheme| self.address.strip_prefix(scheme));
        rest.is_some_and(|rest| !rest.is_empty())
    }

    fn response(&self, wanted: &Wanted) -> Result<Found, Reason> {
        let response = Response::parse(&self.record.body).ok_or(Reason::NoAnswer)?;
        if response.status != 200 {
            return Ok(self.other_status(&response));
        }
        let media_type = response.media_type();
        if !may_be_page(media_type, wanted) {
            return Ok(self.left_out_type(media_type));
        }
        self.refuse_large()?;
        let Decoded { bytes, is_cut } = match response.decoded(LARGEST_PAGE) {
            Ok(decoded) => decoded,
            Err(Undecoded::TooLarge) => return Err(Reason::TooLarge),
            Err(Undecoded::Unknown(name) | Undecoded::Broken(name)) => {
                return Ok(self.left_out(Reason::BadEncoding, &format!(" ({name})")));
            }
        };
        let flaw = self.flaw(&response.payloads(&bytes)).or(is_cut.then_some(CaptureFlaw::Cut));
        let record =
            CaptureRecord { status: Some(response.status), flaw, ..self.record(media_type) };
        self.page(bytes, record, wanted)
    }

    fn other_status(&self, response: &Response) -> Found {
        let what = format!("{} ({})", self.address, response.status);
        let left_out = LeftOut::new(Reason::OtherStatus, what, self.origin.clone());
        let to = response.location().and_then(|to| resolved(to, Some(&self.address)));
        let led = to.map(|to| Led { from: self.address.clone(), to });
        Found::LeftOut(LeftOut { led, ..left_out })
    }

    /// A file that was written down without an answer of a server.
    fn resource(&self, wanted: &Wanted) -> Result<Found, Reason> {
        let media_type = self.record.head.get("Content-Type");
        if !may_be_page(media_type, wanted) {
            return Ok(self.left_out_type(media_type));
        }
        self.refuse_large()?;
        let body = &self.record.body;
        let flaw = self.flaw(&[body.into()]);
        let record = CaptureRecord { flaw, ..self.record(media_type) };
        self.page(body.clone(), record, wanted)
    }

    fn refuse_large(&self) -> Result<(), Reason> {
        match self.record.length > self.record.body.len() as u64 {
            true => Err(Reason::TooLarge),
            false => Ok(()),
        }
    }

    /// What is wrong with the bytes, where the payload is one of these.
    fn flaw(&self, payloads: &[Cow<[u8]>]) -> Option<CaptureFlaw> {
        let Record { head, body, .. } = &self.record;
        if head.get("WARC-Truncated").is_some() {
            return Some(CaptureFlaw::Cut);
        }
        digests::are_contradicted(head, body, payloads).then_some(CaptureFlaw::Altered)
    }

    /// A page, if its media type says that it is one and its bytes do not contradict, or they say so.
    fn page(
        &self,
        bytes: Vec<u8>,
        record: CaptureRecord,
        wanted: &Wanted,
    ) -> Result<Found, Reason> {
        if bytes.trim_ascii().is_empty() {
            return Err(Reason::Empty);
        }
        let media_type = record.media_type.as_deref();
        let sniffed = || sniffing::is_page(&bytes).then_some(PageFormat::Html);
        let format = media_type.and_then(format_of).or_else(sniffed);
        let Some(format) = format.filter(|format| wanted.takes_format(*format)) else {
            return Ok(self.left_out_type(media_type));
        };
        if let Some(kind) = sniffing::other_kind(&bytes) {
            return Ok(self
                .left_out_type(Some(&format!("{}, but {kind}", media_type.unwrap_or_default()))));
        }
        Ok(Found::Page(Box::new(Capture {
            fields: FieldOverrides { url: Some(self.address.clone()), ..FieldOverrides::default() },
            tags: Vec::new(),
            captured: self.captured(),
            names: self.names(record.flaw),
            record,
            format,
            bytes,
            origin: self.origin.clone(),
            is_listed: true,
            row: None,
            own_name: None,
        })))
    }

    /// A page that had not changed, as far as its record says that it is one.
    fn revisit(&self) -> Found {
        let media_type = Response::parse(&self.record.body);
        let media_type = media_type.as_ref().and_then(Response::media_type);
        if media_type.is_some_and(is_clearly_no_page) {
            return self.left_out_type(media_type);
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

    fn record(&self, media_type: Option<&str>) -> CaptureRecord {
        CaptureRecord { media_type: media_type.map(str::to_owned), ..CaptureRecord::default() }
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

    fn left_out_type(&self, media_type: Option<&str>) -> Found {
        let what = format!("{} ({})", self.address, media_type.unwrap_or("of no stated type"));
        let left_out = LeftOut::new(Reason::OtherType, what, self.origin.clone());
        Found::LeftOut(LeftOut { names: self.names(None), ..left_out })
    }
}

fn origin(path: &Arc<str>, place: Position) -> Origin {
    let Position { offset, unpacked } = place;
    Origin { path: Arc::clone(path), at: At::Byte { offset, unpacked } }
}

/// What is wrong with a file, as the report says it.
fn troubled(trouble: Trouble, path: &Arc<str>) -> LeftOut {
    let what = trouble.address.unwrap_or_default();
    let (reason, what) = match trouble.fault {
        Fault::CutOff | Fault::Damaged(DamageKind::Truncated) => (Reason::CutOff, what),
        Fault::WrongLength => (Reason::WrongLength, what),
        Fault::NoHeader => (Reason::NoHeader, what),
        Fault::Garbage(count) | Fault::Damaged(DamageKind::Garbage(count)) => {
            (Reason::Garbage, format!("{count} bytes"))
        }
        Fault::Damaged(DamageKind::Corrupt) => (Reason::Damaged, what),
        Fault::Damaged(DamageKind::Bomb) => (Reason::Bomb, what),
        Fault::Damaged(DamageKind::Unreadable(kind)) => (Reason::Unreadable, kind.to_string()),
    };
    LeftOut::new(reason, what, origin(path, trouble.place))
}
