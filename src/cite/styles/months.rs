//! The months as styles of reference shorten them, and the seasons.

use crate::cite::CitedDate;

/// GOST 7.0.12-2011.
pub(super) const RUSSIAN: [&str; 12] = [
    "янв.",
    "февр.",
    "марта",
    "апр.",
    "мая",
    "июня",
    "июля",
    "авг.",
    "сент.",
    "окт.",
    "нояб.",
    "дек.",
];

/// A month by itself, as GOST writes it.
pub(super) const RUSSIAN_ALONE: [&str; 12] = [
    "Янв.",
    "Февр.",
    "Март",
    "Апр.",
    "Май",
    "Июнь",
    "Июль",
    "Авг.",
    "Сент.",
    "Окт.",
    "Нояб.",
    "Дек.",
];

/// The MLA Handbook, appendix 1.
pub(super) const ENGLISH: [&str; 12] = [
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
];

/// In full.
pub(super) const ENGLISH_IN_FULL: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The seasons from spring on, as GOST writes them by themselves.
pub(super) const RUSSIAN_SEASONS: [&str; 4] = ["Весна", "Лето", "Осень", "Зима"];

/// The seasons from spring on, with the capitals that they have in references.
pub(super) const ENGLISH_SEASONS: [&str; 4] = ["Spring", "Summer", "Autumn", "Winter"];

/// The name of a month, 1 to 12.
pub(super) fn name(names: &[&'static str; 12], month: u32) -> &'static str {
    names.get(month as usize - 1).copied().unwrap_or_default()
}

/// The name of the month or season that a date has.
pub(super) fn of_date(
    date: &CitedDate,
    months: &[&'static str; 12],
    seasons: &[&'static str; 4],
) -> Option<&'static str> {
    let season = || seasons.get(date.season? as usize).copied();
    date.month.map(|month| name(months, month)).or_else(season)
}
