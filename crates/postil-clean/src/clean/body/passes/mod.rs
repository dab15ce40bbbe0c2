//! What becomes of the lines once the networks have told text from boilerplate: a table of passes.
//!
//! Each pass looks at the whole page and changes the labels of some lines; they run in the order of
//! [`PASSES`]. Those on the text come before the fields are looked for, which are found around it;
//! those on furniture take out what amid the text is none, and name what was removed.
//! What a person decided is no pass: it comes afterwards, and nothing is weighed against it.

mod appeal;
mod attendance;
mod author_notes;
mod boxes;
mod copies;
mod counted;
mod decks;
mod digests;
mod field_lines;
mod forms;
mod furniture;
mod glued;
mod invitation;
mod list;
mod moments;
mod names;
mod resumption;
mod run;
mod sentences;
mod series;
mod siblings;
mod tables;
mod threads;
mod verse;
mod wholes;

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::clean::body::labels::{FieldLines, Label};
use crate::clean::page::facts::LineFacts;
use crate::model::source::SourceFormat;
use postil_text::stem::{Stem, stems};

/// A step that changes the labels of some lines.
struct Pass {
    stage: Stage,
    name: &'static str,
    run: fn(&mut [Label], &View),
    /// What it is for.
    purpose: &'static str,
}

/// When a pass runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Before the fields are looked for.
    Text,
    /// When they are known.
    Furniture,
}

/// What a pass sees of a page.
pub(crate) struct View<'a> {
    pub facts: &'a [LineFacts<'a>],
    pub format: SourceFormat,
    /// Where the text stands: for the passes on the text what the rules take for it, for those on
    /// furniture from its first line to its last, with the captions beside it.
    pub text: Range<usize>,
    /// The lines that fields were found in; none before they are looked for.
    pub fields: FieldLines<'a>,
    /// How likely each line is text, as the networks' log-odds, 0 where they do not judge; empty where
    /// nothing is weighed.
    pub odds: &'a [f32],
}

/// All passes, in their order.
#[rustfmt::skip]
const PASSES: [Pass; 32] = {
    use Stage::{Furniture, Text};
    [
        of(Text, "run", run::keep, "a page of which the networks keep nothing keeps the rules' run"),
        of(Text, "invitations", invitation::keep_behind, "a plain text goes on behind `Read also: …`"),
        of(Text, "tables", tables::keep, "a table goes with the lines around it"),
        of(Text, "verses", verse::keep, "a poem that touches the text stays whole"),
        of(Text, "lists", list::keep, "a list that is announced amid the text stays"),
        of(Text, "series", series::keep, "numbered parts stay together"),
        of(Text, "counted", counted::keep, "parts that the headline counts stay together"),
        of(Text, "digests", digests::keep, "the parts of a digest stay together"),
        of(Text, "wholes", wholes::keep, "what is one thing stays whole"),
        of(Text, "resumption", resumption::keep, "a text goes on below a list of other pages or an invitation"),
        of(Text, "siblings", siblings::keep, "a text goes on in its element below a box"),
        of(Text, "moments", moments::keep, "parts with their times of day stay together"),
        of(Text, "threads", threads::remove, "comments that can be answered are no text"),
        of(Text, "sentences", sentences::keep, "sentences that nothing parts from the text are text"),
        of(Text, "attendance", attendance::keep, "who was there is a part of minutes"),
        of(Text, "forms", forms::keep, "what a series repeats within its texts stays"),
        of(Furniture, "blank", furniture::remove_blank, "names lines without words"),
        of(Furniture, "captions", furniture::keep_captions, "captions amid the text stay"),
        of(Furniture, "read-also", furniture::remove_read_also, "`Read also` and its list are no text"),
        of(Furniture, "dates", furniture::remove_dates, "dates amid the text are none of it"),
        of(Furniture, "counters", furniture::remove_counters, "nor are bare numbers and marks"),
        of(Furniture, "hashtags", furniture::remove_hashtags, "nor hashtags"),
        of(Furniture, "announced", furniture::remove_announced, "nor lines that announce furniture"),
        of(Furniture, "boxes", boxes::remove, "nor what stands in the box that one of these heads"),
        of(Furniture, "glued", glued::remove, "nor furniture whose lines were glued into one"),
        of(Furniture, "author-notes", author_notes::remove, "nor is what its end tells of the author"),
        of(Furniture, "names-amid", names::amid, "names what was removed amid the text"),
        of(Furniture, "names-above", names::above, "names what stands above the text"),
        of(Furniture, "names-below", names::below, "names what stands below the text"),
        of(Furniture, "fields", field_lines::remove, "removes and names the lines of fields"),
        of(Furniture, "decks", decks::keep, "what tells more below the headline is text"),
        of(Furniture, "copies", copies::remove, "what a page says twice stays once"),
    ]
};

