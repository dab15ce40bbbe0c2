//! What a page's own `<style>` hides and shows.
//!
//! [`sheet`] parts a sheet into rules, [`declarations`] says what a rule does, [`parser`] reads which
//! elements it is about ([`selector`]), and [`lineage`] keeps of the open elements what a selector can
//! ask for. The rule that counts is the one that CSS takes: by importance, specificity and order. A
//! rule that holds on some screens only, or asks for what a saved page does not tell, is taken to show
//! and not to hide. Style sheets of other files are not there to be read.

mod attribute;
mod declarations;
mod lineage;
mod parser;
mod selector;
mod sheet;
#[cfg(test)]
mod tests;
mod verdict;

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::ingest::html::elements::Tag;
pub(super) use attribute::AttributeTests;
use declarations::Declarations;
pub(super) use lineage::Lineage;
use lineage::Path;
use selector::{Assumption, Selector};
use sheet::Holds;
use verdict::Verdict;
pub(super) use verdict::{Origin, Sight};

/// A longer style sheet is read so far, in bytes.
const REACH: usize = 1 << 20;
/// Sheets with as many selectors hide nothing.
const MOST: usize = 20_000;
/// So often the elements of a page are held against a part of a selector; nothing hides what stands
/// behind.
const WORK: usize = 1 << 23;

/// The rules of a page's sheets that hide elements or show them.
#[derive(Debug)]
pub(super) struct Styles {
    /// In the order of the sheets.
    rules: Vec<Rule>,
    hiding: Index,
    showing: Index,
    tests: AttributeTests,
    /// How much of [`WORK`] is left.
    work: usize,
}

/// The places of rules under the keys of their selectors.
type Index = HashMap<u64, Vec<usize>, RandomState>;

/// What the elements that a selector is about are said to be.
#[derive(Debug)]
struct Rule {
    selector: Selector,
    said: Declarations,
}

impl Default for Styles {
    fn default() -> Self {
        let (hiding, showing) = (Index::default(), Index::default());
        Styles { rules: Vec::new(), hiding, showing, tests: AttributeTests::default(), work: WORK }
    }
}

impl Styles {
    /// Reads a style sheet.
    pub fn read(&mut self, sheet: &str) {
        let sheet = &sheet[..sheet.floor_char_boundary(REACH)];
        sheet::rules(sheet, |selectors, declarations, holds| {
            let said = Declarations::of(declarations);
            if !said.is_empty() {
                self.add(selectors, said, holds);
            }
        });
    }

    fn add(&mut self, selectors: &str, said: Declarations, holds: Holds) {
        for selector in parser::parted(selectors) {
            if self.rules.len() == MOST {
                return;
            }
            let Some(selector) = parser::selector(selector, &mut self.tests) else { continue };
            let (key, place) = (selector.key(), self.rules.len());
            if !said.hiding().is_empty() && holds == Holds::Always {
                self.hiding.entry(key).or_default().push(place);
            }
            if !said.showing().is_empty() {
                self.showing.entry(key).or_default().push(place);
            }
            self.rules.push(Rule { selector, said });
        }
    }

    /// What the rules ask of attributes.
    pub fn tests(&self) -> &AttributeTests {
        &self.tests
    }

    /// How an element is seen, the last of a path and inside one that is seen so, and by whose word.
    pub fn sight(&mut self, tag: Tag, path: Path, outer: (Sight, Origin)) -> (Sight, Origin) {
        let mut verdict = Verdict::of_element(tag);
        self.weigh(path, Assumption::Unmet, &mut verdict);
        if !verdict.hides() && outer.0 == Sight::Shown {
            return outer;
        }
        self.weigh(path, Assumption::Met, &mut verdict);
        if self.work == 0 {
            verdict = Verdict::of_element(tag);
        }
        verdict.sight(outer)
    }

    /// Takes in the rules about the last element of a path: those that hide it even if all that is
    /// unknown is unmet, or those that show it if all is met.
    fn weigh(&mut self, path: Path, unknown: Assumption, verdict: &mut Verdict) {
        let index = match unknown {
            Assumption::Unmet => &self.hiding,
            Assumption::Met => &self.showing,
        };
        if index.is_empty() || self.rules.len() == MOST {
            return;
        }
        for place in path.keys().filter_map(|key| index.get(&key)).flatten() {
            let Rule { selector, said } = &self.rules[*place];
            if selector.selects(path, unknown, &mut self.work) {
                let said = match unknown {
                    Assumption::Unmet => said.hiding(),
                    Assumption::Met => said.showing(),
                };
                verdict.take(said, selector.specificity, *place);
            }
        }
    }
}
