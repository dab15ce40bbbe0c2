//! Judges what is one thing by all of its lines: a program, a table, a list, a quotation, a figure.
//!
//! The networks judge line by line, and a bracket or a short item is lost between others that are
//! kept. Where a page's markup says what belongs together, it also says where that stands: amid the
//! text, or at the end of the element that the text is in.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::whole::Whole;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;
use crate::model::source::LineElement;

/// Where links have a greater part of a list's signs, it is a menu.
const LINKS: f64 = 0.3;
/// A line that announces what stands below it has no more words.
const ANNOUNCEMENT: usize = 12;
/// Emphasis and links around the words of a line make it so much deeper at most.
const INLINE: usize = 2;

/// Keeps all lines of what is one thing, where some are text and all together are more likely text
/// than not, or where it stands in the text.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let is_whole = |one: &usize, next: &usize| {
        facts[*one].whole.is_some() && facts[*one].whole == facts[*next].whole
    };
    for lines in worded.chunk_by(is_whole) {
        if is_likely(labels, view, lines) && !is_other(facts, lines) {
            lines.iter().for_each(|index| labels[*index] = Label::Keep);
        }
    }
    // A date between the text and what follows parts them no more than a blank line does.
    let is_seen = |index: &usize| {
        let may_part = matches!(facts[*index].shape, Shape::Date | Shape::Counter);
        !may_part || facts[*index].whole.is_some() || labels[*index] == Label::Keep
    };
    let seen: Vec<usize> = worded.into_iter().filter(is_seen).collect();
    let parts: Vec<&[usize]> = seen.chunk_by(is_whole).collect();
    let runs = parts.chunk_by(|_, next| !stands_alone(facts, next));
    let mut runs = runs.peekable();
    while let Some(run) = runs.next() {
        keep_behind(labels, facts, run, runs.peek().map(|next| next[0][0]));
    }
}

/// Whether some lines are one thing, some of them text, and all together more likely text than not.
fn is_likely(labels: &[Label], view: &View, lines: &[usize]) -> bool {
    let odds: f32 = lines.iter().filter_map(|index| view.odds.get(*index)).sum();
    let is_text = |index: &usize| labels[*index] == Label::Keep;
    view.facts[lines[0]].whole.is_some() && odds > 0.0 && lines.iter().any(is_text)
}

/// Whether a part is a line that belongs to nothing and announces nothing.
fn stands_alone(facts: &[LineFacts], part: &[usize]) -> bool {
    facts[part[0]].whole.is_none() && !announces(&facts[part[0]])
}

/// Whether a line says what stands below it: `Расписание:`, or a heading.
fn announces(line: &LineFacts) -> bool {
    let heads = matches!(line.markup.element, LineElement::Heading(2..));
    let is_plain = line.shape == Shape::Words && line.is_plain();
    is_plain && line.words <= ANNOUNCEMENT && (heads || line.text.ends_with(':'))
}

/// Keeps what stands in the text behind the first part of a run, a line: each with the lines that
/// announce it. Another line, `behind`, ends the run.
fn keep_behind(labels: &mut [Label], facts: &[LineFacts], run: &[&[usize]], behind: Option<usize>) {
    let is_kept = |index: usize| labels[index] == Label::Keep;
    let before = run[0][0];
    if !stands_alone(facts, run[0]) || !is_kept(before) {
        return;
    }
    let is_amid = behind.is_some_and(is_kept);
    let announced = |part: &&[usize]| facts[part[0]].whole.is_none();
    for group in run[1..].chunk_by(|part, _| announced(part)) {
        let unit = group[group.len() - 1];
        if !announced(&unit) && stands_in_text(facts, before, unit, is_amid) {
            group.iter().copied().flatten().for_each(|index| labels[*index] = Label::Keep);
        }
    }
}

