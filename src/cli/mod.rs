//! The command line: what was typed becomes calls to the library, and what came of it is printed.
//!
//! Data goes to standard output, messages to standard error. The exit code is 0 when all is well,
//! 1 when the content, the settings or the file system is at fault or a comparison finds
//! differences, and 2 for wrong usage.

mod accept;
mod args;
mod baseline;
mod build;
mod check;
mod clean;
mod clean_report;
mod diff;
mod diff_report;
mod export;
mod export_data;
mod import;
mod import_files;
mod import_filters;
mod import_notes;
mod import_report;
mod import_table;
mod init;
mod progress;
mod publishing;
mod reason_report;
mod record;
mod report;
mod selection;
mod serve;
mod stray;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// The content, the settings or the file system is at fault; it has been said.
    AtFault,
    /// A comparison found differences; they have been shown.
    Changed,
}

/// Parses the command line and runs the command.
pub fn run() -> ExitCode {
    let arguments = Arguments::try_parse();
    let arguments = arguments.unwrap_or_else(|error| stray::with_tip(error).exit());
    let root = arguments.root.as_deref();
    let outcome = match arguments.command {
        Command::Init(init) => init::run(root, &init),
        Command::Build(build) => build::run(root, &build),
        Command::Serve(serve) => serve::run(root, &serve),
        Command::Check(check) => check::run(root, &check),
        Command::Import(import) => import::run(root, &import),
        Command::ImportNotes(import) => import_notes::run(root, &import),
        Command::Export(export) => export::run(root, &export),
        Command::Clean(clean) if clean.diff => diff::run(root, &clean),
        Command::Clean(clean) if clean.accept => accept::run(root, &clean),
        Command::Clean(clean) => clean::run(root, &clean),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::AtFault | Outcome::Changed) => ExitCode::FAILURE,
        Err(failure) => {
            failure.print();
            failure.exit_code()
        }
    }
}
