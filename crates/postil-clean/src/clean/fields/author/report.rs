//! Reports in Chinese that are signed, placed and dated in one word: `王小明台北11日電`.

use crate::clean::fields::author::dense_names::{self, has_family, is_mark, letters};
use crate::clean::fields::author::found::NamesFound;
use postil_text::bylines::{DENSE_PLACES, DENSE_REPORTS, DENSE_WIRES, chinese_family};

/// What the word for a report follows is no longer, in bytes.
const REACH: usize = 100;
/// Most given names have so many letters, and hardly a place has fewer.
const COMMON: usize = 2;

/// The names with which a report opens, before its place, its day and the word for it.
pub(super) fn names_before(text: &str) -> Option<NamesFound<'_>> {
    let Parted { before, word, rest } = parted_at_report(text)?;
    let opening = before_day(before);
    let is_dated = opening.len() < before.len();
    // Not behind a day, what is sent ends many a word.
    if DENSE_WIRES.contains(&word) && !is_dated {
        return None;
    }
    let found = dense_names::announced(without_place(opening)?);
    let are_people = found.rest.is_empty() && found.names.iter().all(|name| has_family(name));
    are_people.then(|| NamesFound { rest: rest.trim().into(), ..found })
}

/// A text with a word for a report.
struct Parted<'t> {
    before: &'t str,
    word: &'t str,
    rest: &'t str,
}

/// What stands before and behind the first word for a report that ends a word.
fn parted_at_report(text: &str) -> Option<Parted<'_>> {
    let head = &text[..text.floor_char_boundary(REACH)];
    let ends = head.char_indices().map(|(at, sign)| at + sign.len_utf8());
    let is_end = |end: &usize| !text[*end..].starts_with(char::is_alphanumeric);
    ends.filter(is_end).find_map(|end| {
        let words = DENSE_REPORTS.iter().chain(DENSE_WIRES.iter());
        let word =
            words.filter(|word| text[..end].ends_with(**word)).max_by_key(|word| word.len())?;
        Some(Parted { before: &text[..end - word.len()], word, rest: &text[end..] })
    })
}

/// What stands before a day of the month: `11日`, `3月4日`, `三日`.
fn before_day(text: &str) -> &str {
    let without = |text: &str, unit: char| {
        let number = text.strip_suffix(unit)?;
        let bare = number.trim_end_matches(is_digit);
        (bare.len() < number.len()).then_some(bare.len())
    };
    let day = without(text, '日').map_or(text, |end| &text[..end]);
    let month = without(day, '月').map_or(day, |end| &day[..end]);
    month.trim_end_matches(is_mark)
}

fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, '０'..='９') || "一二三四五六七八九十廿".contains(sign)
}

/// Names without the place that is glued to the last of them; none where what is left of it is no
/// place.
fn without_place(names: &str) -> Option<&str> {
    let last = names.rsplit(is_mark).next().unwrap_or(names);
    let place = if has_family(last) { "" } else { place_behind(last)? };
    Some(names[..names.len() - place.len()].trim_end_matches(is_mark))
}

/// The place behind a name: a known one, else what is left behind a name of common length.
fn place_behind(word: &str) -> Option<&str> {
    let known = DENSE_PLACES.iter().filter(|place| {
        word.strip_suffix(**place).is_some_and(|name| name.is_empty() || has_family(name))
    });
    let longest = known.max_by_key(|place| place.len());
    longest.map(|place| &word[word.len() - place.len()..]).or_else(|| {
        let given = &word[chinese_family(word)?.len()..];
        let length = letters(given).checked_sub(COMMON)?.clamp(1, COMMON);
        Some(&given[given.char_indices().nth(length)?.0..])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_and_day_are_no_part_of_a_name() {
        for (text, expected, rest) in [
            ("王小明台北11日電", &["王小明"][..], ""),
            ("王小明台北１１日電", &["王小明"], ""),
            ("王小明北京3月4日电", &["王小明"], ""),
            ("王小明北京三月四日电", &["王小明"], ""),
            ("王小明北京报道", &["王小明"], ""),
            ("王小明報導", &["王小明"], ""),
            ("王小明綜合報導", &["王小明"], ""),
            ("王明台北11日電", &["王明"], ""),
            ("李静石家庄3月4日电", &["李静"], ""),
            ("王小明华盛顿4日电", &["王小明"], ""),
            ("欧阳明北京4日电", &["欧阳明"], ""),
            ("欧阳小明北京4日电", &["欧阳小明"], ""),
            ("张建、周长庆北京4日电", &["张建", "周长庆"], ""),
            ("张建、周长庆、北京4日电", &["张建", "周长庆"], ""),
            ("王小明11日電", &["王小明"], ""),
            ("王小明台北11日電　大橋今天通車。", &["王小明"], "大橋今天通車。"),
            ("高雄11日電", &[], ""),
            ("高雄報導", &[], ""),
            ("王小明今天从海事局获悉", &[], ""),
            ("王小明电话采访", &[], ""),
            ("王小明专电", &["王小明"], ""),
            ("王小明專訊", &["王小明"], ""),
            ("王小明致电，对方未接", &[], ""),
            ("李静获讯，", &[], ""),
            ("王明北京报道", &["王明"], ""),
            ("王小明临沂报道", &["王小明"], ""),
            ("李静张家口3月4日电", &["李静"], ""),
            ("李静连云港报道", &["李静"], ""),
            ("郑州报道", &[], ""),
            ("沈阳3月4日电", &[], ""),
            ("苏州4日电", &[], ""),
        ] {
            let found = names_before(text).unwrap_or_default();
            let expected = (&*expected.join("|"), rest);
            assert_eq!((&*found.names.join("|"), &*found.rest), expected, "{text}");
        }
    }
}
