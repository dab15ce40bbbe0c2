//! What readers find: pages as they were captured, and whatever else there is to say.

use crate::import::origin::Origin;
use crate::import::reason::Reason;
use crate::import::remark::Remark;
use crate::model::captures::Worth;
use crate::model::date::ArticleDate;
use crate::model::sidecar::{CaptureFlaw, CaptureRecord, FieldOverrides, StatedKind};

pub use postil_warc::PageFormat;

/// What a reader finds, one after the other.
#[derive(Debug)]
pub enum Found {
    /// A page.
    Page(Box<Capture>),
    /// A page that was what it had been at an earlier capture, so that its bytes stand there.
    Revisit(Revisit),
    /// A file that was saved beside a page, as its pictures are.
    Beside(Beside),
    /// Something that is no page, or none that can be taken.
    LeftOut(LeftOut),
}

/// A reader of one file: it gives what it finds, one after the other.
pub type Reader<'a> = Box<dyn Iterator<Item = Found> + 'a>;

/// A page as it was captured.
#[derive(Debug, Clone)]
pub struct Capture {
    /// What is known of the article besides the page: its address, of a table also other fields.
    pub fields: FieldOverrides,
    /// The article's tags, where they are known besides the page.
    pub tags: Vec<String>,
    /// When the page was captured.
    pub captured: Option<ArticleDate>,
    /// What is known of the capture; the digest is filled in when it is written, and so are the file and
    /// the place where none are known besides those in which it was found.
    pub record: CaptureRecord,
    /// What the bytes are.
    pub format: PageFormat,
    /// The page: what becomes the raw file.
    pub bytes: Vec<u8>,
    /// Where it was found.
    pub origin: Origin,
    /// By what revisits refer to it.
    pub names: Vec<String>,
    /// The file lists it among its pages, or has no list of them.
    pub is_listed: bool,
    /// What is known of it as a row, where it stands in a table.
    pub row: Option<TableRow>,
    /// What it is called, where it was a file of its own.
    pub own_name: Option<OwnName>,
}

/// What a page is called that was a file of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnName {
    /// Its name, with the folders that it lay in, without its ending.
    pub stem: String,
    /// The ending.
    pub ending: &'static str,
}

impl OwnName {
    /// The whole name.
    pub fn path(&self) -> String {
        format!("{}.{}", self.stem, self.ending)
    }
}

/// A file that was saved beside a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its name, with the folders that it lay in.
    pub name: String,
    /// The name of its page, without the ending.
    pub page: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Where it was found.
    pub origin: Origin,
}

/// What is known of a page because it is a row of a table.
///
/// Nobody knows which of two rows with one address is the newer, so both are kept where they differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableRow {
    /// What the file is called after, before the address; parts are parted by `/`.
    pub name: Option<String>,
    /// The folder of so many rows that it belongs to, with a `/` at its end, or empty.
    pub folder: String,
    /// What blocks of its text are, by their words.
    pub kinds: Vec<(StatedKind, String)>,
    /// What it says and is not taken as said.
    pub remarks: Vec<Remark>,
}

/// What tells whether a capture is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// The page's address, where it is known.
    pub address: Option<&'a str>,
    /// When the page was captured.
    pub captured: Option<ArticleDate>,
    /// The file lists it among its pages, or has no list of them.
    pub is_listed: bool,
    /// What is wrong with its bytes, as far as that is known.
    pub flaw: Option<CaptureFlaw>,
}

impl Sight<'_> {
    /// How good the capture is beside others of its address.
    pub fn worth(&self) -> Worth {
        Worth::new(self.captured, self.flaw)
    }
}

impl Capture {
    /// The page's address, where it is known.
    pub fn address(&self) -> Option<&str> {
        self.fields.url.as_deref()
    }

    /// The ending of the raw file's name.
    pub fn ending(&self) -> &'static str {
        self.own_name.as_ref().map_or(self.format.ending(), |own| own.ending)
    }

    /// What tells whether it is wanted.
    pub fn sight(&self) -> Sight<'_> {
        let Capture { captured, is_listed, .. } = *self;
        // A row seldom says when it was captured, and mostly when it was published.
        let captured = captured.or(self.row.as_ref().and(self.fields.date));
        Sight { address: self.address(), captured, is_listed, flaw: self.record.flaw }
    }
}

/// A page that had not changed since an earlier capture.
#[derive(Debug, Clone)]
pub struct Revisit {
    /// The page's address.
    pub address: String,
    /// When it was visited again.
    pub captured: Option<ArticleDate>,
    /// What the capture with the bytes is called, in any of these ways.
    pub refers_to: Vec<String>,
    /// What its record says of the bytes: their digest.
    pub payload_digest: Option<String>,
    /// When the page of this address was captured that it is unchanged since.
    pub unchanged_since: Option<ArticleDate>,
    /// Where it was found.
    pub origin: Origin,
    /// The file lists it among its pages, or has no list of them.
    pub is_listed: bool,
}

impl Revisit {
    /// What tells whether it is wanted.
    pub fn sight(&self) -> Sight<'_> {
        let Revisit { captured, is_listed, .. } = *self;
        Sight { address: Some(&self.address), captured, is_listed, flaw: None }
    }
}

/// Something that is not imported, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Why.
    pub reason: Reason,
    /// What it is, as an address with its status.
    pub what: String,
    /// Where it was found.
    pub origin: Origin,
    /// By what revisits refer to it.
    pub names: Vec<String>,
    /// Where the server sent the crawler on.
    pub led: Option<Led>,
}

/// A way from one address to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Led {
    /// The address that was asked for.
    pub from: String,
    /// The address that the answer names.
    pub to: String,
    /// Whether the first one is listed as a page; none where there is no list.
    pub is_listed: Option<bool>,
}

impl LeftOut {
    /// Something that no revisit refers to.
    pub fn new(reason: Reason, what: impl Into<String>, origin: Origin) -> Self {
        LeftOut { reason, what: what.into(), origin, names: Vec::new(), led: None }
    }
}
