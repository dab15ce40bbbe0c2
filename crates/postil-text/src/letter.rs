//! Tells letters from other characters, quickly for the scripts that archives are written in.
//!
//! The standard library looks a character outside of ASCII up in a compressed table. For Cyrillic
//! text that look-up took a fifth of a build, so its letters are told by their range.

mod runs;

use std::borrow::Cow;

pub use runs::{letter_runs, pieces, runs, start_of, words};

/// Whether a character is alphabetic; the same answer as [`char::is_alphabetic`].
#[inline]
pub fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_alphabetic(),
        // Cyrillic up to the sign of thousands, and from the first Kildin letter to the last.
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        // Latin with accents, Greek, Chinese.
        '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{c0}'..='\u{d6}' => true,
        '\u{38e}'..='\u{3a1}' | '\u{3a3}'..='\u{3f5}' | '\u{4e00}'..='\u{9fff}' => true,
        // Quotation marks, dashes, bullets, arrows and currencies.
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20c0}' => false,
        '\u{ab}' | '\u{bb}' | '\u{a0}' => false,
        _ => character.is_alphabetic(),
    }
}

/// Whether a character is alphabetic or numeric; the same answer as [`char::is_alphanumeric`].
#[inline]
pub fn is_letter_or_digit(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_alphanumeric(),
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20c0}' => false,
        _ => is_letter(character) || character.is_numeric(),
    }
}

/// Whether a character is a numeral; the same answer as [`char::is_numeric`].
#[inline]
pub fn is_numeral(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_digit(),
        '\u{c0}'..='\u{52f}' => false,
        _ => character.is_numeric(),
    }
}

/// Whether a character is a capital; the same answer as [`char::is_uppercase`].
#[inline]
pub fn is_capital(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_uppercase(),
        '\u{400}'..='\u{42f}' => true,
        '\u{430}'..='\u{45f}' => false,
        _ => character.is_uppercase(),
    }
}

/// Whether a letter is of a script that sets no spaces between words: Thai, Lao, Burmese, Khmer,
/// Chinese, Japanese. Between two of them a word may begin.
pub fn is_spaceless(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is of a script of which a sign or two are a word: Chinese, Japanese.
pub fn is_dense(character: char) -> bool {
    matches!(
        character,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
    )
}

/// A letter as most write it: `е` for `ё`.
pub fn without_dots(letter: char) -> char {
    match letter {
        'ё' => 'е',
        'Ё' => 'Е',
        letter => letter,
    }
}

/// A letter in lower case and without the dots of `ё`: what two spellings of a word have in common. Of
/// the few that have more than one letter in lower case it is the first.
#[inline]
pub fn folded(letter: char) -> char {
    let lower = plain_lower_case(letter).or_else(|| letter.to_lowercase().next());
    without_dots(lower.unwrap_or(letter))
}

/// The lower case of a character for which it is one character and takes no look-up.
#[inline]
pub fn plain_lower_case(character: char) -> Option<char> {
    match character {
        '\0'..='\x7f' => Some(character.to_ascii_lowercase()),
        'А'..='Я' => char::from_u32(character as u32 + 32),
        _ => is_unchanged_or_ascii(character).then_some(character),
    }
}

/// A text in lower case, with the same letters as [`str::to_lowercase`]; most words are so written.
pub fn lower_case(text: &str) -> Cow<'_, str> {
    // Most words are ASCII alone, or have nothing but small Russian letters.
    let plain = if text.is_ascii() { text.len() } else { unchanged(text.as_bytes()) };
    let has_capitals = text.as_bytes()[..plain].iter().any(u8::is_ascii_uppercase);
    let is_lower = |c: char| is_unchanged_or_ascii(c) && !c.is_ascii_uppercase();
    if !has_capitals && text[plain..].chars().all(is_lower) {
        return Cow::Borrowed(text);
    }
    let mut lower = String::with_capacity(text.len());
    push_lower_case(text, &mut lower);
    Cow::Owned(lower)
}

/// Writes a text in lower case into `out`, with the same letters as [`str::to_lowercase`].
pub fn write_lower_case(text: &str, out: &mut String) {
    out.clear();
    push_lower_case(text, out);
}

