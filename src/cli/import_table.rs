//! What `postil import` says of tables before it writes anything.

use std::io;

use crate::cli::args::ImportArguments;
use crate::cli::report::{Failure, print_diagnostics, say};
use crate::import::table::view::{TableView, UsedColumn, first_page, look};
use crate::import::table::{AskedColumns, TableField, TableOptions, Why};
use crate::model::intake::ImportSource;

/// Characters of a cell that are shown.
const SHOWN: usize = 40;
/// Lines of a page that are shown.
const SHOWN_LINES: usize = 8;

/// What was typed about tables.
///
/// Fails where it names no field.
pub fn options(arguments: &ImportArguments) -> Result<TableOptions, Failure> {
    let columns = AskedColumns::read(&arguments.map).map_err(|part| {
        let fields = TableField::ALL.map(|(name, _)| format!("`{name}`")).join(", ");
        let hint = format!("write FIELD=COLUMN, as `text=body`; the fields are {fields}");
        Failure::usage(format!("`{part}` in `--map` names no field"), hint)
    })?;
    Ok(TableOptions { columns, per_folder: arguments.per_folder })
}

/// Shows which column of each table is what; tables in a row that are alike are shown once.
///
/// Fails where that is not clear for one of them.
pub fn show(sources: &[&dyn ImportSource], options: &TableOptions) -> Result<(), Failure> {
    let (mut shown, mut problems) = (None, Vec::new());
    for source in sources {
        match look(*source, options) {
            Ok(None) => {}
            Ok(Some(view)) if shown.as_ref().is_some_and(|shown| view.is_like(shown)) => {}
            Ok(Some(view)) => {
                print_view(source.path(), &view);
                shown = Some(view);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        return Ok(());
    }
    print_diagnostics(&problems);
    Err(Failure::new("nothing was imported", "name the columns as is said above"))
}

fn print_view(path: &str, view: &TableView) {
    match view.encoding {
        Some(encoding) => say(format!("columns of {path}, in {encoding}:")),
        None => say(format!("columns of {path}:")),
    }
    let longest = view.used.iter().map(|used| used.name.chars().count()).max().unwrap_or(0);
    for UsedColumn { mapped, name, first } in &view.used {
        let why = match mapped.why {
            Why::Asked => "as asked",
            Why::Name => "by its name",
            Why::Values => "by its cells",
        };
        let (field, first) = (mapped.field.name(), shortened(first));
        say(format!("  {field:<9} {name:<longest$}  {why:<12}  {first}"));
    }
    if !view.unused.is_empty() {
        say(format!("  not used: {}", view.unused.join(", ")));
    }
}

/// Shows the first page of each table as it would be written.
pub fn show_first_pages(sources: &[&dyn ImportSource], options: &TableOptions) {
    for source in sources {
        // What cannot be read is in the report.
        if let Ok(lines) = first_lines(*source, options) {
            say(format!("the first page of {} would be:", source.path()));
            lines.iter().for_each(|line| say(format!("  | {line}")));
        }
    }
}

fn first_lines(source: &dyn ImportSource, options: &TableOptions) -> io::Result<Vec<String>> {
    let (sidecar, page) = first_page(source, options)?;
    let text = String::from_utf8_lossy(&page.bytes);
    let text = text.lines().take(SHOWN_LINES).map(|line| line.chars().take(2 * SHOWN).collect());
    Ok(sidecar.lines().map(str::to_owned).chain([String::new()]).chain(text).collect())
}

fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(SHOWN).collect();
    let line = words.join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
