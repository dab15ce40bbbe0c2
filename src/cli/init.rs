//! `postil init`: a new archive that builds at once.

use std::io;

use crate::cli::Outcome;
use crate::cli::args::InitArguments;
use crate::cli::report::Failure;
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

/// Writes the files of a new archive and says what to do next.
pub fn run(arguments: &InitArguments) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    let files =
        FILES.map(|(path, text)| (path, text.replace("{{version}}", env!("CARGO_PKG_VERSION"))));
    load::create(folder, &files).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            Failure::new(error.to_string(), "choose a new folder; nothing was written")
        }
        _ => Failure::from(error),
    })?;
    anstream::eprintln!("made a new archive in `{}`", folder.display());
    anstream::eprintln!("  look at it:    postil serve --root {}", folder.display());
    anstream::eprintln!("  add articles:  put .txt or .html files into content/articles/");
    anstream::eprintln!(
        "  publish it:    push the folder to GitHub; the workflow in .github does the rest"
    );
    Ok(Outcome::Fine)
}
