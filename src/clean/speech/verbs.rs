//! Verbs of speech in Russian, Kazakh and English, and what stands around them.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::words::letter::{is_capital, lower_case};

/// Whether a form tells a man from a woman.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
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

/// Russian verbs in the past; the ending tells the gender.
const RUSSIAN_PAST: &str = "\
    сказал заявил отметил подчеркнул сообщил рассказал добавил пояснил объяснил уточнил признался \
    поделился говорил ответил возразил продолжил заключил резюмировал написал напомнил предупредил \
    вспомнил посетовал заверил констатировал прокомментировал отмечал подчеркивал подчёркивал \
    высказался выразил указал произнес произнёс спросил воскликнул пошутил признал подытожил \
    предложил призвал выступил остановился акцентировал обратил обозначил подтвердил полагал считал";

/// Russian verbs in the present, and impersonal ones.
const RUSSIAN_PRESENT: &str = "\
    говорит говорят считает считают отмечает отмечают подчеркивает подчёркивает рассказывает \
    рассказывают поясняет объясняет уточняет добавляет признаётся признается вспоминает делится \
    полагает уверен уверена убежден убеждён убеждена напоминает сообщает сообщают отвечает \
    продолжает заключает пишет замечает уверяет предупреждает отметили подчеркнули \
    сообщили рассказали заявили пояснили добавили уточнили";

/// Verbs of which a message is the subject, not a person.
const IMPERSONAL: [&str; 9] = [
    "говорится",
    "сказано",
    "отмечается",
    "сообщается",
    "указывается",
    "подчеркивается",
    "подчёркивается",
    "делінген",
    "айтылған",
];

const KAZAKH: &str = "деді дейді деп дедi";

const ENGLISH: &str = "\
    said says told tells added adds noted notes explained explains wrote writes argued argues \
    recalled recalls stressed announced warned warns insisted insists replied continued concluded \
    admitted stated asked answered remarked claimed believes";

/// Words that go with a Kazakh verb: `деп атап өтті`.
const KAZAKH_COMPANIONS: [&str; 26] = [
    "атап",
    "өтті",
    "айтты",
    "айтады",
    "мәлімдеді",
    "қосты",
    "түсіндірді",
    "жазды",
    "хабарлады",
    "хабарлайды",
    "санайды",
    "есептейді",
    "көрсетті",
    "ескертті",
    "жауап",
    "берді",
    "еске",
    "салды",
    "бөлісті",
    "сөзін",
    "толықтырды",
    "баса",
    "өз",
    "сөзінде",
    "деді",
    "түйіндеді",
];

static VERBS: LazyLock<HashMap<String, Gender, RandomState>> = LazyLock::new(|| {
    let mut verbs = HashMap::default();
    for verb in RUSSIAN_PAST.split_whitespace() {
        let (stem, ending) = verb.strip_suffix("ся").map_or((verb, ""), |stem| (stem, "ся"));
        let female = if ending.is_empty() { "а" } else { "ась" };
        verbs.insert(verb.to_owned(), Gender::Male);
        verbs.insert(female_form(stem, female), Gender::Female);
    }
    let others = [RUSSIAN_PRESENT, KAZAKH, ENGLISH];
    for verb in others.into_iter().flat_map(str::split_whitespace) {
        verbs.insert(verb.to_owned(), short_form(verb));
    }
    verbs.extend(IMPERSONAL.map(|verb| (verb.to_owned(), Gender::Unknown)));
    verbs
});

/// `отметил` gives `отметила`, `произнёс` gives `произнесла`.
fn female_form(male: &str, ending: &str) -> String {
    match male.strip_suffix("ёс").or_else(|| male.strip_suffix("ес")) {
        Some(stem) => format!("{stem}есл{ending}"),
        None => format!("{male}{ending}"),
    }
}

/// The gender of `уверен` and its kin; other forms of the present tell none.
fn short_form(verb: &str) -> Gender {
    match verb {
        "уверен" | "убежден" | "убеждён" => Gender::Male,
        "уверена" | "убеждена" => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The gender that a verb of speech tells; none where the word is no such verb.
pub(super) fn verb(word: &str) -> Option<Gender> {
    if word.starts_with(is_capital) {
        return VERBS.get(&*lower_case(word)).copied();
    }
    VERBS.get(word).copied()
}

/// Whether a verb says of a message what it holds: `говорится в отчёте`.
pub(super) fn is_impersonal(word: &str) -> bool {
    IMPERSONAL.contains(&&*lower_case(word))
}

/// Whether a word only completes the verb before it.
pub(super) fn goes_with_verb(word: &str) -> bool {
    KAZAKH_COMPANIONS.contains(&word)
}

/// The gender of a pronoun that stands for a speaker; none where the word is no such pronoun.
pub(super) fn pronoun(word: &str) -> Option<Gender> {
    Some(match &*lower_case(word) {
        "он" | "he" => Gender::Male,
        "она" | "she" => Gender::Female,
        "ол" => Gender::Unknown,
        _ => return None,
    })
}

/// The gender of an English pronoun after a preposition.
pub(super) fn object_pronoun(word: &str) -> Option<Gender> {
    match word {
        "him" => Some(Gender::Male),
        "her" => Some(Gender::Female),
        _ => None,
    }
}

/// Whether a word ends as a Russian verb does; some nouns do too.
pub(super) fn may_be_verb(word: &str) -> bool {
    const ENDINGS: [&str; 11] =
        ["л", "ла", "ло", "ли", "лся", "лась", "лись", "ет", "ит", "ют", "ут"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}
