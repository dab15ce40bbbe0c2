//! Front matter as other generators have it: `key: value` between two lines `---`.
//!
//! It is written over as TOML, line by line, and read as such: so every key and every mistake has its
//! place. Of YAML only what such pages have is understood: texts, numbers, and lists of texts.

/// What stands between two lines `---` at the top, and what follows; none where the first of them is
/// a line across the page, since what follows it is prose.
pub(super) fn split(text: &str) -> Option<(&str, &str)> {
    let mut lines = text.split_inclusive('\n');
    let start = lines.next().filter(|line| is_fence(line))?.len();
    let mut end = start;
    for line in lines {
        if is_fence(line) {
            let inner = &text[start..end];
            return inner.lines().all(may_be_yaml).then(|| (inner, &text[end + line.len()..]));
        }
        end += line.len();
    }
    None
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// Whether a line is one of YAML: blank, a remark, a key with or without a value, or of a list or
/// text that belongs to one.
fn may_be_yaml(line: &str) -> bool {
    let is_inner = line.starts_with([' ', '\t', '#']) || line.starts_with("- ");
    line.trim().is_empty() || is_inner || pair(line).is_some()
}

/// The same front matter in TOML, each key on the line on which it stood.
///
/// Fails with the first line that is written otherwise than such pages are, counted from 0.
pub(super) fn as_toml(inner: &str) -> Result<String, usize> {
    let lines: Vec<&str> = inner.lines().collect();
    let mut toml = String::new();
    let mut next = 0;
    while next < lines.len() {
        let at = next;
        let is_empty = lines[at].trim().is_empty() || lines[at].trim_start().starts_with('#');
        next += 1;
        if !is_empty {
            let (key, value) = pair(lines[at]).ok_or(at)?;
            let items: Vec<&str> = lines[next..].iter().map_while(|line| item(line)).collect();
            next += if value.is_empty() { items.len() } else { 0 };
            let value = match value {
                "" => Some(list(items.into_iter())),
                value => written(value),
            };
            toml.push_str(&format!("{} = {}", quoted(key), value.ok_or(at)?));
        }
        toml.push_str(&"\n".repeat(next - at));
    }
    Ok(toml)
}

/// A key at the beginning of a line, and what stands behind its colon.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let is_pair = !key.is_empty() && key.chars().all(is_key);
    (is_pair && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (key, value.trim()))
}

/// What a line of a list has.
fn item(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("- ").map(str::trim)
}

/// A value in TOML; none of what is neither a text, a number nor a list of texts.
fn written(value: &str) -> Option<String> {
    if let Some(inner) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let items = inner.split(',').map(str::trim).filter(|item| !item.is_empty());
        return Some(list(items));
    }
    let is_plain = value.parse::<i64>().is_ok() || matches!(value, "true" | "false");
    match value.chars().next() {
        Some('|' | '>' | '{' | '&' | '*' | '!' | '[') => None,
        _ if is_plain => Some(value.to_owned()),
        _ => Some(quoted(bare(value))),
    }
}

fn list<'t>(items: impl Iterator<Item = &'t str>) -> String {
    let items: Vec<String> = items.map(|item| quoted(bare(item))).collect();
    format!("[{}]", items.join(", "))
}

/// A text without the quotes around it.
fn bare(value: &str) -> &str {
    let inside = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_become_keys_on_their_lines() {
        for (yaml, toml) in [
            ("title: Об архиве\nmenu: 2\n", "\"title\" = \"Об архиве\"\n\"menu\" = 2\n"),
            ("# что\n\ntitle: \"Раз: два\"\n", "\n\n\"title\" = \"Раз: два\"\n"),
            ("aliases: [/a/, '/b/']\n", "\"aliases\" = [\"/a/\", \"/b/\"]\n"),
            (
                "aliases:\n  - /a/\n- \"/b/\"\nmenu: 1\n",
                "\"aliases\" = [\"/a/\", \"/b/\"]\n\n\n\"menu\" = 1\n",
            ),
            ("draft: true\n", "\"draft\" = true\n"),
        ] {
            let read = as_toml(yaml).map(|toml| toml.replace('\'', "\""));
            assert_eq!(read.as_deref(), Ok(toml), "{yaml}");
        }
    }

    #[test]
    fn what_pages_seldom_have_is_refused_with_its_line() {
        for (yaml, line) in
            [("title: x\ntext: |\n  a\n", 1), ("menu: {a: 1}\n", 0), ("  title: x\n", 0)]
        {
            assert_eq!(as_toml(yaml), Err(line), "{yaml}");
        }
    }

    #[test]
    fn lines_across_a_page_are_no_front_matter() {
        for text in
            ["---\nПросто слова.\n---\nЕщё.", "---\n", "Слова\n---\na: b\n---\n", "---\na: b"]
        {
            assert_eq!(split(text), None, "{text}");
        }
        assert_eq!(split("---\na: b\n---\nСлова"), Some(("a: b\n", "Слова")));
        assert_eq!(split("---\n---\nСлова"), Some(("", "Слова")));
    }
}
