//! What tables write for outlets and languages, as an archive has it.

use super::traits::is_address;
use crate::model::language_tag;

/// The code of a language, as `ru` for `ru-RU`, `rus` and `Russian`; none of what is no language.
pub(super) fn language_code(text: &str) -> Option<String> {
    let tag = language_tag::parse(text).or_else(|| language_tag::meant(text))?;
    tag.split('-').next().map(str::to_owned)
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
            ("ru", Some("ru")),
            ("ru-RU", Some("ru")),
            ("Russian", Some("ru")),
            ("қазақша", Some("kk")),
            ("kz", Some("kk")),
            ("en_US", Some("en")),
            ("de", Some("de")),
            ("zh-Hans-CN", Some("zh")),
            ("эльфийский", None),
            ("xx", None),
            ("qq", None),
            ("unknown", None),
            ("und", None),
            ("qaa", None),
            ("", None),
        ] {
            assert_eq!(language_code(text).as_deref(), code, "{text}");
        }
    }

    #[test]
    fn an_outlet_is_no_address() {
        assert_eq!(outlet("https://www.stepnoy-vestnik.example/news"), "stepnoy-vestnik.example");
        assert_eq!(outlet("Степной вестник"), "Степной вестник");
    }
}
