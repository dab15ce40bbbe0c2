//! Pages that are made of those of the set, to be learned from.
//!
//! The set's pages are mostly long articles in middling furniture. A piece has hardly any
//! furniture, and beside a cut article there is much of it.

use std::ops::Range;

use postil_clean::ingest;
use postil_clean::model::source::SourceLine;

use crate::labels::Label;
use crate::pages::{Page, Variant};
use crate::random::Random;
use crate::shingles;

/// A text of fewer words is not cut.
const CUT_FROM: usize = 120;
/// How much of a text's words a cut leaves, at least and at most.
const LEFT: Range<f32> = 0.1..0.4;

/// What is made of a page's forms.
pub fn of(whole: &[Page], random: &mut Random) -> Vec<Page> {
    let text = whole.iter().find(|page| page.variant == Variant::Text);
    let pieces = text.and_then(|page| piece(page, random));
    let cuts: Vec<Page> = whole.iter().filter_map(|page| cut(page, random)).collect();
    pieces.into_iter().chain(cuts).collect()
}

/// A stretch of a page around some of its text, with or without blank lines between.
fn piece(whole: &Page, random: &mut Random) -> Option<Page> {
    let kept: Vec<usize> = (0..whole.lines.len()).filter(|i| whole.targets[*i] > 0.5).collect();
    if kept.is_empty() {
        return None;
    }
    let starts = if random.chance(0.7) { 2 } else { kept.len() };
    let at = random.below(kept.len().min(starts));
    let length = 1 + random.below_either(8, 30);
    let first = kept[at].saturating_sub(random.below_either(1, 12));
    let last = kept[(at + length).min(kept.len()) - 1] + random.below_either(1, 12);
    let last = last.min(whole.lines.len() - 1);
    let spacing = if random.chance(0.6) { "\n\n" } else { "\n" };
    let lines: Vec<&str> =
        (first..=last).map(|line| whole.document.lines[whole.lines[line]].text.trim()).collect();
    let document = ingest("piece.txt", lines.join(spacing).as_bytes()).0?;
    let mut targets = whole.targets[first..=last].iter();
    let mut is_kept =
        |text: &str| !text.trim().is_empty() && targets.next().is_some_and(|t| *t > 0.5);
    let label = |line: &SourceLine| if is_kept(&line.text) { Label::Text } else { Label::Other };
    let labels: Vec<Label> = document.lines.iter().map(label).collect();
    Some(whole.varied(document, Vec::new(), &labels))
}

/// A page most of whose text is left out, so that the furniture outweighs it.
fn cut(whole: &Page, random: &mut Random) -> Option<Page> {
    let text: Vec<usize> = (0..whole.lines.len()).filter(|i| whole.targets[*i] > 0.5).collect();
    let words =
        |place: &usize| shingles::words(&whole.document.lines[whole.lines[*place]].text).len();
    let words: Vec<usize> = text.iter().map(words).collect();
    let left = left(&words, random)?;
    let mut labels = vec![Label::Other; whole.document.lines.len()];
    for (place, line) in whole.lines.iter().enumerate() {
        labels[*line] = match (whole.targets[place] > 0.5, whole.weights[place] > 0.0) {
            (true, _) => Label::Text,
            (false, true) => Label::Other,
            (false, false) => Label::Copy,
        };
    }
    let gone = text.iter().zip(&left).filter(|(_, left)| !**left);
    let mut stays = vec![true; labels.len()];
    gone.for_each(|(place, _)| stays[whole.lines[*place]] = false);
    Some(with_lines(whole, &stays, &labels))
}

/// Which lines of a text are left, by their words: its head, a run amid it, or both its ends.
fn left(words: &[usize], random: &mut Random) -> Option<Vec<bool>> {
    let all: usize = words.iter().sum();
    if all < CUT_FROM {
        return None;
    }
    let share = LEFT.start + (LEFT.end - LEFT.start) * random.unit();
    let wanted = (all as f32 * share) as usize;
    let ranges = match random.below(3) {
        0 => [0..wanted, 0..0],
        1 => {
            let start = random.below(all - wanted);
            [start..start + wanted, 0..0]
        }
        _ => [0..wanted / 2, all - wanted / 2..all],
    };
    let mut before = 0;
    let is_left = |own: &usize| {
        let middle = before + own / 2;
        before += own;
        ranges.iter().any(|range| range.contains(&middle))
    };
    let left: Vec<bool> = words.iter().map(is_left).collect();
    (left.contains(&true) && left.contains(&false)).then_some(left)
}

/// The page with some of its lines.
fn with_lines(whole: &Page, stays: &[bool], labels: &[Label]) -> Page {
    fn those<T: Clone>(all: &[T], stays: &[bool]) -> Vec<T> {
        all.iter().zip(stays).filter(|(_, stays)| **stays).map(|(own, _)| own.clone()).collect()
    }
    let lines = those(&whole.document.lines, stays);
    let mut document = whole.document.clone();
    document.lines = lines;
    whole.varied(document, those(&whole.others, stays), &those(labels, stays))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::{self, Record};

    const MENU: &str = "Home\nLocal news\nWeather\nSubscribe\nOur paper\nContact us";

    /// A page of a menu and a text of `sentences`, in both forms.
    fn whole(sentences: usize) -> Vec<Page> {
        let sentence = |n| format!("On day {n} the builders of the bridge laid another long beam.");
        let text: Vec<String> = (0..sentences).map(sentence).collect();
        let html: String = MENU.lines().map(|item| format!("<li>{item}</li>")).collect();
        let body: String = text.iter().map(|sentence| format!("<p>{sentence}</p>")).collect();
        let record = Record {
            dataset: "invented".to_owned(),
            lang: "en".to_owned(),
            site: "bridge.example".to_owned(),
            text: format!("{MENU}\n\n{}", text.join("\n\n")),
            html: format!("<body><ul>{html}</ul><article>{body}</article></body>"),
            gold: Some(text.join("\n")),
            keep: None,
            title: None,
            date: None,
            authors: None,
        };
        let pages = pages::pages(&[record]);
        pages.into_iter().filter(|page| !page.varied).collect()
    }

    fn count_text(page: &Page) -> usize {
        page.targets.iter().filter(|target| **target > 0.5).count()
    }

    #[test]
    fn a_cut_page_keeps_its_furniture_and_little_text() {
        let pages = whole(40);
        assert_eq!(pages.len(), 2);
        for page in &pages {
            for seed in 0..30 {
                let cut = cut(page, &mut Random::new(seed)).expect("a text long enough");
                let left = count_text(&cut);
                assert!((3..=17).contains(&left), "{left} of 40");
                assert_eq!(cut.lines.len() - left, page.lines.len() - 40);
            }
        }
    }

    #[test]
    fn a_short_text_is_not_cut() {
        for page in whole(4) {
            assert!(cut(&page, &mut Random::new(1)).is_none());
        }
    }
}
