//! Writes sorted terms as elasticlunr's trie.
//!
//! A node of the trie is a letter: `"м":{"docs":{"7":{"tf":1.41}},"df":1,…}`, with the postings of
//! the term that ends there and then the nodes of the letters that may follow. Terms in ascending
//! order are the nodes in the order in which they are written, so only the step from one term to
//! the next has to be known: the nodes that it closes and the nodes that it opens.

use std::io::Write;

use rayon::prelude::*;

use super::postings::{Posting, Term, TermInPart};

/// The beginning of a root, up to its first letter.
const ROOT: &[u8] = br#"{"root":{"docs":{},"df":0"#;

/// Terms that are written in one go.
const TERMS_A_CHUNK: usize = 64;

/// Chunks that are in memory at once beside the finished text.
const CHUNKS_A_ROUND: usize = 256;

/// Counts whose frequencies are made beforehand; few terms stand in a document more often.
const COMMON_COUNTS: u32 = 256;

/// Writes the trie of `terms`, which are in ascending order and may come several times.
pub(super) fn write(json: &mut Vec<u8>, terms: &[TermInPart]) {
    let terms: Vec<Term> = terms.chunk_by(|one, other| one.text == other.text).collect();
    let frequencies = Frequencies::default();
    json.extend_from_slice(ROOT);
    let starts: Vec<usize> = (0..terms.len()).step_by(TERMS_A_CHUNK).collect();
    for round in starts.chunks(CHUNKS_A_ROUND) {
        let chunks = round.par_iter().map(|&start| chunk(&terms, start, &frequencies));
        for chunk in chunks.collect::<Vec<_>>() {
            json.extend_from_slice(&chunk);
        }
    }
    step(json, terms.last().map_or("", letters), "");
    json.extend_from_slice(b"}}");
}

/// The nodes of the chunk that begins at `start`.
fn chunk(terms: &[Term], start: usize, frequencies: &Frequencies) -> Vec<u8> {
    let mut json = Vec::new();
    let mut last = start.checked_sub(1).map_or("", |before| letters(&terms[before]));
    for term in terms[start..].iter().take(TERMS_A_CHUNK) {
        step(&mut json, last, letters(term));
        write_postings(&mut json, term, frequencies);
        last = letters(term);
    }
    json
}

fn letters<'a>(term: &Term<'a>) -> &'a str {
    term.first().map_or("", |part| part.text)
}

/// Closes the nodes of `last` that are not on the way to `next`, and opens those that are missing;
/// the node of `next` itself is left without its postings.
fn step(json: &mut Vec<u8>, last: &str, next: &str) {
    let shared = shared_start(last, next);
    for _ in last[shared..].chars() {
        json.push(b'}');
    }
    for (at, letter) in next[shared..].char_indices() {
        if at > 0 {
            json.extend_from_slice(br#""docs":{},"df":0"#);
        }
        json.push(b',');
        serde_json::to_writer(&mut *json, &letter).expect("a letter is JSON");
        json.extend_from_slice(b":{");
    }
}

/// The number of bytes in which both begin alike, on a boundary of letters.
fn shared_start(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum()
}

/// Writes what stands in the node of `term`, which has a posting at least.
fn write_postings(json: &mut Vec<u8>, term: Term, frequencies: &Frequencies) {
    let postings = || term.iter().flat_map(|part| part.postings);
    json.extend_from_slice(br#""docs":{"#);
    for Posting { document, count } in postings() {
        json.push(b'"');
        serde_json::to_writer(&mut *json, document).expect("a number is JSON");
        json.extend_from_slice(b"\":");
        frequencies.write(json, *count);
        json.push(b',');
    }
    json.pop();
    write!(json, "}},\"df\":{}", postings().count()).expect("memory can be written to");
}

/// What a posting says, by its count.
struct Frequencies(Vec<String>);

impl Default for Frequencies {
    fn default() -> Self {
        Frequencies((0..COMMON_COUNTS).map(frequency).collect())
    }
}

impl Frequencies {
    fn write(&self, json: &mut Vec<u8>, count: u32) {
        match self.0.get(count as usize) {
            Some(frequency) => json.extend_from_slice(frequency.as_bytes()),
            None => json.extend_from_slice(frequency(count).as_bytes()),
        }
    }
}

/// The square root of `count`, with two decimals at most.
fn frequency(count: u32) -> String {
    let hundredths = (f64::from(count).sqrt() * 100.0).round();
    format!(r#"{{"tf":{}}}"#, hundredths / 100.0)
}
