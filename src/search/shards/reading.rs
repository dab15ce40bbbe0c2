//! Reads shards back, as a browser does.

use super::bytes::NAME;
use super::posting::Posting;

/// A term with all its postings.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct OwnedTerm {
    pub(super) text: String,
    pub(super) postings: Vec<Posting>,
}

impl OwnedTerm {
    /// A term that no document has yet.
    pub(super) fn new(text: &str) -> Self {
        OwnedTerm { text: text.to_owned(), postings: Vec::new() }
    }
}

/// What stands in a shard before the postings of its terms.
struct Head {
    text: String,
    /// How many of its postings the shard has.
    held: usize,
    is_common: bool,
}

/// The terms of a shard; `rests` have the other postings of its common terms, in their order.
///
/// None where these are no shard and no such files.
pub(super) fn terms_of_shard(shard: &[u8], rests: &[Vec<u8>]) -> Option<Vec<OwnedTerm>> {
    let mut reader = Reader::new(shard);
    let mut heads: Vec<Head> = Vec::new();
    for _ in 0..reader.count()? {
        let last = heads.last().map_or("", |head| &*head.text);
        heads.push(reader.head(last)?);
    }
    let held = reader.postings(&heads.iter().map(|head| head.held).collect::<Vec<_>>())?;
    let mut rests = rests.iter();
    let terms = heads.into_iter().zip(held).map(|(head, mut postings)| {
        if head.is_common {
            postings.extend(rest(rests.next()?)?);
            postings.sort_unstable();
        }
        Some(OwnedTerm { text: head.text, postings })
    });
    let terms: Vec<OwnedTerm> = terms.collect::<Option<_>>()?;
    (reader.is_done() && rests.next().is_none()).then_some(terms)
}

/// The postings of a file that has those for which a shard has no room.
pub(super) fn rest(content: &[u8]) -> Option<Vec<Posting>> {
    let mut reader = Reader::new(content);
    let count = reader.count()?;
    reader.postings(&[count])?.pop().filter(|_| reader.is_done())
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

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    pub(super) fn front_coded(&mut self, last: &str) -> Option<String> {
        let shared = self.count()?;
        Some(format!("{}{}", last.get(..shared)?, self.text()?))
    }

    fn head(&mut self, last: &str) -> Option<Head> {
        let (text, count) = (self.front_coded(last)?, self.count()?);
        let is_common = count & 1 == 1;
        let held = if is_common { self.count()? } else { count >> 1 };
        if is_common {
            self.take(NAME)?;
        }
        Some(Head { text, held, is_common })
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

    pub(super) fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }
}
