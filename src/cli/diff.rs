//! `postil clean --diff`: what a changed rule, sidecar or version changes, before it is published.
//!
//! Articles are compared with what the last `postil build` recorded, or with an earlier output of
//! `postil clean --json`. An article whose text somebody has accepted is compared with that text.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::CleanArguments;
use crate::cli::baseline::{self, Baseline};
use crate::cli::diff_report::{self, Changes};
use crate::cli::report::{Failure, say};
use crate::cli::selection::Selection;
use crate::model::accepted::AcceptedTexts;
use crate::model::article::Article;
use crate::model::files::Files;
use crate::model::record::CleaningRecord;
use crate::site::Collection;
use postil_clean::ingest;

/// Compares and prints; differences are the exit code 1, as with `diff`.
pub fn run(root: Option<&Path>, arguments: &CleanArguments) -> Result<Outcome, Failure> {
    let selection = Selection::new(root, &arguments.paths)?;
    let recorded = match &arguments.against {
        Some(path) => Some(baseline::printed_records(path)?),
        None => baseline::recorded_build(&selection.workspace)?,
    };
    let mut cleaned = selection.clean()?;
    let accepted = match arguments.against {
        Some(_) => AcceptedTexts::new(),
        None => std::mem::take(&mut cleaned.accepted),
    };
    let baseline = Baseline::new(recorded, accepted)?;
    let mut changes = Changes::default();
    let gone = |path: &&String| selection.has(path) && cleaned.paths.binary_search(path).is_err();
    changes.gone = baseline.recorded_paths().filter(gone).count();
    print_changes(&selection, &cleaned.collection, &baseline, &mut changes)?;
    say(changes.summary());
    Ok(match (cleaned.collection.diagnostics.is_empty(), changes.changed) {
        (false, _) => Outcome::AtFault,
        (true, 0) => Outcome::Fine,
        (true, _) => Outcome::Changed,
    })
}

fn print_changes(
    selection: &Selection,
    collection: &Collection,
    baseline: &Baseline,
    changes: &mut Changes,
) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let mut wanted = true;
    for article in selection.articles(collection) {
        let text = compare(&article?, baseline, &selection.files, changes)?;
        match out.write_all(if wanted { text.as_bytes() } else { b"" }) {
            // The reader, perhaps `head`, has seen enough; the summary is complete all the same.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => wanted = false,
            result => result?,
        }
    }
    Ok(())
}

/// What has changed of one article, as it is printed; nothing where nothing has.
fn compare(
    article: &Article,
    baseline: &Baseline,
    files: &dyn Files,
    changes: &mut Changes,
) -> io::Result<String> {
    let now = CleaningRecord::of(article);
    let Some(before) = baseline.record(&now) else {
        changes.new += 1;
        return Ok(String::new());
    };
    if !before.has_same_raw_file(&now) || before.last_line().get() > article.source.line_count {
        changes.other_raw_file += 1;
        return Ok(String::new());
    }
    let difference = before.difference(&now);
    let is_accepted = baseline.is_accepted(article);
    if difference.is_empty() && is_accepted != Some(false) {
        changes.same += 1;
        return Ok(String::new());
    }
    changes.add(&difference);
    let path = &article.source.path;
    let bytes = files.read(path)?;
    let (document, _) = ingest::ingest_as(path, &bytes, &article.capture.read_as());
    let lines = document.map(|document| document.lines).unwrap_or_default();
    Ok(diff_report::draw(article, &difference, &lines, is_accepted))
}
