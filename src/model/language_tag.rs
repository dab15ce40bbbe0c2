//! Which language a text is in, as people state it: a tag of BCP 47.
//!
//! Source: RFC 5646, section 2.1; the codes of two letters are those of ISO 639-1.

/// The codes of ISO 639-1, a line each, with what people write for some of them.
const LANGUAGES: &str = include_str!("languages.txt");

/// Codes of ISO 639-2 that say of no text which language it is in.
const NO_LANGUAGE: [&str; 4] = ["und", "mul", "mis", "zxx"];

/// The longest tag, in characters.
const LONGEST: usize = 35;

/// A tag as it is usually written, as `kk`, `sr-Latn` or `ru-KZ`; none of what is no tag, or has no
/// known code before its first hyphen.
pub fn parse(text: &str) -> Option<String> {
    let text = text.trim();
    let mut parts = text.split('-');
    let code = parts.next()?.to_ascii_lowercase();
    let is_part = |part: &str| {
        (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let rest: Vec<&str> = parts.collect();
    let is_tag = is_code(&code) && rest.iter().all(|part| is_part(part)) && text.len() <= LONGEST;
    let rest = rest.into_iter().map(usual_case);
    is_tag.then(|| [code].into_iter().chain(rest).collect::<Vec<_>>().join("-"))
}

/// The tag that somebody means by what is none: `kk` by `KZ`, `ru` by `русский`, `ru-RU` by `ru_RU`.
pub fn meant(text: &str) -> Option<String> {
    let small = text.trim().to_lowercase();
    named(&small).map(str::to_owned).or_else(|| parse(&small.replace('_', "-")))
}

/// A code of two letters that is known, or any of three that does not stand for one of two, for no
/// language or for one that somebody has made up.
fn is_code(code: &str) -> bool {
    let is_of_none = NO_LANGUAGE.contains(&code) || ("qaa"..="qtz").contains(&code);
    match code.len() {
        2 => languages().any(|(known, _)| known == code),
        3 => {
            code.bytes().all(|byte| byte.is_ascii_lowercase())
                && !is_of_none
                && named(code).is_none()
        }
        _ => false,
    }
}

/// The code of a language by its name, in small letters.
fn named(name: &str) -> Option<&'static str> {
    let is_named = |names: &str| names.split(", ").any(|known| known == name);
    languages().find(|(_, names)| names.is_some_and(is_named)).map(|(code, _)| code)
}

/// The codes, each with its names, parted by commas.
fn languages() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    LANGUAGES.lines().map(|line| match line.split_once(": ") {
        Some((code, names)) => (code, Some(names)),
        None => (line, None),
    })
}

/// A script with a capital, a country in capitals, and anything else in small letters.
fn usual_case(part: &str) -> String {
    let small = part.to_ascii_lowercase();
    match part.len() {
        2 => part.to_ascii_uppercase(),
        4 if part.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            small[..1].to_ascii_uppercase() + &small[1..]
        }
        _ => small,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_by_its_code() {
        for (text, tag) in [
            ("kk", "kk"),
            ("RU", "ru"),
            (" ru-kz ", "ru-KZ"),
            ("sr-latn-rs", "sr-Latn-RS"),
            ("es-419", "es-419"),
            ("tyv", "tyv"),
            ("zh-Hans", "zh-Hans"),
        ] {
            assert_eq!(parse(text).as_deref(), Some(tag), "{text}");
        }
        for text in ["", "12", "KZ", "rus", "ru_RU", "german", "русский", "ru-", "ru-x y", "r"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_meant_is_told() {
        for (text, tag) in [
            ("KZ", Some("kk")),
            ("kaz", Some("kk")),
            ("русский", Some("ru")),
            ("Қазақша", Some("kk")),
            ("German", Some("de")),
            ("ru_RU", Some("ru-RU")),
            ("UA", Some("uk")),
            ("12", None),
            ("эльфийский", None),
        ] {
            assert_eq!(meant(text).as_deref(), tag, "{text}");
        }
    }
}
