//! Whether a verb of speech says that somebody said something, and who of those it names did: not what
//! nobody said, might have said or was told.

use crate::clean::speech::name::Word;

/// Before a verb they say that nobody said it.
const DENIALS: [&str; 4] = ["не", "ни", "not", "never"];
/// Before an English verb they say that it was not said, or not yet.
const CONDITIONS: [&str; 4] = ["would", "could", "might", "should"];
/// They make a Russian verb say what would be: `сказал бы`.
const PARTICLES: [&str; 2] = ["бы", "б"];
/// Before a verb they say that somebody was told.
const PASSIVES: [&str; 8] = ["was", "were", "been", "being", "is", "are", "be", "got"];
/// Words that part none of these from their verb.
const FILLERS: [&str; 10] =
    ["have", "has", "had", "ever", "even", "also", "once", "then", "later", "been"];

/// Whether the verb at an index says that somebody said something.
pub(super) fn is_real(words: &[Word], verb: usize) -> bool {
    let contracted = |word: &str| word.ends_with("n't") || word.ends_with("n’t");
    let is_unsaid =
        |word: &str| DENIALS.contains(&word) || CONDITIONS.contains(&word) || contracted(word);
    let is_particle = |word: &Word| PARTICLES.contains(&word.text);
    let is_wish = words.get(verb + 1).is_some_and(is_particle)
        || words[..verb].last().is_some_and(is_particle);
    !is_wish && !modifiers(words, verb).any(is_unsaid)
}

/// Whether the verb at an index says what somebody was told: `was told by Nora Hill`.
pub(super) fn is_passive(words: &[Word], verb: usize) -> bool {
    modifiers(words, verb).any(|word| PASSIVES.contains(&word))
}

/// The words right before the verb at an index, the nearest first, up to one that is no part of it.
fn modifiers<'t>(words: &[Word<'t>], verb: usize) -> impl Iterator<Item = &'t str> {
    let beside = words[..verb].iter().rev().take_while(|word| !word.parted);
    let mut goes_on = true;
    beside.map(|word| word.text).take_while(move |word| {
        let is_filler = FILLERS.contains(word) || word.ends_with("ly");
        std::mem::replace(&mut goes_on, is_filler)
    })
}

/// The words behind a verb from where they name who did say something: behind `а` of
/// `не Ким, а Лугин`, and `but` of `nobody but Nora Hill`; none where they name nobody.
pub(super) fn behind_denial<'p, 't>(words: &'p [Word<'t>]) -> Option<&'p [Word<'t>]> {
    const NOBODY: [&str; 4] = ["nobody", "none", "no", "никто"];
    const CONTRASTS: [&str; 2] = ["а", "but"];
    let denies = |word: &&Word| DENIALS.contains(&word.text) || NOBODY.contains(&word.text);
    if words.first().filter(denies).is_none() {
        return Some(words);
    }
    let contrast = words.iter().position(|word| CONTRASTS.contains(&word.text))?;
    Some(&words[contrast + 1..])
}
