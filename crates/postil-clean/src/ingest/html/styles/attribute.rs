//! What selectors ask of attributes other than class and id.

use crate::ingest::html::attributes::Attributes;

/// So many different questions are told apart.
pub(super) const BITS: u32 = u64::BITS;

/// What the selectors of a page's sheets ask, each question once.
#[derive(Debug, Default)]
pub(in crate::ingest::html) struct AttributeTests(Vec<AttributeTest>);

/// What a selector asks of an attribute.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct AttributeTest {
    /// In small letters.
    pub name: String,
    pub asked: Asked,
    pub value: String,
    pub ignores_case: bool,
}

/// How the value of an attribute is held against the one that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Present,
    Equal,
    Word,
    Prefix,
    Suffix,
    Inside,
    /// The value, or the value and a hyphen behind it.
    Language,
}

impl AttributeTests {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The place of a question, which is added if it is a new one; none where there are too many.
    pub(super) fn place(&mut self, test: AttributeTest) -> Option<u32> {
        let known = self.0.iter().position(|known| *known == test);
        let place = known.unwrap_or(self.0.len()) as u32;
        if known.is_none() && place < BITS {
            self.0.push(test);
        }
        (place < BITS).then_some(place)
    }

    /// The questions that attributes answer with yes, as bits.
    pub(super) fn passed(&self, attributes: &Attributes) -> u64 {
        if attributes.is_empty() {
            return 0;
        }
        let tests = self.0.iter().enumerate();
        tests
            .filter(|(_, test)| test.holds(attributes))
            .fold(0, |bits, (place, _)| bits | 1 << place)
    }
}

impl AttributeTest {
    fn holds(&self, attributes: &Attributes) -> bool {
        let Some(value) = attributes.written(&self.name) else { return false };
        match self.ignores_case {
            true => self.asked.holds(&value.to_lowercase(), &self.value.to_lowercase()),
            false => self.asked.holds(&value, &self.value),
        }
    }
}

impl Asked {
    fn holds(self, value: &str, asked: &str) -> bool {
        // Of an empty part CSS says that nothing has it.
        let has_part = !asked.is_empty();
        match self {
            Asked::Present => true,
            Asked::Equal => value == asked,
            Asked::Word => value.split_whitespace().any(|word| word == asked),
            Asked::Prefix => has_part && value.starts_with(asked),
            Asked::Suffix => has_part && value.ends_with(asked),
            Asked::Inside => has_part && value.contains(asked),
            Asked::Language => value
                .strip_prefix(asked)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-')),
        }
    }
}
