//! The pages of web archives, whatever is wrong with the file.
//!
//! [`Records`] parts a WARC file, packed or not, into records; what is damaged costs the record that it
//! is in. A [`Claim`] is what a record says that it is, and a [`Page`] the page that it then has.
//!
//! ```
//! use postil_warc::{Claim, Records};
//!
//! let record = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://dala.example/\r\n\
//!     Content-Length: 53\r\n\r\n\
//!     HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Bridge\r\n\r\n";
//! let mut records = Records::new(record.as_bytes(), None);
//! let record = records.next().expect("there is one").expect("it is whole");
//! let page = Claim::of(&record, &[]).and_then(|claim| claim.page()).expect("it is a page");
//! assert_eq!(page.bytes, b"<p>Bridge");
//! ```
//!
//! It knows bytes alone: files, and what becomes of pages, are for whoever asks.

mod claim;
mod damage;
mod digests;
mod encodings;
mod format;
mod head;
mod media_type;
mod members;
mod packing;
mod record;
mod records;
mod response;
mod sniffing;
mod stream;
mod trail;
mod trouble;
mod words;

pub use claim::{Claim, NoPage, Page};
pub use damage::{DamageKind, Position};
pub use digests::is_digest_of;
pub use encodings::Undecoded;
pub use head::Head;
pub use media_type::{PageFormat, is_clearly_no_page};
pub use members::{MOST_SHRUNK, NO_BOMB};
pub use record::{Record, without_brackets};
pub use records::{LARGEST_PAGE, Records};
pub use response::Response;
pub use trouble::{Fault, Trouble};

/// Whether a file that begins so is packed as WARC files are.
pub fn is_packed(start: &[u8]) -> bool {
    format::Format::of(start).is_some()
}
