//! Knows furniture whose lines were glued into one: `Поделиться Telegram Читайте также …`.
//!
//! Such a line is as long as a paragraph and holds whole sentences, of teasers and comments. What
//! gives it away is that it announces several kinds of furniture, one after the other.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::{View, furniture::remove_kept};
use crate::clean::page::cue::{self, Cue};
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;
use postil_text::furniture;
use postil_text::letter::{self, is_capital, lower_case};

/// The fewest announcements, and the fewest kinds of them.
const FEWEST: usize = 4;
const FEWEST_KINDS: usize = 3;
/// At most so many words come to one announcement.
const WORDS_EACH: usize = 14;
/// A byline with a date and an invitation to share has no more words than this.
const MAX_BYLINE: usize = 30;
/// A line announces its furniture within so many bytes, or it is a whole page.
const MAX_BYTES: usize = 8000;

/// Removes such lines amid the text.
pub(super) fn remove(labels: &mut [Label], view: &View) {
    remove_kept(labels, view, furniture);
}

/// The furniture that a glued line announces first; none where the line is text.
fn furniture(line: &LineFacts) -> Option<Cue> {
    let (text, words) = (line.text, line.words);
    if words < FEWEST_KINDS || text.len() > MAX_BYTES {
        return None;
    }
    if is_posting(line) {
        return Some(Rule::Byline);
    }
    let starts: Vec<usize> = word_starts(text).collect();
    let is_byline = is_byline(line);
    let needed = if is_byline { 1 } else { FEWEST.max(words.div_ceil(WORDS_EACH)) };
    let found = announcements(text, &starts, needed)?;
    if is_byline {
        return Some(Rule::Byline);
    }
    let mut kinds = found.clone();
    kinds.sort_unstable();
    kinds.dedup();
    (kinds.len() >= FEWEST_KINDS).then(|| found[0])
}

/// The furniture that is announced at these places; none where it cannot be as much as is needed,
/// which in a paragraph shows after a few of its names.
fn announcements(text: &str, starts: &[usize], needed: usize) -> Option<Vec<Cue>> {
    let mut found = Vec::new();
    let mut lower = String::new();
    for (place, at) in starts.iter().enumerate() {
        if found.len() + (starts.len() - place) < needed {
            return None;
        }
        found.extend(cue::phrase_at(&text[*at..], &mut lower));
    }
    (found.len() >= needed).then_some(found)
}

/// Whether a line opens with its author and holds a date: what stands above a text, in one line.
fn is_byline(line: &LineFacts) -> bool {
    let opens = || cue::after_opening(line.text, &furniture::AUTHOR).is_some();
    line.words <= MAX_BYLINE && !line.dates.is_empty() && opens()
}

/// Whether a line says when and by whom a page was put up: `Posted on May 4, 2026 by Ann Reed`.
fn is_posting(line: &LineFacts) -> bool {
    const OPENINGS: [&str; 7] = [
        "posted on ",
        "posted in ",
        "published on ",
        "published by ",
        "опубликовано ",
        "размещено ",
        "жарияланған ",
    ];
    let opens = |text: &str| OPENINGS.iter().any(|opening| text.starts_with(opening));
    let short = line.words <= MAX_BYLINE && !line.ends_sentence && !line.dates.is_empty();
    short && opens(&lower_case(line.text))
}

/// Where the words begin that could begin a line: capitals.
fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let capitals = letter::words(text).filter(|word| word.starts_with(is_capital));
    capitals.map(|word| letter::start_of(word, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    fn check(text: &str, expected: Option<Cue>) {
        let document = ingest("a.txt", text.as_bytes()).0.expect("a text");
        assert_eq!(furniture(&facts::of_lines(&document, &[])[0]), expected, "{text}");
    }

    #[test]
    fn a_byline_with_its_date_and_an_invitation_is_no_text() {
        check("By Ann Reed, reporter May 2, 2026, 7:30 a.m. Share this story", Some(Rule::Byline));
        check("By Ann Reed's account, the ferry sank on May 2, 2026, off the northern pier.", None);
    }

    #[test]
    fn a_line_that_says_when_a_page_was_put_up_is_no_text() {
        let posted = "Posted on May 4, 2026 at 9:15 pm by Ann Reed in Life | 3 comments";
        check(posted, Some(Rule::Byline));
        check("Опубликовано 4 мая 2026 в рубрике Жизнь", Some(Rule::Byline));
        check("Published on May 4, 2026, the decree closed both ferries.", None);
    }

    #[test]
    fn several_kinds_of_furniture_in_a_line_are_no_text() {
        check(
            "Поделиться Telegram Читайте также В степи нашли старый колодец Комментарии (1) Гость \
             Интересно, кто его копал! Ответить Все права защищены.",
            Some(Rule::Share),
        );
        check(
            "Share Facebook Related stories The bakery that moved Comments (2) Guest Lovely idea! \
             Reply Privacy policy",
            Some(Rule::Share),
        );
    }

    #[test]
    fn a_sentence_about_networks_is_text() {
        check("Заблокированы Facebook, Twitter, Instagram и Telegram, сообщил совет.", None);
        check("Главную новость дня обсудили в Комментариях и в газете «Погода и Спорт».", None);
    }
}
