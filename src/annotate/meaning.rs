//! Whether words that differ from a quote's may still be the words that were meant.
//!
//! A letter more or less is a slip that somebody mended. Another name, another number, a *not*, or
//! one word in another's place is another statement, however few letters it takes.

/// Why words cannot be those of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A name, a number, a date or a negation is another one: that of the quote, that of the text;
    /// empty where one of them has none.
    Fact(String, String),
    /// One word stands in another's place.
    Word(String, String),
}

/// Letters of the shortest word whose exchange changes what is said.
const CONTENT_WORD: usize = 4;

/// Beginnings of words that count like numbers and names: numbers in words, months, weekdays.
///
/// A stem that is too short only makes a comparison stricter.
const FACT_STEMS: &[&str] = &[
    "один",
    "одн",
    "два",
    "две",
    "двух",
    "двум",
    "дважд",
    "трех",
    "трем",
    "трет",
    "четыр",
    "четвер",
    "пять",
    "пяти",
    "пятер",
    "пятн",
    "шест",
    "семь",
    "семи",
    "восем",
    "восьм",
    "девят",
    "девян",
    "десят",
    "сорок",
    "двест",
    "трист",
    "тысяч",
    "миллион",
    "миллиард",
    "половин",
    "январ",
    "феврал",
    "март",
    "апрел",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
    "понедельник",
    "вторник",
    "среду",
    "суббот",
    "воскресен",
    "екі",
    "төрт",
    "алты",
    "жеті",
    "сегіз",
    "тоғыз",
    "жиырма",
    "отыз",
    "қырық",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "hundred",
    "thousand",
    "million",
    "billion",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Whole words of the same kind, and those that turn a statement round.
const FACT_WORDS: &[&str] = &[
    "три",
    "сто",
    "ста",
    "май",
    "мая",
    "мае",
    "маю",
    "бір",
    "үш",
    "бес",
    "он",
    "елу",
    "жүз",
    "мың",
    "не",
    "ни",
    "нет",
    "без",
    "вряд",
    "якобы",
    "нельзя",
    "емес",
    "жоқ",
    "not",
    "no",
    "never",
    "without",
    "cannot",
];

/// Beginnings of words that deny what the rest says, in Russian and English.
const NEGATING_PREFIXES: [&str; 6] = ["не", "без", "бес", "un", "in", "dis"];
/// What stands in a Kazakh verb that denies.
const NEGATING_INFIXES: [&str; 6] = ["ма", "ме", "ба", "бе", "па", "пе"];

/// Compares the folded words of a quote and of a text.
///
/// # Errors
///
/// Says what makes them two statements.
pub fn compare(quote: &str, text: &str) -> Result<(), Difference> {
    compare_facts(quote, text)?;
    let (quote, text) = (words(quote), words(text));
    gaps(&quote, &text).into_iter().try_for_each(|(quote, text)| compare_gap(&quote, &text))
}

/// Whether every name and number of a context stands in the words around a place.
pub fn facts_stand_in(context: &str, around: &str) -> Result<(), Difference> {
    let around: Vec<String> = words(around).into_iter().map(str::to_lowercase).collect();
    match facts(context).into_iter().find(|fact| !around.contains(fact)) {
        Some(missing) => Err(Difference::Fact(missing, String::new())),
        None => Ok(()),
    }
}

/// How many words a folded text has.
pub fn count_words(text: &str) -> usize {
    words(text).len()
}

/// The words of a folded text: letters and digits, with what joins them.
fn words(text: &str) -> Vec<&str> {
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '"' | ':' | '%');
    let trimmed = text.split(|c| !joined(c)).map(|word| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%')
    });
    trimmed.filter(|word| !word.is_empty()).collect()
}

fn compare_facts(quote: &str, text: &str) -> Result<(), Difference> {
    let (ours, theirs) = (facts(quote), facts(text));
    if ours == theirs {
        return Ok(());
    }
    // A word that only begins a sentence elsewhere has its counterpart in small letters.
    let lower = |text: &str| words(text).into_iter().map(str::to_lowercase).collect::<Vec<_>>();
    let (quote, text) = (lower(quote), lower(text));
    let missing = ours.iter().find(|fact| !text.contains(fact));
    let added = theirs.iter().find(|fact| !quote.contains(fact));
    match (missing, added) {
        (None, None) if in_order(&ours, &text) && in_order(&theirs, &quote) => Ok(()),
        (None, None) => Err(first_difference(&ours, &theirs)),
        (missing, added) => Err(Difference::Fact(
            missing.cloned().unwrap_or_default(),
            added.cloned().unwrap_or_default(),
        )),
    }
}

