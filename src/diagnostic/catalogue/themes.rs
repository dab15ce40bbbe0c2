//! Templates, phrases and the files of a theme.

use crate::diagnostic::catalogue::{listed, lower_first, nearest};
use crate::diagnostic::{Diagnostic, Place};

/// Two pages want the same address; the first gets it.
pub fn route_claimed_twice(route: &str, claimants: [&str; 2], place: Option<&str>) -> Diagnostic {
    let [first, second] = claimants;
    let diagnostic = Diagnostic::error(
        "route-claimed-twice",
        format!("two pages want the address `/{route}`: {first} and {second}; the first is shown"),
    )
    .hint("rename one of the files");
    match place {
        Some(path) => diagnostic.at(Place::file(path)),
        None => diagnostic,
    }
}

/// An old address of a page leads elsewhere already.
pub fn alias_taken(route: &str, path: &str, owner: &str) -> Diagnostic {
    Diagnostic::error(
        "alias-taken",
        format!("the old address `/{route}` of `{path}` is taken by {owner}"),
    )
    .at(Place::file(path))
    .hint("take it out of `aliases`; it does not lead here until then")
}

/// The archive has no theme of that name.
pub fn unknown_theme(name: &str) -> Diagnostic {
    Diagnostic::error("unknown-theme", format!("there is no theme `{name}`"))
        .at(Place::file("config.toml"))
        .hint(format!("make a folder `themes/{name}/`, or leave `theme` out for the default one"))
}

/// A theme is written for templates that get other names than these.
pub fn unknown_theme_api(place: Place, api: i64, known: i64) -> Diagnostic {
    Diagnostic::error(
        "unknown-theme-api",
        format!(
            "this theme is written for version {api} of what templates get, which is {known} here"
        ),
    )
    .at(place)
    .hint("take another version of the theme, or of Postil; docs/themes.md says what templates get")
}

/// A template cannot be parsed, calls what is not there, or fails while it is rendered.
pub fn template_error(place: Option<Place>, message: &str, hint: Option<&str>) -> Diagnostic {
    let message = lower_first(message.trim().trim_end_matches('.'));
    let hint = hint.unwrap_or("mend the template, or delete it to get the theme's own back");
    let diagnostic = Diagnostic::error("template", message).hint(hint);
    match place {
        Some(place) => diagnostic.at(place),
        None => diagnostic,
    }
}

/// A template uses a name that its page does not have.
pub fn template_unknown_name(place: Place, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("template-unknown-name", format!("`{name}` is not defined")).at(place);
    match nearest(name, known) {
        Some(candidate) => diagnostic.hint(format!("did you mean `{candidate}`?")),
        None if !known.is_empty() => {
            diagnostic.hint(format!("known names here: {}", listed(known)))
        }
        None => diagnostic.hint("`{{ __tera_context }}` in the template shows all that it gets"),
    }
}

/// A template extends itself, by name or in a circle.
pub fn template_extends_itself(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("template-circle", "this template extends itself").at(place).hint(format!(
        "to build on the default theme's template, write `{{% extends 'default/{name}' %}}`"
    ))
}

/// A template includes itself, by name or in a circle.
pub fn template_includes_itself(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("template-circle", "this template includes itself").at(place).hint(format!(
        "to show the default theme's template, write `{{% include 'default/{name}' %}}`"
    ))
}

/// A template extends one that is not there.
pub fn template_without_parent(place: Place, parent: &str) -> Diagnostic {
    Diagnostic::error(
        "template-missing",
        format!("this template extends `{parent}`, which is not there"),
    )
    .at(place)
    .hint("name a template of the theme, as `default/base.html`")
}

/// A page's template is not there.
pub fn template_missing(name: &str) -> Diagnostic {
    Diagnostic::error("template-missing", format!("there is no template `{name}`"))
        .hint(format!("add `templates/{name}`"))
}
