//! Why something was not imported.

use std::borrow::Cow;

use postil_clean::model::ending::usual_endings;
use postil_warc::LARGEST_PAGE;

use crate::import::origin::At;
use crate::model::limits;

/// Why something was not imported; in the order of the report, faults last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The server answered otherwise than with the page.
    OtherStatus,
    /// It is no page of the wanted kinds.
    OtherType,
    /// The host is none of those that were asked for.
    OtherHost,
    /// The path is none of those that were asked for.
    OtherPath,
    /// It was captured before or after the days that were asked for, or nobody knows when.
    OtherDays,
    /// The package does not list it among its pages: a frame or an advert.
    NotListed,
    /// Another file made something of it: a text, say.
    Conversion,
    /// It has an address that is none of the web, or none.
    NoAddress,
    /// It is empty.
    Empty,
    /// A newer capture of its address is imported.
    Older,
    /// It is cut or altered, and there is a better capture of its address.
    Flawed,
    /// The archive has a newer capture of its address.
    OlderThanArchived,
    /// Another row has the same address and the same text.
    Twice,
    /// It has not changed since a capture that these files do not have.
    LostRevisit,
    /// Its address is longer than an address may be.
    LongAddress,
    /// It is one of several pieces of a record.
    Segment,
    /// It is larger than a page may be.
    TooLarge,
    /// It is sent in an encoding that nobody knows, or not in the one that it names.
    BadEncoding,
    /// The record holds no answer of a server.
    NoAnswer,
    /// The record is longer or shorter than it says.
    WrongLength,
    /// The header of a record does not end, or states no length.
    NoHeader,
    /// There are bytes that belong to no record.
    Garbage,
    /// The file ends amid it.
    CutOff,
    /// The bytes cannot be unpacked.
    Damaged,
    /// Far too much comes out of it.
    Bomb,
    /// A name in a package leads out of it.
    OddName,
    /// A row has another number of cells than the table has columns.
    RowWidth,
    /// A row is longer than a row may be.
    RowTooLong,
    /// A quotation mark in a row is never closed.
    OpenQuotation,
    /// A row is no JSON.
    NotJson,
    /// A row is JSON, but no object.
    NoObject,
    /// Nobody knows which column of a table is the text.
    UnclearColumns,
    /// A table has no rows.
    NoRows,
    /// The program is built without what reads Parquet.
    NoParquet,
    /// The package cannot be opened, or a file in it is locked or packed in a way that is not read.
    BadPackage,
    /// A line of a package's list of pages is too long.
    LongLine,
    /// The file cannot be read.
    Unreadable,
    /// The file was written to while it was read.
    Changed,
    /// The file has nothing in it.
    Nothing,
    /// The file is of a spreadsheet program.
    Spreadsheet,
    /// The file is of a program that writes documents.
    Document,
    /// The file is a package that holds no web archive.
    Packed,
    /// The file is a page as only some browsers save it.
    OtherSave,
    /// The file is of no kind that is read.
    OtherKind,
    /// No free name was left for it.
    NoName,
}

