//! The questions of an interview, which are no headline of it, not even the first.

use crate::clean::page::PageParts;
use crate::clean::page::facts::LineFacts;
use crate::model::source::LineElement;

/// An interview asks at least so many other questions.
const OTHERS: usize = 2;
/// Marks of speech.
const DASHES: [char; 3] = ['–', '—', '-'];

/// The lines of a page that ask, by the way in which they do.
pub(super) struct Questions {
    /// Behind a mark of speech: `– Почему мост деревянный?`
    spoken: Vec<usize>,
    /// As lines of their own in plain text, with something else behind each.
    plain: Vec<usize>,
}

impl Questions {
    pub fn of(page: &PageParts) -> Self {
        let facts = page.facts;
        let near = page.body.start.saturating_sub(1)..page.body.end;
        let worded: Vec<usize> = near.filter(|index| facts[*index].has_words()).collect();
        let asked =
            worded.windows(2).filter(|pair| asks(&facts[pair[0]]) && !asks(&facts[pair[1]]));
        let (spoken, plain) =
            asked.map(|pair| pair[0]).partition(|index| is_spoken(&facts[*index]));
        Questions { spoken, plain }
    }

    /// Whether a line is one of several questions that are asked alike.
    pub fn has(&self, line: usize) -> bool {
        [&self.spoken, &self.plain]
            .iter()
            .any(|alike| alike.len() > OTHERS && alike.contains(&line))
    }
}

fn asks(line: &LineFacts) -> bool {
    line.text.ends_with(['?', '？', '؟']) && !matches!(line.markup.element, LineElement::Heading(_))
}

fn is_spoken(line: &LineFacts) -> bool {
    line.text.starts_with(DASHES)
}
