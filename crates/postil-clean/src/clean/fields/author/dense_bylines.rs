//! Words for a reporter beside names in Chinese, Japanese and Korean: `聯合報╱記者王小明／台北報導`,
//! `김민수 기자`.

use std::ops::RangeInclusive;

use crate::clean::fields::author::dense_names::{self, has_family, is_mark, letters};
use crate::clean::fields::author::found::{Cue, NamesFound};
use postil_text::bylines::{DENSE_OUTLETS, DENSE_QUALIFIERS, DENSE_REPORTERS, DENSE_REPORTS};

/// An outlet before such a word has so many letters at most.
const LONGEST_OUTLET: usize = 12;

/// The names that a text starts with, where a word for a reporter stands before or behind them.
pub(super) fn names_of(text: &str) -> Option<NamesFound<'_>> {
    behind_cue(text).or_else(|| before_cue(text))
}

/// The names that a text starts with behind a word that announces them, and perhaps one for a
/// reporter: `作者：记者王小明`.
pub(super) fn announced(text: &str) -> NamesFound<'_> {
    let behind = behind_reporter(text).unwrap_or(text);
    dense_names::announced(behind.trim_start_matches(is_parting))
}

/// What stands behind a word for a reporter and the outlet before it.
fn behind_reporter(text: &str) -> Option<&str> {
    let (at, word) = reporter(text).filter(|(at, _)| is_outlet(&text[..*at]))?;
    Some(&text[at + word.len()..])
}

/// The names behind a word for a reporter; nothing but what the reporter did, or where, follows.
fn behind_cue(text: &str) -> Option<NamesFound<'_>> {
    let behind = behind_reporter(text)?;
    let is_glued = behind.starts_with(char::is_alphabetic);
    let names = behind.trim_start_matches(is_parting);
    let found = if is_glued { glued(names) } else { dense_names::announced(names) };
    (!found.names.is_empty()).then_some(NamesFound { cue: Some(Cue::Plain), ..found })
}

/// The names that nothing parts from the word before them, which many other words follow, too: the
/// first begins with a common family name.
fn glued(text: &str) -> NamesFound<'_> {
    let without_report = || {
        let names = DENSE_REPORTS.iter().filter_map(|report| text.strip_suffix(report));
        names
            .min_by_key(|names| names.len())
            .map(dense_names::announced)
            .filter(|found| found.rest.is_empty())
    };
    let is_known = |found: &NamesFound| found.names.first().is_some_and(|name| has_family(name));
    let whole = Some(dense_names::announced(text)).filter(is_known);
    whole.or_else(|| without_report().filter(is_known)).unwrap_or_default()
}

/// The names before a word for a reporter, with which the word ends.
fn before_cue(text: &str) -> Option<NamesFound<'_>> {
    let (at, word) = reporter(text).filter(|(at, _)| !is_outlet(&text[..*at]))?;
    let behind = &text[at + word.len()..];
    let names = text[..at].trim_end_matches(is_mark);
    let unqualified = DENSE_QUALIFIERS.iter().find_map(|other| names.strip_suffix(other));
    let names = unqualified.unwrap_or(names).trim_end_matches(is_mark);
    let NamesFound { names, rest, .. } = dense_names::announced(names);
    let fits = !names.is_empty() && rest.is_empty() && !behind.starts_with(char::is_alphanumeric);
    fits.then(|| NamesFound {
        names,
        cue: Some(Cue::Plain),
        rest: behind.trim().into(),
        ..NamesFound::default()
    })
}

/// The first word for a reporter near a text's start, and where it stands, in bytes.
fn reporter(text: &str) -> Option<(usize, &'static str)> {
    const REACH: usize = 60;
    let head = &text[..text.floor_char_boundary(REACH)];
    let stands = |word: &&'static str| Some((head.find(word)?, *word));
    DENSE_REPORTERS.iter().filter_map(stands).min_by_key(|(at, _)| *at)
}

