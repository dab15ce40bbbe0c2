//! The arguments of `postil import` and `postil import-notes`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use postil_clean::model::ending::usual_endings;

/// The kinds of files that `postil import` takes.
fn files_help() -> String {
    format!(
        "Web archives (.warc, .warc.gz, .warc.zst, .wacz), saved pages ({}), tables (.csv, .tsv, \
         .json, .jsonl, also with .gz; .parquet), or folders of web archives or of saved pages",
        usual_endings()
    )
}

/// `postil import`
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// What is imported
    #[arg(value_name = "FILE", required = true, help = files_help())]
    pub files: Vec<PathBuf>,

    /// Put the pages into this folder below content/articles
    #[arg(long, value_name = "FOLDER", value_parser = folder_below)]
    pub into: Option<String>,

    /// Take only pages of this host and of those below it; may be given several times
    #[arg(long = "host", value_name = "HOST")]
    pub hosts: Vec<String>,

    /// Take only pages whose path begins so, as `/news/`; `*` stands for anything
    #[arg(long = "path", value_name = "PATH")]
    pub paths: Vec<String>,

    /// Take only what was captured on this day or later, as 2026-02-14
    #[arg(long, value_name = "DAY")]
    pub since: Option<NaiveDate>,

    /// Take only what was captured on this day or earlier
    #[arg(long, value_name = "DAY")]
    pub until: Option<NaiveDate>,

    /// Take such texts besides HTML; several are separated by commas
    #[arg(long = "type", value_name = "TYPES", value_enum, value_delimiter = ',')]
    pub types: Vec<ImportedType>,

    /// Which captures of one address to take
    #[arg(long, value_enum, default_value_t = ImportedCaptures::Last)]
    pub captures: ImportedCaptures,

    /// Also take the HTML that a WACZ does not list among its pages: frames and adverts
    #[arg(long)]
    pub unlisted: bool,

    /// Which columns of a table are what, as `text=body,date=published_at`; nothing behind the `=`
    /// leaves a field out. Fields: text or html, url, title, date, source, author, section,
    /// language, captured, archived, rights, tags, id
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub map: Vec<String>,

    /// Put so many rows of a table into one folder each
    #[arg(long, value_name = "ROWS", value_parser = clap::value_parser!(u64).range(1..))]
    pub per_folder: Option<u64>,

    /// Write nothing, and say what would be written
    #[arg(long)]
    pub dry_run: bool,

    /// How to print what came of it
    #[arg(long, value_enum, default_value_t = ImportFormat::Text)]
    pub format: ImportFormat,
}

/// Texts that are imported on request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportedType {
    /// Plain text
    Text,
    /// Markdown
    Markdown,
}

/// Which captures of one address are imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportedCaptures {
    /// The newest one
    Last,
    /// Each one
    All,
}

/// How an import prints what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// For people, on standard error
    Text,
    /// One JSON object, on standard output
    Json,
}

/// `postil import-notes`
#[derive(Debug, Args)]
pub struct ImportNotesArguments {
    /// The file of notes
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// The parts of a folder below the articles; none of them leads up, and none is hidden.
fn folder_below(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
    let is_plain = |part: &&str| !part.starts_with('.') && !part.contains(':');
    match !parts.is_empty() && !text.starts_with(['/', '\\']) && parts.iter().all(is_plain) {
        true => Ok(parts.join("/")),
        false => Err("write a folder below content/articles, as `crawls/2026`".to_owned()),
    }
}
