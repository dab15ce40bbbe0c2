//! Which column of a table is what: as somebody says, else as the columns are called, else as what
//! stands in them shows.

use super::asked::AskedColumns;
use super::field::TableField;
use super::traits::ColumnTraits;

/// A column of a table, by its name and by its first rows.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub traits: ColumnTraits,
}

impl Column {
    /// Whether the first rows have nothing in it.
    fn is_empty(&self) -> bool {
        self.traits.filled == 0
    }
}

/// Which column is what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(Vec<Mapped>);

/// A field that has a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mapped {
    /// The field.
    pub field: TableField,
    /// The place of its column.
    pub column: usize,
    /// Why it is this one.
    pub why: Why,
}

/// Why a column is taken for what it is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Somebody says so.
    Asked,
    /// It is called so.
    Name,
    /// What stands in it shows it.
    Values,
}

/// Why it is not clear which column is what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    /// Somebody named a column that is not there.
    NoColumn {
        /// For which field.
        field: TableField,
        /// What was named.
        named: String,
    },
    /// No column is the text; these may be, the longest first.
    NoText(Vec<String>),
    /// Either of two columns may be the text.
    TwoTexts(String, String),
}

impl Mapping {
    /// Finds the column of each field.
    ///
    /// Fails where a column is named that is not there, and where no column is clearly the text.
    pub fn of(columns: &[Column], asked: &AskedColumns) -> Result<Self, Unclear> {
        let mut mapping = Mapping::default();
        for (field, named) in asked.iter() {
            let Some(named) = named else { continue };
            let column = columns.iter().position(|column| column.name == named);
            let column =
                column.ok_or_else(|| Unclear::NoColumn { field, named: named.to_owned() })?;
            mapping.put(Mapped { field, column, why: Why::Asked });
        }
        for (_, field) in TableField::ALL {
            if asked.column(field).is_none() && !mapping.has_page_for(field) {
                let found = mapping.by_name(columns, field)?;
                found.into_iter().for_each(|found| mapping.put(found));
            }
        }
        for field in [TableField::Html, TableField::Text, TableField::Url, TableField::Date] {
            if asked.column(field).is_none() && !mapping.has_page_for(field) {
                let found = mapping.by_values(columns, field);
                found.into_iter().for_each(|found| mapping.put(found));
            }
        }
        match mapping.page() {
            Some(_) => Ok(mapping),
            None => Err(Unclear::NoText(longest(columns))),
        }
    }

    /// The field and the column of the page itself: HTML where there is some, else the text.
    pub fn page(&self) -> Option<Mapped> {
        self.find(TableField::Html).or_else(|| self.find(TableField::Text))
    }

    /// A field's column.
    pub fn find(&self, field: TableField) -> Option<Mapped> {
        self.0.iter().find(|mapped| mapped.field == field).copied()
    }

    /// What has a column, in the order of the fields.
    pub fn iter(&self) -> impl Iterator<Item = Mapped> {
        self.0.iter().copied()
    }

    fn put(&mut self, mapped: Mapped) {
        self.0.retain(|other| other.field != mapped.field);
        self.0.push(mapped);
        self.0.sort_by_key(|mapped| mapped.field);
    }

    /// Whether a field need not be looked for: it has a column, or is the page, which has one. A page
    /// is either HTML or text.
    fn has_page_for(&self, field: TableField) -> bool {
        let is_page = matches!(field, TableField::Html | TableField::Text);
        self.find(field).is_some() || is_page && self.page().is_some()
    }

    fn is_free(&self, column: usize) -> bool {
        self.0.iter().all(|mapped| mapped.column != column)
    }

