//! Parts the lines of a text in which markup says that one block ends and the next begins:
//! `<p>Мост открыт.</p><p>Едут все.</p>`.
//!
//! A scraper that left the tags in place may have lost the line breaks between them. Each block is
//! a line then, as in HTML; the tags stay in it, for what becomes of markup is for the next stage to
//! say. A text that was wrapped is left alone: its lines must be joined first.

use std::sync::LazyLock;

use regex::Regex;

use crate::ingest::cut::CutLine;
use crate::model::source::LineMarkup;

/// A text whose lines are no wider was perhaps wrapped, in characters.
const WRAPPED: usize = 130;

/// Where a block ends and the next one begins.
static BORDER: LazyLock<Regex> = LazyLock::new(|| {
    let block = "(?:p|div|li|h[1-6]|ul|ol|blockquote|section|article)";
    let pattern = format!(r"(?i)(?<end></{block}\s*>)\s*<{block}(?:\s[^<>]*)?>");
    Regex::new(&pattern).expect("the pattern is made of constants")
});

/// Cuts lines behind each block that another one follows.
pub(super) fn cut(lines: Vec<CutLine>) -> Vec<CutLine> {
    let may_have_border = |line: &CutLine| line.text.contains('<') && line.text.contains("</");
    let is_wide = |line: &CutLine| line.text.chars().nth(WRAPPED).is_some();
    if !lines.iter().any(may_have_border) || !lines.iter().any(is_wide) {
        return lines;
    }
    let mut cut = Vec::with_capacity(lines.len());
    let mut start = 0;
    for line in lines {
        let end = line.end;
        push_blocks(&mut cut, line, start);
        start = end;
    }
    cut
}

/// Adds the blocks of a line that begins at a byte of the file.
fn push_blocks(cut: &mut Vec<CutLine>, line: CutLine, start: usize) {
    let mut at = 0;
    for border in BORDER.captures_iter(&line.text).filter_map(|found| found.name("end")) {
        let text = line.text[at..border.end()].to_owned();
        at = border.end();
        cut.push(CutLine { end: start + at, text, markup: LineMarkup::default() });
    }
    let text = if at == 0 { line.text } else { line.text[at..].to_owned() };
    cut.push(CutLine { text, ..line });
}

#[cfg(test)]
mod tests {
    use crate::ingest::text;

    fn pieces(page: &str) -> Vec<String> {
        let lines = text::cut(page).lines;
        assert_eq!(lines.last().map(|line| line.end), Some(page.len()));
        lines.into_iter().map(|line| line.text).collect()
    }

    const FIRST: &str = "<p>В селе Белый Яр в субботу открыли мост через реку Талды, который строили два года и дважды бросали.</p>";
    const SECOND: &str = "<P class='x'>По новой дороге школьники доезжают за двадцать минут.</P>";

    #[test]
    fn blocks_in_a_line_are_lines() {
        let page = format!("Главная\n{FIRST} {SECOND}{FIRST}\r\nПоделиться\n");
        let expected = ["Главная", FIRST, &format!(" {SECOND}"), FIRST, "Поделиться"];
        assert_eq!(pieces(&page), expected);
    }

    #[test]
    fn tags_that_words_speak_of_part_nothing() {
        let words = "Верстальщик забыл закрыть </p> перед <p>, и вся страница областной газеты поехала, а читатели два часа видели один сплошной абзац.";
        assert_eq!(pieces(&format!("{words}\n{words}")), [words, words]);
    }

    #[test]
    fn wrapped_lines_stay_as_they_are() {
        let page = "<p>Мост открыт.</p><p>По нему\nедут все, кто живёт за рекой.</p>";
        assert_eq!(pieces(page), page.lines().collect::<Vec<_>>());
    }
}
