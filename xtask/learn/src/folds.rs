//! Networks that have not seen what they are measured on: pages are split by site.

use std::io;

use postil_clean::learn::committee::Committee;
use postil_clean::learn::weights;

use crate::order::Order;
use crate::pages::Page;
use crate::shingles;
use crate::training::{self, Plan};

/// The program's own committee; with folds, one a fold that has seen no page of its sites.
pub fn committees(pages: &[Page], order: &Order) -> io::Result<Vec<Committee>> {
    match order.folds {
        1 => Ok(vec![weights::shipped().clone()]),
        folds => (0..folds).map(|fold| committee_of(pages, fold, order)).collect(),
    }
}

/// A committee that has seen no site of a fold, with its weights as they are stored; it is learned
/// unless it has been kept.
pub fn committee_of(pages: &[Page], fold: usize, order: &Order) -> io::Result<Committee> {
    let kept = order.keep.as_ref().map(|folder| folder.join(format!("fold-{}.bin", fold + 1)));
    let known = kept.as_ref().and_then(|file| std::fs::read(file).ok());
    if let Some(committee) = known.and_then(|bytes| weights::committee_of(&bytes)) {
        return Ok(committee);
    }
    let known = pages.iter().filter(|page| fold_of(&page.site, order.folds) != fold);
    let bytes = weights::write(&train_members(&known.collect::<Vec<_>>(), order));
    if let Some(file) = kept {
        std::fs::write(file, &bytes)?;
    }
    Ok(weights::committee_of(&bytes).expect("a committee"))
}

/// The pages that a fold is measured on.
pub fn pages_of(pages: &[Page], fold: usize, folds: usize) -> Vec<&Page> {
    tested(pages.iter().filter(|page| fold_of(&page.site, folds) == fold))
}

/// Trains the networks of a committee, each from a seed of its own.
pub fn train_members(pages: &[&Page], order: &Order) -> Committee {
    let member = |place| {
        eprintln!("network {} of {}", place + 1, order.members);
        let seed = order.plan.seed + place as u64;
        training::train(pages, Plan { seed, ..order.plan }, print_pass)
    };
    Committee::new((0..order.members).map(member).collect()).expect("more than none")
}

/// The whole pages among some.
pub fn tested<'a>(pages: impl Iterator<Item = &'a Page>) -> Vec<&'a Page> {
    pages.filter(|page| !page.varied).collect()
}

/// In which fold the pages of a site are.
pub fn fold_of(site: &str, folds: usize) -> usize {
    (shingles::words(site).iter().fold(7_u64, |sum, word| sum.wrapping_add(*word)) >> 20) as usize
        % folds
}

fn print_pass(pass: usize, loss: f32) {
    eprintln!("pass {pass}: loss {loss:.4}");
}
