//! Word 4-grams, as the public article-extraction benchmarks compare texts with them.

use std::collections::HashMap;

/// Words in a shingle.
const LENGTH: usize = 4;

/// The hashes of a text's words; a Chinese or Japanese sign is a word.
pub fn words(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    let mut word: Option<u64> = None;
    for sign in text.chars() {
        if is_dense(sign) {
            words.extend(word.take());
            words.push(mix(SEED, sign as u64));
        } else if sign.is_alphanumeric() || sign == '_' {
            word = Some(mix(word.unwrap_or(SEED), sign as u64));
        } else {
            words.extend(word.take());
        }
    }
    words.extend(word);
    words
}

fn is_dense(sign: char) -> bool {
    matches!(sign, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}')
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(before: u64, value: u64) -> u64 {
    (before.rotate_left(7) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// How often each shingle stands in a list of words.
pub fn count(words: &[u64]) -> HashMap<u64, u32> {
    let mut counts = HashMap::new();
    if (1..LENGTH).contains(&words.len()) {
        counts.insert(shingle(words), 1);
    }
    for shingle in of(words) {
        *counts.entry(shingle).or_default() += 1;
    }
    counts
}

/// The shingles of a list of words, in order.
pub fn of(words: &[u64]) -> impl Iterator<Item = u64> {
    words.windows(LENGTH).map(shingle)
}

fn shingle(words: &[u64]) -> u64 {
    words.iter().fold(words.len() as u64, |hash, word| mix(hash, *word))
}

/// Whether each word stands in a shingle that the gold text has too.
pub fn covered(words: &[u64], gold: &HashMap<u64, u32>) -> Vec<bool> {
    let mut covered = vec![false; words.len()];
    for (start, shingle) in of(words).enumerate() {
        if gold.contains_key(&shingle) {
            covered[start..start + LENGTH].fill(true);
        }
    }
    covered
}

/// How a text compares with its gold text.
#[derive(Debug, Clone, Copy)]
pub struct Comparison {
    pub hits: u32,
    pub wrong: u32,
    pub missed: u32,
}

/// Compares a text with its gold text.
pub fn compare(gold: &str, text: &str) -> Comparison {
    let (gold, text) = (count(&words(gold)), count(&words(text)));
    let shared = |(key, count): (&u64, &u32)| (*count).min(gold.get(key).copied().unwrap_or(0));
    let hits: u32 = text.iter().map(shared).sum();
    let wrong = text.values().sum::<u32>() - hits;
    let missed = gold.values().sum::<u32>() - hits;
    Comparison { hits, wrong, missed }
}

/// Mean precision, mean recall, and the F1 of the two.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scores {
    pub pages: usize,
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

/// Aggregates as the public benchmark does: empty texts count for recall only.
pub fn scores<'a>(found: impl Iterator<Item = &'a Comparison> + Clone) -> Scores {
    let ratio = |hits: u32, other: u32| f64::from(hits) / f64::from((hits + other).max(1));
    let texts = found.clone().filter(|page| page.hits + page.wrong > 0);
    let golds = found.clone().filter(|page| page.hits + page.missed > 0);
    let precision = mean(texts.map(|page| ratio(page.hits, page.wrong)));
    let recall = mean(golds.map(|page| ratio(page.hits, page.missed)));
    let sum = precision + recall;
    let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
    Scores { pages: found.count(), precision, recall, f1 }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (count, sum) = values.fold((0_usize, 0.0), |(count, sum), value| (count + 1, sum + value));
    sum / count.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_score_one_and_strange_texts_nothing() {
        let found = [compare("a b c d e", "a b, c d e!")];
        assert_eq!(scores(found.iter()).f1, 1.0);
        let found = [compare("a b c d e", "f g h i j")];
        assert_eq!(scores(found.iter()).f1, 0.0);
    }

    #[test]
    fn covered_words_stand_in_gold_shingles() {
        let gold = count(&words("one two three four five"));
        let found = covered(&words("menu one two three four end"), &gold);
        assert_eq!(found, [false, true, true, true, true, false]);
    }
}
