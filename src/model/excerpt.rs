//! Short pieces of an article, for lists and descriptions.

use crate::model::article::Article;
use crate::model::cleaned::{Block, BlockKind};
use postil_text::excerpt::{DESCRIPTION_LENGTH, cut};
use postil_text::sentence;

/// How long the first words of an article are in a list, in characters.
const LEDE_LENGTH: usize = 240;

/// The first words of an article's text; empty where it has none.
///
/// A title that was made from the first sentence is not said twice.
pub fn lede(article: &Article) -> String {
    let mut texts = article.blocks.iter().filter(|block| is_prose(block)).map(|block| &*block.text);
    let first = texts.next().unwrap_or_default();
    if !article.fields.title_derived {
        return cut(first, LEDE_LENGTH);
    }
    match after_first_sentence(first) {
        "" => cut(texts.next().unwrap_or_default(), LEDE_LENGTH),
        rest => cut(rest, LEDE_LENGTH),
    }
}

/// One sentence or two about an article, for search engines and previews.
pub fn description(article: &Article) -> Option<String> {
    let block = article.blocks.iter().find(|block| is_prose(block))?;
    Some(cut(&block.text, DESCRIPTION_LENGTH))
}

fn is_prose(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Heading | BlockKind::Caption)
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
}
