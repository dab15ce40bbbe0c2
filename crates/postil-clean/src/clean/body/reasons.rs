//! Why each line was kept or removed: the three strongest of its grounds.
//!
//! A line that a rule removed has the rule for its reason, whatever the network said. The other
//! lines were weighed: to what the network's log-odds are made of ([`reasons`]) come the
//! rules' say on short pages, the strictness, and the price of changing from text to boilerplate
//! and back at this line, which belongs to its neighbours. With these the sum of all has the sign
//! of the verdict, for no other verdict on this line alone would make a better labelling.
//!
//! [`reasons`]: crate::clean::body::networks::reasons

use crate::clean::body::labels::Label;
use crate::clean::body::networks::reasons::Attribution;
use crate::clean::body::weighed::{Reasons, WeighedLine};
use crate::clean::body::{Body, Judge};
use crate::clean::page::facts::{LineFacts, Shape};
use crate::clean::person::source_rules::SourceLines;
use crate::model::line::{LineNumber, LineRange};
use crate::model::reason::{Ground, LineReasons, Reason, Tenths};
use crate::model::rule::Rule;

/// So many reasons are given of a line.
const MOST: usize = 3;

/// A line whose reasons are given, and how it was weighed; its reasons are found last.
type Reasoned<'a> = (LineReasons, Option<&'a WeighedLine>);

/// The reasons of the lines with words of which they are wanted, but for those whose removal by a
/// rule is the reason.
pub(crate) fn of_lines(
    facts: &[LineFacts],
    body: &Body,
    labels: &[Label],
    source_rules: &SourceLines,
    judge: Judge,
) -> Vec<LineReasons> {
    let mut reasoned = reasoned(facts, body, labels, source_rules);
    if judge.reasons == Reasons::OfClose {
        reasoned = close(reasoned, labels);
    }
    let places: Vec<usize> =
        reasoned.iter().filter_map(|(_, weighed)| Some((*weighed)?.place)).collect();
    let mut attributions = body.weighing.attributions(judge.committee, &places).into_iter();
    let complete = |(mut line, weighed): Reasoned| {
        if let Some(attribution) = weighed.and_then(|_| attributions.next()) {
            line.reasons = weighed.map(|weighed| weighed.reasons(attribution)).unwrap_or_default();
        }
        line
    };
    reasoned.into_iter().map(complete).collect()
}

/// The lines that have reasons: those that were weighed without them, the others with the ground
/// that decided.
fn reasoned<'a>(
    facts: &[LineFacts],
    body: &'a Body,
    labels: &[Label],
    source_rules: &SourceLines,
) -> Vec<Reasoned<'a>> {
    let mut weighed = body.weighed.iter().peekable();
    let mut reasoned = Vec::new();
    for (line, facts) in facts.iter().enumerate() {
        let weighed = weighed.next_if(|weighed| weighed.line == line);
        if !facts.has_words() {
            continue;
        }
        let agrees = |weighed: &&WeighedLine| weighed.kept == (labels[line] == Label::Keep);
        let lines = LineRange::one(LineNumber::of_index(line));
        let by_weight = weighed.filter(agrees).map(|weighed| {
            let log_odds = Some(tenths(weighed.odds));
            (LineReasons { lines, log_odds, reasons: Vec::new() }, Some(weighed))
        });
        let by_rule = |ground| {
            let reasons = vec![Reason { ground, strength: None }];
            (LineReasons { lines, log_odds: None, reasons }, None)
        };
        reasoned.extend(match labels[line] {
            Label::Keep if source_rules.keeps(line) => Some(by_rule(Ground::SourceRule)),
            Label::Keep => by_weight.or_else(|| Some(by_rule(kept_by(line, facts, body)))),
            Label::Remove(rule) if is_reason(rule) || facts.standing.repeated => None,
            Label::Remove(_) if body.weighed.is_empty() => Some(by_rule(Ground::RulesAlone)),
            Label::Remove(_) => by_weight,
        });
    }
    reasoned
}

/// The lines with a close verdict, and of each run of lines that one rule removed the line that is
/// nearest to being kept.
fn close<'a>(mut reasoned: Vec<Reasoned<'a>>, labels: &[Label]) -> Vec<Reasoned<'a>> {
    let label = |line: &LineReasons| labels[line.lines.first.index()];
    let in_one_run = |(line, _): &Reasoned, (next, _): &Reasoned| {
        let between = line.lines.first.index() + 1..next.lines.first.index() + 1;
        labels[between].iter().all(|between| *between == label(line))
    };
    let mut wanted = Vec::with_capacity(reasoned.len());
    for run in reasoned.chunk_by(in_one_run) {
        let nearest = LineReasons::nearest_to_kept(run.iter().map(|(line, _)| line));
        let is_nearest = |line| label(line) != Label::Keep && Some(line) == nearest;
        wanted.extend(run.iter().map(|(line, _)| line.is_doubtful() || is_nearest(line)));
    }
    let mut wanted = wanted.into_iter();
    reasoned.retain(|_| wanted.next() == Some(true));
    reasoned
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
fn is_reason(rule: Rule) -> bool {
    use Rule::{Caption, Copy, Counter, Dropped, SourceRule};
    rule.holds_field() || matches!(rule, Counter | Caption | Copy | SourceRule | Dropped)
}

impl WeighedLine {
    /// The reasons; `attribution` says what makes up the network's log-odds.
    fn reasons(&self, mut attribution: Attribution) -> Vec<Reason> {
        self.added.iter().for_each(|(ground, odds)| attribution.add(*ground, *odds));
        strongest(&attribution, self.kept)
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
