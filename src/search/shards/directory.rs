//! The directory: what leads to all other files.
//!
//! A browser loads it before anything else, so it is small: blocks of records are named in groups,
//! and where there are many shards, their names are in pages, to which the directory leads.

use super::bytes::{FrontCoded, put_count};
use super::facets::Facets;
use super::piece::{Kind, Written};
use super::records::{self, Records};

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
        records: &Records,
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

    /// How many blocks a group has, how many groups there are, and their names.
    fn put_records(&mut self, records: &Records) {
        put_count(&mut self.content, records.group);
        put_count(&mut self.content, records.firsts().count());
        records.firsts().for_each(|first| self.content.extend_from_slice(first.name()));
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
