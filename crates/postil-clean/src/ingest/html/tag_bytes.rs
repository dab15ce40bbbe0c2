//! Knows the bytes that tags are made of.

/// Whether a byte is white space within a tag.
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b' ')
}

/// Whether a tag of this name begins, in any case, and its name ends there.
pub(super) fn is_tag(bytes: &[u8], name: &str) -> bool {
    let ends = |byte: u8| is_blank(byte) || matches!(byte, b'/' | b'>');
    opens(bytes, name.as_bytes()) && bytes.get(name.len()).is_some_and(|byte| ends(*byte))
}

/// Whether some bytes begin with a word, in any case.
pub(super) fn opens(bytes: &[u8], name: &[u8]) -> bool {
    bytes.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
}
