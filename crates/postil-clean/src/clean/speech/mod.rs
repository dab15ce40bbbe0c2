//! Quotations: who said what, in the three styles of news pages.
//!
//! - Words between marks with an attribution after them or inside: `«…», – сказал X.`
//! - Words after a dash with an attribution inside: `— …, — сказал X. — …`
//! - Words between marks after an attribution with a colon, or before a bare name:
//!   `X сказал: «…»`, `"…". X`; or after a name or a role that stands alone before a colon:
//!   `Холмов: «…»` ([`label`])
//!
//! What somebody said is also told without marks, by `По словам X, …` and the like ([`told`]).
//!
//! A pronoun, a surname alone or a role (`отметил он`, `считает учёный`) gets the name that came
//! before, where only one can be meant; else it stays without a name. Words without an attribution
//! are no quotation here: a title between marks looks the same.

mod addressee;
mod attribution;
mod clause;
mod cut;
mod dative;
mod label;
mod marks;
mod mood;
mod name;
mod possessor;
mod reader;
mod role;
mod scene;
mod subject;
#[cfg(test)]
mod tests;
mod told;

use crate::clean::speech::scene::Scene;
use crate::model::cleaned::{Block, Quotation};

/// Finds the quotations of an article, in reading order.
pub(super) fn find(blocks: &[Block]) -> Vec<Quotation> {
    let mut scene = Scene::default();
    let mut found = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if !block.kind.is_prose() {
            continue;
        }
        scene.enter(index);
        found.extend(reader::quotations(&block.text, index, &mut scene));
    }
    found
}
