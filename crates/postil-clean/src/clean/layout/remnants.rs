//! Markup that a dump left in plain text: HTML tags and character references, Markdown's signs.
//!
//! Only what is plainly markup goes. Tags go where the line closes one or opens with one, so a
//! sentence about the tag `<p>` keeps it; asterisks go in pairs, brackets with an address.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use postil_text::character_references;

/// A text without its markup.
#[derive(Debug, Default)]
pub(crate) struct Unmarked {
    /// What a reader should see.
    pub text: String,
    /// The pieces that were cut out, each with the byte of the marked text at which it stood.
    pub cuts: Vec<(usize, String)>,
}

static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)
        </?(?:
            p|br|hr|div|ul|ol|li|h[1-6]|blockquote|table|tr|td|section|article|figure|figcaption|
            b|i|u|s|a|em|strong|span|font|small|big|sup|sub|img|strike|mark
        )(?:\s[^<>]*)?/?>
        | &(?:[a-z][a-z0-9]{1,30}|\#[0-9]{1,6}|\#x[0-9a-f]{1,5});
        | !?\[ | \]\([^()\[\]\s]+\) | \*+ | ^\s*\#{1,6}\s+",
    )
    .expect("the pattern is a constant")
});

/// Whether a text may hold markup: a quick look, true too often rather than too seldom.
pub(crate) fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    let follows = |at: usize, wanted: fn(u8) -> bool| bytes.get(at + 1).is_some_and(|b| wanted(*b));
    let openings = memchr::memchr3_iter(b'<', b'&', b'*', bytes);
    openings.chain(memchr::memchr2_iter(b']', b'#', bytes)).any(|at| match bytes[at] {
        b'<' => follows(at, |next| next == b'/' || next.is_ascii_alphabetic()),
        b'&' => follows(at, |next| next == b'#' || next.is_ascii_alphabetic()),
        b'*' => follows(at, |next| next == b'*'),
        b']' => follows(at, |next| next == b'('),
        b'#' => follows(at, |next| matches!(next, b'#' | b' ' | b'\t')),
        _ => false,
    })
}

/// Cuts the markup out of a text, and resolves its character references.
pub(crate) fn cut(text: &str) -> Unmarked {
    let marks = settled(text, MARKS.find_iter(text).map(|found| found.range()).collect());
    let mut unmarked = Unmarked::default();
    let mut done = 0;
    for mark in marks {
        unmarked.text.push_str(&text[done..mark.start]);
        done = mark.end;
        let piece = &text[mark.clone()];
        match resolved(piece) {
            Some(decoded) => unmarked.text.push_str(&decoded),
            None => {
                unmarked.text.push_str(gap(piece));
                match unmarked.cuts.last_mut() {
                    Some((at, pieces)) if *at + pieces.len() == mark.start => {
                        pieces.push_str(piece);
                    }
                    _ => unmarked.cuts.push((mark.start, piece.to_owned())),
                }
            }
        }
    }
    unmarked.text.push_str(&text[done..]);
    unmarked
}

/// The marks that are markup; the others are part of the text.
fn settled(text: &str, marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let piece = |mark: &Range<usize>| &text[mark.clone()];
    let paired = paired(text, &marks);
    let linked = linked(text, &marks);
    let tagged = is_tagged(text, &marks);
    let is_markup = |(index, mark): &(usize, Range<usize>)| match piece(mark).as_bytes()[0] {
        b'<' => tagged,
        b'*' => paired[*index],
        b'[' | b'!' | b']' => linked[*index],
        b'&' => resolved(piece(mark)).is_some(),
        _ => true,
    };
    marks.into_iter().enumerate().filter(is_markup).map(|(_, mark)| mark).collect()
}

/// Whether the tags of a text are markup, and not what it is about: it closes one, breaks a line,
/// or opens with a paragraph.
fn is_tagged(text: &str, marks: &[Range<usize>]) -> bool {
    let is_tag = |mark: &&Range<usize>| text[mark.start..].starts_with('<');
    let mut tags = marks.iter().filter(is_tag).peekable();
    let opens = tags.peek().is_some_and(|tag| {
        let paragraph = matches!(name(&text[(*tag).clone()]).as_str(), "p" | "li" | "div" | "td");
        paragraph && text[..tag.start].trim().is_empty()
    });
    opens || tags.any(|tag| text[tag.start..].starts_with("</") || name(&text[tag.clone()]) == "br")
}

/// The name of a tag's element.
fn name(tag: &str) -> String {
    let name = tag.trim_matches(['<', '/', '>']).split_whitespace().next().unwrap_or_default();
    name.trim_end_matches('/').to_ascii_lowercase()
}

