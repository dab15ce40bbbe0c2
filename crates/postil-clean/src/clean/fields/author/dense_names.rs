//! Names in the scripts that write a name as one word: Chinese, Japanese, Korean.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::clean::fields::author::found::{Cue, NamesFound};
use postil_text::letter::is_dense;

/// A name has so many letters.
const LENGTH: RangeInclusive<usize> = 2..=5;
/// A foreign one in Katakana, with dots between its parts, may have more.
const FOREIGN_LENGTH: RangeInclusive<usize> = 3..=20;
/// A text in these scripts names no more people.
const MOST_NAMES: usize = 8;

/// Words behind a name that say that it is a reporter's.
const REPORTERS: [&str; 9] =
    ["기자", "記者", "记者", "特派員", "特派记者", "특파원", "撰文", "通訊員", "통신원"];
/// Parts of words that stand where a name could: what else was done for an article, and outlets.
const OTHERS: [&str; 28] = [
    "编辑", "編輯", "編集", "摄影", "攝影", "写真", "撮影", "来源", "來源", "报道", "報導", "報道",
    "新闻", "新聞", "日报", "日報", "通讯", "通信", "责任", "責任", "社", "网", "網", "局", "記事",
    "사진", "편집", "뉴스",
];
/// Whether a letter is of a script whose names are written as one word.
pub(super) fn is_letter_of_name(letter: char) -> bool {
    letter != '・' && is_dense(letter) || matches!(letter, '\u{ac00}'..='\u{d7a3}')
}

/// The names that a text starts with, where a word announces them.
pub(super) fn announced(text: &str) -> NamesFound<'_> {
    let (mut names, mut rest) = (Vec::new(), text);
    while names.len() < MOST_NAMES
        && let Some(name) = next_name(rest, names.is_empty())
    {
        names.push(name.to_owned());
        rest = behind(text, name);
    }
    let rest = if names.is_empty() { Cow::default() } else { rest.trim().into() };
    NamesFound { names, rest, ..NamesFound::default() }
}

/// The names that a text starts with, where a word for a reporter stands before or behind them.
pub(super) fn beside_cue(text: &str) -> Option<NamesFound<'_>> {
    behind_cue(text).or_else(|| before_cue(text))
}

/// The names behind a word for a reporter, where a place is parted from them: `記者王小明／台北`.
fn behind_cue(text: &str) -> Option<NamesFound<'_>> {
    let found = announced(REPORTERS.iter().find_map(|word| text.strip_prefix(word))?);
    let fits = !found.names.is_empty() && found.rest.starts_with(['／', '/']);
    fits.then_some(NamesFound { cue: Some(Cue::Plain), ..found })
}

fn before_cue(text: &str) -> Option<NamesFound<'_>> {
    let (at, word) = REPORTERS.iter().find_map(|word| Some((text.find(word)?, *word)))?;
    let NamesFound { names, rest, .. } = announced(text[..at].trim_end_matches(is_mark));
    let fits = !names.is_empty() && rest.is_empty();
    let behind = text[at + word.len()..].trim().into();
    fits.then(|| NamesFound { names, cue: Some(Cue::Plain), rest: behind, ..NamesFound::default() })
}

/// The name that comes first, or next behind others: only marks or spaces may stand between two,
/// and a name that nothing but a space parts from the last one has as many letters as most have.
fn next_name(text: &str, is_first: bool) -> Option<&str> {
    const COMMON_LENGTH: usize = 3;
    let next = text.trim_start_matches(is_mark);
    let name = first_name(next)?;
    let gap = &text[..text.len() - next.len()];
    let is_parted = !gap.trim().is_empty();
    let is_spaced = !gap.is_empty() && letters(name) == COMMON_LENGTH;
    (is_first || is_parted || is_spaced).then_some(name)
}

/// What follows a part of a text.
fn behind<'t>(text: &'t str, part: &str) -> &'t str {
    &text[part.as_ptr() as usize + part.len() - text.as_ptr() as usize..]
}

/// Whether a sign stands between two names.
fn is_mark(sign: char) -> bool {
    sign.is_whitespace() || "、，,・·／/＆&｜|".contains(sign)
}

/// The name with which a text starts: one word, or family and given name with a space between.
pub(super) fn first_name(text: &str) -> Option<&str> {
    const EACH: usize = 2;
    let family = word(text)?;
    let given = text[family.len()..].strip_prefix([' ', '\u{3000}']).and_then(word);
    let name = match given.filter(|given| letters(family) <= EACH && letters(given) <= EACH) {
        Some(given) => &text[..text.len() - behind(text, given).len()],
        None => family,
    };
    let fits = LENGTH.contains(&letters(name)) || is_foreign(name);
    (fits && !OTHERS.iter().any(|other| name.contains(other))).then_some(name)
}

/// The letters with which a text starts, with the dots between the parts of a foreign name.
fn word(text: &str) -> Option<&str> {
    let is_foreign = text.starts_with(is_katakana);
    let is_part = |sign: char| match is_foreign {
        true => is_katakana(sign) || matches!(sign, '・' | '＝'),
        false => is_letter_of_name(sign),
    };
    let end = text.find(|sign| !is_part(sign)).unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}

fn is_foreign(name: &str) -> bool {
    name.starts_with(is_katakana) && FOREIGN_LENGTH.contains(&letters(name))
}

fn is_katakana(sign: char) -> bool {
    matches!(sign, 'ァ'..='ヺ' | 'ー')
}

/// How many letters a name has.
pub(super) fn letters(name: &str) -> usize {
    name.chars().filter(|sign| !sign.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::fields::author::names;

    fn check(found: Option<NamesFound>, text: &str, expected: &[&str], rest: &str) {
        let found = found.unwrap_or_default();
        assert_eq!((&*found.names.join("|"), &*found.rest), (&*expected.join("|"), rest), "{text}");
    }

    #[test]
    fn names_stand_behind_the_words_that_announce_them() {
        for (text, expected, rest) in [
            ("作者：王小明 编辑：李华", &["王小明"][..], "编辑：李华"),
            ("文／王小明、李小華", &["王小明", "李小華"], ""),
            ("著者：山田 太郎", &["山田 太郎"], ""),
            ("執筆：ジョン・スミス", &["ジョン・スミス"], ""),
            ("取材・文／山田太郎　撮影／鈴木一郎", &["山田太郎"], "撮影／鈴木一郎"),
            ("本报记者 王小明 北京报道", &["王小明"], "北京报道"),
            ("글·사진 김민수", &["김민수"], ""),
            ("作者｜王小明", &["王小明"], ""),
            ("文：「大桥」通车", &[], "「大桥」通车"),
            ("기자 김민수 박지영", &["김민수", "박지영"], ""),
        ] {
            check(Some(names::in_text(text)), text, expected, rest);
        }
    }

    #[test]
    fn names_stand_before_the_words_for_a_reporter() {
        for (text, expected, rest) in [
            ("김민수 기자", &["김민수"][..], ""),
            ("김민수·박지영 기자 minsu@dala.example", &["김민수", "박지영"], "minsu@dala.example"),
            ("山田太郎 特派員", &["山田太郎"], ""),
            ("王小明记者", &["王小明"], ""),
            ("記者王小明／台北報導", &["王小明"], "／台北報導"),
            ("記者会見", &[], ""),
            ("다리를 세운 사람들이 기자", &[], ""),
            ("今天大桥通车记者到场", &[], ""),
        ] {
            check(beside_cue(text), text, expected, rest);
        }
    }
}
