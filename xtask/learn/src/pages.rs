//! The labelled pages of a development set, as text and as HTML.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use postil_clean::clean::recurrence::{self, Tally};
use postil_clean::ingest;
use postil_clean::learn;
use postil_clean::learn::features::Inputs;
use postil_clean::model::source::SourceDocument;
use rayon::prelude::*;
use serde::Deserialize;

use crate::labels::{self, Label};
use crate::random::Random;
use crate::shingles;
use crate::variations;

/// More words than this add nothing to a line's weight in the loss.
const MAX_WORDS: usize = 60;

/// A page as the set writes it, one JSON object a line.
#[derive(Debug, Deserialize)]
pub struct Record {
    #[serde(default)]
    pub dataset: String,
    #[serde(default)]
    pub lang: String,
    pub site: String,
    pub text: String,
    pub html: String,
    pub gold: Option<String>,
    /// For each non-empty line of `text`, `1` where it belongs to the gold text.
    pub keep: Option<String>,
    pub title: Option<String>,
    /// The day, as `2026-02-13`, and whatever follows.
    pub date: Option<String>,
    /// A name, or a list of names.
    pub authors: Option<serde_json::Value>,
}

/// In which form a page is cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variant {
    Text,
    Html,
}

impl Variant {
    /// A name for a page in this form.
    pub fn file_name(self) -> &'static str {
        match self {
            Variant::Text => "page.txt",
            Variant::Html => "page.html",
        }
    }
}

impl Record {
    /// The page in a form.
    pub fn raw(&self, variant: Variant) -> &str {
        match variant {
            Variant::Text => &self.text,
            Variant::Html => &self.html,
        }
    }
}

/// A page that can be learned from and measured on.
#[derive(Debug)]
pub struct Page {
    pub dataset: String,
    pub lang: String,
    pub site: String,
    pub gold: String,
    pub variant: Variant,
    /// Whether it was made of a page of the set, to be learned from alone.
    pub varied: bool,
    pub document: SourceDocument,
    /// For each line of the document, how many other documents have it.
    pub others: Vec<u8>,
    /// The lines that the network labels.
    pub lines: Vec<usize>,
    pub inputs: Inputs,
    /// For each of those lines, 1 where it is text.
    pub targets: Vec<f32>,
    /// For each of those lines its share of the page's weight.
    pub weights: Vec<f32>,
}

/// Reads the records from every `*.jsonl` of a folder, in the order of the names.
pub fn read(folder: &Path) -> io::Result<Vec<Record>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut records = Vec::new();
    for file in files {
        if file.path().extension().is_none_or(|ending| ending != "jsonl") {
            continue;
        }
        for (line, number) in BufReader::new(fs::File::open(file.path())?).lines().zip(1_usize..) {
            match serde_json::from_str(&line?) {
                Ok(record) => records.push(record),
                Err(error) => eprintln!("{}:{number}: left out: {error}", file.path().display()),
            }
        }
    }
    Ok(records)
}

/// The pages of the records in every variant.
///
/// The text pages are one archive and the HTML pages another, those without a gold text included.
pub fn pages(records: &[Record]) -> Vec<Page> {
    let texts = Scraped::of(records, Variant::Text);
    let htmls = Scraped::of(records, Variant::Html);
    let of = |(number, (record, (text, html))): (usize, (&Record, (Scraped, Scraped)))| {
        let whole = [text_page(record, text), html_page(record, html)];
        let whole: Vec<Page> = whole.into_iter().flatten().collect();
        let varied = variations::of(&whole, &mut Random::new(number as u64 + 77));
        whole.into_iter().chain(varied)
    };
    let both: Vec<_> = records.iter().zip(texts.into_iter().zip(htmls)).collect();
    both.into_par_iter().enumerate().flat_map_iter(of).collect()
}

/// A page with what its archive knows of it.
struct Scraped {
    document: Option<SourceDocument>,
    others: Vec<u8>,
}

