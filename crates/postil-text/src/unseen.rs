//! Characters that a reader does not see and that do something all the same.
//!
//! Two kinds: controls, with which a scraped page could move the cursor of a terminal, name its
//! window or hide a line; and those that turn the direction of text, with which it could show
//! words in another order than they stand. This is the one place that knows them. A message shows
//! them as escapes, JSON writes them as escapes, and what people read as text is without them:
//! pages, feeds, Markdown and tables have no notation in which a reader would know an escape from
//! the text's own words. The raw file keeps them, and so do the article and its positions.
//!
//! Letters' joiners (U+200C, U+200D) and marks of direction (U+200E, U+200F, U+061C) are no such
//! characters: Persian and Kurdish words are spelled with the first, and the others do not reach
//! beyond their place.

use std::borrow::Cow;
use std::fmt::Write;
use std::mem;

/// So many bytes are looked through at once.
const CHUNK: usize = 64;

/// The text on one line, each unseen character and line break as an escape: `\n`, `\u{1b}`.
pub fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => out.extend(character.escape_default()),
            '\u{2028}' | '\u{2029}' => out.extend(character.escape_unicode()),
            c if is_unseen(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// The text of a JSON document with the unseen characters of its strings as `\u` escapes, which
/// read back as the same characters.
pub fn in_json(json: String) -> String {
    if !has_unseen(&json) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for character in json.chars() {
        match is_unseen(character) {
            // Beyond the first plane nothing is unseen.
            true => write!(out, "\\u{:04x}", u32::from(character)).expect("a string takes all"),
            false => out.push(character),
        }
    }
    out
}

/// The text without its unseen characters, for people to read.
///
/// What breaks a line or parts words becomes a line break or a space. An embedding or isolate that
/// ends on its line stays, for it is how a writer sets a name into words of the other direction;
/// one that does not end would turn what stands behind the text. An override goes in any case.
pub fn taken_out(text: &str) -> Cow<'_, str> {
    if !has_unseen(text) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}'], "\n");
    let lines: Vec<String> = text.split('\n').map(line_taken_out).collect();
    Cow::Owned(lines.join("\n"))
}

fn line_taken_out(line: &str) -> String {
    let stays = directions_that_stay(line);
    let mut out = String::with_capacity(line.len());
    for (at, character) in line.char_indices() {
        match character {
            '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1f}' => out.push(' '),
            c if !is_unseen(c) || stays.binary_search(&at).is_ok() => out.push(c),
            _ => {}
        }
    }
    out
}

/// Where the embeddings and isolates begin and end that are whole, in order.
///
/// An isolate's end also ends the embeddings within it, and what stands outside is out of their
/// reach (UAX 9, section 3.3.2).
fn directions_that_stay(line: &str) -> Vec<usize> {
    let mut stays = Vec::new();
    // What is open: embeddings of the line or innermost isolate, and around each isolate those that
    // wait for its end. An override is nothing that stays.
    let mut embeddings: Vec<Option<usize>> = Vec::new();
    let mut isolates: Vec<(usize, Vec<Option<usize>>)> = Vec::new();
    for (at, character) in line.char_indices() {
        match character {
            '\u{202a}' | '\u{202b}' => embeddings.push(Some(at)),
            '\u{202d}' | '\u{202e}' => embeddings.push(None),
            '\u{202c}' => stays.extend(whole(embeddings.pop().flatten(), at)),
            '\u{2066}'..='\u{2068}' => isolates.push((at, mem::take(&mut embeddings))),
            '\u{2069}' => {
                let Some((start, around)) = isolates.pop() else { continue };
                embeddings = around;
                stays.extend([start, at]);
            }
            _ => {}
        }
    }
    stays.sort_unstable();
    stays
}

/// Both ends of what began at `start` and ends at `end`.
fn whole(start: Option<usize>, end: usize) -> impl Iterator<Item = usize> {
    start.into_iter().flat_map(move |start| [start, end])
}

