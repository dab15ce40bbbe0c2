//! Finds the article's lines: the labeller of lines.
//!
//! The learned [`networks`] decide, on short pages together with the rules' [`evidence`]; the
//! [`passes`] come behind them, [`labels`] say what became of each line, [`blocks`] what the text is
//! made of, and [`mod@reasons`] why.

pub(crate) mod blocks;
pub(crate) mod credit;
pub(crate) mod evidence;
pub(crate) mod labels;
pub(crate) mod lost;
pub(crate) mod lost_parts;
pub mod networks;
mod parts;
pub mod passes;
pub(crate) mod reasons;
pub(crate) mod weighed;

use std::ops::Range;

use crate::clean::body::evidence::{RuleEvidence, flows};
use crate::clean::body::labels::Label;
use crate::clean::body::networks::Weighing;
use crate::clean::body::networks::committee::Committee;
use crate::clean::body::networks::decode::{CHANGE, decode};
use crate::clean::body::passes::{Passes, Stage, View};
use crate::clean::body::weighed::{Reasons, WeighedLine};
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;
use crate::model::source::SourceFormat;
use crate::settings::Strictness;

/// A page of fewer lines with words is short.
const SHORT_PAGE: f32 = 40.0;

/// The lines that are the article's text.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// From the first line to the last.
    pub range: Range<usize>,
    /// For each line of the document, whether it is text; that is all its label says.
    labels: Vec<Label>,
    /// How the lines with words were weighed, in their order; empty unless it was asked for.
    pub weighed: Vec<WeighedLine>,
    /// By what they were weighed.
    pub weighing: Weighing,
}

impl Body {
    /// The body that is a run of lines.
    fn of_run(facts: &[LineFacts], run: Range<usize>) -> Self {
        let mut labels = vec![Label::of(false); facts.len()];
        labels[run.clone()].fill(Label::Keep);
        Body { range: with_captions(facts, run), labels, ..Body::default() }
    }

    /// The body of a page that is nothing else.
    pub fn whole(facts: &[LineFacts]) -> Self {
        let label = |line: &LineFacts| match line.shape {
            Shape::Blank => Label::Remove(Rule::Blank),
            _ => Label::Keep,
        };
        Body { range: 0..facts.len(), labels: facts.iter().map(label).collect(), ..Body::default() }
    }

    /// Whether a line is text; lines without words go with their neighbours.
    pub fn keeps(&self, line: usize) -> bool {
        self.labels[line] == Label::Keep
    }

    /// The labels of the document's lines, of which only this is known.
    pub fn labels(&self) -> Vec<Label> {
        self.labels.clone()
    }

    /// The body of a stretch of lines as that of the whole document, in which the stretch begins at
    /// line `start`; nothing else is text.
    pub fn moved(self, start: usize, lines: usize) -> Self {
        let mut labels = vec![Label::of(false); lines];
        labels[start..start + self.labels.len()].copy_from_slice(&self.labels);
        let range = match self.range.is_empty() {
            true => 0..0,
            false => self.range.start + start..self.range.end + start,
        };
        let mut weighed = self.weighed;
        weighed.iter_mut().for_each(|weighed| weighed.line += start);
        Body { range, labels, weighed, weighing: self.weighing }
    }
}

/// By what a page's lines are judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub committee: &'a Committee,
    pub passes: Passes,
    pub strictness: Strictness,
    pub reasons: Reasons,
}

/// Finds the body's lines; the range is empty where nothing reads as text.
pub(crate) fn find(facts: &[LineFacts], format: SourceFormat, judge: Judge) -> Body {
    let evidence = evidence::of_lines(facts, format);
    if is_wrapped(facts, &evidence.run) {
        return Body::of_run(facts, evidence.run);
    }
    let (by_network, weighing) = match judge.reasons {
        Reasons::Leave => {
            (networks::log_odds(facts, format, &evidence, judge.committee), Weighing::default())
        }
        _ => networks::traced_log_odds(facts, format, &evidence, judge.committee),
    };
    let bias = judge.strictness.bias();
    let blended = blended(&by_network, facts, format, &evidence).into_iter();
    let odds: Vec<f32> = blended.map(|(_, odds)| odds + bias).collect();
    let keeps = decode(&odds, CHANGE);
    let mut labels = vec![Label::of(false); facts.len()];
    let lines = by_network.iter().map(|(line, _)| *line);
    lines.zip(&keeps).for_each(|(line, keep)| labels[line] = Label::of(*keep));
    let odds_of_lines = of_lines(facts.len(), &by_network, &odds);
    let view = View { odds: &odds_of_lines, ..View::before_fields(facts, format, evidence.run) };
    judge.passes.run(Stage::Text, &mut labels, &view);
    let weighed = match judge.reasons {
        Reasons::Leave => Vec::new(),
        _ => weighed::weighed(&by_network, bias, &odds, &keeps),
    };
    Body { range: range_of(facts, &labels), labels, weighed, weighing }
}

