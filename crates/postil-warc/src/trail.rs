//! The bytes of a file as they are packed, of which the last ones can be gone back to.
//!
//! A damaged member is found out late: what unpacks it may have swallowed the start of the next
//! one. So the last bytes are kept.

use std::io::{self, BufRead, ErrorKind, Read};

use crate::format::Format;

/// So many bytes are read at once.
const PORTION: usize = 64 << 10;
/// So many bytes that were read are kept.
const KEPT: usize = 256 << 10;
/// So many bytes may be gone back over besides as many as have been read, so that a file that is made
/// to be damaged everywhere takes no more than twice the time of any other.
const SLACK: u64 = 1 << 20;
/// So many bytes tell what a file is packed by: more than one block of a member has.
const START: usize = 192 << 10;
/// So many bytes tell whether a member begins.
const HEAD: usize = 4;

/// Bytes that are counted while they are read.
pub(crate) struct Trail<R> {
    inner: R,
    buffer: Vec<u8>,
    /// The place of the next byte in the buffer.
    at: usize,
    /// The offset in the file of the buffer's first byte.
    start: u64,
    /// How many bytes have been gone back over.
    gone_back: u64,
}

impl<R: Read> Trail<R> {
    /// The bytes of a file from its start.
    pub fn new(inner: R) -> Self {
        Trail { inner, buffer: Vec::new(), at: 0, start: 0, gone_back: 0 }
    }

    /// The offset in the file of the next byte.
    pub fn offset(&self) -> u64 {
        self.start + self.at as u64
    }

    /// Goes back to an offset, or as near to it as bytes are kept.
    pub fn go_back(&mut self, offset: u64) {
        let distance = self.offset().saturating_sub(offset.max(self.start));
        let read = self.start + self.buffer.len() as u64;
        if self.gone_back + distance <= read + SLACK {
            self.gone_back += distance;
            self.at -= distance as usize;
        }
    }

    /// What the file is packed by; none where it is not. `opening` is asked for the first bytes that come
    /// out of a member.
    ///
    /// Fails as the file does.
    pub fn format(
        &mut self,
        opening: impl Fn(Format, &[u8]) -> Option<Vec<u8>>,
    ) -> io::Result<Option<Format>> {
        let ahead = self.peek(START)?;
        Ok(Format::of_file(ahead, opening))
    }

    /// Whether a member begins here.
    ///
    /// Fails as the file does.
    pub fn is_at_member(&mut self, format: Format) -> io::Result<bool> {
        Ok(format.begins(self.peek(HEAD)?))
    }

    /// Goes on to the next member, or to the end; gives how many bytes it has passed.
    ///
    /// Fails as the file does.
    pub fn skip_to_member(&mut self, format: Format) -> io::Result<u64> {
        let mark = format.mark();
        let from = self.offset();
        loop {
            let ahead = self.peek(PORTION)?;
            if ahead.is_empty() {
                return Ok(self.offset() - from);
            }
            let found = memchr::memmem::find_iter(ahead, mark);
            let member = found.into_iter().find(|at| format.begins(&ahead[*at..]));
            // The start of a member may stand across the end of what is known.
            let passed = member.unwrap_or(ahead.len().saturating_sub(mark.len()).max(1));
            self.at += passed;
            if member.is_some() {
                return Ok(self.offset() - from);
            }
        }
    }

    /// The next bytes: so many, or all that there are.
    ///
    /// Fails as the file does.
    pub fn peek(&mut self, count: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.at < count && self.read_more()? > 0 {}
        let end = self.buffer.len().min(self.at + count);
        Ok(&self.buffer[self.at..end])
    }

    fn read_more(&mut self) -> io::Result<usize> {
        let passed = self.at.saturating_sub(KEPT);
        if passed >= KEPT {
            self.buffer.drain(..passed);
            self.start += passed as u64;
            self.at -= passed;
        }
        let known = self.buffer.len();
        self.buffer.resize(known + PORTION, 0);
        let read = loop {
            match self.inner.read(&mut self.buffer[known..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.buffer.truncate(known + *read.as_ref().unwrap_or(&0));
        read
    }
}

impl<R: Read> Read for Trail<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ahead = self.fill_buf()?;
        let count = ahead.len().min(into.len());
        into[..count].copy_from_slice(&ahead[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Trail<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.peek(1)?;
        Ok(&self.buffer[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
    }
}
