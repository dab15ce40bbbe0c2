//! Groups the notes of all articles by their tags and by their authors.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::archive::groups::{GroupBuilder, Groups};
use crate::config::settings::AddressScheme;
use crate::model::archive::{NoteGroup, NoteId, NoteIndices};
use crate::model::head::Remarks;

/// Builds the indices over the notes of articles that are in the archive's order.
pub(super) fn index(remarks: &[Arc<Remarks>], scheme: AddressScheme) -> NoteIndices {
    let mut ids = Vec::new();
    let [mut tags, mut authors] = [Names::new(scheme), Names::new(scheme)];
    for (article, remarks) in remarks.iter().enumerate() {
        for (note, known) in remarks.notes.iter().enumerate() {
            known.tags.iter().for_each(|tag| tags.add(tag, ids.len()));
            known.by.iter().for_each(|by| authors.add(by, ids.len()));
            ids.push(NoteId { article, note });
        }
    }
    let (tags, tag_addresses) = tags.finish(&ids);
    let (authors, author_addresses) = authors.finish(&ids);
    NoteIndices { tags, authors, tag_addresses, author_addresses }
}

/// The names that notes have, and how each is written.
struct Names {
    builder: GroupBuilder,
    written: BTreeSet<String>,
}

impl Names {
    fn new(scheme: AddressScheme) -> Self {
        Names { builder: GroupBuilder::new(scheme), written: BTreeSet::new() }
    }

    fn add(&mut self, name: &str, note: usize) {
        self.builder.add(name, note);
        self.written.insert(name.to_owned());
    }

    /// The groups by address, and the address of each name as it is written.
    fn finish(self, ids: &[NoteId]) -> (BTreeMap<String, NoteGroup>, BTreeMap<String, String>) {
        let groups: Groups = self.builder.finish();
        let addresses = self.written.into_iter();
        let addresses =
            addresses.filter_map(|name| Some((name.clone(), groups.address(&name)?.to_string())));
        let addresses = addresses.collect();
        let named = groups.groups.iter().map(|(address, group)| {
            let notes = group.articles.iter().map(|place| ids[*place]).collect();
            (address.clone(), NoteGroup { name: group.name.clone(), notes })
        });
        (named.collect(), addresses)
    }
}
