//! The lines of `Name: value` on top of a WARC record and of an HTTP message.
//!
//! Both are read alike, and leniently: lines may end without a carriage return, a line that begins
//! with white space goes on with the one before, and what is no such line is passed over. `httparse`
//! would refuse the `HTTP/2` that crawlers write down, and does not know the records.

/// A block of header lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The first line, as `WARC/1.1` or `HTTP/1.1 200 OK`.
    pub first_line: String,
    lines: Vec<(String, String)>,
}

impl Head {
    /// Reads a block, with or without the empty line that ends it.
    pub(crate) fn parse(block: &[u8]) -> Self {
        let mut lines = block.split(|byte| *byte == b'\n').map(|line| line.trim_ascii_end());
        let mut head = Head { first_line: text(lines.next().unwrap_or_default()), lines: vec![] };
        for line in lines {
            match (line.first(), head.lines.last_mut()) {
                (Some(b' ' | b'\t'), Some((_, value))) => {
                    value.push(' ');
                    value.push_str(&text(line));
                }
                _ => head.lines.extend(field(line)),
            }
        }
        head
    }

    /// The value of the first line with a name, in any letter case; none where it is empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut found = self.lines.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The values of all lines with a name, parted by commas.
    pub fn all(&self, name: &str) -> String {
        let found = self.lines.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(",")
    }
}

fn field(line: &[u8]) -> Option<(String, String)> {
    let colon = memchr::memchr(b':', line)?;
    Some((text(&line[..colon]), text(&line[colon + 1..])))
}

/// Text in UTF-8 or, as servers of old wrote it, in Latin-1.
fn text(bytes: &[u8]) -> String {
    let bytes = bytes.trim_ascii();
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

/// The length of the block at the start of some bytes, with the empty line that ends it; none where
/// it does not end.
pub(crate) fn block_length(bytes: &[u8]) -> Option<usize> {
    let ends = memchr::memchr_iter(b'\n', bytes);
    ends.map(|end| end + 1).find_map(|next| match &bytes[next..] {
        [b'\n', ..] => Some(next + 1),
        [b'\r', b'\n', ..] => Some(next + 2),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_however_they_were_written() {
        let block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=koi8-r\nX-Caf\xe9: \
                      cr\xe8me\r\nno line\r\nVia: a\r\nvia:b\r\nEmpty:\r\n\r\n";
        let head = Head::parse(block);
        assert_eq!(head.first_line, "HTTP/1.1 200 OK");
        assert_eq!(head.get("content-type"), Some("text/html; charset=koi8-r"));
        assert_eq!(head.get("X-Caf\u{e9}"), Some("cr\u{e8}me"));
        assert_eq!(head.all("Via"), "a,b");
        assert_eq!((head.get("Empty"), head.get("no line")), (None, None));
    }

    #[test]
    fn a_block_ends_with_an_empty_line() {
        for (bytes, length) in [
            (&b"a: b\r\n\r\nbody"[..], Some(8)),
            (b"a: b\n\nbody", Some(6)),
            (b"a: b\r\n\nbody", Some(7)),
            (b"a: b\r\n", None),
            (b"", None),
        ] {
            assert_eq!(block_length(bytes), length);
        }
    }
}
