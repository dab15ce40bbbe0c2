//! Text that was decoded twice: read in a wrong encoding, and saved as what it then looked like.
//!
//! `Ð¼Ð¾ÑÑ‚` is `мост` in UTF-8, read as windows-1252. To undo it the characters are encoded as they
//! were read and decoded as they were written. What cannot have come about so stays as it is.

use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, WINDOWS_1251, WINDOWS_1252};

use crate::ingest::charset::strangeness::{STRANGE, strangeness};
use crate::model::source::{Detour, EncodingName};

/// How the text was read, and how it had been written.
const DETOURS: [(&Encoding, &Encoding); 13] = [
    (WINDOWS_1252, UTF_8),
    (WINDOWS_1251, UTF_8),
    (KOI8_R, UTF_8),
    (IBM866, UTF_8),
    (WINDOWS_1252, WINDOWS_1251),
    (WINDOWS_1252, KOI8_R),
    (WINDOWS_1252, IBM866),
    // Between 0x80 and 0x9f ISO 8859-1 has controls, and windows-1252 quotation marks.
    (WINDOWS_1252, WINDOWS_1252),
    (WINDOWS_1251, KOI8_R),
    (WINDOWS_1251, IBM866),
    (KOI8_R, WINDOWS_1251),
    (IBM866, WINDOWS_1251),
    (IBM866, KOI8_R),
];
/// By so much less strange the text must become.
const GAIN: f32 = 0.15;

/// Text as it was before it was read wrongly.
#[derive(Debug)]
pub(in crate::ingest) struct Undone {
    /// The text.
    pub text: String,
    /// Bytes of the text, ascending, each with the byte at which the same stands in the text that
    /// was read; between two of them both go on alike.
    pub steps: Vec<(usize, usize)>,
}

/// A detour that was undone, and how strange a text it left.
#[derive(Debug)]
pub(super) struct Attempt {
    pub detour: Detour,
    pub undone: Undone,
    pub strangeness: f32,
}

/// Undoes the detour that leaves the least strange text, where the text is `strange`.
pub(super) fn undo_best(text: &str, strange: f32) -> Option<Attempt> {
    if strange <= STRANGE {
        return None;
    }
    let tried = DETOURS.iter().map(|(read, written)| {
        let undone = undo_detour(text, read, written);
        let strangeness = strangeness(&undone.text);
        Attempt { detour: detour(read, written), undone, strangeness }
    });
    let better = |one: &Attempt, other: &Attempt| other.strangeness < one.strangeness;
    let best = tried.reduce(|best, next| if better(&best, &next) { next } else { best })?;
    (best.strangeness < strange - GAIN).then_some(best)
}

/// Undoes a detour that is known.
pub(super) fn undo_known(text: &str, detour: Detour) -> Option<Undone> {
    let encoding = |name: EncodingName| Encoding::for_label(name.as_bytes());
    Some(undo_detour(text, encoding(detour.read_as)?, encoding(detour.written_in)?))
}

fn detour(read: &'static Encoding, written: &'static Encoding) -> Detour {
    Detour { read_as: read.name(), written_in: written.name() }
}

fn undo_detour(text: &str, read: &'static Encoding, written: &'static Encoding) -> Undone {
    let mut undoing = Undoing {
        undone: Undone { text: String::with_capacity(text.len()), steps: Vec::new() },
        written,
        run: Vec::new(),
        at: 0,
    };
    let table = ByteTable::of(read);
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let at = text.len() - rest.len();
        let length = match table.byte(character) {
            Some(byte) => undoing.take(byte, at, character),
            // A plain space is what became of the second byte of `Р`, which reads as a hard one.
            None if character == ' ' && undoing.ends_with_half_letter() => {
                undoing.take(0xa0, at, character)
            }
            None => undoing.pass(at, rest),
        };
        rest = &rest[length..];
    }
    undoing.end_run();
    undoing.undone
}

/// Undoes a detour run by run.
struct Undoing {
    undone: Undone,
    written: &'static Encoding,
    /// Bytes that stand beside one another, each with the place and the character it was read as.
    run: Vec<(u8, usize, char)>,
    /// The byte of the read text that comes next if all goes on alike.
    at: usize,
}

impl Undoing {
    fn ends_with_half_letter(&self) -> bool {
        let half = |found: &(u8, usize, char)| found.0 == 0xd0;
        self.written == UTF_8 && self.run.last().is_some_and(half)
    }

    /// Takes a character as the byte that it was read from; gives its length.
    fn take(&mut self, byte: u8, at: usize, character: char) -> usize {
        self.run.push((byte, at, character));
        character.len_utf8()
    }

    /// Keeps the character with which a text begins, and the ASCII around it; gives their length.
    fn pass(&mut self, at: usize, text: &str) -> usize {
        self.end_run();
        let first = text.chars().next().map_or(0, char::len_utf8);
        let length = Encoding::ascii_valid_up_to(text.as_bytes()).max(first);
        self.keep(at, &text[..length]);
        length
    }

    /// Decodes the run; what is no character of the encoding stays as it was read.
    fn end_run(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        if self.written == UTF_8 {
            self.utf8(&run);
        } else {
            let bytes: Vec<u8> = run.iter().map(|(byte, ..)| *byte).collect();
            let decoded = self.written.decode_without_bom_handling(&bytes).0;
            for ((_, at, read), character) in run.iter().zip(decoded.chars()) {
                self.put(*at, if character == '\u{fffd}' { *read } else { character }, *read);
            }
        }
    }

