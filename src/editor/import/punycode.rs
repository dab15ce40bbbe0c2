//! Names of hosts in other letters than ASCII's, as they are written in ASCII (RFC 3492).

/// The parameters of RFC 3492, section 5.
const BASE: u32 = 36;
const MIN: u32 = 1;
const MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;

/// Decodes what stands behind `xn--`; none where it is no such name.
pub(super) fn decode(encoded: &str) -> Option<String> {
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
