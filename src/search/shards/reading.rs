//! Reads shards back, as a browser does.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1251;

use super::bytes::NAME;
use super::places::{OwnedPlaced, Placed, size_of_lists};
use super::posting::Posting;
use crate::search::morphology::{Endings, Forms};

/// What the lower bits of a term's number say of it; the others count its postings.
pub(super) const COMMON: usize = 1;
const FORMS: usize = 2;
const LINKS: usize = 4;
const BITS: usize = 3;

/// A term with all its postings, or a stem that leads to lemmas.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OwnedTerm {
    pub(super) text: String,
    pub(super) placed: OwnedPlaced,
    /// Those of a lemma.
    pub(super) forms: Option<Forms>,
    /// The lemmas that it leads to, in ascending order.
    pub(super) links: Vec<String>,
}

impl OwnedTerm {
    /// A term that no document has yet.
    pub(super) fn new(text: &str) -> Self {
        OwnedTerm { text: text.to_owned(), ..OwnedTerm::default() }
    }
}

/// What stands in a shard before the postings of its terms.
struct Head {
    text: String,
    /// How many postings it has.
    count: usize,
    /// How many of them the shard has.
    held: usize,
    is_common: bool,
    links: Vec<String>,
    /// The row of its endings, and how many letters are cut off before them.
    forms: Option<(usize, usize)>,
}

/// What a file of postings holds, and the one beside it with their places.
pub(super) struct Postings {
    pub(super) content: Vec<u8>,
    pub(super) places: Vec<u8>,
}

/// The terms of a shard; `rests` have the other postings of its common terms, in their order.
///
/// None where these are no shard and no such files.
pub(super) fn terms_of_shard(shard: &Postings, rests: &[Postings]) -> Option<Vec<OwnedTerm>> {
    let mut reader = Reader::new(&shard.content);
    let heads = reader.heads()?;
    let rows = reader.rows()?;
    let held = reader.postings(&heads.iter().map(|head| head.held).collect::<Vec<_>>())?;
    let (mut rests, mut places) = (rests.iter(), Reader::new(&shard.places));
    let terms = heads.into_iter().zip(held).map(|(head, postings)| {
        let own = places.lists(postings.len())?.to_vec();
        let mut placed = OwnedPlaced { postings, places: own };
        if head.is_common {
            placed = joined(placed.borrowed(), rest(rests.next()?)?.borrowed());
        }
        let forms = match head.forms {
            Some((row, cut)) => Some(Forms { cut, endings: rows.get(row)?.clone() }),
            None => None,
        };
        Some(OwnedTerm { text: head.text, placed, forms, links: head.links })
    });
    let terms: Vec<OwnedTerm> = terms.collect::<Option<_>>()?;
    (reader.is_done() && places.is_done() && rests.next().is_none()).then_some(terms)
}

/// The terms of a shard, each with the number of its postings.
///
/// None where this is no shard.
pub(super) fn counts_of_shard(content: &[u8]) -> Option<Vec<(String, usize)>> {
    let heads = Reader::new(content).heads()?;
    Some(heads.into_iter().map(|head| (head.text, head.count)).collect())
}

/// The postings of both, in the order of their documents.
fn joined(one: Placed, other: Placed) -> OwnedPlaced {
    let mut all: Vec<(Posting, &[u8])> = one.iter().chain(other.iter()).collect();
    all.sort_unstable();
    all.into_iter().collect()
}

/// The postings of a file that has those for which a shard has no room.
pub(super) fn rest(rest: &Postings) -> Option<OwnedPlaced> {
    let mut reader = Reader::new(&rest.content);
    let (count, _heads) = (reader.count()?, reader.count()?);
    reader.take(NAME)?;
    let postings = reader.postings(&[count])?.pop().filter(|_| reader.is_done())?;
    let is_whole = size_of_lists(&rest.places, count) == Some(rest.places.len());
    is_whole.then(|| OwnedPlaced { postings, places: rest.places.clone() })
}

