//! Finds the next record of a file in which something is wrong.

use crate::records::{Records, SLACK, VERSION_IN_LINE};
use std::io::Read;

use crate::damage::{Damage, Position};
use crate::trouble::Fault;

impl<R: Read> Records<R> {
    /// Where another record begins in a body that turned out to have the wrong length; it may begin
    /// with the last bytes of it.
    pub(super) fn swallowed(&mut self, body: &[u8]) -> Option<usize> {
        let within = memchr::memmem::find(body, VERSION_IN_LINE);
        let across = || {
            let start = body.len().saturating_sub(VERSION_IN_LINE.len() - 1);
            let ahead = self.ahead(VERSION_IN_LINE.len());
            let seam = [&body[start..], ahead].concat();
            memchr::memmem::find(&seam, VERSION_IN_LINE).map(|at| start + at)
        };
        let found = within.or_else(across).map(|at| at + 1);
        found.filter(|at| *at < body.len())
    }

    /// What is wrong with something in a place: where the gzip member that holds it turned out to be
    /// damaged, that is all there is to say.
    pub(super) fn unless_damaged(&mut self, place: Position, fault: Fault) -> Fault {
        let damage = self.waiting.iter().position(|trouble| trouble.is_damage_around(place));
        let damage = damage.and_then(|at| self.waiting.remove(at));
        damage.map_or(fault, |damage| damage.fault)
    }

    /// Whether so many bytes may be read again.
    pub(super) fn may_put_back(&mut self, count: usize) -> bool {
        let put_back = self.put_back + count as u64;
        let may = put_back <= self.stream.reached() + SLACK;
        self.put_back = if may { put_back } else { self.put_back };
        may
    }

    pub(super) fn skip_breaks(&mut self) -> Result<(), Damage> {
        loop {
            let ahead = self.stream.available()?;
            let breaks = ahead.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if breaks == 0 {
                return Ok(());
            }
            self.stream.consume(breaks);
        }
    }

    /// The next bytes, none of them before damage, which is told as the next thing.
    pub(super) fn ahead(&mut self, count: usize) -> &[u8] {
        if let Err(damage) = self.stream.peek(count) {
            self.waiting.push_back(damage.into());
            return &[];
        }
        self.stream.peek(count).unwrap_or_default()
    }

    /// At most so many of the next bytes, and none of another record.
    pub(super) fn up_to_record(&mut self, most: usize) -> Vec<u8> {
        let ahead = self.ahead(most);
        let end = memchr::memmem::find(ahead, VERSION_IN_LINE).unwrap_or(ahead.len());
        ahead[..end].to_vec()
    }

    /// Goes on to the next line that begins a record, or to damage, or to the end; gives how many
    /// bytes it has passed.
    pub(super) fn skip_to_record(&mut self) -> u64 {
        let mut passed = 0;
        loop {
            if self.ahead(1).is_empty() || self.is_at_record_of_member() {
                return passed;
            }
            let count = match self.ahead(VERSION_IN_LINE.len()) {
                VERSION_IN_LINE => {
                    self.stream.consume(1);
                    return passed + 1;
                }
                ahead if ahead.len() < VERSION_IN_LINE.len() => ahead.len(),
                _ => self.passable(),
            };
            self.stream.consume(count);
            passed += count as u64;
        }
    }

    /// How many of the next bytes come before a line that may begin a record.
    fn passable(&mut self) -> usize {
        let ahead = self.stream.available().unwrap_or_default();
        match memchr::memmem::find(&ahead[1..], VERSION_IN_LINE) {
            Some(at) => at + 1,
            None => ahead.len().saturating_sub(VERSION_IN_LINE.len() - 1).max(1),
        }
    }
}
