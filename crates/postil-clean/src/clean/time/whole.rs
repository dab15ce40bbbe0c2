//! A text that is a date from end to end, as a cell of a table has it.

use crate::clean::time::notation;
use crate::model::date::ArticleDate;

/// So many bytes have the date, the time, the zone and a few words beside them.
const LONGEST: usize = 120;

/// Reads a text that states one date: as a person writes it in a sidecar, or in a notation of pages.
///
/// Words may stand beside it, as `Published: 12 March 2026`; another number may not, for then it is
/// not clear what the text states.
pub fn read_date(text: &str) -> Option<ArticleDate> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    ArticleDate::stated(text).ok().or_else(|| only_date(text))
}

fn only_date(text: &str) -> Option<ArticleDate> {
    let found = notation::find_dates(text);
    let [found] = found.as_slice() else { return None };
    let beside = [&text[..found.range.start], &text[found.range.end..]];
    let has_number = beside.iter().any(|part| part.contains(|c: char| c.is_ascii_digit()));
    (!has_number).then_some(found.date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_a_date_where_it_states_one_and_no_other_number() {
        for (text, expected) in [
            ("2026-03-12", Some("2026-03-12")),
            (" 2026-03-12T10:15:00Z ", Some("2026-03-12T10:15+00:00")),
            ("1998~", Some("1998~")),
            ("около 1998", Some("1998~")),
            ("12 марта 2026 года, 14:30", Some("2026-03-12T14:30")),
            ("14:30, 12.03.2026", Some("2026-03-12T14:30")),
            ("2026 жылғы 12 наурыз", Some("2026-03-12")),
            ("Thu, 12 Mar 2026 10:15:00 GMT", Some("2026-03-12T10:15+00:00")),
            ("Опубликовано: 12 марта 2026 года", Some("2026-03-12")),
            ("позавчера", None),
            ("с 1 марта 2026 года по 2 мая 2026 года", None),
            ("12 марта 2026, 35 просмотров", None),
            ("31.02.2026", None),
            ("", None),
        ] {
            let read = read_date(text).map(|date| date.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_text_with_a_date_in_it_is_none() {
        let text = format!("12 марта 2026 {}", "года ".repeat(40));
        assert_eq!(read_date(&text), None);
    }
}
