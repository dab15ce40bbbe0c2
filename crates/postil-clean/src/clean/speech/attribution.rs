//! Who said the words between two marks, by the words around them.

use crate::clean::speech::marks::Quoted;
use crate::clean::speech::subject::{Kind, Subject};
use crate::clean::speech::{clause, cut, told};
use crate::model::rule::SpeechRule;
use postil_text::sentence;

/// The fewest words that are a quotation where no attribution follows with a dash.
pub(super) const FEW_WORDS: usize = 3;
/// So much before a quotation is searched for its attribution, in bytes.
const REACH_BACK: usize = 500;

/// Words between marks, and the text that they stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'t, 'q> {
    pub text: &'t str,
    pub quote: &'q Quoted,
}

/// Who said some words, and the rule by which that is known.
pub(super) type Attribution<'t> = (Subject<'t>, SpeechRule);

impl<'t> Around<'t, '_> {
    /// Who said the words; `label` is who stands before them without a verb.
    pub fn attribution(self, label: Option<Subject<'t>>) -> Option<Attribution<'t>> {
        let before = || self.speaker_before().or(label);
        let Some(after) = self.speaker_inside().or_else(|| self.speaker_after()) else {
            let named = before().map(|subject| (subject, SpeechRule::Before));
            let enough = self.words() >= FEW_WORDS || self.is_announced();
            return named
                .or_else(|| Some((self.bare_name()?, SpeechRule::Bare)))
                .filter(|_| enough);
        };
        // `Әкім: «…», деп қосты`: the verb is that of who was named before.
        let names_nobody = after.written.is_none() || after.kind == Kind::Pronoun;
        let named = names_nobody.then(before).flatten();
        let named = named.filter(|before| before.gender.agrees(after.gender));
        Some(named.map_or((after, SpeechRule::After), |before| (before, SpeechRule::Before)))
    }

    /// Who is said to speak in the midst of the words: `«Да, – сказал он. – Мы ждали»`.
    fn speaker_inside(self) -> Option<Subject<'t>> {
        let cut = cut::cut(self.inner())?;
        clause::after_words(&self.inner()[cut.clause])
    }

    /// Who is said to speak in the clause behind the words.
    fn speaker_after(self) -> Option<Subject<'t>> {
        self.clause_after().filter(|_| self.opens_sentence()).and_then(clause::after_words)
    }

    /// Who is said to speak in the sentence that ends with a colon before the words.
    fn speaker_before(self) -> Option<Subject<'t>> {
        if let Some(subject) = self.announced_before() {
            return Some(subject);
        }
        let head = self.head();
        let opens = self.text[self.quote.outer.start..].starts_with(['"', '“']);
        let comma = head.ends_with(',') && opens;
        let sentence = head.strip_suffix(':').or(head.strip_suffix(',').filter(|_| comma))?;
        let last = last_sentence(sentence);
        let bare = || clause::bare_name(last).filter(|_| !comma);
        clause::announcing(last).or_else(bare)
    }

    /// Whether a verb of speech and a colon stand before words that are a whole sentence, however short.
    fn is_announced(self) -> bool {
        self.head().strip_suffix(':').is_some_and(clause::ends_with_verb) && self.is_sentence()
    }

    /// Who is said to speak before the words and a comma: `По словам главы совета, «…»`.
    fn announced_before(self) -> Option<Subject<'t>> {
        let head = self.head();
        head.ends_with(',').then(|| told::announced(last_sentence(head).trim_start()))?
    }

    /// Whose name stands behind words that open a text, with nothing else but a role.
    fn bare_name(self) -> Option<Subject<'t>> {
        let opens = self.quote.outer.start == 0 && self.words() > FEW_WORDS;
        clause::bare_name(self.behind()).filter(|_| opens)
    }

    /// What stands alone between the last sentence and a colon before the words.
    pub fn label(self) -> Option<&'t str> {
        let label = last_sentence(self.head().strip_suffix(':')?);
        let label = label.trim_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-'));
        Some(label).filter(|label| !label.is_empty())
    }

    /// Whether the words are a whole sentence, which a title between marks seldom is.
    pub fn is_sentence(self) -> bool {
        let ended = |text: &str| text.ends_with(['.', '!', '?', '…']);
        ended(self.inner().trim_end())
            || self.behind().starts_with(['.', '!', '?', '…'])
            || self.speaker_after().is_some()
    }

    /// Whether the words open a sentence; within one they may be a title, and the clause after them
    /// about the whole.
    fn opens_sentence(self) -> bool {
        self.head().is_empty() || self.head().ends_with(['.', '!', '?', '…', ':', '»', '"', '”'])
    }

    /// The clause after the words, where punctuation says that it belongs to them.
    fn clause_after(self) -> Option<&'t str> {
        let (inner, behind) = (self.inner().trim_end(), self.behind());
        let closed = inner.ends_with([',', '!', '?', '…', '.', '—', '–'])
            || behind.starts_with([',', '!', '?', '.']);
        let bare = behind.trim_start_matches([',', '.', '!', '?', '…']).trim_start();
        if let Some(clause) = bare.strip_prefix(['—', '–', '-']) {
            return Some(clause.trim_start()).filter(|_| closed || self.words() >= FEW_WORDS);
        }
        if behind.starts_with(',') || inner.ends_with(',') {
            return Some(bare);
        }
        Some(bare).filter(|_| inner.ends_with(['!', '?', '…']) && !announces_next(bare))
    }

    /// The text before the words.
    fn head(self) -> &'t str {
        self.text[..self.quote.outer.start].trim_end()
    }

    /// The text behind the words.
    pub fn behind(self) -> &'t str {
        &self.text[self.quote.outer.end..]
    }

    /// The words without their marks.
    fn inner(self) -> &'t str {
        &self.text[self.quote.inner.clone()]
    }

    /// The number of words, counted no further than anything asks for.
    pub fn words(self) -> usize {
        self.inner().split_whitespace().take(2 * FEW_WORDS).count()
    }
}

/// Whether all that a clause says is who speaks the words behind its colon.
fn announces_next(clause: &str) -> bool {
    let next = clause.find(['«', '“', '"', '„']);
    let before = next.map(|next| clause[..next].trim_end());
    before.is_some_and(|before| before.ends_with(':') && clause::has_one_verb(before))
}

/// The last sentence of a text, whole or not.
fn last_sentence(text: &str) -> &str {
    let mut rest = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH_BACK))..];
    let mut last = rest;
    while !rest.trim().is_empty() {
        last = sentence::first(rest);
        rest = &rest[last.len()..];
    }
    last
}
