//! The forms of an archive's lemmas, small enough for a browser.
//!
//! A form is a stem and an ending; the endings that come together are a *paradigm*, and many lemmas
//! share one. A row says: this stem with the endings of that paradigm is a form of this lemma. A lemma
//! has more than one row where its forms begin differently (`шел`, `идти`), and the declension of each
//! participle is a row of its own, since then few paradigms serve all verbs.
//!
//! Rows are written in the order of their stems, in shards of some hundred. A shard is looked up by the
//! first letters of a word: what begins with the same three letters is never cut.
//!
//! ```text
//! 0мост 0 0        a stem (as many letters as the digit says are those of the row before), the number
//! 0мостов 1 0ой    of its paradigm, and the lemma: letters to cut from the stem, what to append
//!                  an empty line
//!  а у ом е ы      the paradigms of this shard, an ending between two spaces; the first is none here
//! ая ого ой ые
//! ```
//!
//! Over the 23,320 Russian words of 131 pages, with 14,735 lemmas and 247,000 forms: 209 KB compressed
//! in shards of 3.5 KB, where the same forms in a front-coded list take 388 KB.

use std::collections::{BTreeMap, HashMap};

/// So many rows make a shard, if no start is cut.
const ROWS: usize = 400;
/// Words with these many first letters in common stand in one shard.
const START: usize = 3;
/// A digit counts no further; longer stems have no row.
const LONGEST_STEM: usize = 35;
/// So many forms that differ by an ending of adjectives alone are a declension.
const SMALLEST_DECLENSION: usize = 8;

/// The endings of adjectives and participles, longer before shorter.
const ADJECTIVE: &str = "имися ымися егося емуся имся ейся уюся ихся емся ийся аяся ееся иеся ого его \
    ому ему ыми ими ый ий ой ая яя ое ее ые ие ым им ом ем ей ую юю ых их ою ею";

/// A stem that makes forms of a lemma with the endings of a paradigm.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    stem: String,
    endings: Vec<String>,
    lemma: String,
}

impl Row {
    /// The rows of a lemma with these forms, without `ё`.
    pub fn of(lemma: &str, forms: &[String]) -> Vec<Self> {
        let row = |forms: Vec<&str>| {
            let shared = forms.iter().fold(forms[0], |stem, form| common_start(stem, form));
            let mut endings: Vec<_> =
                forms.iter().map(|form| form[shared.len()..].to_owned()).collect();
            endings.sort_unstable();
            endings.dedup();
            Row { stem: shared.to_owned(), endings, lemma: lemma.to_owned() }
        };
        let rows = declensions(forms).into_iter().map(row);
        rows.filter(|row| row.stem.chars().count() <= LONGEST_STEM).collect()
    }
}

/// Forms in groups: each adjective's declension, and of the others those that begin alike.
fn declensions(forms: &[String]) -> Vec<Vec<&str>> {
    let mut by_stem: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut others: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for form in forms {
        let stem = ADJECTIVE.split(' ').find_map(|end| form.strip_suffix(end));
        match stem.filter(|stem| stem.chars().count() >= START) {
            Some(stem) => by_stem.entry(stem).or_default().push(form),
            None => others.entry(start(form)).or_default().push(form),
        }
    }
    let (large, small): (Vec<_>, Vec<_>) =
        by_stem.into_values().partition(|forms| forms.len() >= SMALLEST_DECLENSION);
    for form in small.into_iter().flatten() {
        others.entry(start(form)).or_default().push(form);
    }
    large.into_iter().chain(others.into_values()).collect()
}

/// The text of each shard, by the start of its first row.
pub fn shards(mut rows: Vec<Row>) -> Vec<(String, String)> {
    rows.sort_unstable();
    rows.dedup();
    let mut shards = Vec::new();
    let mut rest = &rows[..];
    while let Some(first) = rest.first() {
        let cut = rest.windows(2).skip(ROWS - 1);
        let cut = cut.take_while(|pair| start(&pair[0].stem) == start(&pair[1].stem)).count();
        let (shard, after) = rest.split_at(rest.len().min(ROWS + cut));
        shards.push((start(&first.stem).to_owned(), text(shard)));
        rest = after;
    }
    shards
}

