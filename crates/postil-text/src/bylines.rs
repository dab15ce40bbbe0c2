//! Words of bylines: common given names, and what stands between, inside and behind names; they are in
//! `lists/bylines.txt`.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::letter::{self, is_dense, lower_case};
use crate::phrases::{self, PhraseList};

const BYLINES: &str = include_str!("lists/bylines.txt");

/// A list that is read when it is first used.
type Words = LazyLock<PhraseList>;

fn read(name: &str) -> PhraseList {
    PhraseList::read(BYLINES, &[name])
}

/// They are too many to be sifted before they are looked up.
static GIVEN: LazyLock<HashSet<&str, RandomState>> =
    LazyLock::new(|| phrases::list(BYLINES, "given").collect());
/// Words between two names.
pub static JOINS: Words = LazyLock::new(|| read("joins"));
/// Small words inside a name.
pub static PARTICLES: Words = LazyLock::new(|| read("particles"));
/// Small words behind a name, where its day or its place follows.
pub static BEHIND: Words = LazyLock::new(|| read("behind"));
/// What an outlet is, between a role and a name.
pub static MEDIA: Words = LazyLock::new(|| read("media"));
/// Words before whoever did something: `by`, `von`.
pub static AGENTS: Words = LazyLock::new(|| read("agents"));
/// Family names that stand before the given ones.
pub static EASTERN_FAMILIES: Words = LazyLock::new(|| read("eastern-family"));
/// Such names that are given names elsewhere.
pub static EASTERN_FAMILIES_OR_GIVEN: Words = LazyLock::new(|| read("eastern-family-or-given"));
static FAMILY_ENDINGS: Words = LazyLock::new(|| read("family-ending"));
/// What opens a note on an author behind the name.
pub static TELLS: Words = LazyLock::new(|| read("tells"));
/// Words before an author's address.
pub static CONTACT: Words = LazyLock::new(|| read("contact"));
static OWN_WORK: Words = LazyLock::new(|| read("own-work"));
/// What stands behind a word before whoever did something, and names nobody.
pub static AGENTLESS: Words = LazyLock::new(|| read("agentless"));
/// Headings of lists of people who are no authors of the text beside them.
pub static OTHER_PEOPLE: Words = LazyLock::new(|| read("other-people"));
/// Headings of boxes beside an article that name the author of another work.
pub static OTHER_WORKS: Words = LazyLock::new(|| read("other-works"));
static OTHER_WORK: Words = LazyLock::new(|| read("other-work"));
static TRAILING: Words = LazyLock::new(|| read("trailing"));

static BOUND: Words = LazyLock::new(|| read("bound-particles"));
static ORGANISATIONS: Words = LazyLock::new(|| read("organisation"));
static ORGANISATION_FAMILIES: Words = LazyLock::new(|| read("organisation-family"));
static GIVEN_PLACES: Words = LazyLock::new(|| read("given-place"));
static AGENCIES: Words = LazyLock::new(|| read("agency"));
static DENSE_ORGANISATIONS: Words = LazyLock::new(|| read("dense-organisation"));
/// Words for a reporter beside a name in Chinese, Japanese and Korean.
pub static DENSE_REPORTERS: Words = LazyLock::new(|| read("dense-reporter"));
/// What stands before such a word, a name or an outlet before it.
pub static DENSE_QUALIFIERS: Words = LazyLock::new(|| read("dense-qualifier"));
/// How the departments of outlets end that stand behind a name in Korean.
pub static HANGUL_DEPARTMENTS: Words = LazyLock::new(|| read("hangul-department"));
/// How outlets end that stand before such a word.
pub static DENSE_OUTLETS: Words = LazyLock::new(|| read("dense-outlet"));
/// How what stands before a bracket with a reporter ends.
pub static DENSE_DATELINES: Words = LazyLock::new(|| read("dense-dateline"));
/// What a reporter did or sent, behind the name, the place and the day.
pub static DENSE_REPORTS: Words = LazyLock::new(|| read("dense-report"));
/// What it is called that was sent, behind a day.
pub static DENSE_WIRES: Words = LazyLock::new(|| read("dense-wire"));
/// Places where reports come from: those that many do, begin as names do, or are longer than most.
pub static DENSE_PLACES: Words = LazyLock::new(|| read("dense-place"));
/// Parts of words that stand where a name in these scripts could.
pub static DENSE_OTHERS: Words = LazyLock::new(|| read("dense-other"));
static DENSE_FAMILIES: Words = LazyLock::new(|| read("dense-family"));
static HANGUL_FAMILIES: Words = LazyLock::new(|| read("hangul-family"));

/// Whether a name is an organisation's by its words: an agency, an editorial office, a department.
pub fn is_organisation(name: &str) -> bool {
    let lower = lower_case(name);
    let mut words = letter::pieces(&lower).map(|word| word.trim_matches(['«', '»', '"', ',']));
    let is_host = || !lower.contains(' ') && is_host(&lower);
    AGENCIES.has(&lower)
        || words.any(is_of_organisation) && !is_person(&lower)
        || is_host()
        || is_dense_organisation(&lower)
}

/// Whether a name is a common given name, which is no place, and a family name that organisations have
/// as a word.
fn is_person(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(given, family)| {
        is_given_name(given) && !is_place(given) && ORGANISATION_FAMILIES.has(family)
    })
}

/// Whether a common given name is a place, too.
pub fn is_place(given: &str) -> bool {
    GIVEN_PLACES.has_in_any_case(given)
}

/// Whether a name in Chinese, Japanese or Korean has a word of an organisation's.
fn is_dense_organisation(name: &str) -> bool {
    let may_be = name.contains(|c: char| is_dense(c) || matches!(c, '\u{ac00}'..='\u{d7a3}'));
    may_be && DENSE_ORGANISATIONS.iter().any(|part| name.contains(part))
}

