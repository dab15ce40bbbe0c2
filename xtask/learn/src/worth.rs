//! What each pass behind the networks is worth: the figures with it, less those without it.

use postil_clean::learn::Labeller;
use postil_clean::learn::Passes;
use postil_clean::learn::committee::Committee;
use postil_clean::model::cleaned::CleanedArticle;
use postil_clean::model::rule::Rule;
use rayon::prelude::*;

use crate::flavours;
use crate::measure::{cleaned, is_core, text};
use crate::pages::{Page, Variant};
use crate::shingles::{self, Comparison};

/// A page as all passes leave it, or all but one.
struct Outcome {
    comparison: Comparison,
    /// Lines that are kept here and removed by all passes, or the other way round.
    moved: usize,
    /// Lines that are removed by another name.
    renamed: usize,
}

/// Pages in a form, and which of them.
type Group = (Variant, fn(&Page) -> bool);

/// The figures that are told of text, and of HTML: all pages of the main figure, the Russian ones.
const GROUPS: [Group; 4] = [
    (Variant::Text, is_core),
    (Variant::Text, is_russian),
    (Variant::Html, is_core),
    (Variant::Html, is_russian),
];

fn is_russian(page: &Page) -> bool {
    page.lang == "ru"
}

/// Prints the figures of all passes, and by how much each raises them.
pub fn print<'a>(pages: &[&Page], committee_of: impl Fn(&Page) -> &'a Committee + Sync) {
    let names: Vec<&str> = Passes::table().map(|(name, _)| name).collect();
    let outcomes: Vec<Vec<Outcome>> =
        pages.par_iter().map(|page| outcomes(page, committee_of(page), &names)).collect();
    let figures = |place: usize| GROUPS.map(|group| f1(pages, &outcomes, place, group));
    let all = figures(0);
    let wrong = flavours::words_wrong(Labeller::shipped()) as i64;
    println!("               text      ru    html      ru  moved  named  flavours");
    println!("all passes   {}  {wrong:>24}", all.map(|figure| format!("{figure:8.4}")).concat());
    for (place, name) in (1..).zip(&names) {
        let without = figures(place);
        let worth = [0, 1, 2, 3].map(|group| format!("{:+8.4}", all[group] - without[group]));
        let sum = |count: fn(&Outcome) -> usize| -> usize {
            outcomes.iter().map(|outcomes| count(&outcomes[place])).sum()
        };
        let passes = Passes::ALL.without(name).expect("a pass of the table");
        let labeller = Labeller { passes, ..Labeller::shipped() };
        let spared = flavours::words_wrong(labeller) as i64 - wrong;
        let (moved, renamed) = (sum(|outcome| outcome.moved), sum(|outcome| outcome.renamed));
        println!("{name:<12} {} {moved:>6} {renamed:>6} {spared:>+9}", worth.concat());
    }
}

/// The page as all passes leave it, then as all but each do.
fn outcomes(page: &Page, committee: &Committee, names: &[&str]) -> Vec<Outcome> {
    let all = cleaned(page, Labeller { committee, passes: Passes::ALL });
    let labels = labels(&all, page.document.lines.len());
    let outcome = |article: &CleanedArticle| {
        let others = self::labels(article, labels.len());
        let pairs = || labels.iter().zip(&others).filter(|(label, other)| label != other);
        let moved = pairs().filter(|(label, other)| label.is_none() != other.is_none()).count();
        let comparison = shingles::compare(&page.gold, &text(article));
        Outcome { comparison, moved, renamed: pairs().count() - moved }
    };
    let without = names.iter().filter_map(|name| Passes::ALL.without(name));
    let without = without.map(|passes| outcome(&cleaned(page, Labeller { committee, passes })));
    std::iter::once(outcome(&all)).chain(without).collect()
}

/// For each line the rule that removed it; none of a kept one.
fn labels(article: &CleanedArticle, lines: usize) -> Vec<Option<Rule>> {
    let mut labels = vec![None; lines];
    for removed in &article.removed {
        labels[removed.lines.indices()].fill(Some(removed.rule));
    }
    labels
}

fn f1(pages: &[&Page], outcomes: &[Vec<Outcome>], place: usize, (variant, is_of): Group) -> f64 {
    let of_group = pages.iter().zip(outcomes);
    let of_group = of_group.filter(|(page, _)| page.variant == variant && is_of(page));
    shingles::scores(of_group.map(|(_, outcomes)| &outcomes[place].comparison)).f1
}
