//! Verbs of saying in Russian, Kazakh and English, and what stands around them.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::letter::{is_capital, lower_case};
use crate::phrases::PhraseList;
use crate::sieve::Sieve;

/// Whether a form tells a man from a woman.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// A man.
    Male,
    /// A woman.
    Female,
    /// The form does not tell.
    Unknown,
}

impl Gender {
    /// Whether both can be of one person.
    pub fn agrees(self, other: Gender) -> bool {
        self == other || self == Gender::Unknown || other == Gender::Unknown
    }

    /// The one that is known; unknown where the two contradict each other.
    pub fn or(self, other: Gender) -> Gender {
        match (self, other) {
            (known, Gender::Unknown) | (Gender::Unknown, known) => known,
            (one, other) if one == other => one,
            _ => Gender::Unknown,
        }
    }
}

const LISTS: &str = include_str!("lists/verbs.txt");

/// Verbs with which an article names its source; the source follows.
pub static NAMING_SOURCE: LazyLock<PhraseList> =
    LazyLock::new(|| PhraseList::read(LISTS, &["source"]));
/// Verbs of which a message is the subject, not a person.
static IMPERSONAL: LazyLock<PhraseList> =
    LazyLock::new(|| PhraseList::read(LISTS, &["impersonal"]));
/// What completes a Kazakh verb: `деп атап өтті`.
static COMPANIONS: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(LISTS, &["companion"]));

/// The gender that each form tells.
static VERBS: LazyLock<HashMap<String, Gender, RandomState>> = LazyLock::new(|| {
    let mut verbs = HashMap::default();
    for verb in PhraseList::read(LISTS, &["past"]).iter() {
        let (stem, ending) = verb.strip_suffix("ся").map_or((*verb, ""), |stem| (stem, "ся"));
        let female = if ending.is_empty() { "а" } else { "ась" };
        verbs.insert((*verb).to_owned(), Gender::Male);
        verbs.insert(female_form(stem, female), Gender::Female);
    }
    let others = [
        ("male", Gender::Male),
        ("female", Gender::Female),
        ("other", Gender::Unknown),
        ("impersonal", Gender::Unknown),
    ];
    for (name, gender) in others {
        let list = PhraseList::read(LISTS, &[name]);
        verbs.extend(list.iter().map(|verb| ((*verb).to_owned(), gender)));
    }
    verbs
});

/// `отметил` gives `отметила`, `произнёс` gives `произнесла`.
fn female_form(male: &str, ending: &str) -> String {
    match male.strip_suffix("ёс").or_else(|| male.strip_suffix("ес")) {
        Some(stem) => format!("{stem}есл{ending}"),
        None => format!("{male}{ending}"),
    }
}

static MAY_BE_VERBS: LazyLock<Sieve> =
    LazyLock::new(|| Sieve::in_any_case(VERBS.keys().map(String::as_str)));

/// The gender that a verb of speech tells; none where the word is no such verb.
pub fn verb(word: &str) -> Option<Gender> {
    if !MAY_BE_VERBS.may_hold(word) {
        return None;
    }
    if word.starts_with(is_capital) {
        return VERBS.get(&*lower_case(word)).copied();
    }
    VERBS.get(word).copied()
}

/// Whether a verb says of a message what it holds: `говорится в отчёте`.
pub fn is_impersonal(word: &str) -> bool {
    IMPERSONAL.has_in_any_case(word)
}

/// Whether a word only completes the verb before it.
pub fn goes_with_verb(word: &str) -> bool {
    COMPANIONS.has(word)
}

/// The gender of a pronoun that stands for a speaker; none where the word is no such pronoun.
pub fn pronoun(word: &str) -> Option<Gender> {
    Some(match &*lower_case(word) {
        "он" | "he" => Gender::Male,
        "она" | "she" => Gender::Female,
        "ол" => Gender::Unknown,
        _ => return None,
    })
}

/// The gender of an English pronoun after a preposition.
pub fn object_pronoun(word: &str) -> Option<Gender> {
    match word {
        "him" => Some(Gender::Male),
        "her" => Some(Gender::Female),
        _ => None,
    }
}

/// Whether a word ends as a Russian verb does; some nouns do too.
pub fn may_be_verb(word: &str) -> bool {
    const ENDINGS: [&str; 11] =
        ["л", "ла", "ло", "ли", "лся", "лась", "лись", "ет", "ит", "ют", "ут"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases;

    #[test]
    fn lists_of_verbs_are_tidy() {
        phrases::assert_tidy(LISTS);
    }

    #[test]
    fn a_form_tells_who_spoke() {
        for (word, gender) in [
            ("сказал", Some(Gender::Male)),
            ("Сказала", Some(Gender::Female)),
            ("произнёс", Some(Gender::Male)),
            ("произнесла", Some(Gender::Female)),
            ("признался", Some(Gender::Male)),
            ("призналась", Some(Gender::Female)),
            ("уверен", Some(Gender::Male)),
            ("убеждена", Some(Gender::Female)),
            ("сообщает", Some(Gender::Unknown)),
            ("говорится", Some(Gender::Unknown)),
            ("деді", Some(Gender::Unknown)),
            ("said", Some(Gender::Unknown)),
            ("построил", None),
            ("передает", None),
        ] {
            assert_eq!(verb(word), gender, "{word}");
        }
        assert!(NAMING_SOURCE.has("передает") && NAMING_SOURCE.has("сообщает"));
        assert!(is_impersonal("Говорится") && goes_with_verb("өтті") && !goes_with_verb("деп"));
    }
}
