//! The columns of objects, whose keys are known only once all have been read.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::import::table::field::TableField;

/// Columns that are kept: objects whose keys are data have no end of them.
const MOST_COLUMNS: usize = 1000;
/// So deep objects in objects become columns of their own, as `source.name`.
const DEEPEST: usize = 3;

/// The names of the columns in the order in which they were first met.
#[derive(Debug, Default)]
pub(super) struct Columns {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

/// Whether an object with a text under this name is a row rather than what holds the rows.
pub(super) fn is_of_row(name: &str) -> bool {
    [TableField::Text, TableField::Html, TableField::Url]
        .iter()
        .any(|field| field.rank_of_name(name).is_some())
}

impl Columns {
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The cells of an object, each in its column.
    pub(super) fn cells(&mut self, object: Map<String, Value>) -> Vec<Value> {
        let mut cells = vec![Value::Null; self.names.len()];
        self.put("", object, 1, &mut cells);
        cells
    }

    fn put(
        &mut self,
        prefix: &str,
        object: Map<String, Value>,
        depth: usize,
        cells: &mut Vec<Value>,
    ) {
        for (key, value) in object {
            let name = format!("{prefix}{key}");
            match value {
                Value::Object(inner) if depth < DEEPEST => {
                    self.put(&format!("{name}."), inner, depth + 1, cells);
                }
                value => {
                    let Some(place) = self.place(name) else { continue };
                    cells.resize(cells.len().max(place + 1), Value::Null);
                    cells[place] = value;
                }
            }
        }
    }

    /// The place of a column; none for a new one where there are too many.
    fn place(&mut self, name: String) -> Option<usize> {
        if let Some(place) = self.places.get(&name) {
            return Some(*place);
        }
        let place = self.names.len();
        (place < MOST_COLUMNS).then(|| {
            self.names.push(name.clone());
            self.places.insert(name, place);
            place
        })
    }
}
