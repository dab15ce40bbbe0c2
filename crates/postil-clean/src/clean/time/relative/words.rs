//! The words of dates that count from the day on which the page was saved, in lower case.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;
use regex::Regex;

use postil_text::letter::lower_case;
use postil_text::sieve::Initials;

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// So many minutes.
    Minutes(i64),
    /// So many days.
    Days(i64),
    /// So many months.
    Months(u32),
}

/// What a word says in such a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A day, and how many days before the capture it lies.
    Day(i64),
    /// So many.
    Count(i64),
    /// Some, nobody knows how many.
    Vague,
    /// A length of time.
    Unit(Unit),
    /// It lies in the past.
    Ago,
    /// A word that changes nothing.
    Small,
}

const DAYS: [(&str, i64); 3] = [
    (
        "сегодня бүгін сьогодні today heute aujourd'hui aujourd’hui hoy oggi dzisiaj dziś σήμερα 今天",
        0,
    ),
    ("вчера кеше вчора yesterday gestern hier ayer ieri wczoraj χθες 昨天", 1),
    ("позавчера позавчора алдыңгүні vorgestern avant-hier anteayer przedwczoraj 前天", 2),
];

const COUNTS: [(&str, i64); 2] = [
    ("один одну одна бір одну one a an ein eine einem einer einen un una une uno", 1),
    ("два две пару екі two", 2),
];

const VAGUE: &str = "несколько бірнеше кілька few several kilka einigen quelques";

const AGO: &str = "назад бұрын тому ago temu fa vor hace há y πριν 前";

const SMALL: &str = "\
    в во около примерно at about around over um à os il y' klo опубликовано опубликована \
    опубликован размещено добавлено добавлена обновлено обновлена дата публикации жарияланды \
    жаңартылды жарияланған posted published updated last on опубліковано оновлено";

/// Units by whole words.
const UNITS: [(&str, Unit); 9] = [
    ("m min мин хв dk", Unit::Minutes(1)),
    ("полчаса", Unit::Minutes(30)),
    ("h hr hrs ч ore ora godz 小时", Unit::Minutes(60)),
    ("полдня", Unit::Minutes(720)),
    ("d д jour jours día días dia dias giorno giorni dni dzień 天", Unit::Days(1)),
    ("w нед апта 周", Unit::Days(7)),
    ("mo ай mes meses mese mesi mois 个月", Unit::Months(1)),
    ("полгода", Unit::Months(6)),
    (
        "y г год года лет жыл yr yrs an ans año años anno anni rok lata lat рік роки років 年",
        Unit::Months(12),
    ),
];

/// Units by the stems of words.
const STEMS: [(&str, Unit); 7] = [
    ("минут хвилин minut λεπτ 分钟", Unit::Minutes(1)),
    ("час сағат годин hour stunde heure hora godzin", Unit::Minutes(60)),
    ("ден дня дне дні күн day tag", Unit::Days(1)),
    ("недел тижд week woche semain seman settiman tydzie tygod", Unit::Days(7)),
    ("месяц місяц month monat miesi", Unit::Months(1)),
    ("year jahr", Unit::Months(12)),
    ("μήν", Unit::Months(1)),
];

/// Moments that are hardly over, as whole phrases.
pub(super) const NOW: [&str; 10] = [
    "только что",
    "жаңа ғана",
    "щойно",
    "just now",
    "gerade eben",
    "à l'instant",
    "ahora mismo",
    "przed chwilą",
    "刚刚",
    "adesso",
];

/// The words that mean something as they stand; of those with two meanings, the first counts.
static WORDS: LazyLock<HashMap<&str, Meaning, RandomState>> = LazyLock::new(|| {
    let mut words = HashMap::default();
    let mut add = |list: &'static str, meaning| {
        for word in list.split_whitespace() {
            words.entry(word).or_insert(meaning);
        }
    };
    DAYS.iter().for_each(|(list, days)| add(list, Meaning::Day(*days)));
    add(AGO, Meaning::Ago);
    add(VAGUE, Meaning::Vague);
    COUNTS.iter().for_each(|(list, count)| add(list, Meaning::Count(*count)));
    UNITS.iter().for_each(|(list, unit)| add(list, Meaning::Unit(*unit)));
    add(SMALL, Meaning::Small);
    words
});

/// Stems by their first letters, in their order.
type Stems = HashMap<char, Vec<(&'static str, Unit)>, RandomState>;

static STEMS_BY_INITIAL: LazyLock<Stems> = LazyLock::new(|| {
    let mut stems = Stems::default();
    for (list, unit) in STEMS {
        for stem in list.split(' ') {
            let initial = stem.chars().next().expect("no list has an empty stem");
            stems.entry(initial).or_default().push((stem, unit));
        }
    }
    stems
});

/// What tells such a date from other words; a regular expression of nothing but words looks for all
/// of them in one pass.
static TELLING: LazyLock<Regex> = LazyLock::new(|| {
    let words = DAYS.iter().flat_map(|(list, _)| list.split_whitespace());
    let words: Vec<&str> = words.chain(AGO.split_whitespace()).chain(NOW).collect();
    Regex::new(&words.join("|")).expect("the pattern is made of plain words")
});

/// Whether a text in lower case may hold what tells such a date; most that open with a number do
/// not, and to read one takes much longer.
pub(super) fn may_tell(text: &str) -> bool {
    TELLING.is_match(text)
}

static OF_NOW: LazyLock<Initials> = LazyLock::new(|| Initials::of(NOW.into_iter()));
static INITIALS: LazyLock<Initials> = LazyLock::new(|| {
    let stems = STEMS.iter().flat_map(|(list, _)| list.split(' '));
    Initials::of(WORDS.keys().copied().chain(stems).chain(NOW))
});

/// Whether a word in any case may be the first of such a date, or does not tell.
pub(super) fn may_open(word: &str) -> bool {
    if !INITIALS.may_open(word) {
        return word.is_empty();
    }
    let lower = lower_case(word);
    let opens_now = || NOW.iter().any(|phrase| phrase.starts_with(&*lower));
    meaning(&lower).is_some() || OF_NOW.may_open(word) && opens_now()
}

/// What a word says; none where it is no word of such a date.
pub(super) fn meaning(word: &str) -> Option<Meaning> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok().filter(|number| *number < 1000).map(Meaning::Count);
    }
    WORDS.get(word).copied().or_else(|| by_stem(word))
}

/// The unit that a word with one of the stems is.
fn by_stem(word: &str) -> Option<Meaning> {
    let stems = STEMS_BY_INITIAL.get(&word.chars().next()?)?;
    let (_, unit) = stems.iter().find(|(stem, _)| word.starts_with(stem))?;
    Some(Meaning::Unit(*unit))
}
