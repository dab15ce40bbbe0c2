//! Reads the quotations of a block, and on the way who is spoken of.

use std::ops::Range;

use memchr::memmem;

use crate::clean::speech::attribution::{Around, FEW_WORDS};
use crate::clean::speech::marks::{self, Quoted};
use crate::clean::speech::scene::Scene;
use crate::clean::speech::subject::{Kind, Subject};
use crate::clean::speech::{clause, cut, label, told};
use crate::model::cleaned::Quotation;
use crate::model::rule::SpeechRule;
use postil_text::{letter, sentence};

/// Reads one block from its start to its end.
struct BlockReader<'t> {
    text: &'t str,
    index: usize,
    /// Everything before this byte has been read for who is spoken of.
    read: usize,
    found: Vec<Found>,
}

/// A quotation whose span is in bytes.
struct Found(Range<usize>, Quotation);

/// Finds the quotations of the block at `index`.
pub(super) fn quotations(text: &str, index: usize, scene: &mut Scene) -> Vec<Quotation> {
    let mut reader = BlockReader { text, index, read: 0, found: Vec::new() };
    let speech = text.strip_prefix(['—', '–', '-']).filter(|rest| rest.starts_with(' '));
    match speech.filter(|speech| !opens_with_label(speech)) {
        Some(speech) => reader.take_dash(text.len() - speech.len() + 1, scene),
        None => match reader.answer(scene) {
            Some((subject, start)) => {
                reader.push(start..text.len(), &subject, SpeechRule::Before, scene)
            }
            None => reader.take_marked(scene),
        },
    }
    in_characters(reader.found, text)
}

/// Whether words between marks stand behind a speaker and a colon: `Холмов: «Мост открыт»`. There
/// the marks say where the words begin, and a dash before the speaker does not.
fn opens_with_label(speech: &str) -> bool {
    let head = marks::quoted(speech).first().map(|quote| speech[..quote.outer.start].trim_end());
    head.and_then(|head| head.strip_suffix(':')).is_some_and(label::may_be)
}

impl<'t> BlockReader<'t> {
    /// Speech that starts with a dash; `start` is its first byte.
    fn take_dash(&mut self, start: usize, scene: &mut Scene) {
        let speech = &self.text[start..];
        let Some(cut) = cut::cut(speech) else { return };
        let shift = |range: Range<usize>| start + range.start..start + range.end;
        let Some(subject) = clause::after_words(&self.text[shift(cut.clause)]) else { return };
        self.push(shift(cut.first), &subject, SpeechRule::Dash, scene);
        if let Some(second) = cut.second {
            self.push(shift(second), &subject, SpeechRule::On, scene);
        }
    }

    /// A block without marks behind the name of somebody who has spoken or been introduced before,
    /// and where the words start: `Холмов: Мост открыт.`
    fn answer(&self, scene: &Scene) -> Option<(Subject<'t>, usize)> {
        let colon = memmem::find(self.text.as_bytes(), b": ")?;
        let (label, words) = (&self.text[..colon], &self.text[colon + 2..]);
        if !label::may_be(label) {
            return None;
        }
        let is_speech = words.starts_with(char::is_uppercase)
            && words.split_whitespace().take(FEW_WORDS).count() == FEW_WORDS
            && sentence::is_ended(words)
            && marks::quoted(self.text).is_empty();
        let named = clause::bare_name(label)
            .or_else(|| label::speaker(label, |surname| scene.knows(surname)))
            .filter(|_| is_speech)?;
        match named.kind {
            Kind::Name(name) | Kind::Surname(name) if scene.has_met(name) => {
                Some((named, self.text.len() - words.len()))
            }
            _ => None,
        }
    }

