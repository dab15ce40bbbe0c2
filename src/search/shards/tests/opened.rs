//! Reads an index as a browser does.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::GzDecoder;

use super::super::reading::{OwnedTerm, Postings, Reader, rest, terms_of_shard};
use super::Posting;

/// An index as a browser sees it.
pub(super) struct Opened {
    pub(super) documents: usize,
    pub(super) days: String,
    pub(super) records: Vec<String>,
    pub(super) shards: Vec<(String, String)>,
    /// By their names what kind of file they are, and what they hold.
    pub(super) files: BTreeMap<String, (u8, Vec<u8>)>,
}

impl Opened {
    pub(super) fn new(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let directory = &files["directory"];
        let others = files.iter().filter(|(name, _)| *name != "directory").map(|(name, file)| {
            let (kind, own, content) = unpacked(file);
            assert_eq!(*name, format!("{own}.bin"));
            (own, (kind, content))
        });
        let files = others.collect();
        let (kind, _, directory) = unpacked(directory);
        assert_eq!(kind, b'D');
        let mut reader = Reader::new(&directory);
        let [documents, block] = [(); 2].map(|()| reader.count().unwrap());
        let days = hexadecimal(reader.take(6).unwrap());
        let mut opened = Opened { documents, days, records: vec![], shards: vec![], files };
        let group = reader.count().unwrap();
        let groups = names(&mut reader);
        let blocks = documents.div_ceil(block);
        assert_eq!(groups.len(), blocks.div_ceil(group));
        opened.records = (0..blocks).map(|at| behind(&groups[at / group], at % group)).collect();
        let has_pages = reader.count().unwrap() > 0;
        opened.shards = shards(&mut reader);
        if has_pages {
            let pages = std::mem::take(&mut opened.shards);
            let listed = pages.iter().flat_map(|(first, page)| {
                let shards = shards(&mut opened.reader(page, b'S'));
                assert_eq!(shards[0].0, *first);
                shards
            });
            opened.shards = listed.collect();
        }
        let facets = hexadecimal(reader.take(6).unwrap());
        opened.reader(&facets, b'F');
        assert!(reader.is_done());
        opened
    }

    pub(super) fn reader(&self, name: &str, kind: u8) -> Reader<'_> {
        Reader::new(self.content(name, kind))
    }

    fn content(&self, name: &str, kind: u8) -> &[u8] {
        let (found, content) = &self.files[name];
        assert_eq!(*found, kind);
        content
    }

    /// All that shards have, by its text.
    pub(super) fn terms(&self) -> BTreeMap<String, OwnedTerm> {
        let mut all = BTreeMap::new();
        for (first, name) in &self.shards {
            let shard = self.with_places(name, b'T');
            let rests = rests_of(&shard.content);
            let rests = rests.iter().map(|rest| self.with_places(rest, b'O'));
            let terms = terms_of_shard(&shard, &rests.collect::<Vec<_>>()).unwrap();
            assert_eq!(terms[0].text, *first);
            for term in terms {
                assert!(all.insert(term.text.clone(), term).is_none());
            }
        }
        all
    }

    /// Every term with the documents that have it and what it is worth there.
    pub(super) fn postings(&self) -> BTreeMap<String, BTreeMap<u32, u8>> {
        let terms = self.terms().into_values();
        // What only leads to lemmas stands in no document.
        let terms = terms.filter(|term| !term.placed.postings.is_empty()).map(|term| {
            let postings = pairs(&term.placed.postings);
            assert_eq!(postings.len(), term.placed.postings.len(), "{}", term.text);
            (term.text, postings)
        });
        terms.collect()
    }

    /// Every term with the documents that have it and its places there.
    pub(super) fn places(&self) -> BTreeMap<String, BTreeMap<u32, Vec<u32>>> {
        let terms = self.terms().into_values();
        let terms = terms.filter(|term| !term.placed.postings.is_empty()).map(|term| {
            let placed = term.placed.borrowed().iter();
            (term.text, placed.map(|(posting, list)| (posting.document(), places(list))).collect())
        });
        terms.collect()
    }

    pub(super) fn rest(&self, name: &str) -> BTreeMap<u32, u8> {
        pairs(&rest(&self.with_places(name, b'O')).unwrap().postings)
    }

    /// A file of postings, and the one of their places that it names.
    fn with_places(&self, name: &str, kind: u8) -> Postings {
        let content = self.content(name, kind);
        let mut reader = Reader::new(content);
        let [_postings, _heads] = [(); 2].map(|()| reader.count().unwrap());
        let places = self.content(&hexadecimal(reader.take(6).unwrap()), b'P');
        Postings { content: content.to_vec(), places: places.to_vec() }
    }
}

/// The places of a list, as a browser reads them.
fn places(list: &[u8]) -> Vec<u32> {
    let (mut reader, mut places, mut place) = (Reader::new(list), vec![], 0);
    while let Some(number) = reader.count().filter(|number| *number > 0) {
        place += number as u32 >> 1;
        places.push(place);
    }
    assert!(reader.is_done());
    places
}

fn pairs(postings: &[Posting]) -> BTreeMap<u32, u8> {
    postings.iter().map(|posting| (posting.document(), posting.impact())).collect()
}

/// The names of the files that a shard's common terms have besides, as the format puts them.
fn rests_of(shard: &[u8]) -> Vec<String> {
    let mut reader = Reader::new(shard);
    let (mut names, mut text) = (Vec::new(), String::new());
    let [_postings, _heads] = [(); 2].map(|()| reader.count().unwrap());
    reader.take(6).unwrap();
    for _ in 0..reader.count().unwrap() {
        text = reader.front_coded(&text).unwrap();
        let bits = reader.count().unwrap();
        if bits & 1 != 0 {
            reader.count().unwrap();
            names.push(hexadecimal(reader.take(6).unwrap()));
        }
        for _ in 0..if bits & 4 != 0 { reader.count().unwrap() } else { 0 } {
            reader.count().unwrap();
            reader.text().unwrap();
        }
        if bits & 2 != 0 {
            reader.count().unwrap();
            reader.count().unwrap();
        }
    }
    names
}

/// The name that lies so many places behind another.
fn behind(name: &str, places: usize) -> String {
    let number = u64::from_str_radix(name, 16).unwrap() + places as u64;
    format!("{:012x}", number % (1 << 48))
}

fn names(reader: &mut Reader) -> Vec<String> {
    (0..reader.count().unwrap()).map(|_| hexadecimal(reader.take(6).unwrap())).collect()
}

fn shards(reader: &mut Reader) -> Vec<(String, String)> {
    let mut first = String::new();
    let count = reader.count().unwrap();
    let mut next = || {
        first = reader.front_coded(&first).unwrap();
        first.clone()
    };
    let firsts: Vec<String> = (0..count).map(|_| next()).collect();
    firsts.into_iter().map(|first| (first, hexadecimal(reader.take(6).unwrap()))).collect()
}

/// The content of a file: its kind, its name, and what it holds.
fn unpacked(file: &[u8]) -> (u8, String, Vec<u8>) {
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    let (head, content) = bytes.split_at(10);
    assert_eq!(head[..2], *b"PS");
    assert_eq!(head[3], 5);
    (head[2], hexadecimal(&head[4..]), content.to_vec())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
