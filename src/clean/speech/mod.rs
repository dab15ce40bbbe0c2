//! Quotations: who said what, in the three styles of news pages.
//!
//! - Words between marks with an attribution after them or inside: `«…», – сказал X.`
//! - Words after a dash with an attribution inside: `— …, — сказал X. — …`
//! - Words between marks after an attribution with a colon, or before a bare name:
//!   `X сказал: «…»`, `"…". X`
//!
//! What somebody said is also told without marks, by `По словам X, …` and the like ([`told`]).
//!
//! A pronoun, a surname alone or a role (`отметил он`, `считает учёный`) gets the name that came
//! before, where only one can be meant; else it stays without a name. Words without an attribution
//! are no quotation here: a title between marks looks the same.

mod clause;
mod marks;
mod name;
mod role;
mod scene;
mod subject;
#[cfg(test)]
mod tests;
mod told;
mod verbs;

use std::ops::Range;

use crate::clean::facts::ends_sentence;
use crate::clean::sentence::first_sentence;
use crate::clean::speech::marks::Quoted;
use crate::clean::speech::scene::Scene;
use crate::clean::speech::subject::Subject;
use crate::model::cleaned::{Block, BlockKind, Quotation};

/// The fewest words that are a quotation where no attribution follows with a dash.
const FEW_WORDS: usize = 3;
/// So much before a quotation is searched for its attribution, in bytes.
const REACH_BACK: usize = 500;

/// The rules' names, as the JSON output shows them.
mod rule {
    pub const AFTER: &str = "words, then speaker";
    pub const BEFORE: &str = "speaker, then words";
    pub const DASH: &str = "words after a dash";
    pub const BARE: &str = "words, then a bare name";
    pub const ON: &str = "words that go on";
    pub const TOLD: &str = "told in other words";
}

/// Finds the quotations of an article, in reading order.
pub(super) fn find(blocks: &[Block]) -> Vec<Quotation> {
    let mut scene = Scene::default();
    let mut found = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Heading | BlockKind::Caption) {
            continue;
        }
        scene.enter(index);
        let mut reader = BlockReader { text: &block.text, index, read: 0, found: Vec::new() };
        match block.text.strip_prefix(['—', '–', '-']).filter(|rest| rest.starts_with(' ')) {
            Some(speech) => reader.take_dash(block.text.len() - speech.len() + 1, &mut scene),
            None => reader.take_marked(&mut scene),
        }
        found.extend(in_characters(reader.found, &block.text));
    }
    found
}

/// A quotation whose span is in bytes.
struct Found(Range<usize>, Quotation);

/// Reads one block from its start to its end.
struct BlockReader<'t> {
    text: &'t str,
    index: usize,
    /// Everything before this byte has been read for who is spoken of.
    read: usize,
    found: Vec<Found>,
}

impl<'t> BlockReader<'t> {
    /// Speech that starts with a dash; `start` is its first byte.
    fn take_dash(&mut self, start: usize, scene: &mut Scene) {
        let speech = &self.text[start..];
        let Some(cut) = marks::cut(speech) else { return };
        let shift = |range: Range<usize>| start + range.start..start + range.end;
        let Some(subject) = clause::after_words(&self.text[shift(cut.clause)]) else { return };
        self.push(shift(cut.first), &subject, rule::DASH, scene);
        if let Some(second) = cut.second {
            self.push(shift(second), &subject, rule::ON, scene);
        }
    }

    /// Words between marks.
    fn take_marked(&mut self, scene: &mut Scene) {
        let quoted = marks::quoted(self.text);
        // Where the attribution of the last quotation ends, and who it named.
        let mut last: Option<(usize, Subject<'t>)> = None;
        for (place, quote) in quoted.iter().enumerate() {
            let next = quoted.get(place + 1).map_or(self.text.len(), |next| next.outer.start);
            let goes_on = last.take().filter(|(end, _)| {
                let ended = |text: &str| {
                    text.trim_end().ends_with(['.', '!', '?', '…', ',', '—', '–', '»', '”', '"'])
                };
                self.text[*end..quote.outer.start].trim().is_empty()
                    && ended(&self.text[..quote.outer.start])
                    && self.words(quote) >= FEW_WORDS
            });
            last = match self.attribution(quote, next) {
                Some((subject, rule)) => {
                    self.hear_until(quote, scene);
                    self.take_quote(quote, &subject, rule, scene);
                    let clause = first_sentence(&self.text[quote.outer.end..next]);
                    Some((quote.outer.end + clause.len(), subject))
                }
                None => goes_on.map(|(_, subject)| {
                    self.hear_until(quote, scene);
                    self.push(quote.inner.clone(), &subject, rule::ON, scene);
                    (quote.outer.end, subject)
                }),
            };
        }
        self.hear(self.text.len(), scene);
    }

    /// Reads the words before a quotation for who is spoken of; not the quotation itself.
    fn hear_until(&mut self, quote: &Quoted, scene: &mut Scene) {
        self.hear(quote.outer.start, scene);
        self.read = quote.outer.end;
    }

    /// Reads the words up to a byte, sentence by sentence.
    fn hear(&mut self, end: usize, scene: &mut Scene) {
        let text: &'t str = self.text;
        let mut is_whole = self.read == 0 || ends_sentence(&text[..self.read]);
        while self.read < end {
            let sentence = first_sentence(&text[self.read..end]);
            scene.hear(sentence);
            if is_whole && let Some((span, subject)) = told::read(sentence) {
                let span = self.read + span.start..self.read + span.end;
                self.push(span, &subject, rule::TOLD, scene);
            }
            self.read += sentence.len();
            is_whole = true;
        }
    }

    /// Who said the words between two marks, and by which rule that is known.
    fn attribution(&self, quote: &Quoted, next: usize) -> Option<(Subject<'t>, &'static str)> {
        let text: &'t str = self.text;
        let inside = marks::cut(&text[quote.inner.clone()]);
        let inside = inside.and_then(|cut| {
            let shift = quote.inner.start;
            clause::after_words(&text[shift + cut.clause.start..shift + cut.clause.end])
        });
        if let Some(subject) = inside {
            return Some((subject, rule::AFTER));
        }
        if self.opens_sentence(quote)
            && let Some(clause) = self.clause_after(quote)
            && let Some(subject) = clause::after_words(clause)
        {
            return Some((subject, rule::AFTER));
        }
        if self.words(quote) < FEW_WORDS {
            return None;
        }
        if let Some(subject) = self.speaker_before(quote) {
            return Some((subject, rule::BEFORE));
        }
        let alone = quote.outer.start == 0 && next == text.len() && self.words(quote) > FEW_WORDS;
        let subject = clause::bare_name(&text[quote.outer.end..]).filter(|_| alone)?;
        Some((subject, rule::BARE))
    }

    /// Whether a quotation opens a sentence; within one it may be a title, and the clause after it
    /// about the whole.
    fn opens_sentence(&self, quote: &Quoted) -> bool {
        let before = self.text[..quote.outer.start].trim_end();
        before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', '»', '"', '”'])
    }

    /// The clause after a quotation, where punctuation says that it belongs to it.
    fn clause_after(&self, quote: &Quoted) -> Option<&'t str> {
        let rest = &self.text[quote.outer.end..];
        let ended = |text: &str| text.trim_end().ends_with([',', '!', '?', '…', '.', '—', '–']);
        let closed =
            ended(&self.text[quote.inner.clone()]) || rest.starts_with([',', '!', '?', '.']);
        let bare = rest.trim_start_matches([',', '.', '!', '?', '…']).trim_start();
        if let Some(clause) = bare.strip_prefix(['—', '–', '-']) {
            let enough = closed || self.words(quote) >= FEW_WORDS;
            return Some(clause.trim_start()).filter(|_| enough);
        }
        let comma = rest.starts_with(',')
            || self.text[quote.inner.clone()].trim_end().ends_with([',', '!', '?', '…']);
        Some(bare).filter(|_| comma)
    }

