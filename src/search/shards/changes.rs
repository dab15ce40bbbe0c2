//! What documents that change mean for the postings of each term.

use std::ops::Range;

use super::super::gathered::{Gathered, Gathering, TermInPart, merged};
use super::documents::{Difference, Documents};
use super::impact::Weighing;
use super::places::Placed;
use super::posting::Posting;
use crate::model::terms::ArticleTerms;
use crate::search::morphology::Forms;

/// Where more documents than these and than one in [`MANY`] have changed, an index is made anew: it
/// takes no longer, and in a small archive no time.
const FEW: usize = 8;
const MANY: usize = 16;

/// The postings that go and come, and the numbers that move.
pub(super) struct Changes {
    old: Gathered<Posting>,
    new: Gathered<Posting>,
    renumbering: Renumbering,
}

/// Documents from a number on, which lie so much further on or back now.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Renumbering {
    from: u32,
    by: i32,
}

/// What is new of a term.
#[derive(Debug)]
pub(super) struct ChangedTerm<'a> {
    pub(super) text: &'a str,
    /// The postings that it has no more, with the numbers from before.
    pub(super) gone: Placed<'a>,
    /// Those that it has now, with the numbers of today.
    pub(super) come: Placed<'a>,
    /// The forms of a lemma that no document had.
    pub(super) forms: Option<&'a Forms>,
    /// What is new of the lemmas that it leads to.
    pub(super) links: Option<&'a ChangedLinks>,
}

/// The lemmas that a stem leads to no more, and those that it leads to now, each in ascending order.
#[derive(Debug, Default)]
pub(super) struct ChangedLinks {
    pub(super) gone: Vec<String>,
    pub(super) come: Vec<String>,
}

impl<'a> ChangedTerm<'a> {
    /// A term of which nothing is new.
    pub(super) fn new(text: &'a str) -> Self {
        ChangedTerm {
            text,
            gone: Placed::default(),
            come: Placed::default(),
            forms: None,
            links: None,
        }
    }
}

impl Changes {
    /// What is new in `new` since `old`; the functions give the terms of a document by its number
    /// then and now.
    ///
    /// None where it is as well to gather all terms, and where some from then are gone.
    pub(super) fn find(
        (old, before): (&Documents, &dyn Fn(usize) -> Option<ArticleTerms>),
        (new, now): (&Documents, &dyn Fn(usize) -> ArticleTerms),
    ) -> Option<Changes> {
        let Difference { old: left, new: right } = old.difference(new);
        let renumbering = Renumbering {
            from: u32::try_from(left.end).ok()?,
            by: match left.end == old.len() {
                // Nothing stands behind the end.
                true => 0,
                false => i32::try_from(right.end as i64 - left.end as i64).ok()?,
            },
        };
        let is_in_place = left.len() == right.len();
        let changed = |range: Range<usize>| -> Vec<usize> {
            range.filter(|number| !is_in_place || !old.same(*number, new, *number)).collect()
        };
        let (gone, come) = (changed(left), changed(right));
        if gone.len().max(come.len()) > FEW.max(new.len() / MANY) {
            return None;
        }
        let (mut then, mut today) = (Weighed::default(), Weighed::default());
        for number in gone {
            then.add(number, &before(number)?);
        }
        for number in come {
            today.add(number, &now(number));
        }
        let (old, new) = (then.gathering.closed(), today.gathering.closed());
        Some(Changes { old, new, renumbering })
    }

    /// The numbers that move.
    pub(super) fn renumbering(&self) -> Renumbering {
        self.renumbering
    }

    /// The terms of which something is new, in ascending order.
    pub(super) fn terms(&self) -> Vec<ChangedTerm<'_>> {
        let sides = [merged([&self.old].into_iter()), merged([&self.new].into_iter())];
        let [mut old, mut new] = sides.map(|terms| terms.into_iter().peekable());
        let mut changed = Vec::new();
        while let Some(text) = least(old.peek(), new.peek()) {
            let is_it = |term: &TermInPart<'_, Posting>| term.text == text;
            let gone = old.next_if(is_it).map_or_else(Placed::default, Placed::of);
            let come = new.next_if(is_it).map_or_else(Placed::default, Placed::of);
            if gone != come || !self.renumbering.is_none() {
                changed.push(ChangedTerm { gone, come, ..ChangedTerm::new(text) });
            }
        }
        changed
    }
}

fn least<'a>(
    one: Option<&TermInPart<'a, Posting>>,
    other: Option<&TermInPart<'a, Posting>>,
) -> Option<&'a str> {
    [one, other].into_iter().flatten().map(|term| term.text).min()
}

/// Postings of a few documents.
#[derive(Default)]
struct Weighed {
    gathering: Gathering<Posting>,
    weighing: Weighing,
}

impl Weighed {
    fn add(&mut self, number: usize, terms: &ArticleTerms) {
        let number = u32::try_from(number).expect("documents are counted in 24 bits");
        self.weighing.add(&mut self.gathering, number, terms);
    }
}

impl Renumbering {
    /// Whether no number moves.
    pub(super) fn is_none(self) -> bool {
        self.by == 0
    }

    /// The posting with the number that its document has now.
    pub(super) fn moved(self, posting: Posting) -> Posting {
        match posting.document() >= self.from {
            true => Posting::new(posting.document().wrapping_add_signed(self.by), posting.impact()),
            false => posting,
        }
    }
}
