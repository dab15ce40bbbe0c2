//! UTF-8 into which pieces in an older encoding were put: a template that was converted around a text
//! that was not.
//!
//! A damaged spot is a byte or two; a piece is words, and these tell in which encoding they were
//! written.

use crate::ingest::charset::reading::{OLDER, Reading};
use crate::ingest::charset::strangeness::{STRANGE, strangeness};
use postil_text::letter::is_letter;

/// A piece has at least so many bytes that are no UTF-8.
const FEWEST: usize = 4;
/// So few characters of ASCII may stand between two bytes of a piece: a space, a mark.
const BETWEEN: usize = 3;

/// How to read bytes of which most are UTF-8, if pieces of them are in an older encoding.
pub(super) fn reading(bytes: &[u8]) -> Option<Reading> {
    let pieces =
        Some(pieces(bytes)).filter(|pieces| !pieces.is_empty() && is_mostly_utf8(bytes))?;
    let read = OLDER.iter().map(|older| (older, Reading::Standard(older.encoding).decode(&pieces)));
    let worded = read.filter(|(_, text)| is_of_words(text));
    let tried = worded.map(|(older, text)| (strangeness(&text), older));
    let (best, older) = tried.reduce(|best, next| if next.0 < best.0 { next } else { best })?;
    (best <= STRANGE).then_some(Reading::Mixed(older))
}

/// Whether more characters of several bytes are UTF-8 than bytes are none.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|sign| !sign.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    valid > broken
}

/// Whether most characters beyond ASCII are letters.
fn is_of_words(text: &str) -> bool {
    let beyond = || text.chars().filter(|sign| !sign.is_ascii());
    beyond().filter(|sign| is_letter(*sign)).count() * 4 >= beyond().count() * 3
}

/// The pieces that are no UTF-8, with a space behind each.
fn pieces(bytes: &[u8]) -> Vec<u8> {
    let (mut pieces, mut piece, mut broken) = (Vec::new(), Vec::new(), 0);
    let mut end = |piece: &mut Vec<u8>, broken: &mut usize| {
        if *broken >= FEWEST {
            pieces.extend_from_slice(piece);
            pieces.push(b' ');
        }
        piece.clear();
        *broken = 0;
    };
    for chunk in bytes.utf8_chunks() {
        let between = chunk.valid();
        if between.len() > BETWEEN || !between.is_ascii() {
            end(&mut piece, &mut broken);
        } else {
            piece.extend_from_slice(between.as_bytes());
        }
        piece.extend_from_slice(chunk.invalid());
        broken += chunk.invalid().len();
    }
    end(&mut piece, &mut broken);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{KOI8_R, WINDOWS_1251};

    /// A text whose words between brackets are in another encoding.
    fn mixed(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
        let parts = text.split(['[', ']']).enumerate();
        let bytes = parts.flat_map(|(place, part)| match place % 2 {
            0 => part.as_bytes().to_vec(),
            _ => encoding.encode(part).0.into_owned(),
        });
        bytes.collect()
    }

    #[test]
    fn pieces_in_an_older_encoding_are_read() {
        let text = "Мост через залив – новый, он открыт. [Паром ходит до осени.] Берег [низкий, и \
                    вода] высокая весь месяц.";
        for encoding in [WINDOWS_1251, KOI8_R] {
            let bytes = mixed(text, encoding);
            let found = reading(&bytes).expect("pieces");
            assert_eq!(found.decode(&bytes), text.replace(['[', ']'], ""), "{}", found.name());
            assert_eq!(Reading::named(found.name()), Some(found));
        }
    }

    #[test]
    fn damaged_spots_are_no_pieces() {
        let bytes = "Паром ходит до осени, и вода высокая".as_bytes();
        let cut = [&bytes[..7], &bytes[8..20], b"\xff\xfe", &bytes[22..]].concat();
        assert_eq!(reading(&cut), None);
        let noise = [bytes, &[0x81, 0x8f, 0xff, 0x98, 0x9d, 0xad, 0x81]].concat();
        assert_eq!(reading(&noise), None);
        let older = WINDOWS_1251.encode("Паром ходит до осени").0;
        assert_eq!(reading(&older), None);
    }
}
