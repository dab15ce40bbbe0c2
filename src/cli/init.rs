//! `postil init`: a new archive that builds at once.

use std::io::{self, IsTerminal};
use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::InitArguments;
use crate::cli::report::{Failure, ask, say};
use crate::config::settings::Language;
use crate::diagnostic::shell::typed;
use crate::disk::load;

/// A file of a new archive in Russian, Kazakh and English, as [`Language::ALL`] has them.
macro_rules! in_three_languages {
    ($name:literal) => {
        [
            include_str!(concat!("init/ru/", $name)),
            include_str!(concat!("init/kk/", $name)),
            include_str!(concat!("init/en/", $name)),
        ]
    };
}

/// The files of a new archive that are written in its language.
const WRITTEN: [(&str, [&str; 3]); 5] = [
    ("config.toml", in_three_languages!("config.toml")),
    ("content/articles/first.txt", in_three_languages!("first.txt")),
    ("content/articles/first.toml", in_three_languages!("first.toml")),
    ("content/pages/about.md", in_three_languages!("about.md")),
    ("README.md", in_three_languages!("readme.md")),
];

/// The files that are the same in every language.
const COMMON: [(&str, &str); 3] = [
    (".gitignore", include_str!("init/gitignore")),
    (".gitattributes", include_str!("init/gitattributes")),
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
    let language = arguments.language.map_or_else(ask_language, Ok)?;
    let left_alone = load::create(folder, &files(language))?;
    say(format!("made a new archive in `{}`", folder.display()));
    for path in left_alone {
        say(format!("  left alone:    {path} was already there"));
    }
    print_next_steps(folder, language);
    Ok(Outcome::Fine)
}

/// The files of a new archive in a language, by their paths.
fn files(language: Language) -> Vec<(&'static str, String)> {
    let written = WRITTEN.iter().map(|(path, texts)| (*path, texts[language as usize]));
    let repository = env!("CARGO_PKG_REPOSITORY");
    let action = repository.trim_start_matches("https://github.com/");
    let filled = |text: &str| {
        text.replace("{{version}}", env!("CARGO_PKG_VERSION"))
            .replace("{{repository}}", repository)
            .replace("{{action}}", action)
    };
    written.chain(COMMON).map(|(path, text)| (path, filled(text))).collect()
}

/// Asks for the language where somebody sits at a terminal; elsewhere it is Russian.
///
/// Fails as the terminal does.
fn ask_language() -> io::Result<Language> {
    if !io::stdin().is_terminal() {
        return Ok(Language::Russian);
    }
    loop {
        let answer = ask("Язык сайта · Сайт тілі · Language of the site (ru, kk, en) [ru]: ")?;
        let code = answer.to_lowercase();
        let known =
            if code.is_empty() { Some(Language::Russian) } else { Language::from_code(&code) };
        if let Some(language) = known {
            return Ok(language);
        }
    }
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

fn print_next_steps(folder: &Path, language: Language) {
    let typed = typed(&folder.to_string_lossy());
    say(format!("  look at it:    postil serve --root {typed}"));
    say("  add articles:  put .txt or .html files into content/articles/");
    say("  publish it:    push the folder to GitHub; the workflow in .github does the rest");
    say(format!("  language:      {}; `language` in config.toml changes it", language.code()));
}