/// The same behind what stands there.
pub fn push_lower_case(text: &str, out: &mut String) {
    let start = out.len();
    if text.is_ascii() {
        out.push_str(text);
        return out[start..].make_ascii_lowercase();
    }
    let (mut copied, mut at) = (0, 0);
    while let Some(character) = text[at..].chars().next() {
        let here = at;
        at += character.len_utf8();
        if !is_unchanged_or_ascii(character) {
            if character == 'Σ' {
                // Its lower case depends on the letters around it.
                out.truncate(start);
                return out.push_str(&text.to_lowercase());
            }
            out.push_str(&text[copied..here]);
            match plain_lower_case(character) {
                Some(lower) => out.push(lower),
                None => out.extend(character.to_lowercase()),
            }
            copied = at;
        }
        at += unchanged(&text.as_bytes()[at..]);
    }
    out.push_str(&text[copied..]);
    out[start..].make_ascii_lowercase();
}

/// How many bytes a text begins with of ASCII and of small Russian letters, told without decoding
/// them: most bytes of a text.
#[inline]
fn unchanged(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match bytes[at..] {
            [..0x80, ..] => 1,
            [0xd0, 0xb0..=0xbf, ..] | [0xd1, 0x80..=0x8f, ..] => 2,
            _ => return at,
        };
    }
}

/// Whether a character needs no look-up to be written in lower case.
fn is_unchanged_or_ascii(character: char) -> bool {
    matches!(character, '\0'..='\x7f' | 'а'..='я' | 'ё' | '\u{2010}'..='\u{2027}' | '«' | '»')
        || matches!(character, 'ß'..='ö' | 'ø'..='ÿ' | 'ά'..='ώ' | '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_the_answer_of_the_standard_library() {
        for character in '\0'..=char::MAX {
            assert_eq!(is_letter(character), character.is_alphabetic(), "{character:?}");
            assert_eq!(is_letter_or_digit(character), character.is_alphanumeric(), "{character:?}");
            assert_eq!(is_capital(character), character.is_uppercase(), "{character:?}");
            assert_eq!(is_numeral(character), character.is_numeric(), "{character:?}");
        }
    }

    #[test]
    fn letters_in_any_case_and_with_any_dots_are_folded_to_one() {
        for (letters, expected) in [("АаЁёЕе", "ааееее"), ("ҚқҒғ", "ққғғ"), ("İZ1-", "iz1-")]
        {
            assert_eq!(letters.chars().map(folded).collect::<String>(), expected);
        }
    }

    #[test]
    fn words_are_the_pieces_between_other_characters() {
        let text = "«Ёлка-2», Қала\u{482}дала 新桥! a1_b2 ½— ";
        let parted = |is_part: fn(char) -> bool| {
            let pieces = text.split(move |c: char| !is_part(c));
            pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>()
        };
        assert_eq!(words(text).collect::<Vec<_>>(), parted(char::is_alphanumeric));
        assert_eq!(letter_runs(text).collect::<Vec<_>>(), parted(char::is_alphabetic));
        assert_eq!(words("").next(), None);
    }

    #[test]
    fn every_white_space_parts_pieces() {
        for character in '\0'..=char::MAX {
            let text = format!("{character}Ёл{character}a—新{character}𝄞");
            assert!(pieces(&text).eq(text.split_whitespace()), "{character:?}");
        }
    }

    #[test]
    fn every_character_has_the_lower_case_of_the_standard_library() {
        let mut lower = String::new();
        for character in '\0'..=char::MAX {
            let text = format!("Ё{character}aя{character}");
            write_lower_case(&text, &mut lower);
            assert_eq!(lower, text.to_lowercase(), "{character:?}");
            assert_eq!(lower_case(&text[2..]), text[2..].to_lowercase(), "{character:?}");
            if let Some(plain) = plain_lower_case(character) {
                assert!(character.to_lowercase().eq([plain]), "{character:?}");
            }
        }
        write_lower_case("Οδός ΣΑΣ", &mut lower);
        assert_eq!(lower, "οδός σας");
        push_lower_case("ΣΑΣ Я", &mut lower);
        push_lower_case("ÉA", &mut lower);
        assert_eq!(lower, "οδός σαςσας яéa");
    }
}
