//! The second scheme: a name by the sounds of its letters, with hyphens between words and nowhere else.

use percent_encoding::percent_decode_str;
use postil_text::{latin, unseen};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::device::is_device;

use super::{LONGEST_PART, short_hash};

/// One part of an address.
///
/// A name that loses a letter, is too long or belongs to Windows gets a short hash of itself, which
/// is the same for both Unicode forms of the name.
pub(super) fn part(name: &str) -> String {
    let decoded = percent_decode_str(name).decode_utf8().unwrap_or_else(|_| name.into());
    let name: String = unseen::taken_out(&decoded).to_lowercase().nfc().collect();
    let mut words = Words::default();
    name.chars().for_each(|character| words.take(character));
    let Words { text, lossy, .. } = words;
    if text.is_empty() {
        return short_hash(&name);
    }
    let whole = text.len() <= LONGEST_PART;
    match lossy || !whole || is_device(&text) {
        true => format!("{}-{}", cut(&text), short_hash(&name)),
        false => text,
    }
}

/// The words of a name, as far as it has been read.
#[derive(Default)]
struct Words {
    /// Small Latin letters and digits; one hyphen between two words.
    text: String,
    /// The next letter begins a word.
    gap: bool,
    /// A letter has no Latin.
    lossy: bool,
}

impl Words {
    fn take(&mut self, character: char) {
        if character.is_ascii_alphanumeric() {
            return self.push(character.encode_utf8(&mut [0; 4]));
        }
        if let Some(sound) = latin::latin(character) {
            return self.push(sound);
        }
        if is_joint(character) {
            return;
        }
        let stands_alone = is_syllable(character) || !character.is_alphanumeric();
        self.gap |= stands_alone;
        self.push_foreign(character);
        self.gap |= stands_alone;
    }

    /// A letter that the table does not have, or a sign that has a name, as `№`.
    fn push_foreign(&mut self, character: char) {
        let mut sound = slug::slugify(character.encode_utf8(&mut [0; 4]));
        if character.is_alphabetic() {
            sound.retain(|sound| sound != '-');
            self.lossy |= sound.is_empty();
        }
        self.push(&sound);
    }

    fn push(&mut self, sound: &str) {
        if sound.is_empty() {
            return;
        }
        if std::mem::take(&mut self.gap) && !self.text.is_empty() {
            self.text.push('-');
        }
        self.text.push_str(sound);
    }
}