/// Whether what is one thing stands in the text that the line `before` is of: before another line of
/// it, or beside it in the same element.
fn stands_in_text(facts: &[LineFacts], before: usize, lines: &[usize], is_amid: bool) -> bool {
    let line = &facts[lines[0]];
    let (Some(unit), Some(text)) = (line.markup.unit, &facts[before].markup.context) else {
        return line.is_row() && is_amid;
    };
    let is_in_article = text.in_article && text.section == unit.section;
    let is_beside =
        text.parent == unit.parent && (unit.depth..=unit.depth + INLINE).contains(&text.depth);
    let is_part = is_in_article && (is_amid || is_beside);
    let is_furniture = |index: &usize| facts[*index].markup.furniture;
    (line.is_row() && is_amid || is_part && !lines.iter().any(is_furniture))
        && !is_other(facts, lines)
}

/// Whether lines lead elsewhere, or other pages have them too. A word that menus have too may stand
/// in a list: `Вход`, `свободный`.
fn is_other(facts: &[LineFacts], lines: &[usize]) -> bool {
    let is_set = matches!(facts[lines[0]].whole, Some(Whole::Table(_) | Whole::Program(_)));
    let sum = |of: fn(&LineFacts) -> usize| lines.iter().map(|index| of(&facts[*index])).sum();
    let (linked, all): (usize, usize) =
        (sum(|line| line.markup.link_chars), sum(|line| line.text.chars().count()));
    let leads = |line: &LineFacts| line.cue.is_some_and(|cue| cue != Rule::Navigation);
    let is_other = |index: &usize| {
        let line = &facts[*index];
        line.standing.repeated || leads(line) || line.shape == Shape::Hashtags
    };
    let in_menus = lines.iter().filter(|index| facts[**index].cue.is_some()).count();
    !is_set
        && (linked as f64 > LINKS * all as f64
            || in_menus * 2 >= lines.len()
            || lines.iter().any(is_other))
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
    fn what_stands_in_the_text_of_an_article_stays_whole() {
        let list = "<ul><li>Мука<li>Соль</ul>";
        let terms = "<dl><dt>Вход<dd>свободный<dt>Начало<dd>12 марта, 18:00</dl>";
        let table = "<table><caption>Сток</caption><tr><td>Год<td>Сток<tr><td>2024<td>12</table>";
        let figure = format!("<figure>{table}<figcaption>Источник: гидропост</figure>");
        for (page, expected) in [
            // Between two lines of the text, whatever stands around it there.
            (format!("<p>Паром§{list}<p>Паром§"), 4),
            (format!("<p>Паром§<div class='box'>{list}</div><p>Паром§"), 4),
            (format!("<p>Паром§{terms}<p>Паром§"), 6),
            (format!("<p>Паром§{figure}<p>Паром§"), 6),
            (format!("<p>Паром§<pre>a = b</pre>{list}{list}<p>Паром§"), 7),
            (format!("<p>Паром§<h3>Состав</h3>{list}<p>Состав:</p>{list}<p>Паром§"), 8),
            // At the end of the text's element.
            (format!("<p>Паром§<p>Состав:</p>{list}"), 4),
            (format!("<p>Паром§{terms}{list}<p>Реклама"), 7),
            ("<p>Паром§<p>12 марта 2026</p><figure><figcaption>Мост</figure>".to_owned(), 2),
            ("<p>Паром§<p>Состав:</p><p>Реклама".to_owned(), 1),
            // In an element of its own, or beside no text.
            (format!("<p>Паром§<div class='box'>{list}</div>"), 1),
            (format!("<p>Паром§<section>{list}</section><p>Паром§"), 2),
            (format!("<p>Паром§<p>Реклама{list}"), 1),
            // Leading elsewhere.
            ("<p>Паром§<ul class='share'><li>Мука<li>Соль</ul><p>Паром§".to_owned(), 2),
            ("<p>Паром§<ul><li><a>Мука</a><li>Соль</ul><p>Паром§".to_owned(), 2),
            ("<p>Паром§<ul><li>Вход<li>Соль</ul><p>Паром§".to_owned(), 2),
        ] {
            let text = "<p>Паром через реку ходит с шести утра до полуночи каждый день§";
            let html = format!("<article>{text}{page}</article>");
            assert_eq!(kept(&html).len(), expected + 1, "{page}");
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
