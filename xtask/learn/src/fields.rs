//! Fits the weights by which headlines, dates and bylines are chosen, and measures them.
//!
//! Conditional logistic regression: among a page's candidates, and "none of them" with the sum 0,
//! those that state the gold value should have the greatest sum of weighted traits.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use postil::clean;
use postil::clean::choice::FieldWeights;
use postil::clean::choice::training::{Choice, PageChoices, candidates};
use postil::clean::recurrence::{self, LineKey, Tally};
use postil::ingest::ingest;
use postil::model::source::SourceDocument;
use rayon::prelude::*;
use serde::Deserialize;

use crate::fold_of;

/// Steps of gradient descent.
const STEPS: usize = 150;

/// The set whose dates are the days on which its pages were collected.
const VAGUE_DATES: &str = "waddle";

/// A page with the gold values of its fields.
#[derive(Debug, Deserialize)]
struct Record {
    #[serde(default)]
    dataset: String,
    site: String,
    text: String,
    html: String,
    title: Option<String>,
    date: Option<String>,
    #[serde(default)]
    authors: Option<serde_json::Value>,
}

/// A page in one variant.
struct Page {
    dataset: String,
    site: String,
    is_html: bool,
    document: SourceDocument,
    /// For each of its lines, how many other pages of the variant have it.
    others: Vec<u32>,
    title: Option<String>,
    date: Option<String>,
    authors: BTreeSet<String>,
}

/// The candidates of one field of a page, and which of them are right.
struct Case {
    site: String,
    is_html: bool,
    choices: Vec<Choice>,
    /// For each, what tells its value from others.
    keys: Vec<String>,
    right: Vec<bool>,
    weight: f32,
    /// The page shows the gold value.
    measured: bool,
}

/// Which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Date,
    Author,
}

impl Field {
    /// The pull of every weight towards 0.
    fn decay(self) -> f32 {
        match self {
            Field::Title | Field::Date => 4.0,
            Field::Author => 1.0,
        }
    }
}

/// Measures with folds, and writes the weights fitted on every page.
pub fn train(folder: &Path, folds: usize, file: &Path) -> io::Result<()> {
    let pages = read(folder)?;
    eprintln!("{} pages", pages.len());
    let mut weights = FieldWeights::shipped().clone();
    for field in [Field::Title, Field::Date, Field::Author] {
        let cases: Vec<Case> =
            pages.par_iter().filter_map(|page| case(page, field, &weights)).collect();
        let all: Vec<&Case> = cases.iter().collect();
        if all.is_empty() || all.iter().all(|case| case.choices.is_empty()) {
            continue;
        }
        cross_validate(&all, field, folds);
        let fitted = fit(&all, field.decay());
        measure(&all, &fitted, field, "all pages, seen");
        *of(&mut weights, field) = fitted;
    }
    fs::write(file, weights.write())
}

fn of(weights: &mut FieldWeights, field: Field) -> &mut Vec<f32> {
    match field {
        Field::Title => &mut weights.title,
        Field::Date => &mut weights.date,
        Field::Author => &mut weights.author,
    }
}

fn cross_validate(cases: &[&Case], field: Field, folds: usize) {
    let measured: Vec<(usize, Vec<f32>)> = (0..folds)
        .into_par_iter()
        .map(|fold| {
            let known: Vec<&Case> =
                cases.iter().filter(|c| fold_of(&c.site, folds) != fold).copied().collect();
            (fold, fit(&known, field.decay()))
        })
        .collect();
    let mut total: HashMap<bool, (usize, usize)> = HashMap::new();
    for (fold, weights) in measured {
        let held: Vec<&Case> =
            cases.iter().filter(|c| fold_of(&c.site, folds) == fold).copied().collect();
        for (is_html, (right, count)) in measure(&held, &weights, field, &format!("fold {fold}")) {
            let sum = total.entry(is_html).or_default();
            *sum = (sum.0 + right, sum.1 + count);
        }
    }
    for is_html in [false, true] {
        let (right, count) = total.get(&is_html).copied().unwrap_or_default();
        let name = if is_html { "html" } else { "text" };
        println!("{field:?} {name} unseen: {:.3} of {count}", right as f32 / count.max(1) as f32);
    }
}

