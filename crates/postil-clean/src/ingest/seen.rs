//! The characters of some lines of a raw file that a reader may see, each with its bytes.
//!
//! It is the way back from words to bytes. Tags and comments of HTML are left out, character
//! references are what they stand for. What is left may be more than the text that was made of the
//! lines: markup of Markdown, words that a page hides.

use std::ops::Range;

use crate::ingest::charset::{self, Decoded};
use crate::ingest::{coding, offsets};
use crate::model::line::{LineNumber, LineRange};
use crate::model::source::{PagePart, SeenCharacter, SourceDocument, SourceFormat};
use postil_text::character_references;

/// Elements whose content is no text.
const SCRIPTS: [&str; 2] = ["script", "style"];

/// Reads the characters of some lines of a document again; `raw` is the whole file.
///
/// Where `raw` is not the document's file, there are none.
pub fn seen_characters(
    raw: &[u8],
    document: &SourceDocument,
    lines: LineRange,
) -> Vec<SeenCharacter> {
    let line = |number: LineNumber| document.lines.get((number.get() as usize).checked_sub(1)?);
    let (Some(first), Some(last)) = (line(lines.first), line(lines.last)) else {
        return Vec::new();
    };
    let place = first.bytes.start..last.bytes.end;
    let Some(piece) = raw.get(place.clone()) else { return Vec::new() };
    match &document.part {
        Some(part) => in_part(raw, document, part, &place),
        None => shifted(in_piece(piece, document, place.start == 0), place.start),
    }
}

/// The characters of a piece of the page that stands in a part of the file.
fn in_part(
    raw: &[u8],
    document: &SourceDocument,
    part: &PagePart,
    place: &Range<usize>,
) -> Vec<SeenCharacter> {
    let within = |at: usize| at.clamp(part.bytes.start, part.bytes.end) - part.bytes.start;
    let Some(body) = raw.get(part.bytes.clone()) else { return Vec::new() };
    let start = coding::reach(body, within(place.start), part.coding);
    let written = &body[start..within(place.end)];
    let piece = coding::decode(written, part.coding);
    let mut seen = in_piece(&piece, document, start == 0);
    let edges = edges(&seen);
    let places = coding::edges(written, part.coding, &edges);
    let place = |edge: usize| places[edges.partition_point(|known| *known < edge)];
    for character in &mut seen {
        let Range { start, end } = character.bytes;
        character.bytes = place(start).behind..place(end).before;
    }
    shifted(seen, part.bytes.start + start)
}

/// The characters of a piece of the page, each with its bytes in the piece.
fn in_piece(piece: &[u8], document: &SourceDocument, is_start: bool) -> Vec<SeenCharacter> {
    let Some(decoded) = charset::decode_part(piece, document.charset, is_start) else {
        return Vec::new();
    };
    let seen = match document.format {
        SourceFormat::Html => Scanner::new(decoded.text()).page(),
        SourceFormat::Text | SourceFormat::Markdown => Scanner::new(decoded.text()).text(),
    };
    with_bytes(seen, piece, &decoded)
}

fn shifted(mut seen: Vec<SeenCharacter>, by: usize) -> Vec<SeenCharacter> {
    for SeenCharacter { bytes, .. } in &mut seen {
        *bytes = bytes.start + by..bytes.end + by;
    }
    seen
}

/// Where characters begin and end, in order and each once.
fn edges(seen: &[SeenCharacter]) -> Vec<usize> {
    let mut edges: Vec<usize> =
        seen.iter().flat_map(|seen| [seen.bytes.start, seen.bytes.end]).collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Leads characters of a decoded piece back to its bytes.
fn with_bytes(seen: Vec<SeenCharacter>, bytes: &[u8], decoded: &Decoded) -> Vec<SeenCharacter> {
    let edges = edges(&seen);
    let raw = offsets::raw_offsets(bytes, decoded, &edges);
    let place = |edge: usize| raw[edges.partition_point(|known| *known < edge)];
    let lead = |seen: SeenCharacter| {
        let bytes = place(seen.bytes.start)..place(seen.bytes.end);
        SeenCharacter { bytes, ..seen }
    };
    seen.into_iter().map(lead).collect()
}

/// Reads a decoded piece from its start to its end.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    seen: Vec<SeenCharacter>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Scanner { text, at: 0, seen: Vec::with_capacity(text.len()) }
    }

    /// Every character.
    fn text(mut self) -> Vec<SeenCharacter> {
        while self.at < self.text.len() {
            self.character();
        }
        self.seen
    }

    /// The characters outside of tags.
    fn page(mut self) -> Vec<SeenCharacter> {
        while self.at < self.text.len() {
            match self.markup() {
                0 => self.character(),
                length => self.at += length,
            }
        }
        self.seen
    }

    /// Takes one character, or the reference that stands for some.
    fn character(&mut self) {
        let rest = &self.text[self.at..];
        let Some(character) = rest.chars().next() else { return };
        let start = self.at;
        if let Some((decoded, length)) = character_references::leading(rest) {
            self.at += length;
            let seen = |character| SeenCharacter { character, bytes: start..start + length };
            self.seen.extend(decoded.chars().map(seen));
        } else {
            self.at += character.len_utf8();
            self.seen.push(SeenCharacter { character, bytes: start..self.at });
        }
    }

    /// The length of the tag, the comment or the script that begins here; 0 where none does.
    fn markup(&self) -> usize {
        let rest = &self.text[self.at..];
        let to = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
        let mut characters = rest.chars();
        match (characters.next(), characters.next()) {
            (Some('<'), Some('!')) if rest.starts_with("<!--") => to("-->"),
            (Some('<'), Some('!' | '?')) => to(">"),
            (Some('<'), Some('/')) => tag_length(rest),
            (Some('<'), Some(letter)) if letter.is_ascii_alphabetic() => {
                let tag = tag_length(rest);
                tag + script_length(rest, tag)
            }
            _ => 0,
        }
    }
}

