//! A number as it is meant, however it is written.

use std::fmt;

/// A decimal number of at most 38 digits: `digits · 10^exponent`, without zeros at the end of its
/// digits, so that equal numbers are equal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Value {
    digits: u128,
    exponent: i32,
}

impl Value {
    /// Nothing.
    pub const ZERO: Value = Value { digits: 0, exponent: 0 };

    /// `digits · 10^exponent`.
    pub fn new(mut digits: u128, mut exponent: i32) -> Self {
        if digits == 0 {
            return Value::ZERO;
        }
        while digits.is_multiple_of(10) {
            (digits, exponent) = (digits / 10, exponent + 1);
        }
        Value { digits, exponent }
    }

    /// Reads digits with at most one decimal sign among them; none where there are too many.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = [whole, fraction].concat().parse().ok()?;
        Some(Value::new(digits, -i32::try_from(fraction.len()).ok()?))
    }

    /// The sum; none where it has too many digits.
    pub fn plus(self, other: Value) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let digits = |value: Value| {
            let zeros = u32::try_from(value.exponent - exponent).ok()?;
            value.digits.checked_mul(10u128.checked_pow(zeros)?)
        };
        Some(Value::new(digits(self)?.checked_add(digits(other)?)?, exponent))
    }

    /// The product; none where it has too many digits.
    pub fn times(self, other: Value) -> Option<Self> {
        let digits = self.digits.checked_mul(other.digits)?;
        Some(Value::new(digits, self.exponent.checked_add(other.exponent)?))
    }

    /// How many whole ones it has; none where it is too much.
    pub fn whole(self) -> Option<u128> {
        let power = 10u128.checked_pow(self.exponent.unsigned_abs())?;
        if self.exponent < 0 { Some(self.digits / power) } else { self.digits.checked_mul(power) }
    }
}

impl From<u64> for Value {
    fn from(whole: u64) -> Self {
        Value::new(whole.into(), 0)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exponent {
            0 => write!(f, "{}", self.digits),
            1..=24 => write!(f, "{}{}", self.digits, "0".repeat(self.exponent as usize)),
            _ => write!(f, "{}e{}", self.digits, self.exponent),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        let million = Value::parse("1,5").and_then(|it| it.times(Value::from(1_000_000)));
        assert_eq!(million, Value::parse("1500000"));
        assert_eq!(Value::parse("2.50"), Value::parse("2,5"));
        assert_eq!(Value::parse("007"), Value::parse("7"));
        assert_eq!(Value::from(1500).plus(Value::new(5, -1)), Value::parse("1500.5"));
        assert_eq!(Value::parse(&"9".repeat(40)), None);
        assert_eq!(Value::from(1500).to_string(), "1500");
    }

    #[test]
    fn a_number_has_whole_ones() {
        for (text, whole) in [("1,5", 1), ("0.9", 0), ("1000", 1000), ("999", 999)] {
            assert_eq!(Value::parse(text).and_then(Value::whole), Some(whole), "{text}");
        }
    }
}
