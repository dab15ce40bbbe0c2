//! Which lines of a page are furniture, by the number of other documents that have them.

use crate::clean::recurrence::series::{self, Form, Placed, Share};

/// What the other documents say of a document's lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// How many other documents have the line, beyond those that have the whole text.
    pub others: u32,
    /// So many have it that it is furniture.
    pub repeated: bool,
    /// How surely it is of the text for all that.
    pub share: Share,
}

impl Standing {
    /// How many other documents speak for the line being furniture.
    pub fn against(self) -> u32 {
        if self.share == Share::Form { 0 } else { self.others }
    }

    /// Whether it is of the text where it touches it.
    pub fn is_of_text(self) -> bool {
        self.share != Share::None
    }
}

/// A document of which fewer lines stand elsewhere is no page of a site that the archive knows.
const SHARE_OF_SITE: f64 = 0.4;
/// A site with so many other pages in the archive is well known.
const WELL_KNOWN: u32 = 9;
/// On a page of a well-known site, so many other documents make a line furniture.
const FURNITURE_OF_WELL_KNOWN: u32 = 2;
/// On another page, so many do: five reports may share a paragraph, and five songs a refrain.
const FURNITURE: u32 = 5;
/// At least the tenth of a document's words, or so many, are its own.
const OWN_WORDS: usize = 15;
/// More words than this add nothing to a line's part.
const MAX_WORDS: usize = 60;

/// Shared paragraphs of so many words beside a paragraph of the document's own are a report that
/// others print too.
const REPRINT: usize = 30;

/// So many lines that are no prose may stand amid a report.
const AMID: usize = 4;

/// A line as it is judged.
#[derive(Debug, Clone, Copy)]
pub(in crate::clean) struct Counted {
    /// Its number of words.
    pub words: usize,
    /// How many other documents have it.
    pub others: u32,
    /// Whether it reads as a sentence, and as no furniture.
    pub is_prose: bool,
    /// What it can be in a text that has a fixed form.
    pub form: Form,
}

/// Judges lines by how many other documents have them.
///
/// Other copies of the same page share all of it, so the documents that even its rarest words stand
/// in do not count; only on a page of a site, where much is shared and a menu with it, or by many, is
/// anything furniture for being shared; and a report that a page prints beside words of its own is text, whoever
/// else prints it.
pub(in crate::clean) fn judge(lines: &[Counted]) -> Vec<Standing> {
    let copies = copies_of_the_whole(lines);
    let beyond: Vec<u32> = lines.iter().map(|line| line.others.saturating_sub(copies)).collect();
    let with_words = lines.iter().filter(|line| line.words > 0).count();
    let mut shared: Vec<u32> = beyond.iter().copied().filter(|others| *others > 0).collect();
    shared.sort_unstable();
    let has_menu = lines.iter().zip(&beyond).any(|(line, others)| !line.is_prose && *others > 0);
    let middle = shared.get(shared.len() / 2).copied().unwrap_or_default();
    let is_well_known = middle >= WELL_KNOWN;
    let placed = placed(lines, &beyond);
    let is_site = (has_menu || is_well_known) && !series::is_bare(&placed);
    let of_site = is_site && shared.len() as f64 >= SHARE_OF_SITE * with_words as f64;
    let enough = if is_well_known { FURNITURE_OF_WELL_KNOWN } else { FURNITURE };
    let standing = |others: &u32| Standing {
        others: *others,
        repeated: of_site && *others >= enough,
        share: Share::None,
    };
    let mut standings: Vec<Standing> = beyond.iter().map(standing).collect();
    // What most pages of a well-known site have is the site's, however long.
    let most = if is_well_known { middle / 2 } else { u32::MAX };
    spare_reprints(lines, &mut standings, most);
    spare_series(&placed, &mut standings);
    standings
}

/// Keeps what a series repeats within its texts from being furniture.
fn spare_series(lines: &[Placed], standings: &mut [Standing]) {
    for (line, share) in series::of_text(lines) {
        let standing = &mut standings[line.at];
        match (line.form, share) {
            (Form::Byline, _) => *standing = Standing::default(),
            (_, Share::Form) => *standing = Standing { share, repeated: false, ..*standing },
            _ => standing.share = share,
        }
    }
}

/// The lines that have words, for the form of a series.
fn placed(lines: &[Counted], beyond: &[u32]) -> Vec<Placed> {
    let worded = lines.iter().zip(beyond).enumerate().filter(|(_, (line, _))| line.words > 0);
    let placed = worded.map(|(at, (line, others))| Placed {
        at,
        form: line.form,
        words: line.words,
        is_shared: *others > 0,
        is_prose: line.is_prose,
    });
    placed.collect()
}

/// Keeps paragraphs that at most `most` other documents print from being furniture, where they stand
/// beside others that no document has.
fn spare_reprints(lines: &[Counted], standings: &mut [Standing], most: u32) {
    for run in runs_of_prose(lines) {
        let is_reprint = |at: &&usize| (1..=most).contains(&standings[**at].others);
        let words: usize = run.iter().filter(is_reprint).map(|at| lines[*at].words).sum();
        let has_own = run.iter().any(|at| standings[*at].others == 0);
        if has_own && words >= REPRINT {
            let reprinted: Vec<usize> = run.iter().filter(is_reprint).copied().collect();
            reprinted.into_iter().for_each(|at| standings[at].repeated = false);
        }
    }
}

/// The runs of prose, by its lines: a heading, a caption or a link to another page amid it parts none.
fn runs_of_prose(lines: &[Counted]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut amid = usize::MAX;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.words > 0) {
        match (line.is_prose, runs.last_mut()) {
            (false, _) => amid = amid.saturating_add(1),
            (true, Some(run)) if amid <= AMID => run.push(at),
            (true, _) => runs.push(vec![at]),
        }
        if line.is_prose {
            amid = 0;
        }
    }
    runs
}

/// How many other documents have the rarest of the words.
fn copies_of_the_whole(lines: &[Counted]) -> u32 {
    let mut by_rarity: Vec<(u32, usize)> =
        lines.iter().map(|line| (line.others, line.words.min(MAX_WORDS))).collect();
    by_rarity.sort_unstable();
    let all: usize = by_rarity.iter().map(|(_, words)| words).sum();
    let own = (all / 10).min(OWN_WORDS);
    let mut words = 0;
    let rarest = by_rarity.into_iter().find(|(_, more)| {
        words += more;
        words > own
    });
    rarest.map_or(0, |(others, _)| others)
}
