//! `postil init`: a new archive that builds at once.

use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::InitArguments;
use crate::cli::report::{Failure, say};
use crate::diagnostic::shell::typed;
use crate::disk::load;

/// The files of a new archive.
const FILES: [(&str, &str); 7] = [
    ("config.toml", include_str!("init/config.toml")),
    ("content/articles/first.txt", include_str!("init/first.txt")),
    ("content/articles/first.toml", include_str!("init/first.toml")),
    ("content/pages/about.md", include_str!("init/about.md")),
    ("README.md", include_str!("init/readme.md")),
    (".gitignore", include_str!("init/gitignore")),
    (".github/workflows/pages.yml", include_str!("init/pages.yml")),
];

/// What a folder has if it is an archive already.
const OF_AN_ARCHIVE: [&str; 2] = ["config.toml", "content"];

/// Writes the files of a new archive and says what to do next.
pub fn run(root: Option<&Path>, arguments: &InitArguments) -> Result<Outcome, Failure> {
    if root.is_some() {
        let message = "`--root` names an archive that is there already";
        return Err(Failure::usage(message, "name the new folder alone, as `postil init DIR`"));
    }
    let folder = &arguments.folder;
    check_free(folder)?;
    let files =
        FILES.map(|(path, text)| (path, text.replace("{{version}}", env!("CARGO_PKG_VERSION"))));
    let left_alone = load::create(folder, &files)?;
    say(format!("made a new archive in `{}`", folder.display()));
    for path in left_alone {
        say(format!("  left alone:    {path} was already there"));
    }
    print_next_steps(folder);
    Ok(Outcome::Fine)
}

/// Fails where a new archive would mix with what is there.
fn check_free(folder: &Path) -> Result<(), Failure> {
    if folder.is_file() {
        let message = format!("`{}` is a file", folder.display());
        return Err(Failure::usage(message, "name the folder of the new archive"));
    }
    let mut known = OF_AN_ARCHIVE.iter().map(|name| folder.join(name));
    match known.find(|path| path.exists()) {
        None => Ok(()),
        Some(known) => {
            let message = format!("`{}` is already there", known.display());
            Err(Failure::new(message, "choose a new folder; nothing was written"))
        }
    }
}

fn print_next_steps(folder: &Path) {
    let typed = typed(&folder.to_string_lossy());
    say(format!("  look at it:    postil serve --root {typed}"));
    say("  add articles:  put .txt or .html files into content/articles/");
    say("  publish it:    push the folder to GitHub; the workflow in .github does the rest");
}
