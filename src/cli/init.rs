//! `postil init`: a new archive that builds at once.

use std::path::Path;

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

/// What a folder has if it is an archive already.
const OF_AN_ARCHIVE: [&str; 2] = ["config.toml", "content"];

/// Writes the files of a new archive and says what to do next.
pub fn run(arguments: &InitArguments) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    if let Some(name) = OF_AN_ARCHIVE.iter().find(|name| folder.join(name).exists()) {
        let message = format!("`{name}` is already there");
        return Err(Failure::new(message, "choose a new folder; nothing was written"));
    }
    let files =
        FILES.map(|(path, text)| (path, text.replace("{{version}}", env!("CARGO_PKG_VERSION"))));
    let left_alone = load::create(folder, &files)?;
    anstream::eprintln!("made a new archive in `{}`", folder.display());
    for path in left_alone {
        anstream::eprintln!("  left alone:    {path} was already there");
    }
    anstream::eprintln!("  look at it:    postil serve --root {}", quoted(folder));
    anstream::eprintln!("  add articles:  put .txt or .html files into content/articles/");
    anstream::eprintln!(
        "  publish it:    push the folder to GitHub; the workflow in .github does the rest"
    );
    Ok(Outcome::Fine)
}

/// A path as it is typed into a shell.
fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy();
    let plain = |character: char| character.is_alphanumeric() || "/\\.:_-".contains(character);
    match path.chars().all(plain) {
        true => path.into_owned(),
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
}
