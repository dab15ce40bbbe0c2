//! The members of a packed WARC file, unpacked one after the other, or the bytes of a plain one.

use std::io::{self, Read};
use std::mem;

use crate::damage::{Damage, DamageKind};
use crate::packing::{Member, Unpacker, opening};
use crate::trail::Trail;

/// So many bytes are unpacked at once.
pub(crate) const PORTION: usize = 64 << 10;
/// Text hardly ever shrinks to less than this part of itself: beyond, and above [`NO_BOMB`], a file
/// is made to fill a disk or a day.
pub const MOST_SHRUNK: u64 = 400;
/// As many bytes as this may be unpacked from whatever.
pub const NO_BOMB: u64 = 256 << 20;

/// Where a member stands: how many bytes are unpacked before it, and where it begins in the file.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct MemberPlace {
    pub unpacked: u64,
    pub offset: u64,
}

/// What came of a file when more was asked for.
pub(crate) enum Next {
    /// Bytes, or nothing yet.
    Bytes,
    /// A member begins, and maybe is damaged there.
    Member(MemberPlace, Option<Damage>),
    Damage(Damage),
    /// The file has ended.
    Over,
}

/// A file whose bytes are being unpacked.
pub(crate) struct Members<R> {
    packing: Packing<R>,
    is_packed: bool,
    /// How many bytes have been unpacked.
    unpacked: u64,
    /// Where the present member begins in the file.
    start: u64,
    /// From where on it is counted how much comes out of how little: the end of the last bomb.
    counted: MemberPlace,
}

enum Packing<R> {
    None(Trail<R>),
    Within(Member<R>),
    Between(Trail<R>, Unpacker),
    Over,
}

/// What an error says of the dictionary that a file begins with.
fn damage_of_start(error: &io::Error) -> Damage {
    match Damage::of(error, 0) {
        Damage { kind: DamageKind::Corrupt, offset } => {
            Damage { kind: DamageKind::Dictionary, offset }
        }
        other => other,
    }
}

impl<R: Read> Members<R> {
    /// A file, which says itself whether it is packed, with what is wrong with its start.
    pub fn new(file: R) -> (Self, Option<Damage>) {
        let mut trail = Trail::new(file);
        let (packing, is_packed, damage) = match trail.format(opening) {
            Ok(None) => (Packing::None(trail), false, None),
            Ok(Some(format)) => match Unpacker::new(format, &mut trail) {
                Ok(unpacker) => (Packing::Between(trail, unpacker), true, None),
                Err(error) => (Packing::Over, true, Some(damage_of_start(&error))),
            },
            Err(error) => (Packing::Over, false, Some(Damage::of_reading(&error, 0))),
        };
        let counted = MemberPlace::default();
        (Members { packing, is_packed, unpacked: 0, start: 0, counted }, damage)
    }

    /// Whether the file is a row of members.
    pub fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// Unpacks a portion behind what a buffer holds.
    pub fn read_more(&mut self, buffer: &mut Vec<u8>) -> Next {
        match mem::replace(&mut self.packing, Packing::Over) {
            Packing::Over => Next::Over,
            Packing::None(trail) => self.read_plain(trail, buffer),
            Packing::Within(member) => self.unpack(member, buffer),
            Packing::Between(trail, unpacker) => self.next_member(trail, unpacker),
        }
    }

    fn read_plain(&mut self, mut trail: Trail<R>, buffer: &mut Vec<u8>) -> Next {
        let offset = trail.offset();
        match self.append(&mut trail, buffer) {
            Ok(0) => Next::Over,
            Ok(_) => self.go_on(Packing::None(trail)),
            Err(error) => Next::Damage(Damage::of_reading(&error, offset)),
        }
    }

