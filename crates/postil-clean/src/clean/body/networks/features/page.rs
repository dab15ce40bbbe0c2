//! A page's lines with words, and what the lines around a line say of it.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use crate::clean::body::evidence::RuleEvidence;
use crate::clean::body::networks::scan::{Scan, scan};
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;
use crate::model::source::SourceFormat;

/// The kinds of furniture that a line can announce.
pub(super) const CUES: [Rule; 6] =
    [Rule::ReadAlso, Rule::Share, Rule::Comments, Rule::Legal, Rule::Widget, Rule::Navigation];

/// A page's lines with words, and what depends on all of them.
pub(in crate::clean) struct Page<'a> {
    pub(super) lines: Vec<Line<'a>>,
    pub(super) is_html: bool,
    pub(super) words: f32,
    /// How many other documents share a middling shared line: about the size of its site.
    pub(super) kin: u32,
    /// The share of lines that other documents have.
    pub(super) shared: f32,
}

/// A line with words.
pub(super) struct Line<'a> {
    pub index: usize,
    pub facts: &'a LineFacts<'a>,
    pub scan: Scan,
    pub around: Around,
    pub rule_weight: f32,
    pub in_run: bool,
}

/// What the lines around a line say.
#[derive(Debug, Default)]
pub(super) struct Around {
    pub blank_before: bool,
    pub blank_after: bool,
    pub first_copy: bool,
    pub shape_copies: usize,
    /// Words of sentences before and after, the nearer the heavier: over few lines, over many.
    pub mass: [f32; 4],
    /// Lines since and until the nearest long line.
    pub long: [usize; 2],
    /// Lines since and until the nearest line that announces furniture.
    pub cue: [usize; 2],
    pub last_cue: Option<usize>,
    /// Lines since and until the best run of text by rules.
    pub run: [usize; 2],
    /// Words of all lines before.
    pub words_before: f32,
    pub path: Copies,
    pub parent: Copies,
}

/// How often the markup around a line stands on the page.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Copies {
    pub lines: usize,
    pub words: usize,
}

