//! What people say of older captures of a page they say of its article, which is the newest one.
//!
//! Which files are captures of one page is known once each is an article. Then the newest is made
//! again with the sidecars of the others, unless it was made with them before.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::head::Head;
use crate::model::key::Key;
use crate::model::memo::Each;
use crate::site::document::{Document, Ingredients, SidecarFile};
use crate::site::explain::Reason;
use crate::site::workshop::held::Held;
use crate::site::workshop::{Documents, Workshop};

/// The sidecars of the older captures of each page, newest first, by the path of its newest.
type Older = BTreeMap<String, Vec<SidecarFile>>;

impl Workshop<'_> {
    /// Gives the newest capture of each page the sidecars of the older ones; `others` are what is known
    /// of the archive's other documents, and `captures` says which heads are those of one page.
    pub fn join_captures(
        &self,
        documents: &mut Documents,
        others: &[&Arc<Document>],
        captures: impl FnOnce(Each<Head>) -> Arc<Vec<Vec<usize>>>,
    ) {
        let all = documents.all.iter().chain(others.iter().copied());
        let made: Vec<(&Document, &Arc<Head>)> =
            all.filter_map(|document| Some((&**document, &document.made.as_ref()?.head))).collect();
        let pages = captures(made.iter().map(|(_, head)| Arc::clone(head)).collect());
        let page = |page: &Vec<usize>| {
            let older = page[1..].iter().filter_map(|place| made[*place].0.sidecar.clone());
            (made[page[0]].0.path.clone(), older.collect())
        };
        let older = pages.iter().map(page).collect();
        self.give_sidecars(documents, older);
    }

    /// Gives every document its own sidecar alone.
    pub fn part_captures(&self, documents: &mut Documents) {
        self.give_sidecars(documents, Older::new());
    }

    fn give_sidecars(&self, documents: &mut Documents, mut older: Older) {
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
            Arc::make_mut(&mut documents.all)[place] = Arc::new(document);
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
