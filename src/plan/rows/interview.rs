//! Which paragraphs are the questions of an interview, so that a reader can tell them from the answers.

use std::collections::BTreeSet;

use crate::model::cleaned::{Block, BlockKind};
use crate::model::markup::LineForm;

/// So many questions that are answered make an interview.
const FEWEST: usize = 3;
/// Of so many paragraphs one at least is a question.
const PARAGRAPHS: usize = 4;

/// The indices of the blocks that ask; none of a text that is no interview.
pub(in crate::plan) fn questions(blocks: &[Block]) -> BTreeSet<usize> {
    let spoken = |(_, block): &(usize, &Block)| {
        let is_paragraph = matches!(block.kind, BlockKind::Lede | BlockKind::Paragraph);
        is_paragraph && matches!(block.form, LineForm::Plain)
    };
    let spoken: Vec<(usize, &Block)> = blocks.iter().enumerate().filter(spoken).collect();
    let answered = spoken.windows(2).filter(|pair| asks(pair[0].1) && !asks(pair[1].1));
    let asked: BTreeSet<usize> = answered.map(|pair| pair[0].0).collect();
    let is_interview = asked.len() >= FEWEST && asked.len() * PARAGRAPHS >= spoken.len();
    if is_interview { asked } else { BTreeSet::new() }
}

fn asks(block: &Block) -> bool {
    block.text.trim_end_matches(['»', '”', '"', '“', ')', '!']).ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::line::LineRange;

    fn asked(texts: &[&str]) -> Vec<usize> {
        let block = |text: &&str| Block::paragraph((*text).to_owned(), LineRange::one(1));
        questions(&texts.iter().map(block).collect::<Vec<_>>()).into_iter().collect()
    }

    #[test]
    fn questions_of_an_interview_are_told_from_answers() {
        let interview = [
            "Сергей Лунин двадцать лет учит детей физике.",
            "Вы приехали из столицы. Не жалеете?",
            "Первый год жалел.",
            "– Что было труднее всего?",
            "– Зима. Почту привозили раз в неделю.",
            "«А сейчас?»",
            "Сейчас всё иначе: дорогу чистят.",
        ];
        assert_eq!(asked(&interview), [1, 3, 5]);
    }

    #[test]
    fn an_article_that_asks_is_no_interview() {
        assert_eq!(asked(&["Кто заплатит?", "Совет молчит.", "Когда?", "Весной.", "Да."]), [0; 0]);
        let long = ["Зачем?", "Да.", "Куда?", "Нет.", "Когда?", "Скоро."];
        let long: Vec<&str> = long.into_iter().chain(["Мост открыт."; 9]).collect();
        assert_eq!(asked(&long), [0; 0], "a few questions in a long text");
        assert_eq!(asked(&["Зачем?", "Куда?", "Когда?", "Кто?"]), [0; 0], "nobody answers");
    }
}