/// For each mark, whether it is one of a pair of asterisks around words.
fn paired(text: &str, marks: &[Range<usize>]) -> Vec<bool> {
    let mut paired = vec![false; marks.len()];
    let mut open = None;
    for (index, mark) in marks.iter().enumerate().filter(|(_, mark)| &text[(*mark).clone()] == "**")
    {
        let before = text[..mark.start].chars().next_back();
        let after = text[mark.end..].chars().next();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_free = |c: Option<char>| c.is_none_or(char::is_whitespace);
        match open {
            None if !is_free(after) && !is_word(before) => open = Some(index),
            Some(opening) if !is_free(before) && !is_word(after) => {
                paired[opening] = true;
                paired[index] = true;
                open = None;
            }
            _ => {}
        }
    }
    paired
}

/// For each mark, whether it is a bracket of a link: `[` with the `](address)` that closes it.
fn linked(text: &str, marks: &[Range<usize>]) -> Vec<bool> {
    let mut linked = vec![false; marks.len()];
    let mut open = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        let piece = &text[mark.clone()];
        if piece.ends_with('[') {
            open.push(index);
        } else if piece.starts_with("](")
            && is_address(&piece[2..piece.len() - 1])
            && let Some(opening) = open.pop()
        {
            (linked[opening], linked[index]) = (true, true);
        }
    }
    linked
}

fn is_address(target: &str) -> bool {
    target.starts_with('#') || target.contains(['/', '.']) || target.starts_with("mailto:")
}

/// What a reference stands for, in capitals too; none of what is no reference.
fn resolved(piece: &str) -> Option<String> {
    let decoded = character_references::closed(piece);
    let decoded = decoded.or_else(|| character_references::closed(&piece.to_ascii_lowercase()));
    if piece.starts_with("&#") {
        // A number that stands for nothing to be seen parts words as a space does.
        return Some(decoded.map_or_else(|| " ".to_owned(), |(decoded, _)| decoded));
    }
    decoded.map(|(decoded, _)| decoded).filter(|decoded| decoded.chars().all(is_of_prose))
}

/// Whether a named reference to a character is more likely than the address of a variable in a
/// program, as `&num;` and `&sum;` are: signs of prose and money, and what markup has to escape.
fn is_of_prose(character: char) -> bool {
    matches!(character, ' ' | '&' | '"' | '\'' | '<' | '>' | '−')
        || matches!(character, '\u{a1}'..='\u{17f}' | '\u{2010}'..='\u{20cf}' | '\u{2122}')
}

/// What stands in a piece's place: a space for a tag that ends a line or a block.
fn gap(piece: &str) -> &'static str {
    let inline = [
        "b", "i", "u", "s", "a", "em", "strong", "span", "font", "small", "big", "sup", "sub",
        "strike", "mark",
    ];
    if piece.starts_with('<') && !inline.contains(&name(piece).as_str()) { " " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let unmarked = if may_hold(text) { cut(text).text } else { text.to_owned() };
        assert_eq!(unmarked.split_whitespace().collect::<Vec<_>>().join(" "), expected, "{text}");
    }

    #[test]
    fn markup_goes() {
        for (text, expected) in [
            ("<p>Мост открыт&nbsp;&mdash; едут <b>все</b>.</p>", "Мост открыт — едут все."),
            ("Первая строка<br/>вторая", "Первая строка вторая"),
            ("<a href=\"/x\" class='y'>Главная</a>", "Главная"),
            ("&#1052;ост &laquo;Талды&raquo; &#x2013; новый", "Мост «Талды» – новый"),
            ("Цена 5 &euro; &times; 2, темп. &minus;3&deg;", "Цена 5 € × 2, темп. −3°"),
            ("&LAQUO;Талды&RAQUO;&#13;открыт", "«Талды» открыт"),
            ("## Мост открыт", "Мост открыт"),
            ("**Мост** открыли **вчера**.", "Мост открыли вчера."),
            ("[Главная](/) [Новости](https://dala.example/news)", "Главная Новости"),
            ("![Мост](most.jpg) Мост зимой", "Мост Мост зимой"),
            ("[**Мост**](/most)", "Мост"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn what_is_no_markup_stays() {
        for text in [
            "Верстальщик забыл тег <p> перед абзацем, и страница поехала.",
            "Цена выросла на 5 ** 2 процента",
            "#мост #река",
            "Слово [сноска 3] и (скобки)",
            "Список [а](см) в приложении",
            "R&D и AT&T; 3 < 4 > 2",
            "Ссылка ?a=1&copy=2 и R&unknown; D",
            "const a = &num; int *b = &sum; c = &alpha;",
            "Он Иванов И** и Петров П**, а сумма *****",
            "<ul> и <ol> – это списки",
            "<script>alert(1)</script>",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn the_pieces_stand_where_they_stood() {
        let text = "<p>Мост **открыт**</p>";
        for (at, piece) in cut(text).cuts {
            assert!(text[at..].starts_with(&piece));
        }
        assert_eq!(
            cut(text).cuts,
            [(0, "<p>".to_owned()), (12, "**".to_owned()), (26, "**</p>".to_owned())]
        );
    }
}
