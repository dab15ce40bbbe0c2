//! The numbers and the bags of words by which the network knows a line.

use std::ops::Range;

use crate::clean::body::networks::features::page::{Around, CUES, FAR, Line, Page};
use crate::clean::body::networks::features::{FIRST_OF_MARKUP, Inputs, NUMBERS};
use crate::clean::body::networks::scan::{BUCKETS, Scan};
use crate::clean::body::networks::signs::Kind;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::reason::Ground;
use crate::model::source::LineElement;

impl Page<'_> {
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
        length_numbers(line.facts, &line.scan, numbers);
        sign_numbers(&line.scan, numbers);
        word_numbers(&line.scan, numbers);
        looks_numbers(line, numbers);
        self.place_numbers(place, line, numbers);
        distance_numbers(&line.around, numbers);
        self.guess_numbers(line, numbers);
        self.recurrence_numbers(line, numbers);
        debug_assert_eq!(numbers.list.len() % NUMBERS, FIRST_OF_MARKUP);
        self.markup_numbers(place, line, numbers);
    }

    /// What the line's place says.
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
    }

    /// What the rules guess, and how much of the page's words the line and those before it have.
    fn guess_numbers(&self, line: &Line, numbers: &mut Numbers) {
        let around = &line.around;
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

    /// What other documents say.
    fn recurrence_numbers(&self, line: &Line, numbers: &mut Numbers) {
        numbers.about(Ground::Archive);
        let others = line.facts.standing.against();
        numbers.log(others as usize);
        numbers.push((others as f32 / self.kin.max(1) as f32).min(2.0));
        numbers.log(self.kin as usize);
        numbers.push(self.shared);
    }

    /// What only the markup says; zeroes where there is none.
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

/// How long the line is, and whether it ends as a sentence does.
fn length_numbers(facts: &LineFacts, scan: &Scan, numbers: &mut Numbers) {
    numbers.about(Ground::Length);
    numbers.log(scan.signs as usize);
    numbers.log(facts.words);
    numbers.push(facts.words.min(60) as f32 / 20.0);
    numbers.flag(facts.words <= 2);
    numbers.flag((3..=6).contains(&facts.words));
    numbers.flag((7..=14).contains(&facts.words));
    numbers.flag(facts.ends_sentence);
    numbers.flag(facts.ends_sentence && facts.words > 6);
}

/// Which signs it is made of.
fn sign_numbers(scan: &Scan, numbers: &mut Numbers) {
    let signs = scan.signs.max(1) as f32;
    let words = scan.words.max(1) as f32;
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
}

/// How long its words are, and how many are small words.
fn word_numbers(scan: &Scan, numbers: &mut Numbers) {
    let words = scan.words.max(1) as f32;
    numbers.about(Ground::Words);
    numbers.push((scan.letters as f32 / words).min(15.0) / 5.0);
    numbers.push(scan.stop_words as f32 / words);
    numbers.push(scan.stop_words.min(10) as f32 / 4.0);
}

/// What it looks like, which furniture it announces, and how many lines look alike.
fn looks_numbers(line: &Line, numbers: &mut Numbers) {
    let facts = line.facts;
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

/// How much text stands around it, and how far away text and furniture are.
fn distance_numbers(around: &Around, numbers: &mut Numbers) {
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
    fn the_logarithm_is_exact_at_powers_of_two() {
        assert_eq!([0.0, 1.0, 3.0, 7.0].map(log), [0.0, 1.0, 2.0, 3.0]);
    }
}