const fn of(
    stage: Stage,
    name: &'static str,
    run: fn(&mut [Label], &View),
    purpose: &'static str,
) -> Pass {
    Pass { stage, name, run, purpose }
}

/// Which passes run: all, but where it is measured what some are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passes {
    /// A bit for each pass that is left out.
    left_out: u32,
}

impl Passes {
    /// All passes.
    pub const ALL: Passes = Passes { left_out: 0 };

    /// These passes without one of a name, if there is one.
    pub fn without(self, name: &str) -> Option<Passes> {
        let place = PASSES.iter().position(|pass| pass.name == name)?;
        Some(Passes { left_out: self.left_out | 1 << place })
    }

    /// The name of each pass and what it is for, in the order in which they run.
    pub fn table() -> impl Iterator<Item = (&'static str, &'static str)> {
        PASSES.iter().map(|pass| (pass.name, pass.purpose))
    }

    /// Runs those of a stage.
    pub(crate) fn run(self, stage: Stage, labels: &mut [Label], view: &View) {
        let runs =
            |(place, pass): &(usize, &Pass)| pass.stage == stage && self.left_out & 1 << place == 0;
        PASSES.iter().enumerate().filter(runs).for_each(|(_, pass)| (pass.run)(labels, view));
    }
}

/// The stems of some lines.
fn stems_of(facts: &[LineFacts], lines: impl Iterator<Item = usize>) -> HashSet<Stem, RandomState> {
    lines.flat_map(|index| stems(facts[index].text)).collect()
}

impl<'a> View<'a> {
    /// A page before its fields are known; `run` is what the rules take for its text.
    pub fn before_fields(
        facts: &'a [LineFacts<'a>],
        format: SourceFormat,
        run: Range<usize>,
    ) -> View<'a> {
        View { facts, format, text: run, fields: FieldLines::default(), odds: &[] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_have_names_of_their_own() {
        let mut names: Vec<&str> = Passes::table().map(|(name, _)| name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), PASSES.len());
        assert!(Passes::ALL.without("no such pass").is_none());
    }

    #[test]
    fn the_documentation_says_what_each_pass_is_worth() {
        let rows = include_str!("../../../../../../docs/cleaning.md").lines();
        let rows: Vec<&str> = rows.filter_map(|row| row.strip_prefix("| `")).collect();
        let names: Vec<&str> =
            rows.iter().filter_map(|row| Some(row.split_once("` |")?.0)).collect();
        assert_eq!(names, Passes::table().map(|(name, _)| name).collect::<Vec<_>>());
    }

    #[test]
    fn a_pass_that_is_left_out_changes_nothing() {
        let all_but = |left_out: &str| {
            let names = Passes::table().map(|(name, _)| name).filter(|name| *name != left_out);
            names.fold(Passes::ALL, |passes, name| passes.without(name).expect("a pass"))
        };
        let blank = |passes: Passes| {
            let document = crate::ingest::ingest("a.txt", b"Bridge\n\n").0.expect("a text");
            let facts = crate::clean::page::facts::of_lines(&document, &[]);
            let mut labels = vec![Label::Keep; facts.len()];
            let view = View::before_fields(&facts, document.format, 0..0);
            passes.run(Stage::Furniture, &mut labels, &view);
            labels[1]
        };
        assert_eq!(blank(all_but("blank")), Label::Remove(crate::clean::Rule::Blank));
        assert_eq!(blank(all_but("dates")), Label::Keep);
    }
}
