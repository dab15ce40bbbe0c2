//! The bylines that a page shows and declares, and what each is to the others.

use crate::clean::fields::author::candidate::{AuthorCandidate, AuthorOrigin, leave_outlet};
use crate::clean::fields::author::text_words::TextWords;
use crate::clean::fields::author::{company, declared, mistaken, shown};
use crate::clean::fields::spot::Spots;
use crate::clean::fields::title::outlet::Outlet;
use crate::clean::page::PageParts;
use postil_text::bylines::is_organisation;
use postil_text::letter::lower_case;

/// How many candidates a page has at most.
const MAX_CANDIDATES: usize = 400;

/// Every candidate: the lines' first, then what the page declares.
pub(super) fn collect<'a>(page: &PageParts<'a>, title: &[usize]) -> Vec<AuthorCandidate<'a>> {
    let (spots, outlet) = (Spots::new(page, title), Outlet::new(page));
    let shown = shown::collect(&spots, title).into_iter().map(|(mut names, place)| {
        leave_outlet(&mut names, &outlet);
        AuthorCandidate::new(names, AuthorOrigin::Line(place))
    });
    let mut candidates: Vec<AuthorCandidate> = shown.collect();
    candidates.retain(|candidate| {
        !mistaken::is_phrase(candidate)
            && !mistaken::is_words_alone(candidate)
            && !mistaken::is_teaser(page, candidate)
    });
    candidates.extend(declared::collect(&spots, &outlet));
    candidates.retain(|candidate| !mistaken::is_beside(page, title, candidate));
    let parts = candidates.iter().flat_map(AuthorCandidate::parts).collect::<Vec<_>>();
    candidates.extend(parts);
    candidates.truncate(MAX_CANDIDATES);
    relate(&mut candidates, page, &outlet);
    candidates
}

/// Fills in what depends on the other candidates and the text, and leaves out offices that only their
/// own lines name.
fn relate(candidates: &mut Vec<AuthorCandidate>, page: &PageParts, outlet: &Outlet) {
    if candidates.is_empty() {
        return;
    }
    let text = TextWords::new(page, candidates.iter().flat_map(AuthorCandidate::first_words));
    for candidate in candidates.iter_mut() {
        candidate.has_organisation = candidate.is_called_organisation()
            || candidate.names.iter().any(|n| is_organisation(n));
        candidate.has_outlet = candidate.key.iter().any(|name| outlet.is(name));
        let is_common = |word: &str| text.small.contains(&*lower_case(word));
        let common_word = candidate.first_words().any(is_common);
        // What stands in small letters in both is found as it was written.
        let is_same =
            |word: &str| word.starts_with(char::is_lowercase) && text.capital.contains(word);
        let common_words = candidate.first_words().all(|word| is_common(word) || is_same(word));
        let in_text =
            candidate.first_words().last().is_some_and(|word| text.capital.contains(word));
        (candidate.common_word, candidate.common_words) = (common_word, common_words);
        candidate.in_text = in_text;
    }
    candidates.retain(|candidate| {
        !mistaken::is_office_alone(candidate) && !mistaken::is_of_common_words(candidate)
    });
    let company = company::of(candidates);
    candidates.iter_mut().zip(company).for_each(|(candidate, company)| candidate.company = company);
}
