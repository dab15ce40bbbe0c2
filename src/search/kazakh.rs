//! A light stemmer for Kazakh: takes off case, possessive and plural endings.
//!
//! Endings stand in the order stem + plural + possessive + case, so they are taken off from the
//! right, at most one of each. Which form of an ending may stand where follows from the letter
//! before it (Kazakh assimilates consonants), and that keeps most stems whole that merely look as
//! if they ended so. Derivational endings (`-лық`, `-шы`) and verbs are left alone.
//!
//! The tables are those of any school grammar. `client/kazakh.js` holds the same tables.

/// A sound class that the letter before an ending must belong to.
#[derive(Debug, Clone, Copy)]
enum After {
    Vowel,
    /// `ы` or `і`: the mark of a third-person possessive.
    NarrowVowel,
    /// Vowels, `р`, `й`.
    VowelOrGlide,
    /// Vowels and voiced consonants.
    Voiced,
    Voiceless,
    Nasal,
    NasalOrVowel,
    Consonant,
    Anything,
}

type Endings = &'static [(&'static str, After)];

/// Case endings; longer before shorter.
const CASES: Endings = &[
    ("ндағы", After::NarrowVowel),
    ("ндегі", After::NarrowVowel),
    ("дағы", After::Voiced),
    ("дегі", After::Voiced),
    ("тағы", After::Voiceless),
    ("тегі", After::Voiceless),
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
    ("ға", After::Voiced),
    ("ге", After::Voiced),
    ("қа", After::Voiceless),
    ("ке", After::Voiceless),
    ("на", After::NarrowVowel),
    ("не", After::NarrowVowel),
    ("ны", After::Vowel),
    ("ні", After::Vowel),
    ("ды", After::Voiced),
    ("ді", After::Voiced),
    ("ты", After::Voiceless),
    ("ті", After::Voiceless),
    ("да", After::Voiced),
    ("де", After::Voiced),
    ("та", After::Voiceless),
    ("те", After::Voiceless),
    ("н", After::NarrowVowel),
];

/// Possessive endings: ours, yours (polite), his, hers, its, theirs.
const POSSESSIVES: Endings = &[
    ("ымыз", After::Consonant),
    ("іміз", After::Consonant),
    ("ыңыз", After::Consonant),
    ("іңіз", After::Consonant),
    ("мыз", After::Vowel),
    ("міз", After::Vowel),
    ("ңыз", After::Vowel),
    ("ңіз", After::Vowel),
    ("сы", After::Vowel),
    ("сі", After::Vowel),
    ("ы", After::Consonant),
    ("і", After::Consonant),
];

/// The plural.
const PLURALS: Endings = &[
    ("лар", After::VowelOrGlide),
    ("лер", After::VowelOrGlide),
    ("дар", After::Voiced),
    ("дер", After::Voiced),
    ("тар", After::Voiceless),
    ("тер", After::Voiceless),
];

const LETTERS: &str = "әғқңөұүһі";
const VOWELS: &str = "аәеиоөуұүыіэюя";
const VOICELESS: &str = "пткқсшщфхцчбвгд";
const NASALS: &str = "мнң";

/// Whether `word` has a letter that Kazakh has and Russian has not.
pub(super) fn is_kazakh(word: &str) -> bool {
    word.contains(|c| LETTERS.contains(c))
}

/// The stem of a lower-case word.
pub(super) fn stem(word: &str) -> String {
    if word.ends_with("стан") {
        return word.to_owned(); // Қазақстан and its like are not in the ablative.
    }
    let stem = without(word, CASES);
    let stem = without(stem, POSSESSIVES);
    let stem = without(stem, PLURALS);
    settled(without(stem, &[("ы", After::Consonant), ("і", After::Consonant)]))
}

/// Takes off the first of `endings` that fits and leaves a stem of two letters or more.
fn without(word: &str, endings: Endings) -> &str {
    let rest = |(ending, after): &(&str, After)| {
        let stem = word.strip_suffix(ending)?;
        let fits = allows(*after, stem.chars().next_back()?);
        let shortest = if ending.chars().count() > 1 { 2 } else { 3 };
        (fits && stem.chars().count() >= shortest).then_some(stem)
    };
    endings.iter().find_map(rest).unwrap_or(word)
}

fn allows(after: After, letter: char) -> bool {
    let vowel = VOWELS.contains(letter);
    match after {
        After::Vowel => vowel,
        After::NarrowVowel => matches!(letter, 'ы' | 'і'),
        After::VowelOrGlide => vowel || matches!(letter, 'р' | 'й'),
        After::Voiced => !VOICELESS.contains(letter),
        After::Voiceless => VOICELESS.contains(letter),
        After::Nasal => NASALS.contains(letter),
        After::NasalOrVowel => vowel || NASALS.contains(letter),
        After::Consonant => !vowel,
        After::Anything => true,
    }
}

/// Undoes what an ending does to the stem: `кітабы` is of `кітап`, `халқы` of `халық`.
///
/// A final voiced stop becomes voiceless, and the vowel of a final `-ық`, `-ік` goes, since it
/// goes in some forms of the word.
fn settled(stem: &str) -> String {
    let mut letters: Vec<char> = stem.chars().collect();
    let [.., before, last] = letters.as_mut_slice() else { return stem.to_owned() };
    if VOWELS.contains(*before) {
        *last = match *last {
            'б' => 'п',
            'г' => 'к',
            'ғ' => 'қ',
            other => other,
        };
    }
    if matches!((*before, *last), ('ы' | 'і', 'қ' | 'к')) && letters.len() > 4 {
        letters.remove(letters.len() - 2);
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(forms: &str) {
        let mut stems = forms.split(' ').map(|form| (form, stem(form)));
        let (_, first) = stems.next().unwrap();
        for (form, stem) in stems {
            assert_eq!(stem, first, "{form} of `{forms}`");
        }
    }

    #[test]
    fn cases_of_a_word_share_a_stem() {
        same("қала қаланың қалаға қаланы қалада қаладан қаламен қаладағы");
        same("үкімет үкіметтің үкіметке үкіметті үкіметте үкіметтен үкіметпен");
        same("заң заңның заңға заңды заңда заңнан заңмен");
    }

    #[test]
    fn plural_and_possessive_forms_share_a_stem() {
        same("қала қалалар қаласы қаласының қаласында қалалардың қалаларының қаламыз қаласын");
        same("өкіл өкілдер өкілі өкіліміз өкілдерінің өкілдерге");
    }

    #[test]
    fn sound_changes_at_the_end_of_a_stem_are_undone() {
        same("кітап кітабы кітаптар кітабының");
        same("халық халқы халқының халыққа");
        same("көлік көлігі көліктер");
    }

    #[test]
    fn countries_are_not_in_the_ablative() {
        same("қазақстан қазақстанның қазақстанда");
    }

    #[test]
    fn the_browser_has_the_same_tables() {
        let mut script = include_str!("client/kazakh.js");
        for (ending, after) in [CASES, POSSESSIVES, PLURALS].into_iter().flatten() {
            let class = format!("{after:?}");
            let row = format!("['{ending}', {}{}]", class[..1].to_lowercase(), &class[1..]);
            let (_, rest) = script.split_once(&row).expect(&row);
            script = rest;
        }
    }

    #[test]
    fn a_short_word_stays_whole() {
        for word in ["үй", "ән", "іс", "өз"] {
            assert_eq!(stem(word), word);
        }
    }
}
