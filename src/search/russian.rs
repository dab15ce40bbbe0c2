//! The Russian Snowball stemmer with its slips on nouns mended.
//!
//! Snowball cannot tell a noun that ends in a consonant from an inflected word that ends so: it
//! takes `-ов` off `Жолдасов` and leaves it on `Жолдасова`, makes `казахста` of `Казахстана` and
//! `казахстан` of `Казахстане`. Here such an ending also goes after another one was taken off, and
//! so does a vowel that comes and goes (`рынок`, `рынка`), so that all forms of a word meet.
//! `client/russian.js` does the same.

use rust_stemmers::{Algorithm, Stemmer};

/// What Snowball takes off the bare stem of a noun, as if it were an ending.
pub(super) const FALSE_ENDINGS: [&str; 16] =
    ["ов", "ев", "ом", "ем", "им", "ым", "ам", "ах", "ен", "ил", "ыл", "ит", "ыт", "е", "о", "ь"];

/// As many letters has what a short surname is made of: `Алиев`, `Галиев`.
const SHORT_NAME: usize = 4;

/// The stemmer.
pub(super) struct Russian(Stemmer);

impl Default for Russian {
    fn default() -> Self {
        Russian(Stemmer::create(Algorithm::Russian))
    }
}

impl Russian {
    /// The stem of a word in lower case without `ё`.
    pub(super) fn stem(&self, word: &str) -> String {
        if is_taken_for_gerund(word) {
            return word.to_owned();
        }
        if let Some(name) = short_name(word) {
            return name.to_owned();
        }
        let first_vowel = word.find(is_vowel);
        // Like Snowball's own endings, these stand behind the first vowel.
        let start = first_vowel.map_or(word.len(), |at| at + 'а'.len_utf8());
        let mut stem = self.0.stem(word).into_owned();
        while let Some(length) = length_without_ending(&stem, start) {
            stem.truncate(length);
        }
        if stem.len() > start && is_of_name(&stem) {
            stem.truncate(stem.len() - 'и'.len_utf8());
        }
        if let Some(vowel) = fleeting_vowel(&stem, start) {
            stem.remove(vowel);
        }
        stem
    }
}

/// Whether `word` ends like `устав`, `архив` or `отзыв`; real gerunds (`сделав`) are seldom sought.
fn is_taken_for_gerund(word: &str) -> bool {
    word.strip_suffix('в').is_some_and(|rest| rest.ends_with(['а', 'я', 'и', 'ы']))
}

fn length_without_ending(stem: &str, start: usize) -> Option<usize> {
    let region = stem.get(start..)?;
    let rest = FALSE_ENDINGS.iter().find_map(|ending| region.strip_suffix(ending));
    let past_tense = || region.strip_suffix(['л', 'н']).filter(|rest| rest.ends_with(['а', 'я']));
    Some(start + rest.or_else(past_tense)?.len())
}

/// `али` of `алиев`: Snowball would leave `ал`, which `али` has too, and `али` of `алиева`.
fn short_name(word: &str) -> Option<&str> {
    let name = word.strip_suffix("ев").filter(|name| name.ends_with('и'))?;
    (3..=SHORT_NAME).contains(&name.chars().count()).then_some(name)
}

/// Whether `-ев` was taken off a longer stem in `и`: Snowball takes the `и` of `Мухамедиев` off as
/// well, and leaves that of `Мухамедиева`.
fn is_of_name(stem: &str) -> bool {
    stem.ends_with('и') && stem.chars().count() > SHORT_NAME
}

/// Where the vowel stands in a final `-ок`, `-ек`, `-ец`: it is left out in most forms.
fn fleeting_vowel(stem: &str, start: usize) -> Option<usize> {
    let rest = stem.get(start..)?.strip_suffix(['к', 'ц'])?.strip_suffix(['о', 'е'])?;
    let after_consonant = rest.chars().next_back().is_some_and(|c| !is_vowel(c));
    after_consonant.then_some(start + rest.len())
}

fn is_vowel(letter: char) -> bool {
    "аеиоуыэюя".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(forms: &str) {
        let russian = Russian::default();
        let stems: Vec<_> = forms.split(' ').map(|form| russian.stem(form)).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{forms}: {stems:?}");
    }

    #[test]
    fn nouns_that_look_inflected_keep_one_stem() {
        same("устав устава уставом уставы");
        same("архив архива архивов");
        same("казахстан казахстана казахстане казахстаном");
        same("журнал журнала журналы журналов");
        same("кредит кредита кредиты");
        same("проблема проблем проблемы");
        same("музей музея музеи");
    }

    #[test]
    fn surnames_keep_one_stem() {
        same("жолдасов жолдасова жолдасову жолдасовым жолдасове");
        same("мельников мельникова мельниковой");
        same("ахметьев ахметьева ахметьевым");
        same("алиев алиева алиевым алиеву алиеве алиевой алиевых");
        same("мухамедиев мухамедиева мухамедиевым мухамедиеву мухамедиеве мухамедиевой");
    }

    #[test]
    fn a_vowel_that_comes_and_goes_does_not_matter() {
        same("рынок рынка рынки рынков");
        same("отец отца отцы отцов");
        same("ошибка ошибок ошибки");
        same("урок урока уроки");
    }

    #[test]
    fn different_words_stay_different() {
        let russian = Russian::default();
        for (one, other) in [("устав", "устать"), ("призыв", "приз"), ("актив", "акт")]
        {
            assert_ne!(russian.stem(one), russian.stem(other));
        }
    }

    #[test]
    fn a_word_without_a_vowel_stays_whole() {
        assert_eq!(Russian::default().stem("ссср"), "ссср");
    }
}
