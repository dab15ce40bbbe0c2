//! What an annotation says: its bodies (Web Annotation Data Model, sections 3.2 and 4.1).

use serde_json::Value;

use crate::ingest::exchange::json::{addresses, is_a, list, plain_name, text, texts};
use crate::ingest::html;
use crate::model::markdown_text::escape;
use crate::model::sidecar::NoteKind;

/// What the bodies of an annotation come to.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Markdown, a paragraph or more each.
    pub(super) texts: Vec<String>,
    pub(super) tags: Vec<String>,
    /// The kind that a body names.
    pub(super) kind: Option<NoteKind>,
    /// What of the bodies is not read.
    pub(super) left_out: Vec<String>,
}

/// The types of bodies that hold others, all of which are meant.
const SETS: [&str; 4] = ["Composite", "List", "Independents", "Set"];
/// What a body may say of itself that a note has no place for.
const UNREAD: [&str; 5] = ["selector", "state", "styleClass", "renderedVia", "accessibility"];

impl Said {
    /// Reads bodies; those within others too.
    pub(super) fn read(&mut self, bodies: &Value) {
        self.read_as(bodies, &[]);
    }

    /// Reads bodies of which somebody outside said what they are for.
    fn read_as(&mut self, bodies: &Value, outside: &[String]) {
        for body in list(bodies) {
            let own = texts(&body["purpose"]);
            let purposes = if own.is_empty() { outside } else { &own };
            self.leave_out(body);
            if is_a(body, "Choice") {
                self.choose(body, purposes);
            } else if SETS.iter().any(|name| is_a(body, name)) {
                self.read_as(members(body), purposes);
            } else if !body["source"].is_null() {
                self.read_as(&body["source"], purposes);
            } else {
                self.take(body, purposes);
            }
        }
    }

    fn leave_out(&mut self, body: &Value) {
        let unread = UNREAD.iter().filter(|key| !body[**key].is_null());
        self.left_out.extend(unread.map(|key| format!("`{key}` of a body")));
    }

    /// Takes the first of several bodies, which is the one that their author prefers.
    fn choose(&mut self, body: &Value, purposes: &[String]) {
        let choices = list(members(body));
        if let Some((first, rest)) = choices.split_first() {
            self.read_as(first, purposes);
            let named = |other: &&Value| words_of(other).unwrap_or_else(|| other.to_string());
            self.left_out.extend(rest.iter().map(|other| format!("the choice `{}`", named(other))));
        }
    }

    fn take(&mut self, body: &Value, purposes: &[String]) {
        let is_for = |name: &str| purposes.iter().any(|purpose| plain_name(purpose) == name);
        let Some(words) = words_of(body) else {
            self.left_out.push(format!("the body `{body}`"));
            return;
        };
        match NoteKind::from_name(&words) {
            Some(kind) if is_for("classifying") => self.kind = self.kind.or(Some(kind)),
            _ if is_for("tagging") || is_for("classifying") => self.tags.push(words),
            _ => {
                let text = self.markdown(body, words);
                self.texts.push(text);
            }
        }
    }

    /// The text of a body as Markdown: a link where it is an address, and no markup where it has
    /// none or another language's.
    fn markdown(&mut self, body: &Value, words: String) -> String {
        if body["value"].is_null() {
            return if is_address(&words) { linked(&words) } else { words };
        }
        match body["format"].as_str() {
            Some("text/html" | "application/xhtml+xml") => {
                let small = words.to_lowercase();
                if small.contains("href") || small.contains("src=") {
                    self.left_out.push("the addresses in a text in HTML".to_owned());
                }
                visible(&words)
            }
            Some("text/plain") => words.lines().map(escape).collect::<Vec<_>>().join("\n"),
            _ => words,
        }
    }
}

fn members(body: &Value) -> &Value {
    let known = ["items", "members", "item"].into_iter().find(|key| !body[*key].is_null());
    &body[known.unwrap_or("items")]
}

/// The text of a body, or the address of what it is.
fn words_of(body: &Value) -> Option<String> {
    text(&body["value"]).or_else(|| addresses(body).into_iter().next())
}

/// The lines of a text in HTML that a browser would show, a paragraph each.
fn visible(html: &str) -> String {
    let lines = html::cut(html).lines.into_iter().map(|line| escape(&line.text));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Whether a text is the address of something: a scheme, and no space.
fn is_address(text: &str) -> bool {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    };
    let parts = text.split_once(':').filter(|(scheme, rest)| is_scheme(scheme) && !rest.is_empty());
    parts.is_some() && !text.contains(char::is_whitespace)
}

/// An address in Markdown; only one that leads to a page is a link.
fn linked(address: &str) -> String {
    let is_page = address.starts_with("https://") || address.starts_with("http://");
    match is_page && !address.contains(['<', '>']) {
        true => format!("<{address}>"),
        false => escape(address),
    }
}
