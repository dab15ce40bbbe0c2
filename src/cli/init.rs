//! `postil init`: a new archive that builds at once.

mod files;
mod untouched;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::cli::Outcome;
use crate::cli::args::InitArguments;
use crate::cli::report::{Failure, ask, say};
use crate::config::settings::Language;
use crate::diagnostic::shell::typed;
use crate::disk::load;

pub use files::EXAMPLE;
pub use untouched::untouched;

/// What a folder has if it is an archive already.
const OF_AN_ARCHIVE: [&str; 2] = ["config.toml", "content"];

/// Writes the files of a new archive, or a theme into one that is there, and says what to do next.
pub fn run(root: Option<&Path>, arguments: &InitArguments) -> Result<Outcome, Failure> {
    if root.is_some() {
        let message = "`--root` names an archive that is there already";
        return Err(Failure::usage(message, "name the new folder alone, as `postil init DIR`"));
    }
    let InitArguments { folder, language, theme } = arguments;
    if let (Some(theme), [], Some(_)) = (theme, &**language, known(folder)) {
        return add_theme(folder, theme);
    }
    check_free(folder)?;
    let languages = if language.is_empty() { vec![ask_language()?] } else { language.clone() };
    let new = files::of_archive(&languages, theme.as_deref());
    let left_alone = load::create(folder, &new)?;
    say(format!("made a new archive in `{}`", folder.display()));
    for path in left_alone {
        say(format!("  left alone:    {path} was already there"));
    }
    print_next_steps(folder, &languages);
    Ok(Outcome::Fine)
}

/// Whether an archive has the invented article of a new one, as it was written.
pub fn has_example(root: &Path) -> bool {
    load::read(&root.join(EXAMPLE[0])).is_ok_and(|text| files::is_example(&text))
}

/// Copies the default theme into an archive.
fn add_theme(folder: &Path, theme: &str) -> Result<Outcome, Failure> {
    let target = folder.join("themes").join(theme);
    if target.exists() {
        let message = format!("`{}` is already there", load::slashed(&target));
        return Err(Failure::new(message, "choose another name; nothing was written"));
    }
    load::create(folder, &files::of_theme(theme))?;
    say(format!("copied the default theme into `{}`", load::slashed(&target)));
    say(format!(
        "  use it:        write `theme = \"{theme}\"` above the first table of config.toml"
    ));
    say(
        "  change it:     docs/themes.md says what each file does; those that you delete are the default's",
    );
    Ok(Outcome::Fine)
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
    match known(folder) {
        None => Ok(()),
        Some(known) => {
            let message = format!("`{}` is already there", load::slashed(&known));
            Err(Failure::new(message, "choose a new folder; nothing was written"))
        }
    }
}

/// What shows that a folder is an archive already.
fn known(folder: &Path) -> Option<PathBuf> {
    let mut known = OF_AN_ARCHIVE.iter().map(|name| folder.join(name));
    known.find(|path| path.exists())
}

fn print_next_steps(folder: &Path, languages: &[Language]) {
    let typed = typed(&folder.to_string_lossy());
    say(format!("  look at it:    postil serve --root {typed}"));
    say("  add articles:  put .txt or .html files into content/articles/");
    say("  publish it:    push the folder to GitHub; the workflow in .github does the rest");
    let codes: Vec<&str> = languages.iter().map(|language| language.code()).collect();
    let key = if codes.len() > 1 { "languages" } else { "language" };
    let codes = codes.join(", ");
    say(format!("  {:<14} {codes}; `{key}` in config.toml changes it", format!("{key}:")));
}
