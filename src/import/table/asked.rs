//! What `--map` says: which column is what, as `text=body,date=published_at`.

use super::field::TableField;

/// Which columns somebody has named for which fields; none for a field that is to have no column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedColumns(Vec<(TableField, Option<String>)>);

impl AskedColumns {
    /// Reads what was typed; a comma parts two fields only where the name of one stands behind it,
    /// so that the name of a column may have one.
    ///
    /// Fails with the part that begins with no field.
    pub fn read(typed: &[String]) -> Result<Self, String> {
        let mut asked = Vec::new();
        for text in typed {
            let first = asked.len();
            for part in text.split(',') {
                match stated(part) {
                    Some(pair) => asked.push(pair),
                    None if asked.len() == first => return Err(part.trim().to_owned()),
                    None => continue_name(&mut asked, part),
                }
            }
        }
        Ok(AskedColumns(asked))
    }

    /// The column that a field is to have, if anything was said of it; the last word counts.
    pub(super) fn column(&self, field: TableField) -> Option<Option<&str>> {
        let said = self.0.iter().rfind(|(asked, _)| *asked == field);
        said.map(|(_, column)| column.as_deref())
    }

    /// All that was said, field by field.
    pub(super) fn iter(&self) -> impl Iterator<Item = (TableField, Option<&str>)> {
        self.0.iter().map(|(field, column)| (*field, column.as_deref()))
    }
}

fn stated(part: &str) -> Option<(TableField, Option<String>)> {
    let (name, column) = part.split_once('=')?;
    let field = TableField::from_name(name.trim())?;
    let column = column.trim();
    Some((field, (!column.is_empty()).then(|| column.to_owned())))
}

/// The comma was one of the name before it.
fn continue_name(asked: &mut [(TableField, Option<String>)], part: &str) {
    if let Some((_, column)) = asked.last_mut() {
        let begun = column.take().unwrap_or_default();
        *column = Some(format!("{begun},{}", part.trim_end()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &[&str]) -> Result<Vec<(&'static str, Option<String>)>, String> {
        let typed: Vec<String> = typed.iter().map(|text| (*text).to_owned()).collect();
        let asked = AskedColumns::read(&typed)?;
        let pairs = asked.iter().map(|(field, column)| (field.name(), column.map(str::to_owned)));
        Ok(pairs.collect())
    }

    #[test]
    fn fields_and_their_columns_are_read() {
        let some = |name: &str| Some(name.to_owned());
        for (typed, expected) in [
            (
                &["text=body,date=published_at"][..],
                Ok(vec![("text", some("body")), ("date", some("published_at"))]),
            ),
            (
                &["text = Полный текст", "title="],
                Ok(vec![("text", some("Полный текст")), ("title", None)]),
            ),
            (&["text=a, b,date=c"], Ok(vec![("text", some("a, b")), ("date", some("c"))])),
            (&["text=a=b"], Ok(vec![("text", some("a=b"))])),
            (&[], Ok(vec![])),
            (&["body"], Err("body".to_owned())),
            (&["body=text,date=c"], Err("body=text".to_owned())),
        ] {
            assert_eq!(read(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn the_last_word_counts() {
        let asked = AskedColumns::read(&["text=a".to_owned(), "text=b".to_owned()]).unwrap();
        assert_eq!(asked.column(TableField::Text), Some(Some("b")));
        assert_eq!(asked.column(TableField::Date), None);
    }
}
