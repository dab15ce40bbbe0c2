//! Decodes the character references and takes out the tags that many sites leave in their JSON and
//! in what they declare.

/// The names that occur; whoever writes others into JSON writes them for a browser to decode.
const NAMES: [(&str, &str); 14] = [
    ("quot", "\""),
    ("apos", "'"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("nbsp", " "),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("lt", "<"),
    ("gt", ">"),
];

/// The text with its character references decoded, doubly encoded ones too.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let text = text.replace("&amp;", "&");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((decoded, length)) => {
                out.push_str(&decoded);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// The text as a reader would see it: references decoded, tags taken out.
pub(super) fn plain(text: &str) -> String {
    let text = unescape(text);
    if !text.contains('<') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = tag(rest);
        out.push_str(if length == 0 { "<" } else { " " });
        rest = &rest[length.max(1)..];
    }
    (out + rest).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The length of the tag that a text starts with; 0 where it starts with none.
fn tag(text: &str) -> usize {
    const LONGEST: usize = 300;
    let head = &text[..text.floor_char_boundary(LONGEST)];
    let name = head[1..].strip_prefix('/').unwrap_or(&head[1..]);
    let opens = name.starts_with(|c: char| c.is_ascii_alphabetic());
    head.find('>').filter(|_| opens).map_or(0, |end| end + 1)
}

/// The character that a text starts with as a reference, and the reference's length.
fn reference(text: &str) -> Option<(String, usize)> {
    let head = &text[..text.floor_char_boundary(12)];
    let end = head.find(';')?;
    let name = &head[1..end];
    let decoded = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?.to_string()
        }
        None => NAMES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((decoded, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_taken_out() {
        for (text, expected) in [
            ("&lt;strong&gt;Мост&lt;/strong&gt; открыт", "Мост открыт"),
            ("Мост<br/>через <a href='/r'>Талды</a>", "Мост через Талды"),
            ("a < b, и 5<6", "a < b, и 5<6"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn references_are_decoded() {
        for (text, expected) in [
            ("A &amp;#038; B", "A & B"),
            ("it&#x27;s &laquo;it&raquo;", "it's «it»"),
            ("A & B; C &unknown; &#0; &#xZZ;", "A & B; C &unknown; &#0; &#xZZ;"),
        ] {
            assert_eq!(unescape(text), expected);
        }
    }
}
