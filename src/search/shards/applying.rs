//! Applies what is new of terms to what they were.

use super::changes::{ChangedLinks, ChangedTerm, Renumbering};
use super::posting::Posting;
use super::reading::OwnedTerm;

/// Terms with their changes, both in ascending order; without those that no document has any more.
///
/// None where something goes that is not there.
pub(super) fn apply(
    old: Vec<OwnedTerm>,
    changes: &[ChangedTerm<'_>],
    renumbering: Renumbering,
) -> Option<Vec<OwnedTerm>> {
    let mut terms = Vec::with_capacity(old.len() + changes.len());
    let mut changes = changes.iter().peekable();
    for term in old {
        while let Some(change) = changes.next_if(|change| change.text < &*term.text) {
            terms.push(with_change(OwnedTerm::new(change.text), change, renumbering)?);
        }
        match changes.next_if(|change| change.text == term.text) {
            Some(change) => terms.push(with_change(term, change, renumbering)?),
            None => terms.push(moved(term, renumbering)),
        }
    }
    for change in changes {
        terms.push(with_change(OwnedTerm::new(change.text), change, renumbering)?);
    }
    terms.retain(|term| !term.placed.postings.is_empty() || !term.links.is_empty());
    Some(terms)
}

fn moved(mut term: OwnedTerm, renumbering: Renumbering) -> OwnedTerm {
    if !renumbering.is_none() {
        let postings = &mut term.placed.postings;
        postings.iter_mut().for_each(|posting| *posting = renumbering.moved(*posting));
    }
    term
}

fn with_change(
    mut term: OwnedTerm,
    change: &ChangedTerm<'_>,
    renumbering: Renumbering,
) -> Option<OwnedTerm> {
    let gone = change.gone.postings;
    let stays = |posting: &Posting| gone.binary_search(posting).is_err();
    let staying = term.placed.borrowed().iter().filter(|(posting, _)| stays(posting));
    let mut placed: Vec<(Posting, &[u8])> =
        staying.map(|(posting, places)| (renumbering.moved(posting), places)).collect();
    if placed.len() + gone.len() != term.placed.postings.len() {
        return None;
    }
    placed.extend(change.come.iter());
    placed.sort_unstable();
    term.placed = placed.into_iter().collect();
    if let Some(links) = change.links {
        change_links(&mut term.links, links)?;
    }
    term.forms = change.forms.cloned().or(term.forms);
    Some(term)
}

fn change_links(links: &mut Vec<String>, change: &ChangedLinks) -> Option<()> {
    let before = links.len();
    links.retain(|lemma| change.gone.binary_search(lemma).is_err());
    if links.len() + change.gone.len() != before {
        return None;
    }
    links.extend(change.come.iter().cloned());
    links.sort_unstable();
    Some(())
}
