//! Where terms stand in documents, as bytes.
//!
//! Of each posting a list: of every place how far it lies behind the one before it, doubled, plus 1
//! where another place follows. No word has a place as low as 0, which says that there is none.

use super::super::gathered::TermInPart;
use super::bytes::put_number;
use super::posting::Posting;

/// Postings with the places of each, one behind another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Placed<'a> {
    pub(super) postings: &'a [Posting],
    pub(super) places: &'a [u8],
}

/// The same, owned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OwnedPlaced {
    pub(super) postings: Vec<Posting>,
    pub(super) places: Vec<u8>,
}

impl<'a> Placed<'a> {
    /// Those of a term in one part.
    pub(super) fn of(term: TermInPart<'a, Posting>) -> Self {
        Placed { postings: term.postings, places: term.places }
    }

    /// Each posting with its list of places.
    pub(super) fn iter(self) -> impl Iterator<Item = (Posting, &'a [u8])> {
        self.postings.iter().copied().zip(lists(self.places))
    }
}

impl<'a> FromIterator<(Posting, &'a [u8])> for OwnedPlaced {
    fn from_iter<I: IntoIterator<Item = (Posting, &'a [u8])>>(placed: I) -> Self {
        let mut owned = OwnedPlaced::default();
        for (posting, places) in placed {
            owned.postings.push(posting);
            owned.places.extend_from_slice(places);
        }
        owned
    }
}

impl OwnedPlaced {
    pub(super) fn borrowed(&self) -> Placed<'_> {
        Placed { postings: &self.postings, places: &self.places }
    }

    /// Takes in what is behind all that is here.
    pub(super) fn append(&mut self, later: Placed) {
        self.postings.extend_from_slice(later.postings);
        self.places.extend_from_slice(later.places);
    }
}

/// Writes a list of ascending places.
pub(super) fn put_list(bytes: &mut Vec<u8>, places: &[u32]) {
    let mut last = 0;
    for (at, &place) in (1..).zip(places) {
        let more = u64::from(at < places.len());
        put_number(bytes, u64::from(place - last) << 1 | more);
        last = place;
    }
    if places.is_empty() {
        bytes.push(0);
    }
}

/// How many bytes the first `count` lists take; none where there are fewer.
pub(super) fn size_of_lists(bytes: &[u8], count: usize) -> Option<usize> {
    let mut end = 0;
    for _ in 0..count {
        end += size_of_list(&bytes[end..])?;
    }
    Some(end)
}

/// The lists that stand one behind another, as far as they are whole.
fn lists(mut bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let (list, others) = bytes.split_at(size_of_list(bytes)?);
        bytes = others;
        Some(list)
    })
}

/// How many bytes the first list takes; none where it does not end.
fn size_of_list(bytes: &[u8]) -> Option<usize> {
    let mut end = 0;
    loop {
        let is_last = bytes.get(end)? & 1 == 0;
        end += bytes[end..].iter().position(|byte| *byte < 0x80)? + 1;
        if is_last {
            return Some(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reader;
    use super::*;

    /// The places of a list, as a browser reads them.
    fn read(list: &[u8]) -> Vec<u64> {
        let (mut reader, mut places, mut place) = (Reader::new(list), vec![], 0);
        while let Some(number) = reader.number().filter(|number| *number > 0) {
            place += number >> 1;
            places.push(place);
            if number & 1 == 0 {
                break;
            }
        }
        places
    }

    #[test]
    fn lists_are_read_as_they_are_written() {
        let all: [&[u32]; 5] = [&[16], &[], &[16, 17, 5000], &[300_000], &[128, 128, 129]];
        let mut bytes = Vec::new();
        all.iter().for_each(|places| put_list(&mut bytes, places));
        assert_eq!(size_of_lists(&bytes, all.len()), Some(bytes.len()));
        assert_eq!(size_of_lists(&bytes, all.len() + 1), None);
        let found: Vec<Vec<u64>> = lists(&bytes).map(read).collect();
        assert_eq!(
            found,
            all.map(|places| places.iter().map(|place| u64::from(*place)).collect::<Vec<_>>())
        );
        bytes.pop();
        assert_eq!(lists(&bytes).count(), all.len() - 1, "the last one does not end");
    }
}
