//! The scraper's date stamp: ` date 2026-01-31` glued before a file's first words.

use chrono::NaiveDate;

/// A date stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The day that it states.
    pub day: NaiveDate,
    /// How many bytes of the line it takes, the space after it included.
    pub length: usize,
}

/// Reads the stamp at the start of a line.
pub(super) fn read(line: &str) -> Option<Stamp> {
    let body = line.trim_start();
    let keyword = body.get(..4).filter(|word| word.eq_ignore_ascii_case("date"))?;
    let after = &body[keyword.len()..];
    let value = after.trim_start_matches([' ', '\t', ':', '=']);
    let day = value.get(..10)?.parse::<NaiveDate>().ok()?;
    let rest = &value[10..];
    if after.len() == value.len() || rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    Some(Stamp { day, length: line.len() - rest.trim_start().len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_ends_before_the_words() {
        let line = " date 2026-01-05 Мост открыт";
        let stamp = read(line).expect("a stamp");
        assert_eq!(&line[stamp.length..], "Мост открыт");
        assert_eq!(stamp.day.to_string(), "2026-01-05");
    }

    #[test]
    fn other_lines_have_none() {
        for line in ["date", "dated 2026-01-05", "date 2026-13-05 x", "Дата 2026-01-05", "dateё20"]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
