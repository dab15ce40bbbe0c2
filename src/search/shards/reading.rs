//! Reads the index back, as a browser does.

use std::io::Read;

use flate2::read::GzDecoder;

/// Reads what a file holds, from its beginning on.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes }
    }

    pub(super) fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.bytes.split_at(count);
        self.bytes = rest;
        taken
    }

    pub(super) fn number(&mut self) -> u64 {
        let length = self.bytes.iter().position(|byte| *byte < 0x80).unwrap() + 1;
        let bytes = self.take(length).iter().rev();
        bytes.fold(0, |number, byte| number << 7 | u64::from(byte & 0x7f))
    }

    pub(super) fn count(&mut self) -> usize {
        usize::try_from(self.number()).unwrap()
    }

    pub(super) fn text(&mut self) -> &'a str {
        let length = self.count();
        std::str::from_utf8(self.take(length)).unwrap()
    }

    pub(super) fn front_coded(&mut self, last: &str) -> String {
        let shared = self.count();
        format!("{}{}", &last[..shared], self.text())
    }

    pub(super) fn names(&mut self) -> Vec<String> {
        (0..self.count()).map(|_| hexadecimal(self.take(6))).collect()
    }

    pub(super) fn shards(&mut self) -> Vec<(String, String)> {
        let mut first = String::new();
        let count = self.count();
        let mut next = || {
            first = self.front_coded(&first);
            first.clone()
        };
        let firsts: Vec<String> = (0..count).map(|_| next()).collect();
        firsts.into_iter().map(|first| (first, hexadecimal(self.take(6)))).collect()
    }

    pub(super) fn postings(&mut self, counts: &[usize]) -> Vec<Vec<(u32, u8)>> {
        let mut documents = counts.iter().map(|count| self.documents(*count)).collect::<Vec<_>>();
        let impacts = documents.iter_mut().map(|documents| {
            let impacts = self.take(documents.len()).iter().copied();
            documents.drain(..).zip(impacts).collect()
        });
        impacts.collect()
    }

    fn documents(&mut self, count: usize) -> Vec<u32> {
        let mut next = 0;
        let mut document = || {
            let document = next + u32::try_from(self.number()).unwrap();
            next = document + 1;
            document
        };
        (0..count).map(|_| document()).collect()
    }

    pub(super) fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// The content of a file: its kind, its name, and what it holds.
pub(super) fn unpacked(file: &[u8]) -> (u8, String, Vec<u8>) {
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    let (head, content) = bytes.split_at(10);
    assert_eq!(head[..2], *b"PS");
    assert_eq!(head[3], 1);
    (head[2], hexadecimal(&head[4..]), content.to_vec())
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