fn first_difference(ours: &[String], theirs: &[String]) -> Difference {
    let at = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
    let fact = |facts: &[String]| facts.get(at).cloned().unwrap_or_default();
    Difference::Fact(fact(ours), fact(theirs))
}

/// Whether `facts` stand among `words` in the same order.
fn in_order(facts: &[String], words: &[String]) -> bool {
    let mut words = words.iter();
    facts.iter().all(|fact| words.any(|word| word == fact))
}

/// The names, numbers, dates and negations of a folded text, in small letters.
fn facts(text: &str) -> Vec<String> {
    let stated = words(text).into_iter().filter(|word| {
        let first_is_capital = word.starts_with(char::is_uppercase);
        first_is_capital || word.contains(|c: char| c.is_numeric()) || is_fact(&word.to_lowercase())
    });
    stated.map(str::to_lowercase).collect()
}

fn is_fact(word: &str) -> bool {
    FACT_WORDS.contains(&word) || FACT_STEMS.iter().any(|stem| word.starts_with(stem))
}

/// Words of a quote and words of a text that stand between two words which both have.
type Gap<'a> = (Vec<&'a str>, Vec<&'a str>);

/// Lays the words of two texts side by side, by their longest common subsequence.
fn gaps<'a>(quote: &[&'a str], text: &[&'a str]) -> Vec<Gap<'a>> {
    let width = text.len() + 1;
    let common = common_words(quote, text);
    let (mut row, mut column, mut gaps, mut gap) = (0, 0, Vec::new(), Gap::default());
    while row < quote.len() && column < text.len() {
        let at = row * width + column;
        if is_same(quote[row], text[column]) {
            gaps.push(std::mem::take(&mut gap));
            (row, column) = (row + 1, column + 1);
        } else if common[at + width] >= common[at + 1] {
            gap.0.push(quote[row]);
            row += 1;
        } else {
            gap.1.push(text[column]);
            column += 1;
        }
    }
    gap.0.extend(&quote[row..]);
    gap.1.extend(&text[column..]);
    gaps.push(gap);
    gaps
}

/// For each word of a quote, and in that row for each word of a text, how many words what begins
/// there has in common.
fn common_words(quote: &[&str], text: &[&str]) -> Vec<u32> {
    let width = text.len() + 1;
    let mut common = vec![0u32; (quote.len() + 1) * width];
    for row in (0..quote.len()).rev() {
        for column in (0..text.len()).rev() {
            let at = row * width + column;
            common[at] = match is_same(quote[row], text[column]) {
                true => common[at + width + 1] + 1,
                false => common[at + width].max(common[at + 1]),
            };
        }
    }
    common
}

fn is_same(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}

/// One side of a gap may lack a word; but no word may take the place of another one.
fn compare_gap(quote: &[&str], text: &[&str]) -> Result<(), Difference> {
    let has_content =
        |words: &[&str]| words.iter().any(|word| word.chars().count() >= CONTENT_WORD);
    if !has_content(quote) || !has_content(text) {
        return Ok(());
    }
    let (ours, theirs) = (quote.concat().to_lowercase(), text.concat().to_lowercase());
    let longer = ours.chars().count().max(theirs.chars().count());
    if strsim::levenshtein(&ours, &theirs) * 3 <= longer && !is_negated(&ours, &theirs) {
        return Ok(());
    }
    Err(Difference::Word(quote.join(" "), text.join(" ")))
}

/// Whether one of two similar words denies what the other says: `законно` and `незаконно`, `болды`
/// and `болмады`.
fn is_negated(one: &str, other: &str) -> bool {
    if NEGATING_PREFIXES.iter().any(|it| one.starts_with(it) != other.starts_with(it)) {
        return true;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let without = |(at, infix): (usize, &str)| [&long[..at], &long[at + infix.len()..]].concat();
    NEGATING_INFIXES
        .iter()
        .flat_map(|infix| long.match_indices(infix))
        .any(|found| without(found) == short)
}

#[cfg(test)]
mod tests;
