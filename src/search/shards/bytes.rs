//! Bytes as the index writes them: numbers of variable length, and texts.

use encoding_rs::WINDOWS_1251;

/// How many bytes of its key are a file's name.
pub(super) const NAME: usize = 6;

/// Writes a number, seven bits a byte, the lowest first; all bytes but the last have the highest bit.
pub(super) fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// How many bytes a number takes.
pub(super) fn number_size(number: u32) -> usize {
    (38 - number.leading_zeros() as usize).max(7) / 7
}

/// How many lie between each of some ascending numbers and the one before it.
pub(super) fn steps(numbers: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    let step = |next: &mut u32, number: u32| {
        let step = number - *next;
        *next = number + 1;
        Some(step)
    };
    numbers.scan(0, step)
}

/// Writes how many there are of something.
pub(super) fn put_count(bytes: &mut Vec<u8>, count: usize) {
    put_number(bytes, count as u64);
}

/// Writes a text with its length before it: in windows-1251 where that has all its letters and takes
/// fewer bytes, else in UTF-8. A bit beside the length says which.
///
/// Texts are short and compressed by themselves, so what a letter takes is what it costs.
pub(super) fn put_text(bytes: &mut Vec<u8>, text: &str) {
    let (short, _, is_lossy) = WINDOWS_1251.encode(text);
    let is_short = !is_lossy && short.len() < text.len();
    let written = if is_short { &*short } else { text.as_bytes() };
    put_count(bytes, written.len() << 1 | usize::from(is_short));
    bytes.extend_from_slice(written);
}

/// How many bytes two texts share at their beginning.
pub(super) fn common_start(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum()
}

/// Writes texts, each without what it shares with the one before; that is counted as JavaScript counts
/// letters.
#[derive(Default)]
pub(super) struct FrontCoded<'a> {
    last: &'a str,
}

impl<'a> FrontCoded<'a> {
    pub(super) fn put(&mut self, bytes: &mut Vec<u8>, text: &'a str) {
        let (shared, own) = text.split_at(common_start(self.last, text));
        put_count(bytes, shared.encode_utf16().count());
        put_text(bytes, own);
        self.last = text;
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reader;
    use super::*;

    #[test]
    fn a_number_is_as_long_as_is_said_and_read_as_it_is_written() {
        let powers = (0..32).map(|power| 1_u32 << power);
        for number in powers.flat_map(|power| [power - 1, power, power + 1]).chain([u32::MAX]) {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number.into());
            assert_eq!(bytes.len(), number_size(number), "{number}");
            assert_eq!(Reader::new(&bytes).number(), Some(u64::from(number)));
        }
    }

    #[test]
    fn a_text_is_read_as_it_is_written() {
        for (text, bytes) in [
            ("", 1),
            ("a004173", 8),
            ("Мост — «новый», № 7", 20),
            ("ёлка Ґанок", 11),
            ("Өзен туралы", 22),
            ("мост 桥", 13),
            ("\u{feff}мост", 12),
            ("a\u{98}ж", 4),
        ] {
            let mut written = Vec::new();
            put_text(&mut written, text);
            assert_eq!(written.len(), bytes, "{text:?}");
            assert_eq!(Reader::new(&written).text().unwrap(), text);
        }
    }

    #[test]
    fn texts_share_their_beginnings() {
        let texts = ["мост", "мостик", "мост桥", "a😀b", "a😀c", "a😁"];
        let (mut written, mut front_coded) = (Vec::new(), FrontCoded::default());
        texts.iter().for_each(|text| front_coded.put(&mut written, text));
        let (mut reader, mut last) = (Reader::new(&written), String::new());
        for text in texts {
            last = reader.front_coded(&last).unwrap();
            assert_eq!(last, text);
        }
        assert!(reader.is_done());
    }
}
