//! The forms of Kazakh nouns and numerals.
//!
//! Vowels of an ending follow the last vowel of the stem, its consonant the last letter before it,
//! as any school grammar has it.

const FRONT: &str = "әеөүіэ";
const BACK: &str = "аоұыяю";
const VOICELESS: &str = "пткқсшщфхцчбвгд";

/// The endings of the six cases besides the nominative, then that of an adjective of place.
const CASES: [Case; 7] = [
    Case { initials: ["н", "д", "т"], rest: "ың", nasals: Nasals::LikeVowels },
    Case { initials: ["ғ", "ғ", "қ"], rest: "а", nasals: Nasals::LikeVoiced },
    Case { initials: ["н", "д", "т"], rest: "ы", nasals: Nasals::LikeVoiced },
    Case { initials: ["д", "д", "т"], rest: "а", nasals: Nasals::LikeVoiced },
    Case { initials: ["д", "д", "т"], rest: "ан", nasals: Nasals::AsN },
    Case { initials: ["м", "м", "п"], rest: "ен", nasals: Nasals::LikeVoiced },
    Case { initials: ["д", "д", "т"], rest: "ағы", nasals: Nasals::LikeVoiced },
];
/// The same behind a possessive ending of the third person.
const POSSESSED_CASES: [&str; 7] = ["ның", "на", "н", "нда", "нан", "мен", "ндағы"];

struct Case {
    /// Its first letter behind a vowel, a voiced consonant, a voiceless one.
    initials: [&'static str; 3],
    rest: &'static str,
    nasals: Nasals,
}

/// How an ending begins behind `м`, `н`, `ң`.
enum Nasals {
    LikeVowels,
    LikeVoiced,
    AsN,
}

/// All forms of a noun: the cases of its singular, of its plural, and of both with a possessive
/// ending of the third person.
pub(crate) fn noun_forms(stem: &str) -> Vec<String> {
    let stems = [stem.to_owned(), pluralised(stem)];
    let cases = stems.iter().flat_map(|stem| declined(stem));
    cases.chain(stems.iter().flat_map(|stem| possessed(stem))).collect()
}

/// All forms of a noun, also those with a possessive ending of *we* and of a polite *you*;
/// `possessed_stem` is its stem before these endings, where a vowel may be lost (`халық`, `халқ`).
pub fn kazakh_noun_forms(stem: &str, possessed_stem: &str) -> Vec<String> {
    let plural = pluralised(stem);
    let softened = softened(possessed_stem);
    let persons = [&softened, &plural].into_iter().flat_map(|stem| {
        let endings =
            if ends_in_vowel(stem) { ["мыз", "ңыз"] } else { ["ымыз", "ыңыз"] };
        endings.map(|ending| format!("{stem}{}", harmonised(stem, ending)))
    });
    let cases = [declined(stem), declined(&plural), possessed(&softened), possessed(&plural)];
    cases.into_iter().flatten().chain(persons.flat_map(|stem| declined(&stem))).collect()
}

fn pluralised(stem: &str) -> String {
    format!("{stem}{}", harmonised(stem, plural(stem)))
}

/// A stem as it is before a vowel: a final stop behind a vowel is voiced.
fn softened(stem: &str) -> String {
    let mut letters: Vec<char> = stem.chars().collect();
    if let [_, .., before, last] = letters.as_mut_slice()
        && (ends_in_vowel(&before.to_string()) || *before == 'у')
    {
        *last = match *last {
            'п' => 'б',
            'к' => 'г',
            'қ' => 'ғ',
            other => other,
        };
    }
    letters.into_iter().collect()
}

fn declined(stem: &str) -> Vec<String> {
    let endings = CASES.iter().map(|case| format!("{stem}{}", harmonised(stem, &case.after(stem))));
    std::iter::once(stem.to_owned()).chain(endings).collect()
}

fn possessed(stem: &str) -> Vec<String> {
    let ending = if ends_in_vowel(stem) { "сы" } else { "ы" };
    let stem = format!("{stem}{}", harmonised(stem, ending));
    let endings = POSSESSED_CASES.iter().map(|case| format!("{stem}{}", harmonised(&stem, case)));
    std::iter::once(stem.clone()).chain(endings).collect()
}

impl Case {
    fn after(&self, stem: &str) -> String {
        let [vowel, voiced, voiceless] = self.initials;
        let last = last(stem);
        let initial = match last {
            'м' | 'н' | 'ң' => match self.nasals {
                Nasals::LikeVowels => vowel,
                Nasals::LikeVoiced => voiced,
                Nasals::AsN => "н",
            },
            // The instrumental has its own consonant behind these.
            'з' | 'ж' if vowel == "м" => "б",
            _ if ends_in_vowel(stem) => vowel,
            _ if VOICELESS.contains(last) => voiceless,
            _ => voiced,
        };
        format!("{initial}{}", self.rest)
    }
}

fn plural(stem: &str) -> &'static str {
    match last(stem) {
        'р' | 'й' | 'у' => "лар",
        _ if ends_in_vowel(stem) => "лар",
        last if VOICELESS.contains(last) => "тар",
        _ => "дар",
    }
}

/// An ending in the vowels that a stem asks for; the instrumental keeps its own.
fn harmonised(stem: &str, ending: &str) -> String {
    let is_front = |c: char| FRONT.contains(c).then_some(true);
    let of = |c: char| is_front(c).or_else(|| BACK.contains(c).then_some(false));
    if !stem.chars().rev().find_map(of).unwrap_or(false) {
        return ending.to_owned();
    }
    let front = |c: char| match c {
        'а' => 'е',
        'ы' => 'і',
        'ғ' => 'г',
        'қ' => 'к',
        c => c,
    };
    ending.chars().map(front).collect()
}

fn last(stem: &str) -> char {
    stem.chars().next_back().unwrap_or_default()
}

fn ends_in_vowel(stem: &str) -> bool {
    "аәеиоөұүыіэюя".contains(last(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_take_their_endings_by_harmony_and_assimilation() {
        for (stem, words) in [
            ("қазан", "қазан қазанның қазанға қазанды қазанда қазаннан қазанмен қазандағы"),
            ("наурыз", "наурыздың наурызға наурыздан наурызбен наурызы"),
            ("үш", "үштің үшке үште үштен үшпен үші"),
            ("алты", "алтының алтыға алтыны алтыда алтыдан алтымен алтысы алтысында"),
            ("елу", "елудің елуге елуден елулер елуі"),
            ("төрт", "төртке төрттен төрттер төртінің"),
        ] {
            let forms = noun_forms(stem);
            for word in words.split(' ') {
                assert!(forms.iter().any(|form| form == word), "{word} of {stem}: {forms:?}");
            }
        }
    }

    #[test]
    fn possessive_endings_soften_a_stem_and_may_cost_it_a_vowel() {
        for (stem, possessed, words) in [
            ("кітап", "кітап", "кітабы кітабымыз кітабыңызда кітаптарымыз кітапта"),
            ("көлік", "көлік", "көлігі көлігінде көліктері"),
            ("халық", "халқ", "халқы халқымыздың халыққа халықтар"),
            ("қала", "қала", "қаласы қаламызда қалаңыз қалаларыңызға"),
        ] {
            let forms = kazakh_noun_forms(stem, possessed);
            for word in words.split(' ') {
                assert!(forms.iter().any(|form| form == word), "{word} of {stem}: {forms:?}");
            }
        }
    }
}
