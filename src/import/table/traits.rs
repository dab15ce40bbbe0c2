//! What the first rows of a table tell of a column, whatever it is called.

use super::cell;
use super::dates::{DateColumn, NoDate};
use super::row::Row;

/// Characters of a text that is no headline.
const LONG: usize = 200;

/// What stands in a column, counted over the first rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ColumnTraits {
    /// Rows in which there is something.
    pub filled: usize,
    /// Characters of what is there, in the mean.
    pub length: usize,
    /// Addresses of the web.
    pub addresses: usize,
    /// Addresses of the web without their schemes.
    pub bare_addresses: usize,
    /// Texts of HTML.
    pub html: usize,
    /// Long texts.
    pub long: usize,
    /// Dates that are no mere numbers.
    pub dates: usize,
    /// Numbers.
    pub numbers: usize,
    /// How its dates are to be read.
    pub(super) date_column: DateColumn,
}

impl ColumnTraits {
    /// The traits of a column.
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r Row> + Clone, column: usize) -> Self {
        let cells = rows.filter_map(move |row| row.cell(column));
        let date_column = DateColumn::of(cells.clone());
        let mut traits = ColumnTraits { date_column, ..ColumnTraits::default() };
        cells.filter_map(cell::text).for_each(|text| traits.count(&text));
        traits.length /= traits.filled.max(1);
        traits
    }

    fn count(&mut self, text: &str) {
        self.filled += 1;
        self.length += text.chars().count();
        self.addresses += usize::from(is_address(text));
        self.bare_addresses += usize::from(is_bare_address(text));
        self.html += usize::from(is_html(text));
        self.long += usize::from(text.chars().nth(LONG).is_some());
        // Of a list the parts stand apart.
        let is_number = text.split_whitespace().all(|part| part.parse::<f64>().is_ok());
        self.numbers += usize::from(is_number);
        self.dates += usize::from(!is_number && self.date_column.read(text) != Err(NoDate::Unread));
    }

    /// Whether most of what is there is of a kind.
    pub(super) fn is_mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 2 > self.filled
    }

    /// Whether nearly all of what is there is of a kind.
    pub(super) fn is_nearly_all(&self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 9
    }
}

/// Whether a text is an address of the web.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) && !text.contains(char::is_whitespace)
}

/// Whether a text is an address of the web that begins with its host: names with dots between them, of
/// which the last is no ending of a file's name.
pub(super) fn is_bare_address(text: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["html", "htm", "xhtml", "php", "asp", "aspx", "txt", "md", "pdf", "jpg", "csv", "json"];
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let Some((_, last)) = host.rsplit_once('.') else { return false };
    let is_top = last.chars().count() > 1
        && (last.chars().all(char::is_alphabetic) || last.starts_with("xn--"))
        && !ENDINGS.contains(&&*last.to_ascii_lowercase());
    is_top && host.split('.').all(is_label) && !text.contains(char::is_whitespace)
}

/// Whether a text is markup: it begins with a tag, and has the end of one.
pub(super) fn is_html(text: &str) -> bool {
    const LOOKED_AT: usize = 100_000;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let head = &text[..text.floor_char_boundary(LOOKED_AT)];
    let mut start = head.strip_prefix('<').unwrap_or_default().chars();
    let begins = start.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '!' || c == '?');
    begins && (head.contains("</") || head.contains("/>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_begins_with_a_tag() {
        for (text, expected) in [
            ("<p>Мост открыли.</p>", true),
            ("\u{feff}\n<!DOCTYPE html><title>Мост</title>", true),
            ("<img src='a'/>", true),
            ("Мост <b>открыли</b>", false),
            ("< 5 км</p>", false),
            ("<вырезано> и </p>", false),
            ("<p", false),
            ("", false),
        ] {
            assert_eq!(is_html(text), expected, "{text}");
        }
    }

    #[test]
    fn an_address_may_begin_with_its_host() {
        for (text, expected) in [
            ("listok.example", true),
            ("www.listok.example/1?a=b", true),
            ("новости.рф/мост", true),
            ("listok.example:8080/1", true),
            ("https://listok.example", false),
            ("/news/1", false),
            ("news/most.html", false),
            ("most.html", false),
            ("3.14", false),
            ("А. Сейтова", false),
            ("a@listok.example", false),
            ("—", false),
            ("", false),
        ] {
            assert_eq!(is_bare_address(text), expected, "{text}");
        }
    }

    #[test]
    fn an_address_stands_alone() {
        for (text, expected) in [
            ("https://stepnoy-vestnik.example/1", true),
            (" http://listok.example ", true),
            ("смотри https://listok.example", false),
            ("https://", false),
            ("listok.example", false),
        ] {
            assert_eq!(is_address(text), expected, "{text}");
        }
    }
}
