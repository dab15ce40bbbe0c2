//! What the network sees of a line: numbers, and bags of hashed words.
//!
//! Blank lines are not lines here; they show in the numbers of their neighbours. Every number has
//! a bound, and reading a page takes time and memory in proportion to its length.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::clean::body::RuleEvidence;
use crate::clean::facts::{LineFacts, Shape};
use crate::clean::model::scan::{BUCKETS, Kind, Scan, scan};
use crate::clean::rules;
use crate::model::reason::Ground;
use crate::model::source::{LineElement, SourceFormat};

/// Numbers that describe a line.
pub const NUMBERS: usize = 88;
/// The numbers that other documents of the archive give.
pub const RECURRENCE: Range<usize> = 69..73;
/// The first of the numbers that only HTML has.
pub const FIRST_OF_MARKUP: usize = RECURRENCE.end;
/// Bags of hashed words: words, marks, near elements, far elements.
pub const BAGS: usize = 4;
/// What the bags are to a reader.
pub(super) const GROUNDS_OF_BAGS: [Ground; BAGS] =
    [Ground::Words, Ground::Words, Ground::Markup, Ground::Markup];

/// The kinds of furniture that a line can announce.
const CUES: [&str; 6] = [
    rules::READ_ALSO,
    rules::SHARE,
    rules::COMMENTS,
    rules::LEGAL,
    rules::WIDGET,
    rules::NAVIGATION,
];

/// The network's view of some lines.
#[derive(Debug, Default, Clone)]
pub struct Inputs {
    numbers: Vec<f32>,
    /// The end of each bag in `buckets`, bag after bag.
    ends: Vec<u32>,
    buckets: Vec<u16>,
}

impl Inputs {
    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.numbers.len() / NUMBERS
    }

    /// The numbers of a line.
    pub fn numbers(&self, line: usize) -> &[f32] {
        &self.numbers[line * NUMBERS..(line + 1) * NUMBERS]
    }

    /// The buckets of one of a line's bags.
    pub fn bag(&self, line: usize, bag: usize) -> &[u16] {
        let index = line * BAGS + bag;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.buckets[start as usize..self.ends[index] as usize]
    }

    /// The same lines with other numbers and with only the buckets that `keep` lets through.
    #[must_use]
    pub fn altered(
        &self,
        mut change: impl FnMut(&mut [f32]),
        mut keep: impl FnMut(usize, u16) -> bool,
    ) -> Inputs {
        let mut altered = Inputs { numbers: self.numbers.clone(), ..Inputs::default() };
        altered.numbers.chunks_exact_mut(NUMBERS).for_each(&mut change);
        for line in 0..self.lines() {
            for bag in 0..BAGS {
                let kept = self.bag(line, bag).iter().filter(|bucket| keep(bag, **bucket));
                altered.buckets.extend(kept);
                altered.ends.push(altered.buckets.len() as u32);
            }
        }
        altered
    }

    fn end_bag(&mut self) {
        self.ends.push(self.buckets.len() as u32);
    }
}

/// A page's lines with words, and what depends on all of them.
pub(in crate::clean) struct Page<'a> {
    lines: Vec<Line<'a>>,
    is_html: bool,
    words: f32,
    /// How many other documents share a middling shared line: about the size of its site.
    kin: u32,
    /// The share of lines that other documents have.
    shared: f32,
}

struct Line<'a> {
    index: usize,
    facts: &'a LineFacts<'a>,
    scan: Scan,
    around: Around,
    rule_weight: f32,
    in_run: bool,
}

/// What the lines around a line say.
#[derive(Debug, Default)]
struct Around {
    blank_before: bool,
    blank_after: bool,
    first_copy: bool,
    shape_copies: usize,
    /// Words of sentences before and after, the nearer the heavier: over few lines, over many.
    mass: [f32; 4],
    /// Lines since and until the nearest long line.
    long: [usize; 2],
    /// Lines since and until the nearest line that announces furniture.
    cue: [usize; 2],
    last_cue: Option<usize>,
    /// Lines since and until the best run of text by rules.
    run: [usize; 2],
    /// Words of all lines before.
    words_before: f32,
    path: Copies,
    parent: Copies,
}