/// Prints and gives, for text and HTML, how many cases are right and how many there are.
fn measure(
    cases: &[&Case],
    weights: &[f32],
    field: Field,
    name: &str,
) -> HashMap<bool, (usize, usize)> {
    let mut counts: HashMap<bool, (usize, usize)> = HashMap::new();
    let mut possible: HashMap<bool, usize> = HashMap::new();
    for case in cases.iter().filter(|case| case.measured) {
        let best = best(case, weights);
        let right = best.is_some_and(|index| case.right[index]);
        let entry = counts.entry(case.is_html).or_default();
        *entry = (entry.0 + usize::from(right), entry.1 + 1);
        *possible.entry(case.is_html).or_default() += usize::from(case.right.contains(&true));
    }
    let share = |is_html: bool| {
        let (right, count) = counts.get(&is_html).copied().unwrap_or_default();
        let possible = possible.get(&is_html).copied().unwrap_or(0) as f32;
        let count = count.max(1) as f32;
        format!("{:.3} (at most {:.3})", right as f32 / count, possible / count)
    };
    println!("{field:?} {name}: text {}, html {}", share(false), share(true));
    counts
}

fn sum(choice: &Choice, weights: &[f32]) -> f32 {
    choice.numbers.iter().zip(weights).map(|(number, weight)| number * weight).sum()
}

/// The candidate with the greatest sum of the value whose candidates have the greatest odds
/// together.
fn best(case: &Case, weights: &[f32]) -> Option<usize> {
    let sums: Vec<f32> = case.choices.iter().map(|choice| sum(choice, weights)).collect();
    let most = sums.iter().copied().reduce(f32::max)?;
    let mut values: Vec<(usize, f32)> = Vec::new();
    for (index, sum) in sums.iter().enumerate() {
        let odds = (sum - most).exp();
        match values.iter_mut().find(|(of, _)| case.keys[*of] == case.keys[index]) {
            Some((of, all)) => {
                *all += odds;
                *of = if *sum > sums[*of] { index } else { *of };
            }
            None => values.push((index, odds)),
        }
    }
    let (best, odds) = values.into_iter().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    (most + odds.ln() > 0.0).then_some(best)
}

/// Fits weights by gradient ascent with per-weight step sizes (Adam).
fn fit(cases: &[&Case], decay: f32) -> Vec<f32> {
    let size = cases.iter().find_map(|case| case.choices.first()).map_or(0, |c| c.numbers.len());
    let (mut weights, mut first, mut second) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
    for step in 1..=STEPS {
        let mut gradient = vec![0.0; size];
        for case in cases {
            add_gradient(case, &weights, &mut gradient);
        }
        let rate = 0.1 * (1.0 - step as f32 / STEPS as f32) + 0.002;
        for index in 0..size {
            let slope: f32 = gradient[index] - decay * weights[index];
            first[index] = 0.9 * first[index] + 0.1 * slope;
            second[index] = 0.99 * second[index] + 0.01 * slope * slope;
            let (bias, bias2) = (1.0 - 0.9_f32.powi(step as i32), 1.0 - 0.99_f32.powi(step as i32));
            weights[index] +=
                rate * (first[index] / bias) / ((second[index] / bias2).sqrt() + 1e-6);
        }
    }
    weights
}

/// Adds the gradient of the log-probability of the right candidates.
fn add_gradient(case: &Case, weights: &[f32], gradient: &mut [f32]) {
    let sums: Vec<f32> = case.choices.iter().map(|choice| sum(choice, weights)).collect();
    let most = sums.iter().copied().fold(0.0, f32::max);
    let raw: Vec<f32> = sums.iter().map(|sum| (sum - most).exp()).collect();
    let all: f32 = raw.iter().sum::<f32>() + (-most).exp();
    let is_right = case.right.contains(&true);
    let right: f32 = raw.iter().zip(&case.right).filter(|(_, right)| **right).map(|(r, _)| r).sum();
    for ((choice, raw), is) in case.choices.iter().zip(&raw).zip(&case.right) {
        let wanted = if *is && right > 0.0 { raw / right } else { 0.0 };
        let push = case.weight * (if is_right { wanted } else { 0.0 } - raw / all);
        if push.abs() > 1e-6 {
            choice.numbers.iter().zip(gradient.iter_mut()).for_each(|(n, g)| *g += push * n);
        }
    }
}

