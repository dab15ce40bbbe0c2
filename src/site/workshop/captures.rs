//! What people say of older captures of a page they say of its article, which is the newest one.
//!
//! Which files are captures of one page is known once each is an article. Then the newest is made
//! again with the sidecars of the others, unless it was made with them before.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::settings::Captures;
use crate::model::captures;
use crate::model::head::Head;
use crate::model::key::Key;
use crate::site::document::{Document, Ingredients, SidecarFile};
use crate::site::explain::Reason;
use crate::site::workshop::held::Held;
use crate::site::workshop::{Documents, Workshop};

impl Workshop<'_> {
    /// Gives the newest capture of each page the sidecars of the older ones; `others` are what is known
    /// of the archive's other documents.
    pub fn join_captures(
        &self,
        documents: &mut Documents,
        others: &[&Arc<Document>],
        captures: Captures,
    ) {
        let all = documents.all.iter().chain(others.iter().copied());
        let mut older = if captures.join { older_sidecars(all) } else { BTreeMap::new() };
        let changed = documents.all.iter().enumerate().filter_map(|(place, document)| {
            let sidecars = older.remove(&document.path).unwrap_or_default();
            let is_other = !document.older.iter().map(identity).eq(sidecars.iter().map(identity));
            (document.is_settled() && is_other).then_some((place, sidecars))
        });
        let changed: Vec<_> = changed.collect();
        let made: Vec<(usize, Document)> = changed
            .into_par_iter()
            .map(|(place, sidecars)| (place, self.with_older(&documents.all[place], sidecars)))
            .collect();
        for (place, document) in made {
            documents.add_reason(&document.path, Reason::OlderCaptures);
            documents.all[place] = Arc::new(document);
        }
    }

    /// A document made with other sidecars of older captures.
    fn with_older(&self, document: &Document, older: Vec<SidecarFile>) -> Document {
        let ingredients = Ingredients {
            older: older.iter().map(|sidecar| sidecar.state.digest).collect(),
            ..document.ingredients.clone()
        };
        let is_alone = older.is_empty();
        let unmade = Document {
            older,
            ingredients,
            origin: None,
            made: None,
            source_rules: Vec::new(),
            diagnostics: Vec::new(),
            ..document.clone()
        };
        let mut made = self.made_of(unmade, Held::Nothing);
        if let (Some(made), Some(before), false) = (&mut made.made, &document.made, is_alone) {
            let alone = before.head.alone.clone().unwrap_or_else(|| Arc::clone(&before.head));
            Arc::make_mut(&mut made.head).alone = Some(alone);
        }
        made
    }
}

/// What a sidecar is, whatever the file system says of it.
fn identity(sidecar: &SidecarFile) -> (&str, Key) {
    (&sidecar.path, sidecar.state.digest)
}

/// The sidecars of the older captures of each page, newest first, by the path of its newest.
fn older_sidecars<'d>(
    documents: impl Iterator<Item = &'d Arc<Document>>,
) -> BTreeMap<String, Vec<SidecarFile>> {
    let made = documents.filter_map(|document| Some((document, &*document.made.as_ref()?.head)));
    let (documents, heads): (Vec<&Arc<Document>>, Vec<&Head>) = made.unzip();
    let pages = captures::captures(&heads).into_iter();
    pages
        .map(|page| {
            let older = page[1..].iter().filter_map(|place| documents[*place].sidecar.clone());
            (documents[page[0]].path.clone(), older.collect())
        })
        .collect()
}