impl Scraped {
    fn of(records: &[Record], variant: Variant) -> Vec<Scraped> {
        let keyed = |record: &Record| {
            let document = ingest(variant.file_name(), record.raw(variant).as_bytes()).0;
            let document = document.map(|document| learn::logical(&document));
            let keys = document
                .as_ref()
                .map(|document| recurrence::keys(document, None))
                .unwrap_or_default();
            (document.filter(|_| record.gold.is_some()), keys)
        };
        let read: Vec<_> = records.par_iter().map(keyed).collect();
        let recurrence = read.iter().map(|(_, keys)| keys.as_slice()).collect::<Tally>().count();
        let known = |(document, keys): (Option<SourceDocument>, Vec<_>)| Scraped {
            document,
            others: recurrence.others(&keys),
        };
        read.into_iter().map(known).collect()
    }
}

fn text_page(record: &Record, scraped: Scraped) -> Option<Page> {
    let document = scraped.document?;
    let filled: Vec<usize> = (0..document.lines.len())
        .filter(|line| !document.lines[*line].text.trim().is_empty())
        .collect();
    let gold = record.gold.as_deref()?;
    let kept = match &record.keep {
        Some(keep) if keep.len() == filled.len() => {
            let mut kept = vec![false; document.lines.len()];
            filled.iter().zip(keep.bytes()).for_each(|(line, keep)| kept[*line] = keep == b'1');
            labels::stated(&document, &kept, gold)
        }
        _ => labels::matching(&document, gold),
    };
    page(record, (document, scraped.others), Variant::Text, &kept)
}

fn html_page(record: &Record, scraped: Scraped) -> Option<Page> {
    let document = scraped.document?;
    let kept = labels::matching(&document, record.gold.as_deref()?);
    page(record, (document, scraped.others), Variant::Html, &kept)
}

impl Page {
    /// Another page of the same set and site, that was made of this one.
    pub fn varied(&self, document: SourceDocument, others: Vec<u8>, labels: &[Label]) -> Page {
        let (lines, inputs) = learn::inputs(&document, &others);
        let targets = targets(&lines, labels);
        let weights = weights(&document, &lines, labels);
        Page {
            dataset: self.dataset.clone(),
            lang: self.lang.clone(),
            site: self.site.clone(),
            gold: String::new(),
            variant: self.variant,
            varied: true,
            document,
            others,
            lines,
            inputs,
            targets,
            weights,
        }
    }
}

fn page(
    record: &Record,
    (document, others): (SourceDocument, Vec<u8>),
    variant: Variant,
    labels: &[Label],
) -> Option<Page> {
    let (lines, inputs) = learn::inputs(&document, &others);
    Some(Page {
        dataset: record.dataset.clone(),
        lang: record.lang.clone(),
        site: record.site.clone(),
        gold: record.gold.clone()?,
        variant,
        varied: false,
        targets: targets(&lines, labels),
        weights: weights(&document, &lines, labels),
        document,
        others,
        lines,
        inputs,
    })
}

/// For each of the lines that are labelled, 1 where it is text.
fn targets(lines: &[usize], labels: &[Label]) -> Vec<f32> {
    lines.iter().map(|line| f32::from(u8::from(labels[*line] == Label::Text))).collect()
}

/// For each of the lines that are labelled, its share of the page's weight.
fn weights(document: &SourceDocument, lines: &[usize], labels: &[Label]) -> Vec<f32> {
    let words = |line: &usize| {
        if labels[*line] == Label::Copy {
            return 0.0;
        }
        shingles::words(&document.lines[*line].text).len().clamp(1, MAX_WORDS) as f32
    };
    let mut weights: Vec<f32> = lines.iter().map(words).collect();
    let sum: f32 = weights.iter().sum();
    weights.iter_mut().for_each(|weight| *weight /= sum.max(1.0));
    weights
}
