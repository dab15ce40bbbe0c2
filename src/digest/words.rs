//! The words that an article says again and again: what few articles have of them tells what goes
//! together, where nobody has given them tags.

use std::collections::HashMap;
use std::{array, iter};

use foldhash::fast::RandomState;
use postil_text::letter;

use crate::model::article::Article;
use crate::model::key::Key;

/// So many words stand for an article.
const MOST: usize = 8;
/// So many are looked at: a longer text is known by its beginning.
const LOOKED_AT: usize = 20_000;
/// A word counts by so many letters, so that its endings do not matter.
const LETTERS: usize = 6;
/// These letters.
type Start = [char; LETTERS];
/// One with fewer is not looked at: those are mostly everybody's.
const SHORTEST: usize = 7;
/// One that is said less often may be there by chance.
const OFTEN: usize = 2;

/// The keys of the words that an article says most often, in ascending order.
pub(super) fn words(article: &Article) -> Vec<Key> {
    let texts = article.blocks.iter().map(|block| block.text.as_str());
    often_said(iter::once(article.title()).chain(texts))
}

fn often_said<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Key> {
    let words = texts.flat_map(letter::words);
    let mut counts: HashMap<Start, (usize, usize), RandomState> = HashMap::default();
    for (place, word) in words.take(LOOKED_AT).enumerate() {
        if let Some(start) = start(word) {
            counts.entry(start).or_insert((0, place)).0 += 1;
        }
    }
    let mut often: Vec<_> = counts.into_iter().filter(|(_, (count, _))| *count >= OFTEN).collect();
    often.sort_unstable_by_key(|(_, (count, place))| (usize::MAX - count, *place));
    let text = |start: &Start| start.iter().collect::<String>();
    let keys = often.iter().take(MOST).map(|(start, _)| Key::of_bytes(text(start).as_bytes()));
    let mut keys: Vec<Key> = keys.collect();
    keys.sort_unstable();
    keys
}

/// The first letters of a long word in lower case, ё as е; nothing of a number.
fn start(word: &str) -> Option<Start> {
    word.chars().nth(SHORTEST - 1)?;
    let is_word = word.chars().all(|c| letter::is_letter(c) && !letter::is_dense(c));
    let mut letters = word.chars().map(letter::folded);
    is_word.then(|| array::from_fn(|_| letters.next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Key> {
        often_said(iter::once(text))
    }

    #[test]
    fn a_word_is_known_in_every_form_and_only_if_it_is_said_again() {
        let once = of("Плотина. О мосте, мосте и мосте: 1234567 и 1234567.");
        assert!(once.is_empty(), "{once:?}");
        let twice = of("ПЛОТИНУ и плотины");
        assert_eq!(twice, of("плотиной, плотине, плотина"));
        assert_eq!(twice.len(), 1);
        assert_eq!(of("Берёзовый, березового"), of("березовой берёзовым"));
        assert_eq!(of("берёзовый березовые").len(), 1);
    }

    #[test]
    fn those_that_are_said_most_often_stand_for_an_article() {
        let word = |letter: char| letter.to_string().repeat(SHORTEST);
        let all = ('а'..='к').map(|letter| format!("{0} {0} ", word(letter)));
        let text = all.collect::<String>() + &word('к');
        let found = of(&text);
        assert_eq!(found.len(), MOST);
        assert!(found.contains(&of(&format!("{0} {0}", word('к')))[0]));
        assert!(!found.contains(&of(&format!("{0} {0}", word('и')))[0]));
    }
}
