//! Words for a reporter beside names in Chinese, Japanese and Korean: `聯合報╱記者王小明／台北報導`,
//! `김민수 기자`.

use std::ops::RangeInclusive;

use crate::clean::fields::author::dense_names::{
    self, has_family, is_foreign, is_hangul, is_mark, letters,
};
use crate::clean::fields::author::found::{Cue, NamesFound};
use crate::clean::fields::author::report;
use postil_text::bylines::{
    DENSE_DATELINES, DENSE_OUTLETS, DENSE_QUALIFIERS, DENSE_REPORTERS, DENSE_REPORTS,
    HANGUL_DEPARTMENTS,
};

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

/// The names that a word for a reporter announces in what stands between brackets: `记者李静`.
pub(super) fn between_brackets(inner: &str) -> Option<NamesFound<'_>> {
    let found = reported(behind_reporter(inner)?);
    let is_whole = found.rest.is_empty() && is_known(&found);
    is_whole.then_some(NamesFound { cue: Some(Cue::Plain), ..found })
}

/// The names of a report that goes on as text behind its place and day: `記者王小明台北11日電　…`.
pub(super) fn opening(text: &str) -> Option<NamesFound<'_>> {
    let found = report::names_before(behind_reporter(text)?.trim_start_matches(is_parting))?;
    (!found.rest.is_empty()).then_some(NamesFound { cue: Some(Cue::Plain), ..found })
}

/// What stands behind a word for a reporter and the outlet before it.
fn behind_reporter(text: &str) -> Option<&str> {
    let (before, _, behind) = around_reporter(text)?;
    is_outlet(before).then_some(behind)
}

/// What stands before a word for a reporter, without the kind of reporter, `见习记者`; the word; and
/// what stands behind it.
fn around_reporter(text: &str) -> Option<(&str, &str, &str)> {
    let (at, word) = reporter(text)?;
    let mut before = text[..at].trim_end_matches(is_mark);
    while let Some(rest) = DENSE_QUALIFIERS.iter().find_map(|kind| before.strip_suffix(kind)) {
        before = rest.trim_end_matches(is_mark);
    }
    Some((before, word, &text[at + word.len()..]))
}

/// The names behind a word for a reporter; nothing but what the reporter did, or where, follows.
fn behind_cue(text: &str) -> Option<NamesFound<'_>> {
    let behind = behind_reporter(text)?;
    let names = behind.trim_start_matches(is_parting);
    let found = match behind.chars().next()? {
        // `记者、作家…` is two roles.
        '、' => return None,
        ':' | '：' => behind_colon(names),
        sign if sign.is_alphabetic() => glued(names),
        _ => reported(names),
    };
    (!found.names.is_empty()).then_some(NamesFound { cue: Some(Cue::Plain), ..found })
}

/// The names behind a colon, where in an interview the reporter's question stands.
fn behind_colon(text: &str) -> NamesFound<'_> {
    let found = dense_names::announced(text);
    let is_byline =
        found.names.iter().all(|name| has_family(name)) && !found.rest.contains(['，', '？', '?']);
    if is_byline { found } else { NamesFound::default() }
}

/// The names that nothing parts from the word before them, which many other words follow, too: the
/// first begins with a common family name.
fn glued(text: &str) -> NamesFound<'_> {
    let whole = || Some(dense_names::announced(text));
    report::names_before(text)
        .or_else(|| whole().filter(|found| is_known(found) && is_set_off(text, found)))
        .unwrap_or_default()
}

/// The names of a report, or those that a text starts with.
fn reported(text: &str) -> NamesFound<'_> {
    report::names_before(text).unwrap_or_else(|| dense_names::announced(text))
}

/// Whether the first name begins with a common family name.
fn is_known(found: &NamesFound) -> bool {
    found.names.first().is_some_and(|name| has_family(name))
}

/// Whether names are no word of a phrase such as `记者关注`: the first is longer, or another name, a
/// mark or what a reporter did follows.
fn is_set_off(text: &str, found: &NamesFound) -> bool {
    const PHRASE: usize = 2;
    let [first, others @ ..] = &*found.names else { return false };
    let is_marked = text[first.len()..].starts_with(|sign| is_mark(sign) && !sign.is_whitespace());
    letters(first) > PHRASE
        || !others.is_empty()
        || is_marked
        || DENSE_REPORTS.iter().any(|report| found.rest.ends_with(report))
}

/// The names before a word for a reporter, with which the word ends.
fn before_cue(text: &str) -> Option<NamesFound<'_>> {
    let (before, word, behind) = around_reporter(text).filter(|(before, ..)| !is_outlet(before))?;
    let NamesFound { names, rest, .. } = dense_names::announced(without_department(before));
    let are_people = !names.is_empty() && names.iter().all(|name| is_reporter(name, word));
    let fits = are_people && rest.is_empty() && !behind.starts_with(char::is_alphanumeric);
    fits.then(|| NamesFound {
        names,
        cue: Some(Cue::Plain),
        rest: behind.trim().into(),
        ..NamesFound::default()
    })
}

