//! Why each line was kept or removed: the three strongest of its grounds.
//!
//! A line that a rule removed has the rule for its reason, whatever the network said. The other
//! lines were weighed: to what the network's log-odds are made of ([`model::reasons`]) come the
//! rules' say on short pages, the strictness, and the price of changing from text to boilerplate
//! and back at this line, which belongs to its neighbours. With these the sum of all has the sign
//! of the verdict, for no other verdict on this line alone would make a better labelling.
//!
//! [`model::reasons`]: crate::clean::model::reasons

use crate::clean::body::Body;
use crate::clean::facts::{LineFacts, Shape};
use crate::clean::labels::Label;
use crate::clean::model::decode::CHANGE;
use crate::clean::model::reasons::Attribution;
use crate::clean::rules;
use crate::clean::source_rules::SourceLines;
use crate::model::cleaned::{LineNumber, LineRange};
use crate::model::reason::{Ground, LineReasons, Reason, Tenths};

/// Whether reasons are wanted; they take time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reasons {
    /// They are not.
    Leave,
    /// They are.
    Give,
}

/// So many reasons are given of a line.
const MOST: usize = 3;

/// How a line was weighed.
#[derive(Debug)]
pub(super) struct WeighedLine {
    /// Its index in the document.
    pub line: usize,
    /// The log-odds that it is text, given the verdicts on the lines beside it.
    odds: f32,
    /// What makes them up.
    attribution: Attribution,
    /// The verdict.
    kept: bool,
}

/// Completes what the network's log-odds are made of by what was added to them; `decided` holds
/// the log-odds that were decided on, and the verdicts.
pub(super) fn weighed(
    by_network: &[(usize, f32)],
    attributions: Vec<Attribution>,
    bias: f32,
    (odds, kept): (&[f32], &[bool]),
) -> Vec<WeighedLine> {
    let complete = |(place, mut attribution): (usize, Attribution)| {
        let (line, before) = by_network[place];
        attribution.add(Ground::ShortPage, odds[place] - bias - before);
        attribution.add(Ground::Strictness, bias);
        let pull = pull(kept, place);
        attribution.add(Ground::Neighbours, pull);
        WeighedLine { line, odds: odds[place] + pull, attribution, kept: kept[place] }
    };
    attributions.into_iter().enumerate().map(complete).collect()
}

/// What the verdicts on the lines beside a line add to its log-odds: what the changes would cost
/// that another verdict on it makes or saves.
fn pull(kept: &[bool], place: usize) -> f32 {
    let before = place.checked_sub(1).map(|before| kept[before]);
    let beside = [before, kept.get(place + 1).copied()].into_iter().flatten();
    beside.map(|kept| if kept { CHANGE } else { -CHANGE }).sum()
}

/// The reasons of every line with words, but for those whose removal by a rule is the reason.
pub(super) fn of_lines(
    facts: &[LineFacts],
    body: &Body,
    labels: &[Label],
    source_rules: &SourceLines,
) -> Vec<LineReasons> {
    let mut weighed = body.weighed.iter().peekable();
    let mut reasons = Vec::new();
    for (line, facts) in facts.iter().enumerate() {
        let weighed = weighed.next_if(|weighed| weighed.line == line);
        if !facts.has_words() {
            continue;
        }
        let agrees = |weighed: &&WeighedLine| weighed.kept == (labels[line] == Label::Keep);
        let lines = LineRange::one(line as LineNumber + 1);
        let by_weight = weighed.filter(agrees).map(|weighed| weighed.reasons(lines));
        let by_rule = |ground| LineReasons {
            lines,
            log_odds: None,
            reasons: vec![Reason { ground, strength: None }],
        };
        reasons.extend(match labels[line] {
            Label::Keep if source_rules.keeps(line) => Some(by_rule(Ground::SourceRule)),
            Label::Keep => by_weight.or_else(|| Some(by_rule(kept_by(line, facts, body)))),
            Label::Remove(rule) if is_reason(rule) || facts.standing.repeated => None,
            Label::Remove(_) if body.weighed.is_empty() => Some(by_rule(Ground::RulesAlone)),
            Label::Remove(_) => by_weight,
        });
    }
    reasons
}

/// Why a line was kept that was not weighed, or found too light.
fn kept_by(line: usize, facts: &LineFacts, body: &Body) -> Ground {
    if body.keeps(line) {
        Ground::RulesAlone
    } else if facts.shape == Shape::Caption && body.range.contains(&line) {
        Ground::Caption
    } else {
        Ground::Person
    }
}

/// Whether a rule removes lines by itself; the others say what a line looks like that was found
/// too light.
fn is_reason(rule: &str) -> bool {
    const RULES: [&str; 11] = [
        rules::TITLE,
        rules::DATE_LINE,
        rules::BYLINE,
        rules::SECTION,
        rules::HASHTAGS,
        rules::TAGS,
        rules::COUNTER,
        rules::CAPTION,
        rules::COPY,
        rules::SOURCE_RULE,
        rules::DROPPED,
    ];
    RULES.contains(&rule)
}

impl WeighedLine {
    fn reasons(&self, lines: LineRange) -> LineReasons {
        let reasons = strongest(&self.attribution, self.kept);
        LineReasons { lines, log_odds: Some(tenths(self.odds)), reasons }
    }
}

/// The strongest grounds; where all of them speak against the verdict, the last makes room for the
/// strongest that speaks for it.
fn strongest(attribution: &Attribution, kept: bool) -> Vec<Reason> {
    let mut grounds: Vec<(Ground, Tenths)> =
        Ground::WEIGHED.iter().map(|ground| (*ground, tenths(attribution.of(*ground)))).collect();
    grounds.sort_by_key(|(_, strength)| std::cmp::Reverse(strength.unsigned_abs()));
    let supports = |(_, strength): &(Ground, Tenths)| *strength != 0 && (*strength > 0) == kept;
    if let Some(place) = grounds.iter().position(supports).filter(|place| *place >= MOST) {
        grounds.swap(MOST - 1, place);
    }
    let of_weight = grounds.iter().take(MOST).filter(|(_, strength)| *strength != 0).count();
    let shown = grounds.into_iter().take(of_weight.max(1));
    shown.map(|(ground, strength)| Reason { ground, strength: Some(strength) }).collect()
}

fn tenths(log_odds: f32) -> Tenths {
    (log_odds * 10.0).round() as Tenths
}
