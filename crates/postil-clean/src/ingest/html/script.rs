//! Where a script ends: at its end tag, but for one in a comment that holds a script of its own.
//!
//! Old pages hid their scripts from older browsers with `<!--` and `-->`; the standard keeps count of
//! what stands between (HTML, section 13.2.5.15 to 13.2.5.31).

use crate::ingest::html::tag_bytes::is_tag;

const NAME: &str = "script";

/// What is open around a place in a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    /// A comment.
    Comment,
    /// A comment, and in it a script.
    ScriptInComment,
}

/// Where the end tag of a script stands in the text behind its start tag.
pub(super) fn end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut open = Open::Nothing;
    let mut at = 0;
    loop {
        at += match open {
            Open::Nothing => memchr::memchr(b'<', &bytes[at..])?,
            _ => memchr::memchr2(b'<', b'>', &bytes[at..])?,
        };
        let (rest, behind) = (&bytes[at..], &bytes[at + 1..]);
        let closes = behind.first() == Some(&b'/') && is_tag(&behind[1..], NAME);
        open = match open {
            Open::ScriptInComment if closes => Open::Comment,
            Open::Nothing | Open::Comment if closes => return Some(at),
            Open::Nothing if rest.starts_with(b"<!--") => Open::Comment,
            Open::Comment if rest[0] == b'<' && is_tag(behind, NAME) => Open::ScriptInComment,
            _ if rest[0] == b'>' && bytes[..at].ends_with(b"--") => Open::Nothing,
            open => open,
        };
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_ends_at_its_end_tag() {
        for (text, expected) in [
            ("a</script>b", Some("a")),
            ("a < b</SCRIPT\n>", Some("a < b")),
            ("a</scripts></script>", Some("a</scripts>")),
            ("<!-- a </script>", Some("<!-- a ")),
            ("<!-- <script> a </script> --> </script>", Some("<!-- <script> a </script> --> ")),
            ("<!-- <script> a --> </script>", Some("<!-- <script> a --> ")),
            ("<!--><script></script>", Some("<!--><script>")),
            ("<!-- <scripts> </script>", Some("<!-- <scripts> ")),
            ("a</script", None),
            ("<!-- <script> </script>", None),
        ] {
            assert_eq!(end(text).map(|end| &text[..end]), expected, "{text}");
        }
    }
}
