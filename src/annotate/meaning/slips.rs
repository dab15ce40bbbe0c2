//! Whether one word may have become another: a slip that somebody mended, or another ending.
//!
//! Opposites are often alike but for their beginnings: `закрыли` and `открыли`, `included` and
//! `excluded`. So a word keeps its first letter, and what changes much must change at its end.

/// Letters of the shortest word in which a letter may stand for another.
const LONG: usize = 4;
/// Letters of a word for each of them that may be a slip, wherever it stands.
const LETTERS_A_SLIP: usize = 6;
/// Letters of a word for each of them that may be another in its ending.
const LETTERS_AN_ENDING: usize = 3;

/// Beginnings of words that deny what the rest says or oppose it, in Russian and English, with what
/// the rest begins with; nothing where that may be anything.
const NEGATING_PREFIXES: [(&str, &str); 27] = [
    ("не", ""),
    ("без", ""),
    ("бес", "к п с т ф х ц ч ш щ"),
    ("ир", "р"),
    ("им", "м"),
    ("ин", ""),
    ("анти", ""),
    ("противо", ""),
    ("контр", ""),
    ("дис", ""),
    ("дез", ""),
    ("обез", ""),
    ("обес", ""),
    ("псевдо", ""),
    ("лже", ""),
    ("un", ""),
    ("in", ""),
    ("il", "l"),
    ("ir", "r"),
    ("im", "m b p"),
    ("dis", ""),
    ("non", ""),
    ("mis", ""),
    ("anti", ""),
    ("counter", ""),
    ("а", A_ROOTS),
    ("a", A_ROOTS),
];
/// What *a-* denies: before other words the letter is no prefix, or no more than a slip.
const A_ROOTS: &str = "\
    морал нравст типич симметр социал полит логич нормал синхрон тонал ритм теис сексуал симптом \
    moral typic symmetr social polit logic normal synchron tonal rhythm theis sexual symptom histor \
    period chromat cellular septic biotic gnostic";
/// Pieces of words that deny: of Kazakh nouns, of English verbs as they are folded.
const NEGATING_PIECES: [&str; 3] = ["сыз", "сіз", "n\"t"];
/// What stands in a Kazakh verb that denies, and what in its place in one that does not.
const NEGATING_INFIXES: [(&str, &str); 20] = [
    ("ма", ""),
    ("ме", ""),
    ("ба", ""),
    ("бе", ""),
    ("па", ""),
    ("пе", ""),
    ("май", "а"),
    ("мей", "е"),
    ("бай", "а"),
    ("бей", "е"),
    ("пай", "а"),
    ("пей", "е"),
    ("ымай", "и"),
    ("імей", "и"),
    ("мас", "ар"),
    ("мес", "ер"),
    ("бас", "ар"),
    ("бес", "ер"),
    ("пас", "ар"),
    ("пес", "ер"),
];

/// Whether a word in small letters may have become another one.
pub(super) fn may_become(one: &str, other: &str) -> bool {
    is_slip(one, other) && !is_negated(one, other)
}

/// Whether one word has a letter more than another, or two in another order, somewhere within: the
/// first and the last letter are the same, so that neither the ending nor another name is meant.
pub(super) fn is_letter_mended(one: &str, other: &str) -> bool {
    let (longer, shorter): (Vec<char>, Vec<char>) = match one.len() >= other.len() {
        true => (one.chars().collect(), other.chars().collect()),
        false => (other.chars().collect(), one.chars().collect()),
    };
    let is_long = shorter.len() >= LONG;
    let ends_alike = longer.first() == shorter.first() && longer.last() == shorter.last();
    let common = longer.iter().zip(&shorter).take_while(|(one, other)| one == other).count();
    let is_same_behind = |longer_from: usize, shorter_from: usize| {
        longer.get(longer_from..) == shorter.get(shorter_from..)
    };
    let is_swapped = longer.len() == shorter.len()
        && longer.get(common) == shorter.get(common + 1)
        && longer.get(common + 1) == shorter.get(common)
        && is_same_behind(common + 2, common + 2);
    let is_lost = longer.len() == shorter.len() + 1 && is_same_behind(common + 1, common);
    is_long && ends_alike && (is_swapped || is_lost)
}

fn is_slip(one: &str, other: &str) -> bool {
    let (one_length, other_length) = (one.chars().count(), other.chars().count());
    let (shorter, longer) = (one_length.min(other_length), one_length.max(other_length));
    let edits = strsim::levenshtein(one, other);
    let is_lost_letter = edits == 1 && one_length != other_length;
    if one.chars().next() != other.chars().next() {
        return is_lost_letter && shorter >= LONG;
    }
    let common = common_start(one, other);
    if shorter < LONG {
        // A quote may have been cut within its last word.
        return is_lost_letter || (common == shorter && shorter > 1);
    }
    let is_ending = common * 2 >= longer && edits * LETTERS_AN_ENDING <= longer;
    edits <= 1 || edits * LETTERS_A_SLIP <= longer || is_ending
}

/// How many letters two words begin with alike.
fn common_start(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

/// Whether one of two similar words denies what the other says: `законно` and `незаконно`, `болды`
/// and `болмады`, `қауіпті` and `қауіпсіз`.
fn is_negated(one: &str, other: &str) -> bool {
    let starts = |one: &str, other: &str| {
        let is_it = |rest: &str| common_start(rest, other) > 0 && is_slip(rest, other);
        denied(one).any(|rest| rest == other || is_it(rest))
    };
    let has = NEGATING_PIECES.iter().any(|it| one.contains(it) != other.contains(it));
    starts(one, other) || starts(other, one) || has || denies(one, other) || denies(other, one)
}

/// What a word denies, if it begins as words that deny do.
fn denied(word: &str) -> impl Iterator<Item = &str> {
    NEGATING_PREFIXES.iter().filter_map(move |(prefix, rests)| {
        let rest = word.strip_prefix(prefix).filter(|rest| !rest.is_empty())?;
        let mut known = rests.split_whitespace();
        (rests.is_empty() || known.any(|it| rest.starts_with(it))).then_some(rest)
    })
}

/// Whether the beginning of a word in small letters denies what the rest of it says.
pub(super) fn begins_denial(beginning: &str, rest: &str) -> bool {
    let word = [beginning, rest].concat();
    denied(&word).any(|denied| denied == rest)
}

/// Whether a Kazakh verb is the denial of another one.
fn denies(negated: &str, plain: &str) -> bool {
    NEGATING_INFIXES.iter().any(|(infix, instead)| {
        negated.match_indices(infix).any(|(at, _)| {
            [&negated[..at], instead, &negated[at + infix.len()..]].concat() == plain
        })
    })
}
