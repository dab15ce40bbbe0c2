//! Draws diagnostics for a terminal or a log.
//!
//! ```text
//! error[unknown-key]: unknown key `titel`
//!   --> content/articles/a.toml:3:1
//!   hint: did you mean `title`?
//! ```

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::diagnostic::{Diagnostic, Place, Severity};
use postil_text::unseen::on_one_line;

/// Draws one diagnostic, coloured; printing through `anstream` takes the colour away where it
/// is not wanted.
pub fn draw(diagnostic: &Diagnostic) -> String {
    let style = severity_style(diagnostic.severity);
    let mut out = String::new();
    let severity = severity_name(diagnostic.severity);
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
    for label in &diagnostic.labels {
        push(
            &mut out,
            format_args!("  {}: {}", draw_place(&label.place), on_one_line(&label.text)),
        );
    }
    let hint = Style::new().fg_color(Some(AnsiColor::Cyan.into()));
    for text in &diagnostic.hints {
        push(&mut out, format_args!("  {hint}hint:{hint:#} {}", on_one_line(text)));
    }
    out
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

fn push(out: &mut String, line: std::fmt::Arguments) {
    writeln!(out, "{line}").expect("writing to a string succeeds");
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    }
}

fn severity_style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Notice => AnsiColor::Blue,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}
