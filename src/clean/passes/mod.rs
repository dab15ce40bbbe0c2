//! What becomes of the lines once the networks have told text from boilerplate: a table of passes.
//!
//! Each pass looks at the whole page and changes the labels of some lines; they run in the order of
//! [`PASSES`]. Those on the text come before the fields are looked for, which are found around it;
//! those on furniture take out what amid the text is none, and name what was removed.
//! What a person decided is no pass: it comes afterwards, and nothing is weighed against it.

mod copies;
mod field_lines;
mod furniture;
mod glued;
mod invitation;
mod list;
mod names;
mod refrain;
mod resumption;
mod run;
mod tables;
mod verse;

use std::ops::Range;

use crate::clean::facts::LineFacts;
use crate::clean::labels::{FieldLines, Label};
use crate::model::source::SourceFormat;

/// A step that changes the labels of some lines.
struct Pass {
    stage: Stage,
    name: &'static str,
    run: fn(&mut [Label], &View),
    /// What it is for, as a sentence about the pass.
    purpose: &'static str,
}

/// When a pass runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before the fields are looked for.
    Text,
    /// When they are known.
    Furniture,
}

/// What a pass sees of a page.
pub(super) struct View<'a> {
    pub facts: &'a [LineFacts<'a>],
    pub format: SourceFormat,
    /// The log-odds that each line is text; none where the page was not weighed.
    pub odds: &'a [f32],
    /// Where the text stands: for the passes on the text what the rules take for it, for those on
    /// furniture from its first line to its last, with the captions beside it.
    pub text: Range<usize>,
    /// The lines that fields were found in; none before they are looked for.
    pub fields: FieldLines<'a>,
}

/// All passes, in their order.
const PASSES: [Pass; 20] = {
    use Stage::{Furniture, Text};
    [
        of(
            Text,
            "run",
            run::keep,
            "keeps what the rules take for the text where the networks keep nothing",
        ),
        of(
            Text,
            "invitations",
            invitation::keep_behind,
            "keeps the sentences behind an invitation to another article amid a plain text",
        ),
        of(Text, "tables", tables::keep, "keeps or removes a table as the lines around it"),
        of(Text, "verses", verse::keep, "keeps poems that touch the text whole"),
        of(
            Text,
            "lists",
            list::keep,
            "keeps lists amid the text that a line with a colon announces",
        ),
        of(
            Text,
            "resumption",
            resumption::keep,
            "keeps the text that goes on below a list of other pages",
        ),
        of(Furniture, "blank", furniture::remove_blank, "names the lines that have no words"),
        of(Furniture, "captions", furniture::keep_captions, "keeps the captions amid the text"),
        of(
            Furniture,
            "read also",
            furniture::remove_read_also,
            "removes `Read also` amid the text, and names the list below it",
        ),
        of(Furniture, "dates", furniture::remove_dates, "removes dates amid the text"),
        of(
            Furniture,
            "counters",
            furniture::remove_counters,
            "removes bare numbers and marks amid the text",
        ),
        of(Furniture, "hashtags", furniture::remove_hashtags, "removes hashtags amid the text"),
        of(
            Furniture,
            "announced",
            furniture::remove_announced,
            "removes lines amid the text that announce furniture",
        ),
        of(
            Furniture,
            "glued",
            glued::remove,
            "removes furniture amid the text whose lines were glued into one",
        ),
        of(Furniture, "names amid", names::amid, "names what was removed amid the text"),
        of(Furniture, "names above", names::above, "names what stands above the text"),
        of(Furniture, "names below", names::below, "names what stands below the text"),
        of(Furniture, "refrains", refrain::keep, "keeps what returns amid the text"),
        of(
            Furniture,
            "fields",
            field_lines::remove,
            "removes and names the lines that fields were found in",
        ),
        of(Furniture, "copies", copies::remove, "removes what a page says twice"),
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

/// Runs the passes of a stage.
pub(super) fn run(stage: Stage, labels: &mut [Label], view: &View) {
    PASSES.iter().filter(|pass| pass.stage == stage).for_each(|pass| (pass.run)(labels, view));
}

impl<'a> View<'a> {
    /// A page before its fields are known; `run` is what the rules take for its text.
    pub fn before_fields(
        facts: &'a [LineFacts<'a>],
        format: SourceFormat,
        odds: &'a [f32],
        run: Range<usize>,
    ) -> View<'a> {
        View { facts, format, odds, text: run, fields: FieldLines::default() }
    }
}