/// The length of a tag; a `>` between quotation marks does not end it.
fn tag_length(rest: &str) -> usize {
    let mut quoted: Option<u8> = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quoted, byte) {
            (Some(mark), byte) if mark == byte => quoted = None,
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quoted = Some(byte),
            _ => {}
        }
    }
    rest.len()
}

/// The length of what stands behind the tag of a script up to its end tag.
fn script_length(rest: &str, tag: usize) -> usize {
    let name: String = rest[1..].chars().take_while(char::is_ascii_alphabetic).collect();
    let name = name.to_ascii_lowercase();
    if !SCRIPTS.contains(&name.as_str()) {
        return 0;
    }
    let end = [format!("</{name}"), format!("</{}", name.to_ascii_uppercase())];
    let content = &rest[tag..];
    end.iter().filter_map(|end| content.find(end.as_str())).min().unwrap_or(content.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::ingest;

    fn seen(path: &str, raw: &[u8]) -> Vec<(char, String)> {
        let document = ingest(path, raw).0.expect("the bytes hold text");
        let all = LineRange::of_indices(0..document.lines.len());
        let seen = seen_characters(raw, &document, all);
        assert!(seen.is_sorted_by_key(|seen| seen.bytes.start));
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        seen.into_iter().map(|seen| (seen.character, words(&raw[seen.bytes]))).collect()
    }

    fn text(path: &str, raw: &[u8]) -> String {
        seen(path, raw).into_iter().map(|(character, _)| character).collect()
    }

    #[test]
    fn tags_comments_and_scripts_are_not_seen() {
        let page = "<p title='a > b'>Мост <!-- <i> --><b>открыт</b><script>if (a < b) {}</script> \
                    &laquo;да&raquo; 2 < 3 &amp AT&T";
        assert_eq!(text("a.html", page.as_bytes()), "Мост открыт «да» 2 < 3 & AT&T");
    }

    #[test]
    fn a_reference_stands_for_its_character() {
        let found = seen("a.html", "<p>A&nbsp;&laquo;B".as_bytes());
        let pairs: Vec<_> = found.iter().map(|(c, bytes)| (*c, bytes.as_str())).collect();
        assert_eq!(pairs, [('A', "A"), ('\u{a0}', "&nbsp;"), ('«', "&laquo;"), ('B', "B")]);
    }

    #[test]
    fn every_encoding_leads_back_to_its_bytes() {
        let words = "В посёлке Заречный открыли новую школу.\nНа празднике выступил хор.\n";
        for encoding in [encoding_rs::UTF_8, encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R] {
            let (raw, _, _) = encoding.encode(words);
            let document = ingest("a.txt", &raw).0.expect("the bytes hold text");
            let seen = seen_characters(&raw, &document, LineRange::one(2));
            let hall = &seen[3..13];
            let bytes = hall[0].bytes.start..hall[9].bytes.end;
            assert_eq!(encoding.decode(&raw[bytes]).0, "празднике ", "{}", encoding.name());
        }
    }

    #[test]
    fn marks_and_damaged_spots_are_counted() {
        let mut raw = "\u{feff}Мост ".as_bytes().to_vec();
        raw.extend([0xff, b'!']);
        let found = seen("a.txt", &raw);
        assert_eq!(found[0], ('М', "\u{feff}М".to_owned()));
        assert_eq!(found.last().map(|(c, bytes)| (*c, bytes.as_str())), Some(('!', "!")));
    }

    #[test]
    fn two_bytes_a_character_are_counted() {
        let words = "Вечером в посёлке шёл снег.\nУтром он растаял.\n";
        let raw: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let document = ingest("a.txt", &raw).0.expect("the bytes hold text");
        let seen = seen_characters(&raw, &document, LineRange::one(2));
        assert_eq!(seen[0].character, 'У');
        assert_eq!(seen[0].bytes, 56..58);
    }
}
