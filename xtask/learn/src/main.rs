//! Trains the cleaner's network and measures the cleaner, on a folder of labelled pages.
//!
//! ```text
//! cargo xtask train DIR [--folds K] [--passes N] [--seed N]
//! cargo xtask train-fields DIR
//! cargo xtask evaluate DIR [--without PASS]… [--folds K] | --worth [--folds K]
//! ```

mod backward;
mod fields;
mod flavours;
mod labels;
mod loss;
mod measure;
mod pages;
mod random;
mod shingles;
mod speed;
mod training;
mod worth;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use postil_clean::learn::Labeller;
use postil_clean::learn::Passes;
use postil_clean::learn::committee::Committee;
use postil_clean::learn::weights;

use crate::measure::Measured;
use crate::pages::{Page, Variant};
use crate::training::Plan;

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

/// Networks in the committee.
const MEMBERS: u64 = 3;

/// In how many parts pages are split, by site, to measure the fields.
const FIELD_FOLDS: usize = 5;
const COMMANDS: [&str; 3] = ["train", "train-fields", "evaluate"];

struct Order {
    command: String,
    folder: PathBuf,
    folds: usize,
    plan: Plan,
    /// The passes that run.
    passes: Passes,
    /// Whether to tell what each of them is worth.
    worth: bool,
}

fn main() -> ExitCode {
    let Some(order) = read_order() else {
        eprintln!(
            "usage: train DIR [--folds K] [--passes N] [--seed N] | train-fields DIR\n       \
             evaluate DIR [--without PASS]... [--folds K] | evaluate DIR --worth [--folds K]\n\n\
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

fn read_order() -> Option<Order> {
    let mut words = std::env::args().skip(1);
    let command = words.next().filter(|word| COMMANDS.contains(&word.as_str()))?;
    let folder = PathBuf::from(words.next()?);
    let plan = Plan { passes: 6, seed: 1 };
    let (passes, worth) = (Passes::ALL, false);
    let mut order = Order { command, folder, folds: 1, plan, passes, worth };
    while let Some(option) = words.next() {
        if option == "--worth" {
            order.worth = true;
            continue;
        }
        let value = words.next()?;
        if option == "--without" {
            order.passes = order.passes.without(&value)?;
            continue;
        }
        let value: usize = value.parse().ok()?;
        match option.as_str() {
            "--folds" => order.folds = value.max(1),
            "--passes" => order.plan.passes = value,
            "--seed" => order.plan.seed = value as u64,
            _ => return None,
        }
    }
    Some(order)
}

/// Trains on every page and writes the file of weights.
fn train(order: &Order) -> io::Result<()> {
    let pages = read_pages(&order.folder)?;
    let committee = train_members(&pages.iter().collect::<Vec<_>>(), order.plan);
    std::fs::write(Path::new(WEIGHTS), weights::write(&committee))
}

fn train_fields(folder: &Path) -> io::Result<()> {
    fields::train(&pages::read(folder)?, FIELD_FOLDS, Path::new(FIELD_WEIGHTS))
}

/// Trains the networks of a committee, each from a seed of its own.
fn train_members(pages: &[&Page], plan: Plan) -> Committee {
    let member = |place| {
        eprintln!("network {} of {MEMBERS}", place + 1);
        training::train(pages, Plan { seed: plan.seed + place, ..plan }, print_pass)
    };
    Committee::new((0..MEMBERS).map(member).collect()).expect("more than none")
}

/// Trains on all sites but some and measures on those, in turn.
fn cross_validate(order: &Order) -> io::Result<()> {
    let pages = read_pages(&order.folder)?;
    let mut measured = Vec::new();
    let mut cores = [Vec::new(), Vec::new()];
    for fold in 0..order.folds {
        let committee = train_fold(&pages, fold, order);
        let found = measure_fold(&pages, fold, order, &committee);
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
        println!("CORE {name}: {lowest:.3} to {highest:.3} by fold");
    }
    Ok(())
}

/// A committee that has seen no site of a fold, with its weights as they are stored.
fn train_fold(pages: &[Page], fold: usize, order: &Order) -> Committee {
    let known = pages.iter().filter(|page| fold_of(&page.site, order.folds) != fold);
    let committee = train_members(&known.collect::<Vec<_>>(), order.plan);
    weights::committee_of(&weights::write(&committee)).expect("a committee")
}

/// Measures a committee on the pages of a fold.
fn measure_fold(
    pages: &[Page],
    fold: usize,
    order: &Order,
    committee: &Committee,
) -> Vec<Measured> {
    let tested = tested(pages.iter().filter(|page| fold_of(&page.site, order.folds) == fold));
    measure::measure(&tested, Labeller { committee, passes: order.passes })
}

/// The whole pages among some.
fn tested<'a>(pages: impl Iterator<Item = &'a Page>) -> Vec<&'a Page> {
    pages.filter(|page| page.variant != Variant::Piece).collect()
}

fn fold_of(site: &str, folds: usize) -> usize {
    (shingles::words(site).iter().fold(7_u64, |sum, word| sum.wrapping_add(*word)) >> 20) as usize
        % folds
}

/// Measures the program's own weights: the text by groups of pages, then all in a table.
fn evaluate(folder: &Path) -> io::Result<()> {
    let records = pages::read(folder)?;
    let pages = pages::pages(&records);
    let measured = measure::measure(&tested(pages.iter()), Labeller::shipped());
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
    let committees = committees(&pages, order);
    let measured = (0..).zip(&committees);
    let measured = measured.flat_map(|(fold, own)| measure_fold(&pages, fold, order, own));
    measure::print(&measured.collect::<Vec<_>>());
    Ok(())
}

/// Tells what each pass is worth.
fn tell_worth(order: &Order) -> io::Result<()> {
    let pages = read_pages(&order.folder)?;
    let committees = committees(&pages, order);
    let committee_of = |page: &Page| &committees[fold_of(&page.site, committees.len())];
    worth::print(&tested(pages.iter()), committee_of);
    Ok(())
}

/// The program's own committee; with folds, one a fold that has seen no page of its sites.
fn committees(pages: &[Page], order: &Order) -> Vec<Committee> {
    match order.folds {
        1 => vec![weights::shipped().clone()],
        folds => (0..folds).map(|fold| train_fold(pages, fold, order)).collect(),
    }
}

fn read_pages(folder: &Path) -> io::Result<Vec<Page>> {
    let pages = pages::pages(&pages::read(folder)?);
    eprintln!("{} pages", pages.len());
    Ok(pages)
}

fn print_pass(pass: usize, loss: f32) {
    eprintln!("pass {pass}: loss {loss:.4}");
}
