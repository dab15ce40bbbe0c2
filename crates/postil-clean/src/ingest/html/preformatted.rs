//! The lines of text in `pre`, in the source: what ends one there may be written as a reference.

use postil_text::character_references;

/// The lines of a source, each with the break that ends it; the last may have none.
pub(super) fn lines(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let (line, behind) = rest.split_at(end_of_line(rest));
        rest = behind;
        (!line.is_empty()).then_some(line)
    })
}

/// Where the first line of a source ends, behind its break.
fn end_of_line(source: &str) -> usize {
    let end = source.char_indices().find_map(|(at, sign)| {
        let rest = &source[at..];
        match sign {
            '\n' => Some(at + 1),
            '\r' => Some(at + 1 + usize::from(rest[1..].starts_with('\n'))),
            '&' => break_reference(rest).map(|length| at + length),
            _ => None,
        }
    });
    end.unwrap_or(source.len())
}

/// The length of a reference to a line break, such as `&#10;`, at the start of a text.
fn break_reference(text: &str) -> Option<usize> {
    let opens_one = ["&#", "&N"].iter().any(|opening| text.starts_with(opening));
    let (decoded, length) = opens_one.then(|| character_references::leading(text))??;
    (decoded == "\n").then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_ends_a_line_however_it_is_written() {
        for (source, expected) in [
            ("a\n\nb", &["a\n", "\n", "b"][..]),
            ("a\r\nb\rc\r", &["a\r\n", "b\r", "c\r"]),
            ("a &amp; b\nc &lt; d", &["a &amp; b\n", "c &lt; d"]),
            ("a&#10;b&#x0A;c&NewLine;d", &["a&#10;", "b&#x0A;", "c&NewLine;", "d"]),
            ("a&#100;b&N;c&", &["a&#100;b&N;c&"]),
            ("", &[]),
        ] {
            assert_eq!(lines(source).collect::<Vec<_>>(), expected, "{source:?}");
        }
    }
}
