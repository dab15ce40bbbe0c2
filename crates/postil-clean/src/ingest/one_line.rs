//! Cuts a page that was written down in a single line into the stretches that it was glued of.
//!
//! Menus, headline, paragraphs and footer stand in such a line one after the other. What still
//! shows where one ends is looked for: tags of blocks, wide gaps, a word or a sentence with the next
//! one right behind it, and runs of capitals, which are menus. A text of one line that shows nothing
//! of the kind stays whole.
//!
//! The same holds for such a line that was wrapped afterwards: what shows it is that no line has
//! room for the next one's first word.
//!
//! No letter is judged or lost here; a stretch is a line like any other.

mod menu;

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use regex::Regex;

use crate::ingest::cut::CutLine;
use crate::model::source::LineMarkup;

/// A page in one line has at least so many bytes.
const LEAST: usize = 700;
/// A page of one line was wrapped to so many lines, and to one of these widths, in characters.
const FILLED: usize = 8;
const WIDTHS: RangeInclusive<usize> = 40..=130;
/// So many places of one kind show that a line was glued.
const TAGS: usize = 2;
const SEAMS: usize = 2;
const GAPS: usize = 4;
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

/// Cuts the one line that holds a whole page, or the lines that it was wrapped to; others stay as
/// they are.
pub(super) fn cut(mut lines: Vec<CutLine>) -> Vec<CutLine> {
    let Some(page) = page_line(&lines).or_else(|| filled_lines(&lines)) else { return lines };
    let start = page.start.checked_sub(1).map_or(0, |before| lines[before].end);
    let words = joined(&lines[page.clone()], start);
    let Some(ends) = stretches(&words) else { return lines };
    let after = lines.split_off(page.end);
    let end_of_page = lines[page.end - 1].end;
    lines.truncate(page.start);
    let mut at = 0;
    for end in ends {
        let end_in_file = if end == words.len() { end_of_page } else { start + end };
        let text = words[at..end].to_owned();
        lines.push(CutLine { end: end_in_file, text, markup: LineMarkup::default() });
        at = end;
    }
    lines.extend(after);
    lines
}

/// The line that holds nearly all of a text.
fn page_line(lines: &[CutLine]) -> Option<Range<usize>> {
    let (index, longest) = lines.iter().enumerate().max_by_key(|(_, line)| line.text.len())?;
    let whole: usize = lines.iter().map(|line| line.text.trim().len()).sum();
    let length = longest.text.len();
    (length >= LEAST && length * 10 >= whole * 9).then_some(index..index + 1)
}

/// The lines of a page that was joined to one and then cut at a fixed width: each but the last is
/// as full as it can be, and no paragraph ends.
fn filled_lines(lines: &[CutLine]) -> Option<Range<usize>> {
    let is_blank = |line: &CutLine| line.text.trim().is_empty();
    let start = lines.iter().position(|line| !is_blank(line))?;
    let end = lines.iter().rposition(|line| !is_blank(line))? + 1;
    let page = &lines[start..end];
    if page.len() < FILLED || page.iter().any(|line| is_blank(line) || is_indented(line)) {
        return None;
    }
    let width = |line: &CutLine| line.text.chars().count();
    let column = page.iter().map(width).max().filter(|width| WIDTHS.contains(width))?;
    let has_no_room = |pair: &[CutLine]| {
        let word = pair[1].text.split_whitespace().next().unwrap_or_default();
        width(&pair[0]) + 1 + word.chars().count() > column
    };
    page.windows(2).all(has_no_room).then_some(start..end)
}

fn is_indented(line: &CutLine) -> bool {
    line.text.starts_with(char::is_whitespace) || line.text.ends_with(char::is_whitespace)
}

/// The words of lines that follow one another from a byte of the file on, with as many spaces in
/// the place of a line break as it has bytes.
fn joined(lines: &[CutLine], start: usize) -> String {
    let mut words = String::new();
    let mut end = start;
    for line in lines {
        words.extend(std::iter::repeat_n(' ', end - start - words.len()));
        words.push_str(&line.text);
        end = line.end;
    }
    words
}

/// Where the stretches of a line end, the last one at its end; none where nothing shows that it was
/// glued.
fn stretches(line: &str) -> Option<Vec<usize>> {
    let borders = Borders::of(line);
    let mut ends = Vec::new();
    let mut at = 0;
    let mut menus = 0;
    for end in borders.ends.iter().copied().chain([line.len()]) {
        menus += menu::set_apart(line, at..end, &mut ends);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::text;

    const TEXT: &str = "В селе Белый Яр в субботу открыли мост через реку Талды, который строили два года и дважды бросали. \
        По новой дороге школьники доезжают до районного центра за двадцать минут, хотя весной дорога ещё закрыта для тяжёлых машин, а раньше они шли вдоль берега больше часа. \
        Содержать его будут на деньги от стоянки у причала, где теперь останавливаются туристы со всей области, а зимой стоят сани и буксиры лесничества.";

    fn check(line: &str, expected: &[&str]) {
        let line = line.to_owned();
        let lines =
            vec![CutLine { end: line.len(), text: line.clone(), markup: Default::default() }];
        let cut = cut(lines);
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

    #[test]
    fn a_line_that_was_wrapped_is_cut_where_it_was_glued() {
        let page = format!("МаякГлавнаяНовости{TEXT}Поделиться");
        let wrapped = wrap(&page, 60);
        let pieces = |text: &str| -> Vec<String> {
            text::cut(text).lines.into_iter().map(|line| line.text).collect()
        };
        assert_eq!(pieces(&wrapped), pieces(&page));
        let with_breaks = wrapped.replace('\n', "\r\n") + "\r\n";
        let cut = text::cut(&with_breaks).lines;
        assert_eq!(cut.last().map(|last| last.end), Some(with_breaks.len()));
        let paragraphs = format!("{}\n{}", wrap(TEXT, 60), wrap(TEXT, 60));
        assert_eq!(pieces(&paragraphs).len(), paragraphs.lines().count());
    }

    /// Breaks a line at the last space before a width.
    fn wrap(line: &str, width: usize) -> String {
        let (mut out, mut column) = (String::new(), 0);
        for word in line.split_whitespace() {
            let length = word.chars().count();
            let breaks = column > 0 && column + 1 + length > width;
            column = if breaks { length } else { column + length + usize::from(column > 0) };
            out += if breaks {
                "\n"
            } else if out.is_empty() {
                ""
            } else {
                " "
            };
            out += word;
        }
        out
    }
}
