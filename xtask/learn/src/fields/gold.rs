//! Pages with the gold values of their fields, and which candidates state them.

use std::collections::{BTreeSet, HashMap};

use postil_clean::clean;
use postil_clean::clean::recurrence::{self, LineKey, Tally};
use postil_clean::ingest;
use postil_clean::learn::FieldWeights;
use postil_clean::learn::{Choice, PageChoices, candidates};
use postil_clean::model::source::SourceDocument;
use rayon::prelude::*;

use crate::fields::Field;
use crate::pages::{Record, Variant};

/// The set whose dates are the days on which its pages were collected.
const VAGUE_DATES: &str = "waddle";

/// What a page counts for that is shown without its gold value.
const MASKED: f32 = 0.04;

/// A page in one variant.
pub struct Page {
    dataset: String,
    site: String,
    variant: Variant,
    document: SourceDocument,
    /// For each of its lines, how many other pages of the variant have it.
    others: Vec<u8>,
    title: Option<String>,
    date: Option<String>,
    authors: BTreeSet<String>,
}

/// The candidates of one field of a page, and which of them are right.
pub struct Case {
    pub site: String,
    pub variant: Variant,
    pub choices: Vec<Choice>,
    /// For each, what tells its value from others.
    pub keys: Vec<String>,
    pub right: Vec<bool>,
    pub weight: f32,
    /// The page shows the gold value.
    pub measured: bool,
}

/// Every page as text, then every page as HTML.
pub fn pages(records: &[Record]) -> Vec<Page> {
    let of_variant = |variant| -> Vec<Page> {
        let pages = records.par_iter().filter_map(|record| Page::of(record, variant));
        let mut pages: Vec<Page> = pages.collect();
        let keys: Vec<Vec<LineKey>> =
            pages.par_iter().map(|page| recurrence::keys(&page.document, None)).collect();
        let recurrence = keys.iter().map(Vec::as_slice).collect::<Tally>().count();
        let known = pages.iter_mut().zip(&keys);
        known.for_each(|(page, keys)| page.others = recurrence.others(keys));
        pages
    };
    [Variant::Text, Variant::Html].into_iter().flat_map(of_variant).collect()
}

impl Page {
    fn of(record: &Record, variant: Variant) -> Option<Page> {
        let raw = record.raw(variant).as_bytes();
        Some(Page {
            dataset: record.dataset.clone(),
            site: record.site.clone(),
            variant,
            document: clean::logical(&ingest(variant.file_name(), raw).0?),
            others: Vec::new(),
            title: record.title.clone().filter(|title| !key(title).is_empty()),
            date: record.date.as_ref().and_then(|date| Some(date.get(..10)?.to_owned())),
            authors: record.authors.as_ref().map(gold_names).unwrap_or_default(),
        })
    }

    /// The cases of a field: the page as it is, and as if it stated no gold value, so that what else
    /// it states is known for what it is.
    pub fn cases(&self, field: Field, weights: &FieldWeights) -> Vec<Case> {
        let case = self.case(field, weights);
        let masked = case.as_ref().and_then(|case| self.masked(field, case));
        case.into_iter().chain(masked).collect()
    }

    /// The page without the candidates that state a part of the gold value.
    fn masked(&self, field: Field, case: &Case) -> Option<Case> {
        let is_part = |value: &str| match field {
            Field::Title => true,
            Field::Date => false,
            Field::Author => {
                let gold: BTreeSet<&str> = self.authors.iter().flat_map(|n| n.split(' ')).collect();
                names(value).iter().flat_map(|name| name.split(' ')).any(|word| gold.contains(word))
            }
        };
        let known = case.right.contains(&true) && field != Field::Title;
        let left = |at: &usize| known && !case.right[*at] && !is_part(&case.choices[*at].value);
        let left: Vec<usize> = (0..case.choices.len()).filter(left).collect();
        (!left.is_empty()).then(|| Case {
            site: case.site.clone(),
            variant: case.variant,
            keys: left.iter().map(|at| case.keys[*at].clone()).collect(),
            choices: left.iter().map(|at| case.choices[*at].clone()).collect(),
            right: vec![false; left.len()],
            weight: case.weight * MASKED,
            measured: false,
        })
    }

