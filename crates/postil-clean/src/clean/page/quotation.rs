//! Tells paragraphs that are somebody's words, in the three styles of news pages.

/// Somebody's words set off: `— Да, — сказал он.`, `«Да», – сказал он.`, `"Да". Имя Фамилия`.
pub(crate) fn is_quotation(text: &str) -> bool {
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
