//! Names of people among the words of a phrase.
//!
//! A name is two or three capitalised words, or initials and one. Words that only look like part
//! of it, as a role or the first word of a sentence, are taken off.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::clean::speech::dative;
use postil_text::bylines::is_given_name;
use postil_text::letter::{self, is_letter_or_digit, lower_case};
use postil_text::name::{is_initials, is_name_word};
use postil_text::roles;
use postil_text::verbs::Gender;

/// A word of a phrase, without the punctuation around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    /// The word; an initial keeps its full stop, the owner's name in the plural its apostrophe.
    pub text: &'t str,
    /// Where it starts and ends in the phrase, in bytes.
    pub start: usize,
    pub end: usize,
    /// Whether punctuation parts it from the word after it.
    pub parted: bool,
}

/// About so many bytes come to a word of the alphabets that phrases are read in.
const BYTES_OF_WORD: usize = 6;

/// The words of a phrase.
pub(super) fn words(phrase: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(phrase.len() / BYTES_OF_WORD);
    for piece in letter::pieces(phrase) {
        let at = letter::start_of(piece, phrase);
        let bare = piece.trim_matches(|c: char| !is_letter_or_digit(c));
        if bare.is_empty() {
            continue;
        }
        let start = at + (bare.as_ptr() as usize - piece.as_ptr() as usize);
        // The mark that opens a bracket or a quotation parts as well as one that closes it.
        let before: Option<&mut Word> = words.last_mut().filter(|_| start > at);
        if let Some(before) = before {
            before.parted = true;
        }
        let end = start + bare.len() + length_of_mark(bare, &phrase[start + bare.len()..]);
        let parted = end < at + piece.len() || start > at;
        words.push(Word { text: &phrase[start..end], start, end, parted });
    }
    words
}

/// How many bytes of what stands behind a word belong to it: the full stop of an initial, and the
/// apostrophe of `James’ lawyer`.
fn length_of_mark(word: &str, behind: &str) -> usize {
    let is_of_word = |mark: &char| match mark {
        '.' => is_initials(word),
        '\'' | '’' => word.ends_with('s') && behind[mark.len_utf8()..].starts_with(' '),
        _ => false,
    };
    behind.chars().next().filter(is_of_word).map_or(0, char::len_utf8)
}

/// Whether a word says whose something is: `Reid's`, `James’`.
pub(super) fn is_possessive(word: &str) -> bool {
    ["'s", "’s", "s'", "s’"].iter().any(|ending| word.ends_with(ending))
}

/// Runs of words that may be names, as ranges of indices; without those that own something.
fn runs(words: &[Word]) -> Vec<Place> {
    let mut runs: Vec<Place> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if !is_name_word(word.text) {
            continue;
        }
        let goes_on = runs.last().is_some_and(|run| {
            let before = &words[index - 1];
            let is_beside = run.end == index && !before.parted && !is_possessive(before.text);
            is_beside && same_script(before, word) && !opens_another(words, run, word)
        });
        match runs.last_mut() {
            Some(run) if goes_on => run.end = index + 1,
            _ => runs.push(index..index + 1),
        }
    }
    runs.retain(|run| !is_possessive(words[run.end - 1].text));
    runs
}

/// Whether a word behind a run is the first of another name: that of who is spoken to, or behind a
/// name of two words one that begins with a first name, or somebody's in the dative.
fn opens_another(words: &[Word], run: &Place, word: &Word) -> bool {
    let nominative = !dative::is_sure(words[run.end - 1].text);
    let is_whole = run.len() > 1 && is_given_name(words[run.start].text);
    dative::is_first_name(word.text)
        || is_whole && nominative && dative::is_sure(word.text)
        || is_whole && is_given_name(word.text)
}

fn same_script(a: &Word, b: &Word) -> bool {
    a.text.starts_with(|c: char| c.is_ascii()) == b.text.starts_with(|c: char| c.is_ascii())
}

/// A name, as indices of a phrase's words.
pub(super) type Place = Range<usize>;

/// Where a name stands in the phrase, in bytes.
pub(super) fn span(words: &[Word], place: &Place) -> Range<usize> {
    words[place.start].start..words[place.end - 1].end
}

/// Every full name of a phrase, at least two words each.
pub(super) fn full_names(words: &[Word]) -> Vec<Place> {
    let several = runs(words).into_iter().filter(|run| run.len() >= 2);
    let names = several.map(|run| without_company(words, run));
    names.filter(|name| name.len() >= 2).collect()
}

/// The single capitalised words of a phrase that end as surnames do.
pub(super) fn surnames(words: &[Word]) -> Vec<Place> {
    let single = runs(words).into_iter().map(|run| without_company(words, run));
    single.filter(|name| name.len() == 1 && !words[name.start].text.ends_with('.')).collect()
}

/// Takes off what only looks like part of a name.
fn without_company(words: &[Word], mut run: Place) -> Place {
    while run.len() > 1 && is_company(words[run.start].text) {
        run.start += 1;
    }
    if run.len() == 1 && is_company(words[run.start].text) {
        return run.end..run.end;
    }
    let latin = words[run.start].text.starts_with(|c: char| c.is_ascii());
    let patronymic = run.clone().any(|index| is_patronymic(words[index].text));
    let initial = run.clone().any(|index| words[index].text.ends_with('.'));
    let longest = if latin || patronymic || initial { 3 } else { 2 };
    run.start = run.start.max(run.end.saturating_sub(longest));
    run
}

/// Roles, titles and the words that begin sentences.
fn is_company(word: &str) -> bool {
    let adverb = word.len() > 8 && word.ends_with("ly");
    adverb || roles::is_title_or_trade(word) || OPENINGS.contains(&*lower_case(word))
}

/// Words that begin a sentence with a capital and are no name.
static OPENINGS: Words = LazyLock::new(|| {
    split(
        "\
        в на по как а и но также вчера сегодня ранее позже затем потом тогда однако кроме при после \
        об о от к со с для во это так еще ещё the a an in on at but and as yesterday later then бұл \
        кеше бүгін ал сонымен",
    )
});

type Words = LazyLock<HashSet<&'static str, RandomState>>;

fn split(list: &'static str) -> HashSet<&'static str, RandomState> {
    list.split_whitespace().collect()
}

fn is_patronymic(word: &str) -> bool {
    ["вич", "вна", "ична", "ұлы", "улы", "қызы", "кызы"].iter().any(|end| word.ends_with(end))
}

/// The gender that the endings of a name tell.
pub(super) fn gender(name: &str) -> Gender {
    let of_word = |word: &str| {
        let ends = |endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
        if ends(&["ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "вна", "қызы", "кызы"])
        {
            Gender::Female
        } else if ends(&["ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "вич", "ұлы", "улы"])
        {
            Gender::Male
        } else {
            Gender::Unknown
        }
    };
    let genders: Vec<Gender> = name.split_whitespace().map(of_word).collect();
    let first = genders.iter().copied().find(|gender| *gender != Gender::Unknown);
    let first = first.unwrap_or(Gender::Unknown);
    if genders.iter().all(|gender| gender.agrees(first)) { first } else { Gender::Unknown }
}

/// Whether a word ends as a surname in the nominative does.
pub(super) fn ends_as_surname(word: &str) -> bool {
    let latin = word.starts_with(|c: char| c.is_ascii());
    latin
        || gender(word) != Gender::Unknown
        || ["ко", "ук", "юк", "ян", "ич", "дзе", "швили", "бай", "бек"]
            .iter()
            .any(|end| word.ends_with(end))
}
