//! Reads lists: whatever is wrong with a member costs that member alone.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::diagnostic::toml_table::TableReader;
use crate::diagnostic::{Place, catalogue};

impl<'t, 'a> TableReader<'_, 't, 'a> {
    /// The members of a list, whatever they are.
    pub fn members(&mut self, key: &str) -> Vec<&'t Spanned<DeValue<'a>>> {
        self.list(key, "a list, as `[\"…\"]`")
    }

    /// A list of texts; members of another type are reported and left out.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let members = self.list(key, "a list of texts, as `[\"…\"]`").into_iter();
        members.filter_map(|member| self.member_text(key, member).map(str::to_owned)).collect()
    }

    /// Whether a key's value is a list.
    pub fn has_list(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| value.get_ref().is_array())
    }

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
        let members = self.members(key).into_iter();
        let read = |member| {
            let text = self.member_text(key, member)?;
            let parsed = parse(text.trim());
            if parsed.is_none() {
                self.file
                    .report_value(member, |place| catalogue::bad_value(place, key, text, expected));
            }
            parsed
        };
        members.filter_map(read).collect()
    }

    /// The tables of an array of tables, with the place where each begins.
    pub fn tables(&mut self, key: &str) -> Vec<(Place, &'t DeTable<'a>)> {
        let expected = format!("a list of tables, each begun by `[[{key}]]`");
        let members = self.list(key, &expected).into_iter();
        let read = |member: &'t Spanned<DeValue<'a>>| match member.get_ref().as_table() {
            Some(table) => Some((self.file.place(member.span().start), table)),
            None => self.wrong_type(key, member, "a table"),
        };
        members.filter_map(read).collect()
    }

    fn list(&mut self, key: &str, expected: &str) -> Vec<&'t Spanned<DeValue<'a>>> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let members = value.get_ref().as_array();
        let members = members.or_else(|| self.wrong_type(key, value, expected));
        members.into_iter().flat_map(|members| members.iter()).collect()
    }

    fn member_text(&mut self, key: &str, member: &'t Spanned<DeValue<'a>>) -> Option<&'t str> {
        let text = member.get_ref().as_str();
        text.or_else(|| self.wrong_type(key, member, "a text in quotes"))
    }
}
