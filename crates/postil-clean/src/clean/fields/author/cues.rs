//! The words that announce an author: `Автор:`, `written by`, `Analysis by`, and what a scrape made of
//! them.

use crate::clean::page::cue;
use postil_text::bylines::{AGENTS, is_other_work, is_own_work};
use postil_text::furniture;
use postil_text::letter::{self, is_capital, lower_case};
use postil_text::name::may_be_in_name;

use crate::clean::fields::author::dense_names::is_letter_of_name;
use crate::clean::fields::author::found::Cue;

/// What stands between a word that announces an author and the name.
const MARKS: [char; 13] =
    [':', ' ', '-', '–', '—', '：', '|', '\u{a0}', '/', '／', '＝', '｜', '\u{3000}'];
/// What parts a text about somebody's work from the next one.
const PARTS: [char; 6] = ['.', ',', ';', '|', ' ', '–'];

/// What follows the words that announce an author, where a text opens with them.
pub(super) fn after(text: &str) -> Option<(&str, Cue)> {
    let Some(rest) = cue::after_opening(text, &furniture::AUTHOR) else {
        return after_work(text).or_else(|| glued(text));
    };
    let opening = &text[..text.len() - rest.len()];
    let label = behind_label(rest).filter(|_| opening.chars().count() > LONGEST_SMALL);
    if label.is_some_and(|(words, _)| letter::words(words).any(is_other_work)) {
        return None;
    }
    let rest = label.map_or(rest, |(_, rest)| rest);
    let small = opening.chars().count() <= LONGEST_SMALL || opening.eq_ignore_ascii_case("автор");
    let small = small && !opening.starts_with(is_letter_of_name);
    let is_marked = label.is_some() || rest.starts_with(':') || opening.ends_with(':');
    let kind = if small && !is_marked { Cue::Small } else { Cue::Plain };
    Some((rest.trim_start_matches(MARKS).trim(), kind))
}

/// Small words that announce an author, and much else, are no longer, in characters.
const LONGEST_SMALL: usize = 3;

/// Whether a text is nothing but such words; a dash or a bar may stand where others have a colon.
pub(super) fn is_bare(text: &str) -> bool {
    const LONGEST: usize = 40;
    let is_label = || {
        furniture::AUTHOR.may_open(text)
            && furniture::AUTHOR.has(&[&lower_case(text), ":"].concat())
    };
    text.len() <= LONGEST && (after(text).is_some_and(|(rest, _)| rest.is_empty()) || is_label())
}

/// Whether a text goes on with what somebody else did: a credit, or another author's part.
pub(super) fn opens_another(text: &str) -> bool {
    let text = text.trim_start_matches(PARTS);
    let is_credit = || cue::after_opening(text, &furniture::CREDIT).is_some();
    text.starts_with(char::is_alphabetic)
        && (is_credit() || after(text).is_some() || other_work(text).is_some())
}

/// The words that say what was made, `материала –` behind `Автор`, and what follows them.
fn behind_label(rest: &str) -> Option<(&str, &str)> {
    const MOST_WORDS: usize = 3;
    let end = rest.find([':', '—', '–'])?;
    let label = rest[..end].strip_prefix(' ')?;
    let words = label.split_whitespace();
    let is_label = words.clone().all(|word| word.starts_with(char::is_lowercase));
    ((1..=MOST_WORDS).contains(&words.count()) && is_label).then(|| (label, &rest[end..]))
}

/// What follows a word for a piece of writing and `by`: `Analysis by`, `Contributed by`.
fn after_work(text: &str) -> Option<(&str, Cue)> {
    let (work, rest) = of_somebody(text)?;
    let is_own = work.starts_with(is_capital) && is_own_work(&lower_case(work));
    is_own.then_some((rest, Cue::Small))
}

/// What follows a word for work that is none of the author's and `by`: `Editing by`, `Curated by`.
fn other_work(text: &str) -> Option<&str> {
    let (work, rest) = of_somebody(text)?;
    (!is_own_work(&lower_case(work))).then_some(rest)
}

/// A word, and what follows it and `by`, where that is a full name.
fn of_somebody(text: &str) -> Option<(&str, &str)> {
    let (work, rest) = at_space(text)?;
    let (_, rest) = at_space(rest).filter(|(agent, _)| AGENTS.has(agent))?;
    let is_work = work.chars().all(char::is_alphabetic);
    let mut words = rest.split([' ', ',']).take(2);
    let is_full = words.clone().count() == 2 && words.all(may_be_in_name);
    (is_work && is_full).then_some((work, rest))
}

/// What stands before the first space of a text, and behind it.
fn at_space(text: &str) -> Option<(&str, &str)> {
    let space = memchr::memchr(b' ', text.as_bytes())?;
    Some((&text[..space], &text[space + 1..]))
}

/// What follows such words that a scrape glued to the name: `ByNora Hill`, `Posted byNora Hill`.
fn glued(text: &str) -> Option<(&str, Cue)> {
    /// No such words are longer, in bytes.
    const REACH: usize = 40;
    if !furniture::AUTHOR.may_open(text) {
        return None;
    }
    let mut before = ' ';
    let seam = text.char_indices().take_while(|(at, _)| *at <= REACH).find(|(_, letter)| {
        let is_seam = before.is_lowercase() && is_capital(*letter);
        before = *letter;
        is_seam
    });
    let (opening, rest) = text.split_at(seam?.0);
    let is_name = rest.chars().nth(1).is_some_and(|c| c.is_lowercase() || c == '.');
    let is_phrase = opening.chars().count() >= SHORTEST_GLUED || opening == "By";
    let is_cue = is_phrase && furniture::AUTHOR.has_in_any_case(opening);
    (is_name && is_cue).then_some((rest, Cue::Small))
}

/// Shorter words open names too, `DiNardo`, in characters.
const SHORTEST_GLUED: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(after(text).map(|(rest, _)| rest), expected, "{text}");
    }

    #[test]
    fn authors_are_announced_in_many_words() {
        for text in [
            "By Anna Hill",
            "By: Anna Hill",
            "Written by Anna Hill",
            "Analysis by Anna Hill",
            "Contributed by Anna Hill",
            "Reported by Anna Hill",
            "Корр.: Anna Hill",
            "Story: Anna Hill",
            "Автор: Anna Hill",
            "Автор материала — Anna Hill",
            "Автор этой публикации: Anna Hill",
            "Подготовила к печати: Anna Hill",
            "Gedanken von Anna Hill",
            "ByAnna Hill",
            "Posted byAnna Hill",
            "Geschrieben vonAnna Hill",
            "PorAnna Hill",
        ] {
            check(text, Some("Anna Hill"));
        }
        for text in [
            "Editing by Anna Hill",
            "Sponsored by Anna Hill",
            "Curated by Anna Hill",
            "Read by Anna Hill",
            "Gelesen von Anna Hill",
            "Автор фото: Anna Hill",
            "Автор идеи и рисунков — Anna Hill",
            "Stand by Anna",
            "Byron Hill",
            "DiNardo Hill",
            "Vonda Hill",
            "Мост открыт",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn what_somebody_else_did_is_told_from_a_place() {
        for text in
            [". Фото: Тимур Садов", ", фото автора", "; editing by Tom Berg", "Curated by Tom Berg"]
        {
            assert!(opens_another(text), "{text}");
        }
        for text in [", Quiet Cape", " in Quiet Cape", "", ", корреспондент"] {
            assert!(!opens_another(text), "{text}");
        }
        assert!(is_bare("Автор материала") && is_bare("By") && is_bare("Текст"));
        assert!(!is_bare("Автор Анна"));
    }
}
