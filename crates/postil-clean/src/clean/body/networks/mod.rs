//! The learned labeller of lines: how likely each line is to be the article's text.
//!
//! [`scan`] reads a line's characters by their kinds ([`signs`]), and [`features`] makes of a page
//! what the [`network`] sees. Its [`layers`] look twice: what the first look says of the whole page
//! ([`overview`]) goes into the second. [`decode`] turns the log-odds into decisions, and
//! [`reasons`] says what made them up. [`weights`] is the file that `cargo xtask train` writes. The
//! training itself is no part of the program.

pub mod committee;
pub mod decode;
pub mod features;
pub mod layers;
pub mod network;
pub mod overview;
pub(crate) mod reasons;
mod scan;
pub(crate) mod signs;
pub mod weights;
mod windows;

use crate::clean::body::evidence::{self, RuleEvidence};
use crate::clean::body::networks::committee::Committee;
use crate::clean::body::networks::features::{Inputs, NUMBERS, Page};
use crate::clean::body::networks::overview::{Glance, Overview};
use crate::clean::body::networks::reasons::{Attribution, Traced};
use crate::clean::body::networks::windows::Window;
use crate::clean::page::facts::{self, LineFacts};
use crate::model::reason::Ground;
use crate::model::source::{SourceDocument, SourceFormat};

/// Lines that are worked on at a time, so that memory stays small on the longest page.
const WINDOW: usize = 4096;

/// What the network sees of a document, and which of its lines those are.
pub fn inputs(document: &SourceDocument, others: &[u8]) -> (Vec<usize>, Inputs) {
    let facts = facts::of_lines(document, others);
    let evidence = evidence::of_lines(&facts, document.format);
    let page = Page::new(&facts, document.format, &evidence);
    let indices: Vec<usize> = page.indices().collect();
    let inputs = page.inputs(0..indices.len());
    (indices, inputs)
}

/// The log-odds that a line is text, for each line that has words.
pub(crate) fn log_odds(
    facts: &[LineFacts],
    format: SourceFormat,
    evidence: &RuleEvidence,
    committee: &Committee,
) -> Vec<(usize, f32)> {
    let page = Page::new(facts, format, evidence);
    let odds = committee.second_look(&overviews(&page, committee, WINDOW));
    page.indices().zip(odds).collect()
}

/// What each member of a committee sees of a page at first, so many lines at a time.
fn overviews(page: &Page, committee: &Committee, window: usize) -> Vec<Overview> {
    let members = committee.members();
    let mut glances = vec![Glance::default(); members.len()];
    for window in Window::all(page.indices().len(), window) {
        let inputs = page.inputs(window.outer.clone());
        for (glance, member) in glances.iter_mut().zip(members) {
            glance.extend(&member.glance(&inputs), window.inner());
        }
    }
    glances.into_iter().map(Overview::new).collect()
}

/// What makes up the log-odds of a page's lines, so many lines at a time.
fn attributed(
    page: &Page,
    committee: &Committee,
    grounds: &[Ground; NUMBERS],
    window: usize,
) -> Vec<(f32, Attribution)> {
    let overviews = overviews(page, committee, window);
    let windows = Window::all(page.indices().len(), window);
    let of = |window: Window| {
        committee.attributed(&page.inputs(window.outer.clone()), grounds, &overviews, &window)
    };
    windows.flat_map(of).collect()
}

/// What is needed to say what a page's log-odds are made of.
#[derive(Debug)]
pub(crate) enum Weighing {
    /// How they came about.
    Traced { inputs: Inputs, grounds: Box<[Ground; NUMBERS]>, traced: Vec<Traced> },
    /// What they are made of: of a page so long that its trace would take much memory.
    Attributed(Vec<Attribution>),
}

impl Default for Weighing {
    fn default() -> Self {
        Weighing::Attributed(Vec::new())
    }
}

impl Weighing {
    /// What each ground adds to the log-odds of the lines that are `wanted`, by their places among
    /// those with words; to find it takes longer than the log-odds themselves.
    pub fn attributions(&self, committee: &Committee, wanted: &[usize]) -> Vec<Attribution> {
        match self {
            Weighing::Traced { inputs, grounds, traced } => {
                committee.attributions(inputs, grounds, traced, wanted)
            }
            Weighing::Attributed(all) => wanted.iter().map(|place| all[*place].clone()).collect(),
        }
    }
}

/// The same log-odds, and what is needed to say what they are made of.
pub(crate) fn traced_log_odds(
    facts: &[LineFacts],
    format: SourceFormat,
    evidence: &RuleEvidence,
    committee: &Committee,
) -> (Vec<(usize, f32)>, Weighing) {
    let page = Page::new(facts, format, evidence);
    let Some(grounds) = page.grounds() else { return Default::default() };
    let count = page.indices().len();
    let (odds, weighing) = if count <= WINDOW {
        let inputs = page.inputs(0..count);
        let traced = committee.traced(&inputs);
        let odds = committee.traced_log_odds(&inputs, &traced);
        (odds, Weighing::Traced { inputs, grounds: Box::new(grounds), traced })
    } else {
        let (odds, all) = attributed(&page, committee, &grounds, WINDOW).into_iter().unzip();
        (odds, Weighing::Attributed(all))
    };
    (page.indices().zip(odds).collect(), weighing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_change_no_bit() {
        let line = |n: usize| match n % 7 {
            0 => format!("Мост номер {n} открыли вчера, и дорога стала короче на час."),
            1 => String::new(),
            n => format!("Раздел {n}"),
        };
        let text: Vec<String> = (0..200).map(line).collect();
        let document = crate::ingest::ingest("a.txt", text.join("\n").as_bytes()).0;
        let document = document.expect("a text");
        let facts = facts::of_lines(&document, &[]);
        let evidence = evidence::of_lines(&facts, document.format);
        let page = Page::new(&facts, document.format, &evidence);
        let grounds = page.grounds().expect("a page with lines");
        let committee = weights::shipped();
        let whole = attributed(&page, committee, &grounds, 1000);
        assert_eq!(attributed(&page, committee, &grounds, 13), whole);
        assert_eq!(whole.len(), page.indices().len());
        let odds = committee.second_look(&overviews(&page, committee, 13));
        assert!(whole.iter().map(|(odds, _)| *odds).eq(odds));
        let inputs = page.inputs(0..whole.len());
        assert!(whole.iter().map(|(odds, _)| *odds).eq(committee.log_odds(&inputs)));
    }
}
