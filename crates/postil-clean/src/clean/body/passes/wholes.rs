//! Judges what is one thing by all of its lines: a program, a table, a list.
//!
//! The networks judge line by line, and a bracket or a short item is lost between others that are
//! kept.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::LineFacts;
use crate::clean::page::facts::whole::Whole;

/// Where links have a greater part of a list's signs, it is a menu.
const LINKS: f64 = 0.3;

/// Keeps all lines of what is one thing, where some are text and all together are more likely text
/// than not; a program or a table also where it stands between two lines of the text.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let parts = (0..facts.len()).filter(|index| facts[*index].whole.is_some());
    let parts: Vec<usize> = parts.collect();
    for lines in parts.chunk_by(|one, next| facts[*one].whole == facts[*next].whole) {
        let is_kept = |index: &usize| labels[*index] == Label::Keep;
        let odds: f32 = lines.iter().filter_map(|index| view.odds.get(*index)).sum();
        let is_likely = odds > 0.0 && lines.iter().any(is_kept);
        let is_amid = || facts[lines[0]].is_row() && sides(facts, lines).iter().all(is_kept);
        if (is_likely || is_amid()) && !is_menu(facts, lines) {
            lines.iter().for_each(|index| labels[*index] = Label::Keep);
        }
    }
}

/// The nearest lines with words before and behind some lines; the lines' own where there are none.
fn sides(facts: &[LineFacts], lines: &[usize]) -> [usize; 2] {
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    let has_words = |index: &usize| facts[*index].has_words();
    let before = (0..first).rev().find(has_words);
    let behind = (last + 1..facts.len()).find(has_words);
    [before.unwrap_or(first), behind.unwrap_or(last)]
}

/// Whether lines are a list that leads elsewhere, or that other pages have too.
fn is_menu(facts: &[LineFacts], lines: &[usize]) -> bool {
    let is_list = matches!(facts[lines[0]].whole, Some(Whole::List(_)));
    let sum = |of: fn(&LineFacts) -> usize| lines.iter().map(|index| of(&facts[*index])).sum();
    let (linked, all): (usize, usize) =
        (sum(|line| line.markup.link_chars), sum(|line| line.text.chars().count()));
    let is_other = |index: &usize| facts[*index].standing.repeated || facts[*index].cue.is_some();
    is_list && (linked as f64 > LINKS * all as f64 || lines.iter().any(is_other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// The lines that are kept of a page on which lines with `§` are text with odds of 2, and all
    /// others are none, with odds of −1.
    fn kept(html: &str) -> Vec<String> {
        let document = ingest("a.html", html.as_bytes()).0.expect("a page");
        let facts = facts::of_lines(&document, &[]);
        let is_text = |line: &LineFacts| line.text.contains('§');
        let mut labels: Vec<Label> = facts.iter().map(|line| Label::of(is_text(line))).collect();
        let odds: Vec<f32> =
            facts.iter().map(|line| if is_text(line) { 2.0 } else { -1.0 }).collect();
        let view = View::before_fields(&facts, document.format, 0..facts.len());
        keep(&mut labels, &View { odds: &odds, ..view });
        let is_kept = |index: &usize| labels[*index] == Label::Keep && facts[*index].has_words();
        (0..facts.len()).filter(is_kept).map(|index| facts[index].text.to_owned()).collect()
    }

    #[test]
    fn what_is_one_thing_is_judged_by_all_of_its_lines() {
        let table = "<table><tr><td>Паром§<td>9<tr><td>Лодка<td>10<tr><td>Катер§<td>11</table>";
        for (html, expected) in [
            (table.to_owned(), 3),
            (table.replace("Катер§", "Катер"), 1),
            ("<pre><code>let a = b§;\nif a {\n}\n</code></pre>".to_owned(), 1),
            ("<pre><code>let a = b§;\nif a {\n}\nc§()</code></pre>".to_owned(), 4),
            ("<pre>рейс   час§\nпаром  9:00\nлодка  9:30§</pre>".to_owned(), 3),
            ("<p>§<pre>рейс час\nпаром 9:00</pre><p>§".to_owned(), 4),
            ("<p>§<pre>рейс час\nпаром 9:00</pre><p>Мост".to_owned(), 1),
            ("<p>§<ul><li>Мука<li>Соль</ul><p>§".to_owned(), 2),
            ("<pre>§ Привет!\nМост закрыт.\n§ До встречи!</pre>".to_owned(), 2),
            ("<ul><li>Мука§<li>Соль<li>Сода§</ul>".to_owned(), 3),
            ("<ul><li>Мука§<ul><li>ржаная</ul><li>Сода§</ul>".to_owned(), 3),
            ("<ul><li>Мука§<li>Соль§</ul><ul class='tags'><li>Мост<li>Порт</ul>".to_owned(), 2),
            ("<ul><li>Мука§<li>Соль§</ul><p>Мост</p><ul><li>Порт</ul>".to_owned(), 2),
        ] {
            assert_eq!(kept(&html).len(), expected, "{html}");
        }
    }

    #[test]
    fn a_list_of_other_pages_stays_out() {
        for html in [
            "<ul><li>Мука§<li><a>Порт открыт</a><li>Сода§</ul>",
            "<ul><li>Мука§<li>Читайте также<li>Сода§</ul>",
        ] {
            assert_eq!(kept(html).len(), 2, "{html}");
        }
    }
}
