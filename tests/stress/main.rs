//! Notes through random editions of random articles: none may move in silence, few may be lost.
//!
//! `cargo xtask stress notes [N] [SEED]` looks closer, and prints what became of the notes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod article;
mod edits;
mod notes;
mod peer;
mod random;
mod table;

use std::path::PathBuf;

use postil::annotate::{Selectors, place_notes};
use postil::model::cleaned::Block;
use postil::model::line::LineRange;
use postil_clean::ingest::{ingest, seen_characters};

use article::Article;
use edits::Edit;
use notes::{Outcome, Quoted};
use random::Random;
use table::Table;

/// How many notes are placed unless `POSTIL_STRESS_NOTES` says otherwise.
const NOTES: usize = 2_500;
const SEED: usize = 20;
const NOTES_OF_AN_ARTICLE: usize = 6;
/// What stands between the words of an edition; none of it matters.
const GAPS: [&str; 3] = [" ", "  ", "\u{a0}"];

fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).map_or(otherwise, |number| number.parse().unwrap())
}

fn blocks(texts: &[String]) -> Vec<Block> {
    let block = |(text, line): (&String, u32)| Block::paragraph(text.clone(), LineRange::one(line));
    texts.iter().zip(1..).map(block).collect()
}

/// Writes notes on a random article and places them in its next edition.
fn round(random: &mut Random, table: &mut Table) {
    let mut article = Article::random(random);
    let original = blocks(&article.laid(" ").1);
    let selectors = Selectors::new(&original);
    let quoted = (0..NOTES_OF_AN_ARTICLE)
        .filter_map(|_| Quoted::random(&article, &original, &selectors, random));
    let quoted: Vec<Quoted> = quoted.collect();
    let near: Vec<usize> = quoted.iter().flat_map(Quoted::near).collect();
    let edit = random.of(&Edit::EVERY);
    edit.make(&mut article, &near, random);
    let gap = random.of(&GAPS);
    let texts = article.laid(gap).1;
    let raw = texts.join("\n").into_bytes();
    let document = ingest("a.txt", &raw).0.unwrap();
    let read = |lines: LineRange| seen_characters(&raw, &document, lines);
    let notes = quoted.iter().map(|it| it.note.clone()).collect();
    let (placed, _) = place_notes(&document, &blocks(&texts), notes, &read);
    for (quoted, placed) in quoted.iter().zip(&placed) {
        let outcome = quoted.outcome(&article, gap, &placed.anchor);
        table.count(quoted, edit, outcome);
        if number("POSTIL_STRESS_SHOW", 0) > 0 && outcome.is_bad() {
            println!(
                "{outcome:?} {edit:?} {:?}\n  {:?}\n  {:#?}",
                quoted.context, quoted.note, texts
            );
        }
        table.peer.add(&texts.join("\n"), quoted, &article, gap);
    }
}

#[test]
fn no_note_moves_in_silence_and_few_are_lost() {
    let wanted = number("POSTIL_STRESS_NOTES", NOTES);
    let mut random = Random::new(number("POSTIL_STRESS_SEED", SEED) as u64);
    let mut table = Table::new(std::env::var_os("POSTIL_STRESS_PEER").map(PathBuf::from));
    while table.total() < wanted {
        round(&mut random, &mut table);
    }
    println!("{table}");
    table.check();
}

impl Outcome {
    fn is_bad(self) -> bool {
        matches!(
            self,
            Outcome::OtherFact
                | Outcome::OtherFactBeside
                | Outcome::OtherSentence
                | Outcome::NeedlessOrphan
        )
    }
}
