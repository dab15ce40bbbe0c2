//! Whatever becomes of a page and of the rules that clean it, no note gets another name or number.

use std::ops::Range;

use postil::annotate::{Selector, Selectors};
use postil::model::article::{Article, BlockSpan, joined_text};
use proptest::prelude::*;
use toml::Value;

use super::driver::{ArchiveFixture, archive};

/// Names that differ in a few letters, and among them those that anagrams make.
const NAMES: [&str; 5] =
    ["Берик Серкожаев", "Серик Беркожаев", "Иван Дугин", "Иван Лугин", "Анна Дугина"];
const NUMBERS: [&str; 5] = ["12", "21", "120", "1961", "1,5"];
/// Sentences that different people say alike; `N` is a name, `#` a number.
const SENTENCES: [&str; 7] = [
    "«Мост через Тихую мы закончим за # дней, если не помешает лёд», – сказал N на сходе.",
    "Мост через Тихую закончат за # дней, если поможет лёд, заявил N на сходе.",
    "По словам жителей, N обещал посёлку # новых фонарей на набережной у старой школы.",
    "N напомнил, что паром перевозит # человек в день и зимой стоит на приколе.",
    "На левом берегу за # месяцев построили новую школу, и открыл её N.",
    "Совет выслушал доклад, N ответил на # вопросов, и смету отправили на доработку.",
    "Строители говорят, что успеют за # недель, а N им верит и просит не торопиться.",
];

/// A paragraph of a page.
#[derive(Debug, Clone)]
struct Paragraph {
    sentence: usize,
    name: usize,
    number: usize,
}

/// What becomes of a paragraph.
#[derive(Debug, Clone)]
enum Fate {
    Stays,
    Goes,
    Named(usize),
    Counted(usize),
    /// One letter is gone.
    Slips(usize),
    /// A `не` comes or goes.
    Turns,
}

/// How the page is cleaned the second time.
#[derive(Debug, Clone)]
struct Rules {
    strictness: &'static str,
    captions: bool,
    /// The paragraphs that a sidecar takes out.
    dropped: Vec<usize>,
    /// A `[[source]]` rule takes out what has this word.
    pattern: Option<&'static str>,
    flavour: usize,
}

impl Paragraph {
    fn text(&self) -> String {
        SENTENCES[self.sentence].replace('N', NAMES[self.name]).replace('#', NUMBERS[self.number])
    }

    fn after(&self, fate: &Fate) -> Option<String> {
        let changed = match fate {
            Fate::Stays => self.clone(),
            Fate::Goes => return None,
            Fate::Named(name) => Paragraph { name: *name, ..self.clone() },
            Fate::Counted(number) => Paragraph { number: *number, ..self.clone() },
            Fate::Slips(at) => return Some(without_letter(&self.text(), *at)),
            Fate::Turns if self.text().contains(" не ") => {
                return Some(self.text().replace(" не ", " "));
            }
            Fate::Turns => return Some(self.text().replacen(" и ", " и не ", 1)),
        };
        Some(changed.text())
    }
}

fn without_letter(text: &str, at: usize) -> String {
    let letters: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| c.is_lowercase()).collect();
    let (at, letter) = letters[at % letters.len()];
    format!("{}{}", &text[..at], &text[at + letter.len_utf8()..])
}

fn page(paragraphs: &[String], flavour: usize) -> String {
    let gap = ["\n\n", "\n", "\r\n\r\n", "\n\n\n"][flavour % 4];
    let furniture = ["Главная | Новости | Контакты", "Поделиться", "Читайте также"];
    let lines: Vec<&str> = furniture[..1]
        .iter()
        .copied()
        .chain(["Новости Заречного"])
        .chain(paragraphs.iter().map(String::as_str))
        .chain(furniture[1..].iter().copied())
        .chain(["Паром встал на ремонт", "12:40, Сегодня"])
        .collect();
    lines.join(gap)
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    (0..SENTENCES.len(), 0..NAMES.len(), 0..NUMBERS.len())
        .prop_map(|(sentence, name, number)| Paragraph { sentence, name, number })
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        2 => Just(Fate::Stays),
        2 => Just(Fate::Goes),
        1 => (0..NAMES.len()).prop_map(Fate::Named),
        1 => (0..NUMBERS.len()).prop_map(Fate::Counted),
        2 => (0usize..99).prop_map(Fate::Slips),
        1 => Just(Fate::Turns),
    ]
}

