//! Finds the article's lines by their evidence: the labeller of lines.
//!
//! By rules, each line has a weight, positive for what reads as text and negative for what looks
//! like furniture, and the run of lines with the greatest sum is the text. The learned
//! [`model`] sees these weights beside much else, and decides; on short pages both do.

use std::ops::Range;

use crate::clean::facts::{LineFacts, Shape};
use crate::clean::model;
use crate::clean::model::committee::Committee;
use crate::clean::model::decode::decode;
use crate::clean::reasons::{self, Reasons, WeighedLine};
use crate::clean::rules;
use crate::clean::table;
use crate::config::settings::Strictness;
use crate::model::source::{LineElement, SourceFormat};

/// More words than this add nothing to a line's weight.
const MAX_WORDS: f64 = 50.0;
/// What is left of a line's weight below the heading of a comment thread.
const COMMENT_FACTOR: f64 = 0.25;
/// What is left of a line's weight below the heading of a list of other pages.
const READ_ALSO_FACTOR: f64 = 0.4;

/// A page of fewer lines with words is short.
const SHORT_PAGE: f32 = 40.0;

/// What the hand-made weights say of a page.
pub(super) struct RuleEvidence {
    /// How much each line speaks for being part of the text.
    pub weights: Vec<f64>,
    /// The run of lines with the greatest sum; empty where nothing reads as text.
    pub run: Range<usize>,
}

/// Weighs a page's lines by rules.
///
/// A Markdown file is an article that somebody has already told from its page, so each of its lines
/// is text unless it looks like furniture.
pub(super) fn evidence(facts: &[LineFacts], format: SourceFormat) -> RuleEvidence {
    let mut weights = weights(facts);
    if format == SourceFormat::Markdown {
        for (weight, line) in weights.iter_mut().zip(facts) {
            let is_text = line.shape == Shape::Words && line.cue.is_none();
            if is_text && line.link_share() <= 0.6 {
                *weight = weight.max(1.0);
            }
        }
    }
    let run = best_run(&weights).unwrap_or(0..0);
    RuleEvidence { weights, run }
}

/// The lines that are the article's text.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// From the first line to the last.
    pub range: Range<usize>,
    /// For each line of the document, whether it is text.
    kept: Vec<bool>,
    /// How the lines with words were weighed, in their order; empty unless it was asked for.
    pub weighed: Vec<WeighedLine>,
}

impl Body {
    /// Whether a line is text; lines without words go with their neighbours.
    pub fn keeps(&self, line: usize) -> bool {
        self.kept[line]
    }

    /// The body of a stretch of lines as that of the whole document, in which the stretch begins at
    /// line `start`; nothing else is text.
    pub fn moved(self, start: usize, lines: usize) -> Self {
        let mut kept = vec![false; lines];
        kept[start..start + self.kept.len()].copy_from_slice(&self.kept);
        let range = match self.range.is_empty() {
            true => 0..0,
            false => self.range.start + start..self.range.end + start,
        };
        let mut weighed = self.weighed;
        weighed.iter_mut().for_each(|weighed| weighed.line += start);
        Body { range, kept, weighed }
    }
}

/// By what a page's lines are judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judge<'a> {
    pub committee: &'a Committee,
    pub strictness: Strictness,
    pub reasons: Reasons,
}

