//! Writes values as TOML.

use toml_edit::Value;

/// A text in the plainest form that holds it.
pub(super) fn text(text: &str) -> String {
    Value::from(text).to_string()
}

/// A list of texts on one line.
pub(super) fn texts(texts: &[String]) -> String {
    let members: Vec<String> = texts.iter().map(|member| text(member)).collect();
    format!("[{}]", members.join(", "))
}

/// Markdown: in one line if it is one, else between lines of its own, without escapes if possible.
pub(super) fn markdown(markdown: &str) -> String {
    let markdown = markdown.replace("\r\n", "\n");
    let markdown = markdown.trim_end();
    let escaped = |c: char| c.is_control() && c != '\n' && c != '\t';
    if !markdown.contains('\n') || markdown.contains("'''") || markdown.contains(escaped) {
        return text(markdown);
    }
    format!("'''\n{markdown}\n'''")
}
