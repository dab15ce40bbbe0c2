//! Cuts a page that was written down in a single line into the stretches that it was glued of.
//!
//! Menus, headline, paragraphs and footer stand in such a line one after the other. What still
//! shows where one ends is looked for: tags of blocks, wide gaps, a word or a sentence with the next
//! one right behind it, and runs of capitals, which are menus. A text of one line that shows nothing
//! of the kind stays whole.
//!
//! No letter is judged or lost here; a stretch is a line like any other.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::ingest::cut::CutLine;
use crate::model::source::LineMarkup;

/// A page in one line has at least so many bytes.
const LEAST: usize = 700;
/// So many places of one kind show that a line was glued.
const TAGS: usize = 2;
const SEAMS: usize = 2;
const GAPS: usize = 4;
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

/// Where a line may be cut: behind the end of a block, a gap or a seam.
static BORDERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?P<tag> (?i: </(?:p|div|li|h[1-6]|tr|td|ul|ol|table|section|article|blockquote|header|footer|nav)\s*>
            | <br\s*/?> ) )
        | (?P<gap> \t+\s* | [\x20\u{a0}]{3,} )
        | (?P<seam> \p{Ll}{2}[.!?…]+[»”\x22]? | [\p{Ll}&&\p{Cyrillic}]{2} | [0-9»] ) (?: \p{Lu}[\p{Ll}\x20] | [\x23©]\P{White_Space} )",
    )
    .expect("the pattern is a constant")
});

/// Cuts the one line that holds a whole page; other lines stay as they are.
pub(super) fn cut(text: &str, lines: Vec<CutLine>) -> Vec<CutLine> {
    let Some(index) = page_line(&lines) else { return lines };
    let start = index.checked_sub(1).map_or(0, |before| lines[before].end);
    let words = &lines[index].text;
    debug_assert!(text[start..].starts_with(words.as_str()));
    let Some(ends) = stretches(words) else { return lines };
    let mut cut = Vec::with_capacity(lines.len() + ends.len());
    for (number, line) in lines.iter().enumerate() {
        if number != index {
            let text = line.text.clone();
            cut.push(CutLine { end: line.end, text, markup: LineMarkup::default() });
            continue;
        }
        let mut at = 0;
        for end in &ends {
            let last = *end == words.len();
            let text = words[at..*end].to_owned();
            let end_in_file = if last { line.end } else { start + end };
            cut.push(CutLine { end: end_in_file, text, markup: LineMarkup::default() });
            at = *end;
        }
    }
    cut
}

/// The line that holds nearly all of a text.
fn page_line(lines: &[CutLine]) -> Option<usize> {
    let (index, longest) = lines.iter().enumerate().max_by_key(|(_, line)| line.text.len())?;
    let whole: usize = lines.iter().map(|line| line.text.trim().len()).sum();
    let length = longest.text.len();
    (length >= LEAST && length * 10 >= whole * 9).then_some(index)
}

/// Where the stretches of a line end, the last one at its end; none where nothing shows that it was
/// glued.
fn stretches(line: &str) -> Option<Vec<usize>> {
    let borders = Borders::of(line);
    let mut ends = Vec::new();
    let mut at = 0;
    let mut menus = 0;
    for end in borders.ends.iter().copied().chain([line.len()]) {
        menus += cut_menus(line, at..end, &mut ends);
        if end > at {
            ends.push(end);
        }
        at = end;
    }
    (borders.show() || menus > 0).then_some(ends)
}

/// The places that show where a line was glued.
#[derive(Default)]
struct Borders {
    ends: Vec<usize>,
    tags: usize,
    gaps: usize,
    seams: usize,
}

impl Borders {
    fn of(line: &str) -> Borders {
        let mut borders = Borders::default();
        for found in BORDERS.captures_iter(line) {
            let (kind, border) = match (found.name("tag"), found.name("gap"), found.name("seam")) {
                (Some(tag), ..) => (&mut borders.tags, tag),
                (_, Some(gap), _) => (&mut borders.gaps, gap),
                (.., Some(seam)) => (&mut borders.seams, seam),
                _ => continue,
            };
            *kind += 1;
            borders.ends.push(border.end());
        }
        borders
    }