/// Whether a word in small letters is for work on an article that makes nobody its author.
pub fn is_other_work(word: &str) -> bool {
    OTHER_WORK.has(word)
}

/// Whether whoever a piece of work in small letters is by is an author: any but that of others, and of
/// what is told to be done to something, `curated`, what is done to a text.
pub fn is_own_work(work: &str) -> bool {
    !is_other_work(work) && (!work.ends_with("ed") || OWN_WORK.has(work))
}

/// Whether a name is that of an agency.
pub fn is_agency(name: &str) -> bool {
    AGENCIES.has_in_any_case(name)
}

/// Whether a word is one of an organisation's, also behind a hyphen: `Dala24-Redaktion`.
fn is_of_organisation(word: &str) -> bool {
    let last = word.rsplit(['-', '–']).next().unwrap_or(word);
    ORGANISATIONS.has(word) || ORGANISATIONS.has(last)
}

/// Whether a word is the name of a host: `stepnoy-vestnik.example`.
fn is_host(word: &str) -> bool {
    const LEAST: usize = 2;
    let labels: Vec<&str> = word.split('.').collect();
    let is_label = |label: &&str| {
        label.chars().count() >= LEAST && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    labels.len() > 1 && labels.iter().all(is_label)
}

/// What a name begins with behind a small word that hangs on it: `Hadi` of `al-Hadi`.
pub fn behind_bound_particle(word: &str) -> Option<&str> {
    let (particle, rest) = word.split_once(['-', '\'', '’'])?;
    BOUND.has(particle).then_some(rest)
}

/// The family name with which a name in Chinese begins, where it is a common one.
pub fn chinese_family(name: &str) -> Option<&'static str> {
    family(name, &DENSE_FAMILIES)
}

/// The family name with which a name in Korean begins, where it is a common one.
pub fn korean_family(name: &str) -> Option<&'static str> {
    family(name, &HANGUL_FAMILIES)
}

/// The longest of some family names with which a name begins.
fn family(name: &str, families: &PhraseList) -> Option<&'static str> {
    let known = families.starting_with(name.chars().next()?).iter().copied();
    known.filter(|family| name.starts_with(family)).max_by_key(|family| family.len())
}

/// Whether a word is a common given name, in any case, or begins with one and a hyphen, `Anna-Lena`: a
/// line that starts with one is likely to name a person.
pub fn is_given_name(word: &str) -> bool {
    let is_given = |word: &str| GIVEN.contains(&*lower_case(word));
    is_given(word) || word.split_once('-').is_some_and(|(first, _)| is_given(first))
}

/// Whether a word in Cyrillic ends as family names do; others do too.
pub fn may_be_family_name(word: &str) -> bool {
    let lower = lower_case(word);
    FAMILY_ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a word with a capital is one that a naive scrape leaves glued to the end of a name.
pub fn is_trailing(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && TRAILING.has_in_any_case(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_words_in_bylines_are_tidy() {
        phrases::assert_tidy(BYLINES);
        for list in [
            &OWN_WORK,
            &AGENTLESS,
            &OTHER_PEOPLE,
            &OTHER_WORKS,
            &JOINS,
            &PARTICLES,
            &BEHIND,
            &MEDIA,
            &TRAILING,
            &BOUND,
            &AGENCIES,
            &OTHER_WORK,
        ] {
            assert!(list.len() > 8);
        }
        for list in [&DENSE_REPORTERS, &DENSE_OTHERS, &DENSE_FAMILIES, &HANGUL_FAMILIES] {
            assert!(list.len() > 8);
        }
    }

    #[test]
    fn names_and_what_hangs_on_them_are_told_apart() {
        assert!(is_given_name("Нора") || is_given_name("NORA"));
        assert!(is_given_name("Айгүл") && !is_given_name("Мост"));
        assert!(is_given_name("Anna-Lena") && !is_given_name("Well-Known"));
        assert_eq!((chinese_family("歐陽明"), chinese_family("灯台")), (Some("歐陽"), None));
        assert_eq!((korean_family("김민수"), korean_family("글쓰기")), (Some("김"), None));
        assert!(is_trailing("Updated") && is_trailing("ON") && !is_trailing("on"));
    }

    #[test]
    fn family_names_in_cyrillic_are_told_by_their_endings() {
        assert!(["Орлова", "Сейтов", "Громыко", "Серікұлы"].into_iter().all(may_be_family_name));
        assert!(!["Республики", "Именем", "Дня"].into_iter().any(may_be_family_name));
    }

    #[test]
    fn organisations_are_told_from_persons_by_their_words() {
        for name in [
            "Степная Пресс-служба",
            "Редакция",
            "ИА «Заречье»",
            "Отдел новостей",
            "Steppe News",
            "Herald Staff",
            "Austin Herald",
            "Dala24-Redaktion",
            "dpa",
            "stepnoy-vestnik.example",
            "草原新闻网",
            "Облыс әкімдігінің баспасөз қызметі",
        ] {
            assert!(is_organisation(name), "{name}");
        }
        for name in [
            "Анна Ким",
            "Nora Press-Hill",
            "Nora Press",
            "Tom Herald",
            "А. Сейтова",
            "А.Сейтова",
            "J.R. Hill",
            "王小明",
        ] {
            assert!(!is_organisation(name), "{name}");
        }
    }

    #[test]
    fn small_words_hang_on_names() {
        for (word, rest) in [
            ("al-Hadi", Some("Hadi")),
            ("d’Angelo", Some("Angelo")),
            ("аль-Хади", Some("Хади")),
            ("Al-Hadi", None),
            ("well-known", None),
        ] {
            assert_eq!(behind_bound_particle(word), rest, "{word}");
        }
    }
}
