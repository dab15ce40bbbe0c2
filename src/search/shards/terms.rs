//! Terms with their postings, cut into shards in the order of the terms; and among them the stems that
//! lead to lemmas.

use rayon::prelude::*;

use super::super::gathered::TermInPart;
use super::bytes::{
    FrontCoded, NAME, common_start, number_size, put_count, put_number, put_text, steps,
};
use super::cutting::cut;
use super::endings::EndingTable;
use super::lexicon::Lexicon;
use super::piece::{Kind, Written};
use super::places::{OwnedPlaced, Placed};
use super::posting::Posting;
use super::reading::OwnedTerm;
use crate::search::morphology::Forms;

/// How many postings of a common term its shard holds: the best.
const HELD: usize = 4096;

/// Of how many postings on a term is common; so that a file for the rest is worth its while.
const COMMON: usize = 2 * HELD;

/// More or less what the forms of a lemma take, with its share of the table of endings.
const FORMS: usize = 12;

/// What a shard has of one text: a term, a stem that leads to lemmas, or what is both.
#[derive(Clone, Copy)]
struct Term<'a> {
    text: &'a str,
    /// Of every part that has the term.
    postings: &'a [TermInPart<'a, Posting>],
    /// Those of a lemma.
    forms: Option<&'a Forms>,
    /// The lemmas that it leads to, in ascending order.
    links: &'a [String],
}

/// A file with the terms from `first` on, up to the first of the next.
pub(super) struct Shard {
    pub(super) first: String,
    pub(super) own: WrittenPostings,
    /// The other postings of its common terms.
    pub(super) rests: Vec<WrittenPostings>,
}

/// A file of postings, and the one beside it that has their places.
pub(super) struct WrittenPostings {
    pub(super) piece: Written,
    pub(super) places: Written,
}

/// Cuts terms, which are in ascending order and may come several times, into shards, with what leads
/// to those that are lemmas, and has `take` make something of each; no more shards are at hand than
/// there are threads.
pub(super) fn shards<T: Send>(
    terms: &[TermInPart<Posting>],
    take: impl Fn(Shard) -> T + Sync,
) -> Vec<T> {
    let runs: Vec<&[TermInPart<Posting>]> =
        terms.chunk_by(|one, other| one.text == other.text).collect();
    let texts: Vec<&str> = runs.iter().map(|run| run[0].text).collect();
    let lexicon = Lexicon::of(&texts);
    let terms = with_lemmas(&runs, &lexicon);
    let sizes: Vec<usize> = terms.par_iter().map(size).collect();
    let ranges = cut(&sizes, |place| terms[place].text);
    ranges.into_par_iter().map(|range| take(shard(&terms[range]))).collect()
}

/// Terms and the stems that lead to lemmas, in ascending order.
fn with_lemmas<'a>(runs: &[&'a [TermInPart<'a, Posting>]], lexicon: &'a Lexicon) -> Vec<Term<'a>> {
    let links = |text: &str| lexicon.links.get(text).map_or(&[][..], Vec::as_slice);
    let known = runs.iter().map(|&postings| {
        let text = postings[0].text;
        Term { text, postings, forms: lexicon.forms.get(text), links: links(text) }
    });
    let is_stem_alone = |text: &str| runs.binary_search_by(|run| run[0].text.cmp(text)).is_err();
    let stems = lexicon.links.iter().filter(|(stem, _)| is_stem_alone(stem));
    let stems = stems.map(|(text, links)| Term { text, postings: &[], forms: None, links });
    let mut terms: Vec<Term> = known.chain(stems).collect();
    terms.sort_by_key(|term| term.text);
    terms
}

/// A shard of terms with all their postings, in ascending order.
pub(super) fn one_shard(terms: &[OwnedTerm]) -> Shard {
    let postings: Vec<TermInPart<Posting>> = terms.iter().map(in_one_part).collect();
    let terms = terms.iter().zip(postings.chunks(1));
    shard(&terms.map(|(term, postings)| of_owned(term, postings)).collect::<Vec<_>>())
}

/// How many bytes a term with all its postings takes, as [`super::cutting`] counts them.
pub(super) fn size_of(term: &OwnedTerm) -> usize {
    size(&of_owned(term, &[in_one_part(term)]))
}

fn in_one_part(term: &OwnedTerm) -> TermInPart<'_, Posting> {
    let Placed { postings, places } = term.placed.borrowed();
    TermInPart { text: &term.text, postings, places }
}

fn of_owned<'a>(term: &'a OwnedTerm, postings: &'a [TermInPart<'a, Posting>]) -> Term<'a> {
    let OwnedTerm { text, forms, links, .. } = term;
    Term { text, postings, forms: forms.as_ref(), links }
}

