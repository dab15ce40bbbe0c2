//! The files of a new archive.

use crate::config::settings::Language;
use crate::site::default_theme;

/// A file of a new archive in Russian, Kazakh and English, as [`Language::ALL`] has them.
macro_rules! in_three_languages {
    ($name:literal) => {
        [
            include_str!(concat!("ru/", $name)),
            include_str!(concat!("kk/", $name)),
            include_str!(concat!("en/", $name)),
        ]
    };
}

/// The archive's settings.
pub(super) const CONFIG: [&str; 3] = in_three_languages!("config.toml");

/// The page about the archive.
pub(super) const ABOUT: [&str; 3] = in_three_languages!("about.md");

/// The invented article of a new archive, and its sidecar.
pub const EXAMPLE: [&str; 2] = ["content/articles/first.txt", "content/articles/first.toml"];
const EXAMPLE_TEXT: [&str; 3] = in_three_languages!("first.txt");

/// The other files of a new archive that are written in its language.
const WRITTEN: [(&str, [&str; 3]); 3] = [
    (EXAMPLE[0], EXAMPLE_TEXT),
    (EXAMPLE[1], in_three_languages!("first.toml")),
    ("README.md", in_three_languages!("readme.md")),
];

/// The files that are the same in every language.
const COMMON: [(&str, &str); 3] = [
    (".gitignore", include_str!("gitignore")),
    (".gitattributes", include_str!("gitattributes")),
    (".github/workflows/pages.yml", include_str!("pages.yml")),
];

/// A file by its path.
pub(super) type NewFile = (String, String);

/// The files of a new archive in some languages, the first of which is that of all that is written.
pub(super) fn of_archive(languages: &[Language], theme: Option<&str>) -> Vec<NewFile> {
    let first = languages[0] as usize;
    let written = WRITTEN.iter().map(|(path, texts)| (*path, texts[first]));
    let fixed = written.chain(COMMON).map(|(path, text)| (path.to_owned(), filled(text)));
    let config = ("config.toml".to_owned(), config(languages, theme));
    let theme = theme.map(of_theme).unwrap_or_default();
    fixed.chain([config]).chain(about(languages)).chain(theme).collect()
}

/// Whether a text is the invented article in any language.
pub(super) fn is_example(text: &[u8]) -> bool {
    EXAMPLE_TEXT.iter().any(|example| filled(example).as_bytes() == text)
}

/// The default theme as one of the archive's own.
pub(super) fn of_theme(name: &str) -> Vec<NewFile> {
    let file = |(path, text): (&str, &str)| (format!("themes/{name}/{path}"), text.to_owned());
    default_theme().into_iter().map(file).collect()
}

/// The settings, with the languages and the theme in their places.
fn config(languages: &[Language], theme: Option<&str>) -> String {
    let first = languages[0];
    let mut config = CONFIG[first as usize].to_owned();
    let only = format!("language = \"{}\"\n", first.code());
    if languages.len() > 1 {
        let codes: Vec<String> =
            languages.iter().map(|language| format!("\"{}\"", language.code())).collect();
        config = config.replace(&only, &format!("languages = [{}]\n", codes.join(", ")));
        languages[1..].iter().for_each(|other| config.push_str(&translation(*other)));
    }
    if let Some(theme) = theme {
        config = config.replacen("\n[", &format!("\ntheme = \"{theme}\"\n\n["), 1);
    }
    config
}

/// What a new archive says of itself in another language than its first.
fn translation(language: Language) -> String {
    let config = CONFIG[language as usize].lines();
    let said =
        config.filter(|line| ["title =", "description ="].iter().any(|key| line.starts_with(key)));
    let said: Vec<&str> = said.collect();
    format!("\n[translation.{}]\n{}\n", language.code(), said.join("\n"))
}

/// The page about the archive in each language.
fn about(languages: &[Language]) -> impl Iterator<Item = NewFile> {
    languages.iter().enumerate().map(|(place, language)| {
        let ending = if place == 0 { String::new() } else { format!(".{}", language.code()) };
        (format!("content/pages/about{ending}.md"), ABOUT[*language as usize].to_owned())
    })
}

fn filled(text: &str) -> String {
    let repository = env!("CARGO_PKG_REPOSITORY");
    let action = repository.trim_start_matches("https://github.com/");
    text.replace("{{version}}", env!("CARGO_PKG_VERSION"))
        .replace("{{repository}}", repository)
        .replace("{{action}}", action)
}