    fn unpack(&mut self, mut member: Member<R>, buffer: &mut Vec<u8>) -> Next {
        match self.append(&mut member, buffer) {
            Ok(0) => {
                let (trail, unpacker) = member.end();
                self.go_on(Packing::Between(trail, unpacker))
            }
            Ok(_) if self.is_bomb(member.trail()) => Next::Damage(self.leave_bomb(member)),
            Ok(_) => self.go_on(Packing::Within(member)),
            Err(error) => Next::Damage(self.give_up_member(member, &error)),
        }
    }

    fn go_on(&mut self, packing: Packing<R>) -> Next {
        self.packing = packing;
        Next::Bytes
    }

    fn is_bomb(&self, trail: &Trail<R>) -> bool {
        let unpacked = self.unpacked.saturating_sub(self.counted.unpacked);
        let packed = trail.offset().saturating_sub(self.counted.offset);
        unpacked > NO_BOMB && unpacked / packed.max(1) > MOST_SHRUNK
    }

    /// Reads nothing more of a member, and goes on with the next one.
    fn leave_bomb(&mut self, member: Member<R>) -> Damage {
        let damage = Damage { kind: DamageKind::Bomb, offset: self.start };
        let (trail, unpacker) = member.end();
        self.counted = MemberPlace { unpacked: self.unpacked, offset: trail.offset() };
        self.seek_member(trail, unpacker, damage)
    }

    /// Leaves a damaged member, and goes on with whatever follows its start.
    fn give_up_member(&mut self, member: Member<R>, error: &io::Error) -> Damage {
        let damage = Damage::of(error, self.start);
        if let DamageKind::Unreadable(_) = damage.kind {
            return damage;
        }
        let (mut trail, unpacker) = member.end();
        trail.go_back(self.start + 1);
        self.seek_member(trail, unpacker, damage)
    }

    /// Goes on with the next member behind a damaged one; gives the damage, or what is worse.
    fn seek_member(&mut self, mut trail: Trail<R>, unpacker: Unpacker, damage: Damage) -> Damage {
        match trail.skip_to_member(unpacker.format()) {
            Ok(_) => {
                self.packing = Packing::Between(trail, unpacker);
                damage
            }
            Err(error) => Damage::of_reading(&error, damage.offset),
        }
    }

    fn next_member(&mut self, mut trail: Trail<R>, unpacker: Unpacker) -> Next {
        let offset = trail.offset();
        let format = unpacker.format();
        let passed = match trail.is_at_member(format) {
            Ok(true) => Ok(0),
            Ok(false) => trail.skip_to_member(format),
            Err(error) => Err(error),
        };
        match passed {
            Err(error) => Next::Damage(Damage::of_reading(&error, offset)),
            Ok(0) => self.begin_member(trail, unpacker),
            Ok(passed) => {
                self.packing = Packing::Between(trail, unpacker);
                Next::Damage(Damage { kind: DamageKind::Garbage(passed), offset })
            }
        }
    }

    /// Begins to unpack a member, unless the file has ended.
    fn begin_member(&mut self, mut trail: Trail<R>, unpacker: Unpacker) -> Next {
        if let Err(error) = unpacker.skip(&mut trail) {
            return Next::Damage(Damage::of_reading(&error, trail.offset()));
        }
        if trail.peek(1).is_ok_and(<[u8]>::is_empty) {
            return Next::Over;
        }
        self.start = trail.offset();
        let place = MemberPlace { unpacked: self.unpacked, offset: self.start };
        let (member, begun) = Member::begin(trail, unpacker);
        match begun {
            Ok(()) => {
                self.packing = Packing::Within(member);
                Next::Member(place, None)
            }
            Err(error) => Next::Member(place, Some(self.give_up_member(member, &error))),
        }
    }

    fn append(&mut self, from: &mut impl Read, buffer: &mut Vec<u8>) -> io::Result<usize> {
        let known = buffer.len();
        buffer.resize(known + PORTION, 0);
        let read = from.read(&mut buffer[known..]);
        buffer.truncate(known + *read.as_ref().unwrap_or(&0));
        self.unpacked += (buffer.len() - known) as u64;
        read
    }
}