/// Whether a text has an unseen character.
fn has_unseen(text: &str) -> bool {
    // Every text that is printed is asked, and few bytes begin one. Without an early end the look
    // through a chunk takes many bytes at a time.
    let may_hold = |chunk: &[u8]| chunk.iter().fold(false, |any, byte| any | may_begin(*byte));
    let chunks = text.as_bytes().chunks(CHUNK).zip((0..).step_by(CHUNK));
    chunks.filter(|(chunk, _)| may_hold(chunk)).any(|(chunk, start)| {
        let mut places = (start..).zip(chunk);
        places.any(|(at, byte)| may_begin(*byte) && text[at..].starts_with(is_unseen))
    })
}

/// Whether an unseen character may begin with a byte.
fn may_begin(byte: u8) -> bool {
    (byte < b' ' && byte != b'\n' && byte != b'\t') || matches!(byte, 0x7f | 0xc2 | 0xe2)
}

/// Whether a character is a control other than a line feed or tab, or turns the direction of text.
fn is_unseen(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unseen_character_is_found_wherever_it_stands() {
        for character in '\0'..=char::MAX {
            let text = format!("«Ж—{character}");
            assert_eq!(has_unseen(&text), is_unseen(character), "{character:?}");
        }
    }

    #[test]
    fn an_unseen_character_is_found_at_any_distance() {
        for before in 0..3 * CHUNK {
            let text = format!("{}\u{202e}—", "a".repeat(before));
            assert!(has_unseen(&text), "{before}");
            assert!(!has_unseen(&text.replace('\u{202e}', "—")), "{before}");
        }
    }

    #[test]
    fn a_message_shows_what_is_not_seen() {
        for (text, expected) in [
            ("Қала «мост» 15%", "Қала «мост» 15%"),
            ("a\nb\tc\rd", r"a\nb\tc\rd"),
            ("\u{1b}[31m\u{7}", r"\u{1b}[31m\u{7}"),
            ("\0\u{7f}\u{9b}2J", r"\u{0}\u{7f}\u{9b}2J"),
            ("a\u{202e}txt.\u{2066}b\u{2028}c", r"a\u{202e}txt.\u{2066}b\u{2028}c"),
            ("می\u{200c}روم \u{200f}x", "می\u{200c}روم \u{200f}x"),
        ] {
            assert_eq!(on_one_line(text), expected);
        }
    }

    #[test]
    fn json_reads_back_as_it_was() {
        let all: String = ('\0'..='\u{a0}').chain('\u{2000}'..='\u{206f}').collect();
        let json = in_json(serde_json::to_string_pretty(&[&all]).expect("a list of strings"));
        assert!(!json.contains(is_unseen), "{json:?}");
        assert_eq!(serde_json::from_str::<[String; 1]>(&json).expect("JSON"), [all]);
    }

    #[test]
    fn text_for_people_has_nothing_unseen_in_it() {
        for (text, expected) in [
            ("Паводок\nдошёл\tдо", "Паводок\nдошёл\tдо"),
            ("Па\0во\u{1b}]0;x\u{7}док\u{7f}\u{9d}", "Паво]0;xдок"),
            ("раз\u{b}два\u{c}три\u{1f}", "раз два три "),
            ("раз\r\nдва\rтри\u{85}", "раз\nдва\nтри\n"),
            ("می\u{200c}روم \u{200f}x\u{200d}", "می\u{200c}روم \u{200f}x\u{200d}"),
        ] {
            assert_eq!(taken_out(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_direction_stays_where_it_ends_on_its_line() {
        for (text, expected) in [
            ("он \u{202b}שלום\u{202c} сказал", "он \u{202b}שלום\u{202c} сказал"),
            (
                "\u{2067}שלום \u{2066}Abc\u{2069}\u{2069}!",
                "\u{2067}שלום \u{2066}Abc\u{2069}\u{2069}!",
            ),
            ("\u{202e}fdp.exe", "fdp.exe"),
            ("a\u{202d}b\u{202c}c", "abc"),
            ("a\u{2067}b\nc\u{2069}d", "ab\ncd"),
            ("a\u{202c}\u{2069}b", "ab"),
            ("\u{2066}a\u{202b}b\u{2069}c\u{202c}", "\u{2066}ab\u{2069}c"),
            (
                "\u{202b}a\u{2066}b\u{202c}c\u{2069}d\u{202c}",
                "\u{202b}a\u{2066}bc\u{2069}d\u{202c}",
            ),
        ] {
            assert_eq!(taken_out(text), expected, "{text:?}");
        }
    }
}
