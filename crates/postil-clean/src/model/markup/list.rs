//! Where lines stand in lists, and what marks their items.

use serde::{Deserialize, Serialize};

/// Where a line stands in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPlace {
    /// How many lists are around its own.
    pub depth: u8,
    /// What marks its item; that of a line that goes on says nothing.
    pub mark: ItemMark,
    /// It is not the first line of its item.
    pub goes_on: bool,
}

/// What marks an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemMark {
    /// The same sign as the other items.
    #[default]
    Bullet,
    /// A number.
    Number(ItemNumber),
    /// It is a term, and what follows explains it.
    Term,
    /// It explains the term before it.
    Meaning,
}

impl ItemMark {
    /// The number, where it is one.
    pub fn number(self) -> Option<ItemNumber> {
        match self {
            ItemMark::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is a part of a list of terms.
    pub fn is_of_terms(self) -> bool {
        matches!(self, ItemMark::Term | ItemMark::Meaning)
    }
}

/// The number of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemNumber {
    /// The number; some lists count below zero.
    pub value: i32,
    /// How it is written.
    pub style: NumberStyle,
    /// The list counts down.
    pub falls: bool,
}

/// How the numbers of a list are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberStyle {
    /// `1`, `2`, `3`.
    #[default]
    Decimal,
    /// `a`, `b`, `c`.
    LowerLatin,
    /// `A`, `B`, `C`.
    UpperLatin,
    /// `i`, `ii`, `iii`.
    LowerRoman,
    /// `I`, `II`, `III`.
    UpperRoman,
}

impl NumberStyle {
    /// The styles that HTML has a sign for.
    const SIGNS: [(&'static str, NumberStyle); 5] = [
        ("1", NumberStyle::Decimal),
        ("a", NumberStyle::LowerLatin),
        ("A", NumberStyle::UpperLatin),
        ("i", NumberStyle::LowerRoman),
        ("I", NumberStyle::UpperRoman),
    ];

    /// The style with one of HTML's signs.
    pub fn of_sign(sign: &str) -> Option<NumberStyle> {
        NumberStyle::SIGNS.iter().find(|(known, _)| *known == sign).map(|(_, style)| *style)
    }

    /// HTML's sign for it; none of decimal numbers, which need none.
    pub fn sign(self) -> Option<&'static str> {
        (self != NumberStyle::Decimal).then(|| NumberStyle::SIGNS[self as usize].0)
    }
}
