//! Draws diagnostics for a terminal or a log.
//!
//! ```text
//! error[unknown-key]: unknown key `titel`
//!   --> content/articles/a.toml:3:1
//!   hint: did you mean `title`?
//! ```

use std::collections::BTreeMap;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::diagnostic::{Diagnostic, Place, Severity, catalogue};
use postil_text::unseen::on_one_line;

/// So many other places of a diagnostic are shown.
const MOST_LABELS: usize = 5;

/// So many notices of one kind are shown; the rest are counted.
const MOST_NOTICES: usize = 3;

/// So many warnings or errors of one kind are shown: each is to be mended.
const MOST_FAULTS: usize = 10;

/// Draws diagnostics in their order, each one coloured. Of many of one kind only the first
/// are drawn, and at the end a line for each kind says how many more there are.
pub fn draw_all(diagnostics: &[Diagnostic]) -> String {
    let mut kinds: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    let mut out = String::new();
    for diagnostic in diagnostics {
        let alike = kinds.entry((diagnostic.severity, &diagnostic.code)).or_default();
        *alike += 1;
        if *alike <= most_alike(diagnostic.severity) {
            out.push_str(&draw(diagnostic));
        }
    }
    for ((severity, code), count) in kinds {
        if let Some(more @ 1..) = count.checked_sub(most_alike(severity)) {
            out.push_str(&draw(&catalogue::more_alike(severity, code, more)));
        }
    }
    out
}

fn most_alike(severity: Severity) -> usize {
    match severity {
        Severity::Notice => MOST_NOTICES,
        Severity::Warning | Severity::Error => MOST_FAULTS,
    }
}

/// Draws one diagnostic, coloured; printing through `anstream` takes the colour away where it
/// is not wanted.
pub fn draw(diagnostic: &Diagnostic) -> String {
    let style = severity_style(diagnostic.severity);
    let mut out = String::new();
    let severity = diagnostic.severity.name();
    push(
        &mut out,
        format_args!(
            "{style}{severity}[{}]{style:#}: {}",
            diagnostic.code,
            on_one_line(&diagnostic.message)
        ),
    );
    if let Some(place) = &diagnostic.place {
        push(&mut out, format_args!("  --> {}", draw_place(place)));
    }
    for label in diagnostic.labels.iter().take(MOST_LABELS) {
        push(
            &mut out,
            format_args!("  {}: {}", draw_place(&label.place), on_one_line(&label.text)),
        );
    }
    if let Some(more) = diagnostic.labels.len().checked_sub(MOST_LABELS).filter(|more| *more > 0) {
        push(&mut out, format_args!("  and {more} more"));
    }
    let hint = Style::new().fg_color(Some(AnsiColor::Cyan.into()));
    for text in &diagnostic.hints {
        push(&mut out, format_args!("  {hint}hint:{hint:#} {}", on_one_line(text)));
    }
    out
}

/// One diagnostic as a line of JSON.
pub fn draw_json(diagnostic: &Diagnostic) -> String {
    let mut out = serde_json::to_string(diagnostic).expect("a diagnostic is plain data");
    out.push('\n');
    out
}

/// Draws one diagnostic as a command of GitHub's workflows, which shows it at its line; `root` leads
/// to the archive from the repository's folder, and is empty or ends with `/`.
///
/// Source: GitHub, *Workflow commands for GitHub Actions*.
pub fn draw_for_github(diagnostic: &Diagnostic, root: &str) -> String {
    let mut out = format!("::{} title={}", diagnostic.severity.name(), diagnostic.code);
    if let Some(place) = &diagnostic.place {
        let path = escape_property(&format!("{root}{}", place.path));
        push_text(&mut out, format_args!(",file={path}"));
        let numbers = [("line", place.line), ("col", place.column)];
        for (name, number) in numbers {
            if let Some(number) = number {
                push_text(&mut out, format_args!(",{name}={number}"));
            }
        }
    }
    let lines = std::iter::once(diagnostic.message.clone());
    let labels = diagnostic.labels.iter().take(MOST_LABELS);
    let lines =
        lines.chain(labels.map(|label| format!("{}: {}", draw_place(&label.place), label.text)));
    let lines = lines.chain(diagnostic.hints.iter().map(|hint| format!("hint: {hint}")));
    let message: Vec<String> = lines.map(|line| on_one_line(&line).replace('%', "%25")).collect();
    push(&mut out, format_args!("::{}", message.join("%0A")));
    out
}

/// A value among the properties of a workflow command.
fn escape_property(value: &str) -> String {
    on_one_line(value).replace('%', "%25").replace(':', "%3A").replace(',', "%2C")
}

/// Draws one diagnostic without colour.
pub fn draw_plain(diagnostic: &Diagnostic) -> String {
    anstream::adapter::strip_str(&draw(diagnostic)).to_string()
}

/// A place as `path:line:column`.
pub fn draw_place(place: &Place) -> String {
    let mut out = on_one_line(&place.path);
    for number in [place.line, place.column].into_iter().flatten() {
        write!(out, ":{number}").expect("writing to a string succeeds");
    }
    out
}

fn push_text(out: &mut String, text: std::fmt::Arguments) {
    out.write_fmt(text).expect("writing to a string succeeds");
}

fn push(out: &mut String, line: std::fmt::Arguments) {
    writeln!(out, "{line}").expect("writing to a string succeeds");
}

fn severity_style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Notice => AnsiColor::Blue,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(number: u32) -> Diagnostic {
        Diagnostic::notice("old-charset", format!("page {number}")).at(Place::file("a.txt"))
    }

    #[test]
    fn many_of_one_kind_are_summed_up() {
        let warning = |_| Diagnostic::warning("odd", "odd");
        let error = |_| Diagnostic::error("unknown-key", "unknown key `titel`");
        let few = (0..9).map(warning);
        let all: Vec<Diagnostic> =
            (0..200).map(notice).chain(few).chain((0..195).map(error)).collect();
        let drawn = anstream::adapter::strip_str(&draw_all(&all)).to_string();
        assert_eq!(drawn.matches("warning[odd]").count(), 9);
        assert_eq!(drawn.matches("error[unknown-key]: unknown").count(), MOST_FAULTS);
        assert!(drawn.contains("error[unknown-key]: 185 more of this kind\n"), "{drawn}");
        assert_eq!(drawn.matches("notice[old-charset]: page").count(), MOST_NOTICES);
        assert!(drawn.contains("notice[old-charset]: 197 more of this kind\n"), "{drawn}");
        let few = anstream::adapter::strip_str(&draw_all(&all[..3])).to_string();
        assert!(!few.contains("more of this kind"), "{few}");
    }

    #[test]
    fn a_workflow_command_is_one_line_whatever_a_path_holds() {
        let place = Place { path: "a,b:c%.toml".to_owned(), line: Some(3), column: Some(1) };
        let found = Diagnostic::error("unknown-key", "unknown key `a\nb`")
            .at(place)
            .hint("it is 100% unknown");
        assert_eq!(
            draw_for_github(&found, "sites/"),
            "::error title=unknown-key,file=sites/a%2Cb%3Ac%25.toml,line=3,col=1\
             ::unknown key `a\\nb`%0Ahint: it is 100%25 unknown\n"
        );
    }
}
