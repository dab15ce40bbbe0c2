//! What the weights are fitted on: the candidates of each field of a page, as numbers.

use crate::clean::body;
use crate::clean::body::Judge;
use crate::clean::body::networks::weights;
use crate::clean::body::passes::Passes;
use crate::clean::body::weighed::Reasons;
use crate::clean::fields::author;
pub use crate::clean::fields::choice::Choice;
use crate::clean::fields::weights::FieldWeights;
use crate::clean::fields::{date, title};
use crate::clean::page::PageParts;
use crate::clean::page::facts;
use crate::model::source::SourceDocument;
use crate::settings::Strictness;

/// The candidates of each field of one page.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "named for the fields")]
pub struct PageChoices {
    pub title: Vec<Choice>,
    pub date: Vec<Choice>,
    pub author: Vec<Choice>,
}

/// The candidates of a page's fields; those of date and author depend on the headline that
/// `given` chooses. The document is one of logical lines, and `others` says how many other documents
/// have them.
pub fn candidates(document: &SourceDocument, others: &[u8], given: &FieldWeights) -> PageChoices {
    let facts = facts::of_lines(document, others);
    let strictness = Strictness::Balanced;
    let (committee, passes) = (weights::shipped(), Passes::ALL);
    let judge = Judge { committee, passes, strictness, reasons: Reasons::Leave };
    let body = body::find(&facts, document.format, judge).range;
    let page =
        PageParts { declared: &document.declared, captured: None, facts: &facts, body: &body };
    let found = title::find(&page, &given.title);
    let shown = found.as_ref().map_or(&[][..], |title| &title.lines);
    PageChoices {
        title: title::choices(&page),
        date: date::choices(&page, shown),
        author: author::choices(&page, shown),
    }
}
