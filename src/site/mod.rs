//! The only place that knows the order of the stages.
//!
//! A [`Site`] is an archive that is worked on: it keeps what earlier builds made in a store, brings
//! it up to date, and gives a [`Catalogue`], which answers what the site's files are, what each is
//! made from, and what is in it. `build` asks the catalogue for what is not as it was published,
//! `serve` for what a browser wants to see, `check` for little more than its diagnostics.
//!
//! ```text
//! files ─▶ workshop ─▶ Documents ─▶ Collection ─▶ Catalogue ─▶ stage ─▶ published files
//!             │  ▲                                   ▲   │
//!             ▼  │ Index                             │   └──▶ one file, when a browser asks
//!           store (.postil/) ──── Library: articles ─┘
//! ```

mod accepted;
mod access;
mod catalogue;
mod collection;
mod document;
mod explain;
mod generator;
mod guesses;
mod index;
pub mod inputs;
mod library;
mod making;
mod moment;
mod options;
mod pictures;
mod preflight;
mod progress;
mod read_archive;
mod recent;
mod shelf;
mod source_rules;
mod templates;
mod withheld;
mod workshop;

use std::mem;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::archive;
use crate::config::settings::{CleanSettings, Layout, Settings};
use crate::diagnostic::{Diagnostic, catalogue as diagnostics};
use crate::model::accepted::AcceptedTexts;
use crate::model::captures;
use crate::model::files::Files;
use crate::model::head::Head;
use crate::model::memo::{Each, Memo};
use crate::model::store::Store;
pub use crate::render::default_theme;
use crate::search::KeptTerms;

pub use access::Access;
pub use catalogue::{Catalogue, Item};
pub use collection::Collection;
pub use document::{Document, Made};
pub use explain::Reason;
pub use generator::Generator;
pub use guesses::guesses;
use index::Index;
use inputs::{DocumentInput, Inputs};
pub use library::Library;
pub use making::{Staged, stage};
pub use moment::Moment;
pub use options::{BuildOptions, Purpose, settings};
pub use preflight::preflight;
pub use progress::{Progress, Silent, Work};
pub use read_archive::{ReadArchive, ReadArticle};
use shelf::Shelf;
use templates::Templates;
pub use withheld::withheld;
pub use workshop::Source;
use workshop::{Documents, Search, Workshop};

/// Some articles of an archive, for commands that take something out of it.
#[derive(Debug)]
pub struct Selected {
    /// The articles that were wanted.
    pub collection: Collection,
    /// The texts that somebody has accepted.
    pub accepted: AcceptedTexts,
    /// The paths of all raw articles, sorted.
    pub paths: Vec<String>,
}

/// An archive that is worked on.
pub struct Site {
    access: Access,
    generator: Generator,
    index: Index,
    /// The index holds more than the store has.
    changed: bool,
    templates: Templates,
    memory: Memory,
}

/// What the last catalogue was made of, for the next one.
#[derive(Default)]
struct Memory {
    inputs: Memo<(Arc<Vec<String>>, Layout), Inputs>,
    captures: Memo<Each<Head>, Vec<Vec<usize>>>,
    archive: archive::Memory,
    catalogue: catalogue::Memory,
}

impl Site {
    /// An archive with what a store knows of it.
    pub fn open(store: Arc<dyn Store>, generator: Generator) -> Self {
        let index = Index::read(&*store, generator.documents);
        let access = Access::new(Shelf::new(store), index.terms.clone());
        let (templates, memory) = Default::default();
        Site { access, generator, index, changed: false, templates, memory }
    }

    /// Brings what is known of the archive up to date, and decides which files the site has.
    ///
    /// Fails with what is wrong with the settings and the templates; without these there is no site.
    pub fn catalogue(
        &mut self,
        files: &dyn Files,
        options: &BuildOptions,
        progress: &dyn Progress,
    ) -> Result<Catalogue, Vec<Diagnostic>> {
        let settings = settings(files, options).map_err(|problems| with_others(files, problems))?;
        let renderers = self.templates.renderers(files, &settings.site);
        let renderers = renderers.map_err(|problems| with_others(files, problems))?;
        let listed = (Arc::clone(files.paths()), settings.layout.clone());
        let inputs = self.memory.inputs.of(listed, Inputs::sort);
        let mut memory = mem::take(&mut self.memory.captures);
        let captures = |heads| memory.of(heads, captures::of_heads);
        let documents = self.documents(files, &settings, (&inputs, &|_| true), progress, captures);
        self.memory.captures = memory;
        self.learn(&documents);
        let known = (&self.index, &mut self.memory.archive);
        let mut collection = Collection::new(settings, files, &inputs, documents, known);
        self.compare_accepted(&mut collection, files, options.purpose);
        if !collection.settings.site.search {
            self.access.sharded.replace(self.access.sharded.terms().as_ref(), None);
        }
        let (statics, generator) = (&self.index.statics, self.generator.pages);
        let known = (statics, &mut self.memory.catalogue);
        let catalogue = Catalogue::new(collection, renderers, files, known, generator);
        self.learn_files(&catalogue);
        Ok(catalogue)
    }

