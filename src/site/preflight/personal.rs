//! Personal data that stands in a text: addresses of mailboxes, telephone numbers, and Kazakhstan's
//! individual identification numbers.
//!
//! Nothing is removed: whether a number is that of an office or of a person, a person decides.

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::article::Article;
use crate::model::cleaned::Block;

/// What is looked for: what it is called, how it is written, and what it must be besides.
struct Kind {
    name: &'static str,
    pattern: LazyLock<Regex>,
    holds: fn(&str) -> bool,
}

static KINDS: [Kind; 3] = [
    Kind {
        name: "an e-mail address",
        pattern: LazyLock::new(|| {
            pattern(
                r"[\p{L}\p{N}][\p{L}\p{N}._%+-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}",
            )
        }),
        holds: |_| true,
    },
    Kind {
        name: "an individual identification number",
        pattern: LazyLock::new(|| pattern(r"\d+")),
        holds: is_iin,
    },
    Kind {
        name: "a telephone number",
        pattern: LazyLock::new(|| {
            pattern(concat!(
                r"\+\d[\d\s()–-]{8,}\d|",
                r"\b8[\s-]?\(?[34789]\d{2,4}\)?[\s-]?\d{1,3}(?:[\s–-]?\d{2}){2}\b",
            ))
        }),
        holds: is_telephone_number,
    },
];

/// At most so many finds of an article are reported; the rest are as many reasons to look at it.
const MOST_FINDS: usize = 5;

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written in this file")
}

/// The personal data of an article's text, in its order.
pub fn data(article: &Article) -> impl Iterator<Item = Diagnostic> {
    let path = &article.source.path;
    let report = move |(block, name, found): (&Block, &str, &str)| {
        let place = Place::line(path, block.lines.first.get());
        catalogue::personal_data(place, name, found)
    };
    article.blocks.iter().flat_map(of_block).take(MOST_FINDS).map(report)
}

fn of_block(block: &Block) -> impl Iterator<Item = (&Block, &'static str, &str)> {
    KINDS.iter().flat_map(move |kind| {
        let found = kind.pattern.find_iter(&block.text).map(|found| found.as_str());
        found.filter(|found| (kind.holds)(found)).map(move |found| (block, kind.name, found))
    })
}

/// Whether a number of twelve digits begins with a day of birth and ends with its control digit.
///
/// Source: the rules for individual identification numbers of the Republic of Kazakhstan: digits
/// weighted by 1 to 11 modulo 11, and by 3 to 11, 1, 2 where that gives ten.
fn is_iin(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let [_, _, m, n, d, e, century, .., control] = digits[..] else { return false };
    let (month, day) = (10 * m + n, 10 * d + e);
    if digits.len() != 12 || !(1..=12).contains(&month) || !(1..=31).contains(&day) || century > 6 {
        return false;
    }
    let sum = |shift: usize| {
        let weight = |place: usize| u32::try_from((place + shift) % 11 + 1).unwrap_or(0);
        digits[..11].iter().enumerate().map(|(place, digit)| digit * weight(place)).sum::<u32>()
            % 11
    };
    let remainder = match sum(0) {
        10 => sum(2),
        remainder => remainder,
    };
    remainder == control
}

/// Whether there are as many digits as a number has that is dialled from abroad, or within Russia and
/// Kazakhstan with the prefix 8.
fn is_telephone_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if text.starts_with('+') { (10..=15).contains(&digits) } else { digits == 11 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::line::LineRange;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let lines = LineRange::one(1);
        let block = Block::paragraph(text.to_owned(), lines);
        of_block(&block).map(|(_, name, found)| (name, found.to_owned())).collect()
    }

    #[test]
    fn addresses_telephones_and_identification_numbers_are_found() {
        for (text, name, expected) in [
            (
                "Пишите на a.lugina@vestnik.example.",
                "an e-mail address",
                "a.lugina@vestnik.example",
            ),
            ("Почта: приём@заречный.рф", "an e-mail address", "приём@заречный.рф"),
            ("Тел. 8 (7212) 56-78-90", "a telephone number", "8 (7212) 56-78-90"),
            ("Звоните: 8-701-555-12-34!", "a telephone number", "8-701-555-12-34"),
            ("+7 701 555 12 34", "a telephone number", "+7 701 555 12 34"),
            ("+44 20 7946 0958", "a telephone number", "+44 20 7946 0958"),
            ("ИИН 900101300017", "an individual identification number", "900101300017"),
        ] {
            assert_eq!(found(text), [(name, expected.to_owned())], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_personal_data() {
        for text in [
            "В 2025 году выделили 3 400 500 000 тенге.",
            "С 1998–2001 по 2014–2026 годы",
            "Счёт 900101300018 и номер 991301300017",
            "12.03.2026 10:00",
            "@vestnik и пост@",
            "85 000 000 000 тенге",
            "87 000 000 000 тенге",
            "8 марта 2026 года",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