impl<'a> Page<'a> {
    /// Reads a page.
    pub fn new(facts: &'a [LineFacts<'a>], format: SourceFormat, evidence: &RuleEvidence) -> Self {
        let seen = seen(facts);
        let with_words = facts.iter().enumerate().filter(|(index, _)| seen[*index]);
        let line = |(index, facts): (usize, &'a LineFacts<'a>)| Line {
            index,
            facts,
            scan: scan(facts.text),
            around: Around::default(),
            rule_weight: evidence.weights[index] as f32,
            in_run: evidence.run.contains(&index),
        };
        // To grow such a list means to move many large entries.
        let mut lines = Vec::with_capacity(facts.len());
        lines.extend(with_words.map(line));
        let mut page =
            Page { lines, is_html: format == SourceFormat::Html, words: 0.0, kin: 0, shared: 0.0 };
        page.look_around();
        page.look_ahead();
        page.count_copies();
        page.count_others();
        page
    }

    /// The indices of its lines in the document.
    pub fn indices(&self) -> impl ExactSizeIterator<Item = usize> {
        self.lines.iter().map(|line| line.index)
    }

    /// From the first line to the last.
    fn look_around(&mut self) {
        let (mut fast, mut slow) = (0.0, 0.0);
        let (mut long, mut cue, mut run) = (FAR, FAR, FAR);
        let mut last_cue = None;
        let mut expected = 0;
        for line in &mut self.lines {
            let around = &mut line.around;
            around.blank_before = line.index > expected;
            expected = line.index + 1;
            (around.mass[0], around.mass[1]) = (fast, slow);
            (around.long[0], around.cue[0], around.run[0]) = (long, cue, run);
            around.last_cue = last_cue;
            around.words_before = self.words;
            let mass = mass(line.facts);
            fast = (fast + mass) * 0.7;
            slow = (slow + mass) * 0.93;
            long = if is_long(line.facts) { 0 } else { (long + 1).min(FAR) };
            run = if line.in_run { 0 } else { (run + 1).min(FAR) };
            cue = (cue + 1).min(FAR);
            if let Some(found) = line.facts.cue {
                cue = 0;
                last_cue = CUES.iter().position(|known| *known == found);
            }
            self.words += (line.facts.words as f32).min(200.0);
        }
    }

    /// From the last line to the first.
    fn look_ahead(&mut self) {
        let (mut fast, mut slow) = (0.0, 0.0);
        let (mut long, mut cue, mut run) = (FAR, FAR, FAR);
        let mut expected = None;
        for line in self.lines.iter_mut().rev() {
            let around = &mut line.around;
            around.blank_after = expected.is_some_and(|expected| line.index + 1 < expected);
            expected = Some(line.index);
            (around.mass[2], around.mass[3]) = (fast, slow);
            (around.long[1], around.cue[1], around.run[1]) = (long, cue, run);
            let mass = mass(line.facts);
            fast = (fast + mass) * 0.7;
            slow = (slow + mass) * 0.93;
            long = if is_long(line.facts) { 0 } else { (long + 1).min(FAR) };
            run = if line.in_run { 0 } else { (run + 1).min(FAR) };
            cue = if line.facts.cue.is_some() { 0 } else { (cue + 1).min(FAR) };
        }
    }

    fn count_copies(&mut self) {
        let mut shapes: HashMap<u32, usize, RandomState> = HashMap::default();
        let mut paths: HashMap<u32, Copies, RandomState> = HashMap::default();
        let mut parents: HashMap<u32, Copies, RandomState> = HashMap::default();
        let mut seen: HashSet<&str, RandomState> = HashSet::default();
        for line in &mut self.lines {
            *shapes.entry(line.scan.shape).or_default() += 1;
            line.around.first_copy = line.facts.copies == 1 || seen.insert(line.facts.text);
            if let Some(context) = &line.facts.markup.context {
                for (counts, key) in [(&mut paths, context.path), (&mut parents, context.parent)] {
                    let copies = counts.entry(key).or_default();
                    copies.lines += 1;
                    copies.words += line.facts.words.min(200);
                }
            }
        }
        for line in &mut self.lines {
            line.around.shape_copies = shapes[&line.scan.shape];
            if let Some(context) = &line.facts.markup.context {
                line.around.path = paths[&context.path];
                line.around.parent = parents[&context.parent];
            }
        }
    }

    fn count_others(&mut self) {
        let mut others: Vec<u32> = self
            .lines
            .iter()
            .map(|line| line.facts.standing.against())
            .filter(|others| *others > 0)
            .collect();
        others.sort_unstable();
        self.kin = others.get(others.len() / 2).copied().unwrap_or(0);
        self.shared = others.len() as f32 / self.lines.len().max(1) as f32;
    }
}

/// How many lines at either end of a repeated run are seen.
const EDGE: usize = 2;
/// Farther than this is far.
pub(super) const FAR: usize = 64;

/// The lines that the network sees: those with words, but no rows of figures, and of a run of lines
/// that many documents repeat only the outer ones.
fn seen(facts: &[LineFacts]) -> Vec<bool> {
    let mut seen: Vec<bool> = facts.iter().map(|line| line.has_words() && !line.in_table).collect();
    let with_words: Vec<usize> = (0..facts.len()).filter(|index| seen[*index]).collect();
    for run in
        with_words.chunk_by(|a, b| facts[*a].standing.repeated == facts[*b].standing.repeated)
    {
        if facts[run[0]].standing.repeated && run.len() > 2 * EDGE {
            run[EDGE..run.len() - EDGE].iter().for_each(|index| seen[*index] = false);
        }
    }
    seen
}

/// How much a line weighs in the mass of words around others.
fn mass(facts: &LineFacts) -> f32 {
    let words = if facts.standing.repeated { 0.0 } else { facts.words.min(60) as f32 };
    if facts.ends_sentence || facts.is_sentence() { words } else { words * 0.2 }
}

/// Whether a line is a sentence of this page alone.
fn is_long(facts: &LineFacts) -> bool {
    facts.is_sentence() && !facts.standing.repeated
}
