//! Speech that an attribution cuts in two.

use std::ops::Range;

use crate::clean::speech::clause;
use crate::clean::speech::marks::dashes;

/// An attribution is looked for after so many dashes.
const MOST_DASHES: usize = 40;

/// Speech with an attribution in it: `Да, — сказал он. — Мы ждали.`
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The words before the attribution.
    pub first: Range<usize>,
    /// The attribution, from its verb or subject on.
    pub clause: Range<usize>,
    /// The words after it.
    pub second: Option<Range<usize>>,
}

/// Cuts speech at its attribution; none where it holds none.
pub(super) fn cut(text: &str) -> Option<Cut> {
    let cut = dashes(text).take(MOST_DASHES).find(|dash| {
        text[..dash.start].trim_end().ends_with([',', '!', '?', '…', '.', '»', '"', '”'])
            && clause::opens_with_verb(&text[dash.end..])
    })?;
    let first = 0..text[..cut.start].trim_end().trim_end_matches(',').len();
    let rest = &text[cut.end..];
    let end = dashes(rest).next().map(|dash| (dash.start, dash.end));
    let clause_end = cut.end + end.map_or(rest.len(), |(start, _)| start);
    let second = end.map(|(_, end)| cut.end + end..text.len());
    let second = second.filter(|range| !text[range.clone()].trim().is_empty());
    Some(Cut { first, clause: cut.end..clause_end, second })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribution_cuts_speech_in_two() {
        let text = "Мост — это дорога, — сказал Климов. — Мы ждали его годы.";
        let cut = cut(text).expect("an attribution");
        assert_eq!(&text[cut.first], "Мост — это дорога");
        assert_eq!(text[cut.clause].trim(), "сказал Климов.");
        assert_eq!(&text[cut.second.expect("more words")], "Мы ждали его годы.");
    }
}
