//! Which of the lines that documents share belong to their texts: the questions of a series of
//! interviews, the greeting and the signature of letters, the resolutions of minutes.
//!
//! A site's furniture stands around a text; the form of a series stands within it, between
//! paragraphs that no other document has, right above the first or right below the last of them.

use std::ops::Range;

/// A sentence that takes leave of the reader has no more words.
const FAREWELL: usize = 12;
/// More lines between two paragraphs of a page's own are something of its site.
const LONGEST: usize = 8;
/// So many people sign a text.
const SIGNATURES: usize = 2;

/// What a line can be in the form of a series.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::clean) enum Form {
    /// A sentence that tells something.
    Sentence,
    /// A question, or a heading.
    Heading,
    /// It ends with a colon: what is listed below it is of the text as it is.
    Opening,
    /// A cue says who wrote the text.
    Byline,
    /// A date, a time, or both.
    Day,
    /// A few words that end with a name.
    Signature,
    /// Other words that end with no mark.
    Words,
    /// Furniture by what it says, by its links or by its markup.
    #[default]
    Furniture,
}

/// How surely a line is of the text that it stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Share {
    /// Nothing says that it is.
    #[default]
    None,
    /// It stands beside the page's own words.
    Beside,
    /// It stands between them, and others with it: they are the form of a series.
    Form,
}

/// A page with fewer lines of its form between its own words has no form.
const PARTS: usize = 2;

/// A line of a document, for its place among the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// Where it stands in the document.
    pub at: usize,
    /// What it can be.
    pub form: Form,
    pub words: usize,
    /// Whether other documents have it.
    pub is_shared: bool,
    pub is_prose: bool,
}

impl Placed {
    fn is_own_prose(&self) -> bool {
        self.is_prose && !self.is_shared
    }

    /// Whether it takes leave of the reader, or says who wrote the text.
    fn closes(&self) -> bool {
        self.is_farewell() || matches!(self.form, Form::Byline | Form::Signature)
    }

    fn is_ended(&self) -> bool {
        matches!(self.form, Form::Sentence | Form::Heading | Form::Opening)
    }

    fn is_farewell(&self) -> bool {
        self.form == Form::Sentence && self.words <= FAREWELL
    }
}

/// The lines that are of their text although others have them, and how surely; `lines` are those that
/// have words.
pub(super) fn of_text(lines: &[Placed]) -> Vec<(Placed, Share)> {
    let (is_bare, runs) = (is_bare(lines), shared_runs(lines));
    let own = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(Placed::is_own_prose);
    let follows = |run: &Range<usize>| own(run.start.checked_sub(1));
    let leads_on = |run: &Range<usize>| own(Some(run.end));
    let amid = |run: &Range<usize>| match follows(run) && leads_on(run) {
        true => between(&lines[run.clone()]),
        false => &[],
    };
    let parts = runs.iter().filter(|run| !amid(run).is_empty()).count();
    let has_form = parts >= PARTS;
    let share = if has_form { Share::Form } else { Share::Beside };
    let of_run = |run: &Range<usize>| match (follows(run), leads_on(run)) {
        (true, true) => (amid(run), share),
        (true, false) => (below(&lines[run.clone()], is_bare, has_form), Share::Beside),
        (false, true) if run.start > 0 => (above(&lines[run.clone()]), share),
        _ => (&[][..], Share::None),
    };
    let shares = runs.iter().map(of_run);
    shares.flat_map(|(lines, share)| lines.iter().map(move |line| (*line, share))).collect()
}

/// Whether nothing but a text and its form stands on a page: a line of its own opens it, what stands
/// below the last paragraph of its own takes leave and signs, and nothing above leads elsewhere.
pub(super) fn is_bare(lines: &[Placed]) -> bool {
    let Some(last) = lines.iter().rposition(Placed::is_own_prose) else { return false };
    let (text, behind) = lines.split_at(last + 1);
    let signatures = behind.iter().filter(|line| line.form == Form::Signature).count();
    let is_other =
        |line: &Placed| line.is_shared && matches!(line.form, Form::Words | Form::Furniture);
    !lines[0].is_shared
        && !text.iter().any(is_other)
        && behind.iter().all(Placed::closes)
        && signatures <= SIGNATURES
}

/// The runs of lines that other documents have.
fn shared_runs(lines: &[Placed]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for run in lines.chunk_by(|one, next| one.is_shared == next.is_shared) {
        if run[0].is_shared {
            runs.push(start..start + run.len());
        }
        start += run.len();
    }
    runs
}

/// Of a run between two paragraphs of the page's own: all, if each line can be of a text.
fn between(run: &[Placed]) -> &[Placed] {
    let mut listed = false;
    let fits = |line: &Placed| {
        listed |= line.form == Form::Opening;
        line.is_ended() || listed && matches!(line.form, Form::Words | Form::Signature)
    };
    if run.len() <= LONGEST && run.iter().all(fits) { run } else { &[] }
}

/// Of a run that the first paragraph of the page's own stands below: the last sentences.
fn above(run: &[Placed]) -> &[Placed] {
    let count = run.iter().rev().take_while(|line| line.is_ended()).count();
    &run[run.len() - count..]
}

/// Of a run that the last paragraph of the page's own stands above: who wrote it, and where the page is
/// bare or has a form, what takes leave.
fn below(run: &[Placed], is_bare: bool, has_form: bool) -> &[Placed] {
    let fits =
        |line: &&Placed| is_bare || line.form == Form::Byline || has_form && line.is_farewell();
    &run[..run.iter().take_while(fits).count()]
}