    /// The column that is called as a field most clearly, where what stands in it does not speak
    /// against it; one that is empty so far only where no other is called so.
    ///
    /// Fails where two columns are called texts and the less usual one is the much longer.
    fn by_name(&self, columns: &[Column], field: TableField) -> Result<Option<Mapped>, Unclear> {
        let named = columns.iter().enumerate().filter_map(|(at, column)| {
            let rank = rank(column, field)?;
            let is_weak = column.is_empty() || !speaks_for(column, field);
            (self.is_free(at) && may_be(column, field)).then_some((is_weak, rank, at))
        });
        let named: Vec<(bool, usize, usize)> = named.collect();
        let Some((_, _, best)) = named.iter().min().copied() else { return Ok(None) };
        let length = |at: usize| columns[at].traits.length;
        let longest =
            named.iter().map(|(_, _, at)| *at).max_by_key(|at| length(*at)).unwrap_or(best);
        if field == TableField::Text && length(longest) > 2 * length(best) && length(best) > 0 {
            let name = |at: usize| columns[at].name.clone();
            return Err(Unclear::TwoTexts(name(best), name(longest)));
        }
        Ok(Some(Mapped { field, column: best, why: Why::Name }))
    }

    /// The one column that shows by what stands in it that it is a field's.
    fn by_values(&self, columns: &[Column], field: TableField) -> Option<Mapped> {
        let shows = |(at, column): &(usize, &Column)| {
            let traits = &column.traits;
            let count = match field {
                TableField::Html => traits.html,
                TableField::Text => traits.long,
                TableField::Url => traits.addresses,
                _ => traits.dates,
            };
            let is_other = field == TableField::Text && traits.is_mostly(traits.html);
            self.is_free(*at) && traits.is_nearly_all(count) && !is_other
        };
        let mut found = columns.iter().enumerate().filter(shows);
        let (column, _) = found.next()?;
        found.next().is_none().then_some(Mapped { field, column, why: Why::Values })
    }
}

/// How clearly a column's name says that it is a field's. One that is called a text and holds markup
/// is the page as HTML; one that is called an outlet and holds addresses has those of the pages.
fn rank(column: &Column, field: TableField) -> Option<usize> {
    const BEHIND_ALL: usize = 2000;
    let called = match field {
        TableField::Html => TableField::Text,
        TableField::Url => TableField::Source,
        _ => field,
    };
    let of_other = || Some(called.rank_of_name(&column.name)? + BEHIND_ALL);
    field.rank_of_name(&column.name).or_else(of_other)
}

/// Whether what stands in a column may be a field's; of one that is empty so far, whether its name
/// says so by itself.
fn may_be(column: &Column, field: TableField) -> bool {
    let traits = &column.traits;
    let mostly = |count| traits.is_mostly(count);
    if column.is_empty() {
        let is_page = matches!(field, TableField::Html | TableField::Text);
        return !is_page && field.rank_of_name(&column.name).is_some();
    }
    match field {
        TableField::Html => mostly(traits.html),
        TableField::Text => {
            ![traits.html, traits.addresses, traits.numbers, traits.dates].into_iter().any(mostly)
        }
        // One that is called so has some; one of outlets has the pages' if most are addresses.
        TableField::Url | TableField::Archived if field.rank_of_name(&column.name).is_some() => {
            traits.addresses + traits.bare_addresses > 0
        }
        TableField::Url | TableField::Archived => mostly(traits.addresses),
        TableField::Title => !mostly(traits.addresses) && !mostly(traits.html),
        TableField::Author => {
            ![traits.addresses, traits.html, traits.numbers].into_iter().any(mostly)
        }
        // Numbers of tags and sections stand for names that are elsewhere.
        TableField::Tags | TableField::Section => !mostly(traits.numbers),
        TableField::Source => !mostly(traits.addresses) && !mostly(traits.numbers),
        _ => true,
    }
}

/// Whether most of what stands in a column is what the field has, where that can be told.
fn speaks_for(column: &Column, field: TableField) -> bool {
    let traits = &column.traits;
    let is_of_addresses = matches!(field, TableField::Url | TableField::Archived);
    !is_of_addresses || traits.is_mostly(traits.addresses + traits.bare_addresses)
}

/// The names of the columns with the longest texts, the longest first.
fn longest(columns: &[Column]) -> Vec<String> {
    const SHOWN: usize = 5;
    let mut by_length: Vec<&Column> = columns.iter().collect();
    by_length.sort_by_key(|column| std::cmp::Reverse(column.traits.length));
    by_length.iter().take(SHOWN).map(|column| column.name.clone()).collect()
}

#[cfg(test)]
mod tests;
