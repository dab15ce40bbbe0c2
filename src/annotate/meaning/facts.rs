//! What a text states that must be the same in another one: names, numbers and what they count,
//! dates, and the words that deny, bound, refuse or doubt.

mod language;
mod names;
mod numbers;

use std::ops::Range;

use crate::annotate::meaning::tokens::{Kind, Token, tokens};
use postil_text::months::month;
use postil_text::numerals::{self, Ambiguous, Numeral};
use postil_text::statements::{Condition, Statement, statement};
use postil_text::units::currency;
use postil_text::value::Value;
use postil_text::weekdays::weekday;

/// So many signs stand before a number at most: that of the number, that of money.
const MOST_SIGNS: usize = 2;

/// Something that a text states, as a value that compares.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Fact {
    /// A number, in digits or in words; with the sign before it.
    Number {
        /// How much.
        value: Value,
        /// `-`, `+`, `±`.
        sign: Option<char>,
        /// Which way of counting: `пять`, `пятый`, `вдвое`, `треть`.
        kind: numerals::Kind,
    },
    /// Digits that are no plain number: a time, a date, `5/6`, `1,000`; also `А4`.
    Code(String),
    /// What a number counts.
    Unit(&'static str),
    /// Money.
    Currency(&'static str),
    /// A month by its number.
    Month(u32),
    /// A day of the week.
    Weekday(&'static str),
    /// A relation of numbers: `<`, `×`.
    Sign(char),
    /// A domain, a link, a mailbox.
    Address(String),
    /// A negation, a limit, a quantity, a refusal, a doubt.
    Statement(Statement),
    /// A word in small letters, where nothing else is known of it.
    Word(String),
}

/// How much an item counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// A word among others.
    Word,
    /// A word that has a capital because it begins a sentence, or is a name.
    Opening,
    /// Without it the text is another statement.
    Fact,
}

/// A piece of a text with what it states.
#[derive(Debug, Clone)]
pub(super) struct Item<'t> {
    pub fact: Fact,
    pub weight: Weight,
    /// As the text has it.
    pub written: &'t str,
    /// Where it stands.
    pub range: Range<usize>,
}

impl Item<'_> {
    /// One word that stands for it where texts are laid side by side.
    pub fn word(&self) -> String {
        match &self.fact {
            Fact::Number { value, sign, .. } => {
                sign.iter().map(char::to_string).chain([value.to_string()]).collect()
            }
            Fact::Unit(row) | Fact::Currency(row) => (*row).to_owned(),
            Fact::Code(code) => code.clone(),
            _ => self.written.to_owned(),
        }
    }
}

/// Everything that a folded text states, in its order.
pub(super) fn items(text: &str) -> Vec<Item<'_>> {
    let tokens = tokens(text);
    let mut reader =
        Reader { text, tokens: &tokens, at: 0, items: Vec::with_capacity(tokens.len()) };
    while reader.at < tokens.len() {
        reader.read();
    }
    reader.items
}

/// The pieces of a text as they are read one after another.
struct Reader<'a, 't> {
    text: &'t str,
    tokens: &'a [Token<'t>],
    at: usize,
    items: Vec<Item<'t>>,
}

impl<'t> Reader<'_, 't> {
    fn read(&mut self) {
        let token = &self.tokens[self.at];
        let done = match token.kind {
            Kind::Address => {
                let address = token.small.clone().into_owned();
                self.take(1, Fact::Address(address), Weight::Fact)
            }
            Kind::Sign => self.read_sign(),
            Kind::Digits => self.read_number(None),
            Kind::Word => {
                self.read_sign_word()
                    || self.read_number(None)
                    || self.read_statement()
                    || self.read_name_of_time()
            }
        };
        if !done {
            self.read_word();
        }
    }

    /// Takes the next pieces as one item.
    fn take(&mut self, count: usize, fact: Fact, weight: Weight) -> bool {
        let range = self.tokens[self.at].range.start..self.tokens[self.at + count - 1].range.end;
        self.at += count;
        self.push(range, fact, weight)
    }

    fn push(&mut self, range: Range<usize>, fact: Fact, weight: Weight) -> bool {
        self.items.push(Item { fact, weight, written: &self.text[range.clone()], range });
        true
    }

    /// The piece so many further on.
    fn ahead(&self, by: usize) -> Option<&Token<'t>> {
        self.tokens.get(self.at + by)
    }

    /// The word so many further on in small letters, where nothing parts it from those before.
    fn small(&self, by: usize) -> Option<&str> {
        let token = self.ahead(by).filter(|it| by == 0 || it.is_next() || it.gap == ". ")?;
        Some(&token.small)
    }

    /// Whether a number stands so many pieces further on, with or without signs before it.
    fn is_number(&self, by: usize) -> bool {
        let is_sign =
            |token: &&Token| token.kind == Kind::Sign || numbers::sign_word(&token.small).is_some();
        let rest = self.tokens.get(self.at + by..).unwrap_or_default();
        let signs = rest.iter().take(MOST_SIGNS).take_while(is_sign).count();
        rest.get(signs).is_some_and(|token| {
            token.kind == Kind::Digits || self.numeral(self.at + by + signs).is_some()
        })
    }

    /// What a word says of a number, here.
    fn numeral(&self, at: usize) -> Option<Numeral> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
        let numeral = numerals::numeral(&token.small)?;
        let is_meant = match numerals::is_ambiguous(&token.small) {
            None => true,
            Some(Ambiguous::OnlyKazakh) => language::is_kazakh(self.tokens, at),
            Some(Ambiguous::OnlyBeforeInstrumental) => self
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.is_next() && next.small.ends_with("ми")),
        };
        is_meant.then_some(numeral)
    }

    fn read_statement(&mut self) -> bool {
        let Some((found, count)) = statement(|by| self.small(by)) else { return false };
        let is_stated = match found.condition {
            Condition::None => true,
            Condition::BeforeNumber => self.is_number(count),
            Condition::BehindNumber => self.items.last().is_some_and(|last| {
                matches!(last.fact, Fact::Number { .. } | Fact::Unit(_) | Fact::Currency(_))
            }),
        };
        // The short form of *number*, `No. 5`, denies nothing.
        let is_numero = self.small(0) == Some("no")
            && self.ahead(1).is_some_and(|it| it.gap.starts_with('.') && it.kind == Kind::Digits);
        let is_other = found.only_kazakh && !language::is_kazakh(self.tokens, self.at);
        if !is_stated || is_numero || is_other {
            return false;
        }
        self.take(count, Fact::Statement(found), Weight::Fact)
    }

    /// A month, a weekday or money.
    fn read_name_of_time(&mut self) -> bool {
        let small = &self.tokens[self.at].small;
        let time = month(small).map(Fact::Month).or_else(|| weekday(small).map(Fact::Weekday));
        let time = time.filter(|_| names::is_of_time(self.tokens, self.at));
        match time.or_else(|| currency(small).map(Fact::Currency)) {
            Some(fact) => self.take(1, fact, Weight::Fact),
            None => false,
        }
    }

    fn read_word(&mut self) {
        let token = &self.tokens[self.at];
        let small = token.small.clone().into_owned();
        if token.kind == Kind::Sign {
            // A sign without a number beside it is punctuation.
            self.at += 1;
        } else if small.contains(char::is_numeric) {
            self.take(1, Fact::Code(small), Weight::Fact);
        } else {
            let weight = names::weight(self.tokens, self.at);
            self.take(1, Fact::Word(small), weight);
        }
    }
}
