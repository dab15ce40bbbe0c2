//! A light stemmer for Kazakh: takes off case, possessive and plural endings.
//!
//! Endings are taken off from the right for as long as one fits, so that a stem that merely looks
//! as if it had an ending loses it in all its forms and they still meet. Which form of an ending may
//! stand where follows from the letter before it (Kazakh assimilates consonants) and from the last
//! vowel before it (an ending's vowels are back or front as the stem's), and that keeps most stems
//! whole. Derivational endings (`-лық`, `-шы`) and verbs are left alone.
//!
//! A Russian keyboard has no `ә ғ қ ң ө ұ ү һ і`, and many type what looks like them. The endings
//! are known in both spellings, and [`folded`] leads from one to the other: the stem of a folded
//! word is the folded stem of the word.
//!
//! The tables are those of any school grammar. The browser has them too: `client/tables.rs`.

/// A sound class that what stands before an ending must belong to.
#[derive(Debug, Clone, Copy)]
pub(super) enum After {
    Vowel,
    /// `ы` or `і`: the mark of a third-person possessive.
    NarrowVowel,
    /// A vowel that is part of the stem: a wide one, or that of `-шы`, `-қы`. Behind other narrow
    /// ones an `с` or `н` is the stem's: `облысы`, `егіні`.
    OpenEnd,
    /// Vowels, `р`, `й`, `у`.
    VowelOrGlide,
    /// Vowels and voiced consonants.
    Voiced,
    Voiceless,
    Nasal,
    NasalOrVowel,
    Consonant,
    /// The ending of the plural.
    Plural,
    Anything,
}

/// Endings of cases, then possessive ones (ours, yours, his, hers, theirs), then those of the plural;
/// longer before shorter.
pub(super) const ENDINGS: [(&str, After); 64] = [
    ("ндағы", After::NarrowVowel),
    ("ндегі", After::NarrowVowel),
    ("дағы", After::Voiced),
    ("дегі", After::Voiced),
    ("тағы", After::Voiceless),
    ("тегі", After::Voiceless),
    ("ымыз", After::Consonant),
    ("іміз", After::Consonant),
    ("ыңыз", After::Consonant),
    ("іңіз", After::Consonant),
    ("ның", After::NasalOrVowel),
    ("нің", After::NasalOrVowel),
    ("дың", After::Voiced),
    ("дің", After::Voiced),
    ("тың", After::Voiceless),
    ("тің", After::Voiceless),
    ("нда", After::NarrowVowel),
    ("нде", After::NarrowVowel),
    ("дан", After::Voiced),
    ("ден", After::Voiced),
    ("тан", After::Voiceless),
    ("тен", After::Voiceless),
    ("нан", After::Nasal),
    ("нен", After::Nasal),
    ("нан", After::NarrowVowel),
    ("нен", After::NarrowVowel),
    ("мен", After::Anything),
    ("бен", After::Anything),
    ("пен", After::Voiceless),
    ("мыз", After::Vowel),
    ("міз", After::Vowel),
    ("ңыз", After::Vowel),
    ("ңіз", After::Vowel),
    ("лар", After::VowelOrGlide),
    ("лер", After::VowelOrGlide),
    ("дар", After::Voiced),
    ("дер", After::Voiced),
    ("тар", After::Voiceless),
    ("тер", After::Voiceless),
    ("ға", After::Voiced),
    ("ге", After::Voiced),
    ("қа", After::Voiceless),
    ("ке", After::Voiceless),
    ("на", After::NarrowVowel),
    ("не", After::NarrowVowel),
    ("ны", After::OpenEnd),
    ("ні", After::OpenEnd),
    ("ды", After::Voiced),
    ("ді", After::Voiced),
    ("ты", After::Voiceless),
    ("ті", After::Voiceless),
    ("да", After::Voiced),
    ("де", After::Voiced),
    ("та", After::Voiceless),
    ("те", After::Voiceless),
    ("сы", After::OpenEnd),
    ("сі", After::OpenEnd),
    ("ым", After::Plural),
    ("ім", After::Plural),
    ("ың", After::Plural),
    ("ің", After::Plural),
    ("н", After::NarrowVowel),
    ("ы", After::Consonant),
    ("і", After::Consonant),
];