    /// The articles whose path is `wanted`, as [`catalogue`](Self::catalogue) sees them. Nothing of
    /// it is remembered.
    ///
    /// Fails with what is wrong with the settings.
    pub fn collection(
        &self,
        files: &dyn Files,
        options: &BuildOptions,
        wanted: &(dyn Fn(&str) -> bool + Sync),
        progress: &dyn Progress,
    ) -> Result<Selected, Vec<Diagnostic>> {
        let settings = settings(files, options)?;
        let inputs = Inputs::of(files, &settings.layout);
        let captures = |heads| Arc::new(captures::of_heads(&heads));
        let documents = self.documents(files, &settings, (&inputs, wanted), progress, captures);
        let known = (&self.index, &mut archive::Memory::default());
        let mut collection = Collection::new(settings, files, &inputs, documents, known);
        let (mut accepted, found) = accepted::read(files);
        collection.add(found);
        let impossible =
            accepted::take_out_impossible(&mut accepted, &self.library(&collection, files));
        collection.add(impossible);
        let paths = inputs.documents.into_iter().map(|document| document.path).collect();
        Ok(Selected { collection, accepted, paths })
    }

    /// Hands what each of the `wanted` documents is cleaned from to `make`, in parallel, and what
    /// that makes of some of them to `take`, in their order, as long as it goes on.
    pub fn each_source<T: Send>(
        &self,
        files: &dyn Files,
        (settings, inputs): (&CleanSettings, &[DocumentInput]),
        wanted: impl Fn(&str) -> bool,
        make: impl Fn(&DocumentInput, Source) -> T + Sync,
        take: impl FnMut(Vec<T>) -> ControlFlow<()>,
    ) {
        let workshop = self.workshop(files, (settings, Search::Off), &Silent);
        workshop.each_source(inputs, &self.index, wanted, make, take);
    }

    /// Gives the articles behind the heads of a collection.
    pub fn library<'a>(&'a self, collection: &'a Collection, files: &'a dyn Files) -> Library<'a> {
        self.access.library(collection, files)
    }

    /// What leads to the articles, whatever becomes of the site meanwhile.
    pub fn access(&self) -> Access {
        self.access.clone()
    }

    /// Brings the search index up to date where that takes little, so that it is remembered with
    /// the rest. One for which all terms are gathered waits until it is asked for.
    pub fn update_index(&self, catalogue: &Catalogue, files: &dyn Files) {
        if self.changed {
            // What is wrong with it is said to whoever asks.
            catalogue.update_index(&self.library(&catalogue.collection, files)).ok();
        }
    }

    /// Has the store remember what was learned; says so where it does not.
    pub fn save(&mut self) -> Option<Diagnostic> {
        let learned = self.learn_terms();
        let result = match self.access.shelf.take_fault() {
            Some(fault) => Err(fault),
            None if self.changed && !self.access.shelf.has_failed() => {
                self.index.write(self.access.shelf.store(), self.generator.documents)
            }
            None => Ok(()),
        };
        // What they name may have been moved.
        self.access.sharded.replace(learned.as_ref(), self.index.terms.clone());
        self.changed = false;
        result.err().map(|error| diagnostics::cache_not_written(&error))
    }

    fn documents(
        &self,
        files: &dyn Files,
        settings: &Settings,
        (inputs, wanted): (&Inputs, &(dyn Fn(&str) -> bool + Sync)),
        progress: &dyn Progress,
        captures: impl FnOnce(Each<Head>) -> Arc<Vec<Vec<usize>>>,
    ) -> Documents {
        let search = if settings.site.search { Search::Wanted } else { Search::Off };
        let workshop = self.workshop(files, (&settings.clean, search), progress);
        let mut documents = workshop.documents(&inputs.documents, &self.index, wanted);
        // What follows needs the memory more than the words.
        self.access.analysers.forget();
        let others = inputs.documents.iter().filter(|input| !wanted(&input.path));
        let others: Vec<_> = others.filter_map(|input| self.index.document(&input.path)).collect();
        if settings.captures.join {
            workshop.join_captures(&mut documents, &others, captures);
        } else {
            workshop.part_captures(&mut documents);
        }
        documents
    }

    fn workshop<'a>(
        &'a self,
        files: &'a dyn Files,
        (settings, search): (&'a CleanSettings, Search),
        progress: &'a dyn Progress,
    ) -> Workshop<'a> {
        let Access { shelf, analysers, .. } = &self.access;
        Workshop { files, settings, shelf, progress, analysers, search }
    }

    fn learn(&mut self, documents: &Documents) {
        let (known, all) = (&self.index.documents, &documents.all);
        let same = |(one, other): (&Arc<Document>, &Arc<Document>)| Arc::ptr_eq(one, other);
        let is_known = known.len() == all.len() && known.iter().zip(&**all).all(same);
        if !is_known {
            self.index.documents = Arc::clone(all);
            self.changed = true;
        }
    }

    fn learn_files(&mut self, catalogue: &Catalogue) {
        let (statics, pictures) = (catalogue.statics(), &catalogue.collection.pictures.states);
        self.changed |= self.index.statics != *statics || self.index.pictures != *pictures;
        self.index.statics.clone_from(statics);
        self.index.pictures.clone_from(pictures);
    }

    /// Takes over what the next search index is made of.
    fn learn_terms(&mut self) -> Option<Arc<KeptTerms>> {
        let terms = self.access.sharded.terms();
        if terms.as_ref().map(Arc::as_ptr) != self.index.terms.as_ref().map(Arc::as_ptr) {
            self.index.set_terms(terms.clone());
            self.changed = true;
        }
        terms
    }

    fn compare_accepted(&self, collection: &mut Collection, files: &dyn Files, purpose: Purpose) {
        let (accepted, mut found) = accepted::read(files);
        found.extend(accepted::check(&accepted, &self.library(collection, files), purpose));
        collection.add(found);
    }
}

fn with_others(files: &dyn Files, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems.extend_from_slice(files.problems());
    crate::diagnostic::sort(&mut problems);
    problems
}
