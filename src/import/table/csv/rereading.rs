//! Text of which the row that was read last can be read again.

use std::io::{self, BufRead};

/// Room for so many bytes is kept for the next row.
const KEPT: usize = 1 << 20;

/// A text, and the row in it that is being read.
pub(super) struct Rereading<R> {
    input: R,
    /// What has been read of the row, and behind that what is to be read again.
    held: Vec<u8>,
    /// Where in it the row begins, and where reading goes on.
    start: usize,
    at: usize,
}

impl<R: BufRead> Rereading<R> {
    pub(super) fn new(input: R) -> Self {
        Rereading { input, held: Vec::new(), start: 0, at: 0 }
    }

    /// Begins a row here.
    pub(super) fn begin_row(&mut self) {
        self.start = self.at;
        if self.at == self.held.len() {
            self.let_go();
        }
    }

    /// The row as far as it has been read; nothing where it was let go.
    pub(super) fn row(&self) -> &[u8] {
        &self.held[self.start..self.at]
    }

    /// Goes back to a byte of the row.
    pub(super) fn go_back(&mut self, to: usize) {
        self.at = self.start + to;
    }

    /// Forgets what has been read of the row.
    pub(super) fn let_go(&mut self) {
        self.held.drain(..self.at);
        self.held.shrink_to(KEPT);
        (self.start, self.at) = (0, 0);
    }

    /// The next bytes; none at the end.
    ///
    /// Fails as reading does.
    pub(super) fn ahead(&mut self) -> io::Result<&[u8]> {
        match self.at < self.held.len() {
            true => Ok(&self.held[self.at..]),
            false => self.input.fill_buf(),
        }
    }

    /// Passes over bytes that have been looked at.
    pub(super) fn pass(&mut self, count: usize) {
        if self.at == self.held.len()
            && let Ok(read) = self.input.fill_buf()
        {
            self.held.extend_from_slice(&read[..count]);
            self.input.consume(count);
        }
        self.at += count;
    }
}