/// A mark that stands within a word and has no letter of its own: an accent, an apostrophe, a place
/// where the word may be parted.
fn is_joint(character: char) -> bool {
    let is_modifier = matches!(character, '\u{2b0}'..='\u{2ff}' | '\u{559}' | '\u{640}');
    let is_unseen =
        matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let is_apostrophe = matches!(character, '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | '＇');
    is_unseen
        || is_apostrophe
        || is_modifier
        || is_combining_mark(character) && !character.is_alphabetic()
}

/// A sign that is a syllable or a word by itself: `日本` is `ri-ben`.
fn is_syllable(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// As many whole words as have room; of one endless word its beginning.
fn cut(text: &str) -> &str {
    if text.len() <= LONGEST_PART {
        return text;
    }
    let end = text[..=LONGEST_PART].rfind('-').unwrap_or(LONGEST_PART);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Names of many languages, and what their addresses are.
    const NAMES: &[(&str, &str)] = &[
        // Kazakh, also as it is written since 1940 and in Latin.
        ("Қазақстан", "qazaqstan"),
        ("жаңа ғасыр", "zhanga-gasyr"),
        ("әке", "ake"),
        ("Әділет қаласы", "adilet-qalasy"),
        ("Әңгіме", "anggime"),
        ("ұлт", "ult"),
        ("үй", "ui"),
        ("Шөп", "shop"),
        ("ішкі істер", "ishki-ister"),
        ("Әкімдік", "akimdik"),
        ("гаһар", "gahar"),
        ("Ақтөбе — Nur-Sultan", "aqtobe-nur-sultan"),
        // Russian: as the first scheme has it, but for the signs.
        ("подъезд", "podezd"),
        ("семья", "semia"),
        ("объявление", "obiavlenie"),
        ("ЁЛКА И ЙОД", "iolka-i-iod"),
        ("Щука & ёрш", "shchuka-iorsh"),
        ("цирк, чай, эхо, юла", "tsirk-chai-ekho-iula"),
        ("№ 45", "no-45"),
        // Their neighbours.
        ("М’ята і ґанок", "miata-i-ganok"),
        ("п'ять об'єктів Києва", "piat-obiektiv-kiieva"),
        ("Ўрта Осиё қишлоғи", "urta-osiio-qishlogi"),
        ("O‘zbekiston", "ozbekiston"),
        ("Өмүр жана эмгек", "omur-zhana-emgek"),
        ("Чыңгызхан", "chynggyzkhan"),
        ("Җәлил урамы", "jalil-uramy"),
        ("ҡала һәм ауыл", "qala-ham-auyl"),
        ("Тоҷикистон, ҳафтум моҳ", "tojikiston-haftum-moh"),
        ("Љубав и ћуприја", "ljubav-i-cuprija"),
        ("Төв аймаг", "tov-aimag"),
        ("Azərbaycan", "azarbaycan"),
        ("ქართული ბანკი", "kartuli-banki"),
        ("Երևան քաղաք", "erewan-kaghak"),
        ("Łódź, Čeština, Straße", "lodz-cestina-strasse"),
        ("Αθήνα", "athena"),
        ("日本", "ri-ben"),
        ("서울", "seoul"),
        ("हिन्दी", "hindii"),
        // Signs, numbers, and what scrapers leave in names.
        ("O'Brien’s 'n' more", "obriens-n-more"),
        ("emoji 🐟", "emoji-fish"),
        ("100%", "100"),
        ("x.y.z", "x-y-z"),
        ("мост_2026", "most-2026"),
        ("конец.", "konets"),
        ("  два   слова -- ", "dva-slova"),
        ("под\u{ad}писка", "podpiska"),
        ("%D0%BC%D0%BE%D1%81%D1%82", "most"),
        ("50%25", "50"),
        ("%zz", "zz"),
    ];

    #[test]
    fn a_name_is_written_by_its_sounds() {
        for (name, expected) in NAMES {
            assert_eq!(part(name), *expected, "{name}");
        }
    }

    #[test]
    fn the_published_table_is_the_one_in_use() {
        let page = include_str!("../../../docs/addresses.md");
        let rows = page.split("## The table").nth(1).unwrap().lines();
        let cells = rows.filter_map(|row| row.strip_prefix("| ")?.split_once(" | "));
        let published: Vec<(&str, &str)> = cells
            .filter(|(_, letters)| !letters.starts_with("letters"))
            .flat_map(|(sound, letters)| {
                let sound = if sound == "nothing" { "" } else { sound.trim_matches('`') };
                letters.trim_end_matches(" |").split(' ').map(move |letter| (sound, letter))
            })
            .collect();
        assert_eq!(published, latin::table().collect::<Vec<_>>());
    }

    #[test]
    fn both_unicode_forms_of_a_name_are_one() {
        let odd = ["йод 𐌰", "ёж\u{10ffff}"].map(|name| (name, ""));
        for (name, _) in NAMES.iter().chain(&odd) {
            let (composed, apart): (String, String) = (name.nfc().collect(), name.nfd().collect());
            assert_eq!(part(&composed), part(&apart), "{name}");
        }
    }

    #[test]
    fn words_that_were_torn_are_told_apart() {
        let pairs =
            ["подъезд", "под езд", "семья", "сем я", "Шөп", "ш п", "әке", "ке", "ұлт", "лт"];
        let parts: BTreeSet<String> = pairs.iter().map(|name| part(name)).collect();
        assert_eq!(parts.len(), pairs.len());
    }

    #[test]
    fn a_letter_without_latin_is_not_lost() {
        let [one, other] = ["мост \u{10280}", "мост \u{10281}"].map(part);
        assert_ne!(one, other);
        assert!(one.starts_with("most-") && one.len() > "most-".len(), "{one}");
    }

    #[test]
    fn no_part_is_a_device_of_windows() {
        for name in ["con", "CON", "Прн", "nul.", "aux", "com1", "LPT9", "com0"] {
            let part = part(name);
            assert!(!is_device(&part) && part.len() > 8, "{name}: {part}");
        }
        for name in ["console", "com10", "lpt", "nulla"] {
            assert_eq!(part(name), name);
        }
    }

    #[test]
    fn a_long_name_ends_with_a_whole_word() {
        let part = part(&"очень ".repeat(40));
        let (words, hash) = part.rsplit_once('-').unwrap();
        assert!(words.split('-').all(|word| word == "ochen") && words.len() <= LONGEST_PART);
        assert_eq!(hash.len(), 8);
    }
}
