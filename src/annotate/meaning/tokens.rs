//! The pieces of a folded text that can state something: words, digits, signs, addresses.

use std::borrow::Cow;
use std::ops::Range;

use postil_text::letter::lower_case;
use postil_text::units::is_currency_sign;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with the digits that belong to them: `мост`, `don"t`, `А4`.
    Word,
    /// Digits, with the signs between them: `15 000`, `1,5`, `10:30`.
    Digits,
    /// One character that counts or compares: `<`, `%`, `€`.
    Sign,
    /// A domain, a link or the address of a mailbox.
    Address,
}

/// One piece of a text.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    pub kind: Kind,
    /// As it is written.
    pub written: &'t str,
    /// In small letters.
    pub small: Cow<'t, str>,
    /// Where it stands.
    pub range: Range<usize>,
    /// What stands between it and the piece before.
    pub gap: &'t str,
}

impl Token<'_> {
    /// Whether nothing but a space or a hyphen parts it from the piece before.
    pub fn is_next(&self) -> bool {
        matches!(self.gap, "" | " " | "-")
    }

    /// Whether nothing but a hyphen parts it from the piece before.
    pub fn is_glued(&self) -> bool {
        matches!(self.gap, "" | "-")
    }

    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.written.starts_with(char::is_uppercase)
    }
}

/// Signs that count, compare or say what is done with numbers; those of money come besides.
const SIGNS: &str = "<>≤≥~≈≠±∓=+×÷√%‰°№§";

/// The pieces of a text, in their order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut end) = (0, 0);
    while let Some(first) = text[at..].chars().next() {
        let Some((kind, length)) = piece(text, at, first) else {
            at += first.len_utf8();
            continue;
        };
        let range = at..at + length;
        let written = &text[range.clone()];
        let gap = &text[end..at];
        (at, end) = (range.end, range.end);
        tokens.push(Token { kind, written, small: lower_case(written), range, gap });
    }
    tokens
}

/// The kind and the length of the piece that begins with a character.
fn piece(text: &str, at: usize, first: char) -> Option<(Kind, usize)> {
    let (head, tail) = (&text[..at], &text[at..]);
    let may_begin_address = first.is_alphanumeric() && !head.ends_with(is_of_address);
    if let Some(length) = may_begin_address.then(|| address(tail)).flatten() {
        return Some((Kind::Address, length));
    }
    match first {
        '0'..='9' => Some((Kind::Digits, digits(tail))),
        c if c.is_alphanumeric() => Some((Kind::Word, word(tail))),
        '-' if is_minus(head, tail) => Some((Kind::Sign, 1)),
        c => (SIGNS.contains(c) || is_currency_sign(c)).then_some((Kind::Sign, c.len_utf8())),
    }
}

/// Whether a hyphen makes the number behind it negative: it stands right before digits, and neither
/// behind a number, as in `10-15`, nor in a name, as in `Ту-154`.
fn is_minus(head: &str, tail: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '%' | ')' | '"');
    let mut next = tail[1..].chars().skip_while(|c| is_currency_sign(*c));
    !head.ends_with(joins) && next.next().is_some_and(|c| c.is_ascii_digit())
}

/// The length of a word, with an English ending behind an apostrophe.
fn word(text: &str) -> usize {
    let letters = |text: &str| text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let length = letters(text);
    let ending = text[length..].strip_prefix('"').map_or(0, letters);
    let is_english = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase());
    let is_ending = (1..=2).contains(&ending)
        && is_english(&text[length + 1..length + 1 + ending])
        && text[..length].ends_with(|c: char| c.is_ascii_alphabetic());
    if is_ending { length + 1 + ending } else { length }
}

/// The length of a number in digits: its groups, and signs with digits behind them.
fn digits(text: &str) -> usize {
    let run = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut length = run(0);
    let mut may_group = length <= 3;
    while let Some(sign @ (b' ' | b'.' | b',' | b':')) = text.as_bytes().get(length) {
        let next = run(length + 1);
        let is_part = if *sign == b' ' { may_group && next == 3 } else { next > 0 };
        if !is_part {
            break;
        }
        may_group &= *sign == b' ';
        length += 1 + next;
    }
    length
}

fn is_of_address(character: char) -> bool {
    character.is_alphanumeric() || "._-@/:%?=&#~+".contains(character)
}

/// The length of an address that a text begins with.
fn address(text: &str) -> Option<usize> {
    let chunk = &text[..text.find(|c| !is_of_address(c)).unwrap_or(text.len())];
    let chunk = chunk.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let host = chunk.split_once("://").map_or(chunk, |(_, host)| host);
    let host = host.split(['/', ':', '?', '#']).next()?.rsplit('@').next()?;
    (chunk.contains("://") || is_domain(host)).then_some(chunk.len())
}

/// Endings of domains that have a name of one letter, as *t.me* has: others are short forms, as of
/// *e.g.* and *p.ex.*
const SHORT_NAME_ENDINGS: [&str; 16] = [
    "me", "com", "org", "net", "co", "io", "ru", "kz", "ly", "tv", "cc", "gg", "ai", "app", "info",
    "be",
];
/// Endings of domains in Cyrillic.
const CYRILLIC_ENDINGS: [&str; 4] = ["рф", "қаз", "каз", "рус"];

fn is_domain(host: &str) -> bool {
    let Some((labels, ending)) = host.rsplit_once('.') else { return false };
    let is_label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|c| (c.is_alphanumeric() && !c.is_uppercase()) || "-_".contains(c))
    };
    let is_ending = ending.len() > 1 && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    (labels.chars().count() > 1 || SHORT_NAME_ENDINGS.contains(&ending))
        && (is_ending || CYRILLIC_ENDINGS.contains(&ending))
        && labels.split('.').all(is_label)
        && labels.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_digits_signs_and_addresses() {
        for (text, expected) in [
            ("упала до -5 градусов", "упала|до|-|5|градусов"),
            ("в 1990-2000 годах, Ту-154", "в|1990|2000|годах|Ту|154"),
            ("15 000 тенге и 1,5 млн.", "15 000|тенге|и|1,5|млн"),
            ("в 2020 300 человек", "в|2020|300|человек"),
            ("€500 и 5%, >3", "€|500|и|5|%|>|3"),
            ("на site.example/a, и т.д.", "на|site.example/a|и|т|д"),
            ("на t.me/aul и x.com, e.g. p.m.", "на|t.me/aul|и|x.com|e|g|p|m"),
            ("₩500 и -₪5, ×5 ÷5", "₩|500|и|-|₪|5|×|5|÷|5"),
            ("mail me@post.example.", "mail|me@post.example"),
            ("they don\"t say \"no\"", "they|don\"t|say|no"),
            ("10:30, 12.03.2024.", "10:30|12.03.2024"),
            ("5км и А4", "5|км|и|А4"),
        ] {
            let found: Vec<&str> = tokens(text).iter().map(|token| token.written).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }
}
