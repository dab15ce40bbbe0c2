//! The records of a WARC file, one after the other (ISO 28500, WARC/1.0 and 1.1).
//!
//! The crates that read WARC stop at the first damage and do not say where a record stands, so this
//! is Postil's own reader. Whatever is wrong costs the record that it is in: the next one is looked
//! for by its first line. Of a record as much is held as a page may have; the rest is passed.

mod recovery;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::io::Read;

use crate::damage::{Damage, DamageKind, Position};
use crate::head::{Head, block_length};
use crate::record::Record;
use crate::stream::Stream;
use crate::trouble::{Fault, Trouble};

/// The most bytes of a record that are held, and of a page that are taken.
pub const LARGEST_PAGE: usize = 16 << 20;
/// A record's header has a dozen lines.
const LONGEST_HEAD: usize = 64 << 10;
/// How each record begins.
const VERSION: &[u8] = b"WARC/1.";
/// The same behind the end of a line.
const VERSION_IN_LINE: &[u8] = b"\nWARC/1.";
/// How each record ends.
const TRAILER: &[u8] = b"\r\n\r\n";
/// So many bytes may be read twice besides as many as have been read, so that a file in which every
/// length is wrong takes no more than twice the time of any other.
const SLACK: u64 = 1 << 20;

/// Reads the records of a file.
pub struct Records<R> {
    stream: Stream<R>,
    /// What was found on the way to the next record, and is still to be told.
    waiting: VecDeque<Trouble>,
    /// How many bytes have been read twice.
    put_back: u64,
    /// How long the file is, where it is not packed.
    size: Option<u64>,
}

/// The body of a record, as far as it came.
struct Body {
    held: Vec<u8>,
    /// How many bytes there were.
    read: u64,
    ending: Ending,
}

/// How the body of a record ended.
enum Ending {
    /// After as many bytes as the record has.
    Whole,
    /// With the file, or where another record begins.
    Early(Fault),
    /// Amid damage.
    Damaged(Damage),
}

impl<R: Read> Records<R> {
    /// The records of a file of so many bytes, packed or not.
    pub fn new(file: R, size: Option<u64>) -> Self {
        let stream = Stream::new(file);
        let size = size.filter(|_| !stream.is_packed());
        Records { stream, waiting: VecDeque::new(), put_back: 0, size }
    }

    /// A record, or what is wrong in its place; nothing where the file ends.
    fn step(&mut self) -> Result<Option<Record>, Trouble> {
        self.skip_breaks()?;
        let place = self.stream.position();
        let ahead = self.stream.peek(VERSION.len())?;
        if ahead.is_empty() {
            return Ok(None);
        }
        if ahead != VERSION {
            let passed = self.skip_to_record();
            return Err(Trouble::new(place, self.unless_damaged(place, Fault::Garbage(passed))));
        }
        let head = self.head(place)?;
        self.record(Record { place, head, body: Vec::new(), length: 0 }).map(Some)
    }

    /// A record that has its header, with its body.
    ///
    /// Fails with what is wrong with it, and goes on to the next one.
    fn record(&mut self, mut record: Record) -> Result<Record, Trouble> {
        let place = record.place;
        let stated = record.head.get("Content-Length").and_then(|length| length.parse().ok());
        let Some(length) = stated else {
            self.skip_to_record();
            return Err(Trouble::with(record, self.unless_damaged(place, Fault::NoHeader)));
        };
        record.length = length;
        if self.size.is_some_and(|size| length > size.saturating_sub(self.stream.reached())) {
            record.body = self.up_to_record(LONGEST_HEAD);
            self.skip_to_record();
            let is_last = self.ahead(1).is_empty();
            let fault = if is_last { Fault::CutOff } else { Fault::WrongLength };
            return Err(Trouble::with(record, fault));
        }
        let body = self.body(length);
        let ending = self.ending(place, &body);
        record.body = body.held;
        match ending {
            Ok(()) => Ok(record),
            Err(fault) => Err(Trouble::with(record, fault)),
        }
    }

