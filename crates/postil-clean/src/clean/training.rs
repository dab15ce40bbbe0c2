//! What the weights are fitted on: the candidates of each field of a page, as numbers.

use crate::clean::body::Judge;
pub use crate::clean::choice::Choice;
use crate::clean::field_weights::FieldWeights;
use crate::clean::model::weights;
use crate::clean::page::PageParts;
use crate::clean::passes::Passes;
use crate::clean::weighed::Reasons;
use crate::clean::{author, body};
use crate::clean::{date, facts, title};
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
    let facts = facts::read(document, others);
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
