//! `config.toml`, and whatever is wrong with any TOML.

use crate::diagnostic::catalogue::{listed, lower_first, nearest, shorten};
use crate::diagnostic::places::Places;
use crate::diagnostic::{Diagnostic, Place};

/// A file that somebody writes by hand is in another encoding.
pub fn not_utf8(path: &str) -> Diagnostic {
    Diagnostic::error("not-utf8", "this file is not UTF-8")
        .at(Place::file(path))
        .hint("save it as UTF-8 and try again")
}

/// A TOML file is broken, has an unknown key, or a value of the wrong type.
///
/// An unknown key comes with the nearest known one.
pub fn toml_error(places: &Places, error: &toml::de::Error) -> Diagnostic {
    let place = places.at(error.span().map_or(0, |span| span.start));
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
    let diagnostic =
        Diagnostic::error("unknown-key", format!("unknown key `{}`", shorten(key))).at(place);
    match nearest(key, known) {
        Some(candidate) => diagnostic.hint(format!("did you mean `{candidate}`?")),
        None => diagnostic.hint(format!("known keys here: {}", listed(known))),
    }
}

/// Reads serde's message "unknown field `a`, expected one of `b`, `c`".
fn unknown_field(message: &str) -> Option<(&str, Vec<&str>)> {
    let rest = message.strip_prefix("unknown field `")?;
    let (key, rest) = rest.split_once('`')?;
    Some((key, rest.split('`').skip(1).step_by(2).collect()))
}

/// `config.toml` does not name the archive.
pub fn config_without_title() -> Diagnostic {
    Diagnostic::error("no-title", "the archive has no title")
        .at(Place::file("config.toml"))
        .hint("add a line like `title = \"My archive\"` at the top")
}

/// The interface has no such language.
pub fn unknown_language(place: Place, code: &str) -> Diagnostic {
    Diagnostic::error("unknown-language", format!("the interface has no language `{code}`"))
        .at(place)
        .hint("`language` is `ru`, `kk` or `en`; articles may be in any language")
}

/// `language` is not the first of `languages`.
pub fn two_first_languages(place: Place, [only, first]: [&str; 2]) -> Diagnostic {
    Diagnostic::error(
        "two-first-languages",
        format!("`language` is `{only}`, and the first of `languages` is `{first}`"),
    )
    .at(place)
    .hint("leave `language` out; the first of `languages` stands at the site's root")
}

/// There are words in another language, and the interface has only one.
pub fn nothing_to_translate() -> Diagnostic {
    Diagnostic::error(
        "nothing-to-translate",
        "the interface has one language, so `[translation]` says nothing",
    )
    .at(Place::file("config.toml"))
    .hint("name the languages, as `languages = [\"ru\", \"kk\"]`")
}

/// `base_url` is no address that a site can be published at.
pub fn bad_base_url(place: Place, text: &str) -> Diagnostic {
    // A password goes into no log.
    let shown = without_login(text);
    Diagnostic::error(
        "bad-base-url",
        format!("`{shown}` is no address that a site can be published at"),
    )
    .at(place)
    .hint("write it as `https://example.org/archive/` or `https://архив.рф/`")
}

/// An address without whoever logs in there.
fn without_login(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let (host, folder) = rest.split_once('/').unwrap_or((rest, ""));
    match host.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://…@{host}/{folder}"),
        None => address.to_owned(),
    }
}

/// `email` is no e-mail address.
pub fn bad_email(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error("bad-email", format!("`{}` is no e-mail address", shorten(text)))
        .at(place)
        .hint("write it as `archive@example.org`")
}

/// `gateway` is no address.
pub fn bad_gateway(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error("bad-gateway", format!("`{}` is no address of a gateway", shorten(&without_login(text))))
        .at(place)
        .hint("write the address that the gateway's keeper gave you, as `https://gateway.example.org/oai/`")
}

/// There is something for harvesters, and nobody to whom they could write.
pub fn harvest_without_email(place: Place) -> Diagnostic {
    Diagnostic::error("no-email", "`oai` needs an e-mail address, and there is none")
        .at(place)
        .hint(
            "add a line like `email = \"archive@example.org\"` under `[publish]`; it is published",
        )
}

/// `time_zone` is no zone.
pub fn unknown_time_zone(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("unknown-time-zone", format!("there is no time zone `{}`", shorten(name)))
        .at(place)
        .hint("write its name in the tz database, as `Asia/Almaty`, or its offset, as `+05:00`")
}