/// Finds the body's lines; the range is empty where nothing reads as text.
pub(super) fn find(facts: &[LineFacts], format: SourceFormat, judge: Judge) -> Body {
    let evidence = evidence(facts, format);
    if is_wrapped(facts, &evidence.run) {
        let mut kept = vec![false; facts.len()];
        kept[evidence.run.clone()].fill(true);
        return Body { range: with_captions(facts, evidence.run), kept, weighed: Vec::new() };
    }
    let (by_network, attributions) = match judge.reasons {
        Reasons::Leave => (model::log_odds(facts, format, &evidence, judge.committee), Vec::new()),
        Reasons::Give => model::attributed_log_odds(facts, format, &evidence, judge.committee),
    };
    let bias = judge.strictness.bias();
    let blended = blended(&by_network, facts, format, &evidence).into_iter();
    let (lines, odds): (Vec<usize>, Vec<f32>) =
        blended.map(|(line, odds)| (line, odds + bias)).unzip();
    let keeps = decode(&odds);
    let mut kept = vec![false; facts.len()];
    for (line, keep) in lines.into_iter().zip(&keeps) {
        kept[line] = *keep;
    }
    let weighed = reasons::weighed(&by_network, attributions, bias, (&odds, &keeps));
    if !kept.contains(&true) {
        let run = Some(evidence.run).filter(|run| !run.is_empty()).or_else(|| all_words(facts));
        kept[run.unwrap_or(0..0)].fill(true);
    }
    table::keep(facts, &mut kept);
    let first = kept.iter().position(|kept| *kept);
    let last = kept.iter().rposition(|kept| *kept);
    let (Some(first), Some(last)) = (first, last) else {
        return Body { range: 0..0, kept, weighed };
    };
    Body { range: with_captions(facts, first..last + 1), kept, weighed }
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

/// How much each line speaks for being part of the text.
fn weights(facts: &[LineFacts]) -> Vec<f64> {
    let mut factor = 1.0;
    let mut text_before = 0.0;
    let weigh = |(index, line): (usize, &LineFacts)| {
        let weight = weight(line, flows(facts, index));
        if weight > 0.0 {
            text_before += weight;
        }
        // A heading of the furniture counts only once there is a text that it can end.
        if text_before > 60.0 {
            factor = match line.cue {
                Some(rules::COMMENTS) => COMMENT_FACTOR,
                Some(rules::READ_ALSO) if factor > READ_ALSO_FACTOR => READ_ALSO_FACTOR,
                _ => factor,
            };
        }
        if weight > 0.0 { weight * factor } else { weight }
    };
    facts.iter().enumerate().map(weigh).collect()
}

/// Whether a sentence runs on from the line before or into the line after, as in wrapped text.
fn flows(facts: &[LineFacts], index: usize) -> bool {
    let runs_on = |before: Option<&LineFacts>, after: Option<&LineFacts>| {
        let before = before.filter(|line| !line.ends_sentence && line.words >= 4);
        let after = after.filter(|line| line.text.starts_with(char::is_lowercase));
        before.is_some() && after.is_some() && before.is_some_and(|line| line.cue.is_none())
    };
    let line = Some(&facts[index]);
    let before = index.checked_sub(1).map(|before| &facts[before]);
    runs_on(before, line) || runs_on(line, facts.get(index + 1))
}

fn weight(line: &LineFacts, flows: bool) -> f64 {
    if line.in_table {
        return 0.0;
    }
    match line.shape {
        Shape::Blank | Shape::Markup => return 0.0,
        Shape::Date => return -4.0,
        Shape::Counter => return -3.0,
        Shape::Hashtags => return -4.0,
        Shape::Caption => return -2.0,
        Shape::Words => {}
    }
    if line.markup.furniture {
        return -10.0;
    }
    if line.cue.is_some() || line.standing.repeated {
        return -20.0;
    }
    if line.link_share() > 0.6 {
        return if line.words > 20 { -2.0 } else { -8.0 };
    }
    words_weight(line, flows) - 3.0 * (line.copies.min(4) - 1) as f64
}

fn words_weight(line: &LineFacts, flows: bool) -> f64 {
    if flows {
        return (line.words as f64 - 3.0).max(1.0);
    }
    let words = (line.words as f64).min(MAX_WORDS);
    let in_markup = match line.markup.element {
        LineElement::Paragraph | LineElement::Quotation => 2.0,
        LineElement::ListItem => -2.0,
        _ => 0.0,
    };
    let finished = line.ends_sentence || (line.quotation && line.words > 3);
    let by_length = match (line.words, finished) {
        (0..=2, _) => -6.0,
        (3..=6, true) => 1.0,
        (_, true) => words - 4.0,
        (3..=6, false) => -5.0,
        (7..=14, false) => -4.0,
        (15..=24, false) => 4.0,
        (_, false) => words - 12.0,
    };
    match line.markup.element {
        LineElement::Quotation if line.words > 2 => (by_length + in_markup).max(2.0),
        _ => by_length + in_markup,
    }
}

/// The run with the greatest sum; it starts and ends with a positive weight.
fn best_run(weights: &[f64]) -> Option<Range<usize>> {
    let mut best: Option<(f64, Range<usize>)> = None;
    let mut sum = 0.0;
    let mut start = 0;
    for (index, weight) in weights.iter().enumerate() {
        if sum <= 0.0 {
            sum = 0.0;
            start = index;
        }
        sum += weight;
        if *weight > 0.0 && best.as_ref().is_none_or(|(most, _)| sum > *most) {
            best = Some((sum, start..index + 1));
        }
    }
    best.map(|(_, run)| run)
}

/// Where no line reads as text, everything from the first words to the last.
fn all_words(facts: &[LineFacts]) -> Option<Range<usize>> {
    let is_text = |line: &LineFacts| line.shape == Shape::Words && line.cue.is_none();
    let first = facts.iter().position(is_text)?;
    let last = facts.iter().rposition(is_text)?;
    Some(first..last + 1)
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
    use crate::clean::{facts, model::weights};
    use crate::ingest::ingest;

    fn kept(raw: &str) -> Vec<String> {
        let document = ingest("a.txt", raw.as_bytes()).0.expect("a text");
        let facts = facts::read(&document, &[]);
        let judge = Judge {
            committee: weights::shipped(),
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