/// The log-odds of each of so many lines; 0 for those that are not judged.
fn of_lines(count: usize, judged: &[(usize, f32)], odds: &[f32]) -> Vec<f32> {
    let mut of_lines = vec![0.0; count];
    judged.iter().zip(odds).for_each(|((line, _), odds)| of_lines[*line] = *odds);
    of_lines
}

/// From the first kept line to the last, with the captions beside them.
fn range_of(facts: &[LineFacts], labels: &[Label]) -> Range<usize> {
    let first = labels.iter().position(|label| *label == Label::Keep);
    let last = labels.iter().rposition(|label| *label == Label::Keep);
    first.zip(last).map_or(0..0, |(first, last)| with_captions(facts, first..last + 1))
}

/// Whether the lines of a run were cut at a fixed width, amid their sentences; the network knows
/// no such pages, and the rules do.
fn is_wrapped(facts: &[LineFacts], run: &Range<usize>) -> bool {
    let lines = || run.clone().filter(|index| facts[*index].words >= 4);
    let flowing = lines().filter(|index| flows(facts, *index)).count();
    flowing >= 4 && flowing * 2 >= lines().count()
}

/// The network's log-odds with the say that the rules have.
///
/// On a page of a few lines there is little for the network to see, and a Markdown file is already
/// an article; there the rules count for more.
fn blended(
    odds: &[(usize, f32)],
    facts: &[LineFacts],
    format: SourceFormat,
    evidence: &RuleEvidence,
) -> Vec<(usize, f32)> {
    let share = match format {
        SourceFormat::Markdown => 1.0,
        _ => (1.0 - odds.len() as f32 / SHORT_PAGE).max(0.0),
    };
    let blend = |(line, odds): &(usize, f32)| {
        let weight = (evidence.weights[*line] as f32).clamp(-12.0, 12.0);
        let inside = evidence.run.contains(line);
        let rules = if inside { weight.max(-1.0) + 2.0 } else { weight.min(1.0) - 2.0 };
        let rules = if facts[*line].shape == Shape::Caption { 0.0 } else { rules };
        (*line, odds + share * rules)
    };
    odds.iter().map(blend).collect()
}

/// Takes in the captions that stand directly before and after the run.
fn with_captions(facts: &[LineFacts], run: Range<usize>) -> Range<usize> {
    let reach = |lines: &mut dyn Iterator<Item = (usize, &LineFacts)>, from: usize| {
        let mut reached = from;
        for (index, line) in lines {
            match line.shape {
                Shape::Caption if line.cue.is_none() && !line.markup.furniture => reached = index,
                Shape::Blank | Shape::Markup => {}
                _ => break,
            }
        }
        reached
    };
    let mut before = facts[..run.start].iter().enumerate().rev();
    let mut after = facts.iter().enumerate().skip(run.end);
    reach(&mut before, run.start)..reach(&mut after, run.end - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::body::networks::weights;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    fn kept(raw: &str) -> Vec<String> {
        let document = ingest("a.txt", raw.as_bytes()).0.expect("a text");
        let facts = facts::of_lines(&document, &[]);
        let judge = Judge {
            committee: weights::shipped(),
            passes: Passes::ALL,
            strictness: Strictness::Balanced,
            reasons: Reasons::Leave,
        };
        let body = find(&facts, document.format, judge);
        let is_kept = |index: &usize| body.keeps(*index) && facts[*index].has_words();
        (0..facts.len()).filter(is_kept).map(|index| facts[index].text.to_owned()).collect()
    }

    const WRAPPED: &str = "\
В селе Белый Яр открыли мост через реку Талды. Строители работали два
года и закончили раньше срока, хотя прошлой весной вода поднялась выше
опор и залила всю стройку, а летом не хватало песка и щебня.
По новой дороге школьники доезжают до районного центра за двадцать минут,
а раньше они шли вдоль берега больше часа, и в половодье занятия часто
отменяли. Теперь учителя просят пустить по мосту ещё один автобус, чтобы
успевали и те, кто живёт на хуторах за рекой.";

    #[test]
    fn a_text_cut_at_a_fixed_width_keeps_its_lines() {
        let menu = "Главная\nНовости района\nО газете\nПодписка\n";
        let page = format!("{menu}{WRAPPED}\nЧитайте также\nШкола купила автобус\n");
        assert_eq!(kept(&page), WRAPPED.lines().collect::<Vec<_>>());
    }

    #[test]
    fn a_clean_text_keeps_its_lines() {
        let text = "Мост через Талды открыт.\n\nЕго ждали два года.\n\nДвижение начнётся в среду.";
        assert_eq!(kept(text).len(), 3);
    }
}
