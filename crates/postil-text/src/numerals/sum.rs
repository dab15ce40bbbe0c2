//! Several number words that count one thing: `две тысячи двадцать пять`.

use crate::numerals::{Kind, Numeral};
use crate::value::Value;

/// A number as its words are read from left to right.
#[derive(Debug, Clone, Copy)]
pub struct Sum {
    /// What the scales before have made.
    total: Value,
    /// What the next scale multiplies.
    group: Value,
    /// What the next number has to be below to be added.
    room: u128,
    /// What the next scale has to be below.
    scale: u128,
    kind: Kind,
}

/// Nothing goes beyond.
const NO_LIMIT: u128 = u128::MAX;
/// What multiplies less than this belongs to one group of digits: `hundred`, `dozen`.
const SMALLEST_GROUP: u128 = 1_000;

impl Sum {
    /// Begins with a word.
    pub fn of_word(first: Numeral) -> Self {
        let mut sum = Sum {
            total: Value::ZERO,
            group: Value::ZERO,
            room: NO_LIMIT,
            scale: NO_LIMIT,
            kind: Kind::Cardinal,
        };
        sum.push(first);
        sum
    }

    /// Begins with digits, which only a scale may follow.
    pub fn of_digits(value: Value) -> Self {
        let group = value;
        Sum { total: Value::ZERO, group, room: 1, scale: NO_LIMIT, kind: Kind::Cardinal }
    }

    /// Takes the next word; false where it begins another number.
    pub fn push(&mut self, next: Numeral) -> bool {
        let is_open = self.kind == Kind::Cardinal;
        let taken = match next.kind {
            Kind::Cardinal | Kind::Ordinal if !is_open => None,
            Kind::Cardinal | Kind::Ordinal if next.is_scale => self.multiplied(next.value),
            Kind::Cardinal | Kind::Ordinal => self.added(next.value),
            Kind::Times | Kind::Part => None,
        };
        if let Some(sum) = taken {
            *self = Sum { kind: next.kind, ..sum };
        }
        taken.is_some()
    }

    /// What the words count; none where it is too much.
    pub fn value(&self) -> Option<Value> {
        self.total.plus(self.group)
    }

    /// Whether they count things or name one of a row.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    fn added(&self, value: Value) -> Option<Self> {
        let whole = value.whole()?;
        let is_first = self.room == NO_LIMIT;
        if whole >= self.room || (whole == 0 && !is_first) {
            return None;
        }
        let room = match whole {
            // Kazakh counts its teens as ten and one.
            10 | 20..100 => 10,
            100.. => 100,
            _ => 1,
        };
        Some(Sum { group: self.group.plus(value)?, room, ..*self })
    }

    fn multiplied(&self, scale: Value) -> Option<Self> {
        let size = scale.whole()?;
        let counted = self.group.whole()?;
        let group = match self.group {
            Value::ZERO if size >= self.room => return None,
            Value::ZERO => scale,
            _ if size < SMALLEST_GROUP && counted >= 100 => return None,
            group => group.times(scale)?,
        };
        if size < SMALLEST_GROUP {
            return Some(Sum { group, room: size, ..*self });
        }
        if size >= self.scale {
            return None;
        }
        let total = self.total.plus(group)?;
        Some(Sum { total, group: Value::ZERO, room: size, scale: size, ..*self })
    }
}