fn postings<'a>(term: &Term<'a>) -> impl Iterator<Item = Posting> + 'a {
    term.postings.iter().flat_map(|part| part.postings).copied()
}

/// How many bytes a term takes, more or less: what it shares with others is a guess.
fn size(term: &Term) -> usize {
    let steps = steps(postings(term).map(Posting::document));
    let links = term.links.iter().map(|lemma| lemma.len() / 4 + 2).sum::<usize>();
    let forms = term.forms.map_or(0, |_| FORMS);
    term.text.len() / 2 + 4 + links + forms + steps.map(|step| number_size(step) + 1).sum::<usize>()
}

/// Writes the texts and counts of the terms with what leads to lemmas, and the endings of these; then
/// all postings.
fn shard(terms: &[Term]) -> Shard {
    let (mut bytes, mut rests) = (Vec::new(), Vec::new());
    let mut held = Vec::new();
    let mut endings = EndingTable::default();
    let mut front_coded = FrontCoded::default();
    put_count(&mut bytes, terms.len());
    for term in terms {
        front_coded.put(&mut bytes, term.text);
        let (own, rest) = held_of(term);
        put_count(&mut bytes, head(term, own.postings.len(), rest.postings.len()));
        if !rest.postings.is_empty() {
            let rest = written(Kind::Rest, &[], &[rest]);
            put_count(&mut bytes, own.postings.len());
            bytes.extend_from_slice(rest.piece.name());
            rests.push(rest);
        }
        put_links(&mut bytes, term);
        if let Some(forms) = term.forms {
            put_count(&mut bytes, endings.row(&forms.endings));
            put_count(&mut bytes, forms.cut);
        }
        held.push(own);
    }
    endings.put(&mut bytes);
    let first = terms.first().map_or_else(String::new, |term| term.text.to_owned());
    Shard { first, own: written(Kind::Terms, &bytes, &held), rests }
}

/// How many postings a term has in all, and in three bits what else there is of it.
fn head(term: &Term, held: usize, others: usize) -> usize {
    let bits = [!term.links.is_empty(), term.forms.is_some(), others > 0];
    bits.into_iter().fold(held + others, |number, bit| number << 1 | usize::from(bit))
}

/// The postings of a term that its shard holds, and the others.
fn held_of(term: &Term) -> (OwnedPlaced, OwnedPlaced) {
    let parts = || term.postings.iter().copied().map(Placed::of);
    if parts().map(|part| part.postings.len()).sum::<usize>() >= COMMON {
        return split(parts().flat_map(Placed::iter).collect());
    }
    let mut all = OwnedPlaced::default();
    parts().for_each(|part| all.append(part));
    (all, OwnedPlaced::default())
}

/// Writes the lemmas that a stem leads to: how many letters to take off it, and what to append.
fn put_links(bytes: &mut Vec<u8>, term: &Term) {
    if term.links.is_empty() {
        return;
    }
    put_count(bytes, term.links.len());
    for lemma in term.links {
        let shared = common_start(term.text, lemma);
        put_count(bytes, term.text[shared..].chars().count());
        put_text(bytes, &lemma[shared..]);
    }
}

/// The best postings and the rest; of equal ones the newer documents are better.
fn split(mut postings: Vec<(Posting, &[u8])>) -> (OwnedPlaced, OwnedPlaced) {
    let worth = |posting: Posting| (posting.impact() >> 3, posting.document());
    postings.sort_unstable_by_key(|(posting, _)| std::cmp::Reverse(worth(*posting)));
    let mut rest = postings.split_off(HELD);
    postings.sort_unstable();
    rest.sort_unstable();
    (postings.into_iter().collect(), rest.into_iter().collect())
}

/// A file with how many postings there are and how many bytes stand before them: the name of the file
/// of their places, and the heads; then of all postings the steps between their documents, and of all
/// the impacts.
fn written(kind: Kind, heads: &[u8], terms: &[OwnedPlaced]) -> WrittenPostings {
    let places: Vec<u8> = terms.iter().flat_map(|term| &term.places).copied().collect();
    let places = Written::new(Kind::Places, places);
    let postings = || terms.iter().map(|term| &term.postings);
    let mut bytes = Vec::new();
    put_count(&mut bytes, postings().map(Vec::len).sum());
    put_count(&mut bytes, NAME + heads.len());
    bytes.extend_from_slice(places.name());
    bytes.extend_from_slice(heads);
    for of_term in postings() {
        let steps = steps(of_term.iter().map(|posting| posting.document()));
        steps.for_each(|step| put_number(&mut bytes, step.into()));
    }
    bytes.extend(postings().flatten().map(|posting| posting.impact()));
    WrittenPostings { piece: Written::new(kind, bytes), places }
}
