//! The bytes of a WARC file without their packing, and where each stands in the file.
//!
//! A packed file is a row of members, by gzip or Zstandard: one a record as the standard asks for
//! (WARC 1.1, annex D), one for all, or cut at any place. Damage costs the member that it is in: what
//! comes is looked through for the next one.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read};

use super::packing::{Member, Unpacker};
use super::trail::Trail;

/// So many bytes are unpacked at once.
const PORTION: usize = 64 << 10;
/// Text hardly ever shrinks to less than this part of itself: beyond, and above [`NO_BOMB`], a file
/// is made to fill a disk or a day.
pub const MOST_SHRUNK: u64 = 400;
/// As much as this may be unpacked from whatever.
pub const NO_BOMB: u64 = 256 << 20;

/// Where something stands in a WARC file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Position {
    /// The offset in the file; in a packed one that of the member.
    pub offset: u64,
    /// How many bytes of the member are unpacked before it; 0 in a file that is not packed.
    pub unpacked: u64,
}

/// What is wrong with the bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Damage {
    pub kind: DamageKind,
    /// Where the damaged member begins, or the bytes that belong to none.
    pub offset: u64,
}

/// How bytes of a file are damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DamageKind {
    /// The file ends amid a member.
    Truncated,
    /// A member cannot be unpacked, or is not what it was when it was packed.
    Corrupt,
    /// So many bytes between members belong to none.
    Garbage(u64),
    /// Far too much comes out of it.
    Bomb,
    /// The file system refused to read on.
    Unreadable(ErrorKind),
}

/// The unpacked bytes of a WARC file.
pub(super) struct Stream<'a> {
    packing: Packing<'a>,
    is_packed: bool,
    buffer: Vec<u8>,
    /// The place of the next byte in the buffer.
    at: usize,
    /// How many bytes have been unpacked before the buffer's first one.
    before: u64,
    /// Where members begin; the last of those that have been reached comes first.
    members: VecDeque<MemberPlace>,
    /// Comes when the buffer is empty.
    damage: Option<Damage>,
    /// From where on it is counted how much comes out of how little: the end of the last bomb.
    counted: MemberPlace,
}

/// Where a member stands: how many bytes are unpacked before it, and where it begins in the file.
#[derive(Debug, Clone, Copy)]
struct MemberPlace {
    unpacked: u64,
    offset: u64,
}