/// Whether a sign stands between a word that announces names and the first of them.
fn is_parting(sign: char) -> bool {
    is_mark(sign) || matches!(sign, ':' | '：')
}

/// Whether what stands before a word for a reporter is nothing, or an outlet.
fn is_outlet(text: &str) -> bool {
    const LENGTH: RangeInclusive<usize> = 2..=LONGEST_OUTLET;
    let name = text.trim_end_matches(is_mark);
    let ends_as_outlet = || DENSE_OUTLETS.iter().any(|ending| name.ends_with(ending));
    name.is_empty() || LENGTH.contains(&letters(name)) && ends_as_outlet()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::fields::author::names;

    fn check(text: &str, expected: &[&str], rest: &str) {
        let found = names_of(text).unwrap_or_default();
        assert_eq!((&*found.names.join("|"), &*found.rest), (&*expected.join("|"), rest), "{text}");
    }

    #[test]
    fn names_stand_behind_the_words_that_announce_them() {
        for (text, expected, rest) in [
            ("作者：王小明 编辑：李华", &["王小明"][..], ""),
            ("作者： 记者王小明", &["王小明"], ""),
            ("文/記者王小明", &["王小明"], ""),
            ("文／王小明、李小華", &["王小明", "李小華"], ""),
            ("著者：山田 太郎", &["山田 太郎"], ""),
            ("執筆：ジョン・スミス", &["ジョン・スミス"], ""),
            ("取材・文／山田太郎　撮影／鈴木一郎", &["山田太郎"], ""),
            ("本报记者 王小明 北京报道", &["王小明"], "北京报道"),
            ("글·사진 김민수", &["김민수"], ""),
            ("作者｜王小明", &["王小明"], ""),
            ("作者：约翰·史密斯", &["约翰·史密斯"], ""),
            ("文：「大桥」通车", &[], "「大桥」通车"),
            ("기자 김민수 박지영", &["김민수", "박지영"], ""),
        ] {
            let found = names::in_text(text);
            let expected = (&*expected.join("|"), rest);
            assert_eq!((&*found.names.join("|"), &*found.rest), expected, "{text}");
        }
    }

    #[test]
    fn names_stand_behind_a_word_for_a_reporter() {
        for (text, expected, rest) in [
            ("記者王小明／台北報導", &["王小明"][..], "台北報導"),
            ("記者王小明/採訪報導", &["王小明"], ""),
            ("聯合報╱記者王小明／即時報導", &["王小明"], ""),
            ("草原社記者王小明", &["王小明"], ""),
            ("本刊記者/李靜", &["李靜"], ""),
            ("晚报记者 李静", &["李静"], ""),
            ("记者张建 周长庆", &["张建", "周长庆"], ""),
            ("記者王小明綜合報導", &["王小明"], ""),
            ("记者李静报道", &["李静"], ""),
        ] {
            check(text, expected, rest);
        }
        for text in [
            "記者会見",
            "记者调查",
            "记者热线：0771",
            "記者王小明攝",
            "大桥通车记者到场",
            "本报记者",
        ] {
            check(text, &[], "");
        }
    }

    #[test]
    fn names_stand_before_a_word_for_a_reporter() {
        for (text, expected, rest) in [
            ("김민수 기자", &["김민수"][..], ""),
            ("김민수·박지영 기자 minsu@dala.example", &["김민수", "박지영"], "minsu@dala.example"),
            ("김민수 인턴기자", &["김민수"], ""),
            ("김민수 기자 = 다리가 열렸다.", &["김민수"], "= 다리가 열렸다."),
            ("山田太郎 特派員", &["山田太郎"], ""),
            ("王小明记者", &["王小明"], ""),
        ] {
            check(text, expected, rest);
        }
        for text in
            ["다리를 세운 사람들이 기자", "今天大桥通车记者到场", "전문기자칼럼", "기자회견"]
        {
            check(text, &[], "");
        }
    }
}
