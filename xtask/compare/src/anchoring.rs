//! How long it takes to place 100 notes in one article of 20,000 words, and to lead them back to
//! the bytes of its raw file.
//!
//! Half of the notes quote the text word for word; of the rest most quote it with a slip, and some
//! quote what is not in it. It prints how many of them were found word for word, how many as
//! changed, and the median of the seconds.

use std::hint::black_box;
use std::time::Instant;

use postil::annotate::place_notes;
use postil_clean::ingest::{ingest, seen_characters};
use postil::model::article::{Anchor, PlacedNote};
use postil_clean::model::cleaned::Block;
use postil_clean::model::line::LineRange;
use postil_clean::model::sidecar::Note;

const WORDS: usize = 20_000;
const NOTES: usize = 100;
const ROUNDS: usize = 9;
/// Words of a paragraph, and of a quote.
const PARAGRAPH: usize = 60;
const QUOTE: usize = 14;
const SYLLABLES: [&str; 24] = [
    "ва", "ло", "ре", "го", "на", "ми", "сту", "про", "ка", "ти", "но", "ень", "ски", "зе", "бо",
    "при", "да", "вы", "лу", "ста", "кон", "тре", "жи", "ние",
];

/// Measures, and prints three numbers.
pub fn run() {
    let words = invented_words();
    let blocks: Vec<Block> = words.chunks(PARAGRAPH).zip(1..).map(block).collect();
    let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let raw = texts.join("\n").into_bytes();
    let document = ingest("article.txt", &raw).0.expect("the article has words");
    let read = |lines: LineRange| seen_characters(&raw, &document, lines);
    let notes: Vec<Note> = (0..NOTES).map(|number| note(&words, number)).collect();
    let mut seconds = Vec::new();
    let mut placed = Vec::new();
    for _ in 0..ROUNDS {
        let notes = notes.clone();
        let start = Instant::now();
        placed = black_box(place_notes(&document, &blocks, notes, &read)).0;
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    let count = |is: fn(&PlacedNote) -> bool| placed.iter().filter(|note| is(note)).count();
    let exact = count(|placed| matches!(placed.anchor, Anchor::Passage(_)));
    let changed = count(|placed| matches!(placed.anchor, Anchor::Changed(_)));
    println!("{exact} {changed} {}", seconds[ROUNDS / 2]);
}

/// Words of two to four syllables, the same on every machine.
fn invented_words() -> Vec<String> {
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut word = || (0..2 + next(3)).map(|_| SYLLABLES[next(SYLLABLES.len())]).collect();
    (0..WORDS).map(|_| word()).collect()
}

fn block((words, line): (&[String], u32)) -> Block {
    Block::paragraph(words.join(" "), LineRange::one(line))
}

/// Every second note quotes exactly, every tenth what is not there, the others with two slips.
fn note(words: &[String], number: usize) -> Note {
    let at = number * (WORDS - QUOTE) / NOTES;
    let mut quoted: Vec<String> = words[at..at + QUOTE].to_vec();
    if number % 10 == 9 {
        quoted.reverse();
    } else if number % 2 == 1 {
        quoted[3].push('ъ');
        quoted[9].push('ъ');
    }
    Note { quote: Some(quoted.join(" ")), ..Note::default() }
}
