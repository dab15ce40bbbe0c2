//! The months as styles of reference shorten them.

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

/// The name of a month, 1 to 12.
pub(super) fn name(names: &[&'static str; 12], month: u32) -> &'static str {
    names.get(month as usize - 1).copied().unwrap_or_default()
}
