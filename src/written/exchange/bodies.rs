//! What an annotation says: its bodies (Web Annotation Data Model, sections 3.2 and 4.1).

use serde_json::{Value, json};

use crate::model::markdown_text::escape;
use crate::model::sidecar::NoteKind;
use crate::written::exchange::json::{addresses, is_a, list, plain_name, text, texts};
use crate::written::exchange::motives::{CLASSIFYING, is_naming, purposes_of_bodies};
use crate::written::exchange::unread::unread;
use postil_clean::ingest::visible_lines;

/// What an annotation says.
#[derive(Debug)]
pub(super) struct Said<'a> {
    annotation: &'a Value,
    /// Markdown, a paragraph or more each.
    pub(super) texts: Vec<String>,
    pub(super) tags: Vec<String>,
    /// The kind that a body names.
    pub(super) kind: Option<NoteKind>,
    /// What the texts are for.
    pub(super) purposes: Vec<String>,
    /// What of the bodies is not read.
    pub(super) left_out: Vec<String>,
}

/// The types of bodies that hold others, all of which are meant.
const SETS: [&str; 4] = ["Composite", "List", "Independents", "Set"];
/// The keys of a body that are read.
const READ: [&str; 6] = ["value", "source", "purpose", "items", "members", "item"];

impl<'a> Said<'a> {
    /// Reads what an annotation says: of Hypothesis `text` and `tags`, of others the bodies.
    pub(super) fn of(annotation: &'a Value) -> Self {
        let mut said = Said {
            annotation,
            texts: text(&annotation["text"]).into_iter().collect(),
            tags: texts(&annotation["tags"]),
            kind: None,
            purposes: Vec::new(),
            left_out: Vec::new(),
        };
        let outside = purposes_of_bodies(annotation);
        if let Some(value) = text(&annotation["bodyValue"]) {
            said.read(&json!({ "value": value, "format": "text/plain" }), &outside);
        }
        said.read(&annotation["body"], &outside);
        said
    }

    /// Reads bodies, those within others too, of which somebody outside said what they are for.
    fn read(&mut self, bodies: &Value, outside: &[String]) {
        for body in list(bodies) {
            let own = texts(&body["purpose"]);
            let own: Vec<String> = own.iter().map(|name| plain_name(name).to_owned()).collect();
            let purposes = if own.is_empty() { outside } else { &own };
            let within = list(members(body));
            if is_a(body, "Choice") && !within.is_empty() {
                self.leave_out(body);
                self.choose(&within, purposes);
            } else if SETS.iter().any(|name| is_a(body, name)) && !within.is_empty() {
                self.leave_out(body);
                self.read(members(body), purposes);
            } else if !body["source"].is_null() {
                self.leave_out(body);
                self.read(&body["source"], purposes);
            } else {
                self.take(body, purposes);
            }
        }
    }

    /// Names what is not read of a body, unless the annotation says the same of itself.
    fn leave_out(&mut self, body: &Value) {
        let unread = unread(body, &READ);
        let own = unread.into_iter().filter(|key| body[*key] != self.annotation[*key]);
        self.left_out.extend(own.map(|key| format!("`{key}` of a body")));
    }

    /// Takes the first of several bodies, which is the one that their author prefers.
    fn choose(&mut self, choices: &[&Value], purposes: &[String]) {
        if let Some((first, rest)) = choices.split_first() {
            self.read(first, purposes);
            let named = |other: &&Value| words_of(other).unwrap_or_else(|| other.to_string());
            self.left_out.extend(rest.iter().map(|other| format!("the choice `{}`", named(other))));
        }
    }

    fn take(&mut self, body: &Value, purposes: &[String]) {
        let Some(words) = words_of(body) else {
            self.left_out.push(format!("the body `{body}`"));
            return;
        };
        self.leave_out(body);
        if purposes.iter().any(|purpose| is_naming(purpose)) {
            return self.name(words, purposes);
        }
        let text = self.markdown(body, words);
        self.texts.push(text);
        self.purposes.extend_from_slice(purposes);
    }

    /// Takes a body that names something: the kind, else a tag.
    fn name(&mut self, words: String, purposes: &[String]) {
        let is_class = purposes.iter().any(|purpose| purpose == CLASSIFYING);
        match NoteKind::from_name(&words).filter(|_| is_class) {
            Some(kind) if self.kind.is_none_or(|known| known == kind) => self.kind = Some(kind),
            _ => self.tags.push(words),
        }
        let others = purposes.iter().filter(|purpose| !is_naming(purpose));
        self.left_out.extend(others.map(|purpose| format!("the purpose `{purpose}` of a tag")));
    }

    /// The text of a body as Markdown: a link where it is an address, and no markup where it has
    /// none or another language's.
    fn markdown(&mut self, body: &Value, words: String) -> String {
        if body["value"].is_null() {
            return if is_address(&words) { linked(&words) } else { words };
        }
        match media_type(body).as_deref() {
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

/// The first format of a body, without its parameters.
fn media_type(body: &Value) -> Option<String> {
    let format = texts(&body["format"]).into_iter().next()?;
    Some(format.split(';').next().unwrap_or_default().trim().to_lowercase())
}

/// What a set holds, under the name that this version of the model has for it.
pub(super) fn members(body: &Value) -> &Value {
    let known = ["items", "members", "item"].into_iter().find(|key| !body[*key].is_null());
    &body[known.unwrap_or("items")]
}

/// The text of a body, or the address of what it is.
fn words_of(body: &Value) -> Option<String> {
    text(&body["value"]).or_else(|| addresses(body).into_iter().next())
}

/// The lines of a text in HTML that a browser would show, a paragraph each.
fn visible(html: &str) -> String {
    let lines = visible_lines(html).map(|line| escape(&line));
    lines.collect::<Vec<_>>().join("\n\n")
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
