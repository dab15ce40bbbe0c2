//! Short pieces of longer texts; a word is never cut in two.

/// The first words of a text, `length` characters at most and `…`; its line breaks stay.
pub fn first_words(text: &str, length: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(length) else { return text.to_owned() };
    let head = &text[..limit];
    let end = head.rfind(char::is_whitespace).unwrap_or(limit);
    format!("{}…", head[..end].trim_end_matches(is_open))
}

/// At most `length` characters of a text, cut between words and marked with `…`.
pub fn cut(text: &str, length: usize) -> String {
    let collapsed = collapsed(text, length);
    let Some((limit, _)) = collapsed.char_indices().nth(length) else { return collapsed };
    let head = &collapsed[..limit];
    let end = head.rfind(' ').unwrap_or(limit);
    format!("{}…", head[..end].trim_end_matches(is_open))
}

/// Whether a character asks for words after it.
fn is_open(c: char) -> bool {
    c.is_whitespace() || ",;:–—-(«„".contains(c)
}

/// A text with one space between its words; of a longer one at least the first `most` characters
/// and one more.
pub fn collapsed(text: &str, most: usize) -> String {
    // No character has more bytes.
    let enough = most.saturating_mul(4);
    let mut collapsed = String::new();
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
        if collapsed.len() > enough {
            break;
        }
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words() {
        assert_eq!(cut("Старый мост закрыли, но не снесли", 22), "Старый мост закрыли…");
        assert_eq!(cut("Старый  мост", 22), "Старый мост");
        assert_eq!(cut("одноединственноеслово", 4), "одно…");
    }
}
