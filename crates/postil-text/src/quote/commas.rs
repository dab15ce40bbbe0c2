//! Numbers whose comma groups their digits in one language and begins a fraction in another.

/// The numbers of a text with a comma before their last three digits and no other sign: `1,500` is
/// fifteen hundred in English, and one and a half in Russian.
pub(super) fn doubtful_numbers(text: &str) -> impl Iterator<Item = &str> {
    let joins = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | '’' | ':');
    let pieces = text.split(move |c| !joins(c));
    let numbers = pieces.map(|piece| piece.trim_matches(|c: char| !c.is_ascii_digit()));
    numbers.filter(|number| is_doubtful(number))
}

fn is_doubtful(number: &str) -> bool {
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    number.split_once(',').is_some_and(|(whole, rest)| {
        let may_group = (1..=3).contains(&whole.len()) && rest.len() == 3;
        may_group && !whole.starts_with('0') && are_digits(whole) && are_digits(rest)
    })
}

/// The first of some doubtful numbers that a text writes with a space, or the other way round; with
/// what the text has.
pub(super) fn regrouped(ours: &[String], text: &str) -> Option<(String, String)> {
    let theirs: Vec<&str> = doubtful_numbers(text).collect();
    let common = ours.iter().zip(&theirs).take_while(|(our, their)| our == their).count();
    match (ours.get(common), theirs.get(common)) {
        (None, None) => None,
        (Some(our), _) => Some((our.clone(), our.replace(',', " "))),
        (None, Some(their)) => Some((their.replace(',', " "), (*their).to_owned())),
    }
}

/// Whether most letters of a text are of languages in which a comma begins a fraction, as far as
/// their script tells.
pub fn has_decimal_commas(text: &str) -> bool {
    let cyrillic = text.chars().filter(|c| matches!(c, '\u{400}'..='\u{52f}')).count();
    cyrillic > text.bytes().filter(u8::is_ascii_alphabetic).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_comma_before_three_digits_is_doubtful() {
        for (text, expected) in [
            ("всего 1,500 тонн, 12,000.", "1,500|12,000"),
            ("«125,250», (3,000)", "125,250|3,000"),
            ("1,500,000 и 1,500.25", ""),
            ("1,5 и 0,125 и 1,0000 и 2025,100", ""),
            ("1 500 и 1'500 и 1.500", ""),
            ("10, 200", ""),
        ] {
            let found: Vec<&str> = doubtful_numbers(text).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }
}