    fn show(&self) -> bool {
        self.tags >= TAGS || self.gaps >= GAPS || self.seams >= SEAMS
    }
}

/// Sets menus apart from the sentences behind them; gives the number of menus.
fn cut_menus(line: &str, stretch: Range<usize>, ends: &mut Vec<usize>) -> usize {
    let mut menus = 0;
    let mut start = stretch.start;
    for end in sentence_ends(&line[stretch.clone()]).map(|end| stretch.start + end) {
        let words = words(line, start..end);
        let head = menu(&words);
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
fn menu(words: &[Word]) -> usize {
    let (mut sum, mut most, mut head) = (0, 0, 0);
    for (place, word) in words.iter().enumerate() {
        sum += if word.stands_out() { 1 } else { -1 };
        if sum > most || (sum == most && place < head + NEAR) {
            (most, head) = (sum, place + 1);
        }
        if sum + PROSE < most {
            break;
        }
    }
    let ends = |word: &Word| word.text.ends_with(['.', '!', '?', '…']);
    if most < MENU {
        return 0;
    }
    if !words.last().is_some_and(ends) {
        return words.len();
    }
    // A sentence stands behind it, whose first words may have capitals too.
    let tail = head.saturating_sub(IN_DOUBT);
    let opening = (tail..head).rev().find(|place| words[*place].opens());
    opening.unwrap_or(tail)
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

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "В селе Белый Яр в субботу открыли мост через реку Талды, который строили два года и дважды бросали. \
        По новой дороге школьники доезжают до районного центра за двадцать минут, хотя весной дорога ещё закрыта для тяжёлых машин, а раньше они шли вдоль берега больше часа. \
        Содержать его будут на деньги от стоянки у причала, где теперь останавливаются туристы со всей области, а зимой стоят сани и буксиры лесничества.";

    fn check(line: &str, expected: &[&str]) {
        let line = line.to_owned();
        let lines =
            vec![CutLine { end: line.len(), text: line.clone(), markup: Default::default() }];
        let cut = cut(&line, lines);
        assert_eq!(cut.iter().map(|line| line.text.as_str()).collect::<String>(), line);
        assert_eq!(cut.last().map(|last| last.end), Some(line.len()));
        let found: Vec<&str> = cut.iter().map(|line| line.text.trim()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_menu_is_set_apart_from_the_sentence_behind_it() {
        check(
            &format!(
                "Маяк Главная Новости Культура Спорт Связь Общество В Белом Яре открыли мост {TEXT} Поделиться Telegram WhatsApp Читайте Главная Новости"
            ),
            &[
                "Маяк Главная Новости Культура Спорт Связь Общество",
                "В Белом Яре открыли мост",
                TEXT,
                "Поделиться Telegram WhatsApp Читайте Главная Новости",
            ],
        );
    }

    #[test]
    fn words_right_behind_one_another_are_parted() {
        let (first, rest) = TEXT.split_once(". ").unwrap();
        check(
            &format!("МаякГлавнаяНовости{first}.{rest}Поделиться"),
            &["Маяк", "Главная", "Новости", &format!("{first}."), rest, "Поделиться"],
        );
    }

    #[test]
    fn blocks_are_parted_at_their_tags() {
        let (first, rest) = TEXT.split_once(". ").unwrap();
        check(
            &format!("<li>Главная</li><p>{first}.</p><p>{rest}</p>"),
            &["<li>Главная</li>", &format!("<p>{first}.</p>"), &format!("<p>{rest}</p>")],
        );
    }

    #[test]
    fn a_text_without_seams_stays_whole() {
        let text = format!("{TEXT} {TEXT}");
        check(&text, &[&text]);
    }
}
