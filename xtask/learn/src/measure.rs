//! Measures a network on pages with a gold text.

use postil_clean::Scraped;
use postil_clean::learn::Labeller;
use postil_clean::learn::decode::{CHANGE, decode};
use postil_clean::model::cleaned::{BlockKind, CleanedArticle};
use postil_clean::model::sidecar::Sidecar;
use postil_clean::settings::CleanSettings;
use rayon::prelude::*;

use crate::pages::{Page, Variant};
use crate::shingles::{self, Comparison};

/// The sets whose pages make the main figure.
const CORE: [&str; 5] = ["scrapinghub", "wcxb", "waddle", "cleanportal", "fundus"];

/// A page measured.
#[derive(Debug, Clone)]
pub struct Measured {
    pub variant: Variant,
    pub groups: Vec<String>,
    pub comparison: Comparison,
    /// With the lines that the network alone would keep.
    pub network: Comparison,
    /// With the lines that the labels say.
    pub ceiling: Comparison,
}

/// Cleans each page and compares.
pub fn measure(pages: &[&Page], labeller: Labeller) -> Vec<Measured> {
    let of = |page: &&Page| {
        let wanted: Vec<bool> = page.targets.iter().map(|target| *target > 0.5).collect();
        let labels = decode(&labeller.committee.log_odds(&page.inputs), CHANGE);
        let mut groups = vec![page.dataset.clone(), format!("lang:{}", page.lang)];
        groups.extend(is_core(page).then(|| "CORE".to_owned()));
        Measured {
            variant: page.variant,
            groups,
            comparison: shingles::compare(&page.gold, &text(&cleaned(page, labeller))),
            network: shingles::compare(&page.gold, &labelled(page, &labels)),
            ceiling: shingles::compare(&page.gold, &labelled(page, &wanted)),
        }
    };
    pages.par_iter().map(of).collect()
}

/// Whether a page counts for the main figure.
pub fn is_core(page: &Page) -> bool {
    CORE.contains(&page.dataset.as_str())
}

/// The article that the whole cleaner makes of a page.
pub fn cleaned(page: &Page, labeller: Labeller) -> CleanedArticle {
    let settings = CleanSettings::default();
    let (document, others) = (&page.document, &page.others);
    let sidecar = Sidecar::default();
    Scraped { document, others, sidecar: &sidecar, settings: &settings }.clean_with(labeller).0
}

/// The texts of all blocks but captions.
pub fn text(article: &CleanedArticle) -> String {
    let texts = article.blocks.iter().filter(|block| block.kind != BlockKind::Caption);
    texts.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The lines that some labels keep.
pub fn labelled(page: &Page, labels: &[bool]) -> String {
    let kept = page.lines.iter().zip(labels).filter(|(_, kept)| **kept);
    kept.map(|(line, _)| page.document.lines[*line].text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The F1 of a group of pages in a variant.
pub fn f1(measured: &[Measured], variant: Variant, group: &str) -> f64 {
    let is_of =
        |page: &&Measured| page.variant == variant && page.groups.iter().any(|own| own == group);
    shingles::scores(measured.iter().filter(is_of).map(|page| &page.comparison)).f1
}

/// Prints a table a variant.
pub fn print(measured: &[Measured]) {
    for (variant, name) in [(Variant::Text, "text"), (Variant::Html, "html")] {
        println!(
            "{name:<20} {:>5} {:>6} {:>6} {:>6} {:>7} {:>7}",
            "n", "F1", "prec", "recall", "network", "ceiling"
        );
        let pages: Vec<&Measured> =
            measured.iter().filter(|page| page.variant == variant).collect();
        let mut groups: Vec<&String> = pages.iter().flat_map(|page| &page.groups).collect();
        groups.sort_by_key(|group| (*group != "CORE", group.contains(':'), *group));
        groups.dedup();
        for group in groups {
            let of_group = || pages.iter().filter(|page| page.groups.contains(group));
            let found = shingles::scores(of_group().map(|page| &page.comparison));
            let network = shingles::scores(of_group().map(|page| &page.network));
            let ceiling = shingles::scores(of_group().map(|page| &page.ceiling));
            if found.pages >= 5 {
                println!(
                    "{group:<20} {:>5} {:>6.4} {:>6.4} {:>6.4} {:>7.4} {:>7.4}",
                    found.pages, found.f1, found.precision, found.recall, network.f1, ceiling.f1
                );
            }
        }
    }
}
