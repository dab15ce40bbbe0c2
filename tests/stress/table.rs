//! What became of all notes, as a table.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use crate::edits::Edit;
use crate::notes::{Context, Outcome, Quoted};
use crate::peer::Peer;

const ROWS: [(Outcome, &str); 9] = [
    (Outcome::InPlace, "in place, silently"),
    (Outcome::OtherFact, "silently, with another fact in the quote"),
    (Outcome::OtherFactBeside, "silently, with another fact beside it"),
    (Outcome::OtherSentence, "silently, in another sentence"),
    (Outcome::ChangedInPlace, "changed, in place"),
    (Outcome::ChangedElsewhere, "changed, elsewhere"),
    (Outcome::Ambiguous, "ambiguous"),
    (Outcome::NeedlessOrphan, "orphaned needlessly"),
    (Outcome::Orphan, "orphaned rightly"),
];

/// Counts of notes by what was stored, what was edited and what came of it.
pub struct Table {
    counts: BTreeMap<(Context, Edit, Outcome), usize>,
    pub peer: Peer,
}

impl Table {
    /// An empty table; `peer` is the folder of the peer's package.
    pub fn new(peer: Option<PathBuf>) -> Self {
        Table { counts: BTreeMap::new(), peer: Peer::new(peer) }
    }

    pub fn count(&mut self, quoted: &Quoted, edit: Edit, outcome: Outcome) {
        *self.counts.entry((quoted.context, edit, outcome)).or_default() += 1;
    }

    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    fn sum(&self, is_counted: impl Fn(Context, Edit, Outcome) -> bool) -> usize {
        let counted = self
            .counts
            .iter()
            .filter(|((context, edit, outcome), _)| is_counted(*context, *edit, *outcome));
        counted.map(|(_, count)| count).sum()
    }

    /// Checks what is promised.
    pub fn check(&self) {
        let of = |wanted: Outcome| self.sum(|_, _, outcome| outcome == wanted);
        assert_eq!(of(Outcome::OtherFact), 0, "another fact in the quote");
        assert_eq!(of(Outcome::OtherFactBeside), 0, "another fact beside the quote");
        // What is stored with less is in any copy of its sentence that has as much.
        let moved = self.sum(|context, _, outcome| {
            outcome == Outcome::OtherSentence && context == Context::Stored
        });
        assert_eq!(moved, 0, "in another sentence");
        let needless = of(Outcome::NeedlessOrphan);
        assert!(needless * 1000 <= self.total(), "{needless} needless orphans");
        let is_cosmetic = |edit: Edit| edit == Edit::Cosmetic;
        let needless = self.sum(|_, edit, it| is_cosmetic(edit) && it == Outcome::NeedlessOrphan);
        let total = self.sum(|_, edit, _| is_cosmetic(edit));
        assert!(needless * 1000 <= total * 3, "{needless} of {total} after a cosmetic edit");
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} notes", self.total())?;
        writeln!(f, "| outcome | no context | 16 | 32 | stored | after cosmetic edits | peer |")?;
        writeln!(f, "|---|---|---|---|---|---|---|")?;
        let peer = self.peer.outcomes();
        for (row, name) in ROWS {
            write!(f, "| {name} |")?;
            for column in Context::EVERY {
                let count = self.sum(|context, _, outcome| context == column && outcome == row);
                write!(f, " {count} |")?;
            }
            let cosmetic = self.sum(|_, edit, outcome| edit == Edit::Cosmetic && outcome == row);
            let peer = peer.as_ref().map(|found| found.iter().filter(|it| **it == row).count());
            writeln!(f, " {cosmetic} | {} |", peer.map_or("–".to_owned(), |it| it.to_string()))?;
        }
        match peer {
            Ok(found) => write!(f, "peer: approx-string-match, {} notes with context", found.len()),
            Err(why) => write!(f, "peer: not measured: {why}"),
        }
    }
}
