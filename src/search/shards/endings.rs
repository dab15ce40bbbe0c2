//! The endings of lemmas, as a shard has them.
//!
//! Lemmas that are inflected alike have the same endings, and the participles of a verb those of
//! adjectives. So a shard has a table of endings, in which one may be followed by all of an earlier
//! row, and says of a lemma which row is its own.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::bytes::{put_count, put_text};
use crate::search::morphology::Endings;

/// So many endings of adjectives make a declension, which has a row of its own.
const SMALLEST_DECLENSION: usize = 8;

/// The endings of adjectives and participles, longer before shorter.
const ADJECTIVE: &str = "имися ымися егося емуся имся ейся уюся ихся емся ийся аяся ееся иеся ого его \
    ому ему ыми ими ый ий ой ая яя ое ее ые ие ым им ом ем ей ую юю ых их ою ею";

/// An ending; behind it there may be those of another row.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Item<'a> {
    text: &'a str,
    row: Option<usize>,
}

/// The table while lemmas are still coming.
#[derive(Default)]
pub(super) struct EndingTable<'a> {
    rows: Vec<Vec<Item<'a>>>,
    known: HashMap<Vec<&'a str>, usize, RandomState>,
}

impl<'a> EndingTable<'a> {
    /// The row of some endings, which is added where there is none.
    pub(super) fn row(&mut self, endings: &'a Endings) -> usize {
        let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
        if let Some(row) = self.known.get(&endings) {
            return *row;
        }
        let (declensions, mut items) = parted(&endings);
        for (text, declension) in declensions {
            items.push(Item { text, row: Some(self.plain_row(declension)) });
        }
        self.add(endings, items)
    }

    fn plain_row(&mut self, endings: Vec<&'a str>) -> usize {
        if let Some(row) = self.known.get(&endings) {
            return *row;
        }
        let items = endings.iter().map(|text| Item { text, row: None }).collect();
        self.add(endings, items)
    }

    fn add(&mut self, endings: Vec<&'a str>, items: Vec<Item<'a>>) -> usize {
        self.rows.push(items);
        self.known.insert(endings, self.rows.len() - 1);
        self.rows.len() - 1
    }

    /// Writes how many rows there are, and of each its endings with 0 or the number of the row, from
    /// 1 on, whose endings follow.
    pub(super) fn put(&self, bytes: &mut Vec<u8>) {
        put_count(bytes, self.rows.len());
        for row in &self.rows {
            put_count(bytes, row.len());
            for item in row {
                put_text(bytes, item.text);
                put_count(bytes, item.row.map_or(0, |row| row + 1));
            }
        }
    }
}

/// The declensions among some endings, by what stands before them, and the other endings.
fn parted<'a>(endings: &[&'a str]) -> (BTreeMap<&'a str, Vec<&'a str>>, Vec<Item<'a>>) {
    let mut declensions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let start = |text: &'a str| {
        let start = ADJECTIVE.split(' ').find_map(|end| text.strip_suffix(end))?;
        Some((start, &text[start.len()..]))
    };
    for (before, ending) in endings.iter().filter_map(|text| start(text)) {
        declensions.entry(before).or_default().push(ending);
    }
    declensions.retain(|_, endings| endings.len() >= SMALLEST_DECLENSION);
    let is_other =
        |text: &&&'a str| start(text).is_none_or(|(before, _)| !declensions.contains_key(before));
    let others = endings.iter().filter(is_other).map(|text| Item { text, row: None }).collect();
    (declensions, others)
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reader;
    use super::*;

    /// The declension of `читающий`, and what else its verb has.
    const VERB: &str = "й йте л ла ли ло ть ю ют ешь ет ем ете я ющая ющего ющее ющей ющем ющему ющею \
        ющие ющий ющим ющими ющих ющую вшая вшего вшее вшей вшем вшему вшею вшие вший вшим вшими \
        вших вшую";
    const NOUN: &str = " а ам ами ах е ов ом у ы";

    fn endings(text: &str) -> Endings {
        let mut endings: Vec<String> = text.split(' ').map(str::to_owned).collect();
        endings.sort_unstable();
        endings.retain(|ending| !ending.contains('\n'));
        endings.into()
    }

    #[test]
    fn a_table_is_read_as_it_is_written() {
        let all = [VERB, NOUN, "", VERB].map(endings);
        let mut table = EndingTable::default();
        let numbers = all.each_ref().map(|endings| table.row(endings));
        assert_eq!(numbers[0], numbers[3]);
        let mut bytes = Vec::new();
        table.put(&mut bytes);
        let mut reader = Reader::new(&bytes);
        let rows = reader.rows().unwrap();
        assert!(reader.is_done());
        for (endings, number) in all.iter().zip(numbers) {
            assert_eq!(rows[number], *endings);
        }
    }

    #[test]
    fn participles_share_their_declension() {
        let verb = endings(VERB);
        let mut table = EndingTable::default();
        table.row(&verb);
        let (declensions, verbs) = table.rows.split_at(1);
        assert_eq!(declensions[0].len(), 13);
        assert_eq!(verbs[0].iter().filter(|item| item.row == Some(0)).count(), 2);
        assert_eq!(verbs[0].len(), 16);
    }
}
