//! The arguments of `postil export`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::base_url;
use crate::config::settings::BaseUrl;

/// `postil export`
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// What to print
    #[command(subcommand)]
    pub what: Exported,
}

/// What can be exported.
#[derive(Debug, Subcommand)]
pub enum Exported {
    /// Print all notes, to standard output
    Notes(ExportNotesArguments),
    /// Print a table, a row an article
    Csv(ExportListArguments),
    /// Print JSON Lines, an article a line with its text and its notes
    Jsonl(ExportListArguments),
    /// Print references in CSL-JSON
    CslJson(ExportListArguments),
    /// Print references in BibTeX
    Bibtex(ExportListArguments),
    /// Print references in RIS, as Zotero, EndNote and Mendeley read them
    Ris(ExportListArguments),
    /// Write the table with its description, a Frictionless Data Package, into a new folder
    Datapackage(ExportFolderArguments),
    /// Write a TEI document an article into a new folder
    Tei(ExportFolderArguments),
    /// Pack raw files, sidecars and settings with their checksums into a new folder, a BagIt bag
    ///
    /// Raw files of which not everything may be shown are left out.
    Bagit(ExportFolderArguments),
}

/// `postil export FORMAT`, for a format that is one file.
#[derive(Debug, Args)]
pub struct ExportListArguments {
    /// Where the site is published, as `https://example.org/archive/`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<BaseUrl>,
}

/// `postil export FORMAT FOLDER`, for a format of several files.
#[derive(Debug, Args)]
pub struct ExportFolderArguments {
    /// The new folder; it is made if it does not exist, and must be empty
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,

    /// Where the site is published, as `https://example.org/archive/`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<BaseUrl>,
}

/// `postil export notes`
#[derive(Debug, Args)]
pub struct ExportNotesArguments {
    /// How to write them
    #[arg(long, value_enum, default_value_t = NotesFormat::Jsonld)]
    pub format: NotesFormat,

    /// Where the site is published, as `https://example.org/archive/`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<BaseUrl>,
}

/// A format of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NotesFormat {
    /// W3C Web Annotations
    Jsonld,
    /// A table, a row for each note
    Csv,
    /// A text to read
    Markdown,
}
