//! Every diagnostic that Postil can give, one constructor each.
//!
//! Messages are lower case, without a full stop, with literals in backticks; a hint says what the
//! reader can do.

use crate::diagnostic::{Diagnostic, Place};

// Raw files

/// A raw file has bytes that no text has.
pub fn binary_file(path: &str) -> Diagnostic {
    Diagnostic::error("binary-file", "this file is not text")
        .at(Place::file(path))
        .hint("move it out of `content/articles`, or save the page again as text or HTML")
}

/// A raw file holds nothing, or nothing but white space.
pub fn empty_file(path: &str) -> Diagnostic {
    Diagnostic::warning("empty-file", "this file is empty, so there is no article to show")
        .at(Place::file(path))
        .hint("scrape the page again, or delete the file")
}

/// The file system refused to give a file.
pub fn unreadable_file(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("unreadable-file", format!("cannot read this file: {error}"))
        .at(Place::file(path))
        .hint("check the file's permissions")
}

/// A raw file is in an older encoding; it is read all the same.
pub fn charset_guessed(path: &str, charset: &str) -> Diagnostic {
    Diagnostic::notice(
        "charset-guessed",
        format!("this file is not UTF-8; it is read as {charset}"),
    )
    .at(Place::file(path))
    .hint("if the article shows wrong letters, convert the file to UTF-8")
}

/// Some bytes of a raw file stand for no character.
pub fn malformed_text(path: &str, line: u32, charset: &str, count: usize) -> Diagnostic {
    let places = if count == 1 { "1 place".to_owned() } else { format!("{count} places") };
    Diagnostic::warning(
        "malformed-text",
        format!("{places} cannot be read as {charset} and show as `\u{fffd}`"),
    )
    .at(Place::line(path, line))
    .hint("the file may be damaged or in another encoding; the raw file stays as it is")
}

// Settings

/// `config.toml` is in another encoding.
pub fn config_not_utf8(path: &str) -> Diagnostic {
    Diagnostic::error("not-utf8", "this file is not UTF-8")
        .at(Place::file(path))
        .hint("save it as UTF-8 and try again")
}

/// A TOML file is broken, has an unknown key, or a value of the wrong type.
///
/// An unknown key comes with the nearest known one.
pub fn toml_error(path: &str, text: &str, error: &toml::de::Error) -> Diagnostic {
    let place = match error.span() {
        Some(span) => Place::at_offset(path, text, span.start),
        None => Place::file(path),
    };
    let message = error.message();
    match unknown_field(message) {
        Some((key, known)) => unknown_key(place, key, &known),
        None => Diagnostic::error(
            "bad-toml",
            lower_first(message.lines().next().unwrap_or("broken TOML")),
        )
        .at(place)
        .hint("see https://toml.io for how a value is written"),
    }
}

/// A key that means nothing.
pub fn unknown_key(place: Place, key: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::error("unknown-key", format!("unknown key `{key}`")).at(place);
    let nearest = known
        .iter()
        .map(|candidate| (strsim::normalized_damerau_levenshtein(key, candidate), *candidate))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((similarity, candidate)) if similarity >= 0.5 => {
            diagnostic.hint(format!("did you mean `{candidate}`?"))
        }
        _ => diagnostic.hint(format!("known keys here: {}", known.join(", "))),
    }
}

/// Reads serde's message "unknown field `a`, expected one of `b`, `c`".
fn unknown_field(message: &str) -> Option<(&str, Vec<&str>)> {
    let rest = message.strip_prefix("unknown field `")?;
    let (key, rest) = rest.split_once('`')?;
    Some((key, rest.split('`').skip(1).step_by(2).collect()))
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// `config.toml` does not name the archive.
pub fn config_without_title() -> Diagnostic {
    Diagnostic::error("no-title", "the archive has no title")
        .at(Place::file("config.toml"))
        .hint("add a line like `title = \"My archive\"` at the top")
}

/// The interface has no such language.
pub fn unknown_language(code: &str) -> Diagnostic {
    Diagnostic::error("unknown-language", format!("the interface has no language `{code}`"))
        .at(Place::file("config.toml"))
        .hint("`language` is `ru`, `kk` or `en`; articles may be in any language")
}

/// `base_url` is no address that a site can be published at.
pub fn bad_base_url(text: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-base-url",
        format!("`{text}` is no address that a site can be published at"),
    )
    .at(Place::file("config.toml"))
    .hint("write it as `https://example.org/archive/`")
}

/// `per_page` is out of range.
pub fn bad_per_page(value: usize) -> Diagnostic {
    Diagnostic::error("bad-per-page", format!("`per_page = {value}` is out of range"))
        .at(Place::file("config.toml"))
        .hint("use a number from 1 to 200")
}

/// The output folder would overwrite the archive or lie outside it.
pub fn bad_output_folder(path: &str) -> Diagnostic {
    Diagnostic::error("bad-output-folder", format!("`{path}` cannot be the output folder"))
        .at(Place::file("config.toml"))
        .hint("name a folder of its own below the archive, as `public`")
}

/// The theme's name is no folder name.
pub fn bad_theme_name(name: &str) -> Diagnostic {
    Diagnostic::error("bad-theme", format!("`{name}` is no theme name"))
        .at(Place::file("config.toml"))
        .hint("name a folder below `themes/`, or leave `theme` out")
}

// Preview

/// The build panicked during a preview, which goes on with the last good site.
pub fn build_broke_down() -> Diagnostic {
    Diagnostic::error("build-broke-down", "the build stopped because of a fault in Postil itself")
        .hint("the terminal has the details; undo what you changed last, and report the fault")
}
