//! Reads a TOML table key by key, and reports every problem with its place.
//!
//! One wrong key in a sidecar must not cost the reader its notes, and one run must show every wrong
//! key of the settings. So a table is walked by hand: what is wrong becomes a diagnostic, what is
//! right is used.

mod lists;

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::places::Places;
use crate::diagnostic::{Diagnostic, Place, catalogue};

/// A TOML file that is being read.
pub struct TomlFile<'a> {
    places: Places<'a>,
    /// Where the text breaks the rules of TOML, in order.
    broken: Vec<usize>,
    /// The keys that no table of the file may have.
    unknown: Vec<String>,
    problems: Vec<Diagnostic>,
}

impl<'a> TomlFile<'a> {
    /// Parses `text`; of a text with syntax errors, whatever still makes sense.
    pub fn parse(path: &'a str, text: &'a str) -> (Self, DeTable<'a>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let places = Places::new(path, text);
        let problems = errors.iter().map(|error| catalogue::toml_error(&places, error)).collect();
        let mut broken: Vec<usize> =
            errors.iter().filter_map(|error| error.span()).map(|span| span.start).collect();
        broken.sort_unstable();
        (TomlFile { places, broken, unknown: Vec::new(), problems }, table.into_inner())
    }

    /// Starts to read one table of the file, which may have the keys `known`.
    pub fn read<'f, 't>(
        &'f mut self,
        table: &'t DeTable<'a>,
        known: &[&str],
    ) -> TableReader<'f, 't, 'a> {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let place = self.place(key.span().start);
            self.problems.push(catalogue::unknown_key(place, key.get_ref(), known));
            self.unknown.push(key.get_ref().to_string());
        }
        TableReader { file: self, table }
    }

    /// The place of a byte offset.
    pub fn place(&self, offset: usize) -> Place {
        self.places.at(offset)
    }

    /// Adds a problem found by whoever reads the values.
    pub fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Adds a problem with a value, unless the value is broken TOML and so reported already.
    fn report_value(
        &mut self,
        value: &Spanned<DeValue>,
        problem: impl FnOnce(Place) -> Diagnostic,
    ) {
        let span = value.span();
        if !self.breaks_within(value) {
            self.problems.push(problem(self.place(span.start)));
        }
    }

    /// Whether the text breaks the rules of TOML.
    pub fn is_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    fn breaks_within(&self, value: &Spanned<DeValue>) -> bool {
        let span = value.span();
        let next = self.broken.partition_point(|at| *at < span.start);
        self.broken.get(next).is_some_and(|at| *at <= span.end)
    }

    /// Whether an unknown key, in whatever table, is most like `key` of those that are `known`.
    pub fn has_slip(&self, key: &str, known: &[&str]) -> bool {
        self.unknown.iter().any(|unknown| catalogue::nearest(unknown, known) == Some(key))
    }

    /// How many problems have been found so far.
    pub fn problem_count(&self) -> usize {
        self.problems.len()
    }

    /// Every problem found.
    pub fn into_problems(self) -> Vec<Diagnostic> {
        self.problems
    }
}

/// One table of a [`TomlFile`].
pub struct TableReader<'f, 't, 'a> {
    file: &'f mut TomlFile<'a>,
    table: &'t DeTable<'a>,
}

impl<'t, 'a> TableReader<'_, 't, 'a> {
    /// A text, its lines ended by `\n` whatever the file has; an empty one counts as absent.
    pub fn text(&mut self, key: &str) -> Option<String> {
        let value = self.table.get(key)?;
        match value.get_ref().as_str() {
            Some(text) => Some(text.replace("\r\n", "\n")).filter(|text| !text.trim().is_empty()),
            None => self.wrong_type(key, value, "a text in quotes"),
        }
    }

    /// Whether the key is there, whatever its value.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A text or date that `parse` understands.
    pub fn parsed<T>(
        &mut self,
        key: &str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        match self.table.get(key)?.get_ref() {
            DeValue::Integer(_) => self.wrong_type(key, self.table.get(key)?, expected),
            _ => self.parsed_or_number(key, expected, parse),
        }
    }

    /// A text, date or whole number that `parse` understands.
    pub fn parsed_or_number<T>(
        &mut self,
        key: &str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.table.get(key)?;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(datetime) => datetime.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            _ => return self.wrong_type(key, value, expected),
        };
        let parsed = parse(text.trim());
        if parsed.is_none() {
            self.file
                .report_value(value, |place| catalogue::bad_value(place, key, &text, expected));
        }
        parsed
    }

    /// A text that `check` accepts; `problem` says what is wrong with any other.
    pub fn checked<T>(
        &mut self,
        key: &str,
        check: impl Fn(&str) -> Option<T>,
        problem: impl Fn(Place, &str) -> Diagnostic,
    ) -> Option<T> {
        let value = self.table.get(key)?;
        let Some(text) = value.get_ref().as_str() else {
            return self.wrong_type(key, value, "a text in quotes");
        };
        let checked = check(text);
        if checked.is_none() {
            self.file.report_value(value, |place| problem(place, text));
        }
        checked
    }

    /// A whole number within `range`; `problem` says what is wrong with any other.
    pub fn integer_within(
        &mut self,
        key: &str,
        range: RangeInclusive<i64>,
        problem: impl Fn(Place, i64) -> Diagnostic,
    ) -> Option<i64> {
        let number = self.integer(key)?;
        if !range.contains(&number) {
            let value = self.table.get(key)?;
            self.file.report_value(value, |place| problem(place, number));
            return None;
        }
        Some(number)
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &str) -> Option<bool> {
        let value = self.table.get(key)?;
        let stated = value.get_ref().as_bool();
        stated.or_else(|| self.wrong_type(key, value, "`true` or `false`"))
    }

    /// A table inside this one.
    pub fn table(&mut self, key: &str) -> Option<&'t DeTable<'a>> {
        let value = self.table.get(key)?;
        let table = value.get_ref().as_table();
        table.or_else(|| self.wrong_type(key, value, &format!("a table, begun by `[{key}]`")))
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str) -> Option<i64> {
        let value = self.table.get(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|i| i64::from_str_radix(i.as_str(), i.radix()).ok());
        number.or_else(|| self.wrong_type(key, value, "a whole number"))
    }

    /// Reports what is wrong with a key's value, where there is one.
    pub fn report(&mut self, key: &str, problem: impl FnOnce(Place) -> Diagnostic) {
        if let Some(value) = self.table.get(key) {
            self.file.report_value(value, problem);
        }
    }

    /// The place of a key's value and the value, where it is a text.
    pub fn stated_text(&self, key: &str) -> Option<(Place, &'t str)> {
        let value = self.table.get(key)?;
        Some((self.file.place(value.span().start), value.get_ref().as_str()?))
    }

    fn wrong_type<T>(&mut self, key: &str, value: &Spanned<DeValue>, expected: &str) -> Option<T> {
        let found = value.get_ref().type_str();
        self.file.report_value(value, |place| catalogue::wrong_type(place, key, found, expected));
        None
    }
}