    /// Who is said to speak in the sentence that ends with a colon before a quotation.
    fn speaker_before(&self, quote: &Quoted) -> Option<Subject<'t>> {
        let head = self.text[..quote.outer.start].trim_end();
        if let Some(subject) = self.announced_before(quote) {
            return Some(subject);
        }
        let comma = head.ends_with(',') && self.text[quote.outer.start..].starts_with(['"', '“']);
        let sentence = head.strip_suffix(':').or(head.strip_suffix(',').filter(|_| comma))?;
        let last = last_sentence(sentence);
        match clause::of_sentence(last) {
            Some(subject) => Some(subject),
            None => clause::bare_name(last).filter(|_| !comma),
        }
    }

    /// Who is said to speak before a quotation and a comma: `По словам главы совета, «…»`.
    fn announced_before(&self, quote: &Quoted) -> Option<Subject<'t>> {
        let head = self.text[..quote.outer.start].trim_end();
        head.ends_with(',').then(|| told::announced(last_sentence(head).trim_start()))?
    }

    fn words(&self, quote: &Quoted) -> usize {
        self.text[quote.inner.clone()].split_whitespace().take(100).count()
    }

    /// Adds a quotation, in two pieces where an attribution stands in it.
    fn take_quote(
        &mut self,
        quote: &Quoted,
        subject: &Subject,
        rule: &'static str,
        scene: &mut Scene,
    ) {
        let Some(cut) = marks::cut(&self.text[quote.inner.clone()]) else {
            return self.push(quote.inner.clone(), subject, rule, scene);
        };
        let shift =
            |range: Range<usize>| quote.inner.start + range.start..quote.inner.start + range.end;
        self.push(shift(cut.first), subject, rule, scene);
        if let Some(second) = cut.second {
            self.push(shift(second), subject, rule::ON, scene);
        }
    }

    fn push(
        &mut self,
        span: Range<usize>,
        subject: &Subject,
        rule: &'static str,
        scene: &mut Scene,
    ) {
        let words = self.text[span.clone()].trim();
        let words = words.trim_end_matches(',');
        if words.is_empty() {
            return;
        }
        let start = words.as_ptr() as usize - self.text.as_ptr() as usize;
        let person = scene.who(subject);
        let quotation = Quotation {
            block: self.index,
            span: (0, 0),
            text: words.to_owned(),
            speaker: subject.written.map(str::to_owned),
            name: person.as_ref().map(|person| person.name.clone()),
            named_in: person.as_ref().and_then(|person| person.from),
            role: person.map_or_else(|| subject.role.map(str::to_owned), |person| person.role),
            rule: rule.into(),
        };
        self.found.push(Found(start..start + words.len(), quotation));
    }
}

/// The last sentence of a text, whole or not.
fn last_sentence(text: &str) -> &str {
    let mut rest = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH_BACK))..];
    let mut last = rest;
    while !rest.trim().is_empty() {
        last = first_sentence(rest);
        rest = &rest[last.len()..];
    }
    last
}

/// Translates the spans of a block's quotations from bytes into code points, in one pass.
fn in_characters(found: Vec<Found>, text: &str) -> impl Iterator<Item = Quotation> {
    let (mut byte, mut point) = (0, 0);
    found.into_iter().map(move |Found(span, mut quotation)| {
        point += text[byte..span.start].chars().count();
        let end = point + text[span.clone()].chars().count();
        quotation.span = (point, end);
        (byte, point) = (span.end, end);
        quotation
    })
}
