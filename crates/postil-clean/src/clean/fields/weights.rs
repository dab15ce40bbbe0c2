//! The file of weights that fields are chosen by: a trait's name and its weight a line.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::clean::fields::{author, date, title};

/// The weights of every field's traits, in the order of the traits.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "named for the fields")]
pub struct FieldWeights {
    pub title: Vec<f32>,
    pub date: Vec<f32>,
    pub author: Vec<f32>,
}

static SHIPPED: LazyLock<FieldWeights> =
    LazyLock::new(|| FieldWeights::read(include_str!("choice/weights.txt")));

impl FieldWeights {
    /// The weights that Postil comes with.
    pub fn shipped() -> &'static FieldWeights {
        &SHIPPED
    }

    /// Reads `field.trait weight` lines; a trait that is not named has the weight 0.
    pub fn read(text: &str) -> FieldWeights {
        let entry = |line: &'_ str| -> Option<(String, f32)> {
            let (name, weight) = line.split_once(' ')?;
            Some((name.to_owned(), weight.trim().parse().ok()?))
        };
        let table: HashMap<String, f32> = text.lines().filter_map(entry).collect();
        let of = |field: &str, names: Vec<&'static str>| -> Vec<f32> {
            let weight = |name: &&str| table.get(&format!("{field}.{name}")).copied();
            names.iter().map(|name| weight(name).unwrap_or(0.0)).collect()
        };
        FieldWeights {
            title: of("title", title::trait_names()),
            date: of("date", date::trait_names()),
            author: of("author", author::trait_names()),
        }
    }

    /// The file's text, rounded to hundredths.
    pub fn write(&self) -> String {
        let lines = |field: &str, names: Vec<&'static str>, weights: &[f32]| -> String {
            let line = |(name, weight): (&&str, &f32)| format!("{field}.{name} {weight:.2}\n");
            names.iter().zip(weights).map(line).collect()
        };
        lines("title", title::trait_names(), &self.title)
            + &lines("date", date::trait_names(), &self.date)
            + &lines("author", author::trait_names(), &self.author)
    }
}