enum Packing<'a> {
    None(Trail<'a>),
    Within(Member<'a>),
    Between(Trail<'a>, Unpacker),
    Over,
}

impl<'a> Stream<'a> {
    /// The bytes of a file, which says itself whether it is packed.
    pub fn new(file: Box<dyn Read + 'a>) -> Self {
        let mut trail = Trail::new(file);
        let (packing, is_packed, damage) = match trail.format() {
            Ok(None) => (Packing::None(trail), false, None),
            Ok(Some(format)) => match Unpacker::new(format, &mut trail) {
                Ok(unpacker) => (Packing::Between(trail, unpacker), true, None),
                Err(error) => (Packing::Over, true, Some(damage_of(&error, 0))),
            },
            Err(error) => (Packing::Over, false, Some(unreadable(&error, 0))),
        };
        let counted = MemberPlace { unpacked: 0, offset: 0 };
        let members = VecDeque::from([counted]);
        Stream {
            packing,
            is_packed,
            buffer: Vec::new(),
            at: 0,
            before: 0,
            members,
            damage,
            counted,
        }
    }

    /// Whether the file is a row of members.
    pub fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// Where the next byte stands.
    pub fn position(&self) -> Position {
        let reached = self.reached();
        let member = self.members.iter().rev().find(|member| member.unpacked <= reached);
        let member = member.or(self.members.front()).expect("there is always a member");
        let unpacked = reached.saturating_sub(member.unpacked);
        match self.is_packed {
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
        self.is_packed && self.members.iter().any(|member| member.unpacked == self.reached())
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
        let ends = self.members.iter().map(|member| member.unpacked).find(|end| *end > reached);
        let most = ends.map_or(usize::MAX, |end| (end - reached) as usize);
        let end = self.buffer.len().min(self.at.saturating_add(most));
        Ok(&self.buffer[self.at..end])
    }

    /// Passes bytes.
    pub fn consume(&mut self, count: usize) {
        self.at += count;
        let reached = self.reached();
        while self.members.get(1).is_some_and(|next| next.unpacked <= reached) {
            self.members.pop_front();
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
        match std::mem::replace(&mut self.packing, Packing::Over) {
            Packing::Over => return false,
            Packing::None(trail) => self.read_plain(trail),
            Packing::Within(member) => self.unpack(member),
            Packing::Between(trail, unpacker) => self.next_member(trail, unpacker),
        }
        true
    }

    fn read_plain(&mut self, mut trail: Trail<'a>) {
        let offset = trail.offset();
        match self.append(&mut trail) {
            Ok(0) => {}
            Ok(_) => self.packing = Packing::None(trail),
            Err(error) => self.damage = Some(unreadable(&error, offset)),
        }
    }

    fn unpack(&mut self, mut member: Member<'a>) {
        let start = self.members.back().map_or(0, |member| member.offset);
        match self.append(&mut member) {
            Ok(0) => {
                let (trail, unpacker) = member.end();
                self.packing = Packing::Between(trail, unpacker);
            }
            Ok(_) if self.is_bomb(member.trail()) => self.leave_bomb(member, start),
            Ok(_) => self.packing = Packing::Within(member),
            Err(error) => self.give_up_member(member, &error, start),
        }
    }

    fn is_bomb(&self, trail: &Trail) -> bool {
        let unpacked = self.unpacked().saturating_sub(self.counted.unpacked);
        let packed = trail.offset().saturating_sub(self.counted.offset);
        unpacked > NO_BOMB && unpacked / packed.max(1) > MOST_SHRUNK
    }

    /// Reads nothing more of the member that begins at an offset, and goes on with the next one.
    fn leave_bomb(&mut self, member: Member<'a>, start: u64) {
        self.damage = Some(Damage { kind: DamageKind::Bomb, offset: start });
        let (trail, unpacker) = member.end();
        self.counted = MemberPlace { unpacked: self.unpacked(), offset: trail.offset() };
        self.seek_member(trail, unpacker, start);
    }

    /// How many bytes have been unpacked.
    fn unpacked(&self) -> u64 {
        self.before + self.buffer.len() as u64
    }

    /// Leaves a damaged member, and goes on with whatever follows its start.
    fn give_up_member(&mut self, member: Member<'a>, error: &io::Error, start: u64) {
        let damage = damage_of(error, start);
        self.damage = Some(damage);
        if let DamageKind::Unreadable(_) = damage.kind {
            return;
        }
        let (mut trail, unpacker) = member.end();
        trail.go_back(start + 1);
        self.seek_member(trail, unpacker, start);
    }

    /// Goes on with the next member behind the one that begins at an offset.
    fn seek_member(&mut self, mut trail: Trail<'a>, unpacker: Unpacker, start: u64) {
        match trail.skip_to_member(unpacker.format()) {
            Ok(_) => self.packing = Packing::Between(trail, unpacker),
            Err(error) => self.damage = Some(unreadable(&error, start)),
        }
    }

    fn next_member(&mut self, mut trail: Trail<'a>, unpacker: Unpacker) {
        let offset = trail.offset();
        let format = unpacker.format();
        let passed = match trail.is_at_member(format) {
            Ok(true) => Ok(0),
            Ok(false) => trail.skip_to_member(format),
            Err(error) => Err(error),
        };
        match passed {
            Err(error) => self.damage = Some(unreadable(&error, offset)),
            Ok(0) => self.begin_member(trail, unpacker),
            Ok(passed) => {
                self.damage = Some(Damage { kind: DamageKind::Garbage(passed), offset });
                self.packing = Packing::Between(trail, unpacker);
            }
        }
    }

    /// Begins to unpack a member, unless the file has ended.
    fn begin_member(&mut self, mut trail: Trail<'a>, unpacker: Unpacker) {
        if let Err(error) = unpacker.skip(&mut trail) {
            self.damage = Some(unreadable(&error, trail.offset()));
            return;
        }
        if trail.peek(1).is_ok_and(<[u8]>::is_empty) {
            return;
        }
        let unpacked = self.unpacked();
        let offset = trail.offset();
        self.members.push_back(MemberPlace { unpacked, offset });
        let (member, begun) = Member::begin(trail, unpacker);
        match begun {
            Ok(()) => self.packing = Packing::Within(member),
            Err(error) => self.give_up_member(member, &error, offset),
        }
        self.consume(0);
    }

    fn append(&mut self, from: &mut impl Read) -> io::Result<usize> {
        let known = self.buffer.len();
        self.buffer.resize(known + PORTION, 0);
        let read = from.read(&mut self.buffer[known..]);
        self.buffer.truncate(known + *read.as_ref().unwrap_or(&0));
        read
    }
}

/// What an error of whoever unpacks says of the member that begins at an offset.
fn damage_of(error: &io::Error, offset: u64) -> Damage {
    let kind = match error.kind() {
        ErrorKind::UnexpectedEof => DamageKind::Truncated,
        ErrorKind::InvalidInput | ErrorKind::InvalidData => DamageKind::Corrupt,
        _ => return unreadable(error, offset),
    };
    Damage { kind, offset }
}

fn unreadable(error: &io::Error, offset: u64) -> Damage {
    let kind = match error.kind() {
        // So says what unpacks a package of which too much comes out.
        ErrorKind::FileTooLarge => DamageKind::Bomb,
        kind => DamageKind::Unreadable(kind),
    };
    Damage { kind, offset }
}
