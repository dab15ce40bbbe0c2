//! Names of hosts in other letters than ASCII's, as they are written in ASCII (RFC 3492).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The parameters of RFC 3492, section 5.
const BASE: u32 = 36;
const MIN: u32 = 1;
const MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;

/// Decodes what stands behind `xn--`; none where it is no such name.
pub fn decode(encoded: &str) -> Option<String> {
    let (basic, deltas) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut letters: Vec<char> = basic.chars().collect();
    let (mut code, mut at, mut bias) = (128u32, 0u32, 72u32);
    let mut digits = deltas.chars().peekable();
    while digits.peek().is_some() {
        let before = at;
        at = at.checked_add(delta(&mut digits, bias)?)?;
        let count = u32::try_from(letters.len()).ok()? + 1;
        bias = adapted(at - before, count, before == 0);
        code = code.checked_add(at / count)?;
        at %= count;
        letters.insert(at as usize, char::from_u32(code)?);
        at += 1;
    }
    Some(letters.into_iter().collect())
}

/// A host as it stands in an address: each name in other letters than ASCII's as `xn--…`, in small
/// letters and composed.
///
/// None of one that has other signs than letters, digits and hyphens, or a name that is too long.
pub fn host(name: &str) -> Option<String> {
    let name: String = name.to_lowercase().nfkc().collect();
    let labels: Option<Vec<String>> = name.split('.').map(label).collect();
    labels.map(|labels| labels.join("."))
}

/// A host has names of at most so many bytes (RFC 1035, section 2.3.4).
const LONGEST_LABEL: usize = 63;

fn label(name: &str) -> Option<String> {
    let is_letter = |c: char| c == '-' || c.is_alphanumeric() || is_combining_mark(c);
    let is_name = !name.is_empty() && name.chars().all(is_letter);
    let edges = name.starts_with('-') || name.ends_with('-') || name.starts_with(is_combining_mark);
    if !is_name || edges {
        return None;
    }
    let label = if name.is_ascii() { name.to_owned() } else { format!("xn--{}", encode(name)?) };
    (label.len() <= LONGEST_LABEL).then_some(label)
}

/// Encodes a name as it stands behind `xn--` (RFC 3492, section 6.3); none of one that is too long.
fn encode(name: &str) -> Option<String> {
    let letters: Vec<u32> = name.chars().map(u32::from).collect();
    let mut out: String = name.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let (mut code, mut delta, mut bias, mut done) = (128u32, 0u32, 72u32, basic);
    while (done as usize) < letters.len() {
        let next = *letters.iter().filter(|letter| **letter >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        for letter in &letters {
            if *letter < next {
                delta = delta.checked_add(1)?;
            } else if *letter == next {
                push_delta(&mut out, delta, bias);
                bias = adapted(delta, done + 1, done == basic);
                (delta, done) = (0, done + 1);
            }
        }
        (code, delta) = (next + 1, delta.checked_add(1)?);
    }
    Some(out)
}

/// Writes one number of variable length.
fn push_delta(out: &mut String, delta: u32, bias: u32) {
    let mut rest = delta;
    for place in 1.. {
        let threshold = (BASE * place).saturating_sub(bias).clamp(MIN, MAX);
        if rest < threshold {
            return out.push(digit(rest));
        }
        out.push(digit(threshold + (rest - threshold) % (BASE - threshold)));
        rest = (rest - threshold) / (BASE - threshold);
    }
}

fn digit(number: u32) -> char {
    let from = if number < 26 { u32::from(b'a') } else { u32::from(b'0') - 26 };
    char::from_u32(from + number).expect("a digit is less than 36")
}

/// Reads one number of variable length.
fn delta(digits: &mut impl Iterator<Item = char>, bias: u32) -> Option<u32> {
    let (mut sum, mut weight) = (0u32, 1u32);
    for place in 1.. {
        let digit = match digits.next()? {
            letter @ 'a'..='z' => letter as u32 - 'a' as u32,
            number @ '0'..='9' => number as u32 - '0' as u32 + 26,
            _ => return None,
        };
        sum = sum.checked_add(digit.checked_mul(weight)?)?;
        let threshold = (BASE * place).saturating_sub(bias).clamp(MIN, MAX);
        if digit < threshold {
            break;
        }
        weight = weight.checked_mul(BASE - threshold)?;
    }
    Some(sum)
}

/// The bias after a number (RFC 3492, section 6.1).
fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / count;
    let mut steps = 0;
    while delta > (BASE - MIN) * MAX / 2 {
        delta /= BASE - MIN;
        steps += BASE;
    }
    steps + (BASE - MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_host_is_written_in_ascii() {
        for (name, ascii) in [
            ("архив.рф", "xn--80aer5aza.xn--p1ai"),
            ("АРХИВ.РФ", "xn--80aer5aza.xn--p1ai"),
            ("мұрағат.қаз", "xn--80aa8aqm89bvg.xn--80ao21a"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("bu\u{308}cher.example", "xn--bcher-kva.example"),
            ("example.org", "example.org"),
            ("xn--80aer5aza.xn--p1ai", "xn--80aer5aza.xn--p1ai"),
        ] {
            assert_eq!(host(name).as_deref(), Some(ascii), "{name}");
        }
    }

    #[test]
    fn what_is_no_name_of_a_host_is_refused() {
        for name in [
            "",
            "а..рф",
            ".рф",
            "а b.рф",
            "а_б.рф",
            "-а.рф",
            "а-.рф",
            "а@б.рф",
            "а/б",
            "«а».рф",
            "а\u{200b}.рф",
        ] {
            assert_eq!(host(name), None, "{name}");
        }
        assert_eq!(host(&"щ".repeat(70)), None);
    }

    proptest! {
        #[test]
        fn what_is_encoded_decodes(name in "[a-zа-яёәғқңөұүһі日0-9]{1,24}") {
            prop_assert_eq!(decode(&encode(&name).unwrap()), Some(name));
        }
    }
}