    /// The candidates of a field, with `weights` for the fields that they depend on; none where
    /// the page has no gold value.
    fn case(&self, field: Field, weights: &FieldWeights) -> Option<Case> {
        let PageChoices { title, date, author } = candidates(&self.document, &self.others, weights);
        let (choices, right) = match field {
            Field::Title => {
                let gold = key(self.title.as_ref()?);
                (&title, title.iter().map(|c| is_title(&gold, &c.value)).collect::<Vec<bool>>())
            }
            Field::Date => {
                let gold = self.date.as_deref()?;
                (&date, date.iter().map(|c| c.value.starts_with(gold)).collect())
            }
            Field::Author if self.authors.is_empty() => return None,
            Field::Author => {
                (&author, author.iter().map(|c| names(&c.value) == self.authors).collect())
            }
        };
        let measured = match (self.variant, field) {
            (Variant::Html, _) => true,
            (_, Field::Date) => right.contains(&true),
            _ => self.shows(field),
        };
        let weight = match field {
            Field::Date if measured => self.weight_of_date(),
            _ if measured => 1.0,
            _ => 0.2,
        };
        Some(Case {
            site: self.site.clone(),
            variant: self.variant,
            keys: choices.iter().map(|choice| value_key(field, &choice.value)).collect(),
            choices: choices.clone(),
            right,
            weight,
            measured,
        })
    }

    /// What the page's date counts for: in text more, for most pages of HTML declare theirs, and
    /// the lines' traits would be fitted to the few that do not.
    fn weight_of_date(&self) -> f32 {
        match self.variant {
            _ if self.dataset == VAGUE_DATES => 0.2,
            Variant::Html => 1.0,
            Variant::Text => 2.0,
        }
    }

    /// Whether the page's text shows the gold value at all.
    fn shows(&self, field: Field) -> bool {
        let lines: Vec<String> = self.document.lines.iter().map(|line| key(&line.text)).collect();
        let text = format!(" {} ", lines.join(" "));
        let shows = |words: &str| text.contains(&format!(" {words} "));
        match field {
            Field::Title => self.title.as_ref().is_some_and(|title| shows(&key(title))),
            Field::Date => true,
            Field::Author => self.authors.iter().all(|name| shows(name)),
        }
    }
}

/// What tells a value from others: its words, its day, its set of names.
fn value_key(field: Field, value: &str) -> String {
    match field {
        Field::Title => key(value),
        Field::Date => value.get(..10).unwrap_or(value).to_owned(),
        Field::Author => names(value).into_iter().collect::<Vec<_>>().join(","),
    }
}

/// The words in lower case, one space between.
fn key(text: &str) -> String {
    let words: String =
        text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a headline is the gold one but for a few words.
fn is_title(gold: &str, value: &str) -> bool {
    let value = key(value);
    let mut counts: HashMap<String, i32> = HashMap::new();
    let units = |text: &str| -> Vec<String> {
        let dense = |c: char| c as u32 >= 0x3040 && c as u32 <= 0x9fff;
        if text.chars().any(dense) {
            text.chars().filter(|c| *c != ' ').map(String::from).collect()
        } else {
            text.split(' ').map(str::to_owned).collect()
        }
    };
    let (gold, value) = (units(gold), units(&value));
    gold.iter().for_each(|word| *counts.entry(word.clone()).or_default() += 1);
    let mut common = 0;
    for word in &value {
        let left = counts.entry(word.clone()).or_default();
        common += usize::from(*left > 0);
        *left -= 1;
    }
    2.0 * common as f32 / (gold.len() + value.len()).max(1) as f32 >= 0.8
}

fn gold_names(value: &serde_json::Value) -> BTreeSet<String> {
    match value {
        serde_json::Value::String(text) => names(text),
        serde_json::Value::Array(items) => items.iter().flat_map(gold_names).collect(),
        _ => BTreeSet::new(),
    }
}

/// The names of a joined list.
fn names(text: &str) -> BTreeSet<String> {
    let marked = [" and ", " und ", " et ", " by ", " y ", " и ", ";", "|", "/", "&", "\n"]
        .iter()
        .fold(text.to_owned(), |text, mark| text.replace(mark, ","));
    let openings = ["by ", "von ", "par ", "por ", "autor ", "автор "];
    let bare = |name: &str| {
        let name = name.trim();
        let lower = name.to_lowercase();
        let rest = openings.iter().find_map(|opening| lower.strip_prefix(opening)).map(key);
        rest.unwrap_or_else(|| key(name))
    };
    marked.split(',').map(bare).filter(|name| !name.is_empty()).collect()
}