/// `per_page` is out of range.
pub fn bad_per_page(place: Place, value: i64) -> Diagnostic {
    Diagnostic::error("bad-per-page", format!("`per_page = {value}` is out of range"))
        .at(place)
        .hint("use a number from 1 to 200")
}

/// There is no such scheme of addresses.
pub fn unknown_address_scheme(place: Place, number: i64) -> Diagnostic {
    Diagnostic::error("unknown-scheme", format!("addresses have no scheme {number}"))
        .at(place)
        .hint("`scheme` is 2, or 1 for a site that keeps its old addresses")
}

/// Addresses are other than an archive had before there were schemes, and nobody chose.
pub fn addresses_by_new_scheme(changed: usize, old: &str, new: &str) -> Diagnostic {
    let message = match changed {
        1 => format!("`{old}` has the address `{new}` now"),
        _ => format!("{changed} addresses have changed, as `{old}` to `{new}`"),
    };
    Diagnostic::notice("new-addresses", message)
        .at(Place::file("config.toml"))
        .hint("write `scheme = 1` under `[addresses]` to keep the old ones on a site that is published, else `scheme = 2`")
}

/// The output folder would overwrite the archive or lie outside it.
pub fn bad_output_folder(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error("bad-output-folder", format!("`{path}` cannot be the output folder"))
        .at(place)
        .hint("name a folder of its own below the archive, as `public`")
}

/// The theme's name is no folder name.
pub fn bad_theme_name(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("bad-theme", format!("`{name}` is no theme name"))
        .at(place)
        .hint("name a folder below `themes/`, or leave `theme` out")
}

/// A `[[source]]` lacks one of its halves.
pub fn incomplete_source_rule(place: Place, missing: &str, keys: &[&str]) -> Diagnostic {
    Diagnostic::error("incomplete-source", format!("this `[[source]]` does not say {missing}"))
        .at(place)
        .hint(format!("add one of {}", listed(keys)))
}

/// A regular expression is broken, or would take too much memory.
pub fn bad_regex(place: Place, pattern: &str, error: &regex::Error) -> Diagnostic {
    let pattern = shorten(pattern);
    let (message, hint) = match error {
        regex::Error::CompiledTooBig(_) => (
            format!("the regular expression `{pattern}` is too big"),
            "use smaller counts in braces, or several patterns; `\\w` and `\\d` stand for many letters",
        ),
        error => {
            let text = error.to_string();
            let reason = text.lines().last().unwrap_or_default().trim_start_matches("error: ");
            (
                format!("the regular expression `{pattern}` cannot be used: {reason}"),
                "write it in single quotes, with `\\` before a mark that is meant as it stands",
            )
        }
    };
    Diagnostic::error("bad-regex", message).at(place).hint(hint)
}

/// A regular expression is empty, and so would be found in every line.
pub fn empty_regex(place: Place) -> Diagnostic {
    Diagnostic::error("bad-regex", "the regular expression is empty")
        .at(place)
        .hint("write what the lines have in common, or take it out")
}

/// No article is of the source that a `[[source]]` is for.
pub fn unused_source_rule(place: Place) -> Diagnostic {
    Diagnostic::notice("unused-source", "no article is of this source").at(place).hint(
        "`postil clean FILE` shows the source and the address that an article has; articles without them can be named by `folders`",
    )
}

/// No article of a source has a line that its rule names.
pub fn unused_source_line(place: Place, key: &str, line: &str, articles: usize) -> Diagnostic {
    let articles = match articles {
        1 => "the one article".to_owned(),
        count => format!("none of the {count} articles"),
    };
    let lacks = if articles.starts_with("none") { "has" } else { "does not have" };
    Diagnostic::notice(
        "unused-source-line",
        format!("{articles} of this source {lacks} the line that `{key}` names: `{}`", shorten(line)),
    )
    .at(place)
    .hint("copy the line as `postil clean FILE` shows it; or the site has changed, and the line can go")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_has_a_password() {
        for address in ["https://name:secret@example.org/a/", "name:secret@example.org"] {
            for problem in [bad_base_url, bad_gateway] {
                let message = problem(Place::file("config.toml"), address).message;
                assert!(
                    message.contains("example.org") && !message.contains("secret"),
                    "{message}"
                );
            }
        }
    }
}
