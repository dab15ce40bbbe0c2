//! What tables write for outlets and languages, as an archive has it.

use super::traits::is_address;

/// The languages of the interface as tables name them, in small letters.
const LANGUAGES: [(&str, &[&str]); 3] = [
    ("ru", &["rus", "russian", "русский", "русский язык", "орыс", "орысша", "орыс тілі"]),
    (
        "kk",
        &["kaz", "kz", "kazakh", "казахский", "казахский язык", "қазақ", "қазақша", "қазақ тілі"],
    ),
    (
        "en",
        &[
            "eng",
            "english",
            "английский",
            "английский язык",
            "ағылшын",
            "ағылшынша",
            "ағылшын тілі",
        ],
    ),
];

/// The code of a language, as `ru` for `ru-RU`, `rus` and `Russian`; what is none stays as it is.
pub(super) fn language_code(text: &str) -> String {
    let small = text.trim().to_lowercase();
    let named = LANGUAGES.iter().find(|(_, names)| names.contains(&small.as_str()));
    if let Some((code, _)) = named {
        return (*code).to_owned();
    }
    match small.split(['-', '_']).next() {
        Some(code) if code.len() < small.len() && (2..=3).contains(&code.len()) => code.to_owned(),
        _ => small,
    }
}

/// The name of an outlet; of an address the host.
pub(super) fn outlet(text: &str) -> String {
    if !is_address(text) {
        return text.to_owned();
    }
    let host = text.split('/').nth(2).unwrap_or(text);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_one_code() {
        for (text, code) in [
            ("ru", "ru"),
            ("ru-RU", "ru"),
            ("Russian", "ru"),
            ("қазақша", "kk"),
            ("kz", "kk"),
            ("en_US", "en"),
            ("de", "de"),
            ("латынь", "латынь"),
        ] {
            assert_eq!(language_code(text), code, "{text}");
        }
    }

    #[test]
    fn an_outlet_is_no_address() {
        assert_eq!(outlet("https://www.stepnoy-vestnik.example/news"), "stepnoy-vestnik.example");
        assert_eq!(outlet("Степной вестник"), "Степной вестник");
    }
}
