//! Tells menus from prose in a text whose seams are lost: most of a menu's words have capitals.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// By so many words with capitals, numbers and signs outnumber the other words of a menu.
const MENU: i32 = 5;
/// Of a menu so many words may belong to the sentence behind it, where nothing tells.
const IN_DOUBT: usize = 6;
/// Where they lead no longer, but come back within so many words, the menu goes on.
const NEAR: usize = 8;
/// Where the other words have made up for so many, a menu has ended.
const PROSE: i32 = 12;
/// Words that begin a headline or a sentence, and stand in no name with a capital.
const OPENING: [&str; 24] = [
    "В",
    "Во",
    "На",
    "По",
    "Из",
    "За",
    "Для",
    "Как",
    "Что",
    "Почему",
    "Где",
    "Кто",
    "После",
    "При",
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "How",
    "Why",
    "Бұл",
    "Осы",
];

/// Sets menus apart from the sentences behind them; gives the number of menus.
pub(super) fn set_apart(line: &str, stretch: Range<usize>, ends: &mut Vec<usize>) -> usize {
    let mut menus = 0;
    let mut start = stretch.start;
    for end in sentence_ends(&line[stretch.clone()]).map(|end| stretch.start + end) {
        let words = words(line, start..end);
        let head = head(&words);
        // What stands behind the last full stop has none of its own, and is a menu to its end.
        if head > 0 {
            menus += 1;
            if start > stretch.start {
                ends.push(start);
            }
            let parts = parts_of_menu(&words[..head]);
            ends.extend(parts.into_iter().map(|place| words[place].start));
            if let Some(first) = words.get(head) {
                ends.push(first.start);
            }
        }
        start = end;
    }
    ends.dedup();
    menus
}

/// Where the sentences of a text end, and the text itself.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    static END: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\p{Ll}{3}[.!?…]+[»”\x22)]*\s+").expect("the pattern is a constant")
    });
    let ends = END.find_iter(text).map(|found| found.end());
    ends.filter(|end| *end < text.len()).chain([text.len()])
}

/// A word, with where it starts in the line.
struct Word<'a> {
    text: &'a str,
    start: usize,
}

impl Word<'_> {
    /// Whether it has no small letter at its start: a capital, a number or a sign.
    fn stands_out(&self) -> bool {
        !self
            .text
            .starts_with(|c: char| c.is_lowercase() || matches!(c, '«' | '"' | '(' | '–' | '—'))
    }

    fn opens(&self) -> bool {
        OPENING.contains(&self.text)
    }

    fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

fn words(line: &str, range: Range<usize>) -> Vec<Word<'_>> {
    let text = &line[range.clone()];
    let at = |word: &str| range.start + (word.as_ptr() as usize - text.as_ptr() as usize);
    text.split_whitespace().map(|word| Word { text: word, start: at(word) }).collect()
}

/// How many of a stretch's first words are a menu; 0 where none are.
fn head(words: &[Word]) -> usize {
    let Some(head) = led_by_capitals(words) else { return 0 };
    let ends = |word: &Word| word.text.ends_with(['.', '!', '?', '…']);
    if !words.last().is_some_and(ends) {
        return words.len();
    }
    // A sentence stands behind it, whose first words may have capitals too.
    let tail = head.saturating_sub(IN_DOUBT);
    let opening = (tail..head).rev().find(|place| words[*place].opens());
    opening.unwrap_or(tail)
}

/// How many first words are those in which words that stand out lead the most; none where they
/// never lead by as many as a menu's.
fn led_by_capitals(words: &[Word]) -> Option<usize> {
    let (mut lead, mut most, mut head) = (0, 0, 0);
    for (place, word) in words.iter().enumerate() {
        lead += if word.stands_out() { 1 } else { -1 };
        if lead > most || (lead == most && place < head + NEAR) {
            (most, head) = (lead, place + 1);
        }
        if lead + PROSE < most {
            break;
        }
    }
    (most >= MENU).then_some(head)
}

/// The words of a menu with which something else begins: a headline, a date, a name.
fn parts_of_menu(words: &[Word]) -> Vec<usize> {
    let mut parts = Vec::new();
    let mut small = 0;
    for (place, word) in words.iter().enumerate() {
        let begins = word.opens() || (word.is_number() && small >= 3) || word.text.ends_with(':');
        if place > 0 && begins {
            parts.push(place);
        }
        small = if word.stands_out() { 0 } else { small + 1 };
    }
    parts
}
