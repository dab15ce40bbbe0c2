//! Finds the end of a text that a box cuts off: a list of other pages may stand amid a text, and in a
//! short plain one an invitation or an advertisement.
//!
//! The networks know such a box by its words and take the rest for more of the same. What gives
//! the rest away is that it is nothing but sentences, in words that the text has, and that the
//! page ends below it as it does below an article.

use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::{View, appeal, stems_of};
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;

/// A list amid a text has no more entries.
const ENTRIES: usize = 4;
/// No more lines are looked at behind a list.
const REACH: usize = 64;

/// Keeps the sentences behind boxes below the text, as long as they go on.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let last = labels.iter().rposition(|label| *label == Label::Keep);
    let Some(mut last) = last else { return };
    let mut known = None;
    while let Some(rest) = rest(view, last) {
        let known = known.get_or_insert_with(|| {
            stems_of(facts, (0..facts.len()).filter(|index| labels[*index] == Label::Keep))
        });
        if known.is_disjoint(&stems_of(facts, rest.clone())) {
            return;
        }
        last = rest.end - 1;
        labels[rest].fill(Label::Keep);
    }
}

/// The sentences behind the box that begins right below line `last`, if an article can end there.
fn rest(view: &View, last: usize) -> Option<Range<usize>> {
    let facts = view.facts;
    let below = (last + 1..facts.len()).filter(|index| facts[*index].has_words());
    let below: Vec<usize> = below.take(REACH).collect();
    let (is_short, list) = (appeal::is_short_text(view), list(facts, &below));
    let invitation = if list == 0 && is_short { appeal::length(facts, &below) } else { 0 };
    let rest = &below[list.max(invitation)..];
    let goes_on =
        |line: &LineFacts| is_sentence(line) && (list > 0 || !appeal::speaks_to_reader(line));
    let sentences = rest.iter().take_while(|index| goes_on(&facts[**index])).count();
    let ends = rest.get(sentences).map_or(is_short, |next| ends_article(&facts[*next]));
    let is_behind = rest.len() < below.len();
    (is_behind && sentences > 0 && ends).then(|| rest[0]..rest[sentences - 1] + 1)
}

/// How many of the lines below a text are a list of other pages.
fn list(facts: &[LineFacts], below: &[usize]) -> usize {
    let Some((heading, below)) = below.split_first() else { return 0 };
    let entries = below.iter().take_while(|index| !is_sentence(&facts[**index])).count();
    let is_list = facts[*heading].cue == Some(Rule::ReadAlso) && entries <= ENTRIES;
    if is_list { 1 + entries } else { 0 }
}

fn is_sentence(line: &LineFacts) -> bool {
    line.is_plain_sentence(appeal::WORDS)
}

/// Whether a line stands below an article, or is a further list amid it.
fn ends_article(line: &LineFacts) -> bool {
    let cue = matches!(line.cue, Some(Rule::Share | Rule::Comments | Rule::ReadAlso));
    cue || line.shape == Shape::Hashtags || appeal::speaks_to_reader(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// The lines below the first that are kept, where it alone was.
    fn resumed(below: &str) -> Vec<String> {
        let raw = format!("Понтон на реке Талды прослужил двадцать лет.\n{below}");
        let document = ingest("a.txt", raw.as_bytes()).0.expect("a text");
        let facts = facts::of_lines(&document, &[]);
        let mut labels = vec![Label::of(false); facts.len()];
        labels[0] = Label::Keep;
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..0));
        let is_kept =
            |(line, label): &(&LineFacts, &Label)| **label == Label::Keep && line.has_words();
        let lines = facts.iter().zip(&labels).skip(1).filter(is_kept);
        lines.map(|(line, _)| line.text.to_owned()).collect()
    }

    const LIST: &str = "Читайте также:\nВ Белом Яре открыли школу\n\nУголь подорожал на треть\n";
    const END: &str = "Прошлой весной понтон унесло течением.\nЕго искали три дня.\n";

    #[test]
    fn a_text_goes_on_behind_a_list_if_the_article_ends_there() {
        for end in ["#мост #паводок", "Поделиться", "Комментарии (2)", "Читайте также:"]
        {
            assert_eq!(resumed(&format!("{LIST}{END}{end}\n")).len(), 2, "{end}");
        }
        assert_eq!(resumed(&format!("{LIST}{END}{LIST}{END}Поделиться\n")).len(), 4);
    }

    #[test]
    fn teasers_are_no_rest_of_a_text() {
        let foreign = "Рыбак провёл на льдине пять часов.";
        let menu = "Погода\n".repeat(40);
        for below in [
            format!("{LIST}{END}Подорожал хлеб\n{END}Поделиться\n"),
            format!("{LIST}{END}{menu}"),
            format!("{LIST}{foreign}\nПоделиться\n"),
            format!("{LIST}{LIST}{LIST}{END}Поделиться\n"),
            format!("Поделиться\n{END}Комментарии (2)\n"),
        ] {
            assert!(resumed(&below).is_empty(), "{below}");
        }
    }

    #[test]
    fn a_short_text_goes_on_behind_an_invitation() {
        let letter = "Подпишитесь на нашу рассылку\nГлавное за неделю придёт в вашу почту.\n";
        let form = "Оставьте почту\nПодписаться\nНажимая кнопку, вы соглашаетесь с правилами.\n";
        for invitation in [letter, form, "Реклама\nОкна недорого\n", "Реклама\n"]
        {
            assert_eq!(resumed(&format!("{invitation}{END}")).len(), 2, "{invitation}");
            let behind = format!("{invitation}{END}Расскажите, что вы видели на реке.\n");
            assert_eq!(resumed(&behind).len(), 2, "{invitation}");
            let menu = "Погода\n".repeat(40);
            assert!(resumed(&format!("{invitation}{END}{menu}")).is_empty(), "{invitation}");
        }
        let english = "Sign up to our newsletter\nGet the news in your inbox every Friday.\n";
        assert_eq!(resumed(&format!("{english}Понтон унесло течением прошлой весной.\n")).len(), 1);
    }
}
