//! Character references of HTML, `&laquo;` and `&#171;`, by the standard's own table.

use std::borrow::Cow;

use html5gum::{State, Token, Tokenizer};

/// The commonest references without their first sign, and what they stand for.
const COMMON: [(&str, &str); 8] = [
    ("amp;", "&"),
    ("nbsp;", "\u{a0}"),
    ("quot;", "\""),
    ("#39;", "'"),
    ("#039;", "'"),
    ("#8217;", "’"),
    ("lt;", "<"),
    ("gt;", ">"),
];

/// The longest name of a character reference, its signs included.
const LONGEST: usize = 33;

/// The text between the tags of a page with its references decoded.
pub fn in_text(text: &str) -> Cow<'_, str> {
    let by_table = |text: &str| {
        let mut tokens = Tokenizer::new(text);
        // Here an element is no element.
        tokens.set_state(State::RcData);
        let strings = tokens.flatten().filter_map(|token| match token {
            Token::String(decoded) => Some(String::from_utf8_lossy(&decoded.value).into_owned()),
            _ => None,
        });
        strings.collect()
    };
    decoded(text, |_| false, by_table)
}

/// The value of an attribute of a page with its references decoded; `quote` is the mark around it,
/// which says how far the value reaches.
pub fn in_attribute(value: &str, quote: Option<u8>) -> Cow<'_, str> {
    let by_table = |value: &str| {
        let quote = quote.map_or_else(String::new, |quote| char::from(quote).to_string());
        let tag = format!("<a b={quote}{value}{quote}>");
        let decoded = Tokenizer::new(&tag).flatten().find_map(|token| match token {
            Token::StartTag(tag) => tag.attributes.into_values().next(),
            _ => None,
        });
        decoded.map_or_else(String::new, |value| String::from_utf8_lossy(&value).into_owned())
    };
    decoded(value, is_parameter, by_table)
}

/// Whether a name and `=` stand at the start of a text, as in the address `/bridge?a=1&copy=2`.
fn is_parameter(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).starts_with('=')
}

/// A text with its references decoded, by the standard's table where they are rare ones; the
/// ampersand before a text that `is_other` is no more than that.
fn decoded(
    text: &str,
    is_other: fn(&str) -> bool,
    by_table: impl Fn(&str) -> String,
) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return text.into();
    }
    common_decoded(text, is_other).unwrap_or_else(|| by_table(text)).into()
}

/// A text with its references decoded; none where it has another than the commonest.
fn common_decoded(text: &str, is_other: fn(&str) -> bool) -> Option<String> {
    let mut parts = text.split('&');
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(parts.next()?);
    for part in parts {
        let known = COMMON.iter().find_map(|(name, sign)| Some((*sign, part.strip_prefix(name)?)));
        let opens_none = || !part.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#');
        let (sign, rest) =
            known.or_else(|| (opens_none() || is_other(part)).then_some(("&", part)))?;
        decoded.push_str(sign);
        decoded.push_str(rest);
    }
    Some(decoded)
}

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