    /// Words between marks.
    fn take_marked(&mut self, scene: &mut Scene) {
        let quoted = marks::quoted(self.text);
        // Where the attribution of the last quotation ends, and who it named.
        let mut last: Option<(usize, Subject<'t>)> = None;
        for (place, quote) in quoted.iter().enumerate() {
            let around = Around { text: self.text, quote };
            let label = self.label_of(around, scene);
            let attribution = around.attribution(label);
            let goes_on = last.take().filter(|(end, _)| self.goes_on(*end, around));
            let goes_on = goes_on.map(|(_, subject)| (subject, SpeechRule::On));
            let is_new = attribution.is_some();
            let Some((subject, rule)) = attribution.or(goes_on) else { continue };
            self.hear(quote.outer.start, scene);
            self.read = quote.outer.end;
            self.take_quote(quote, &subject, rule, scene);
            let next = quoted.get(place + 1).map_or(self.text.len(), |next| next.outer.start);
            let clause = sentence::first(&self.text[quote.outer.end..next]);
            last = Some((quote.outer.end + if is_new { clause.len() } else { 0 }, subject));
        }
        self.hear(self.text.len(), scene);
    }

    /// Who stands alone before a colon and some words. What comes before is read first, for it may
    /// name them.
    fn label_of(&mut self, around: Around<'t, '_>, scene: &mut Scene) -> Option<Subject<'t>> {
        let label = around.label().filter(|label| label::may_be(label))?;
        self.hear(letter::start_of(label, self.text), scene);
        let subject = label::speaker(label, |surname| scene.knows(surname))?;
        let is_sure = match subject.kind {
            Kind::Surname(name) if scene.knows(name) => true,
            Kind::Surname(name) => !name.is_ascii() && around.behind().trim().is_empty(),
            _ => false,
        };
        (is_sure || around.is_sentence()).then_some(subject)
    }

    /// Whether words go on with those whose attribution ends at a byte.
    fn goes_on(&self, end: usize, around: Around) -> bool {
        let start = around.quote.outer.start;
        let before = self.text[..start].trim_end();
        let ended = before.ends_with(['.', '!', '?', '…', ',', '—', '–', '»', '”', '"']);
        self.text[end..start].trim().is_empty() && ended && around.words() >= FEW_WORDS
    }

    /// Reads the words up to a byte, sentence by sentence.
    fn hear(&mut self, end: usize, scene: &mut Scene) {
        let text: &'t str = self.text;
        let mut is_whole = self.read == 0 || sentence::is_ended(&text[..self.read]);
        while self.read < end {
            let sentence = sentence::first(&text[self.read..end]);
            scene.hear(sentence);
            if is_whole && let Some((span, subject)) = told::speaker(sentence) {
                let span = self.read + span.start..self.read + span.end;
                self.push(span, &subject, SpeechRule::Told, scene);
            }
            self.read += sentence.len();
            is_whole = true;
        }
    }

    /// Adds a quotation, in two pieces where an attribution stands in it.
    fn take_quote(
        &mut self,
        quote: &Quoted,
        subject: &Subject,
        rule: SpeechRule,
        scene: &mut Scene,
    ) {
        let Some(cut) = cut::cut(&self.text[quote.inner.clone()]) else {
            return self.push(quote.inner.clone(), subject, rule, scene);
        };
        let shift =
            |range: Range<usize>| quote.inner.start + range.start..quote.inner.start + range.end;
        self.push(shift(cut.first), subject, rule, scene);
        if let Some(second) = cut.second {
            self.push(shift(second), subject, SpeechRule::On, scene);
        }
    }

    fn push(&mut self, span: Range<usize>, subject: &Subject, rule: SpeechRule, scene: &mut Scene) {
        let words = self.text[span.clone()].trim();
        let words = words.trim_end_matches(',');
        if words.is_empty() {
            return;
        }
        let start = letter::start_of(words, self.text);
        let person = scene.who(subject);
        let quotation = Quotation {
            block: self.index,
            span: (0, 0),
            text: words.to_owned(),
            speaker: subject.written.map(str::to_owned),
            name: person.as_ref().map(|person| person.name.clone()),
            named_in: person.as_ref().and_then(|person| person.from),
            role: person.map_or_else(|| subject.role.map(str::to_owned), |person| person.role),
            rule,
        };
        self.found.push(Found(start..start + words.len(), quotation));
    }
}

/// Translates the spans of a block's quotations from bytes into code points, in one pass.
fn in_characters(found: Vec<Found>, text: &str) -> Vec<Quotation> {
    let (mut byte, mut point) = (0, 0);
    let translate = |Found(span, mut quotation): Found| {
        point += text[byte..span.start].chars().count();
        let end = point + text[span.clone()].chars().count();
        quotation.span = (point, end);
        (byte, point) = (span.end, end);
        quotation
    };
    found.into_iter().map(translate).collect()
}
