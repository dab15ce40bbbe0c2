//! Names in the brackets with which a text opens or ends, or behind them, or before its place and day,
//! in Chinese, Japanese and Korean: `〔記者王小明／台北報導〕`, `草原网讯（记者王小明）`,
//! `記者王小明台北11日電　…`, `[서울=초원] 김민수 기자 =`, `【山田太郎】`.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::clean::fields::author::dense_names::{first_name, is_kana, is_letter_of_name, letters};
use crate::clean::fields::author::found::{Cue, NamesFound};
use crate::clean::fields::author::{dense_bylines, names};
use postil_text::bylines::DENSE_DATELINES;

/// A name between brackets at a text's end has so many, for agencies have two.
const SIGNED_LENGTH: RangeInclusive<usize> = 3..=5;
/// Brackets around whoever signs a text.
const BRACKETS: [(char, char); 6] =
    [('【', '】'), ('〔', '〕'), ('［', '］'), ('（', '）'), ('(', ')'), ('[', ']')];

/// The names that are announced between such brackets or behind them, or stand alone in them, and
/// those of a report.
pub(super) fn names_of(text: &str) -> Option<NamesFound<'_>> {
    between(text).or_else(|| behind_place(text)).or_else(|| of_report(text))
}

/// Whoever reports what a text tells.
fn of_report(text: &str) -> Option<NamesFound<'_>> {
    let found = text.starts_with(is_letter_of_name).then(|| dense_bylines::opening(text))??;
    Some(NamesFound { rest: Cow::default(), ..found })
}

/// The reporter behind the place and the agency with which a text opens.
fn behind_place(text: &str) -> Option<NamesFound<'_>> {
    const REACH: usize = 40;
    let (inner, behind) =
        text.strip_prefix(['[', '(', '【', '（'])?.split_once([']', ')', '】', '）'])?;
    let is_place = inner.contains('=') && inner.len() <= REACH;
    let found = is_place.then(|| dense_bylines::names_of(behind.trim_start()))??;
    Some(NamesFound { rest: Cow::default(), ..found })
}

fn between(text: &str) -> Option<NamesFound<'_>> {
    let inner = between_brackets(text).filter(|inner| inner.contains(is_letter_of_name))?;
    let found = names::in_text(inner);
    if found.cue.is_some() && !found.names.is_empty() {
        return Some(NamesFound { rest: Cow::default(), ..found });
    }
    dense_bylines::between_brackets(inner).or_else(|| signature(text, inner))
}

/// A name that stands alone in the brackets of a text.
fn signature<'t>(text: &str, inner: &'t str) -> Option<NamesFound<'t>> {
    let name = first_name(inner).filter(|name| *name == inner)?;
    // In other brackets stand remarks on the text, too.
    let is_set_off = text.ends_with(['】', '〕']) || name.contains(char::is_whitespace);
    let fits = is_set_off && SIGNED_LENGTH.contains(&letters(name)) && !name.contains(is_kana);
    fits.then(|| NamesFound {
        names: vec![name.to_owned()],
        cue: Some(Cue::Plain),
        ..NamesFound::default()
    })
}

fn between_brackets(text: &str) -> Option<&str> {
    BRACKETS.iter().find_map(|(open, close)| {
        let at_end = || Some(text.strip_suffix(*close)?.rsplit_once(*open)?.1);
        let at_start = || Some(text.strip_prefix(*open)?.split_once(*close)?.0);
        at_end().or_else(at_start).or_else(|| behind_dateline(text, *open, *close))
    })
}

/// What stands between the brackets behind an outlet or an agency's place: `草原网讯（…）`.
fn behind_dateline(text: &str, open: char, close: char) -> Option<&str> {
    /// In bytes.
    const REACH: usize = 100;
    if !text.starts_with(is_letter_of_name) {
        return None;
    }
    let head = &text[..text.floor_char_boundary(REACH)];
    let (dateline, behind) = text.split_at(head.find(open)?);
    let dateline = dateline.trim_end();
    let is_dateline = DENSE_DATELINES.iter().any(|ending| dateline.ends_with(ending));
    let (inner, _) = behind.strip_prefix(open)?.split_once(close)?;
    is_dateline.then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_signed_between_brackets() {
        for (text, expected) in [
            ("橋は三日に開通した。【山田太郎】", &["山田太郎"][..]),
            ("橋は三日に開通した。（山田 太郎）", &["山田 太郎"]),
            ("〔記者王小明／台北報導〕大橋今天通車。", &["王小明"]),
            ("（记者 王小明）", &["王小明"]),
            ("[김민수 기자]", &["김민수"]),
            ("[강릉=초원] 김민수 기자 = 등대에 불이 켜졌다.", &["김민수"]),
            ("【草原報╱記者王小明／即時報導】大橋今天通車。", &["王小明"]),
            ("草原网湖滨３月４日电（记者张建 周长庆）大桥今日通车。", &["张建", "周长庆"]),
            ("本报讯 （记者 李静）大桥今日通车。", &["李静"]),
            ("（中央社記者王小明台北11日電）大橋今天通車。", &["王小明"]),
            ("大橋今天通車。（記者王小明11日報導）", &["王小明"]),
            ("（记者张建、周长庆北京4日电）大桥今天通车。", &["张建", "周长庆"]),
            ("大桥今日通车。（记者李静）", &["李静"]),
            ("大橋今天通車。（資料照，記者王小明攝）", &[]),
            ("大橋今天通車。（記者王小明攝）", &[]),
            ("市长讲话（记者王小明摄）后离开。", &[]),
            ("[단독] 등대에 불이 켜졌다", &[]),
            ("大橋今天通車（作者：王小明、李小華）", &["王小明", "李小華"]),
            ("橋は三日に開通した。【共同】", &[]),
            ("橋は三日に開通した。（有料）", &[]),
            ("【速報】橋が開通した。", &[]),
            ("橋は三日に開通した。【動画あり】", &[]),
            ("橋は三日に開通した。【随時更新】", &[]),
            ("橋は三日に開通した。【愛知県】", &[]),
            ("橋は三日に開通した。【コラム】", &[]),
            ("橋は三日に開通した。【会員限定】", &[]),
            ("橋は三日に開通した。【動画配信】", &[]),
            ("橋は三日に開通した。【全文公開】", &[]),
            ("The bridge is open (Nora Hill)", &[]),
            ("大桥（见图）今天通车", &[]),
        ] {
            let found = names_of(text).unwrap_or_default();
            assert_eq!(
                (&*found.names, &*found.rest),
                (&*expected.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>(), ""),
                "{text}"
            );
        }
    }
}
