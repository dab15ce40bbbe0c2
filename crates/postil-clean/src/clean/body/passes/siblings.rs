//! Keeps the paragraphs that stand in the element of the text: what follows a box in it is not
//! beyond its end.
//!
//! The networks see a newsletter or a list of other pages amid an article and take the paragraphs
//! behind it for more of the same. The markup says that they are the text's next ones.

use std::collections::HashMap;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;
use crate::model::source::{LineElement, MarkupContext};

/// An element with fewer paragraphs of the text, or lines of lists and tables in it, does not show where
/// the text stands.
const FEWEST: usize = 2;

/// Keeps the sentences in the element of most paragraphs of the text, from its first one on.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let Some((first, element)) = element_of_text(labels, facts) else { return };
    for index in first..facts.len() {
        let line = &facts[index];
        let is_inside = place(line).is_some_and(|place| is_inside(place, element));
        let is_out = labels[index] != Label::Keep;
        if is_out && (line.cue == Some(Rule::Comments) || is_inside && is_heading(line)) {
            return;
        }
        if labels[index] == Label::Remove(Rule::Outside) && is_inside && is_sentence(line) {
            labels[index] = Label::Keep;
        }
    }
}

/// The element in which most paragraphs of the text stand, and the first of these.
fn element_of_text(labels: &[Label], facts: &[LineFacts]) -> Option<(usize, (u32, usize))> {
    let mut elements: HashMap<(u32, usize), (usize, usize)> = HashMap::new();
    for (index, line) in facts.iter().enumerate() {
        if labels[index] == Label::Keep
            && let Some(place) = place_in_text(line)
        {
            elements.entry(place).or_insert((0, index)).0 += 1;
        }
    }
    let most = elements.into_iter().max_by_key(|(_, (count, first))| (*count, usize::MAX - first));
    most.filter(|(_, (count, _))| *count >= FEWEST).map(|(element, (_, first))| (first, element))
}

/// Where a paragraph stands, or what a line belongs to: a list, a table.
fn place_in_text(line: &LineFacts) -> Option<(u32, usize)> {
    let place = place(line)?;
    match line.markup.unit {
        Some(unit) => Some((unit.parent, unit.depth)),
        None => (line.markup.element == LineElement::Paragraph).then_some(place),
    }
}

/// Whether a block stands in an element; emphasis and links around its words make it deeper.
fn is_inside((parent, depth): (u32, usize), element: (u32, usize)) -> bool {
    const INLINE: usize = 2;
    parent == element.0 && (element.1..=element.1 + INLINE).contains(&depth)
}

/// The element around a line's own block, within the article: its name and its depth.
fn place(line: &LineFacts) -> Option<(u32, usize)> {
    let context: &MarkupContext = line.markup.context.as_deref()?;
    context.in_article.then_some((context.parent, context.depth))
}

fn is_heading(line: &LineFacts) -> bool {
    matches!(line.markup.element, LineElement::Heading(_))
}

fn is_sentence(line: &LineFacts) -> bool {
    line.markup.element == LineElement::Paragraph
        && !line.standing.repeated
        && line.is_plain_sentence(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    const TEXT: [&str; 3] = [
        "Совет Озёрного оставил паром бесплатным для жителей обоих берегов.",
        "Решение приняли в полночь, когда половина зала уже разошлась.",
        "Доклад лежит в библиотеке, и прочесть его может каждый.",
    ];
    const END: &str = "Поправка: в первой версии число рейсов было названо неверно.";

    /// Whether the end is kept of a page of which the networks kept the first three paragraphs.
    fn keeps_end(behind_text: &str) -> bool {
        let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
        let html = format!("<main><article class='post'>{text}{behind_text}</main>");
        let document = ingest("a.html", html.as_bytes()).0.expect("a page with text");
        let facts = facts::of_lines(&document, &[]);
        let label = |line: &LineFacts| Label::of(TEXT.contains(&line.text));
        let mut labels: Vec<Label> = facts.iter().map(label).collect();
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        let end = facts.iter().position(|line| line.text == END).expect("the end");
        labels[end] == Label::Keep
    }

    #[test]
    fn what_follows_a_list_of_terms_behind_a_paragraph_is_text() {
        let page = |end: &str| {
            format!("<article><p>{}</p><dl><dt>Опора<dd>Часть моста.</dl>{end}</article>", TEXT[0])
        };
        for (end, kept) in
            [(format!("<p>{END}</p>"), true), (format!("<div><p>{END}</p></div>"), false)]
        {
            let document = ingest("a.html", page(&end).as_bytes()).0.expect("a page");
            let facts = facts::of_lines(&document, &[]);
            let label = |line: &LineFacts| Label::of(line.text != END);
            let mut labels: Vec<Label> = facts.iter().map(label).collect();
            keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
            let found = facts.iter().position(|line| line.text == END).expect("the end");
            assert_eq!(labels[found] == Label::Keep, kept, "{end}");
        }
    }

    #[test]
    fn what_follows_a_box_in_the_element_of_the_text_is_text() {
        let letter =
            "<div class='letter'><h4>Письмо по утрам</h4><p>Пишем каждый день в шесть.</p></div>";
        for (behind, kept) in [
            (format!("{letter}<p>{END}</p></article>"), true),
            (format!("<ul><li><a>Мост закрыли</a></ul><p>{END}</p></article>"), true),
            (format!("{letter}<p><em>{END}</em></p></article>"), true),
            (format!("{letter}</article><section><p>{END}</p></section>"), false),
            (format!("<div class='letter'><p>{END}</p></div></article>"), false),
            (
                format!(
                    "</article><article class='post'><h1>Мост закрыли</h1><p>{END}</p></article>"
                ),
                false,
            ),
            (format!("<h3>Комментарии (2)</h3><p>{END}</p></article>"), false),
        ] {
            assert_eq!(keeps_end(&behind), kept, "{behind}");
        }
    }
}