    fn utf8(&mut self, run: &[(u8, usize, char)]) {
        let bytes: Vec<u8> = run.iter().map(|(byte, ..)| *byte).collect();
        let mut done = 0;
        for chunk in bytes.utf8_chunks() {
            for character in chunk.valid().chars() {
                let (_, at, _) = run[done];
                done += character.len_utf8();
                let (_, last, read) = run[done - 1];
                self.step(at);
                self.undone.text.push(character);
                self.at = last + read.len_utf8();
            }
            for (_, at, read) in &run[done..done + chunk.invalid().len()] {
                self.put(*at, *read, *read);
            }
            done += chunk.invalid().len();
        }
    }

    fn keep(&mut self, at: usize, text: &str) {
        self.step(at);
        self.undone.text.push_str(text);
        self.at = at + text.len();
    }

    fn put(&mut self, at: usize, character: char, read: char) {
        self.step(at);
        self.undone.text.push(character);
        self.at = at + read.len_utf8();
    }

    /// Notes the place where the next character was read, unless both texts went on alike.
    fn step(&mut self, at: usize) {
        let here = self.undone.text.len();
        let (known, read) = self.undone.steps.last().copied().unwrap_or_default();
        if here - known != at - read {
            self.undone.steps.push((here, at));
        }
    }
}

/// The bytes beyond ASCII of an encoding with one byte a character.
struct ByteTable {
    characters: Vec<(char, u8)>,
    has_controls: bool,
}

impl ByteTable {
    fn of(encoding: &'static Encoding) -> ByteTable {
        let bytes: Vec<u8> = (0x80..=0xff).collect();
        let decoded = encoding.decode_without_bom_handling(&bytes).0;
        let mut characters: Vec<(char, u8)> = decoded.chars().zip(0x80..=0xff).collect();
        characters.sort_unstable();
        ByteTable { characters, has_controls: encoding == WINDOWS_1252 }
    }

    fn byte(&self, character: char) -> Option<u8> {
        match character {
            '\0'..'\u{80}' => None,
            // ISO 8859-1 and windows-1252 are taken for one another.
            '\u{80}'..='\u{9f}' if self.has_controls => u8::try_from(u32::from(character)).ok(),
            _ => {
                let found = self.characters.binary_search_by_key(&character, |known| known.0);
                found.ok().map(|at| self.characters[at].1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads what a text is in one encoding as another.
    fn detoured(text: &str, written: &'static Encoding, read: &'static Encoding) -> String {
        let (bytes, _, _) = written.encode(text);
        read.decode_without_bom_handling(&bytes).0.into_owned()
    }

    fn undo(text: &str) -> Option<Undone> {
        undo_best(text, strangeness(text)).map(|attempt| attempt.undone)
    }

    #[test]
    fn text_that_was_decoded_twice_comes_back() {
        let russian = "Рыбаки просят перенести нерест: «вода» прогрелась раньше – на неделю.";
        let kazakh = "Балықшылар уылдырық шашуды бір аптаға кейінге қалдыруды сұрайды.";
        let english = "The mayor’s house isn’t for sale – “not yet”.";
        let french = "Les pêcheurs ont été reçus à la préfecture.";
        for (text, written, read) in [
            (russian, UTF_8, WINDOWS_1252),
            (russian, UTF_8, WINDOWS_1251),
            (russian, UTF_8, KOI8_R),
            (russian, UTF_8, IBM866),
            (russian, WINDOWS_1251, WINDOWS_1252),
            (russian, KOI8_R, WINDOWS_1251),
            (russian, WINDOWS_1251, KOI8_R),
            (kazakh, UTF_8, WINDOWS_1252),
            (kazakh, UTF_8, WINDOWS_1251),
            (english, UTF_8, WINDOWS_1252),
            (french, UTF_8, WINDOWS_1252),
        ] {
            let text = written.decode(&written.encode(text).0).0.into_owned();
            let read_text = detoured(&text, written, read);
            let undone = undo(&read_text).expect("the text is strange");
            assert_eq!(undone.text, text, "{} read as {}", written.name(), read.name());
        }
    }

    #[test]
    fn controls_are_the_marks_of_windows() {
        let undone = undo("the mayor\u{92}s \u{93}house\u{94}").expect("controls");
        assert_eq!(undone.text, "the mayor’s “house”");
    }

    #[test]
    fn a_text_with_right_parts_keeps_them() {
        let text = format!("Берег Тарсая. {}", detoured("Рыбаки просят", UTF_8, WINDOWS_1252));
        let undone = undo(&text).expect("half of it is strange");
        assert_eq!(undone.text, "Берег Тарсая. Рыбаки просят");
    }

    #[test]
    fn steps_lead_back() {
        let text = format!("Мост: {} - ok", detoured("Рыбаки просят", UTF_8, WINDOWS_1252));
        let undone = undo(&text).expect("half of it is strange");
        let back = |offset: usize| {
            let step = undone.steps.partition_point(|(here, _)| *here <= offset);
            let (here, read) = step.checked_sub(1).map_or((0, 0), |step| undone.steps[step]);
            read + offset - here
        };
        let end = undone.text.find(" - ok").expect("kept");
        assert_eq!(&text[back(end)..], " - ok");
        let word = undone.text.find("просят").expect("undone");
        assert_eq!(back(word), text.find("Ð¿").expect("the letter п"));
    }

    #[test]
    fn well_decoded_text_stays() {
        for text in ["Рыбаки просят", "Les pêcheurs ont été reçus", "Plain words", "«Р» и «С»"]
        {
            assert!(undo(text).is_none(), "{text}");
        }
    }
}
