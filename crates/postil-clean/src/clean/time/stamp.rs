//! The scraper's date stamp: ` date 2026-01-31` glued before a file's first words.

use crate::model::date::ArticleDate;

/// No stamp has more words than day and time.
const MOST_WORDS: usize = 2;

/// A date stamp.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stamp {
    /// What it states: a day, perhaps with a time.
    pub date: ArticleDate,
    /// How many bytes of the line it takes, the space after it included.
    pub length: usize,
}

/// Reads the stamp at the start of a line.
pub(crate) fn leading(line: &str) -> Option<Stamp> {
    let body = line.trim_start();
    let keyword = body.get(..4).filter(|word| word.eq_ignore_ascii_case("date"))?;
    let after = &body[keyword.len()..];
    let value = after.trim_start_matches([' ', '\t', ':', '=']);
    if after.len() == value.len() {
        return None;
    }
    let (date, end) = longest_date(value)?;
    Some(Stamp { date, length: line.len() - value[end..].trim_start().len() })
}

/// The date that a text starts with, and where it ends; with its time, if it has one.
fn longest_date(text: &str) -> Option<(ArticleDate, usize)> {
    let ends = text.match_indices(char::is_whitespace).map(|(at, _)| at).take(MOST_WORDS);
    let mut ends: Vec<usize> = ends.chain([text.len()]).collect();
    ends.truncate(MOST_WORDS);
    let timed = ends.into_iter().rev().find_map(|end| Some((text[..end].parse().ok()?, end)));
    // Marks may follow the day: `date 2026-01-31: …`.
    let day_alone = || {
        let rest = text.get(10..)?;
        let is_whole = !rest.starts_with(|c: char| c.is_alphanumeric());
        Some((text[..10].parse().ok().filter(|_| is_whole)?, 10))
    };
    timed.or_else(day_alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_ends_before_the_words() {
        let line = " date 2026-01-05 Мост открыт";
        let stamp = leading(line).expect("a stamp");
        assert_eq!(&line[stamp.length..], "Мост открыт");
        assert_eq!(stamp.date.to_string(), "2026-01-05");
    }

    #[test]
    fn a_stamp_may_have_a_time() {
        for (line, date, words) in [
            ("date 2026-01-05 07:15:00 Мост открыт", "2026-01-05T07:15", "Мост открыт"),
            ("Date: 2026-01-05T07:15+05:00 Мост", "2026-01-05T07:15+05:00", "Мост"),
            ("date 2026-01-05 07:15", "2026-01-05T07:15", ""),
            ("date 2026-01-05: Мост", "2026-01-05", ": Мост"),
            ("date 2026-01-05 7 мостов", "2026-01-05", "7 мостов"),
        ] {
            let stamp = leading(line).expect("a stamp");
            assert_eq!((stamp.date.to_string().as_str(), &line[stamp.length..]), (date, words));
        }
    }

    #[test]
    fn other_lines_have_none() {
        for line in ["date", "dated 2026-01-05", "date 2026-13-05 x", "Дата 2026-01-05", "dateё20"]
        {
            assert_eq!(leading(line), None, "{line}");
        }
    }
}
