//! Dates of issues: `Март 2025`, `№ 3, март–апрель 2025 г.`, `Spring 2025`.
//!
//! A magazine states no day. Such a line says nothing but a month or two, or a season, and a year,
//! and perhaps the issue's number; the heading of a calendar has the days behind it.

use crate::model::date::{Part, Stretch, Unit};
use postil_text::{months, seasons};

/// A longer line says more than which issue it is, in bytes.
const MAX_BYTES: usize = 90;

/// Words that may stand beside such a date and change nothing.
const SMALL: &str = "за г год года жыл жылғы ж ( )";

/// Words before the number of an issue or of a volume.
const MARKERS: &str = "№ номер выпуск issue no vol том сан шығарылым нөмір";

/// Reads a line that says nothing but a month or a season of a year.
pub(super) fn stretch(line: &str) -> Option<Stretch> {
    if line.len() > MAX_BYTES || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut read = Read::default();
    let line = line.replace('№', " № ").replace('(', " ( ").replace(')', " ) ").to_lowercase();
    let separates = |c: char| c.is_whitespace() || ",.|•·;:–—-/«»".contains(c);
    let mut words = line.split(separates).filter(|word| !word.is_empty());
    words.try_for_each(|word| read.take(word))?;
    read.stretch()
}

/// What the words of a line name so far.
#[derive(Default)]
struct Read {
    year: Option<i32>,
    units: Vec<Unit>,
    /// The next number is that of an issue or of a volume; any other would be a day.
    marked: bool,
}

impl Read {
    /// Takes a word; none of one that says anything else.
    fn take(&mut self, word: &str) -> Option<()> {
        let unit = || {
            let month = months::month(word).map(Unit::Month);
            month.or_else(|| seasons::season(word).map(Unit::Season))
        };
        let is_among = |words: &str| words.split_whitespace().any(|known| known == word);
        let marks = is_among(MARKERS) || word == "(";
        match word.parse::<i32>() {
            Ok(year @ 1700..=2099) if word.len() == 4 && self.year.is_none() => {
                self.year = Some(year);
            }
            Ok(_) if self.marked => {}
            Ok(_) => return None,
            Err(_) if marks || is_among(SMALL) => {}
            Err(_) => self.units.push(unit()?),
        }
        self.marked = marks;
        Some(())
    }

    fn stretch(self) -> Option<Stretch> {
        let part = |unit| Some(Part::new(self.year?, unit));
        match *self.units.as_slice() {
            [unit] => Some(Stretch::Within(part(unit)?)),
            [Unit::Month(from), Unit::Month(to)] if from < to => {
                Some(Stretch::Between(part(Unit::Month(from))?, part(Unit::Month(to))?))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_an_issue_is_a_month_or_a_season() {
        for (line, expected) in [
            ("Март 2025", "2025-03"),
            ("март 2025 г.", "2025-03"),
            ("МАРТ 2025 года", "2025-03"),
            ("за март 2025", "2025-03"),
            ("№ 3, март 2025", "2025-03"),
            ("Выпуск № 3 (117) · март 2025", "2025-03"),
            ("Март–апрель 2025", "2025-03/2025-04"),
            ("2025 жылғы наурыз", "2025-03"),
            ("Наурыз, 2025", "2025-03"),
            ("March 2025", "2025-03"),
            ("Vol. 12, No. 3, March 2025", "2025-03"),
            ("№3(117) март 2025", "2025-03"),
            ("март 2025 (№ 3)", "2025-03"),
            ("Весна 2025", "2025-21"),
            ("Winter 2025", "2025-24"),
            ("2025 жыл, күз", "2025-23"),
        ] {
            let found = stretch(line).map(|stretch| stretch.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_issue() {
        for line in [
            "Март",
            "2025",
            "март 12",
            "January 18, 2020",
            "10 апреля 2013 г.",
            "2025 жылғы 12 наурыз",
            "№ 3, 12 марта 2025",
            "12 марта 2025 (№ 3)",
            "Март 2025 в Заречном",
            "Апрель–март 2025",
            "март 2024 2025",
            "ВЕСТНИК ТАРСАЯ № 3",
            "Март 2025: мост закрыт",
            "март апрель май 2025",
            "2025, 2026",
        ] {
            assert_eq!(stretch(line), None, "{line}");
        }
    }
}
