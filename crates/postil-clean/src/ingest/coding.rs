//! How mail writes bytes down: as they are, as quoted-printable, or in base64 (RFC 2045, section 6).
//!
//! Each decoded byte knows where it is written, so that lines and words lead back to the file. The
//! three bytes of a base64 group are written as one, and lead back to the whole group.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::source::TransferCoding;

/// The signs of a whole base64 group.
const GROUP: usize = 4;

/// The bytes that are written down.
pub(super) fn decode(written: &[u8], coding: TransferCoding) -> Cow<'_, [u8]> {
    if coding == TransferCoding::Plain {
        return Cow::Borrowed(written);
    }
    let mut bytes = Vec::with_capacity(written.len());
    each_byte(written, coding, |byte, _| bytes.push(byte));
    Cow::Owned(bytes)
}

/// What an offset among decoded bytes is in what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// Where the byte before it ends.
    pub before: usize,
    /// Where the byte behind it begins.
    pub behind: usize,
}

/// Leads ascending offsets among the decoded bytes back to what is written.
pub(super) fn edges(written: &[u8], coding: TransferCoding, offsets: &[usize]) -> Vec<Edge> {
    let mut edges = Vec::with_capacity(offsets.len());
    let (mut count, mut before) = (0, 0);
    each_byte(written, coding, |_, place| {
        while offsets.get(edges.len()).is_some_and(|offset| *offset <= count) {
            edges.push(Edge { before, behind: place.start });
        }
        (count, before) = (count + 1, place.end);
    });
    edges.resize(offsets.len(), Edge { before, behind: written.len() });
    edges
}

/// Where to begin to read a piece of what is written, so that no character is cut in two.
pub(super) fn reach(written: &[u8], start: usize, coding: TransferCoding) -> usize {
    if coding != TransferCoding::Base64 {
        return start;
    }
    let is_sign = |sign: u8| sign == b'=' || digit(sign).is_some();
    let signs = written[..start].iter().enumerate().rev().filter(|(_, sign)| is_sign(**sign));
    signs.take(GROUP).last().map_or(0, |(at, _)| at)
}

fn each_byte(written: &[u8], coding: TransferCoding, take: impl FnMut(u8, Range<usize>)) {
    match coding {
        TransferCoding::Plain => plain(written, take),
        TransferCoding::QuotedPrintable => quoted_printable(written, take),
        TransferCoding::Base64 => base64(written, take),
    }
}

fn plain(written: &[u8], mut take: impl FnMut(u8, Range<usize>)) {
    written.iter().enumerate().for_each(|(at, byte)| take(*byte, at..at + 1));
}

/// What is no quoted-printable stands for itself, as a lone `=` does.
fn quoted_printable(written: &[u8], mut take: impl FnMut(u8, Range<usize>)) {
    let mut at = 0;
    while let Some(sign) = written.get(at) {
        let soft = if *sign == b'=' { soft_break(&written[at + 1..]) } else { None };
        let quoted = if *sign == b'=' { quoted_byte(&written[at + 1..]) } else { None };
        let (byte, width) = match (soft, quoted) {
            (Some(width), _) => (None, width + 1),
            (None, Some(byte)) => (Some(byte), 3),
            (None, None) => (Some(*sign), 1),
        };
        byte.into_iter().for_each(|byte| take(byte, at..at + width));
        at += width;
    }
}

/// The length of the line break behind a `=` that is none of the text.
fn soft_break(rest: &[u8]) -> Option<usize> {
    let blanks = rest.iter().take_while(|sign| matches!(sign, b' ' | b'\t')).count();
    match rest[blanks..] {
        [b'\r', b'\n', ..] => Some(blanks + 2),
        [b'\n' | b'\r', ..] => Some(blanks + 1),
        [] => Some(blanks),
        _ => None,
    }
}