/// Names without the department behind them: `김민수 정치부`.
fn without_department(names: &str) -> &str {
    let is_department = |word: &str| {
        word.starts_with(is_hangul) && HANGUL_DEPARTMENTS.iter().any(|end| word.ends_with(end))
    };
    let last = names.rsplit(char::is_whitespace).next().filter(|word| is_department(word));
    last.and_then(|word| names.strip_suffix(word)).unwrap_or(names).trim_end_matches(is_mark)
}

/// Whether what stands before a word for a reporter is a name and no other word, `外国记者`. Family
/// names in Japanese are too many to list; with the given name most have four letters.
fn is_reporter(name: &str, word: &str) -> bool {
    const JAPANESE: usize = 4;
    let is_chinese = word.contains(['记', '员', '讯']);
    has_family(name) || is_foreign(name) || !is_chinese && letters(name) >= JAPANESE
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

/// Whether what stands before a word for a reporter is nothing, an outlet, or where and when it
/// reports: `本报讯`, `本报北京3月4日电`.
fn is_outlet(text: &str) -> bool {
    const LENGTH: RangeInclusive<usize> = 2..=LONGEST_OUTLET;
    let mut endings = DENSE_OUTLETS.iter().chain(DENSE_DATELINES.iter());
    let mut ends_as_outlet = || endings.any(|ending| text.ends_with(ending));
    text.is_empty() || LENGTH.contains(&letters(text)) && ends_as_outlet()
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
            ("글 이수정", &["이수정"], ""),
            ("글 수정 2026.3.4", &[], ""),
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
            ("記者王小明／台北報導", &["王小明"][..], ""),
            ("記者王小明/採訪報導", &["王小明"], ""),
            ("聯合報╱記者王小明／即時報導", &["王小明"], ""),
            ("草原社記者王小明", &["王小明"], ""),
            ("本刊記者/李靜", &["李靜"], ""),
            ("晚报记者 李静", &["李静"], ""),
            ("记者张建 周长庆", &["张建", "周长庆"], ""),
            ("記者王小明綜合報導", &["王小明"], ""),
            ("记者李静报道", &["李静"], ""),
            ("记者李静 北京报道", &["李静"], ""),
            ("记者王小明", &["王小明"], ""),
            ("本报见习记者 李静", &["李静"], ""),
            ("见习记者 李静", &["李静"], ""),
            ("首席记者 王小明", &["王小明"], ""),
            ("實習記者王小明", &["王小明"], ""),
            ("本网财经 特约记者 李静", &["李静"], ""),
            ("인턴기자 김민수", &["김민수"], ""),
            ("记者：李静 北京报道", &["李静"], "北京报道"),
            ("記者王小明台北11日電", &["王小明"], ""),
            ("中央社記者王小明台北11日電", &["王小明"], ""),
            ("記者王小明／台北11日電", &["王小明"], ""),
            ("记者王小明北京报道", &["王小明"], ""),
            ("本报北京3月4日电 记者王小明", &["王小明"], ""),
            ("本报讯 记者张建、周长庆报道", &["张建", "周长庆"], ""),
            ("记者李静3月4日电", &["李静"], ""),
            ("记者 张建、周长庆报道", &["张建", "周长庆"], ""),
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
            "见习记者",
            "资深记者、作家李静",
            "外国记者 大桥通车",
            "记者：王市长，您怎么看这座大桥？",
            "記者：王市長，您怎麼看這座大橋？",
            "记者：王小明,您怎么看这座大桥？",
            "记者：王市长",
            "記者：陳教授",
            "记者：请谈谈",
            "记者：请谈谈 这座大桥",
            "记者关注",
            "记者关注 大桥通车",
            "记者方阵",
            "记者白描",
            "記者高雄報導",
            "记者马德里3月4日电",
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
            ("王小明 特约记者", &["王小明"], ""),
            ("山田太郎記者", &["山田太郎"], ""),
            ("约翰·史密斯记者", &["约翰·史密斯"], ""),
            ("김민수 정치부 기자", &["김민수"], ""),
            ("박지영 경제부 기자", &["박지영"], ""),
            ("박지영 디지털뉴스팀 인턴기자", &["박지영"], ""),
            ("김수정 기자", &["김수정"], ""),
        ] {
            check(text, expected, rest);
        }
        for text in [
            "다리를 세운 사람들이 기자",
            "今天大桥通车记者到场",
            "전문기자칼럼",
            "기자회견",
            "정치부 기자",
            "外国记者",
            "国内知名记者",
        ] {
            check(text, &[], "");
        }
    }
}
