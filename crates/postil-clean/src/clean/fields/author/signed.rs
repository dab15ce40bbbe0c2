//! Names between brackets with which a text opens or ends, in Chinese, Japanese and Korean:
//! `〔記者王小明／台北報導〕`, `【山田太郎】`.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::clean::fields::author::dense_names::{first_name, is_letter_of_name, letters};
use crate::clean::fields::author::found::{Cue, NamesFound};
use crate::clean::fields::author::names;

/// A name between brackets at a text's end has so many, for agencies have two.
const SIGNED_LENGTH: RangeInclusive<usize> = 3..=5;
/// Brackets around whoever signs a text.
const BRACKETS: [(char, char); 6] =
    [('【', '】'), ('〔', '〕'), ('［', '］'), ('（', '）'), ('(', ')'), ('[', ']')];

/// The names that are announced between such brackets, or stand alone in them.
pub(super) fn names_of(text: &str) -> Option<NamesFound<'_>> {
    let inner = between_brackets(text).filter(|inner| inner.contains(is_letter_of_name))?;
    let found = names::in_text(inner);
    if found.cue.is_some() && !found.names.is_empty() {
        return Some(NamesFound { rest: Cow::default(), ..found });
    }
    let name = first_name(inner).filter(|name| *name == inner)?;
    // In other brackets stand remarks on the text, too.
    let is_set_off = text.ends_with(['】', '〕']) || name.contains(char::is_whitespace);
    let fits = is_set_off && SIGNED_LENGTH.contains(&letters(name));
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
        at_end().or_else(at_start)
    })
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
            ("大橋今天通車（作者：王小明、李小華）", &["王小明", "李小華"]),
            ("橋は三日に開通した。【共同】", &[]),
            ("橋は三日に開通した。（有料）", &[]),
            ("【速報】橋が開通した。", &[]),
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
