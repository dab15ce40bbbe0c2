//! Prints what came of a command.

use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use crate::diagnostic::{Diagnostic, RefusedFile, Severity, report};
use crate::disk::{PublishError, links};
use crate::site::Collection;
use postil_text::unseen::on_one_line;

/// Why a command could not do its work.
#[derive(Debug)]
pub struct Failure {
    message: String,
    hint: String,
    /// 1, or 2 for wrong usage.
    exit_code: u8,
}

impl Failure {
    /// A failure with a hint that the reader can act on.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure { message: message.into(), hint: hint.into(), exit_code: 1 }
    }

    /// A command that was called the wrong way.
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure { exit_code: 2, ..Failure::new(message, hint) }
    }

    /// Settings that nothing can be done with; prints what is wrong with them.
    pub fn unusable_settings(problems: &[Diagnostic]) -> Self {
        print_diagnostics(problems);
        Failure::new("the archive's settings cannot be used", "mend the errors above")
    }

    /// An article that cannot be made again; prints why.
    pub fn unreadable_article(problem: &Diagnostic) -> Self {
        print_diagnostics(std::slice::from_ref(problem));
        Failure::new("an article is gone", "mend the error above and call the command again")
    }

    /// A file that was named and cannot be read.
    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        let hint = RefusedFile::of(error).map(RefusedFile::hint);
        let hint = hint.unwrap_or_else(|| hint_for(error.kind()));
        Failure::new(format!("{}: {error}", path.display()), hint)
    }

    /// The exit code that the command ends with.
    pub fn exit_code(&self) -> ExitCode {
        self.exit_code.into()
    }

    /// Prints it to standard error.
    pub fn print(&self) {
        let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        anstream::eprintln!("{red}error{red:#}: {}", on_one_line(&self.message));
        let cyan = Style::new().fg_color(Some(AnsiColor::Cyan.into()));
        anstream::eprintln!("  {cyan}hint:{cyan:#} {}", on_one_line(&self.hint));
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let hint = links::hint(&error).unwrap_or_else(|| hint_for(error.kind()));
        Failure::new(error.to_string(), hint)
    }
}

/// What to do where the system refused something.
fn hint_for(refusal: ErrorKind) -> &'static str {
    match refusal {
        ErrorKind::NotFound => "check the path",
        ErrorKind::PermissionDenied => "check the permissions of the file and its folder",
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
            "a file stands where a folder belongs, or the other way round; choose another path"
        }
        ErrorKind::DirectoryNotEmpty => {
            "name a new folder or an empty one; nothing is written over"
        }
        ErrorKind::StorageFull => "make room on the disk and call the command again",
        ErrorKind::AddrInUse | ErrorKind::AddrNotAvailable => "choose another `--host` or `--port`",
        _ => "the system refused; mend the cause and call the command again",
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Failure::new(error.to_string(), error.hint())
    }
}

/// Says one line to whoever called the command, on standard error.
pub fn say(line: impl AsRef<str>) {
    anstream::eprintln!("{}", on_one_line(line.as_ref()));
}

/// Asks whoever sits at the terminal; gives the answer without white space around it, and none at the
/// end of the input.
///
/// Fails as the terminal does.
pub fn ask(question: &str) -> io::Result<String> {
    anstream::eprint!("{question}");
    io::stderr().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(answer.trim().to_owned())
}

/// Prints data to standard output; whoever reads it may stop early.
///
/// Fails as standard output does.
pub fn print_data(text: &str) -> Result<(), Failure> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Prints a message whose words are escaped, in colour where that is wanted.
pub fn print_message(message: &str) {
    anstream::eprintln!("{message}");
}

/// Prints diagnostics to standard error; many of one kind are summed up.
pub fn print_diagnostics(diagnostics: &[Diagnostic]) {
    anstream::eprint!("{}", report::draw_all(diagnostics));
}

/// What there is to say of an archive in words, as `1 error, 2 warnings, 3 notices`; of errors and
/// notices only where there are any.
pub fn problem_counts(collection: &Collection) -> String {
    let kinds =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Notice, "notice")];
    let said = kinds.into_iter().filter_map(|(severity, noun)| {
        let count = collection.count(severity);
        (count > 0 || severity == Severity::Warning).then(|| counted(count, noun))
    });
    said.collect::<Vec<_>>().join(", ")
}

/// A number and its noun, as `1 article` or `2 articles`.
pub fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