fn rules() -> impl Strategy<Value = Rules> {
    (
        prop::sample::select(vec!["cautious", "balanced", "thorough"]),
        any::<bool>(),
        prop::collection::vec(0usize..8, 0..2),
        prop::option::of(prop::sample::select(vec!["школу", "паром", "Мост"])),
        0usize..4,
    )
        .prop_map(|(strictness, captions, dropped, pattern, flavour)| Rules {
            strictness,
            captions,
            dropped,
            pattern,
            flavour,
        })
}

/// The names, the numbers and the negations of some words, in their order.
fn facts(words: &str) -> Vec<String> {
    let is_fact = |word: &&str| {
        let named = NAMES.iter().flat_map(|name| name.split(' ')).any(|name| name == *word);
        named || *word == "не" || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let words =
        words.split(|c: char| !c.is_alphanumeric() && c != ',').map(|word| word.trim_matches(','));
    words.filter(is_fact).map(str::to_owned).collect()
}

/// A note on some words of an article, with the context that it needs.
fn note(article: &Article, from: usize, length: usize) -> String {
    let (text, _) = joined_text(&article.blocks);
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices([' ', '\n']).map(|(at, _)| at + 1)).collect();
    let first = from % starts.len();
    let end = starts.get(first + length).map_or(text.len(), |start| start - 1);
    let range: Range<usize> = starts[first]..end;
    let beside = |words: &str| Some(words.to_owned());
    let selected = Selector {
        quote: text[range.clone()].to_owned(),
        before: beside(&text[..range.start]),
        after: beside(&text[range.end..]),
    };
    let needed =
        Selectors::new(&article.blocks).reduce(&selected).expect("the article has the words");
    let line = |(key, words): (&str, Option<String>)| {
        words.map(|words| format!("{key} = {}\n", Value::from(words))).unwrap_or_default()
    };
    let beside: String = [("before", needed.before), ("after", needed.after)].map(line).concat();
    format!("[[note]]\nquote = {}\n{beside}", Value::from(needed.quote))
}

/// The words at which a note stands.
fn words(article: &Article, spans: &[BlockSpan]) -> String {
    let piece = |span: &BlockSpan| &article.blocks[span.block].text[span.bytes.clone()];
    spans.iter().map(piece).collect::<Vec<_>>().join(" ")
}

/// The page cleaned again, with the sidecar's notes.
fn again(paragraphs: &[String], rules: &Rules, notes: &str) -> ArchiveFixture {
    let pattern = rules
        .pattern
        .map(|word| format!("[[source]]\nfolders = [\".\"]\ndrop = [{{ regex = \"{word}\" }}]\n"));
    let config = format!(
        "title = \"Архив\"\n[clean]\nstrictness = \"{}\"\ncaptions = {}\n{}",
        rules.strictness,
        rules.captions,
        pattern.unwrap_or_default()
    );
    let dropped = rules.dropped.iter().filter_map(|index| paragraphs.get(*index));
    let dropped: Vec<Value> = dropped.map(|line| Value::from(line.as_str())).collect();
    archive()
        .config(&config)
        .article("a.txt", page(paragraphs, rules.flavour))
        .article("a.toml", format!("drop = {}\n{notes}", Value::from(dropped)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn cleaning_again_moves_no_note_to_another_name_or_number(
        paragraphs in prop::collection::vec((paragraph(), fate()), 3..8),
        rules in rules(),
        places in prop::collection::vec((0usize..150, 1usize..18), 1..5),
    ) {
        let before: Vec<String> = paragraphs.iter().map(|(paragraph, _)| paragraph.text()).collect();
        let article = archive().article("a.txt", page(&before, 0)).build().article(0);
        prop_assume!(!article.blocks.is_empty());
        let notes: String = places.iter().map(|(from, length)| note(&article, *from, *length)).collect();
        let after: Vec<String> =
            paragraphs.iter().filter_map(|(paragraph, fate)| paragraph.after(fate)).collect();
        let site = again(&after, &rules, &notes).build();
        let article = site.article(0);
        prop_assert_eq!(article.notes.len(), places.len(), "{}", site.report());
        for placed in &article.notes {
            let Some(spans) = placed.anchor.spans() else { continue };
            let quote = placed.note.quote.as_deref().unwrap_or_default();
            let found = words(&article, spans);
            prop_assert_eq!(facts(quote), facts(&found), "`{}` became `{}`", quote, found);
        }
    }
}
