//! What went wrong in a template, said so that its author finds the place.

use tera::{Context, ErrorKind, ReportError, Value};

use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::render::layers::Layers;

/// One failure as one diagnostic; with the page's context it names what was meant.
pub(super) fn diagnose(
    error: &tera::Error,
    layers: &Layers,
    context: Option<&Context>,
) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => reported(report, layers, context),
        ErrorKind::RenderingError(report) => reported(report, layers, context),
        ErrorKind::CircularExtend { tpl, .. } => {
            catalogue::template_extends_itself(place_of(tpl, None, layers), tpl)
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            catalogue::template_includes_itself(place_of(tpl, None, layers), tpl)
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
                broken.then(|| diagnose(&error, layers, None))
            })
            .collect();
    }
    let listed = match error.kind() {
        ErrorKind::Msg(text) => listed(text, layers),
        _ => Vec::new(),
    };
    if listed.is_empty() { vec![diagnose(error, layers, None)] } else { listed }
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

fn reported(report: &ReportError, layers: &Layers, context: Option<&Context>) -> Diagnostic {
    let span = report.span();
    let position = (span.start_line as u32, span.start_col as u32 + 1);
    let place = place_of(report.filename(), Some(position), layers);
    let source = layers.templates.get(report.filename()).map_or("", |template| &template.text);
    let words = source.get(span.range.clone()).unwrap_or_default();
    if report.message().ends_with("is undefined") || report.message().ends_with("is not defined") {
        let known = context.map(|context| known_names(words, context)).unwrap_or_default();
        return catalogue::template_unknown_name(place, words, &known);
    }
    catalogue::template_error(Some(place), report.message(), None)
}

/// The names that stand beside the unknown one in the page's view; none for a loop's variable.
fn known_names(path: &str, context: &Context) -> Vec<String> {
    let mut known: Option<&Value> = None;
    for name in path.split('.') {
        let next = match known {
            None => context.get(name),
            Some(value) => value.get_from_path(name),
        };
        match next {
            Some(value) => known = Some(value),
            None => break,
        }
    }
    let map = known.and_then(Value::as_map);
    map.map(|map| map.keys().map(ToString::to_string).collect()).unwrap_or_default()
}

/// Where a template stands in the archive.
fn place_of(name: &str, position: Option<(u32, u32)>, layers: &Layers) -> Place {
    let path = layers.templates.get(name).map_or(name, |template| &template.path);
    match position {
        Some((line, column)) => Place { column: Some(column), ..Place::line(path, line) },
        None => Place::file(path),
    }
}