fn quoted_byte(rest: &[u8]) -> Option<u8> {
    let digit = |place: usize| char::from(*rest.get(place)?).to_digit(16);
    Some((digit(0)? * 16 + digit(1)?) as u8)
}

/// What is no sign of base64 counts for nothing.
fn base64(written: &[u8], mut take: impl FnMut(u8, Range<usize>)) {
    let mut group = Group::default();
    for (at, sign) in written.iter().enumerate() {
        match digit(*sign) {
            Some(digit) => group.push(digit, at),
            None if *sign == b'=' => group.finish(&mut take),
            None => {}
        }
        if group.count == GROUP {
            group.finish(&mut take);
        }
    }
    group.finish(&mut take);
}

/// The signs of a group so far.
#[derive(Default)]
struct Group {
    bits: u32,
    count: usize,
    place: Range<usize>,
}

impl Group {
    fn push(&mut self, digit: u8, at: usize) {
        let start = if self.count == 0 { at } else { self.place.start };
        self.bits = self.bits << 6 | u32::from(digit);
        self.count += 1;
        self.place = start..at + 1;
    }

    /// Hands on the bytes of a group, which is shorter where the data end; a lone sign is none.
    fn finish(&mut self, take: &mut impl FnMut(u8, Range<usize>)) {
        let group = std::mem::take(self);
        let bytes = (group.bits << (6 * (GROUP - group.count))).to_be_bytes();
        let known = group.count.saturating_sub(1);
        bytes[1..=known].iter().for_each(|byte| take(*byte, group.place.clone()));
    }
}

/// What a sign of base64 stands for.
pub(super) fn digit(sign: u8) -> Option<u8> {
    Some(match sign {
        b'A'..=b'Z' => sign - b'A',
        b'a'..=b'z' => sign - b'a' + 26,
        b'0'..=b'9' => sign - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use TransferCoding::{Base64, Plain, QuotedPrintable};

    #[test]
    fn what_is_written_is_read() {
        for (coding, written, read) in [
            (Plain, "a=3D", "a=3D"),
            (QuotedPrintable, "=D0=9C=d0=be=\r\n=D1=81=D1=82 = 2=3D2", "Мост = 2=2"),
            (QuotedPrintable, "a= \t\nb=", "ab"),
            (QuotedPrintable, "=zz=4", "=zz=4"),
            (Base64, "0JzQvtGB\r\n 0YI=", "Мост"),
            (Base64, "YQ==YmM=", "abc"),
            (Base64, "YWI", "ab"),
            (Base64, "TWFu", "Man"),
            (Base64, "Y", ""),
            (Base64, "", ""),
        ] {
            let bytes = decode(written.as_bytes(), coding);
            assert_eq!(String::from_utf8_lossy(&bytes), read, "{written}");
        }
    }

    #[test]
    fn every_byte_leads_back_to_its_signs() {
        let check = |coding, written: &str, expected: &[(usize, usize)]| {
            let count = decode(written.as_bytes(), coding).len();
            let offsets: Vec<usize> = (0..=count).collect();
            let found = edges(written.as_bytes(), coding, &offsets);
            let found: Vec<_> = found.iter().map(|edge| (edge.before, edge.behind)).collect();
            assert_eq!(found, expected, "{written}");
        };
        check(QuotedPrintable, "=D0=\n=9C.", &[(0, 0), (3, 5), (8, 8), (9, 9)]);
        check(Base64, "YWJj\nZA==", &[(0, 0), (4, 0), (4, 0), (4, 5), (7, 9)]);
    }

    #[test]
    fn a_piece_of_base64_begins_with_a_whole_group() {
        let written = b"YWJj\r\nZGVm\r\nZ2g=";
        for (start, expected) in [(0, 0), (4, 0), (10, 6), (16, 12)] {
            assert_eq!(reach(written, start, Base64), expected, "{start}");
        }
        assert_eq!(reach(b"abcdef", 4, QuotedPrintable), 4);
    }
}
