//! The parts of a title between the marks that stand between a headline and the name of an outlet
//! or a section.

use std::ops::Range;

use postil_text::letter::{is_dense, is_letter_or_digit};

/// A title with more of them is read at its start.
const MOST: usize = 6;

/// Which part of a title a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Head,
    Middle,
    Tail,
}

/// A part of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TitlePart<'t> {
    pub text: &'t str,
    pub part: Part,
}

/// The whole of a title, its heads and tails at each mark, and what stands between two marks.
pub(super) fn parts(title: &str) -> Vec<TitlePart<'_>> {
    let marks = marks(title);
    let mut parts = vec![TitlePart { text: title, part: Part::Whole }];
    for (at, mark) in marks.iter().enumerate() {
        let (head, tail) = (title[..mark.start].trim(), title[mark.end..].trim());
        parts.push(TitlePart { text: head, part: Part::Head });
        parts.push(TitlePart { text: tail, part: Part::Tail });
        if let Some(next) = marks.get(at + 1) {
            let middle = title[mark.end..next.start].trim();
            parts.push(TitlePart { text: middle, part: Part::Middle });
        }
    }
    if let Some((head, tail)) = title.split_once(": ") {
        let (head, tail) = (head.trim(), tail.trim());
        parts.push(TitlePart { text: head, part: Part::Head });
        parts.push(TitlePart { text: tail, part: Part::Tail });
    }
    parts.retain(|part| !part.text.is_empty());
    parts
}

/// Whether a mark parts a title.
pub(super) fn is_parted(title: &str) -> bool {
    title.contains(is_mark) && !marks(title).is_empty()
}

/// Whether a sign is a mark, where spaces stand around it.
fn is_mark(sign: char) -> bool {
    matches!(sign, '|' | '–' | '—' | '-' | ':' | '»' | '«' | '/' | '·' | '•' | '›' | '‹' | '>')
        || matches!(sign, '_' | '~' | '｜' | '→' | '←' | '►' | '▸' | '●')
}

/// Where the marks stand, each with as many of its kind as stand together.
pub(super) fn marks(title: &str) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (at, sign) in title.char_indices() {
        let end = at + sign.len_utf8();
        match marks.last_mut() {
            _ if !is_mark(sign) => {}
            Some(last) if last.end == at => last.end = end,
            _ => marks.push(at..end),
        }
    }
    marks.retain(|mark| parts_at(title, mark));
    marks.truncate(MOST);
    marks
}

/// Whether a mark stands between two names: with spaces around it or, if words hardly hold it, without.
fn parts_at(title: &str, mark: &Range<usize>) -> bool {
    let (before, after) = (&title[..mark.start], &title[mark.end..]);
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    if left.is_whitespace() && right.is_whitespace() {
        return true;
    }
    let is_ascii_word = |sign: char| sign.is_ascii() && is_letter_or_digit(sign);
    match &title[mark.clone()] {
        "|" | "｜" | "||" => true,
        "::" | ":::" => right.is_whitespace(),
        "_" => !is_ascii_word(left) || !is_ascii_word(right),
        "-" | "--" | "–" | "—" => is_dense(left) || is_dense(right),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_part_a_title() {
        for (title, expected) in [
            ("Мост открыт – Степной вестник", &["Мост открыт", "Степной вестник"][..]),
            ("Мост открыт :: Степной вестник", &["Мост открыт", "Степной вестник"]),
            ("Мост открыт → Степной вестник", &["Мост открыт", "Степной вестник"]),
            ("VESTNIK.EXAMPLE::: Мост открыт", &["VESTNIK.EXAMPLE", "Мост открыт"]),
            ("Мост открыт_ Город _Вестник", &["Мост открыт", "Город", "Вестник"]),
            ("Steppe Herald » Bridge open", &["Steppe Herald", "Bridge open"]),
            ("Bridge open|Steppe Herald", &["Bridge open", "Steppe Herald"]),
            ("大桥今天通车-草原新闻_草原网", &["大桥今天通车", "草原新闻", "草原网"]),
            ("Экс-мэр – о «Южном» мосте", &["Экс-мэр", "о «Южном» мосте"]),
            ("The bridge_builder tool", &["The bridge_builder tool"]),
            ("Паводок 2025–2026", &["Паводок 2025–2026"]),
            ("«Мост»", &["«Мост»"]),
        ] {
            let marks = marks(title);
            let starts = [0].into_iter().chain(marks.iter().map(|mark| mark.end));
            let ends = marks.iter().map(|mark| mark.start).chain([title.len()]);
            let found: Vec<&str> =
                starts.zip(ends).map(|(start, end)| title[start..end].trim()).collect();
            assert_eq!(found, expected, "{title}");
            assert_eq!(is_parted(title), expected.len() > 1, "{title}");
        }
    }

    #[test]
    fn a_title_falls_into_heads_middles_and_tails() {
        let found: Vec<_> =
            parts("Спорт - Мост - Вестник").iter().map(|p| (p.text, p.part)).collect();
        assert_eq!(
            found,
            [
                ("Спорт - Мост - Вестник", Part::Whole),
                ("Спорт", Part::Head),
                ("Мост - Вестник", Part::Tail),
                ("Мост", Part::Middle),
                ("Спорт - Мост", Part::Head),
                ("Вестник", Part::Tail),
            ]
        );
    }
}
