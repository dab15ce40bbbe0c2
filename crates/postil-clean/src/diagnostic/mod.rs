//! What there is to say about a page or a file: errors, warnings and notices.
//!
//! A stage never prints and never stops at the first problem. It returns [`Diagnostic`]s beside
//! its value. Every diagnostic is made by a constructor in a catalogue; [`catalogue`] has those of
//! ingest and cleaning.

pub mod catalogue;
mod guard;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use guard::guarded;

/// Something that the archive's owner should know.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name for it, as `unknown-key`.
    pub code: Cow<'static, str>,
    /// One line, lower case, no full stop.
    pub message: String,
    /// Where it is.
    pub place: Option<Place>,
    /// Other places that have a part in it, with what they have to do with it.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub hints: Vec<String>,
}

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Notice,
    /// Probably not what was meant.
    Warning,
    /// Part of the archive cannot be shown as asked.
    Error,
}

impl Severity {
    /// Its name in English.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Notice => "notice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The path relative to the archive's root.
    pub path: String,
    /// The line, counted from 1.
    pub line: Option<u32>,
    /// The column in characters, counted from 1.
    pub column: Option<u32>,
}

/// A second place, with what it has to do with the matter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What, as `first claimed here`.
    pub text: String,
}

impl Place {
    /// A whole file.
    pub fn file(path: impl Into<String>) -> Self {
        Place { path: path.into(), line: None, column: None }
    }

    /// A line of a file.
    pub fn line(path: impl Into<String>, line: u32) -> Self {
        Place { path: path.into(), line: Some(line), column: None }
    }
}

impl Diagnostic {
    /// A diagnostic without a place.
    pub fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            severity,
            code: code.into(),
            message: message.into(),
            place: None,
            labels: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// Part of the archive cannot be shown as asked.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic::new(Severity::Error, code, message)
    }

    /// Probably not what was meant.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic::new(Severity::Warning, code, message)
    }

    /// Worth knowing; nothing is wrong.
    pub fn notice(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic::new(Severity::Notice, code, message)
    }

    /// The same, at a place.
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same, with another place and what it has to do with it.
    pub fn label(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// The same, with one more thing to do about it.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// Sorts diagnostics by place, so that a report does not depend on the order of the work.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.place, std::cmp::Reverse(a.severity), &a.code, &a.message).cmp(&(
            &b.place,
            std::cmp::Reverse(b.severity),
            &b.code,
            &b.message,
        ))
    });
    diagnostics.dedup();
}
