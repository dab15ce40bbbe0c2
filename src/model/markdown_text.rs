//! Plain words within Markdown.

/// Scraped words as they are meant: no markup in them, and on one line.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if is_markup(c, text[..at].trim_start()) {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

/// Whether a character could be read as markup behind `head`, the words before it on its line.
fn is_markup(character: char, head: &str) -> bool {
    match character {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' => true,
        '-' | '+' | '=' | '#' => head.is_empty(),
        '.' | ')' => !head.is_empty() && head.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_could_be_markup_is_escaped() {
        for (text, expected) in [
            ("И. Лодкин (Кызыл-Жар), 15% #мост!", "И. Лодкин (Кызыл-Жар), 15% #мост!"),
            ("15. Мост **закрыт** <b>", "15\\. Мост \\*\\*закрыт\\*\\* \\<b\\>"),
            ("- # [а](б)", "\\- # \\[а\\](б)"),
            ("2038. ", "2038\\. "),
            ("в 2038.\n\n# Раз", "в 2038.  # Раз"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }
}
