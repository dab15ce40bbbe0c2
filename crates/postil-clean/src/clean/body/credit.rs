//! Reads who made a picture from its caption: `Фото: А. Б.`, `Photo: X/Agency`, `Сурет: …`.

use std::sync::LazyLock;

use regex::Regex;

use postil_text::sentence;

/// A credit has no more words than this.
const MOST_WORDS: usize = 10;
/// A credit stands within so many bytes of a caption's end.
const REACH: usize = 1000;

/// What stands before a credit; it ends where the credit starts.
static MARKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)
        (?:^|[\s(\[|/.,])
        (?: (?:фото|фотография|фотосурет|сурет|суреті|снимок|иллюстрация|коллаж|инфографика|видео
               |photo|photos|photograph|picture|image|illustration|video)
            (?:\s(?:credit|by|courtesy\sof))? \s?: \s?
          | (?:photo|photos|photograph|picture|image|illustration)\s(?:by|courtesy\sof)\s
          | фото\s[-–—]\s
          | © \s?
        )",
    )
    .expect("the pattern is a constant")
});

/// An outlet's credit with the moment at which it put the picture up.
static OUTLET: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^Новости\s(.{2,60}?)\sот\s\d").expect("the pattern is constant"));

/// The photographer or agency that a caption names; none where it names none.
///
/// Of several credits in a caption the last one counts.
pub(crate) fn of_caption(caption: &str) -> Option<String> {
    let reach = &caption[caption.ceil_char_boundary(caption.len().saturating_sub(REACH))..];
    if let Some(marker) = MARKER.find_iter(reach).last() {
        return credit(&reach[marker.end()..]);
    }
    let name = reach.strip_prefix("Фото ").or_else(|| reach.strip_prefix("фото "))?;
    let capitals = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    credit(name).filter(|_| capitals || name.starts_with("из ") || name.starts_with("с сайта "))
}

/// The credit at the start of a text.
fn credit(text: &str) -> Option<String> {
    if let Some(outlet) = OUTLET.captures(text) {
        return Some(outlet[1].to_owned());
    }
    let credit = sentence::first(text).trim().trim_end_matches(['.', ',', ';', '|']);
    let credit = match credit.strip_suffix(')') {
        Some(inner) if !inner.contains('(') => inner,
        _ => credit,
    };
    let words = credit.split_whitespace().count();
    let names = (1..=MOST_WORDS).contains(&words) && credit.chars().any(char::is_alphabetic);
    names.then(|| credit.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_read_from_captions() {
        for (caption, expected) in [
            ("Фото: А. Б. Ким", Some("А. Б. Ким")),
            ("Мост зимой. Фото: акимат Белого Яра.", Some("акимат Белого Яра")),
            ("Photo: Mark Tully/Ledger", Some("Mark Tully/Ledger")),
            ("The ferry at noon (Photo by Nora Hill)", Some("Nora Hill")),
            ("Сурет: Ержан Төлеу", Some("Ержан Төлеу")),
            ("Мост, фото - Новости Dala.example от 14.02.2026 16:52", Some("Dala.example")),
            (
                "Мост, фото - Новости Dala.example от 14.02.2026 16:52 Фото: пресс-служба акимата",
                Some("пресс-служба акимата"),
            ),
            ("Фото Вера Ключник", Some("Вера Ключник")),
            ("Фото из архива семьи", Some("из архива семьи")),
            ("© Степной вестник", Some("Степной вестник")),
            ("Мост зимой", None),
            ("Фото дня", None),
            ("Фото:", None),
        ] {
            assert_eq!(of_caption(caption).as_deref(), expected, "{caption}");
        }
    }
}
