//! The day that the page's address states.

use chrono::{Datelike, NaiveDate};

use crate::clean::page::PageParts;
use crate::model::cleaned::FieldName;
use crate::model::source::DeclaredField;

/// The day in the page's address, with the declaration of the address.
pub(super) fn of_page<'a>(page: &PageParts<'a>) -> Option<(&'a DeclaredField, NaiveDate)> {
    page.declared_as(FieldName::Url).find_map(|field| Some((field, in_address(&field.value)?)))
}

/// The day in an address such as `…/2026/02/14/most`, `…/2026-02-14-most` or `…/20260214/most`.
fn in_address(address: &str) -> Option<NaiveDate> {
    let numbers: Vec<&str> =
        address.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
    let compact = |number: &&str| {
        let day = NaiveDate::parse_from_str(number, "%Y%m%d").ok()?;
        (number.len() == 8 && (1990..2100).contains(&day.year())).then_some(day)
    };
    let parted = |year: &str, month: &str, day: &str| {
        let fits = year.len() == 4 && month.len() <= 2 && day.len() <= 2;
        let year = year.parse().ok().filter(|year| fits && (1990..2100).contains(year))?;
        NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
    };
    let mut threes = numbers.windows(3);
    let year_first = threes.clone().find_map(|three| parted(three[0], three[1], three[2]));
    year_first
        .or_else(|| threes.find_map(|three| parted(three[2], three[1], three[0])))
        .or_else(|| numbers.iter().find_map(compact))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_state_days() {
        let day = |address| in_address(address).map(|day| day.to_string());
        assert_eq!(day("https://a.example/2026/02/14/most").as_deref(), Some("2026-02-14"));
        assert_eq!(day("https://a.example/2026-02-14-most").as_deref(), Some("2026-02-14"));
        assert_eq!(day("https://a.example/20260214/most").as_deref(), Some("2026-02-14"));
        assert_eq!(day("https://a.example/most-14-02-2026").as_deref(), Some("2026-02-14"));
        assert_eq!(day("https://a.example/2026/most-14"), None);
        assert_eq!(day("https://a.example/most-99887766"), None);
    }
}
