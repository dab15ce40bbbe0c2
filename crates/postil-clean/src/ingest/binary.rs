//! Tells files that are no text at all.

use memchr::memmem;

/// The first bytes of formats that people drop into a folder of pages by accident.
const MAGIC: [&[u8]; 14] = [
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG\r\n",
    b"GIF87a",
    b"GIF89a",
    b"\xff\xd8\xff",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x1f\x8b\x08",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xfd7zXZ\x00",
    b"{\\rtf1",
    b"wOF2",
];

/// Whether the file starts as a PDF, an archive, a picture or the like.
pub(super) fn has_magic(bytes: &[u8]) -> bool {
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// Whether a page has its text in a ZIP that it carries, which a script unpacks.
pub(super) fn is_packed_page(bytes: &[u8]) -> bool {
    let has = |mark: &[u8]| memmem::find(bytes, mark).is_some();
    has(b"PK\x03\x04") && has(b"PK\x05\x06")
}

/// Whether the decoded text holds more control characters than a damaged text would.
///
/// One stray NUL in a long page is damage; one in fifty characters is a binary file.
pub(super) fn is_mostly_controls(text: &str) -> bool {
    let sample = &text[..text.floor_char_boundary(64 * 1024)];
    // Without a branch in them, the bytes of a chunk are looked at together.
    let has_foreign = |chunk: &[u8]| chunk.iter().fold(false, |any, byte| any | is_foreign(*byte));
    if !sample.as_bytes().chunks(64).any(has_foreign) {
        return false;
    }
    let controls = sample.bytes().filter(|byte| is_foreign(*byte)).count();
    controls * 50 > sample.chars().count()
}

/// A character that stands in no text: controls but white space and the escape of terminals.
fn is_foreign(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t'..=b'\r' | 0x1b)
}
