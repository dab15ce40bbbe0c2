//! What people say of older captures of a page they say of its article, which is the newest one; and
//! what they withhold of one capture is withheld of all.
//!
//! Which files are captures of one page is known once each is an article. Then those are made again of
//! which the sidecars of others say something, unless they were made with these before.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::head::Head;
use crate::model::key::Key;
use crate::model::memo::Each;
use crate::model::sidecar::Extent;
use crate::site::document::{Document, Ingredients, Made, OtherCaptures, Share, SidecarFile};
use crate::site::explain::Reason;
use crate::site::workshop::held::Held;
use crate::site::workshop::{Documents, Workshop};

/// A capture of a page, and what was made of it.
type Capture<'a> = (&'a Document, &'a Made);

/// What each capture has of the others of its page, by its path.
type OfOthers = BTreeMap<String, OtherCaptures>;

impl Workshop<'_> {
    /// Gives each capture of a page what the sidecars of the others say of it; `others` are what is
    /// known of the archive's other documents, and `captures` says which heads are those of one page.
    pub fn join_captures(
        &self,
        documents: &mut Documents,
        others: &[&Arc<Document>],
        captures: impl FnOnce(Each<Head>) -> Arc<Vec<Vec<usize>>>,
    ) {
        let all = documents.all.iter().chain(others.iter().copied());
        let made: Vec<Capture> =
            all.filter_map(|document| Some((&**document, document.made.as_ref()?))).collect();
        let pages = captures(made.iter().map(|(_, made)| Arc::clone(&made.head)).collect());
        let pages = pages.iter().map(|page| page.iter().map(|place| made[*place]).collect());
        let of_others = pages.flat_map(|page: Vec<Capture>| of_page(&page)).collect();
        self.give_sidecars(documents, of_others);
    }

    /// Gives every document its own sidecar alone.
    pub fn part_captures(&self, documents: &mut Documents) {
        self.give_sidecars(documents, OfOthers::new());
    }

    fn give_sidecars(&self, documents: &mut Documents, mut of_others: OfOthers) {
        let changed = documents.all.iter().enumerate().filter_map(|(place, document)| {
            let captures = of_others.remove(&document.path).unwrap_or_default();
            let is_other = !document.captures.is_same(&captures);
            (document.is_settled() && is_other).then_some((place, captures))
        });
        let changed: Vec<_> = changed.collect();
        let made: Vec<(usize, Document)> = changed
            .into_par_iter()
            .map(|(place, captures)| (place, self.with_others(&documents.all[place], captures)))
            .collect();
        for (place, document) in made {
            documents.add_reason(&document.path, Reason::OtherCaptures);
            Arc::make_mut(&mut documents.all)[place] = Arc::new(document);
        }
    }

    /// A document made with other sidecars of other captures.
    fn with_others(&self, document: &Document, captures: OtherCaptures) -> Document {
        let keys: Vec<Key> = captures.sidecars.iter().map(|file| file.state.digest).collect();
        let is_alone = captures.is_nothing();
        let ingredients = Ingredients { captures: keys, ..document.ingredients.clone() };
        let unmade = Document {
            captures,
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

/// What each capture of a page, the newest of which comes first, has of the others.
fn of_page(page: &[Capture]) -> Vec<(String, OtherCaptures)> {
    let sidecar = |capture: &Capture| capture.0.sidecar.clone();
    let (newest, older) = (page[0], &page[1..]);
    // What is to be withheld and found nowhere in one of them may be anywhere in each.
    let is_lost = page.iter().any(|(_, made)| made.drops_unknown);
    let extent = if is_lost { Extent::Metadata } else { Extent::Full };
    let sidecars = older.iter().filter_map(sidecar).collect();
    let of_newest = OtherCaptures { share: Share::All, sidecars, extent };
    let withholding = || page.iter().filter(|(_, made)| made.withholds);
    let extents = withholding().chain([&newest]).map(|(_, made)| made.head.alone().extent);
    let extent = extents.fold(extent, Extent::max);
    let of_older = |(document, _): &Capture| {
        let is_other = |file: &SidecarFile| document.sidecar.as_ref() != Some(file);
        let sidecars = withholding().filter_map(sidecar).filter(is_other).collect();
        (document.path.clone(), OtherCaptures { share: Share::Drops, sidecars, extent })
    };
    let older = older.iter().map(of_older);
    std::iter::once((newest.0.path.clone(), of_newest)).chain(older).collect()
}
