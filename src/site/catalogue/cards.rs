//! The cards of a language: which there are, and what is on each.

use crate::card::Card;
use crate::model::route::Route;
use crate::plan::{CardSubject, CardWords};
use crate::render::{Renderer, StaticFile};

/// What is on a card, in the words of a language.
pub(super) fn card(words: CardWords, renderer: &Renderer) -> Card {
    let date = words.date.map(|date| renderer.date(&date));
    let below = date.into_iter().chain([words.below]).filter(|words| !words.is_empty());
    Card {
        above: words.above,
        headline: words.headline,
        below: below.collect::<Vec<_>>().join(" · "),
    }
}

/// The cards of a language whose folder is `folder`, but for those in whose place the archive has put
/// a picture of its own.
pub(super) fn cards(
    cards: Vec<(CardSubject, Route)>,
    folder: &str,
    statics: &[(String, StaticFile)],
) -> Vec<(CardSubject, Route)> {
    let is_replaced = |route: &Route| {
        let path = route.below(folder).output_path();
        statics.binary_search_by(|(known, _)| known.as_str().cmp(&path)).is_ok()
    };
    cards.into_iter().filter(|(_, route)| !is_replaced(route)).collect()
}
