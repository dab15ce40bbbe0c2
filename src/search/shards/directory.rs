//! The directory: what leads to all other files.
//!
//! A browser loads it before anything else, so it is small: where there are many files of a kind,
//! their names are in pages, and the directory leads to the pages.

use super::bytes::{FrontCoded, put_count};
use super::facets::Facets;
use super::piece::{Kind, Written};
use super::records;

/// Up to so many blocks of records are named in the directory.
const BLOCKS_IN_DIRECTORY: usize = 128;

/// How many a page names where there are more. Each of eight results may be in a block of another
/// page, and the directory names all pages: with 32 both take two kilobytes in an archive of 100,000.
const BLOCKS_A_PAGE: usize = 32;

/// How many shards a page names.
const SHARDS_A_PAGE: usize = 64;

/// The directory, and the pages that it names.
pub(super) struct Directory {
    pub(super) content: Vec<u8>,
    pub(super) pages: Vec<Written>,
}

impl Directory {
    /// The directory of an archive of so many documents; `shards` are known by their first terms
    /// and their names.
    pub(super) fn new(
        documents: usize,
        shards: &[(&str, &[u8])],
        records: &[Written],
        days: &Written,
        facets: &Facets,
    ) -> Directory {
        let mut directory = Directory { content: Vec::new(), pages: Vec::new() };
        put_count(&mut directory.content, documents);
        put_count(&mut directory.content, records::BLOCK);
        directory.content.extend_from_slice(days.name());
        directory.put_records(records);
        directory.put_shards(shards);
        directory.content.extend_from_slice(facets.list.name());
        directory
    }

    /// How many blocks a page names, or 0 where there are no pages; then the names of the pages or
    /// the blocks.
    fn put_records(&mut self, blocks: &[Written]) {
        let names = |blocks: &[Written]| {
            let mut bytes = Vec::new();
            put_count(&mut bytes, blocks.len());
            blocks.iter().for_each(|block| bytes.extend_from_slice(block.name()));
            bytes
        };
        if blocks.len() <= BLOCKS_IN_DIRECTORY {
            put_count(&mut self.content, 0);
            self.content.extend(names(blocks));
            return;
        }
        let pages =
            blocks.chunks(BLOCKS_A_PAGE).map(|blocks| Written::new(Kind::Names, names(blocks)));
        let pages: Vec<Written> = pages.collect();
        put_count(&mut self.content, BLOCKS_A_PAGE);
        self.content.extend(names(&pages));
        self.pages.extend(pages);
    }

    /// 1 where there are pages, or 0; then the pages or the shards, by their first terms.
    fn put_shards(&mut self, shards: &[(&str, &[u8])]) {
        if shards.len() <= SHARDS_A_PAGE {
            put_count(&mut self.content, 0);
            self.content.extend(listed(shards));
            return;
        }
        let page = |shards: &[(&str, &[u8])]| Written::new(Kind::Shards, listed(shards));
        let pages: Vec<Written> = shards.chunks(SHARDS_A_PAGE).map(page).collect();
        let firsts = shards.iter().step_by(SHARDS_A_PAGE).map(|(first, _)| *first);
        let entries: Vec<(&str, &[u8])> = firsts.zip(pages.iter().map(Written::name)).collect();
        put_count(&mut self.content, 1);
        self.content.extend(listed(&entries));
        self.pages.extend(pages);
    }
}

/// How many there are, the first term of each, and their names.
fn listed(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut firsts = FrontCoded::default();
    put_count(&mut bytes, entries.len());
    entries.iter().for_each(|(first, _)| firsts.put(&mut bytes, first));
    entries.iter().for_each(|(_, name)| bytes.extend_from_slice(name));
    bytes
}
