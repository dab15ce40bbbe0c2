//! Says which words beside a quote a note needs, so that its quote is found in one place.

use crate::model::cleaned::Block;
use crate::model::quote::{FoldedQuote, fold_text};

/// The most words beside a quote that a note gets on either side.
const MOST_WORDS: usize = 12;

/// What a note says about the words beside its quote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// The words before it.
    pub before: Option<String>,
    /// The words after it.
    pub after: Option<String>,
}

/// The fewest words beside a quote that tell its place from others; none where it stands once.
///
/// `around` is what stands beside the quote where it was selected. Where even that does not tell
/// the place, all of it is given. Nothing comes back where the text does not have the quote.
pub fn needed_context(blocks: &[Block], quote: &str, around: &Context) -> Option<Context> {
    let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let text = fold_text(&texts.join("\n"));
    let places = |context: &Context| {
        let (before, after) = (context.before.as_deref(), context.after.as_deref());
        FoldedQuote::new(quote, before, after).places(&text).take(2).count()
    };
    match places(&Context::default()) {
        0 => return None,
        1 => return Some(Context::default()),
        _ => {}
    }
    let mut contexts = (1..=MOST_WORDS).flat_map(|count| around.nearest(count));
    let enough = contexts.find(|context| places(context) == 1);
    enough.or_else(|| around.nearest(MOST_WORDS).into_iter().next_back())
}

impl Context {
    /// The nearest words of it: those before, those after, both.
    fn nearest(&self, count: usize) -> [Context; 3] {
        let before = self.before.as_deref().and_then(|before| last_words(before, count));
        let after = self.after.as_deref().and_then(|after| first_words(after, count));
        [
            Context { before: before.clone(), after: None },
            Context { before: None, after: after.clone() },
            Context { before, after },
        ]
    }
}

/// The last words of a text, with the space behind them.
fn last_words(text: &str, count: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().rev().take(count).collect();
    let words: Vec<&str> = words.into_iter().rev().collect();
    let gap = if text.ends_with(char::is_whitespace) { " " } else { "" };
    (!words.is_empty()).then(|| format!("{}{gap}", words.join(" ")))
}

/// The first words of a text, with the space before them.
fn first_words(text: &str, count: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(count).collect();
    let gap = if text.starts_with(char::is_whitespace) { " " } else { "" };
    (!words.is_empty()).then(|| format!("{gap}{}", words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cleaned::LineRange;

    fn blocks(texts: &[&str]) -> Vec<Block> {
        let block = |text: &&str| Block::paragraph((*text).to_owned(), LineRange::one(1));
        texts.iter().map(block).collect()
    }

    fn needed(texts: &[&str], quote: &str, before: &str, after: &str) -> Option<Context> {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let around = Context { before: some(before), after: some(after) };
        needed_context(&blocks(texts), quote, &around)
    }

    #[test]
    fn a_quote_that_stands_once_needs_nothing() {
        let context = needed(&["Мост закрыт.", "Брод открыт."], "закрыт", "Мост ", ".");
        assert_eq!(context, Some(Context::default()));
    }

    #[test]
    fn one_word_is_enough_where_it_tells_the_places_apart() {
        let texts = ["Вчера мост закрыли.", "Потом снова мост закрыли."];
        let context = needed(&texts, "мост закрыли", "Потом снова ", ".").unwrap();
        assert_eq!(context, Context { before: Some("снова ".to_owned()), after: None });
        let texts = ["мост и брод", "мост и паром"];
        let context = needed(&texts, "мост", "", " и паром").unwrap();
        assert_eq!(context, Context { before: None, after: Some(" и паром".to_owned()) });
    }

    #[test]
    fn words_of_another_text_have_no_place() {
        assert_eq!(needed(&["Мост закрыт."], "открыт", "Мост ", "."), None);
        assert_eq!(needed(&["Мост закрыт."], " ", "", ""), None);
    }
}
