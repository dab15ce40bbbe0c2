//! The lists of a table.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::TableReader;
use crate::diagnostic::{Place, catalogue};

impl<'t, 'a> TableReader<'_, 't, 'a> {
    /// A list of at most so many texts; what is left out is reported.
    pub fn texts_up_to(&mut self, key: &str, most: usize) -> Vec<String> {
        let mut texts = self.texts(key);
        let stated = texts.len();
        if stated > most {
            self.report(key, |place| catalogue::too_many_texts(place, key, stated, most));
            texts.truncate(most);
        }
        texts
    }

    /// A list of texts; members of another type are reported and left out.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(members) = value.get_ref().as_array() else {
            self.wrong_type::<()>(key, value, "a list of texts, as `[\"…\"]`");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for member in members.iter() {
            match member.get_ref().as_str() {
                Some(text) => texts.push(text.to_owned()),
                None => {
                    self.wrong_type::<()>(key, member, "a text in quotes");
                }
            }
        }
        texts
    }

    /// Whether all members of a list are texts that could be read; so it is where there is no list.
    pub fn has_whole_texts(&self, key: &str) -> bool {
        self.table.get(key).is_none_or(|value| {
            let members = value.get_ref().as_array();
            let are_texts = |members: &DeArray| members.iter().all(|it| it.get_ref().is_str());
            members.is_some_and(are_texts) && !self.file.breaks_within(value)
        })
    }

    /// A list of texts that `parse` understands; any other is reported and left out.
    pub fn parsed_texts<T>(
        &mut self,
        key: &str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut texts = Vec::new();
        for member in self.members(key) {
            let Some(text) = member.get_ref().as_str() else {
                self.wrong_type::<()>(key, member, "a text in quotes");
                continue;
            };
            match parse(text.trim()) {
                Some(parsed) => texts.push(parsed),
                None => self
                    .file
                    .report_value(member, |place| catalogue::bad_value(place, key, text, expected)),
            }
        }
        texts
    }

    /// The members of a list, whatever they are.
    pub fn members(&mut self, key: &str) -> Vec<&'t Spanned<DeValue<'a>>> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(members) = value.get_ref().as_array() else {
            self.wrong_type::<()>(key, value, "a list, as `[\"…\"]`");
            return Vec::new();
        };
        members.iter().collect()
    }

    /// The tables of an array of tables, with the place where each begins.
    pub fn tables(&mut self, key: &str) -> Vec<(Place, &'t DeTable<'a>)> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(members) = value.get_ref().as_array() else {
            self.wrong_type::<()>(
                key,
                value,
                &format!("a list of tables, each begun by `[[{key}]]`"),
            );
            return Vec::new();
        };
        let mut tables = Vec::new();
        for member in members.iter() {
            match member.get_ref().as_table() {
                Some(table) => tables.push((self.file.place(member.span().start), table)),
                None => {
                    self.wrong_type::<()>(key, member, "a table");
                }
            }
        }
        tables
    }
}