    fn head(&mut self, place: Position) -> Result<Head, Trouble> {
        let mut wanted = 1 << 10;
        loop {
            let ahead = self.stream.peek(wanted)?;
            // No line of a header begins as a record does.
            let next = memchr::memmem::find(ahead, b"\nWARC/1.");
            let is_own = |length: &usize| next.is_none_or(|next| *length <= next + 1);
            if let Some(length) = block_length(ahead).filter(is_own) {
                let head = Head::parse(&ahead[..length]);
                self.stream.consume(length);
                return Ok(head);
            }
            if next.is_some() || ahead.len() < wanted || wanted >= LONGEST_HEAD {
                self.stream.consume(VERSION.len());
                self.skip_to_record();
                return Err(Trouble::new(place, self.unless_damaged(place, Fault::NoHeader)));
            }
            wanted *= 2;
        }
    }

    /// Reads a body of so many bytes, and holds as much of it as a page may have.
    fn body(&mut self, length: u64) -> Body {
        let mut held = Vec::new();
        let mut read = 0;
        let ending = loop {
            if read == length {
                break Ending::Whole;
            }
            match self.stream.available() {
                Ok([]) => break Ending::Early(Fault::CutOff),
                Ok(_) => {}
                Err(damage) => break Ending::Damaged(damage),
            }
            if read > 0 && self.is_at_record_of_member() {
                break Ending::Early(Fault::WrongLength);
            }
            let ahead = self.stream.available().unwrap_or_default();
            let count = ahead.len().min(usize::try_from(length - read).unwrap_or(usize::MAX));
            let room = LARGEST_PAGE.saturating_sub(held.len()).min(count);
            held.extend_from_slice(&ahead[..room]);
            self.stream.consume(count);
            read += count as u64;
        };
        Body { held, read, ending }
    }

    /// Whether a gzip member begins here, and in it a record: nothing goes on across that.
    fn is_at_record_of_member(&mut self) -> bool {
        self.ahead(VERSION.len()) == VERSION && self.stream.is_at_member()
    }

    /// Passes what ends a record.
    ///
    /// Fails with what is wrong with it, and goes on to the next one.
    fn ending(&mut self, place: Position, body: &Body) -> Result<(), Fault> {
        let (fault, damage) = match body.ending {
            Ending::Whole if self.trailer(place)? => return Ok(()),
            Ending::Whole => (Fault::WrongLength, None),
            Ending::Early(fault) => (fault, None),
            Ending::Damaged(damage) => (Fault::Damaged(damage.kind), Some(damage)),
        };
        let is_held = body.held.len() as u64 == body.read;
        match self.swallowed(&body.held).filter(|_| is_held) {
            Some(next) if self.may_put_back(body.held.len() - next) => {
                self.stream.put_back(&body.held[next..], damage);
                Err(Fault::WrongLength)
            }
            _ => {
                self.skip_to_record();
                Err(self.unless_damaged(place, fault))
            }
        }
    }

    /// Passes the empty lines behind a body; says whether the body ended where it should.
    ///
    /// Fails where the gzip member that holds the record turns out to be damaged.
    fn trailer(&mut self, place: Position) -> Result<bool, Fault> {
        match self.has_ended() {
            Ok(has_ended) => Ok(has_ended),
            // The record is whole; what comes next is not.
            Err(damage) if damage.kind != DamageKind::Corrupt || damage.offset != place.offset => {
                self.waiting.push_back(damage.into());
                Ok(true)
            }
            Err(damage) => Err(Fault::Damaged(damage.kind)),
        }
    }

    /// Whether a record ends here: with two empty lines, which are passed, or as far as one can see.
    fn has_ended(&mut self) -> Result<bool, Damage> {
        let is_exact = self.stream.peek(TRAILER.len())? == TRAILER;
        if is_exact {
            self.stream.consume(TRAILER.len());
        }
        Ok(self.next_is_record()? || is_exact)
    }

    /// Whether there is a record behind some line breaks, or the end.
    fn next_is_record(&mut self) -> Result<bool, Damage> {
        for wanted in 1..=4 {
            let ahead = self.stream.peek(wanted + VERSION.len())?;
            let breaks = ahead.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if breaks == ahead.len() {
                // What ends here may be the file, or what could be unpacked of it.
                self.stream.consume(breaks);
                return self.stream.peek(1).map(|_| true);
            }
            if ahead[breaks..].starts_with(VERSION) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl<R: Read> Iterator for Records<R> {
    type Item = Result<Record, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(trouble) = self.waiting.pop_front() {
            return Some(Err(trouble));
        }
        self.step().transpose()
    }
}
