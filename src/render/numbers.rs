//! Numbers as people write them, by language, and the plural forms that they ask for.

use crate::config::settings::Language;

/// The plural form that a number asks for (Unicode CLDR 46, cardinal rules, whole numbers).
pub(super) fn plural_form(number: u64, language: Language) -> &'static str {
    match language {
        Language::Russian => match (number % 10, number % 100) {
            (1, rest) if rest != 11 => "one",
            (2..=4, rest) if !(12..=14).contains(&rest) => "few",
            _ => "many",
        },
        Language::Kazakh | Language::English if number == 1 => "one",
        Language::Kazakh | Language::English => "other",
    }
}

/// A number with its digits in groups of three.
pub(super) fn grouped(number: u64, language: Language) -> String {
    // Russian and Kazakh leave numbers of four digits whole.
    let (separator, shortest) = match language {
        Language::Russian | Language::Kazakh => ('\u{202f}', 5),
        Language::English => (',', 4),
    };
    let digits = number.to_string();
    if digits.len() < shortest {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A size as `312 байт` or `4,1 КБ`; a kilobyte has 1000 bytes.
pub(super) fn bytes(count: u64, language: Language) -> String {
    let units = match language {
        Language::Russian | Language::Kazakh => ["КБ", "МБ", "ГБ"],
        Language::English => ["kB", "MB", "GB"],
    };
    if count < 1000 {
        let unit = match language {
            Language::Russian if plural_form(count, language) == "few" => "байта",
            Language::Russian | Language::Kazakh => "байт",
            Language::English if count == 1 => "byte",
            Language::English => "bytes",
        };
        return format!("{count}\u{a0}{unit}");
    }
    let mut size = count as f64 / 1000.0;
    let mut unit = 0;
    while size >= 999.95 && unit + 1 < units.len() {
        size /= 1000.0;
        unit += 1;
    }
    let text = format!("{size:.1}\u{a0}{}", units[unit]);
    if language == Language::English { text } else { text.replace('.', ",") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_has_three_plural_forms() {
        let form = |number| plural_form(number, Language::Russian);
        assert_eq!([1, 21, 101].map(form), ["one"; 3]);
        assert_eq!([2, 3, 4, 22, 104].map(form), ["few"; 5]);
        assert_eq!([0, 5, 11, 12, 14, 20, 111].map(form), ["many"; 7]);
    }

    #[test]
    fn kazakh_and_english_have_two() {
        for language in [Language::Kazakh, Language::English] {
            assert_eq!(
                [0, 1, 2, 21].map(|number| plural_form(number, language)),
                ["other", "one", "other", "other"]
            );
        }
    }

    #[test]
    fn long_numbers_are_grouped() {
        assert_eq!(grouped(9999, Language::Russian), "9999");
        assert_eq!(grouped(100_000, Language::Russian), "100\u{202f}000");
        assert_eq!(grouped(1234, Language::English), "1,234");
    }

    #[test]
    fn sizes_have_readable_units() {
        assert_eq!(bytes(312, Language::Russian), "312\u{a0}байт");
        assert_eq!(bytes(2, Language::Russian), "2\u{a0}байта");
        assert_eq!(bytes(4120, Language::Russian), "4,1\u{a0}КБ");
        assert_eq!(bytes(999_999, Language::English), "1.0\u{a0}MB");
    }
}
