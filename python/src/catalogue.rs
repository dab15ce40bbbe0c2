//! What there is to say of batches and their rows, one constructor each; the rest is the cleaner's.

use arrow_array::{Array, ArrayRef, RecordBatch};
use postil_clean::diagnostic::Diagnostic;

/// A batch has no pages.
pub fn no_data_column(batch: &RecordBatch) -> Diagnostic {
    let fields = batch.schema_ref().fields();
    let names: Vec<String> = fields.iter().map(|field| format!("`{}`", field.name())).collect();
    let message = format!("no column `data`; there are {}", names.join(", "));
    Diagnostic::error("no-data-column", message)
        .hint("rename the column that holds the pages to `data`")
}

/// A column cannot be read as what it should hold.
pub fn wrong_kind(name: &str, column: &ArrayRef, wanted: &str) -> Diagnostic {
    let message = format!("column `{name}` holds {}, not {wanted}", column.data_type());
    Diagnostic::error("column-kind", message).hint(format!("cast `{name}` before"))
}

/// A column that is handed through would stand beside one of its name.
pub fn column_taken(name: &str) -> Diagnostic {
    let message = format!("column `{name}` is called as one that the result has");
    Diagnostic::error("column-taken", message).hint("rename or drop it before")
}

/// What a row has is no page that was read.
pub fn foreign_lines() -> Diagnostic {
    let message = "these lines are damaged, or another version of Postil has read them";
    Diagnostic::error("foreign-lines", message).hint("read the page again")
}

/// A row has no page.
pub fn no_data() -> Diagnostic {
    Diagnostic::error("no-data", "this row has no data").hint("scrape the page again")
}
