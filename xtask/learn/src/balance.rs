//! What a bias on the log-odds and another price of a change would be worth, by format.

use postil_clean::learn::committee::Committee;
use postil_clean::learn::decode::decode;
use rayon::prelude::*;

use crate::measure::{is_core, labelled};
use crate::pages::{Page, Variant};
use crate::shingles::{self, Comparison};

/// Biases and prices that are tried.
const BIASES: [f32; 5] = [-0.6, -0.3, 0.0, 0.3, 0.6];
const PRICES: [f32; 5] = [0.2, 0.3, 0.4, 0.5, 0.7];

/// A bias and a price.
type Trial = (f32, f32);

/// For each page what each trial makes of it by the labels alone.
#[derive(Debug, Default)]
pub struct Balance(Vec<(Variant, bool, Vec<Comparison>)>);

fn trials() -> Vec<Trial> {
    let of = |price| BIASES.map(|bias| (bias, price));
    PRICES.into_iter().flat_map(of).collect()
}

impl Balance {
    /// Tries all on pages that the committee has not seen.
    pub fn add(&mut self, pages: &[&Page], committee: &Committee) {
        let of = |page: &&Page| {
            let odds = committee.log_odds(&page.inputs);
            let compared = |(bias, price): Trial| {
                let biased: Vec<f32> = odds.iter().map(|odds| odds + bias).collect();
                shingles::compare(&page.gold, &labelled(page, &decode(&biased, price)))
            };
            (page.variant, page.lang == "ru", trials().into_iter().map(compared).collect())
        };
        let core: Vec<&&Page> = pages.iter().filter(|page| is_core(page)).collect();
        self.0.par_extend(core.into_par_iter().map(of));
    }

    /// Prints the figures of each trial.
    pub fn print(&self) {
        println!("\nbalance, the networks' labels alone, F1 / precision / recall");
        println!("bias price  text CORE             ru       html CORE             ru");
        for (place, (bias, price)) in trials().into_iter().enumerate() {
            let figures = |variant: Variant, russian: bool| {
                let of =
                    self.0.iter().filter(move |(own, ru, _)| *own == variant && (!russian || *ru));
                shingles::scores(of.map(|(_, _, compared)| &compared[place]))
            };
            let row = [Variant::Text, Variant::Html].map(|variant| {
                let (core, ru) = (figures(variant, false), figures(variant, true));
                format!("{:.4} {:.4} {:.4}  {:.4}", core.f1, core.precision, core.recall, ru.f1)
            });
            println!("{bias:4.1} {price:5.1}  {}", row.join("   "));
        }
    }
}
