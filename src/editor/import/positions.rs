//! Tells by their positions which of several equal passages notes are about.
//!
//! A position counts the characters of the page as another program saw it. That page has the
//! article's text in the article's order, and more beside it: menus, advertisements, spaces. So
//! between two positions the page has at least as many characters as the article has letters and
//! digits between the two places; a place where this cannot be is not the one that is meant. How
//! much more the page has is not guessed: where several places can be meant, none is taken.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::annotate::{Selector, Selectors};

/// A place that a note is known to be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Landmark {
    /// Characters of the page before it.
    position: usize,
    /// Letters and digits of the article before it.
    letters: usize,
}

impl Landmark {
    /// Whether a later place can be as far behind this one as the page and the article say.
    fn agrees_with(self, later: Landmark) -> bool {
        self.letters <= later.letters
            && later.letters - self.letters <= later.position.saturating_sub(self.position)
    }
}

/// Words that stand in several places, as a note describes them, and the note's position.
pub(super) type Ambiguous = (Selector, usize);

/// Describes the places of ambiguous notes on one article, as far as positions tell them.
///
/// `known` are the places of other notes on the same page, with their positions.
pub(super) fn tell_apart(
    text: &Selectors,
    known: &[(Selector, usize)],
    ambiguous: &[Ambiguous],
) -> Vec<Option<Selector>> {
    let mut told = vec![None; ambiguous.len()];
    let Some(landmarks) = Landmarks::new(text, known) else { return told };
    let mut alike: BTreeMap<[Option<&str>; 3], Vec<usize>> = BTreeMap::new();
    for (index, (words, _)) in ambiguous.iter().enumerate() {
        let words = [Some(&*words.quote), words.before.as_deref(), words.after.as_deref()];
        alike.entry(words).or_default().push(index);
    }
    for notes in alike.into_values() {
        let places = text.places(&ambiguous[notes[0]].0);
        let letters = text.letters_before(&places);
        let positions: Vec<usize> = notes.iter().map(|note| ambiguous[*note].1).collect();
        for (note, place) in notes.into_iter().zip(landmarks.choose(&positions, &letters)) {
            told[note] = place.and_then(|place| text.describe(&places[place]));
        }
    }
    told
}

/// The places that are known, in their order, of which the first is the beginning.
struct Landmarks(Vec<Landmark>);

impl Landmarks {
    /// None where places and positions contradict one another: the page then has another text.
    fn new(text: &Selectors, known: &[(Selector, usize)]) -> Option<Self> {
        let mut landmarks = vec![Landmark { position: 0, letters: 0 }];
        for (words, position) in known {
            let places = text.places(words);
            if let [letters] = text.letters_before(&places)[..] {
                landmarks.push(Landmark { position: *position, letters });
            }
        }
        landmarks.sort_unstable();
        let agree = landmarks.windows(2).all(|pair| pair[0].agrees_with(pair[1]));
        agree.then_some(Landmarks(landmarks))
    }

    /// For each position the index of the place that it means; places are given in order, by the
    /// letters before them.
    fn choose(&self, positions: &[usize], places: &[usize]) -> Vec<Option<usize>> {
        let in_order = self.as_many(positions, places);
        let choose = |position: &usize| {
            let (least, most) = self.range(*position).into_inner();
            let first = places.partition_point(|place| *place < least);
            let end = places.partition_point(|place| *place <= most);
            let only = Some(first).filter(|first| first + 1 == end);
            only.or_else(|| in_order.as_ref()?.get(position).copied())
        };
        positions.iter().map(choose).collect()
    }

    /// The places in the order of the positions, where there are as many of both.
    fn as_many(&self, positions: &[usize], places: &[usize]) -> Option<BTreeMap<usize, usize>> {
        let positions: BTreeSet<usize> = positions.iter().copied().collect();
        if positions.len() != places.len() {
            return None;
        }
        let pairs = positions.iter().zip(places);
        let pairs: Vec<Landmark> =
            pairs.map(|(&position, &letters)| Landmark { position, letters }).collect();
        let can_be = pairs.iter().all(|it| self.range(it.position).contains(&it.letters))
            && pairs.windows(2).all(|pair| pair[0].agrees_with(pair[1]));
        can_be.then(|| positions.into_iter().zip(0..).collect())
    }

    /// How many letters and digits of the article can stand before a position.
    fn range(&self, position: usize) -> RangeInclusive<usize> {
        let later = self.0.partition_point(|known| known.position <= position);
        let before = self.0[later - 1];
        let (mut least, mut most) =
            (before.letters, before.letters.saturating_add(position - before.position));
        if let Some(after) = self.0.get(later) {
            least = least.max(after.letters.saturating_sub(after.position - position));
            most = most.min(after.letters);
        }
        least..=most
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cleaned::Block;
    use crate::model::line::LineRange;

    fn words(quote: &str) -> Selector {
        Selector { quote: quote.to_owned(), ..Selector::default() }
    }

    /// The blocks in which notes on `мост` with these positions belong; `?` where they do not tell.
    fn told(texts: &[&str], known: &[(&str, usize)], positions: &[usize]) -> String {
        let block = |text: &&str| Block::paragraph((*text).to_owned(), LineRange::one(1));
        let text = Selectors::new(&texts.iter().map(block).collect::<Vec<_>>());
        let known: Vec<_> = known.iter().map(|(quote, at)| (words(quote), *at)).collect();
        let asked: Vec<_> = positions.iter().map(|at| (words("мост"), *at)).collect();
        let found = tell_apart(&text, &known, &asked).into_iter().map(|selector| {
            let places = selector.map(|selector| text.places(&selector));
            places.map_or("?".to_owned(), |places| places[0][0].block.to_string())
        });
        found.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_position_tells_only_what_must_be() {
        // 13, 12, 14 and 13 letters.
        let texts =
            ["Первый мост цел.", "Паром стоит.", "Второй мост снесён.", "Брод открыт рано."];
        for (known, positions, expected) in [
            // Far enough into the page for both.
            (vec![], vec![100], "?"),
            // Too near to its beginning for the second.
            (vec![], vec![20], "0"),
            // Before, behind and between known places.
            (vec![("Паром", 300)], vec![290], "0"),
            (vec![("Паром", 300)], vec![350], "2"),
            (vec![("Первый", 200), ("Брод", 500)], vec![350], "?"),
            // Near to a known place, which the other one is not.
            (vec![("Первый", 200)], vec![210], "0"),
            (vec![("Брод", 500)], vec![490], "2"),
            // The known ones have another order or stand nearer together than in the article.
            (vec![("Брод", 200), ("Паром", 300)], vec![350], "?"),
            (vec![("Первый", 200), ("Брод", 205)], vec![203], "?"),
            (vec![("Брод", 3)], vec![2], "?"),
            // As many as places, in any order, and far enough apart.
            (vec![], vec![400, 300], "2 0"),
            (vec![], vec![400, 300, 400], "2 0 2"),
            (vec![], vec![300, 310], "? ?"),
            (vec![], vec![300, 400, 500], "? ? ?"),
            (vec![("Паром", 200)], vec![300, 400], "2 2"),
            // A word that stands several times is no landmark.
            (vec![("мост", 300)], vec![350], "?"),
        ] {
            assert_eq!(told(&texts, &known, &positions), expected, "{known:?} {positions:?}");
        }
    }
}
