//! Short pieces of an article and of its notes, for lists and descriptions.

use std::borrow::Cow;

use crate::model::article::Article;
use crate::model::markup;
use postil_text::excerpt::{collapsed, cut};
use postil_text::sentence;

/// How long the first words of an article are in a list, in characters.
const LEDE_LENGTH: usize = 240;
/// How long a description for search engines is, in characters.
const DESCRIPTION_LENGTH: usize = 160;
/// How long the quotation at the head of a note is, in characters.
const LEMMA_LENGTH: usize = 56;

/// A quotation of fewer words stands whole.
const FEWEST_WORDS: usize = 7;

/// The first words of an article's text; empty where it has none.
///
/// A title that was made from the first sentence is not said twice.
pub fn lede(article: &Article) -> String {
    let mut texts = prose(article);
    let first = texts.next().unwrap_or_default();
    if !article.fields.title_derived {
        return cut(&first, LEDE_LENGTH);
    }
    match after_first_sentence(&first) {
        "" => cut(&texts.next().unwrap_or_default(), LEDE_LENGTH),
        rest => cut(rest, LEDE_LENGTH),
    }
}

/// The first paragraph of an article's text, without what is struck.
pub fn first_prose(article: &Article) -> Option<Cow<'_, str>> {
    prose(article).next()
}

/// The paragraphs of an article's text that stand.
fn prose(article: &Article) -> impl Iterator<Item = Cow<'_, str>> {
    let prose = article.blocks.iter().filter(|block| block.kind.is_prose());
    let standing = prose.map(|block| markup::current(&block.text, &block.spans));
    standing.filter(|text| !text.trim().is_empty())
}

/// One sentence or two about an article, for search engines and previews.
pub fn description(article: &Article) -> Option<String> {
    first_prose(article).map(|text| cut(&text, DESCRIPTION_LENGTH))
}

/// The first words of a text, by which one knows it.
pub fn head(text: &str) -> String {
    cut(text, 2 * LEMMA_LENGTH)
}

/// The first paragraph of a Markdown text, without its marks.
pub fn of_markdown(text: &str) -> Option<String> {
    let paragraph =
        text.split("\n\n").map(str::trim).find(|part| part.starts_with(char::is_alphanumeric))?;
    let plain: String = paragraph.chars().filter(|c| !"*_`[]<>".contains(*c)).collect();
    Some(cut(plain.split("](").next().unwrap_or(&plain), DESCRIPTION_LENGTH))
}

/// A quotation, shortened in the middle.
pub fn lemma(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().take(FEWEST_WORDS).collect();
    let is_long = |text: &str| without_stop(text).chars().count() > LEMMA_LENGTH;
    // The start tells it of nearly every long quotation.
    let shortened = words.len() == FEWEST_WORDS
        && (is_long(&collapsed(quote, LEMMA_LENGTH)) || is_long(&collapsed(quote, usize::MAX)));
    if !shortened {
        return cut(without_stop(&collapsed(quote, usize::MAX)), 2 * LEMMA_LENGTH);
    }
    let mut from_end = quote.split_whitespace().rev();
    let [last, before] = [(); 2].map(|()| from_end.next().unwrap_or_default());
    let tail = format!("{before} {last}");
    cut(&format!("{} … {}", words[..3].join(" "), without_stop(&tail)), 2 * LEMMA_LENGTH)
}

/// A text without the marks that end it.
fn without_stop(text: &str) -> &str {
    text.trim_end_matches(['.', ',', ';', ':'])
}

/// What follows the first sentence of a text.
fn after_first_sentence(text: &str) -> &str {
    text[sentence::first(text).len()..].trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_sentence_follows_the_first() {
        assert_eq!(after_first_sentence("Ему 3.5 года. Он спит."), "Он спит.");
        assert_eq!(after_first_sentence("Одна фраза."), "");
        for text in ["В г. Заречный приехал А. Ким.", "«Мы готовы!» – сказал он."]
        {
            assert_eq!(after_first_sentence(&format!("{text} Он спит.")), "Он спит.");
        }
    }

    #[test]
    fn a_long_quotation_keeps_its_ends() {
        assert_eq!(
            lemma("новый порядок осмотра мостов вступит в силу не раньше первого июля"),
            "новый порядок осмотра … первого июля"
        );
        assert_eq!(lemma("новый порядок"), "новый порядок");
    }
}
