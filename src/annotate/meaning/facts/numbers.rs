//! Reads numbers, in digits and in words, with their signs and what they count.

use crate::annotate::meaning::facts::{Fact, MOST_SIGNS, Reader, Weight};
use crate::annotate::meaning::tokens::Kind;
use postil_text::numerals::{self, Sum};
use postil_text::units::{currency, unit};
use postil_text::value::Value;

/// Endings of digits that make them the so-manieth.
const ORDINAL_ENDINGS: [&str; 29] = [
    "й", "го", "я", "е", "му", "м", "ю", "ой", "ый", "ая", "ое", "ого", "ому", "ым", "ом", "ую",
    "ые", "ых", "st", "nd", "rd", "th", "ші", "шы", "інші", "ыншы", "нші", "ншы", "ға",
];
/// Endings of digits that say no more than the digits.
const CARDINAL_ENDINGS: [&str; 8] = ["х", "ти", "и", "ми", "мя", "ью", "s", "ге"];
/// Signs that compare numbers or say what is done with them.
const RELATIONS: [char; 12] = ['<', '>', '≤', '≥', '~', '≈', '≠', '=', '×', '÷', '√', '∓'];
/// Words for the signs of numbers.
const SIGN_WORDS: [(&str, char); 4] =
    [("минус", '-'), ("minus", '-'), ("плюс", '+'), ("plus", '+')];

/// The sign that a word names.
pub(super) fn sign_word(word: &str) -> Option<char> {
    SIGN_WORDS.iter().find(|(it, _)| *it == word).map(|(_, sign)| *sign)
}

impl Reader<'_, '_> {
    /// A sign: of the number behind it, of money, a relation of numbers, a percentage.
    pub(super) fn read_sign(&mut self) -> bool {
        let (sign, money, count) = self.signs();
        let is_before_digits =
            self.ahead(count).is_some_and(|it| it.kind == Kind::Digits && it.gap.trim().is_empty());
        if count > 0 && is_before_digits {
            return self.read_signed(sign, money, count);
        }
        let written = self.tokens[self.at].written;
        let relation = written.chars().next().filter(|sign| RELATIONS.contains(sign));
        let unit = || unit(|by| (by == 0).then_some(written), |_| None).map(|it| it.0);
        let fact = currency(written).map(Fact::Currency).or(relation.map(Fact::Sign));
        match fact.or_else(|| unit().map(Fact::Unit)) {
            Some(fact) => self.take(1, fact, Weight::Fact),
            None => false,
        }
    }

    /// The signs before a number: `-`, `€`, `-€`; and how many they are.
    fn signs(&self) -> (Option<char>, Option<&'static str>, usize) {
        let (mut sign, mut money, mut count) = (None, None, 0);
        while let Some(next) =
            self.ahead(count).filter(|it| it.kind == Kind::Sign && count < MOST_SIGNS)
        {
            match (next.written.chars().next(), currency(next.written)) {
                (Some(it @ ('-' | '+' | '±')), _) if sign.is_none() => sign = Some(it),
                (_, Some(it)) if money.is_none() => money = Some(it),
                _ => break,
            }
            count += 1;
        }
        (sign, money, count)
    }

    /// A number behind its signs. Money is read as if it stood behind it: `$500` as `500 долларов`.
    fn read_signed(
        &mut self,
        sign: Option<char>,
        money: Option<&'static str>,
        count: usize,
    ) -> bool {
        let signs = self.tokens[self.at].range.start..self.tokens[self.at + count - 1].range.end;
        self.at += count;
        let Some(money) = money else { return self.read_from(signs.start, sign) };
        self.read_from(signs.start, sign) && self.push(signs, Fact::Currency(money), Weight::Fact)
    }

    /// A number whose sign stands somewhere before it.
    fn read_from(&mut self, start: usize, sign: Option<char>) -> bool {
        let first = self.items.len();
        let is_read = self.read_number(sign);
        if let Some(number) = self.items.get_mut(first) {
            number.range.start = start;
            number.written = &self.text[number.range.clone()];
        }
        is_read
    }

    /// The word for a sign before a number: `минус пять`.
    pub(super) fn read_sign_word(&mut self) -> bool {
        let small = &self.tokens[self.at].small;
        let sign = sign_word(small);
        if sign.is_none() || !self.is_number(1) {
            return false;
        }
        let start = self.tokens[self.at].range.start;
        self.at += 1;
        self.read_from(start, sign)
    }

    /// A number and the units behind it.
    pub(super) fn read_number(&mut self, sign: Option<char>) -> bool {
        if !self.read_quantity(sign) {
            return self.read_compound();
        }
        let written = |by: usize| {
            self.ahead(by).filter(|it| it.is_next() || it.gap == ". ").map(|it| it.written)
        };
        let mut found = unit(written, |by| self.small_behind(by)).filter(|_| !self.has_money());
        while let Some((row, count)) = found {
            self.take(count, Fact::Unit(row), Weight::Fact);
            let is_shared = |by: usize| by > 0 || self.ahead(0).is_some_and(|it| it.gap == "/");
            found = unit(
                |by| self.ahead(by).filter(|_| is_shared(by)).map(|it| it.written),
                |by| self.ahead(by).filter(|_| is_shared(by)).map(|it| it.small.as_ref()),
            );
        }
        true
    }

    fn has_money(&self) -> bool {
        self.ahead(0).is_some_and(|it| currency(&it.small).is_some())
    }

    fn small_behind(&self, by: usize) -> Option<&str> {
        let token = self.ahead(by).filter(|it| it.is_next() || (by > 0 && it.gap == ". "))?;
        Some(&token.small)
    }

