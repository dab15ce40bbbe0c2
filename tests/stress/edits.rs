//! What becomes of an article until its notes are placed again.

use crate::article::{Article, Sentence};
use crate::random::Random;

/// A kind of edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    /// Marks, dashes, ё, white space, a slip of a letter.
    Cosmetic,
    /// Paragraphs lost, joined, split and moved, captions between them.
    Cleaning,
    /// Another name, number, negation or word.
    Factual,
    /// Sentences said again, the first of them gone.
    Copies,
    /// All of these.
    All,
}

impl Edit {
    pub const EVERY: [Edit; 5] =
        [Edit::Cosmetic, Edit::Cleaning, Edit::Factual, Edit::Copies, Edit::All];

    /// Makes a few edits of this kind; `near` are words that they are made at more often.
    pub fn make(self, article: &mut Article, near: &[usize], random: &mut Random) {
        match self {
            Edit::Cosmetic => (0..random.between(1, 3)).for_each(|_| cosmetic(article, random)),
            Edit::Cleaning => (0..random.between(1, 3)).for_each(|_| clean(article, random)),
            Edit::Factual => (0..random.between(1, 3)).for_each(|_| say(article, near, random)),
            Edit::Copies => (0..random.between(1, 3)).for_each(|_| repeat(article, random)),
            Edit::All => {
                for edit in &Edit::EVERY[..4] {
                    edit.make(article, near, random);
                }
            }
        }
    }
}

fn cosmetic(article: &mut Article, random: &mut Random) {
    let kind = random.below(4);
    let words = article.paragraphs.iter_mut().flatten().flatten();
    match kind {
        0 => words.for_each(|word| {
            word.marks.0 = if word.marks.0 == "«" { "“" } else { word.marks.0 };
            word.marks.1 = if word.marks.1 == "», –" { "”, —" } else { word.marks.1 };
        }),
        1 => words.for_each(|word| word.text = word.text.replace('ё', "е")),
        _ => {
            // With a capital letter it may be a name, and a slip in a name is another name.
            let is_plain = |word: &str| word.chars().all(char::is_lowercase);
            let long = |word: &str| is_plain(word) && word.chars().count() > 5;
            let mut long: Vec<_> = words.filter(|word| long(&word.text)).collect();
            let at = random.below(long.len());
            if let Some(word) = long.get_mut(at) {
                word.text = with_slip(&word.text, random);
            }
        }
    }
}

/// A word with a letter more or less.
fn with_slip(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = random.between(1, letters.len() - 1);
    if random.percent(50) {
        letters.remove(at);
    } else {
        letters.insert(at, letters[at]);
    }
    letters.into_iter().collect()
}

fn clean(article: &mut Article, random: &mut Random) {
    let at = random.below(article.paragraphs.len());
    let other = random.below(article.paragraphs.len());
    let caption = article.invent(random);
    let paragraphs = &mut article.paragraphs;
    match random.below(6) {
        0 if paragraphs.len() > 2 => drop(paragraphs.remove(at)),
        1 if at > 0 => {
            let paragraph = paragraphs.remove(at);
            paragraphs[at - 1].extend(paragraph);
        }
        2 if paragraphs[at].len() > 1 => {
            let middle = paragraphs[at].len() / 2;
            let rest = paragraphs[at].split_off(middle);
            paragraphs.insert(at + 1, rest);
        }
        3 => paragraphs.swap(at, other),
        4 => {
            let between = random.below(paragraphs[at].len() + 1);
            paragraphs[at].insert(between, caption);
        }
        _ => paragraphs.insert(at, vec![caption]),
    }
}

/// Changes what a sentence says, mostly one of those near some words.
fn say(article: &mut Article, near: &[usize], random: &mut Random) {
    let is_near = |sentence: &Sentence| sentence.iter().any(|word| near.contains(&word.id));
    let places = article.paragraphs.iter().enumerate();
    let places: Vec<(usize, usize, bool)> = places
        .flat_map(|(at, it)| it.iter().enumerate().map(move |(to, it)| (at, to, is_near(it))))
        .collect();
    let close: Vec<_> = places.iter().copied().filter(|(.., near)| *near).collect();
    let places = if !close.is_empty() && random.percent(70) { close } else { places };
    let (at, to, _) = random.of(&places);
    let mut sentence = article.paragraphs[at][to].clone();
    let fact = sentence.iter().position(|word| word.is_fact);
    let at_random = random.below(sentence.len());
    match (random.below(4), fact) {
        (0 | 1, Some(fact)) => {
            let facts: Vec<usize> =
                (fact..sentence.len()).filter(|at| sentence[*at].is_fact).collect();
            let fact = random.of(&facts);
            let old = sentence[fact].clone();
            sentence[fact] = article.other_fact(&old.text, random);
            sentence[fact].marks = old.marks;
        }
        (2, _) => sentence.insert(at_random, article.denial()),
        _ => article.change_word(&mut sentence, random),
    }
    article.paragraphs[at][to] = sentence;
}

/// Says a sentence again elsewhere, as it is or nearly so; the first one may go.
fn repeat(article: &mut Article, random: &mut Random) {
    let at = random.below(article.paragraphs.len());
    let to = random.below(article.paragraphs[at].len());
    let mut copy = article.copy(at, to);
    if random.percent(50) {
        article.change_word(&mut copy, random);
    }
    if random.percent(50) && article.paragraphs[at].len() > 1 {
        article.paragraphs[at].remove(to);
    }
    let elsewhere = random.below(article.paragraphs.len());
    let between = random.below(article.paragraphs[elsewhere].len() + 1);
    match random.percent(50) {
        true => article.paragraphs[elsewhere].insert(between, copy),
        false => article.paragraphs.insert(elsewhere, vec![copy]),
    }
}
