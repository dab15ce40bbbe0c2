//! Where an element stands that declares an author: a class or a relation names whoever it is put
//! on, those of teasers, columns and comments too.

use crate::clean::fields::spot::{Spot, Spots};
use crate::model::rule::DeclaredBy;
use crate::model::source::DeclaredField;

/// So many lines with words below the headline a byline is near it.
const NEAR: i64 = 6;
/// Further below the text than this an element is hardly the article's, in lines with words.
const FAR: i64 = 8;

/// Where a declaration stands, if it is an element that a reader sees.
pub(super) fn of(spots: &Spots, field: &DeclaredField) -> Option<Spot> {
    let index = field.line.index();
    (is_element(field.rule) && index < spots.page.facts.len()).then(|| spots.of(index))
}

/// Whether a rule finds elements; the others find data, which speak of this page alone.
pub(super) fn is_element(rule: DeclaredBy) -> bool {
    matches!(
        rule,
        DeclaredBy::AuthorClass
            | DeclaredBy::BylineClass
            | DeclaredBy::RelAuthor
            | DeclaredBy::Microdata
    )
}

/// Whether it belongs to another page that this one leads to, to a comment or to a quotation.
pub(super) fn is_teaser(spot: &Spot) -> bool {
    let is_above = spot.from_start < 0 && from_head(spot) < 0;
    let leads_on = spot.furniture || is_above || spot.elsewhere;
    let is_comment = spot.comment || spot.below_comments;
    !is_near_head(spot) && (spot.quotes || is_comment || spot.outside && leads_on)
}

/// Whether it is hardly a part of the article.
pub(super) fn is_aside(spot: &Spot) -> bool {
    let is_far = spot.elsewhere || is_far_below(spot);
    is_far || !is_near_head(spot) && (spot.furniture || spot.outside)
}

/// Whether it stands where bylines do: right below the headline, or right above the text.
pub(super) fn is_near_head(spot: &Spot) -> bool {
    let is_near = from_head(spot) <= NEAR || (-2..0).contains(&spot.from_start);
    from_head(spot) >= 0 && is_near && spot.from_end <= 0
}

/// Whether it stands within the text.
pub(super) fn is_in_text(spot: &Spot) -> bool {
    spot.from_start >= 0 && spot.from_end <= 0 && !is_near_head(spot)
}

/// Whether it stands far below the text, and in no list of other pages.
pub(super) fn is_far_below(spot: &Spot) -> bool {
    spot.from_end > FAR && !spot.elsewhere
}

/// Lines with words from the headline, or from the text where there is none.
fn from_head(spot: &Spot) -> i64 {
    spot.from_title.unwrap_or(spot.from_start)
}
