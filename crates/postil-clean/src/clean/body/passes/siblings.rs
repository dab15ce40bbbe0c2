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

/// An element with fewer paragraphs of the text does not show where the text stands.
const FEWEST: usize = 2;

/// Keeps the sentences in the element of most paragraphs of the text, from its first one on.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let within = Within::of(facts);
    let Some((first, element)) = element_of_text(labels, facts, within) else { return };
    for index in first..facts.len() {
        let line = &facts[index];
        let is_inside = place(line, within).is_some_and(|place| is_inside(place, element));
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
fn element_of_text(
    labels: &[Label],
    facts: &[LineFacts],
    within: Within,
) -> Option<(usize, (u32, usize))> {
    let mut elements: HashMap<(u32, usize), (usize, usize)> = HashMap::new();
    for (index, line) in facts.iter().enumerate() {
        if labels[index] == Label::Keep
            && line.markup.element == LineElement::Paragraph
            && let Some(place) = place(line, within)
        {
            elements.entry(place).or_insert((0, index)).0 += 1;
        }
    }
    let most = elements.into_iter().max_by_key(|(_, (count, first))| (*count, usize::MAX - first));
    most.filter(|(_, (count, _))| *count >= FEWEST).map(|(element, (_, first))| (first, element))
}

/// Whether a block stands in an element; emphasis and links around its words make it deeper.
fn is_inside((parent, depth): (u32, usize), element: (u32, usize)) -> bool {
    const INLINE: usize = 2;
    parent == element.0 && (element.1..=element.1 + INLINE).contains(&depth)
}

/// The element around a line's own block, within the article if the page has one: its name and its depth.
fn place(line: &LineFacts, within: Within) -> Option<(u32, usize)> {
    let context: &MarkupContext = line.markup.context.as_deref()?;
    (within == Within::Page || context.in_article).then_some((context.parent, context.depth))
}

/// Where the text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Article,
    /// No element is called the article.
    Page,
}

impl Within {
    fn of(facts: &[LineFacts]) -> Within {
        let mut contexts = facts.iter().filter_map(|line| line.markup.context.as_ref());
        let has_article = contexts.any(|context| context.in_article);
        if has_article { Within::Article } else { Within::Page }
    }
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
        keeps_end_in("<main><article class='post'>", behind_text)
    }

    fn keeps_end_in(around: &str, behind_text: &str) -> bool {
        let text = TEXT.map(|line| format!("<p>{line}</p>")).concat();
        let html = format!("{around}{text}{behind_text}</main>");
        let document = ingest("a.html", html.as_bytes()).0.expect("a page with text");
        let facts = facts::of_lines(&document, &[]);
        let label = |line: &LineFacts| Label::of(TEXT.contains(&line.text));
        let mut labels: Vec<Label> = facts.iter().map(label).collect();
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        let end = facts.iter().position(|line| line.text == END).expect("the end");
        labels[end] == Label::Keep
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

    #[test]
    fn a_page_that_names_no_article_has_its_text_in_one_element() {
        let list = "<ul><li><a>Мост закрыли</a></ul>";
        assert!(keeps_end_in("<div class=text>", &format!("{list}<p>{END}</p></div>")));
        assert!(!keeps_end_in("<div class=text>", &format!("{list}</div><div><p>{END}</p></div>")));
        let page = "<article>Погода</article><div class=text>";
        assert!(!keeps_end_in(page, &format!("{list}<p>{END}</p></div>")));
    }
}