/// Reads what a file holds, from its beginning on; nothing behind what it does not understand.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes }
    }

    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let length = self.bytes.iter().position(|byte| *byte < 0x80)? + 1;
        let bytes = self.take(length)?.iter().rev();
        Some(bytes.fold(0, |number, byte| number << 7 | u64::from(byte & 0x7f)))
    }

    pub(super) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    pub(super) fn text(&mut self) -> Option<Cow<'a, str>> {
        let length = self.count()?;
        let bytes = self.take(length >> 1)?;
        match length & 1 {
            0 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            _ => Some(WINDOWS_1251.decode_without_bom_handling(bytes).0),
        }
    }

    pub(super) fn front_coded(&mut self, last: &str) -> Option<String> {
        let mut left = self.count()?;
        let mut letters = last.chars();
        let mut text = String::new();
        while left > 0 {
            let letter = letters.next()?;
            left = left.checked_sub(letter.len_utf16())?;
            text.push(letter);
        }
        text.push_str(&self.text()?);
        Some(text)
    }

    /// What a shard begins with: how large it is, the name of the file of places, and its terms.
    fn heads(&mut self) -> Option<Vec<Head>> {
        let _sizes = (self.count()?, self.count()?);
        self.take(NAME)?;
        let mut heads: Vec<Head> = Vec::new();
        for _ in 0..self.count()? {
            let last = heads.last().map_or("", |head| &*head.text);
            heads.push(self.head(last)?);
        }
        Some(heads)
    }

    fn head(&mut self, last: &str) -> Option<Head> {
        let (text, number) = (self.front_coded(last)?, self.count()?);
        let (count, is_common) = (number >> BITS, number & COMMON != 0);
        let held = if is_common { self.count()? } else { count };
        if is_common {
            self.take(NAME)?;
        }
        let links = if number & LINKS != 0 { self.links(&text)? } else { Vec::new() };
        let forms = match number & FORMS != 0 {
            true => Some((self.count()?, self.count()?)),
            false => None,
        };
        Some(Head { text, count, held, is_common, links, forms })
    }

    /// The lemmas that a stem leads to.
    fn links(&mut self, stem: &str) -> Option<Vec<String>> {
        let count = self.count()?;
        let mut link = || {
            let (cut, end) = (self.count()?, self.text()?);
            let kept = stem.chars().count().checked_sub(cut)?;
            Some(stem.chars().take(kept).collect::<String>() + &end)
        };
        (0..count).map(|_| link()).collect()
    }

    /// The rows of a table of endings, each in ascending order.
    pub(super) fn rows(&mut self) -> Option<Vec<Endings>> {
        let mut rows: Vec<Endings> = Vec::new();
        for _ in 0..self.count()? {
            let mut row = Vec::new();
            for _ in 0..self.count()? {
                let text = self.text()?;
                match self.count()?.checked_sub(1) {
                    Some(other) => {
                        row.extend(rows.get(other)?.iter().map(|end| format!("{text}{end}")));
                    }
                    None => row.push(text.into_owned()),
                }
            }
            row.sort_unstable();
            rows.push(row.into());
        }
        Some(rows)
    }

    /// The postings of terms that have so many each.
    fn postings(&mut self, counts: &[usize]) -> Option<Vec<Vec<Posting>>> {
        let documents = counts.iter().map(|count| self.documents(*count));
        let documents: Vec<Vec<u32>> = documents.collect::<Option<_>>()?;
        let with_impacts = documents.into_iter().map(|documents| {
            let impacts = self.take(documents.len())?.iter();
            let postings = documents.into_iter().zip(impacts);
            Some(postings.map(|(document, impact)| Posting::new(document, *impact)).collect())
        });
        with_impacts.collect()
    }

    fn documents(&mut self, count: usize) -> Option<Vec<u32>> {
        let mut next = 0;
        let mut document = || {
            let document = u32::try_from(self.number()?).ok()?.checked_add(next)?;
            next = document.checked_add(1)?;
            Some(document)
        };
        (0..count).map(|_| document()).collect()
    }

    /// So many lists of places.
    fn lists(&mut self, count: usize) -> Option<&'a [u8]> {
        self.take(size_of_lists(self.bytes, count)?)
    }

    /// How many bytes have not been read.
    pub(super) fn left(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }
}
