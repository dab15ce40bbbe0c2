//! What of a record is a page: one rule for whoever collects the pages of web archives.

use std::borrow::Cow;

use postil_clean::model::limits;
use postil_clean::model::sidecar::CaptureFlaw;

use crate::digests;
use crate::encodings::{Decoded, Undecoded};
use crate::media_type::{PageFormat, is_clearly_no_page};
use crate::record::Record;
use crate::records::LARGEST_PAGE;
use crate::response::Response;
use crate::sniffing;

/// What a record says that it is: a page that is wanted, or something that may be one.
#[derive(Debug)]
pub struct Claim<'r> {
    record: &'r Record,
    /// What the server answered; none where a file was written down without an answer.
    response: Option<Response<'r>>,
    /// The formats that are wanted besides HTML.
    besides: &'r [PageFormat],
}

/// A page, as a record has it.
#[derive(Debug)]
pub struct Page {
    /// The page without the encodings of its transfer.
    pub bytes: Vec<u8>,
    /// What the bytes are.
    pub format: PageFormat,
    /// The media type with its parameters.
    pub media_type: Option<String>,
    /// The server's status, where it answered.
    pub status: Option<u16>,
    /// What is wrong with the bytes.
    pub flaw: Option<CaptureFlaw>,
}

/// Why a record has no page, or none that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPage {
    /// What was asked for, what is known of the crawl, and kinds that nobody has yet.
    OtherKind,
    /// The page is what it was at an earlier capture.
    Revisit,
    /// One of several pieces of a record.
    Segment,
    /// Made from a page by another program.
    Conversion,
    /// It has an address that is none of the web, or none.
    NoAddress,
    /// Its address is longer than an address may be.
    LongAddress,
    /// There is no answer of a server in it.
    NoAnswer,
    /// The server answered otherwise than with the page.
    OtherStatus {
        /// What it said of its answer.
        status: u16,
        /// Where it sent whoever asked.
        location: Option<String>,
    },
    /// It is of no type that is wanted.
    OtherType {
        /// The media type with its parameters.
        stated: Option<String>,
        /// What its bytes are, where they contradict that.
        actual: Option<&'static str>,
    },
    /// It has more than [`LARGEST_PAGE`] bytes.
    TooLarge,
    /// Its encoding is unknown, or not the one that it names.
    Undecoded(Undecoded),
    /// There is nothing in it.
    Empty,
}

impl<'r> Claim<'r> {
    /// What a record says that it is, where HTML is wanted and these formats besides.
    ///
    /// # Errors
    ///
    /// Says why it is no page, whatever its bytes are.
    pub fn of(record: &'r Record, besides: &'r [PageFormat]) -> Result<Self, NoPage> {
        let kind = record.kind();
        match kind.as_str() {
            "response" | "resource" | "revisit" => check_address(record)?,
            "continuation" => return Err(NoPage::Segment),
            "conversion" => return Err(NoPage::Conversion),
            _ => return Err(NoPage::OtherKind),
        }
        let response = match kind.as_str() {
            "revisit" => return Err(NoPage::Revisit),
            "response" => Some(Response::parse(&record.body).ok_or(NoPage::NoAnswer)?),
            _ => None,
        };
        let claim = Claim { record, response, besides };
        claim.check_status()?;
        claim.check_type()?;
        Ok(claim)
    }

    /// The media type with its parameters.
    pub fn media_type(&self) -> Option<&str> {
        let stated = || self.record.head.get("Content-Type");
        self.response.as_ref().map_or_else(stated, Response::media_type)
    }

    /// The format that the media type stands for; none where only the bytes can tell.
    pub fn format(&self) -> Option<PageFormat> {
        self.media_type().and_then(PageFormat::of_media_type)
    }

    /// The page.
    ///
    /// # Errors
    ///
    /// Says why there is none, or none that can be taken.
    pub fn page(&self) -> Result<Page, NoPage> {
        if self.record.length > self.record.body.len() as u64 {
            return Err(NoPage::TooLarge);
        }
        let Decoded { bytes, is_cut } = self.body()?;
        if bytes.trim_ascii().is_empty() {
            return Err(NoPage::Empty);
        }
        let sniffed = || sniffing::is_page(&bytes).then_some(PageFormat::Html);
        let format = self.format().or_else(sniffed).ok_or_else(|| self.other_type(None))?;
        if let Some(kind) = sniffing::other_kind(&bytes) {
            return Err(self.other_type(Some(kind)));
        }
        let flaw = self.flaw(&bytes).or(is_cut.then_some(CaptureFlaw::Cut));
        let status = self.response.as_ref().map(|response| response.status);
        let media_type = self.media_type().map(str::to_owned);
        Ok(Page { bytes, format, media_type, status, flaw })
    }

    fn other_type(&self, actual: Option<&'static str>) -> NoPage {
        NoPage::OtherType { stated: self.media_type().map(str::to_owned), actual }
    }

    fn check_status(&self) -> Result<(), NoPage> {
        match &self.response {
            Some(response) if response.status != 200 => Err(NoPage::OtherStatus {
                status: response.status,
                location: response.location().map(str::to_owned),
            }),
            _ => Ok(()),
        }
    }

    /// Where the media type says nothing, the bytes tell.
    fn check_type(&self) -> Result<(), NoPage> {
        let may_be_page = match self.format() {
            Some(format) => format.is_among(self.besides),
            None => !self.media_type().is_some_and(is_clearly_no_page),
        };
        if may_be_page { Ok(()) } else { Err(self.other_type(None)) }
    }

    fn body(&self) -> Result<Decoded, NoPage> {
        let Some(response) = &self.response else {
            return Ok(Decoded::whole(self.record.body.clone()));
        };
        response.decoded(LARGEST_PAGE).map_err(|why| match why {
            Undecoded::TooLarge => NoPage::TooLarge,
            why => NoPage::Undecoded(why),
        })
    }

    /// What is wrong with the bytes of the record, whose page is these.
    fn flaw(&self, page: &[u8]) -> Option<CaptureFlaw> {
        let Record { head, body, .. } = self.record;
        if head.get("WARC-Truncated").is_some() {
            return Some(CaptureFlaw::Cut);
        }
        let is_other = match &self.response {
            Some(response) => digests::are_contradicted(head, body, &response.payloads(page)),
            None => digests::are_contradicted(head, body, &[Cow::Borrowed(body)]),
        };
        is_other.then_some(CaptureFlaw::Altered)
    }
}

/// Whether a record is whole, and about an address of the web.
fn check_address(record: &Record) -> Result<(), NoPage> {
    let address = record.address();
    let rest = ["http://", "https://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    if record.head.get("WARC-Segment-Number").is_some() {
        Err(NoPage::Segment)
    } else if rest.is_none_or(str::is_empty) {
        Err(NoPage::NoAddress)
    } else if address.len() > limits::ADDRESS {
        Err(NoPage::LongAddress)
    } else {
        Ok(())
    }
}
