//! What was typed about which pages `postil import` takes.

use crate::cli::args::{ImportArguments, ImportedCaptures, ImportedType};
use crate::cli::report::Failure;
use crate::import::capture::PageFormat;
use crate::import::wanted::{Captures, Unlisted, Wanted};

/// Which pages are wanted.
///
/// Fails where a filter is written so that no page could fit it.
pub fn wanted(arguments: &ImportArguments) -> Result<Wanted, Failure> {
    arguments.hosts.iter().try_for_each(|host| check_host(host))?;
    arguments.paths.iter().try_for_each(|path| check_path(path))?;
    if let (Some(since), Some(until)) = (arguments.since, arguments.until)
        && since > until
    {
        let message = format!("no day is both `--since {since}` and `--until {until}`");
        return Err(Failure::usage(message, "the earlier day belongs behind `--since`"));
    }
    let format = |kind: &ImportedType| match kind {
        ImportedType::Text => PageFormat::Text,
        ImportedType::Markdown => PageFormat::Markdown,
    };
    Ok(Wanted {
        hosts: arguments.hosts.clone(),
        paths: arguments.paths.clone(),
        since: arguments.since,
        until: arguments.until,
        formats: arguments.types.iter().map(format).collect(),
        captures: match arguments.captures {
            ImportedCaptures::Last => Captures::Last,
            ImportedCaptures::All => Captures::All,
        },
        unlisted: if arguments.unlisted { Unlisted::Taken } else { Unlisted::LeftOut },
        ..Wanted::default()
    })
}

fn check_host(host: &str) -> Result<(), Failure> {
    let rest = host.split_once("//").map_or(host, |(_, rest)| rest);
    let bare = rest.split('/').next().unwrap_or_default().trim_start_matches(['*', '.']);
    if bare == host && !host.is_empty() && !host.contains(['*', '?', '#', '@', ' ']) {
        return Ok(());
    }
    let hint = match bare.contains(['*', ' ']) || bare.is_empty() {
        true => "write a host, as `--host dala.example`; those below it are taken too".to_owned(),
        false => format!("write `--host {bare}`; hosts below it are taken too"),
    };
    Err(Failure::usage(format!("`{host}` in `--host` is no host, so no page could be of it"), hint))
}

fn check_path(path: &str) -> Result<(), Failure> {
    if path.starts_with(['/', '*']) {
        return Ok(());
    }
    let rest = path.split_once("//").and_then(|(_, rest)| rest.split_once('/'));
    let hint = format!("write `--path /{}`", rest.map_or(path, |(_, path)| path));
    let message = format!("`{path}` in `--path` begins no path, for those begin with `/`");
    Err(Failure::usage(message, hint))
}
