//! `postil clean --diff`: what a changed rule, sidecar or version changes, before it is published.
//!
//! Articles are compared with what the last `postil build` recorded, or with an earlier output of
//! `postil clean --json`. An article whose text somebody has accepted is compared with that text.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use crate::cli::Outcome;
use crate::cli::args::CleanArguments;
use crate::cli::diff_report::{self, Changes};
use crate::cli::report::Failure;
use crate::cli::selection::Selection;
use crate::cli::workspace::Workspace;
use crate::disk::{load, own_files};
use crate::ingest;
use crate::model::accepted::{AcceptedText, AcceptedTexts};
use crate::model::article::Article;
use crate::model::files::Files;
use crate::model::record::{CleaningRecord, RecordedBlock};

/// The folder of raw articles, from which on a path is the same wherever a command was called.
const ARTICLES: &str = "content/articles/";

/// What articles are compared with.
struct Baseline {
    /// By path.
    records: BTreeMap<String, CleaningRecord>,
    /// The texts that outrank the records.
    accepted: AcceptedTexts,
}

/// Compares and prints; differences are the exit code 1, as with `diff`.
pub fn run(root: Option<&Path>, arguments: &CleanArguments) -> Result<Outcome, Failure> {
    let selection = Selection::new(root, &arguments.paths)?;
    let recorded = match &arguments.against {
        Some(path) => Some(filled_records(path)?),
        None => recorded_build(&selection.workspace)?,
    };
    let mut cleaned = selection.clean()?;
    let accepted = match arguments.against {
        Some(_) => AcceptedTexts::new(),
        None => std::mem::take(&mut cleaned.accepted),
    };
    let baseline = Baseline::new(recorded, accepted)?;
    let mut changes = Changes::default();
    let gone = |path: &&String| selection.has(path) && cleaned.paths.binary_search(path).is_err();
    changes.gone = baseline.records.keys().filter(gone).count();
    print_changes(&cleaned.articles, &baseline, &selection.files, &mut changes)?;
    anstream::eprintln!("{}", changes.summary());
    Ok(match (cleaned.diagnostics.is_empty(), changes.changed) {
        (false, _) => Outcome::AtFault,
        (true, 0) => Outcome::Fine,
        (true, _) => Outcome::Changed,
    })
}

impl Baseline {
    /// Fails where there is nothing at all to compare with.
    fn new(
        records: Option<BTreeMap<String, CleaningRecord>>,
        accepted: AcceptedTexts,
    ) -> Result<Self, Failure> {
        if records.is_none() && accepted.is_empty() {
            return Err(Failure::usage(
                "there is nothing to compare with: no build of this archive has been recorded",
                "run `postil build` before you change a rule, or name an earlier output of `postil clean --json` with `--against OUTPUT`",
            ));
        }
        Ok(Baseline { records: records.unwrap_or_default(), accepted })
    }
}

fn print_changes(
    articles: &[Arc<Article>],
    baseline: &Baseline,
    files: &dyn Files,
    changes: &mut Changes,
) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    let mut wanted = true;
    for article in articles {
        let text = compare(article, baseline, files, changes)?;
        match out.write_all(if wanted { text.as_bytes() } else { b"" }) {
            // The reader, perhaps `head`, has seen enough; the summary is complete all the same.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => wanted = false,
            result => result?,
        }
    }
    Ok(())
}

/// The record of the last build; none where there is no such file.
fn recorded_build(
    workspace: &Workspace,
) -> Result<Option<BTreeMap<String, CleaningRecord>>, Failure> {
    let path = own_files::record_path(&workspace.root);
    if path.is_file() { read_records(&path).map(Some) } else { Ok(None) }
}

/// The records of a file that somebody named; an empty one is a mistake.
fn filled_records(path: &Path) -> Result<BTreeMap<String, CleaningRecord>, Failure> {
    let records = read_records(path)?;
    if records.is_empty() {
        let message = format!("`{}` holds no article to compare with", path.display());
        return Err(Failure::usage(message, "name an output of `postil clean --json`"));
    }
    Ok(records)
}

/// Reads one record a line.
fn read_records(path: &Path) -> Result<BTreeMap<String, CleaningRecord>, Failure> {
    let bytes = load::read(path).map_err(|error| load::at(path, error))?;
    let mut records = BTreeMap::new();
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    for (index, line) in lines.filter(|(_, line)| !line.trim_ascii().is_empty()) {
        let mut record: CleaningRecord = serde_json::from_slice(line).map_err(|_| {
            let place = format!("{}:{}", path.display(), index + 1);
            let message = format!("`{place}` is no line of `postil clean --json`");
            Failure::new(message, "make the file anew, or delete it")
        })?;
        let start = record.path.rfind(ARTICLES).unwrap_or(0);
        record.path.drain(..start);
        records.insert(record.path.clone(), record);
    }
    Ok(records)
}

/// What has changed of one article, as it is printed; nothing where nothing has.
fn compare(
    article: &Article,
    baseline: &Baseline,
    files: &dyn Files,
    changes: &mut Changes,
) -> io::Result<String> {
    let path = &article.source.path;
    let now = CleaningRecord::of(article);
    let recorded = baseline.records.get(path);
    let accepted = baseline.accepted.get(path);
    let before = accepted.map(|accepted| with_accepted(accepted, recorded, &now));
    let Some(before) = before.as_ref().or(recorded) else {
        changes.new += 1;
        return Ok(String::new());
    };
    let of_this_file =
        before.has_same_raw_file(&now) && before.last_line() <= article.source.line_count;
    if !of_this_file {
        changes.other_raw_file += 1;
        return Ok(String::new());
    }
    let difference = before.difference(&now);
    let text_is_accepted = accepted.map(|accepted| accepted.text == AcceptedText::of(article).text);
    if difference.is_empty() && text_is_accepted != Some(false) {
        changes.same += 1;
        return Ok(String::new());
    }
    changes.add(&difference);
    let bytes = files.read(path)?;
    let lines = ingest::ingest(path, &bytes).0.map(|document| document.lines).unwrap_or_default();
    Ok(diff_report::draw(article, &difference, &lines, text_is_accepted))
}

/// The accepted text as a record, with the fields of the recorded build.
fn with_accepted(
    accepted: &AcceptedText,
    recorded: Option<&CleaningRecord>,
    now: &CleaningRecord,
) -> CleaningRecord {
    let same_file = recorded.filter(|recorded| recorded.has_same_raw_file(now));
    CleaningRecord {
        path: now.path.clone(),
        digest: Some(accepted.raw.clone()),
        fields: same_file.unwrap_or(now).fields.clone(),
        blocks: accepted.kept.iter().map(|lines| RecordedBlock { lines: *lines }).collect(),
    }
}
