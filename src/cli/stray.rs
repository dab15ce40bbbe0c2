//! What somebody may have meant who gave a command an argument that it does not take.

use std::path::Path;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::shell::typed;

/// The error with a tip, where it can be told what the argument is for.
pub fn with_tip(mut error: Error) -> Error {
    if let Some(tip) = tip(&error) {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}

fn tip(error: &Error) -> Option<String> {
    let ContextValue::String(argument) = error.get(ContextKind::InvalidArg)? else { return None };
    if error.kind() != ErrorKind::UnknownArgument || argument.starts_with('-') {
        return None;
    }
    let path = typed(argument);
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    if Path::new(argument).is_dir() {
        return Some(format!("to name the archive's folder, write `--root {path}`"));
    }
    if usage.contains("postil export ") {
        return Some(format!("to put what is printed into a file, write `> {path}`"));
    }
    let shows = Path::new(argument).is_file();
    shows.then(|| format!("to see what becomes of one file, write `postil clean {path}`"))
}