fn text(rows: &[Row]) -> String {
    let mut paradigms: Vec<&[String]> = Vec::new();
    let mut numbers = HashMap::new();
    let (mut text, mut before) = (String::new(), "");
    for row in rows {
        let number = *numbers.entry(&row.endings).or_insert_with(|| {
            paradigms.push(&row.endings);
            paradigms.len() - 1
        });
        let (shared, stem) = relative(before, &row.stem);
        let cut_and_end = lemma(&row.stem, &row.lemma);
        text += &format!("{shared}{stem} {number} {cut_and_end}\n");
        before = &row.stem;
    }
    for endings in paradigms {
        text += &format!("\n{}", endings.join(" "));
    }
    text
}

/// How many letters a stem shares with the one before it, as a digit, and the others.
fn relative<'a>(before: &str, stem: &'a str) -> (char, &'a str) {
    let shared = common_start(before, stem).chars().count();
    let length: usize = stem.chars().take(shared).map(char::len_utf8).sum();
    (digit(shared), &stem[length..])
}

/// A lemma as letters to cut from a stem, and the letters to append.
fn lemma(stem: &str, lemma: &str) -> String {
    let shared = common_start(stem, lemma);
    let cut = stem[shared.len()..].chars().count();
    format!("{}{}", digit(cut), &lemma[shared.len()..])
}

fn digit(number: usize) -> char {
    u32::try_from(number).ok().and_then(|number| char::from_digit(number, 36)).unwrap_or('z')
}

fn common_start<'a>(one: &'a str, other: &str) -> &'a str {
    let pairs = one.chars().zip(other.chars());
    let length = pairs.take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum();
    &one[..length]
}

fn start(word: &str) -> &str {
    word.char_indices().nth(START).map_or(word, |(at, _)| &word[..at])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::search::morphology::Morphology;

    /// What a reader of a shard does: the lemmas of a word.
    fn lemmas(shard: &str, word: &str) -> BTreeSet<String> {
        let (rows, paradigms) = shard.split_once("\n\n").unwrap();
        let paradigms: Vec<Vec<&str>> =
            paradigms.split('\n').map(|endings| endings.split(' ').collect()).collect();
        let (mut stem, mut found) = (String::new(), BTreeSet::new());
        for row in rows.split('\n') {
            let parts: Vec<&str> = row.split(' ').collect();
            let shared = parts[0][..1].chars().next().and_then(|c| c.to_digit(36)).unwrap();
            stem = stem.chars().take(shared as usize).chain(parts[0][1..].chars()).collect();
            let ending = word.strip_prefix(&stem);
            let endings = &paradigms[parts[1].parse::<usize>().unwrap()];
            if ending.is_some_and(|ending| endings.contains(&ending)) {
                let cut = parts[2][..1].chars().next().and_then(|c| c.to_digit(36)).unwrap();
                let kept = stem.chars().count() - cut as usize;
                found.insert(stem.chars().take(kept).chain(parts[2][1..].chars()).collect());
            }
        }
        found
    }

    /// The one shard that may have a word.
    fn shard_of<'a>(shards: &'a [(String, String)], word: &str) -> &'a str {
        let place = shards.partition_point(|(first, _)| first.as_str() <= start(word));
        &shards[place.saturating_sub(1)].1
    }

    #[test]
    fn a_shard_leads_every_form_to_its_lemmas() {
        let morphology = Morphology::new().unwrap();
        let text = "люди шли привлекли внимание строгий мост мухамедиевым стали дорогой писать \
            городской бегущий он я";
        let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut rows = Vec::new();
        for word in text.split_whitespace() {
            for lemma in morphology.lemmas(word) {
                let forms = morphology.forms(word, &lemma);
                for form in &forms {
                    expected.entry(form.clone()).or_default().insert(lemma.clone());
                }
                if !forms.is_empty() {
                    rows.extend(Row::of(&lemma, &forms));
                }
            }
        }
        let shards = shards(rows);
        assert!(expected.len() > 400);
        for (form, own) in expected {
            assert_eq!(lemmas(shard_of(&shards, &form), &form), own, "{form}");
        }
    }

    #[test]
    fn no_start_is_cut() {
        let letters: Vec<char> = ('а'..='я').collect();
        let words = letters.iter().flat_map(|a| letters.iter().map(move |b| format!("при{a}{b}")));
        let words = words.chain(["мост".to_owned(), "река".to_owned()]);
        let rows = words.flat_map(|word| Row::of(&word, std::slice::from_ref(&word)));
        let shards = shards(rows.collect());
        let firsts: Vec<&str> = shards.iter().map(|(first, _)| first.as_str()).collect();
        assert_eq!(firsts, ["мос", "рек"]);
        assert!(lemmas(&shards[0].1, "прияя").contains("прияя"));
    }
}
