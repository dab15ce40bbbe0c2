//! Lines that are notices: of rights, of what a page asks of its reader, of what costs money.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::rule::Rule;
use postil_text::furniture;
use postil_text::letter::{lower_case, write_lower_case};
use postil_text::phrases::PhraseList;

/// What stands in notices of rights and of mistakes.
const RIGHTS: &str =
    "все права защищены|all rights reserved|гиперссылк|copyright ©|ctrl ?\\+ ?enter";
/// A regular expression of nothing but words looks for all of them in one pass.
static NOTICE: LazyLock<Regex> = LazyLock::new(|| words(RIGHTS));
/// What is a rights notice in a long line too.
static LONG_NOTICE: LazyLock<Regex> =
    LazyLock::new(|| words("все права защищены|all rights reserved|гиперссылк"));
/// What stands in notices of any kind: one pass tells that a line is none.
///
/// It begins with whatever stands before the phrases, so that it has no words to look for first: many
/// places look like one of so many phrases, and each look takes long.
static NOTICED: LazyLock<Regex> = LazyLock::new(|| {
    let lists = furniture::CONSENT.iter().chain(&*furniture::GATE).chain([&*furniture::PAYWALL]);
    let phrases = lists.flat_map(|list| list.iter().map(|phrase| regex::escape(phrase)));
    let phrases = phrases.chain([RIGHTS.to_owned()]);
    words(&format!("^(?s:.*?)(?:{})", phrases.collect::<Vec<_>>().join("|")))
});

/// What notices speak of that ask for consent.
static CONSENT: LazyLock<[Regex; 3]> = LazyLock::new(|| furniture::CONSENT.each_ref().map(any_of));
/// What notices speak of that stand before a page.
static GATE: LazyLock<[Regex; 2]> = LazyLock::new(|| furniture::GATE.each_ref().map(any_of));
/// Words by which they address their reader.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    words(r"\b(?:мы|вы|вас|вам|ваш\p{L}*|we|you|your|біз|сіз|сізге|wir|ihre?[mnrs]?|nous|vous)\b")
});
/// What is said where an article is for those who pay.
static PAYWALL: LazyLock<Regex> = LazyLock::new(|| any_of(&furniture::PAYWALL));
/// A notice is no longer, in bytes.
const NOTICE_BYTES: usize = 2000;
/// A shorter line is a notice of rights whatever else it says, in bytes; one of four times the length
/// is none.
const SHORT_BYTES: usize = 240;

fn any_of(phrases: &PhraseList) -> Regex {
    let phrases = phrases.iter().map(|phrase| regex::escape(phrase));
    words(&phrases.collect::<Vec<_>>().join("|"))
}

fn words(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is made of plain words")
}

/// The notice that a line in lower case is.
pub(super) fn of_line(lower: &str) -> Option<Rule> {
    if !lower.starts_with('©') && !NOTICED.is_match(lower) {
        return None;
    }
    if is_rights_notice(lower) || asks_its_reader(lower) {
        return Some(Rule::Legal);
    }
    (PAYWALL.is_match(lower) && !is_speech(lower)).then_some(Rule::Share)
}

/// A line about copyright, wherever in it the sign stands.
fn is_rights_notice(lower: &str) -> bool {
    if lower.len() > 4 * SHORT_BYTES {
        return false;
    }
    let short = lower.len() < SHORT_BYTES;
    (short && lower.starts_with('©'))
        || (NOTICE.is_match(lower) && (short || LONG_NOTICE.is_match(lower)))
}

/// Whether a long line is about copyright or asks something of its reader; `lower` is room for it in
/// lower case.
pub(super) fn is_long(text: &str, lower: &mut String) -> bool {
    if text.len() > NOTICE_BYTES {
        return false;
    }
    write_lower_case(text, lower);
    NOTICED.is_match(lower) && (is_rights_notice(text) || asks_its_reader(lower))
}

/// Whether a line in lower case addresses its reader and speaks of two things that a consent is asked
/// for, or of what he needs for the page and is to do; somebody's words do not.
fn asks_its_reader(lower: &str) -> bool {
    let speaks_of_two =
        |notice: &[Regex]| notice.iter().filter(|things| things.is_match(lower)).nth(1).is_some();
    (speaks_of_two(&*CONSENT) || speaks_of_two(&*GATE))
        && ADDRESS.is_match(lower)
        && !is_speech(lower)
}

/// Whether a line speaks of anything that a consent is asked for.
pub(crate) fn touches_consent(text: &str) -> bool {
    let mut lower = String::new();
    write_lower_case(&text[..text.floor_char_boundary(NOTICE_BYTES)], &mut lower);
    CONSENT.iter().any(|things| things.is_match(&lower))
}

/// Whether lines together address their reader and speak of two things that a consent is asked for.
pub(crate) fn is_consent(lines: &[&str]) -> bool {
    let lower: Vec<Cow<str>> = lines.iter().map(|line| lower_case(line)).collect();
    let any = |pattern: &Regex| lower.iter().any(|line| pattern.is_match(line));
    CONSENT.iter().filter(|things| any(things)).count() >= 2 && any(&ADDRESS)
}

/// Whether a line opens with a mark of speech.
fn is_speech(line: &str) -> bool {
    line.trim_start().starts_with(['«', '“', '„', '"', '–', '—', '-'])
}
