//! Text as quotations are compared: differences that nobody means are folded away.
//!
//! Folded: runs of white space to one space; every quotation mark to `"`; every dash to `-`;
//! `ё` to `е`; soft hyphens and zero-width characters to nothing. Letters keep their case.

use std::ops::Range;

/// A text in folded form that can lead back to the original.
#[derive(Debug, Clone)]
pub struct FoldedText {
    folded: String,
    /// For each byte of `folded`, the original byte at which its character starts; one more
    /// entry at the end holds the original's length.
    origins: Vec<usize>,
}

impl FoldedText {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut origins = Vec::with_capacity(text.len() + 1);
        for (at, original) in text.char_indices() {
            let Some(character) = fold(original) else { continue };
            if character == ' ' && (folded.is_empty() || folded.ends_with(' ')) {
                continue;
            }
            folded.push(character);
            origins.resize(folded.len(), at);
        }
        origins.push(text.len());
        FoldedText { folded, origins }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// Translates a range of folded bytes into the bytes of the original.
    ///
    /// Both ends must lie on character boundaries of the folded text.
    pub fn original_range(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.origins[folded.start];
        let end = self.origins[folded.end];
        start..end
    }
}

/// Folds a text that is only compared, without the way back; no space at either end.
pub fn fold_text(text: &str) -> String {
    let folded = FoldedText::new(text).folded;
    folded.trim_end().to_owned()
}

/// A quote and the words beside it, as they are looked for in a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedQuote {
    words: String,
    before: String,
    after: String,
}

impl FoldedQuote {
    /// Folds a quote and its context.
    pub fn new(quote: &str, before: Option<&str>, after: Option<&str>) -> Self {
        FoldedQuote {
            words: fold_text(quote),
            before: before.map(fold_text).unwrap_or_default(),
            after: after.map(fold_text).unwrap_or_default(),
        }
    }

    /// The quote without its context.
    pub fn alone(&self) -> Self {
        FoldedQuote { before: String::new(), after: String::new(), ..self.clone() }
    }

    /// Every place of a folded text that has the quote's words, and its context beside them.
    pub fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let words = Some(self.words.as_str()).filter(|words| !words.is_empty());
        let places = words.into_iter().flat_map(|words| text.match_indices(words));
        places.map(|(at, words)| at..at + words.len()).filter(|place| {
            text[..place.start].trim_end().ends_with(&self.before)
                && text[place.end..].trim_start().starts_with(&self.after)
        })
    }
}

/// The folded form of one character; none where it counts for nothing.
fn fold(character: char) -> Option<char> {
    Some(match character {
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => return None,
        '«' | '»' | '„' | '“' | '”' | '‟' | '‹' | '›' | '‘' | '’' | '‚' | '‛' | '\'' => {
            '"'
        }
        '‐'..='―' | '−' => '-',
        'ё' => 'е',
        'Ё' => 'Е',
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_means_is_folded() {
        assert_eq!(fold_text(" «Ещё\u{a0}\n один» —\u{ad}да "), "\"Еще один\" -да");
    }

    #[test]
    fn a_folded_range_leads_back() {
        let text = "Он  сказал: «всё ясно»";
        let folded = FoldedText::new(text);
        let at = folded.as_str().find("\"все ясно\"").unwrap();
        let range = folded.original_range(at..at + "\"все ясно\"".len());
        assert_eq!(&text[range], "«всё ясно»");
    }
}
