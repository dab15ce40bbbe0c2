//! How long a reader waits for results, in a real browser.

use std::env;
use std::ffi::OsStr;
use std::io;
use std::path::Path;

use super::scripts;
use crate::suite::chromium;

/// What one query took.
pub(super) struct Answer {
    /// Milliseconds with nothing of the query in the browser, on a new page with its files in the
    /// browser's cache, and asked once more on that page.
    pub(super) waits: [f64; 3],
    /// How much of the index was loaded the first time.
    pub(super) bytes: f64,
}

/// Asks the search of a site that an engine, `postil` or `pagefind`, has indexed; none where there
/// is no Chromium or no `node`.
pub(super) fn ask(
    root: &Path,
    engine: &str,
    site: &Path,
    queries: &[String],
) -> io::Result<Option<Vec<Answer>>> {
    let named = env::var_os(chromium::VARIABLE).filter(|path| !path.is_empty());
    let Some(browser) = named.or_else(|| chromium::find().map(Into::into)) else {
        return Ok(None);
    };
    eprintln!("asking {engine} {} queries in the browser", queries.len());
    let arguments = [OsStr::new(engine), site.as_os_str(), &browser];
    let lines = scripts::answers(root, "browser.mjs", &arguments, queries)?;
    let answers = lines.map(|lines| lines.iter().map(|line| answer(line)).collect());
    Ok(answers)
}

fn answer(line: &[f64]) -> Answer {
    let number = |place: usize| line.get(place).copied().unwrap_or_default();
    Answer { waits: [0, 1, 2].map(number), bytes: number(3) }
}
