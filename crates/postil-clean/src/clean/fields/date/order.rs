//! Which comes first on a page, the day or the month: `03/02/2026` does not say it, and another date
//! of the page may.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::clean::fields::date::triples::Orders;
use crate::model::source::DeclaredField;
use postil_text::host_name;

/// A day as a candidate states it, and what else its numbers may mean.
pub(super) type Stated = (NaiveDate, Option<Orders>);

/// Whether the dates of a page that leave no doubt have the month first; none where there are no
/// such dates, or they do not agree.
///
/// A day above the twelfth leaves none, nor does a day that the page states in other words, too.
pub(super) fn of_page(stated: &[Stated]) -> Option<bool> {
    let is_open = |(_, orders): &&Stated| orders.is_some_and(Orders::are_open);
    if !stated.iter().any(|date| is_open(&date)) {
        return None;
    }
    let sure = stated.iter().filter(|date| !is_open(date));
    let sure: HashSet<NaiveDate> = sure.map(|(day, _)| *day).collect();
    let mut verdicts = stated.iter().filter_map(|(_, orders)| verdict((*orders)?, &sure));
    let first = verdicts.next()?;
    verdicts.all(|verdict| verdict == first).then_some(first)
}

/// Whether the country that a page declares with its language, `en-US`, has the month first; none
/// where it declares none.
pub(super) fn of_country<'f>(
    mut languages: impl Iterator<Item = &'f DeclaredField>,
) -> Option<bool> {
    languages.find_map(|language| {
        let (_, country) = language.value.trim().split_once(['-', '_'])?;
        Some(country.eq_ignore_ascii_case("us"))
    })
}

/// Whether a zone behind a time of day, `5:12 PM PDT`, is one of the country that has the month first;
/// none where no text has such a zone.
pub(super) fn of_zone<'t>(mut texts: impl Iterator<Item = &'t str>) -> Option<bool> {
    const ZONES: [&str; 10] =
        ["EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "HST"];
    let is_zone = |word: &str| ZONES.contains(&word.trim_matches(['(', ')', ',', '.']));
    let has_half = |text: &str| text.contains("AM") || text.contains("PM");
    texts.any(|text| has_half(text) && text.split(' ').any(is_zone)).then_some(true)
}

/// Whether the language that a page declares has the month first: none but English has, and not in
/// every country.
pub(super) fn of_language<'f>(
    mut languages: impl Iterator<Item = &'f DeclaredField>,
) -> Option<bool> {
    languages.any(|language| !language.value.trim().eq_ignore_ascii_case("en")).then_some(false)
}

/// Whether the country of a page's host has the month first, where English is written there.
pub(super) fn of_host<'f>(mut addresses: impl Iterator<Item = &'f DeclaredField>) -> Option<bool> {
    const MONTH_FIRST: [&str; 4] = ["us", "gov", "mil", "edu"];
    const DAY_FIRST: [&str; 17] = [
        "uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "ug", "zm", "zw", "pk", "lk", "sg",
        "my", "mt",
    ];
    addresses.find_map(|address| {
        let host = host_name::of_address(&address.value)?;
        let end = host.rsplit('.').next()?;
        let is_known = MONTH_FIRST.contains(&end) || DAY_FIRST.contains(&end);
        is_known.then(|| MONTH_FIRST.contains(&end))
    })
}

/// Whether three numbers have the month first; none where that is not sure.
fn verdict(orders: Orders, sure: &HashSet<NaiveDate>) -> Option<bool> {
    let Orders { day_first, month_first } = orders;
    let is_sure = |day: Option<NaiveDate>| match orders.are_open() {
        true => day.is_some_and(|day| sure.contains(&day)),
        false => day.is_some() && day_first != month_first,
    };
    let (day_first, month_first) = (is_sure(day_first), is_sure(month_first));
    (day_first != month_first).then_some(month_first)
}

/// Whether a reading has the order of its page; one that is not open has.
pub(super) fn fits((day, orders): Stated, is_month_first: bool) -> bool {
    let open = orders.filter(|orders| orders.are_open());
    open.is_none_or(|orders| (orders.month_first == Some(day)) == is_month_first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(open: (&str, &str), sure: &[&str], expected: Option<bool>) {
        let day = |day: &str| day.parse().ok();
        let orders = Orders { day_first: day(open.0), month_first: day(open.1) };
        let sure = sure.iter().map(|day| day.parse().expect("a day")).collect();
        assert_eq!(verdict(orders, &sure), expected, "{open:?}");
    }

    #[test]
    fn another_date_tells_which_number_is_the_month() {
        let open = ("2026-03-02", "2026-02-03");
        check(open, &[], None);
        check(open, &["2026-02-03"], Some(true));
        check(open, &["2026-03-02", "2026-01-01"], Some(false));
        check(open, &["2026-03-02", "2026-02-03"], None);
        check(("2026-02-14", ""), &[], Some(false));
        check(("", "2026-02-14"), &[], Some(true));
        check(("2026-02-02", "2026-02-02"), &["2026-02-02"], None);
    }
}
