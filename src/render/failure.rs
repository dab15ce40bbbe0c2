//! What went wrong in a template, said so that its author finds the place.

use tera::{ErrorKind, ReportError};

use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::render::layers::Layers;

/// One failure as one diagnostic.
pub(super) fn diagnose(error: &tera::Error, layers: &Layers) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => reported(report, layers),
        ErrorKind::RenderingError(report) => reported(report, layers),
        ErrorKind::CircularExtend { tpl, .. } => {
            catalogue::template_extends_itself(place_of(tpl, None, layers), bare_name(tpl, layers))
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            catalogue::template_includes_itself(place_of(tpl, None, layers), bare_name(tpl, layers))
        }
        ErrorKind::MissingParent { current, parent } => {
            catalogue::template_without_parent(place_of(current, None, layers), parent)
        }
        ErrorKind::TemplateNotFound(name) => catalogue::template_missing(name),
        other => catalogue::template_error(None, &other.to_string(), None),
    }
}

/// Every failure of loading.
///
/// The engine stops at the first template that does not parse, so each is parsed by itself; names
/// that do not exist it lists all, as one text.
pub(super) fn diagnose_all(error: &tera::Error, layers: &Layers) -> Vec<Diagnostic> {
    if matches!(error.kind(), ErrorKind::SyntaxError(_)) {
        return layers
            .templates
            .iter()
            .filter_map(|(name, template)| {
                let error = tera::Tera::new().add_raw_template(name, &template.text).err()?;
                let broken = matches!(error.kind(), ErrorKind::SyntaxError(_));
                broken.then(|| diagnose(&error, layers))
            })
            .collect();
    }
    let listed = match error.kind() {
        ErrorKind::Msg(text) => listed(text, layers),
        _ => Vec::new(),
    };
    if listed.is_empty() { vec![diagnose(error, layers)] } else { listed }
}

/// Reads the engine's list: `error: MESSAGE`, and below it `--> TEMPLATE:LINE:COLUMN`.
fn listed(text: &str, layers: &Layers) -> Vec<Diagnostic> {
    let mut lines = text.lines().peekable();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let Some(message) = line.strip_prefix("error: ") else { continue };
        let place = lines.peek().and_then(|line| {
            let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
            let column = parts.next()?.parse().ok()?;
            let line = parts.next()?.parse().ok()?;
            Some(place_of(parts.next()?, Some((line, column)), layers))
        });
        found.push(catalogue::template_error(place, message, None));
    }
    found
}

fn reported(report: &ReportError, layers: &Layers) -> Diagnostic {
    let span = report.span();
    let position = (span.start_line as u32, span.start_col as u32 + 1);
    let place = place_of(report.filename(), Some(position), layers);
    match unknown_name(report.message()) {
        Some((name, known)) => catalogue::template_unknown_name(place, name, &known),
        None => catalogue::template_error(Some(place), report.message(), None),
    }
}

/// Reads the engine's words: "Field `a` is not defined. Available fields: b, c".
fn unknown_name(message: &str) -> Option<(&str, Vec<&str>)> {
    let (kind, rest) = message.split_once(" `")?;
    let (name, rest) = rest.split_once("` is not defined")?;
    let known = rest.split_once(": ").map_or("", |(_, known)| known);
    let known = known.split(", ").filter(|name| !name.is_empty()).collect();
    matches!(kind, "Field" | "Variable").then_some((name, known))
}

/// A template's name without its theme's.
fn bare_name<'a>(name: &'a str, layers: &'a Layers) -> &'a str {
    let path = layers.templates.get(name).map_or(name, |template| &template.path);
    path.split_once("templates/").map_or(name, |(_, bare)| bare)
}

/// Where a template stands in the archive.
fn place_of(name: &str, position: Option<(u32, u32)>, layers: &Layers) -> Place {
    let path = layers.templates.get(name).map_or(name, |template| &template.path);
    match position {
        Some((line, column)) => Place { column: Some(column), ..Place::line(path, line) },
        None => Place::file(path),
    }
}
