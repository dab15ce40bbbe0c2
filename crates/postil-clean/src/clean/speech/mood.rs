//! Whether a verb of speech says that somebody said something, and who of those it names did: not what
//! nobody said, might have said or was told.

use crate::clean::speech::name::Word;

/// Beside a verb they say that nobody said it.
const DENIALS: [&str; 6] = ["не", "ни", "not", "never", "емес", "жоқ"];
/// Before an English verb they say that it was not said, or not yet.
const CONDITIONS: [&str; 4] = ["would", "could", "might", "should"];
/// They make a verb say what would be: `сказал бы`.
const PARTICLES: [&str; 2] = ["бы", "б"];
/// Before a verb they say that somebody was told.
const PASSIVES: [&str; 8] = ["was", "were", "been", "being", "is", "are", "be", "got"];
/// A word of these stands at most so many before the verb.
const REACH: usize = 2;

/// Whether the verb at an index says that somebody said something.
pub(super) fn is_real(words: &[Word], verb: usize) -> bool {
    let before = &words[verb.saturating_sub(REACH)..verb];
    let denies = |word: &Word| {
        DENIALS.contains(&word.text) || word.text.ends_with("n't") || word.text.ends_with("n’t")
    };
    let is_open = |word: &Word| CONDITIONS.contains(&word.text);
    let mut beside = words.get(verb + 1).into_iter().chain(before.last());
    let is_wish = beside.any(|word| PARTICLES.contains(&word.text));
    !is_wish && !before.iter().any(|word| denies(word) || is_open(word))
}

/// Whether the verb at an index says what somebody was told: `was told by Nora Hill`.
pub(super) fn is_passive(words: &[Word], verb: usize) -> bool {
    let before = &words[verb.saturating_sub(REACH)..verb];
    before.iter().any(|word| PASSIVES.contains(&word.text))
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
