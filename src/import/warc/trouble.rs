//! What is wrong in a WARC file, and where.

use super::stream::{Damage, DamageKind, Position};

/// Something in a file that is no record, or none that can be taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub place: Position,
    pub fault: Fault,
    /// The address of the page, where the record still told it.
    pub address: Option<String>,
}

/// What is wrong with a record, or in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
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
    /// Something wrong in a place that no address is known of.
    pub fn new(place: Position, fault: Fault) -> Self {
        Trouble { place, fault, address: None }
    }

    /// Whether it is damage to the gzip member that holds a place.
    pub fn is_damage_around(&self, place: Position) -> bool {
        let is_damage =
            matches!(self.fault, Fault::Damaged(DamageKind::Corrupt | DamageKind::Truncated));
        is_damage && self.place.offset == place.offset
    }
}

impl From<Damage> for Trouble {
    fn from(damage: Damage) -> Self {
        let place = Position { offset: damage.offset, unpacked: 0 };
        Trouble::new(place, Fault::Damaged(damage.kind))
    }
}