/// How often the markup around a line stands on the page.
#[derive(Debug, Default, Clone, Copy)]
struct Copies {
    lines: usize,
    words: usize,
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
        let lines = with_words.map(line).collect();
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
            .map(|line| line.facts.standing.others)
            .filter(|others| *others > 0)
            .collect();
        others.sort_unstable();
        self.kin = others.get(others.len() / 2).copied().unwrap_or(0);
        self.shared = others.len() as f32 / self.lines.len().max(1) as f32;
    }

    /// What the network sees of the lines of `range`.
    pub fn inputs(&self, range: Range<usize>) -> Inputs {
        let mut inputs = Inputs::default();
        inputs.numbers.reserve(range.len() * NUMBERS);
        for place in range {
            let line = &self.lines[place];
            let start = inputs.numbers.len();
            self.numbers(place, line, &mut Numbers::new(&mut inputs.numbers));
            debug_assert_eq!(inputs.numbers.len() - start, NUMBERS);
            push_bags(line, &mut inputs);
        }
        inputs
    }

    /// What each number is to a reader; none where the page has no lines.
    pub fn grounds(&self) -> Option<[Ground; NUMBERS]> {
        let line = self.lines.first()?;
        let mut list = Vec::with_capacity(NUMBERS);
        let mut starts = Vec::new();
        self.numbers(0, line, &mut Numbers { list: &mut list, starts: Some(&mut starts) });
        let mut grounds = [starts.first()?.1; NUMBERS];
        for (start, ground) in starts {
            grounds[start..].fill(ground);
        }
        Some(grounds)
    }

    fn numbers(&self, place: usize, line: &Line, numbers: &mut Numbers) {
        self.own_numbers(line, numbers);
        self.place_numbers(place, line, numbers);
        self.recurrence_numbers(line, numbers);
        debug_assert_eq!(numbers.list.len() % NUMBERS, FIRST_OF_MARKUP);
        self.markup_numbers(place, line, numbers);
    }

    /// What the line says by itself: 43 numbers.
    fn own_numbers(&self, line: &Line, numbers: &mut Numbers) {
        let (facts, scan) = (line.facts, &line.scan);
        let signs = scan.signs.max(1) as f32;
        let words = scan.words.max(1) as f32;
        numbers.about(Ground::Length);
        numbers.log(scan.signs as usize);
        numbers.log(facts.words);
        numbers.push(facts.words.min(60) as f32 / 20.0);
        numbers.flag(facts.words <= 2);
        numbers.flag((3..=6).contains(&facts.words));
        numbers.flag((7..=14).contains(&facts.words));
        numbers.flag(facts.ends_sentence);
        numbers.flag(facts.ends_sentence && facts.words > 6);
        numbers.about(Ground::Signs);
        for kind in [Kind::Colon, Kind::Comma, Kind::Quote, Kind::Digit] {
            numbers.flag(scan.last == kind);
        }
        for kind in [Kind::Lower, Kind::Digit, Kind::Quote, Kind::Dash, Kind::Bar] {
            numbers.flag(scan.first == kind);
        }
        numbers.push(scan.capitals as f32 / scan.letters.max(1) as f32);
        numbers.push(scan.capital_words as f32 / words);
        numbers.push(scan.digits as f32 / signs);
        numbers.push(scan.letters as f32 / signs);
        numbers.push((scan.stops as f32 / words).min(1.0));
        numbers.push((scan.commas as f32 / words).min(1.0));
        numbers.push(scan.stops.min(5) as f32 / 2.0);
        numbers.push((scan.bars as f32 / words).min(1.0));
        numbers.about(Ground::Words);
        numbers.push((scan.letters as f32 / words).min(15.0) / 5.0);
        numbers.push(scan.stop_words as f32 / words);
        numbers.push(scan.stop_words.min(10) as f32 / 4.0);
        numbers.about(Ground::Signs);
        numbers.push(facts.dates.len().min(2) as f32);
        for shape in [Shape::Date, Shape::Counter, Shape::Hashtags, Shape::Caption] {
            numbers.flag(facts.shape == shape);
        }
        numbers.flag(facts.quotation);
        numbers.about(Ground::Furniture);
        for cue in CUES {
            numbers.flag(facts.cue == Some(cue));
        }
        numbers.about(Ground::Copies);
        numbers.log(facts.copies - 1);
        numbers.flag(line.around.first_copy);
        numbers.log(line.around.shape_copies);
    }

    /// What the line's place says: 26 numbers.
    fn place_numbers(&self, place: usize, line: &Line, numbers: &mut Numbers) {
        let around = &line.around;
        let after = self.lines.len() - 1 - place;
        numbers.about(Ground::Place);
        numbers.push(place as f32 / self.lines.len() as f32);
        numbers.log(place);
        numbers.log(after);
        numbers.log(self.lines.len());
        numbers.flag(around.blank_before);
        numbers.flag(around.blank_after);
        numbers.about(Ground::Sentences);
        for mass in around.mass {
            numbers.push(log(mass));
        }
        let distances = [
            (Ground::Sentences, around.long),
            (Ground::Furniture, around.cue),
            (Ground::FirstGuess, around.run),
        ];
        for (ground, distances) in distances {
            numbers.about(ground);
            numbers.log(distances[0]);
            numbers.log(distances[1]);
        }
        numbers.about(Ground::Furniture);
        numbers.flag(around.last_cue == Some(0));
        numbers.flag(around.last_cue == Some(2));
        numbers.about(Ground::FirstGuess);
        numbers.push(line.rule_weight.clamp(-15.0, 40.0) / 10.0);
        numbers.flag(line.in_run);
        numbers.flag(around.run[0] == FAR && !line.in_run);
        numbers.flag(around.run[1] == FAR && !line.in_run);
        numbers.about(Ground::Place);
        numbers.push(log(around.words_before));
        numbers.push(log(self.words));
        numbers.push(around.words_before / self.words.max(1.0));
        numbers.push((line.facts.words as f32).min(200.0) / self.words.max(1.0));
    }

    /// What other documents say: 4 numbers.
    fn recurrence_numbers(&self, line: &Line, numbers: &mut Numbers) {
        numbers.about(Ground::Archive);
        let others = line.facts.standing.others;
        numbers.log(others as usize);
        numbers.push((others as f32 / self.kin.max(1) as f32).min(2.0));
        numbers.log(self.kin as usize);
        numbers.push(self.shared);
    }

    /// What only the markup says; zeroes where there is none: 15 numbers.
    fn markup_numbers(&self, place: usize, line: &Line, numbers: &mut Numbers) {
        numbers.about(Ground::Markup);
        let Some(context) = line.facts.markup.context.as_ref().filter(|_| self.is_html) else {
            return (FIRST_OF_MARKUP..NUMBERS).for_each(|_| numbers.push(0.0));
        };
        let markup = &line.facts.markup;
        numbers.push(1.0);
        numbers.flag(markup.furniture);
        numbers.push((line.facts.link_share() as f32).min(1.0));
        numbers.flag(matches!(markup.element, LineElement::Heading(_)));
        numbers.flag(matches!(markup.element, LineElement::Heading(1)));
        for element in [LineElement::Paragraph, LineElement::Quotation, LineElement::ListItem] {
            numbers.flag(markup.element == element);
        }
        numbers.log(context.depth);
        numbers.flag(context.in_article);
        numbers.log(line.around.path.lines);
        numbers.push(line.around.path.words as f32 / self.words.max(1.0));
        numbers.push(line.around.parent.words as f32 / self.words.max(1.0));
        let same = |other: Option<&Line>| {
            let other = other.and_then(|line| line.facts.markup.context.as_ref());
            other.is_some_and(|other| other.parent == context.parent)
        };
        numbers.flag(same(place.checked_sub(1).map(|before| &self.lines[before])));
        numbers.flag(same(self.lines.get(place + 1)));
    }
}

