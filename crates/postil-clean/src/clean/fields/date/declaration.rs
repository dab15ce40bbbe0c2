//! What a page declares of its date: the elements and the values.

use chrono::{DateTime, NaiveDate};

use crate::clean::page::PageParts;
use crate::clean::time::notation;
use crate::model::cleaned::FieldName;
use crate::model::date::ArticleDate;
use crate::model::rule::DeclaredBy;
use crate::model::source::DeclaredField;

/// The rules by which the page declares a date of its own, each once.
pub(super) fn rules(page: &PageParts) -> Vec<DeclaredBy> {
    let rules = page.declared_as(FieldName::Date).map(|field| field.rule);
    let mut rules: Vec<DeclaredBy> =
        rules.filter(|rule| *rule != DeclaredBy::OtherDateClass).collect();
    rules.sort_unstable_by_key(|rule| rule.name());
    rules.dedup();
    rules
}

/// The lines of elements that are named for the date of something else, and their days.
pub(super) fn of_others(page: &PageParts) -> Vec<(usize, NaiveDate)> {
    let fields = page.declared_as(FieldName::Date);
    let others = fields.filter(|field| field.rule == DeclaredBy::OtherDateClass);
    others.filter_map(|field| Some((field.line.index(), read(field)?.day))).collect()
}

/// Whether a rule finds elements among the lines that readers see.
pub(super) fn is_by_element(rule: DeclaredBy) -> bool {
    matches!(
        rule,
        DeclaredBy::Microdata
            | DeclaredBy::MicrodataModified
            | DeclaredBy::DataAttribute
            | DeclaredBy::TimeElement
            | DeclaredBy::PublishedTimeElement
            | DeclaredBy::UpdatedTimeElement
            | DeclaredBy::DateClass
            | DeclaredBy::TitleOfDateClass
    )
}

/// Whether a declaration is the page's address.
pub(super) fn is_address(field: &DeclaredField) -> bool {
    field.name == FieldName::Url
}

/// The date in a declared value, in whatever notation.
pub(super) fn read(field: &DeclaredField) -> Option<ArticleDate> {
    let value = field.value.trim();
    let head = &value[..value.floor_char_boundary(200)];
    let exact = value.parse().ok();
    let found = || Some(notation::find_dates(head).first()?.date);
    exact.or_else(found).or_else(|| compact(head)).or_else(|| unix_time(value))
}

/// Seconds or milliseconds since 1970, as scripts count them.
fn unix_time(text: &str) -> Option<ArticleDate> {
    if !matches!(text.len(), 10 | 13) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let moment = DateTime::from_timestamp(text[..10].parse().ok()?, 0)?;
    Some(ArticleDate::from_day(moment.date_naive()))
}

/// `20260214` and `20260214103000`.
fn compact(text: &str) -> Option<ArticleDate> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if !matches!(digits.len(), 8 | 12 | 14) {
        return None;
    }
    let day = NaiveDate::parse_from_str(&digits[..8], "%Y%m%d").ok()?;
    Some(ArticleDate::from_day(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_moments_are_read_in_seconds_too() {
        let day = |value: &str| {
            let (name, value) = (FieldName::Date, value.to_owned());
            let date =
                read(&DeclaredField { name, value, line: 1.into(), rule: DeclaredBy::MetaDate })?;
            Some(date.day.to_string())
        };
        assert_eq!(day("1770109200").as_deref(), Some("2026-02-03"));
        assert_eq!(day("1770109200000").as_deref(), Some("2026-02-03"));
        assert_eq!(day("20260203").as_deref(), Some("2026-02-03"));
        assert_eq!(day("177010920x"), None);
        assert_eq!(day("177010920ааx"), None);
    }
}
