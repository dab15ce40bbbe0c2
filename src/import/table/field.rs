//! What a column of a table can be to an article, and what such columns are called.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column is to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableField {
    /// The page as HTML.
    Html,
    /// The text.
    Text,
    /// Where it was published.
    Url,
    /// The headline.
    Title,
    /// When it was published.
    Date,
    /// The outlet.
    Source,
    /// The authors.
    Author,
    /// The outlet's section.
    Section,
    /// The language of the text.
    Language,
    /// When the page was saved.
    Captured,
    /// A web archive's copy.
    Archived,
    /// Who holds the rights.
    Rights,
    /// The tags.
    Tags,
    /// What the file is called after.
    Id,
}

impl TableField {
    /// Every field with the name that `--map` has for it, in the order in which they choose a column.
    pub const ALL: [(&'static str, TableField); 14] = [
        ("html", TableField::Html),
        ("text", TableField::Text),
        ("url", TableField::Url),
        ("title", TableField::Title),
        ("date", TableField::Date),
        ("source", TableField::Source),
        ("author", TableField::Author),
        ("section", TableField::Section),
        ("language", TableField::Language),
        ("captured", TableField::Captured),
        ("archived", TableField::Archived),
        ("rights", TableField::Rights),
        ("tags", TableField::Tags),
        ("id", TableField::Id),
    ];

    /// The name that `--map` has for it.
    pub fn name(self) -> &'static str {
        TableField::ALL[self as usize].0
    }

    /// The field of a name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        TableField::ALL.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
    }

    /// How usual a column's name is for this field: 0 is the first choice; none for a name that says
    /// nothing of it.
    ///
    /// Of a name in an object, as `meta.title`, the last part may say it, but less clearly.
    pub fn rank_of_name(self, column: &str) -> Option<usize> {
        const BEHIND_ALL: usize = 1000;
        let column = column.strip_suffix(RENDERED).unwrap_or(column);
        let rank = |name: &str| RANKS.get(&(self, plain(name))).copied();
        let last_part = || {
            let (_, last) = column.rsplit_once('.').filter(|_| self != TableField::Id)?;
            Some(rank(last)? + BEHIND_ALL)
        };
        rank(column).or_else(last_part)
    }
}

/// What stands behind a field's name where WordPress gives it as a page shows it.
const RENDERED: &str = ".rendered";

/// The names of columns, by the fields that they stand for and how usual they are.
static RANKS: LazyLock<HashMap<(TableField, String), usize>> = LazyLock::new(|| {
    let mut ranks = HashMap::new();
    for line in include_str!("column-names.txt").lines() {
        let Some((field, names)) = line.split_once(':') else { continue };
        let Some(field) = TableField::from_name(field) else { continue };
        for (rank, name) in names.split(',').enumerate() {
            ranks.insert((field, plain(name)), rank);
        }
    }
    ranks
});

/// A name without what differs between ways to write it: case, spaces, hyphens, underscores.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_name_and_its_column() {
        for (place, (name, field)) in TableField::ALL.into_iter().enumerate() {
            assert_eq!((field as usize, field.name()), (place, name));
            assert_eq!(TableField::from_name(name), Some(field));
            assert!(field.rank_of_name(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_line_of_the_list_is_a_field_or_a_comment() {
        let text = include_str!("column-names.txt");
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let field = line.split(':').next().and_then(TableField::from_name);
            assert!(field.is_some(), "{line}");
        }
    }

    #[test]
    fn names_are_known_however_they_are_written() {
        for (name, field) in [
            ("Published At", TableField::Date),
            ("published_at", TableField::Date),
            ("publishedAt", TableField::Date),
            ("Дата публикации", TableField::Date),
            ("Мәтін", TableField::Text),
            ("meta.headline", TableField::Title),
            ("source.name", TableField::Source),
            ("maintext", TableField::Text),
            ("seendate", TableField::Captured),
            ("crawled", TableField::Captured),
            ("content.rendered", TableField::Text),
            ("title.rendered", TableField::Title),
        ] {
            assert!(field.rank_of_name(name).is_some(), "{name}");
        }
        for (name, field) in [
            ("update", TableField::Date),
            ("texture", TableField::Text),
            ("author.id", TableField::Id),
            ("", TableField::Text),
        ] {
            assert_eq!(field.rank_of_name(name), None, "{name}");
        }
        let rank = |name| TableField::Date.rank_of_name(name);
        assert!(rank("date") < rank("meta.date"));
    }
}