/// How many lines at either end of a repeated run are seen.
const EDGE: usize = 2;
/// Farther than this is far.
const FAR: usize = 64;

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

fn push_bags(line: &Line, inputs: &mut Inputs) {
    inputs.buckets.extend_from_slice(&line.scan.tokens);
    inputs.end_bag();
    inputs.buckets.extend_from_slice(&line.scan.marks);
    inputs.end_bag();
    let context = line.facts.markup.context.as_deref();
    for words in [context.map(|context| &context.near), context.map(|context| &context.far)] {
        let buckets = words.into_iter().flatten().map(|hash| (hash >> 16) as u16 % BUCKETS as u16);
        inputs.buckets.extend(buckets);
        inputs.end_bag();
    }
}

/// Numbers being written.
struct Numbers<'a> {
    list: &'a mut Vec<f32>,
    /// Where the numbers of each ground start, for those who ask.
    starts: Option<&'a mut Vec<(usize, Ground)>>,
}

impl<'a> Numbers<'a> {
    fn new(list: &'a mut Vec<f32>) -> Self {
        Numbers { list, starts: None }
    }

    /// Says what the numbers from here on are to a reader.
    fn about(&mut self, ground: Ground) {
        if let Some(starts) = &mut self.starts {
            starts.push((self.list.len(), ground));
        }
    }

    fn push(&mut self, number: f32) {
        self.list.push(number);
    }

    fn flag(&mut self, flag: bool) {
        self.list.push(f32::from(u8::from(flag)));
    }

    fn log(&mut self, count: usize) {
        self.list.push(log(count as f32));
    }
}

/// About the binary logarithm of one more, by a polygon through the powers of two: the same bits
/// on every machine, which the standard library does not promise of its logarithm.
fn log(number: f32) -> f32 {
    let bits = (number + 1.0).to_bits() as f32;
    bits / (1 << 23) as f32 - 127.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_a_ground() {
        let text = "Меню\n\nМост через реку открыли вчера, и дорога стала короче.";
        let document = crate::ingest::ingest("a.txt", text.as_bytes()).0.expect("a text");
        let facts = crate::clean::facts::read(&document, &[]);
        let evidence = crate::clean::body::evidence(&facts, document.format);
        let page = Page::new(&facts, document.format, &evidence);
        let grounds = page.grounds().expect("a page with lines");
        let of = |wanted: Ground| (0..NUMBERS).filter(move |index| grounds[*index] == wanted);
        assert!(of(Ground::Archive).eq(RECURRENCE));
        assert!(of(Ground::Markup).eq(FIRST_OF_MARKUP..NUMBERS));
        for ground in Ground::WEIGHED {
            // These are not told by numbers of the line.
            let by_others = [Ground::Neighbours, Ground::ShortPage, Ground::Strictness];
            assert_eq!(of(ground).count() > 0, !by_others.contains(&ground), "{ground:?}");
        }
    }

    #[test]
    fn the_logarithm_is_exact_at_powers_of_two() {
        assert_eq!([0.0, 1.0, 3.0, 7.0].map(log), [0.0, 1.0, 2.0, 3.0]);
    }
}
