//! The bytes of a WARC file without their packing, and where each stands in the file.
//!
//! A packed file is a row of members, by gzip or Zstandard: one a record as the standard asks for
//! (WARC 1.1, annex D), one for all, or cut at any place. Damage costs the member that it is in: what
//! comes is looked through for the next one.

use std::collections::VecDeque;
use std::io::Read;

use crate::damage::{Damage, Position};
use crate::members::{MemberPlace, Members, Next, PORTION};

/// The unpacked bytes of a WARC file.
pub(crate) struct Stream<R> {
    members: Members<R>,
    buffer: Vec<u8>,
    /// The place of the next byte in the buffer.
    at: usize,
    /// How many bytes have been unpacked before the buffer's first one.
    before: u64,
    /// Where members begin; the last of those that have been reached comes first.
    begun: VecDeque<MemberPlace>,
    /// Comes when the buffer is empty.
    damage: Option<Damage>,
}

impl<R: Read> Stream<R> {
    /// The bytes of a file, which says itself whether it is packed.
    pub fn new(file: R) -> Self {
        let (members, damage) = Members::new(file);
        let begun = VecDeque::from([MemberPlace::default()]);
        Stream { members, buffer: Vec::new(), at: 0, before: 0, begun, damage }
    }

    /// Whether the file is a row of members.
    pub fn is_packed(&self) -> bool {
        self.members.is_packed()
    }

    /// Where the next byte stands.
    pub fn position(&self) -> Position {
        let reached = self.reached();
        let member = self.begun.iter().rev().find(|member| member.unpacked <= reached);
        let member = member.or(self.begun.front()).expect("there is always a member");
        let unpacked = reached.saturating_sub(member.unpacked);
        match self.is_packed() {
            true => Position { offset: member.offset, unpacked },
            false => Position { offset: unpacked, unpacked: 0 },
        }
    }

    /// How many bytes have been unpacked and passed.
    pub fn reached(&self) -> u64 {
        self.before + self.at as u64
    }

    /// Whether the next byte is the first of a member.
    pub fn is_at_member(&self) -> bool {
        self.is_packed() && self.begun.iter().any(|member| member.unpacked == self.reached())
    }

    /// The next bytes: so many, or all that there are before the end or before damage.
    ///
    /// Fails with damage that stands right here, once.
    pub fn peek(&mut self, count: usize) -> Result<&[u8], Damage> {
        while self.buffer.len() - self.at < count && self.read_more() {}
        let ahead = self.buffer.len() - self.at;
        match self.damage.take_if(|_| ahead == 0) {
            Some(damage) => Err(damage),
            None => Ok(&self.buffer[self.at..self.at + ahead.min(count)]),
        }
    }

    /// At least one byte, and none of another member; nothing at the end.
    ///
    /// Fails with damage that stands right here, once.
    pub fn available(&mut self) -> Result<&[u8], Damage> {
        self.peek(1)?;
        let reached = self.reached();
        let ends = self.begun.iter().map(|member| member.unpacked).find(|end| *end > reached);
        let most = ends.map_or(usize::MAX, |end| (end - reached) as usize);
        let end = self.buffer.len().min(self.at.saturating_add(most));
        Ok(&self.buffer[self.at..end])
    }

    /// Passes bytes.
    pub fn consume(&mut self, count: usize) {
        self.at += count;
        let reached = self.reached();
        while self.begun.get(1).is_some_and(|next| next.unpacked <= reached) {
            self.begun.pop_front();
        }
    }

    /// Puts back bytes that have been passed; `damage` comes behind all that is known.
    pub fn put_back(&mut self, bytes: &[u8], damage: Option<Damage>) {
        let rest = self.buffer.split_off(self.at);
        self.before = self.reached().saturating_sub(bytes.len() as u64);
        self.buffer.clear();
        self.buffer.extend_from_slice(bytes);
        self.buffer.extend_from_slice(&rest);
        self.at = 0;
        self.damage = self.damage.or(damage);
    }

    /// Unpacks more; says whether there may be more to come.
    fn read_more(&mut self) -> bool {
        if self.damage.is_some() {
            return false;
        }
        if self.at >= PORTION {
            self.buffer.drain(..self.at);
            self.before += self.at as u64;
            self.at = 0;
        }
        match self.members.read_more(&mut self.buffer) {
            Next::Over => return false,
            Next::Bytes => {}
            Next::Damage(damage) => self.damage = Some(damage),
            Next::Member(place, damage) => {
                self.begun.push_back(place);
                self.damage = damage;
                self.consume(0);
            }
        }
        true
    }
}
