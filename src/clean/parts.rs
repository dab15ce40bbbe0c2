//! Decides what part a kept line plays in the article.

use crate::clean::facts::{LineFacts, Shape};
use crate::model::cleaned::BlockKind;
use crate::model::source::LineElement;

/// A heading inside the text has no more words than this.
const HEADING_WORDS: usize = 12;
/// A line below a heading has at least this many words.
const PARAGRAPH_WORDS: usize = 14;

/// The part of a kept line; `before` and `after` are the kept lines around it.
pub(super) fn part(
    line: &LineFacts,
    before: Option<&LineFacts>,
    after: Option<&LineFacts>,
) -> BlockKind {
    if line.shape == Shape::Caption {
        return BlockKind::Caption;
    }
    match line.markup.element {
        LineElement::Caption => BlockKind::Caption,
        LineElement::Heading(_) => BlockKind::Heading,
        LineElement::Quotation => BlockKind::Quotation,
        LineElement::ListItem => BlockKind::List,
        LineElement::Plain if is_list_item(line.text) => BlockKind::List,
        LineElement::Plain if is_heading(line, before, after) => BlockKind::Heading,
        _ if is_quotation(line.text) => BlockKind::Quotation,
        _ => BlockKind::Paragraph,
    }
}

/// A bullet, or a hyphen that does not start somebody's words.
fn is_list_item(text: &str) -> bool {
    let bullet = text.starts_with(['•', '●', '▪', '◦', '·', '‣', '■', '►']);
    let hyphen = text.starts_with("- ") || text.starts_with("* ");
    bullet || (hyphen && !text.contains(", - ") && !text.contains(", – ") && !text.contains(", — "))
}

/// A short line without a full stop between a finished text and a long one.
fn is_heading(line: &LineFacts, before: Option<&LineFacts>, after: Option<&LineFacts>) -> bool {
    line.words <= HEADING_WORDS
        && !line.text.ends_with(['.', ',', ':', ';', '…', '»'])
        && line.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && before.is_some_and(|before| before.ends_sentence || before.shape == Shape::Caption)
        && after.is_some_and(|after| after.words >= PARAGRAPH_WORDS)
}

/// Somebody's words set off: `— Да, — сказал он.`, `«Да», – сказал он.`, `"Да". Имя Фамилия`.
fn is_quotation(text: &str) -> bool {
    if text.starts_with("— ") || text.starts_with("– ") || text.starts_with("- ") {
        return true;
    }
    let close = match text.chars().next() {
        Some('«') => '»',
        Some('"') => '"',
        Some('“' | '„') => '”',
        _ => return false,
    };
    let opened = text.chars().next().map_or(0, char::len_utf8);
    text[opened..].match_indices(close).any(|(at, _)| {
        let said = opened + at;
        let rest = text[said + close.len_utf8()..].trim_start();
        let set_off = rest.is_empty() || rest.starts_with([',', '.', '–', '—', '-', '!', '?']);
        set_off && said * 5 >= text.len() * 2
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_in_three_styles() {
        for text in [
            "«Мост нужен всем жителям», – отметил он.",
            "— Мост нужен всем, — сказал Климов. — Мы ждали его годы.",
            "\"Мост нужен всем жителям района\". Анна Ким",
        ] {
            assert!(is_quotation(text), "{text}");
        }
        for text in ["«Дала» открыла в районе новую школу и детский сад.", "Он сказал: «Да»."]
        {
            assert!(!is_quotation(text), "{text}");
        }
    }
}
