//! Short pieces of longer texts, for lists and descriptions; a word is never cut in two.

/// How long a description for search engines is, in characters.
pub const DESCRIPTION_LENGTH: usize = 160;
/// How long the quotation at the head of a note is, in characters.
const LEMMA_LENGTH: usize = 56;

/// A quotation of fewer words stands whole.
const FEWEST_WORDS: usize = 7;

/// The first words of a text, by which one knows it.
pub fn head(text: &str) -> String {
    cut(text, 2 * LEMMA_LENGTH)
}

/// The first words of a text, `length` characters at most and `…`; its line breaks stay.
pub fn first_words(text: &str, length: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(length) else { return text.to_owned() };
    let head = &text[..limit];
    let end = head.rfind(char::is_whitespace).unwrap_or(limit);
    format!("{}…", head[..end].trim_end_matches(is_open))
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
fn collapsed(text: &str, most: usize) -> String {
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

    #[test]
    fn a_long_quotation_keeps_its_ends() {
        assert_eq!(
            lemma("новый порядок осмотра мостов вступит в силу не раньше первого июля"),
            "новый порядок осмотра … первого июля"
        );
        assert_eq!(lemma("новый порядок"), "новый порядок");
    }
}
