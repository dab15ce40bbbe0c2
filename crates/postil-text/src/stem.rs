//! The stems of words, by which two texts about the same matter are told.

use crate::letter;
use crate::letter::is_dense;

/// The letters of a longer word count no further.
const LONGEST: usize = 5;
/// A shorter word has no stem.
const SHORTEST: usize = 4;

/// A stem: up to five characters in lower case, each in 21 bits.
pub type Stem = u128;

/// The first five letters of each word that has at least four; pairs of Chinese characters.
pub fn stems(text: &str) -> Vec<Stem> {
    // Room for the words of most texts.
    let mut stems = Vec::with_capacity(text.len() / 8);
    for word in letter::words(text) {
        if word.chars().next().is_some_and(is_dense) {
            let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
            stems.extend(letters.windows(2).map(|pair| pair.iter().copied().fold(0, add)));
        } else {
            stems.extend(stem(word));
        }
    }
    stems
}

fn stem(word: &str) -> Option<Stem> {
    let (mut stem, mut length) = (0, 0);
    for letter in word.chars().take(LONGEST) {
        match letter {
            'a'..='z' | 'а'..='я' | '0'..='9' if length < LONGEST => {
                stem = add(stem, letter);
                length += 1;
            }
            // Few letters become two in lower case, and then the fifth may be the last to count.
            _ => {
                for lower in letter.to_lowercase().take(LONGEST - length) {
                    stem = add(stem, lower);
                    length += 1;
                }
            }
        }
    }
    (length >= SHORTEST).then_some(stem)
}

fn add(stem: Stem, letter: char) -> Stem {
    stem << 21 | u128::from(u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_the_same_start_have_the_same_stem() {
        assert_eq!(stems("Школьная, в школьной"), [stems("школь")[0]; 2]);
        assert_ne!(stems("мосты"), stems("мост"));
        assert!(stems("мир и я").is_empty());
    }

    #[test]
    fn dense_signs_go_in_pairs() {
        assert_eq!(stems("新桥开通").len(), 3);
        assert_eq!(stems("新桥")[0], stems("新桥开通")[0]);
    }
}