    /// A number alone.
    fn read_quantity(&mut self, sign: Option<char>) -> bool {
        let Some(first) = self.ahead(0) else { return false };
        if first.kind != Kind::Digits {
            return self.read_words(sign);
        }
        let digits = first.written;
        let pieces = 1 + self.fraction();
        match plain_value(digits).filter(|_| pieces == 1) {
            Some(value) => {
                let (kind, ending) = self.ending();
                let sum = Sum::of_digits(value);
                let taken = if ending > 0 { (sum, 1 + ending) } else { self.sum(sum) };
                self.push_number(taken, sign, kind)
            }
            None => {
                let written = self.tokens[self.at..][..pieces].iter().map(|it| it.written);
                let code: Vec<&str> = written.collect();
                let code = sign.iter().collect::<String>() + &code.join("/");
                self.take(pieces, Fact::Code(code), Weight::Fact)
            }
        }
    }

    /// How many pieces behind digits make a fraction or a date of them: `5/6`, `1/2/2024`.
    fn fraction(&self) -> usize {
        let behind = self.tokens[self.at + 1..].iter();
        behind.take_while(|it| it.kind == Kind::Digits && it.gap.trim() == "/").count()
    }

    /// What an ending on digits says of them, and how many pieces it takes.
    fn ending(&self) -> (numerals::Kind, usize) {
        let ending = self.ahead(1).filter(|it| it.is_glued() && it.kind == Kind::Word);
        match ending.map(|it| it.small.as_ref()) {
            // `5м` is a length, `5-м` a place in a row.
            Some("м") if self.ahead(1).is_some_and(|it| it.gap.is_empty()) => {
                (numerals::Kind::Cardinal, 0)
            }
            Some(ending) if ORDINAL_ENDINGS.contains(&ending) => (numerals::Kind::Ordinal, 1),
            Some(ending) if CARDINAL_ENDINGS.contains(&ending) => (numerals::Kind::Cardinal, 1),
            _ => (numerals::Kind::Cardinal, 0),
        }
    }

    fn read_words(&mut self, sign: Option<char>) -> bool {
        let Some(first) = self.numeral(self.at) else { return false };
        match first.kind {
            numerals::Kind::Times | numerals::Kind::Part => {
                let fact = Fact::Number { value: first.value, sign, kind: first.kind };
                self.take(1, fact, Weight::Fact)
            }
            _ => {
                let taken = self.sum(Sum::of_word(first));
                self.push_number(taken, sign, taken.0.kind())
            }
        }
    }

    /// Adds the words behind a number that belong to it; with how many pieces that makes.
    fn sum(&self, mut sum: Sum) -> (Sum, usize) {
        let mut count = 1;
        while let Some(next) = self.ahead(count).filter(|it| it.is_next()) {
            let skipped = usize::from(next.small == "and");
            match self.numeral(self.at + count + skipped) {
                Some(numeral) if sum.push(numeral) => count += 1 + skipped,
                _ => break,
            }
        }
        (sum, count)
    }

    fn push_number(
        &mut self,
        taken: (Sum, usize),
        sign: Option<char>,
        kind: numerals::Kind,
    ) -> bool {
        let (sum, count) = taken;
        let kind = if kind == numerals::Kind::Ordinal { kind } else { sum.kind() };
        let Some(value) = sum.value() else { return false };
        self.take(count, Fact::Number { value, sign, kind }, Weight::Fact)
    }

    /// A number that begins a longer word, and the rest of it as a word.
    fn read_compound(&mut self) -> bool {
        let token = &self.tokens[self.at];
        let Some((value, rest)) = numerals::compound(&token.small) else { return false };
        let (rest, whole) = (rest.to_owned(), token.range.clone());
        let behind = whole.end.saturating_sub(rest.len()).max(whole.start);
        let behind = self.text.floor_char_boundary(behind)..whole.end;
        let fact = Fact::Number { value, sign: None, kind: numerals::Kind::Cardinal };
        self.take(1, fact, Weight::Fact);
        self.push(behind, Fact::Word(rest), Weight::Word)
    }
}

/// The value of digits that can only be read in one way: not a time, a date or `1,000`.
fn plain_value(digits: &str) -> Option<Value> {
    let is_grouped = digits.contains(' ');
    let digits = digits.replace(' ', "");
    let signs: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
    let pieces: Vec<&str> = digits.split(['.', ',', ':']).collect();
    let are_groups = |groups: &[&str]| groups[1..].iter().all(|group| group.len() == 3);
    match signs[..] {
        [] => Value::parse(&digits),
        ['.' | ','] if pieces[1].len() != 3 || is_grouped || pieces[0] == "0" => {
            Value::parse(&digits)
        }
        [first, .., last]
            if first != ':' && signs[..signs.len() - 1].iter().all(|it| *it == first) =>
        {
            let (groups, fraction) = match last == first {
                true => (&pieces[..], ""),
                false => (&pieces[..pieces.len() - 1], pieces[pieces.len() - 1]),
            };
            let is_number = are_groups(groups) && last != ':' && groups[0].len() <= 3;
            is_number.then(|| Value::parse(&format!("{}.{fraction}", groups.concat())))?
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_a_value_where_they_can_be_read_in_one_way_only() {
        for (digits, value) in [
            ("1 000", "1000"),
            ("1,5", "15e-1"),
            ("0,125", "125e-3"),
            ("1,500,000", "1500000"),
            ("1,000.50", "10005e-1"),
            ("1.000.000", "1000000"),
        ] {
            let found = plain_value(digits).map(|value| value.to_string());
            assert_eq!(found.as_deref(), Some(value), "{digits}");
        }
        for digits in ["1,000", "10:30", "12.03.2024", "1.2.3", "1.500"] {
            assert_eq!(plain_value(digits), None, "{digits}");
        }
    }
}