/// Nouns of two letters, and of three that look as if they ended in one. What is left without an
/// ending has at least three letters or stands here.
pub(super) const SHORT_STEMS: &str = "үй су ән іс ет ат от ит ай ой ел ер ес ту би ас із ұл он аң оқ ми ұя \
    іні ата ана аға апа әке ақ ар жау тау бау дау бу ду шу аю";
/// Words that look as if they had an ending, or part of one: no ending reaches into them. Those in a
/// narrow vowel take the endings of an open one.
pub(super) const WHOLE: &str = "салдар қарын мұрын орын мойын ерін егін жауын тасқын түн іні іс бұйрық \
    пәкістан дағыстан түркістан үндістан қаулы кірпі бөрі кеңес күрес белес талас адрес бизнес";

/// The letters that Kazakh alone has, and what is typed for them.
pub(super) const LETTERS: [(char, char); 9] = [
    ('ә', 'а'),
    ('ғ', 'г'),
    ('қ', 'к'),
    ('ң', 'н'),
    ('ө', 'о'),
    ('ұ', 'у'),
    ('ү', 'у'),
    ('һ', 'х'),
    ('і', 'и'),
];
pub(super) const VOWELS: &str = "аәеиоөұүыіэюя";
pub(super) const WIDE_VOWELS: &str = "аәеэоюя";
pub(super) const VOICELESS: &str = "пткқсшщфхцчбвгд";
pub(super) const NASALS: &str = "мнң";

/// Whether `word` has a letter that Kazakh has and Russian has not.
pub(super) fn is_kazakh(word: &str) -> bool {
    word.contains(|c| fold(c) != c)
}

/// A word as it is typed without the letters that Kazakh alone has.
pub(super) fn folded(word: &str) -> String {
    word.chars().map(fold).collect()
}

fn fold(letter: char) -> char {
    LETTERS.iter().find(|(own, _)| *own == letter).map_or(letter, |(_, typed)| *typed)
}

/// The stem of a lower-case word.
pub(super) fn stem(word: &str) -> String {
    let mut stem: Vec<char> = word.chars().collect();
    while let Some(length) = length_without_ending(&stem) {
        stem.truncate(length);
    }
    settled(stem).into_iter().collect()
}

/// How much is left of a word without the first of the endings that fits.
fn length_without_ending(word: &[char]) -> Option<usize> {
    let whole = length_of_whole(word);
    let without = |(ending, after): &(&str, After)| {
        let stem = before(word, ending)?;
        let is_open = matches!(after, After::OpenEnd) && stem.len() == whole;
        let fits = stem.len() >= whole
            && (stem.len() >= 3 || is_listed(SHORT_STEMS, stem))
            && (is_open || is_allowed(*after, stem))
            && is_in_harmony(stem, ending)
            && !is_country(stem, ending);
        fits.then_some(stem.len())
    };
    ENDINGS.iter().find_map(without)
}

/// What stands before an ending, in either spelling of it.
fn before<'w>(word: &'w [char], ending: &str) -> Option<&'w [char]> {
    ending.chars().rev().try_fold(word, |word, own| {
        let (&last, before) = word.split_last()?;
        (last == own || last == fold(own)).then_some(before)
    })
}

/// Whether a list has a word, in either spelling.
fn is_listed(list: &str, word: &[char]) -> bool {
    list.split(' ').any(|entry| before(word, entry).is_some_and(<[char]>::is_empty))
}

/// How long the word of [`WHOLE`] is that a word begins with; 0 if it begins with none.
fn length_of_whole(word: &[char]) -> usize {
    let length = |entry: &str| {
        let length = entry.chars().count();
        let start = word.get(..length)?;
        before(start, entry).map(|_| length)
    };
    WHOLE.split(' ').find_map(length).unwrap_or(0)
}