impl Reason {
    /// Its name in JSON.
    pub fn code(self) -> &'static str {
        self.words().0
    }

    /// What it says of what was left out, which stood in a place.
    pub fn text(self, at: At) -> &'static str {
        self.words_of_row(at).map_or(self.words().1, |words| words.0)
    }

    /// Whether something is wrong, and not only left out on purpose.
    pub fn is_fault(self) -> bool {
        self >= Reason::LostRevisit
    }

    /// Whether what was left out was no page, so that nobody misses one.
    pub fn is_of_no_page(self) -> bool {
        use Reason::{Conversion, Empty, NoAddress, OtherStatus, OtherType};
        [OtherStatus, OtherType, Conversion, NoAddress, Empty].contains(&self)
    }

    /// What somebody can do about it; empty where nothing is wrong.
    pub fn hint(self, at: At) -> Cow<'static, str> {
        let of_row = self.words_of_row(at).map(|(_, hint)| Cow::Borrowed(hint));
        let limited = || self.hint_with_limit().map(Cow::Owned);
        of_row.or_else(limited).unwrap_or(Cow::Borrowed(self.plain_hint()))
    }

    /// A hint that names what is taken, or how much of it.
    fn hint_with_limit(self) -> Option<String> {
        let page = LARGEST_PAGE >> 20;
        let file = limits::RAW_FILE_BYTES >> 20;
        let (address, endings) = (limits::ADDRESS, usual_endings());
        match self {
            Reason::LongAddress => Some(format!(
                "an address may have {address} bytes; save the page by hand, and give it a shorter one"
            )),
            Reason::TooLarge => Some(format!(
                "a page may have {page} MiB in a web archive, and {file} as a file; if it is one all the same, save it by hand"
            )),
            Reason::RowTooLong => Some(format!(
                "a row may have {file} MiB; a quotation mark that nobody closes makes one row of all that follows"
            )),
            Reason::OtherKind => Some(format!(
                "web archives (.warc, .warc.gz, .warc.zst, .wacz), pages ({endings}) and tables (.csv, .tsv, .json, .jsonl, .parquet) are imported"
            )),
            _ => None,
        }
    }

    fn plain_hint(self) -> &'static str {
        match self {
            Reason::LostRevisit => {
                "import the earlier file of the crawl in the same call, as in `postil import *.warc.gz`"
            }
            Reason::Segment => {
                "no tool of today writes records in pieces; join them, or capture the page again"
            }
            Reason::OddName => "it was not needed; whoever made the package may have meant harm",
            Reason::LongLine => "`--unlisted` takes the page, and all others that are not listed",
            Reason::Unreadable => "check the permissions of the file and the disk that it lies on",
            Reason::Changed => "import it again when nothing writes to it any more",
            Reason::Nothing => "get the file again if it was not empty when it was made",
            Reason::Spreadsheet => "save it as CSV in the program that made it, and import that",
            Reason::Document => {
                "save its text as .txt, .md or .html; the file itself can be published from `static/`"
            }
            Reason::Packed => "unpack it, and import the folder",
            Reason::OtherSave => {
                "open it in the browser that saved it, and save the page as HTML or MHTML"
            }
            Reason::RowWidth => {
                "the other rows were read; put a text with separators or quotation marks in it into quotation marks"
            }
            Reason::OpenQuotation => {
                "the rows behind it were read; close the quotation mark, or write two of them where one is meant"
            }
            Reason::NotJson | Reason::NoObject => "the other rows were read; mend this one",
            Reason::UnclearColumns => "say it, as `--map text=COLUMN`",
            Reason::NoRows => "a table has the names of its columns on top, and a row an article",
            Reason::NoParquet => {
                "take the program of a release, build it with `--features parquet`, or write the table as CSV or JSON Lines"
            }
            Reason::NoName => "name another folder with `--into`",
            Reason::Bomb => "nothing of it is read any further; get the file from whoever made it",
            _ if self.is_fault() => {
                "everything else was read; get the file again if this was not so when it was made"
            }
            _ => "",
        }
    }

    /// What it says of a row of a table, and what can be done, where that is not what it says of pages.
    fn words_of_row(self, at: At) -> Option<(&'static str, &'static str)> {
        const REST: &str =
            "the rows before it were read; get the table again if it was whole when it was made";
        match (self, at) {
            (Reason::Empty, At::Row(..)) => Some(("a row without a text", "")),
            (Reason::CutOff, At::Row(..)) => Some(("the table ends amid this row", REST)),
            (Reason::Damaged, At::Row(..)) => Some(("the table cannot be read from here on", REST)),
            _ => None,
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Reason::OtherStatus => ("status", "the server's answer was not the page"),
            Reason::OtherType => ("type", "no page: a picture, a script and the like"),
            Reason::OtherHost => ("host", "of another host"),
            Reason::OtherPath => ("path", "of another path"),
            Reason::OtherDays => ("days", "captured on other days"),
            Reason::NotListed => ("not-listed", "part of a page: a frame or an advert"),
            Reason::Conversion => ("conversion", "made from a page by another program"),
            Reason::NoAddress => ("no-address", "without an address of the web"),
            Reason::Empty => ("empty", "empty"),
            Reason::Older => ("older", "an older capture of a page that is imported"),
            Reason::Flawed => {
                ("flawed", "cut off or altered, where there is a better capture of the page")
            }
            Reason::OlderThanArchived => {
                ("older-than-archived", "an older capture of a page that the archive has")
            }
            Reason::Twice => ("twice", "a row with the address and the text of another one"),
            Reason::LostRevisit => {
                ("lost-revisit", "unchanged since a capture that these files do not have")
            }
            Reason::LongAddress => ("long-address", "its address is longer than an address may be"),
            Reason::Segment => ("segment", "one of several pieces of a record"),
            Reason::TooLarge => ("too-large", "larger than a page may be"),
            Reason::BadEncoding => {
                ("bad-encoding", "not in the encoding that it names, or in an unknown one")
            }
            Reason::NoAnswer => ("no-answer", "no answer of a server"),
            Reason::WrongLength => ("wrong-length", "longer or shorter than its record says"),
            Reason::NoHeader => {
                ("no-header", "its record's header does not end or states no length")
            }
            Reason::Garbage => ("garbage", "bytes that belong to no record"),
            Reason::CutOff => ("cut-off", "cut off: the file ends amid it"),
            Reason::Damaged => ("damaged", "damaged: it cannot be unpacked"),
            Reason::Bomb => ("bomb", "far too much comes out of so few bytes"),
            Reason::OddName => ("odd-name", "its name leads out of the package"),
            Reason::RowWidth => ("row-width", "another width than the table"),
            Reason::RowTooLong => ("row-too-long", "longer than a row may be"),
            Reason::OpenQuotation => ("open-quotation", "a quotation mark in it is never closed"),
            Reason::NotJson => ("not-json", "no JSON"),
            Reason::NoObject => ("no-object", "no JSON object"),
            Reason::UnclearColumns => ("unclear-columns", "it is not clear which column is what"),
            Reason::NoRows => ("no-rows", "a table without rows"),
            Reason::NoParquet => ("no-parquet", "Parquet, which this program is built without"),
            Reason::BadPackage => (
                "bad-package",
                "the package is damaged, locked, or packed in a way that is not read",
            ),
            Reason::LongLine => {
                ("long-line", "too long a line for a list of pages, so that its page is not known")
            }
            Reason::Unreadable => ("unreadable", "it cannot be read"),
            Reason::Changed => {
                ("changed", "written to while it was read, so that pages may be missing")
            }
            Reason::Nothing => ("nothing", "there is nothing in it"),
            Reason::Spreadsheet => ("spreadsheet", "a file of a spreadsheet program"),
            Reason::Document => ("document", "a file of a word processor, a PDF or the like"),
            Reason::Packed => ("packed", "a package without a web archive in it"),
            Reason::OtherSave => ("other-save", "a page as only some browsers save it"),
            Reason::OtherKind => ("other-kind", "no file of a kind that is read"),
            Reason::NoName => ("no-name", "every name for it is taken"),
        }
    }
}
