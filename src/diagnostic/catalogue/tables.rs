//! Tables that pages are imported from.

use crate::diagnostic::catalogue::{listed, shorten};
use crate::diagnostic::shell::typed;
use crate::diagnostic::{Diagnostic, Place};

/// Columns that a message lists.
const MOST_LISTED: usize = 12;

/// Somebody named a column that the table does not have.
pub fn no_such_column(path: &str, field: &str, named: &str, columns: &[&str]) -> Diagnostic {
    let mut nearest = columns.to_vec();
    let likeness = |column: &&str| strsim::normalized_damerau_levenshtein(named, column);
    nearest.sort_by(|one, other| likeness(other).total_cmp(&likeness(one)));
    let more = nearest.len().saturating_sub(MOST_LISTED);
    nearest.truncate(MOST_LISTED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    Diagnostic::error("no-such-column", format!("there is no column `{}`", shorten(named)))
        .at(Place::file(path))
        .hint(format!("for `{field}` name one of {}{more}", listed(&nearest)))
}

/// Nothing tells which column is the text; `candidates` have the longest cells, and the first of them
/// would be that of a `field`.
pub fn no_text_column(path: &str, field: &str, candidates: &[String]) -> Diagnostic {
    let names: Vec<&str> = candidates.iter().map(String::as_str).collect();
    let hint = match names.first() {
        None => "a table has an article a row, and its text in a column".to_owned(),
        Some(longest) => {
            let line = map_typed(path, field, longest);
            format!("say which one it is: `{line}`; the longest are {}", listed(&names))
        }
    };
    Diagnostic::error("unclear-columns", "no column is clearly the text")
        .at(Place::file(path))
        .hint(hint)
}

/// Either of two columns may be the text: one by its name, the other by its length.
pub fn two_text_columns(path: &str, called: &str, longer: &str) -> Diagnostic {
    let message = format!("`{called}` is called the text, but `{longer}` is much longer");
    Diagnostic::error("unclear-columns", message).at(Place::file(path)).hint(format!(
        "say which one it is: `{}` or `{}`",
        map_typed(path, "text", longer),
        map_typed(path, "text", called)
    ))
}

/// The command that names the column of a field.
fn map_typed(path: &str, field: &str, column: &str) -> String {
    format!("postil import {} --map {}", typed(path), typed(&format!("{field}={column}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::report::draw_plain;

    #[test]
    fn each_says_what_to_type() {
        let columns = ["id", "body", "published"];
        insta::assert_snapshot!(draw_plain(&no_such_column("a.csv", "text", "bodi", &columns)), @r"
        error[no-such-column]: there is no column `bodi`
          --> a.csv
          hint: for `text` name one of `body`, `id`, `published`
        ");
        let candidates = ["Полный текст".to_owned(), "id".to_owned()];
        insta::assert_snapshot!(draw_plain(&no_text_column("a b.csv", "text", &candidates)), @r"
        error[unclear-columns]: no column is clearly the text
          --> a b.csv
          hint: say which one it is: `postil import 'a b.csv' --map 'text=Полный текст'`; the longest are `Полный текст`, `id`
        ");
        insta::assert_snapshot!(draw_plain(&two_text_columns("a.csv", "text", "body")), @r"
        error[unclear-columns]: `text` is called the text, but `body` is much longer
          --> a.csv
          hint: say which one it is: `postil import a.csv --map 'text=body'` or `postil import a.csv --map 'text=text'`
        ");
    }

    #[test]
    fn a_table_without_columns_has_none_to_name() {
        insta::assert_snapshot!(draw_plain(&no_text_column("a.json", "text", &[])), @r"
        error[unclear-columns]: no column is clearly the text
          --> a.json
          hint: a table has an article a row, and its text in a column
        ");
    }

    #[test]
    fn of_many_columns_the_nearest_are_listed() {
        let names: Vec<String> = (0..30).map(|number| format!("column-{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let drawn = draw_plain(&no_such_column("a.csv", "date", "column-17x", &names));
        assert!(drawn.contains("one of `column-17`,") && drawn.contains(" and 18 more"), "{drawn}");
    }
}
