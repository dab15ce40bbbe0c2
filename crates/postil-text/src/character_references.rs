//! Character references of HTML, `&laquo;` and `&#171;`, by the standard's own table.

use html5gum::{Token, Tokenizer};

/// The longest name of a character reference, its signs included.
const LONGEST: usize = 33;

/// What the reference at the start of a text stands for, and its length; as in a page, where some
/// names need no semicolon.
pub fn leading(text: &str) -> Option<(String, usize)> {
    let head = text.strip_prefix('&')?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let name = head.bytes().take(LONGEST).take_while(is_name).count();
    let length = 1 + name + usize::from(head[name..].starts_with(';'));
    let piece = &text[..length];
    // The tokeniser must see that the name ends here.
    let source = format!("{piece} ");
    let decoded = Tokenizer::new(&source).flatten().find_map(|token| match token {
        Token::String(decoded) => Some(decoded),
        _ => None,
    })?;
    let decoded = str::from_utf8(&decoded.value).ok()?.strip_suffix(' ')?;
    (name > 0 && decoded != piece).then(|| (decoded.to_owned(), length))
}

/// The same outside of a page, where an ampersand is mostly no more than that: the reference has
/// its semicolon and stands for something that can be seen, or for a space.
pub fn closed(text: &str) -> Option<(String, usize)> {
    let (decoded, length) = leading(text)?;
    let piece = &text[..length];
    let is_whole = piece.ends_with(';') && (!decoded.ends_with(';') || piece == "&semi;");
    let is_seen = !decoded.contains(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER);
    (is_whole && is_seen).then(|| (decoded.replace('\u{a0}', " "), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_and_other_text_read_the_same_names() {
        let found = |read: Option<(String, usize)>| read.map(|(decoded, _)| decoded);
        for (text, page, other) in [
            ("&laquo;Мост", Some("«"), Some("«")),
            ("&#1052;ост", Some("М"), Some("М")),
            ("&#x2013; мост", Some("–"), Some("–")),
            ("&#151;", Some("—"), Some("—")),
            ("&euro;", Some("€"), Some("€")),
            ("&frac12;", Some("½"), Some("½")),
            ("&nbsp;", Some("\u{a0}"), Some(" ")),
            ("&amp", Some("&"), None),
            ("&copy=2", Some("©"), None),
            ("&#0;", Some("\u{fffd}"), None),
            ("&#13;", Some("\r"), None),
            ("&semi;", Some(";"), Some(";")),
            ("&notit;", Some("¬it;"), None),
            ("&unknown;", None, None),
            ("&#xZZ;", None, None),
            ("&T;", None, None),
            ("& мост", None, None),
            ("мост &amp;", None, None),
        ] {
            assert_eq!(found(leading(text)).as_deref(), page, "{text}");
            assert_eq!(found(closed(text)).as_deref(), other, "{text}");
        }
        assert_eq!(closed("&laquo;Мост").map(|it| it.1), Some("&laquo;".len()));
    }
}
