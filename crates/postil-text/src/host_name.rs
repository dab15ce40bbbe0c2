//! Names of hosts: in the letters that people read, and as they are written in ASCII (RFC 3492).

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The parameters of RFC 3492, section 5.
const BASE: u32 = 36;
const MIN: u32 = 1;
const MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;

/// A host has names of at most so many bytes (RFC 1035, section 2.3.4).
const LONGEST_LABEL: usize = 63;

/// The host of an address or of a bare host, [in letters](in_letters); none of what is no host, as a name
/// of something else.
///
/// ```
/// use postil_text::host_name::of_address;
///
/// let host = of_address("https://www.xn--80aer5aza.xn--p1ai:443/news?page=1");
/// assert_eq!(host.as_deref(), Some("архив.рф"));
/// assert_eq!(of_address("Степной вестник"), None);
/// ```
pub fn of_address(text: &str) -> Option<String> {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = in_letters(host.split(':').next().unwrap_or_default());
    let is_sign = |c: char| is_letter(c) || matches!(c, '.' | '_');
    let is_host = host.contains('.')
        && host.split('.').all(|part| !part.is_empty())
        && host.chars().all(is_sign);
    is_host.then_some(host)
}

/// A host as people read it: in small letters, those that `xn--…` or percent signs stand for among
/// them, without `www.` and without a full stop at its end.
pub fn in_letters(host: &str) -> String {
    let labels: Vec<String> = host.trim_end_matches('.').split('.').map(label_in_letters).collect();
    let name = labels.join(".");
    name.strip_prefix("www.").map_or(name.clone(), str::to_owned)
}

fn label_in_letters(label: &str) -> String {
    let plain = label.to_lowercase();
    let encoded = plain.strip_prefix("xn--").filter(|rest| rest.len() <= LONGEST_LABEL);
    let percent = || Some(percent_decode_str(label).decode_utf8().ok()?.nfc().collect::<String>());
    encoded.and_then(decode).or_else(percent).map_or(plain, |letters| letters.to_lowercase())
}

/// Decodes what stands behind `xn--`; none where it is no such name.
fn decode(encoded: &str) -> Option<String> {
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
pub fn in_ascii(name: &str) -> Option<String> {
    let name: String = name.to_lowercase().nfkc().collect();
    let labels: Option<Vec<String>> = name.split('.').map(label).collect();
    labels.map(|labels| labels.join("."))
}

fn is_letter(c: char) -> bool {
    c == '-' || c.is_alphanumeric() || is_combining_mark(c)
}

fn label(name: &str) -> Option<String> {
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
            assert_eq!(in_ascii(name).as_deref(), Some(ascii), "{name}");
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
            assert_eq!(in_ascii(name), None, "{name}");
        }
        assert_eq!(in_ascii(&"щ".repeat(70)), None);
    }

    #[test]
    fn a_host_is_the_same_however_it_is_written() {
        for text in [
            "https://архив.рф/a",
            "http://WWW.АРХИВ.РФ:80?a",
            "архив.рф.",
            "https://u:p@xn--80aer5aza.xn--p1ai#a",
            "https://XN--80AER5AZA.XN--P1AI/a",
            "https://%D0%B0%D1%80%D1%85%D0%B8%D0%B2.%D1%80%D1%84/",
        ] {
            assert_eq!(of_address(text).as_deref(), Some("архив.рф"), "{text}");
        }
        assert_eq!(of_address("https://उदाहरण.भारत/").as_deref(), Some("उदाहरण.भारत"));
        for text in ["Степной вестник", "а..рф", "", "localhost", "Сказано. Сделано"]
        {
            assert_eq!(of_address(text), None, "{text}");
        }
        let long = format!("xn--{}.example", "a".repeat(100));
        assert_eq!(in_letters(&long), long);
    }

    proptest! {
        #[test]
        fn what_is_encoded_decodes(name in "[a-zа-яёәғқңөұүһі日0-9]{1,24}") {
            prop_assert_eq!(decode(&encode(&name).unwrap()), Some(name));
        }
    }
}
