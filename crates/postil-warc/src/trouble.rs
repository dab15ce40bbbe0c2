//! What is wrong in a WARC file, and where.

use crate::damage::{Damage, DamageKind, Position};
use crate::record::Record;

/// Something in a file that is no record, or none that can be taken.
#[derive(Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Where it begins.
    pub place: Position,
    /// What it is.
    pub fault: Fault,
    /// What came of the record, where its header did.
    pub record: Option<Box<Record>>,
}

/// What is wrong with a record, or in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The bytes of the file are damaged.
    Damaged(DamageKind),
    /// The file ends amid the record.
    CutOff,
    /// The record is longer or shorter than it says.
    WrongLength,
    /// The header does not end, or states no length.
    NoHeader,
    /// So many bytes belong to no record.
    Garbage(u64),
}

impl Trouble {
    /// Something wrong in a place in which no record is known.
    pub(crate) fn new(place: Position, fault: Fault) -> Self {
        Trouble { place, fault, record: None }
    }

    /// Something wrong with a record, as far as it came.
    pub(crate) fn with(record: Record, fault: Fault) -> Self {
        Trouble { place: record.place, fault, record: Some(Box::new(record)) }
    }

    /// Whether it is damage to the gzip member that holds a place.
    pub(crate) fn is_damage_around(&self, place: Position) -> bool {
        use DamageKind::{Bomb, Corrupt, Truncated};
        let is_damage = matches!(self.fault, Fault::Damaged(Corrupt | Truncated | Bomb));
        is_damage && self.place.offset == place.offset
    }
}

impl From<Damage> for Trouble {
    fn from(damage: Damage) -> Self {
        let place = Position { offset: damage.offset, unpacked: 0 };
        Trouble::new(place, Fault::Damaged(damage.kind))
    }
}