fn read(folder: &Path) -> io::Result<Vec<Page>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut lines = Vec::new();
    for file in files.iter().filter(|f| f.path().extension().is_some_and(|e| e == "jsonl")) {
        for line in BufReader::new(fs::File::open(file.path())?).lines() {
            lines.push(line?);
        }
    }
    let records: Vec<Record> =
        lines.par_iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let of_variant = |is_html| -> Vec<Page> {
        let pages = records.par_iter().filter_map(|record| page(record, is_html));
        let mut pages: Vec<Page> = pages.collect();
        let keys: Vec<Vec<LineKey>> =
            pages.par_iter().map(|page| recurrence::keys(&page.document)).collect();
        let recurrence = keys.iter().map(Vec::as_slice).collect::<Tally>().count();
        let known = pages.iter_mut().zip(&keys);
        known.for_each(|(page, keys)| page.others = recurrence.others(keys));
        pages
    };
    Ok([false, true].into_iter().flat_map(of_variant).collect())
}

fn page(record: &Record, is_html: bool) -> Option<Page> {
    let (name, text) = if is_html { ("a.html", &record.html) } else { ("a.txt", &record.text) };
    Some(Page {
        dataset: record.dataset.clone(),
        site: record.site.clone(),
        is_html,
        document: clean::logical(&ingest(name, text.as_bytes()).0?),
        others: Vec::new(),
        title: record.title.clone().filter(|title| !key(title).is_empty()),
        date: record.date.clone().and_then(|date| Some(date.get(..10)?.to_owned())),
        authors: record.authors.as_ref().map(gold_names).unwrap_or_default(),
    })
}

fn case(page: &Page, field: Field, weights: &FieldWeights) -> Option<Case> {
    let PageChoices { title, date, author } = candidates(&page.document, &page.others, weights);
    let (choices, right) = match field {
        Field::Title => {
            let gold = key(page.title.as_ref()?);
            let right: Vec<bool> = title.iter().map(|c| is_title(&gold, &c.value)).collect();
            (title, right)
        }
        Field::Date => {
            let gold = page.date.as_ref()?;
            let right: Vec<bool> =
                date.iter().map(|c| c.value.starts_with(gold.as_str())).collect();
            (date, right)
        }
        Field::Author => {
            if page.authors.is_empty() {
                return None;
            }
            let right: Vec<bool> = author.iter().map(|c| names(&c.value) == page.authors).collect();
            (author, right)
        }
    };
    let measured = page.is_html
        || match field {
            Field::Date => right.contains(&true),
            _ => is_visible(page, field),
        };
    let keys = choices.iter().map(|choice| value_key(field, &choice.value)).collect();
    let vague = field == Field::Date && page.dataset == VAGUE_DATES;
    let weight = if measured && !vague { 1.0 } else { 0.2 };
    Some(Case {
        site: page.site.clone(),
        is_html: page.is_html,
        choices,
        keys,
        right,
        weight,
        measured,
    })
}

/// What tells a value from others: its words, its day, its set of names.
fn value_key(field: Field, value: &str) -> String {
    match field {
        Field::Title => key(value),
        Field::Date => value.get(..10).unwrap_or(value).to_owned(),
        Field::Author => names(value).into_iter().collect::<Vec<_>>().join(","),
    }
}

/// Whether the page's text shows the gold value at all.
fn is_visible(page: &Page, field: Field) -> bool {
    let text: Vec<String> = page.document.lines.iter().map(|line| key(&line.text)).collect();
    let text = format!(" {} ", text.join(" "));
    let shows = |words: &str| text.contains(&format!(" {words} "));
    match field {
        Field::Title => page.title.as_ref().is_some_and(|title| shows(&key(title))),
        Field::Date => true,
        Field::Author => page.authors.iter().all(|name| shows(name)),
    }
}

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
