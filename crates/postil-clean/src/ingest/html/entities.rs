//! Decodes the character references and takes out the tags that many sites leave in their JSON and
//! in what they declare.

use postil_text::character_references;

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
        match character_references::closed(rest) {
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
            ("Цена 5 &euro; &times; 2", "Цена 5 € × 2"),
            ("/a?b=1&copy=2", "/a?b=1&copy=2"),
            ("it&#x27;s &laquo;it&raquo;", "it's «it»"),
            ("A & B; C &unknown; &#0; &#xZZ;", "A & B; C &unknown; &#0; &#xZZ;"),
        ] {
            assert_eq!(unescape(text), expected);
        }
    }
}