fn is_allowed(after: After, stem: &[char]) -> bool {
    let [.., before, last] = *stem else { return false };
    let vowel = VOWELS.contains(last);
    match after {
        After::Vowel => vowel,
        After::NarrowVowel => matches!(last, 'ы' | 'і' | 'и'),
        After::OpenEnd => WIDE_VOWELS.contains(last) || vowel && matches!(before, 'ш' | 'қ' | 'к'),
        After::VowelOrGlide => vowel || matches!(last, 'р' | 'й' | 'у'),
        After::Voiced => !VOICELESS.contains(last),
        After::Voiceless => VOICELESS.contains(last),
        After::Nasal => NASALS.contains(last),
        After::NasalOrVowel => vowel || NASALS.contains(last),
        After::Consonant => !vowel,
        After::Plural => matches!(stem, [.., 'л' | 'д' | 'т', 'а' | 'е', 'р']),
        After::Anything => true,
    }
}

/// Whether the vowels of an ending are back or front as the last vowel before it asks for.
///
/// Those of foreign words ask for nothing, nor does the instrumental listen. A word is foreign if
/// it is a name in `-ев`, or has a `к` beside its last consonants, where Kazakh has `қ`: `банк`, `факт`.
fn is_in_harmony(stem: &[char], ending: &str) -> bool {
    let is_back = ending.contains(['а', 'ы']);
    if !is_back && !ending.contains(['е', 'і']) || matches!(ending, "мен" | "бен" | "пен")
    {
        return true;
    }
    if is_foreign(stem) {
        return true;
    }
    let asked = stem.iter().rev().find_map(|vowel| match vowel {
        'а' | 'ы' | 'ұ' => Some(is_back),
        'ә' | 'е' | 'ө' | 'ү' | 'і' => Some(!is_back),
        'у' | 'и' | 'о' | 'э' | 'ю' | 'я' => Some(true),
        _ => None,
    });
    asked.unwrap_or(false)
}

fn is_foreign(stem: &[char]) -> bool {
    match stem {
        [.., 'е', 'в'] => true,
        [.., one, 'к'] | [.., 'к', one] => !VOWELS.contains(*one) && !"кйу".contains(*one),
        _ => false,
    }
}

/// Whether a word is of the kind of `қазақстан`, which is not in the ablative.
fn is_country(stem: &[char], ending: &str) -> bool {
    ending == "тан"
        && stem.len() > 4
        && matches!(stem, [.., before, 'с'] if !VOWELS.contains(*before) && *before != 'у')
}

/// Undoes what an ending does to the stem: `кітабы` is of `кітап`, `халқы` of `халық`.
///
/// A final voiced stop becomes voiceless; the vowel of a final `-ық` or `-ын` goes, since it goes in
/// some forms of the word, and so does a final `т` or `н` that begins an ending in some.
fn settled(mut stem: Vec<char>) -> Vec<char> {
    let length = stem.len();
    let [.., before, last] = stem.as_mut_slice() else { return stem };
    if length < 3 {
        return stem;
    }
    if VOWELS.contains(*before) || *before == 'у' {
        *last = match *last {
            'б' => 'п',
            'г' => 'к',
            'ғ' => 'қ',
            other => other,
        };
    }
    match stem[..] {
        [_, _, .., 'ы' | 'і' | 'и', 'қ' | 'к'] if length > 4 => _ = stem.remove(length - 2),
        [.., first, 'ы' | 'і' | 'и', 'н' | 'ң' | 'л' | 'з' | 'р']
            if length > 3 && !VOWELS.contains(first) =>
        {
            _ = stem.remove(length - 2);
        }
        [.., vowel, 'н' | 'ң'] if length > 3 && VOWELS.contains(vowel) => _ = stem.pop(),
        [.., 'с' | 'к' | 'п' | 'ш' | 'ф', 'т'] | [.., 'з' | 'н', 'д'] if length > 3 => {
            _ = stem.pop();
        }
        _ => {}
    }
    stem
}

#[cfg(test)]
mod tests;
