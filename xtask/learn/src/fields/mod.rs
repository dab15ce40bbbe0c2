//! Fits the weights by which headlines, dates and bylines are chosen, and measures them.
//!
//! Conditional logistic regression: among a page's candidates, and "none of them" with the sum 0,
//! those that state the gold value should have the greatest sum of weighted traits.

mod fit;
mod gold;

use std::fs;
use std::io;
use std::path::Path;

use postil_clean::learn::{Choice, FieldWeights};
use rayon::prelude::*;

use crate::fields::fit::{best, fit};
use crate::fields::gold::{Case, Page};
use crate::folds::fold_of;
use crate::pages::{Record, Variant};

const VARIANTS: [(Variant, &str); 2] = [(Variant::Text, "text"), (Variant::Html, "html")];

/// Which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Date,
    Author,
}

impl Field {
    const ALL: [Field; 3] = [Field::Title, Field::Date, Field::Author];

    /// The pull of every weight towards 0.
    fn decay(self) -> f32 {
        match self {
            Field::Title | Field::Date => 4.0,
            Field::Author => 1.0,
        }
    }

    fn weights(self, all: &mut FieldWeights) -> &mut Vec<f32> {
        match self {
            Field::Title => &mut all.title,
            Field::Date => &mut all.date,
            Field::Author => &mut all.author,
        }
    }
}

/// Measures with folds, and writes the weights fitted on every page.
pub fn train(records: &[Record], folds: usize, file: &Path) -> io::Result<()> {
    let pages = gold::pages(records);
    eprintln!("{} pages", pages.len());
    let mut weights = FieldWeights::shipped().clone();
    for field in Field::ALL {
        let cases = cases(&pages, field, &weights);
        let all: Vec<&Case> = cases.iter().collect();
        if all.iter().all(|case| case.choices.is_empty()) {
            continue;
        }
        cross_validate(&all, field, folds);
        let fitted = fit(&all, field.decay());
        print(&measure(&all, &fitted), field, "all pages, seen");
        *field.weights(&mut weights) = fitted;
    }
    fs::write(file, weights.write())
}

/// The shares of pages of which the program's own weights choose the right headline, date and
/// set of authors.
#[derive(Debug)]
pub struct Shares([[Count; 3]; 2]);

impl Shares {
    /// The shares in a variant: headlines, dates, authors.
    pub fn of(&self, variant: Variant) -> [f32; 3] {
        self.0[usize::from(variant == Variant::Html)].map(Count::share)
    }
}

/// Measures the program's own weights on every page.
pub fn measure_shipped(records: &[Record]) -> Shares {
    let pages = gold::pages(records);
    let mut weights = FieldWeights::shipped().clone();
    let mut shares = Shares([[Count::default(); 3]; 2]);
    for (place, field) in Field::ALL.into_iter().enumerate() {
        let cases = cases(&pages, field, &weights);
        let counts = measure(&cases.iter().collect::<Vec<_>>(), field.weights(&mut weights));
        shares.0.iter_mut().zip(counts).for_each(|(of_variant, count)| of_variant[place] = count);
    }
    shares
}

fn cases(pages: &[Page], field: Field, weights: &FieldWeights) -> Vec<Case> {
    pages.par_iter().flat_map_iter(|page| page.cases(field, weights)).collect()
}

fn cross_validate(cases: &[&Case], field: Field, folds: usize) {
    let split = |fold: usize| -> (Vec<&Case>, Vec<&Case>) {
        cases.iter().partition(|case| fold_of(&case.site, folds) == fold)
    };
    let measured: Vec<[Count; 2]> = (0..folds)
        .into_par_iter()
        .map(|fold| {
            let (held, known) = split(fold);
            measure(&held, &fit(&known, field.decay()))
        })
        .collect();
    let mut total = [Count::default(); 2];
    for (fold, counts) in measured.into_iter().enumerate() {
        print(&counts, field, &format!("fold {fold}"));
        total.iter_mut().zip(counts).for_each(|(total, count)| total.add(count));
    }
    print(&total, field, "sites unseen");
}

/// How many cases there are, and in how many the right value is chosen.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    all: usize,
    right: usize,
    /// In so many the right value is a candidate.
    possible: usize,
    /// How many of the values are right that are called certain, likely and a guess, and how many
    /// there are, on pages where the right value is a candidate.
    called: [(usize, usize); 3],
}

impl Count {
    fn add(&mut self, other: Count) {
        self.all += other.all;
        self.right += other.right;
        self.possible += other.possible;
        let pairs = self.called.iter_mut().zip(other.called);
        pairs.for_each(|(of, more)| *of = (of.0 + more.0, of.1 + more.1));
    }

    /// The count of one case.
    fn of(case: &Case, weights: &[f32]) -> Count {
        if !case.measured {
            return Count::default();
        }
        let chosen = best(case, weights);
        let right = chosen.map_or(0, |(at, _)| usize::from(case.right[at]));
        let possible = usize::from(case.right.contains(&true));
        let mut count = Count { all: 1, right, possible, ..Count::default() };
        if let Some((at, lead)) = chosen {
            count.called[called(&case.choices[at], lead)] = (right, possible);
        }
        count
    }

    fn share(self) -> f32 {
        self.right as f32 / self.all.max(1) as f32
    }
}

/// What a value is called that is ahead by a lead: 0 certain, 1 likely, 2 a guess.
fn called(choice: &Choice, lead: f32) -> usize {
    match choice.is_open {
        true => 2,
        false => usize::from(lead < 4.0) + usize::from(lead < 2.0),
    }
}

/// The counts for text and for HTML.
fn measure(cases: &[&Case], weights: &[f32]) -> [Count; 2] {
    VARIANTS.map(|(variant, _)| {
        let mut count = Count::default();
        let of_variant = cases.iter().filter(|case| case.variant == variant);
        of_variant.for_each(|case| count.add(Count::of(case, weights)));
        count
    })
}

fn print(counts: &[Count; 2], field: Field, pages: &str) {
    print!("{field:?}, {pages}:");
    for (count, (_, variant)) in counts.iter().zip(VARIANTS) {
        let most = count.possible as f32 / count.all.max(1) as f32;
        print!("  {variant} {:.3} of {} (at most {most:.3}", count.share(), count.all);
        for (name, (right, all)) in ["certain", "likely", "guess"].iter().zip(count.called) {
            print!("; {name} {:.2} of {all}", right as f32 / all.max(1) as f32);
        }
        print!(")");
    }
    println!();
}
