//! The command line as typed.

mod export;
mod import;

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::settings::{BaseUrl, Language};

pub use export::{
    ExportArguments, ExportFolderArguments, ExportListArguments, ExportNotesArguments, Exported,
    NotesFormat,
};
pub use import::{
    ImportArguments, ImportFormat, ImportNotesArguments, ImportedCaptures, ImportedType,
};

/// Turns a folder of scraped pages into a clean, searchable, annotated website.
#[derive(Debug, Parser)]
#[command(name = "postil", version, max_term_width = 100, propagate_version = true)]
#[command(
    after_help = "Start with `postil init my-archive`, then `cd my-archive` and `postil serve`."
)]
pub struct Arguments {
    /// The archive's folder [default: the folder upwards from here that holds config.toml]
    #[arg(long, global = true, value_name = "DIR", display_order = 100)]
    pub root: Option<PathBuf>,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new archive with a first article, ready to build
    Init(InitArguments),
    /// Build the website into the output folder
    ///
    /// Cleans the articles and makes the pages that have changed, and writes them into the output
    /// folder (`public` unless config.toml says otherwise). What did not change is kept in the
    /// archive's `.postil` folder, which may be deleted at any time. Problems in the content are
    /// listed with file and line; everything else is built all the same.
    Build(BuildArguments),
    /// Show the website in a local preview that follows every change
    ///
    /// Serves from memory: nothing is written. A folder of text files without config.toml works
    /// too: every text file in it is shown as an article.
    Serve(ServeArguments),
    /// Report every problem in the archive without writing a site
    ///
    /// Besides what a build reports: links that lead nowhere, missing dates and sources, guesses,
    /// likely copies, personal data in the texts, and what is too large for GitHub Pages.
    /// Of pages only those are tried whose templates are the archive's own.
    /// Notes whose words have changed, stand in several places or are gone are warnings, unless
    /// --deny makes them errors.
    Check(CheckArguments),
    /// Take pages out of web archives (WARC, WACZ) and tables (CSV, JSON, Parquet) into this archive
    ///
    /// Each HTML page that a server answered with becomes a raw file, byte for byte, with a sidecar
    /// that says its address and when it was captured. Of a table each row is an article: which
    /// column is what is guessed by names and cells, and shown before anything is written. Nothing that is there is written over: an
    /// import that was stopped goes on where it was when it is called again. The network is not
    /// used.
    Import(ImportArguments),
    /// Write notes that were made elsewhere into the sidecars
    ///
    /// Reads a JSON export of Hypothesis, or W3C Web Annotations as JSON-LD. Each note's article
    /// is found by its address or title, and its place by its words; what has no place is listed.
    /// Notes that are there already are passed over.
    ImportNotes(ImportNotesArguments),
    /// Print or write the archive for other programs: its articles, its notes, or all its files
    Export(ExportArguments),
    /// Show what the cleaner keeps and removes of single files
    ///
    /// Kept lines are plain; removed ones are dimmed, with the rule that removed them. The fields
    /// on top name the line that each was read from. Below a line whose verdict was close stand its
    /// strongest reasons; --reasons gives them for every line.
    ///
    /// With --diff: what a changed rule, sidecar or version changes in the whole archive, compared
    /// with the last `postil build`; the exit code is 1 if anything changes. With --accept: the
    /// texts of the articles are right, and `postil check` is to say when one changes.
    Clean(CleanArguments),
}

/// `postil init`
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder of the new archive; made if it does not exist
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,

    /// The language of the site and of all that is written: ru, kk or en; several, as `ru,kk`, for a
    /// site in each of them [default: asked]
    #[arg(long, value_name = "LANGUAGE", value_parser = language, value_delimiter = ',')]
    pub language: Vec<Language>,

    /// Copy the default theme into `themes/NAME/`, to be changed there; in an archive that is there
    /// already nothing else is written
    #[arg(long, value_name = "NAME", value_parser = theme_name)]
    pub theme: Option<String>,
}

/// `postil build`
#[derive(Debug, Args)]
pub struct BuildArguments {
    /// Where the site will be published, as `https://example.org/archive/`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<BaseUrl>,

    /// Write the site into this folder instead of the archive's own
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,

    /// Say of everything that is cleaned or made anew why it is
    #[arg(long)]
    pub explain: bool,

    /// Write nothing where any file is at fault, instead of everything else
    #[arg(long)]
    pub strict: bool,

    /// Neither use nor keep what earlier builds made
    #[arg(long)]
    pub no_cache: bool,

    /// Throw away what earlier builds made, and start afresh
    #[arg(long, conflicts_with = "no_cache")]
    pub fresh: bool,
}

/// `postil serve`
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// The port to listen on; the next free one if it is taken
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    pub port: u16,

    /// The address to listen on; anything but a loopback address shows the archive to the network
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = host)]
    pub host: IpAddr,

    /// Preview the site as if it were published there; its path becomes the preview's path
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<BaseUrl>,
}

/// `postil check`
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Fail where there are such notes; several kinds are separated by commas
    #[arg(long, value_name = "KINDS", value_enum, value_delimiter = ',')]
    pub deny: Vec<DeniedNotes>,

    /// Where the site will be published, as `https://example.org/archive/`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<BaseUrl>,

    /// The folder with the site whose size is looked at, if it is not the archive's own
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,

    /// How to print what there is to say
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
}

/// How a check prints what there is to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people, on standard error; many notices of one kind are summed up
    Text,
    /// One JSON object a line, on standard output
    Json,
    /// Commands of GitHub's workflows, on standard output: they show at the lines of a change
    Github,
}

/// Notes that a check may be told to fail for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DeniedNotes {
    /// Notes whose quote is not in the article
    Orphans,
    /// Notes whose words are not quite their quote's
    Changed,
    /// Notes whose quote stands in several places
    Ambiguous,
}

/// `postil clean`
#[derive(Debug, Args)]
pub struct CleanArguments {
    /// Print one JSON object per file, in path order
    #[arg(long)]
    pub json: bool,

    /// Say of every line why it was kept or removed, also with --json
    #[arg(long, conflicts_with_all = ["diff", "accept"])]
    pub reasons: bool,

    /// Show only what has changed since the last build, in these files or in the whole archive
    #[arg(long, conflicts_with = "json")]
    pub diff: bool,

    /// Compare with an earlier output of `postil clean --json` instead
    #[arg(long, value_name = "OUTPUT", requires = "diff")]
    pub against: Option<PathBuf>,

    /// Write the articles' texts, by their hash, into content/accepted.toml
    #[arg(long, conflicts_with_all = ["json", "diff"])]
    pub accept: bool,

    /// Files, or folders to walk
    #[arg(required_unless_present = "diff", value_name = "FILE")]
    pub paths: Vec<PathBuf>,
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_code(text).ok_or_else(|| "write ru, kk or en".to_owned())
}

fn theme_name(text: &str) -> Result<String, String> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let is_name = !text.is_empty() && text != "default" && text.chars().all(is_plain);
    is_name.then(|| text.to_owned()).ok_or_else(|| "write one word, as `mine`".to_owned())
}

fn host(text: &str) -> Result<IpAddr, String> {
    let hint = "write 127.0.0.1 for this machine alone, or 0.0.0.0 for the network";
    text.parse().map_err(|_| hint.to_owned())
}

fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(text).ok_or_else(|| "write it as https://example.org/archive/".to_owned())
}
