//! What `postil clean --diff` compares articles with: an earlier cleaning of each.
//!
//! It is the record of the last build, or an output of `postil clean --json` that somebody named;
//! a text that somebody has accepted outranks the record.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::report::Failure;
use crate::cli::workspace::Workspace;
use crate::config::settings::ARTICLES_FOLDER;
use crate::disk::{load, own_files};
use crate::model::accepted::{AcceptedText, AcceptedTexts};
use crate::model::article::Article;
use crate::model::record::{CleaningRecord, RecordedBlock};

/// The records of an archive's articles by path.
pub type Records = BTreeMap<String, CleaningRecord>;

/// What articles are compared with.
pub struct Baseline {
    records: Records,
    /// The texts that outrank the records.
    accepted: AcceptedTexts,
}

impl Baseline {
    /// Fails where there is nothing at all to compare with.
    pub fn new(records: Option<Records>, accepted: AcceptedTexts) -> Result<Self, Failure> {
        if records.is_none() && accepted.is_empty() {
            return Err(Failure::usage(
                "there is nothing to compare with: no build of this archive has been recorded",
                "run `postil build` before you change a rule, or name an earlier output of `postil clean --json` with `--against OUTPUT`",
            ));
        }
        Ok(Baseline { records: records.unwrap_or_default(), accepted })
    }

    /// The articles that there is a record of.
    pub fn recorded_paths(&self) -> impl Iterator<Item = &String> {
        self.records.keys()
    }

    /// What an article is compared with, if anything; `now` is its record as it is now.
    ///
    /// An accepted text has the fields of the recorded build.
    pub fn record(&self, now: &CleaningRecord) -> Option<Cow<'_, CleaningRecord>> {
        let recorded = self.records.get(&now.path);
        let Some(accepted) = self.accepted.get(&now.path) else {
            return recorded.map(Cow::Borrowed);
        };
        let same_file = recorded.filter(|recorded| recorded.has_same_raw_file(now));
        Some(Cow::Owned(CleaningRecord {
            path: now.path.clone(),
            digest: Some(accepted.raw.clone()),
            fields: same_file.unwrap_or(now).fields.clone(),
            blocks: accepted.kept.iter().map(|lines| RecordedBlock { lines: *lines }).collect(),
        }))
    }

    /// Whether an article's text is the accepted one; none where no text of it was accepted.
    pub fn is_accepted(&self, article: &Article) -> Option<bool> {
        let accepted = self.accepted.get(&article.source.path)?;
        Some(accepted.text == AcceptedText::of(article).text)
    }
}

/// The record of the last build; none where there is no such file.
pub fn recorded_build(workspace: &Workspace) -> Result<Option<Records>, Failure> {
    let path = own_files::record_path(&workspace.root);
    if !path.is_file() {
        return Ok(None);
    }
    read_records(&path, "delete it; the next `postil build` makes it anew").map(Some)
}

/// The records of a file that somebody named; an empty one is a mistake.
pub fn printed_records(path: &Path) -> Result<Records, Failure> {
    let hint = "name an output of `postil clean --json`";
    let records = read_records(path, hint)?;
    if records.is_empty() {
        let message = format!("`{}` holds no article to compare with", path.display());
        return Err(Failure::usage(message, hint));
    }
    Ok(records)
}

/// Reads one record a line; `hint` says what to do about a line that is none.
fn read_records(path: &Path, hint: &str) -> Result<Records, Failure> {
    let bytes = load::read_own(path).map_err(|error| Failure::unreadable(path, &error))?;
    let mut records = Records::new();
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    for (index, line) in lines.filter(|(_, line)| !line.trim_ascii().is_empty()) {
        let mut record: CleaningRecord = serde_json::from_slice(line).map_err(|_| {
            let place = format!("{}:{}", path.display(), index + 1);
            Failure::new(format!("`{place}` is not as `postil clean --json` prints it"), hint)
        })?;
        // From here on a path is the same wherever a command was called.
        let start = record.path.rfind(ARTICLES_FOLDER).unwrap_or(0);
        record.path.drain(..start);
        records.insert(record.path.clone(), record);
    }
    Ok(records)
}
