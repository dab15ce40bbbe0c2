//! Names in the scripts that write a name as one word: Chinese, Japanese, Korean.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::clean::fields::author::found::NamesFound;
use postil_text::bylines::{DENSE_OTHERS, DENSE_PLACES, chinese_family, korean_family};
use postil_text::letter::is_dense;

/// A name has so many letters.
const LENGTH: RangeInclusive<usize> = 2..=5;
/// A given name in Chinese or Korean has so many.
const GIVEN_LENGTH: RangeInclusive<usize> = 1..=2;
/// A foreign one, with dots between its parts, may have more.
const FOREIGN_LENGTH: RangeInclusive<usize> = 3..=20;
/// A text in these scripts names no more people.
const MOST_NAMES: usize = 8;

/// Whether a letter is of a script whose names are written as one word.
pub(super) fn is_letter_of_name(letter: char) -> bool {
    letter != '・' && is_dense(letter) || is_hangul(letter)
}

/// Whether a text's first letter is of such a script.
pub(super) fn opens_dense(text: &str) -> bool {
    text.trim_start_matches(|sign: char| !sign.is_alphabetic()).starts_with(is_letter_of_name)
}

/// The names that a text starts with, where a word announces them; none where the text goes on as a
/// sentence does, `记者：近年来，`.
pub(super) fn announced(text: &str) -> NamesFound<'_> {
    let (mut names, mut rest) = (Vec::new(), text);
    while names.len() < MOST_NAMES
        && let Some(name) = next_name(rest, names.is_empty())
    {
        names.push(name);
        rest = behind(text, name);
    }
    let is_sentence = rest.starts_with(['。', '！', '？', '!', '?'])
        || rest.starts_with(['，', '；']) && !names.iter().all(|name| has_family(name));
    if names.is_empty() || is_sentence {
        return NamesFound::default();
    }
    let names = names.into_iter().map(str::to_owned).collect();
    let rest = rest.trim_matches(is_mark);
    let is_of_others = DENSE_OTHERS.iter().any(|other| rest.starts_with(other));
    let rest = if is_of_others { Cow::default() } else { rest.into() };
    NamesFound { names, rest, ..NamesFound::default() }
}

/// The name that comes first, or next behind others: only marks or spaces may stand between two,
/// a name that nothing but a space parts from the last one has as many letters as most have, and a
/// word that a number follows is the place of a day.
fn next_name(text: &str, is_first: bool) -> Option<&str> {
    const COMMON_LENGTH: usize = 3;
    let next = text.trim_start_matches(is_mark);
    let name = first_name(next)?;
    let gap = &text[..text.len() - next.len()];
    let is_parted = !gap.trim().is_empty();
    let is_spaced = !gap.is_empty() && (letters(name) == COMMON_LENGTH || has_family(name));
    let is_place = behind(next, name).starts_with(|sign: char| sign.is_numeric());
    (is_first || !is_place && (is_parted || is_spaced)).then_some(name)
}

/// What follows a part of a text.
fn behind<'t>(text: &'t str, part: &str) -> &'t str {
    &text[part.as_ptr() as usize + part.len() - text.as_ptr() as usize..]
}

/// Whether a sign stands between two names.
pub(super) fn is_mark(sign: char) -> bool {
    sign.is_whitespace() || "、,・·／/╱＆&｜|".contains(sign)
}

/// The name with which a text starts: one word, or family and given name with a space between.
pub(super) fn first_name(text: &str) -> Option<&str> {
    const EACH: usize = 2;
    let family = word(text)?;
    let given = text[family.len()..].strip_prefix([' ', '\u{3000}']).and_then(word);
    let is_given = |given: &&str| {
        let are_two = has_family(family) && has_family(given);
        letters(family) <= EACH && letters(given) <= EACH && !are_two && !is_other(given)
    };
    let name = match given.filter(is_given) {
        Some(given) => &text[..text.len() - behind(text, given).len()],
        None => family,
    };
    is_name(name).then_some(name)
}

/// Whether a word, or two with a space between, may be somebody's name.
fn is_name(name: &str) -> bool {
    let fits = LENGTH.contains(&letters(name)) || is_foreign(name);
    // A Korean word of two letters is as likely to be anything else.
    fits && !is_other(name) && (!name.starts_with(is_hangul) || has_family(name))
}

/// Whether a word is another that stands where a name could. In Korean, where given names are
/// spelt as other words are, `김수정`, it begins as such.
fn is_other(word: &str) -> bool {
    let mut others = DENSE_OTHERS.iter();
    match word.starts_with(is_hangul) {
        true => others.any(|other| word.starts_with(other)),
        false => others.any(|other| word.contains(other)),
    }
}

/// Whether a name is a common family name and a given name, and no place.
pub(super) fn has_family(name: &str) -> bool {
    let family = chinese_family(name).or_else(|| korean_family(name));
    family.is_some_and(|family| GIVEN_LENGTH.contains(&letters(&name[family.len()..])))
        && !DENSE_PLACES.has(name)
}

/// The letters with which a text starts, with the dots between the parts of a foreign name.
fn word(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let is_part = |sign: char| match first {
        _ if is_katakana(first) => is_katakana(sign) || matches!(sign, '・' | '＝'),
        _ if is_hangul(first) => is_hangul(sign),
        _ => is_letter_of_name(sign) || sign == '·',
    };
    let end = text.find(|sign| !is_part(sign)).unwrap_or(text.len());
    let word = text[..end].trim_end_matches('·');
    (!word.is_empty()).then_some(word)
}

pub(super) fn is_foreign(name: &str) -> bool {
    (name.starts_with(is_katakana) || name.contains('·')) && FOREIGN_LENGTH.contains(&letters(name))
}

fn is_katakana(sign: char) -> bool {
    matches!(sign, 'ァ'..='ヺ' | 'ー')
}

/// Whether a sign is of the syllables in which Japanese writes what it has no characters for.
pub(super) fn is_kana(sign: char) -> bool {
    matches!(sign, 'ぁ'..='ゖ') || is_katakana(sign)
}

pub(super) fn is_hangul(sign: char) -> bool {
    matches!(sign, '\u{ac00}'..='\u{d7a3}')
}

/// How many letters a name has.
pub(super) fn letters(name: &str) -> usize {
    name.chars().filter(|sign| !sign.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_word_or_two() {
        for (text, expected) in [
            ("王小明 编辑：李华", Some("王小明")),
            ("蒋 凌", Some("蒋 凌")),
            ("刘洋 王昭", Some("刘洋")),
            ("山田 太郎", Some("山田 太郎")),
            ("ジョン・スミス", Some("ジョン・スミス")),
            ("约翰·史密斯", Some("约翰·史密斯")),
            ("김민수·박지영", Some("김민수")),
            ("쓰기 모임", None),
            ("王", None),
            ("草原新闻网", None),
            ("近年来房价上涨", None),
        ] {
            assert_eq!(first_name(text), expected, "{text}");
        }
    }

    #[test]
    fn names_end_where_a_sentence_goes_on() {
        for (text, expected) in [
            ("王小明、李華 北京报道", &["王小明", "李華"][..]),
            ("许雪毅 王橙澄", &["许雪毅", "王橙澄"]),
            ("刘洋 王昭", &["刘洋", "王昭"]),
            ("李兆清，江苏职员", &["李兆清"]),
            ("近年来，房价上涨", &[]),
            ("谢谢！", &[]),
            ("您好", &[]),
        ] {
            assert_eq!(announced(text).names, expected, "{text}");
        }
    }
}
