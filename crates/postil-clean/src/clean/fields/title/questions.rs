//! The questions of an interview, which are no headline of it, not even the first.

use crate::clean::page::PageParts;
use crate::clean::page::facts::LineFacts;
use crate::model::source::LineElement;

/// An interview asks at least so many other questions.
const OTHERS: usize = 2;
/// Where no mark tells them, they are one line of the text in so many.
const LINES: usize = 3;
/// Marks of speech.
const DASHES: [char; 3] = ['–', '—', '-'];

/// The lines of a page that ask, each by the way in which it does.
pub(super) struct Questions {
    /// Behind a mark of speech: `– Почему мост деревянный?`
    spoken: Vec<usize>,
    /// As lines of their own, with something else behind each; none where the text hardly asks.
    plain: Vec<usize>,
}

impl Questions {
    pub fn of(page: &PageParts) -> Self {
        let facts = page.facts;
        let worded: Vec<usize> =
            page.body.clone().filter(|index| facts[*index].has_words()).collect();
        let is_answered = |pair: &&[usize]| asks(&facts[pair[0]]) && !asks(&facts[pair[1]]);
        let asked = worded.windows(2).filter(is_answered).map(|pair| pair[0]);
        let (spoken, mut plain): (Vec<usize>, Vec<usize>) =
            asked.partition(|index| is_spoken(&facts[*index]));
        if plain.len() * LINES < worded.len() {
            plain.clear();
        }
        Questions { spoken, plain }
    }

    /// Whether a line is one of several questions that are asked alike.
    pub fn has(&self, line: usize) -> bool {
        let are_several = |alike: &&Vec<usize>| alike.len() > OTHERS && alike.contains(&line);
        [&self.spoken, &self.plain].iter().any(are_several)
    }
}

fn asks(line: &LineFacts) -> bool {
    line.text.ends_with(['?', '？', '؟']) && !matches!(line.markup.element, LineElement::Heading(_))
}

fn is_spoken(line: &LineFacts) -> bool {
    line.text.starts_with(DASHES)
}
