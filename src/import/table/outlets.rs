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

/// The two-letter codes, parted by white space behind a comment.
const CODES: &str = include_str!("language-codes.txt");

/// The code of a language, as `ru` for `ru-RU`, `rus` and `Russian`; none of what is no language.
pub(super) fn language_code(text: &str) -> Option<String> {
    let small = text.trim().to_lowercase();
    let named = LANGUAGES.iter().find(|(_, names)| names.contains(&small.as_str()));
    if let Some((code, _)) = named {
        return Some((*code).to_owned());
    }
    let code = small.split(['-', '_']).next().unwrap_or_default();
    is_code(code).then(|| code.to_owned())
}

/// Whether something is a code of ISO 639: of two letters one that is given, of three any but those
/// for no language and for own use.
fn is_code(code: &str) -> bool {
    const OF_NONE: [&str; 4] = ["und", "mul", "mis", "zxx"];
    let is_own = ("qaa"..="qtz").contains(&code);
    match code.len() {
        2 => CODES.lines().skip(1).flat_map(str::split_whitespace).any(|known| known == code),
        3 => code.bytes().all(|c| c.is_ascii_lowercase()) && !OF_NONE.contains(&code) && !is_own,
        _ => false,
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
            ("uzb", "uzb"),
            ("zh-Hans-CN", "zh"),
        ] {
            assert_eq!(language_code(text).as_deref(), Some(code), "{text}");
        }
        for text in ["xx", "qq", "und", "qaa", "латынь", "unknown", "", "r2"] {
            assert_eq!(language_code(text), None, "{text}");
        }
    }

    #[test]
    fn an_outlet_is_no_address() {
        assert_eq!(outlet("https://www.stepnoy-vestnik.example/news"), "stepnoy-vestnik.example");
        assert_eq!(outlet("Степной вестник"), "Степной вестник");
    }
}
