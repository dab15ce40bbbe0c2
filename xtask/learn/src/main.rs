//! Trains the cleaner's network and measures the cleaner, on a folder of labelled pages.
//!
//! ```text
//! cargo xtask train DIR [--folds K [--keep FOLDER]] [--passes N] [--members N] [--seed N]
//! cargo xtask train-fields DIR
//! cargo xtask evaluate DIR [--without PASS]… [--folds K [--keep FOLDER]] | --worth [--folds K …]
//! ```

mod backward;
mod balance;
mod fields;
mod flavours;
mod folds;
mod labels;
mod loss;
mod measure;
mod order;
mod pages;
mod random;
mod shingles;
mod speed;
mod training;
mod variations;
mod worth;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use postil_clean::learn::Labeller;
use postil_clean::learn::Passes;
use postil_clean::learn::weights;

use crate::balance::Balance;
use crate::order::Order;
use crate::pages::{Page, Variant};

/// Where the program takes its weights from.
const WEIGHTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../crates/postil-clean/src/clean/body/networks/weights.bin"
);

/// And those of the fields' traits.
const FIELD_WEIGHTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../crates/postil-clean/src/clean/fields/choice/weights.txt"
);

/// In how many parts pages are split, by site, to measure the fields.
const FIELD_FOLDS: usize = 5;

fn main() -> ExitCode {
    let Some(order) = Order::read(std::env::args().skip(1)) else {
        eprintln!(
            "usage: train DIR [--folds K [--keep FOLDER]] [--passes N] [--members N] [--seed N]\n       \
             train-fields DIR\n       \
             evaluate DIR [--without PASS]... [--folds K [--keep FOLDER]]\n       \
             evaluate DIR --worth [--folds K [--keep FOLDER]]\n\n\
             passes:"
        );
        Passes::table().for_each(|(name, purpose)| eprintln!("  {name:<12} {purpose}"));
        return ExitCode::from(2);
    };
    let result = match order.command.as_str() {
        "train" if order.folds > 1 => cross_validate(&order),
        "train" => train(&order),
        "train-fields" => train_fields(&order.folder),
        _ if order.worth => tell_worth(&order),
        _ if order.passes != Passes::ALL || order.folds > 1 => evaluate_text(&order),
        _ => evaluate(&order.folder),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Trains on every page and writes the file of weights.
fn train(order: &Order) -> io::Result<()> {
    let pages = read_pages(&order.folder)?;
    let committee = folds::train_members(&pages.iter().collect::<Vec<_>>(), order);
    std::fs::write(Path::new(WEIGHTS), weights::write(&committee))
}

fn train_fields(folder: &Path) -> io::Result<()> {
    fields::train(&pages::read(folder)?, FIELD_FOLDS, Path::new(FIELD_WEIGHTS))
}

/// Trains on all sites but some and measures on those, in turn.
fn cross_validate(order: &Order) -> io::Result<()> {
    let pages = read_pages(&order.folder)?;
    let mut measured = Vec::new();
    let mut cores = [Vec::new(), Vec::new()];
    let mut balance = Balance::default();
    for fold in 0..order.folds {
        let committee = folds::committee_of(&pages, fold, order)?;
        let tested = folds::pages_of(&pages, fold, order.folds);
        balance.add(&tested, &committee);
        let labeller = Labeller { committee: &committee, passes: order.passes };
        let found = measure::measure(&tested, labeller);
        println!("\nfold {}", fold + 1);
        measure::print(&found);
        for (core, variant) in cores.iter_mut().zip([Variant::Text, Variant::Html]) {
            core.push(measure::f1(&found, variant, "CORE"));
        }
        measured.extend(found);
    }
    println!("\nall folds");
    measure::print(&measured);
    for (core, name) in cores.iter().zip(["text", "html"]) {
        let lowest = core.iter().copied().fold(1.0, f64::min);
        let highest = core.iter().copied().fold(0.0, f64::max);
        println!("CORE {name}: {lowest:.4} to {highest:.4} by fold");
    }
    balance.print();
    Ok(())
}

/// Measures the program's own weights: the text by groups of pages, then all in a table.
fn evaluate(folder: &Path) -> io::Result<()> {
    let records = pages::read(folder)?;
    let pages = pages::pages(&records);
    let measured = measure::measure(&folds::tested(pages.iter()), Labeller::shipped());
    let shares = fields::measure_shipped(&records);
    measure::print(&measured);
    println!("\n       CORE    ru  headline  date  authors  pages/s on one core");
    for (variant, name) in [(Variant::Text, "text"), (Variant::Html, "html")] {
        let f1 = |group| measure::f1(&measured, variant, group);
        let [title, date, authors] = shares.of(variant);
        let speed = speed::pages_per_second(&records, variant);
        println!(
            "{name}  {:.3} {:.3}  {title:>8.3} {date:>5.3}  {authors:>7.3}  {speed:>7.0}",
            f1("CORE"),
            f1("lang:ru"),
        );
    }
    Ok(())
}

/// Measures the text alone, without some passes or behind networks of folds.
fn evaluate_text(order: &Order) -> io::Result<()> {
    let pages = read_pages(&order.folder)?;
    let mut measured = Vec::new();
    for (fold, committee) in folds::committees(&pages, order)?.iter().enumerate() {
        let tested = folds::pages_of(&pages, fold, order.folds);
        measured.extend(measure::measure(&tested, Labeller { committee, passes: order.passes }));
    }
    measure::print(&measured);
    Ok(())
}

/// Tells what each pass is worth.
fn tell_worth(order: &Order) -> io::Result<()> {
    let pages = read_pages(&order.folder)?;
    let committees = folds::committees(&pages, order)?;
    let committee_of = |page: &Page| &committees[folds::fold_of(&page.site, committees.len())];
    worth::print(&folds::tested(pages.iter()), committee_of);
    Ok(())
}

fn read_pages(folder: &Path) -> io::Result<Vec<Page>> {
    let pages = pages::pages(&pages::read(folder)?);
    eprintln!("{} pages", pages.len());
    Ok(pages)
}
