//! Text that was decoded twice: read in a wrong encoding, and saved as what it then looked like.
//!
//! `Ð¼Ð¾ÑÑ‚` is `мост` in UTF-8, read as windows-1252. To undo it the characters are encoded as they
//! were read and decoded as they were written, as often as a program did the contrary. What cannot
//! have come about so stays as it is, and so does a text that none of it makes readable.

use std::iter;

use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC};

use crate::ingest::charset::strangeness::{STRANGE, Verdict, judge};
use crate::ingest::charset::{GAIN, GAIN_AMONG_CYRILLIC};
use crate::model::source::{Detour, EncodingName};

/// How the text was read, and how it had been written.
const DETOURS: [(&Encoding, &Encoding); 15] = [
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
    (X_MAC_CYRILLIC, WINDOWS_1251),
    (WINDOWS_1251, X_MAC_CYRILLIC),
];
/// A detour is undone so often at most.
const MOST_TIMES: u8 = 3;

/// Text as it was before it was read wrongly.
#[derive(Debug)]
pub(in crate::ingest) struct Undone {
    /// The text.
    pub text: String,
    /// Bytes of the text, ascending, each with the byte at which the same stands in the text that
    /// was read; between two of them both go on alike.
    pub steps: Vec<(usize, usize)>,
}

impl Undone {
    /// Where the same stands in the text that was read as at a byte of this one.
    pub fn place(&self, offset: usize) -> usize {
        let step = self.steps.partition_point(|(here, _)| *here <= offset);
        let (here, read) = step.checked_sub(1).map_or((0, 0), |step| self.steps[step]);
        read + offset - here
    }

    /// The same with steps that lead through it to what `earlier` was read from.
    fn through(self, earlier: &Undone) -> Undone {
        let starts = || iter::once((0, 0)).chain(self.steps.iter().copied());
        let ends = self.steps.iter().map(|(here, _)| *here).chain([self.text.len()]);
        let mut steps = Vec::new();
        for ((here, middle), end) in starts().zip(ends) {
            steps.push((here, earlier.place(middle)));
            let first = earlier.steps.partition_point(|(known, _)| *known <= middle);
            let within = |step: &&(usize, usize)| step.0 < middle + end - here;
            let amid = earlier.steps[first..].iter().take_while(within);
            steps.extend(amid.map(|(known, read)| (here + known - middle, *read)));
        }
        Undone { text: self.text, steps }
    }
}

/// A detour that was undone, and what is to be said of the text that it left.
#[derive(Debug)]
pub(super) struct Attempt {
    pub detour: Detour,
    pub undone: Undone,
    verdict: Verdict,
}

/// Undoes the detour that leaves the least strange text, where that one is well to read.
///
/// A text that is not strange is looked at where its letters are of no language together, as
/// MacCyrillic leaves them, which has nearly all small letters of windows-1251; then they must be of
/// one again. UTF-8 leaves no such text: there chance alone makes a letter of `К»`.
pub(super) fn undo_best(text: &str, read: Verdict) -> Option<Attempt> {
    let is_strange = read.strangeness > STRANGE;
    if !is_strange && !read.has_foreign {
        return None;
    }
    let may_leave = |(_, written): &&(_, &Encoding)| is_strange || *written != UTF_8;
    let tried = DETOURS.iter().filter(may_leave);
    let tried = tried.flat_map(|(read, written)| attempts(text, read, written));
    let better =
        |one: &Attempt, other: &Attempt| other.verdict.strangeness < one.verdict.strangeness;
    let best = tried.reduce(|best, next| if better(&best, &next) { next } else { best })?;
    let gain = if is_strange { GAIN } else { GAIN_AMONG_CYRILLIC };
    let is_worded = is_strange || !best.verdict.has_foreign;
    let most = STRANGE.min(read.strangeness - gain);
    (is_worded && best.verdict.strangeness <= most).then_some(best)
}

/// A detour undone once, and as often again as it changes the text.
fn attempts(
    text: &str,
    read: &'static Encoding,
    written: &'static Encoding,
) -> impl Iterator<Item = Attempt> {
    let first = Some(undo_detour(text, read, written));
    // What one byte a character is read as has no more characters for being read again.
    let most = if written == UTF_8 { MOST_TIMES } else { 1 };
    let again = move |undone: &Undone| {
        let next = undo_detour(&undone.text, read, written);
        (next.text != undone.text).then(|| next.through(undone))
    };
    let undone = iter::successors(first, again);
    (1..=most).zip(undone).map(|(times, undone)| {
        let detour = Detour { read_as: read.name(), written_in: written.name(), times };
        Attempt { detour, verdict: judge(&undone.text), undone }
    })
}

/// Undoes a detour that is known.
pub(super) fn undo_known(text: &str, detour: Detour) -> Option<Undone> {
    let encoding = |name: EncodingName| Encoding::for_label(name.as_bytes());
    let (read, written) = (encoding(detour.read_as)?, encoding(detour.written_in)?);
    let first = undo_detour(text, read, written);
    let again = |undone: Undone, _| undo_detour(&undone.text, read, written).through(&undone);
    Some((1..detour.times).fold(first, again))
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
mod tests;
