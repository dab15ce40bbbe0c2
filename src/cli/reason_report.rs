//! How `postil clean` says why a line was kept or removed.

use crate::model::line::LineNumber;
use crate::model::reason::{Ground, LineReasons, Reason, Tenths, log_odds};

/// Which lines' reasons are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReasonsShown {
    /// Of the lines whose verdict was close.
    OfDoubtfulLines,
    /// Of every line.
    OfEveryLine,
}

/// The reasons of an article's lines, to be drawn below them.
pub struct LineReport<'a> {
    reasons: Vec<&'a LineReasons>,
    shown: ReasonsShown,
}

impl<'a> LineReport<'a> {
    /// Of all reasons those that are to be shown.
    pub fn new(reasons: &'a [LineReasons], shown: ReasonsShown) -> Self {
        let wanted = |line: &&LineReasons| shown == ReasonsShown::OfEveryLine || line.is_doubtful();
        LineReport { reasons: reasons.iter().filter(wanted).collect(), shown }
    }

    /// What stands below a line; a verdict on several lines stands below the last of them.
    pub fn below(&self, number: LineNumber) -> Option<String> {
        let place = self.reasons.binary_search_by_key(&number, |line| line.lines.last).ok()?;
        Some(draw(self.reasons[place]))
    }

    /// How the reasons are to be read, and how to see all of them.
    pub fn legend(&self) -> String {
        let which = match (self.shown, self.reasons.is_empty()) {
            (ReasonsShown::OfEveryLine, true) => return "No line was weighed.".to_owned(),
            (ReasonsShown::OfEveryLine, false) => {
                "Reasons stand below each line but those that a rule alone removed."
            }
            (ReasonsShown::OfDoubtfulLines, true) => {
                return "No verdict was close; --reasons says of every line why.".to_owned();
            }
            (ReasonsShown::OfDoubtfulLines, false) => {
                "Reasons stand below the lines whose verdict was close; --reasons shows all."
            }
        };
        format!(
            "{which}\n+ speaks for the article's text, − against it; the figure before the colon \
             is the verdict.\nThey are log-odds: 0.7 is twice as likely, 2.3 ten times."
        )
    }
}

fn draw(line: &LineReasons) -> String {
    let verdict = line.log_odds.map(|odds| format!("{}: ", signed(odds))).unwrap_or_default();
    let reasons: Vec<String> = line.reasons.iter().map(draw_reason).collect();
    verdict + &reasons.join(", ")
}

fn draw_reason(reason: &Reason) -> String {
    let name = name(reason.ground);
    match reason.strength {
        Some(strength) => format!("{} {name}", signed(strength)),
        None => name.to_owned(),
    }
}

fn signed(tenths: Tenths) -> String {
    let sign = if tenths < 0 { '−' } else { '+' };
    format!("{sign}{:.1}", log_odds(tenths).abs())
}

fn name(ground: Ground) -> &'static str {
    match ground {
        Ground::Words => "its words",
        Ground::Length => "its length and end",
        Ground::Signs => "its capitals, digits and marks",
        Ground::Furniture => "how near words of furniture are",
        Ground::Sentences => "sentences around it",
        Ground::Place => "its place on the page",
        Ground::Copies => "how many lines are like it",
        Ground::Archive => "how many other articles have it",
        Ground::Markup => "its element and links",
        Ground::FirstGuess => "the rules' first guess",
        Ground::Page => "the page as a whole",
        Ground::Neighbours => "the lines beside it",
        Ground::ShortPage => "the rules for short pages",
        Ground::Strictness => "the archive's strictness",
        Ground::RulesAlone => "by the rules alone",
        Ground::Caption => "a caption in the text",
        Ground::SourceRule => "kept by a rule for the source",
        Ground::Person => "kept by the sidecar or quoted by a note",
    }
}
