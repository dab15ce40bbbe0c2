//! The second pass: a document becomes an article, its head and its index terms.

use std::sync::Arc;

use crate::config::settings::CleanSettings;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::article::Article;
use crate::model::cleaned::{AppliedSourceRule, CleanedArticle, PageOrigin};
use crate::model::files::Files;
use crate::model::key::Key;
use crate::model::limits;
use crate::model::line::LineRange;
use crate::model::sidecar::Sidecar;
use crate::model::source::SourceDocument;
use crate::model::store::Blob;
use crate::search::terms_of;
use crate::site::document::{
    Document, FileState, Ingested, Ingredients, Made, OtherCaptures, Share, SidecarFile,
};
use crate::site::workshop::held::Held;
use crate::site::workshop::reading::{Lines, Looked};
use crate::site::workshop::{Search, Workshop, rules_key};
use crate::{annotate, digest, written};
use postil_clean::{Scraped, ingest};

impl Workshop<'_> {
    /// Makes a document of what it is to be made from.
    ///
    /// A sidecar that cannot be read costs its notes, not the article; notes whose article has no
    /// text are reported.
    pub(super) fn make(&self, looked: Looked, ingredients: Ingredients) -> Document {
        let is_whole = looked.problems.is_empty();
        let (document, held) = self.unmade(looked, ingredients);
        let document = self.made_of(document, held);
        if is_whole { document } else { unsettled(document) }
    }

    /// Has a document become what its files say.
    pub(super) fn made_of(&self, mut document: Document, held: Held) -> Document {
        match self.sources().article(&document, held) {
            Ok(finished) => self.keep(&mut document, finished),
            Err(changed) => {
                document.diagnostics.push(changed);
                return unsettled(document);
            }
        }
        document.ingredients.rules =
            rules_key(self.settings, &document.path, document.origin.as_ref());
        document
    }

    /// What a document is to be cleaned from, for a command that looks at single files.
    pub(super) fn source(&self, looked: Looked, others: Vec<u8>) -> Source {
        let (document, held) = self.unmade(looked, Ingredients { others, ..Default::default() });
        let mut source = self.sources().source(&document, held).unwrap_or_else(|problem| {
            let diagnostics = vec![problem];
            Source { diagnostics, ..Source::default() }
        });
        source.diagnostics.splice(..0, document.diagnostics);
        source.others = document.ingredients.others;
        source
    }

    /// A document with its index terms, where they are wanted and have not been made yet.
    pub(super) fn searchable(&self, document: Arc<Document>) -> Arc<Document> {
        let lacking = document.made.as_ref().filter(|made| made.terms.is_none());
        let (Search::Wanted, Some(made)) = (self.search, lacking) else { return document };
        let Some(article) = self.shelf.get::<Article>(&made.article) else { return document };
        let made = Made { terms: Some(self.terms(&article)), ..made.clone() };
        Arc::new(Document { made: Some(made), ..Document::clone(&document) })
    }

    /// Makes the index terms of an article.
    fn terms(&self, article: &Article) -> Blob {
        self.shelf.put(&self.analysers.lend(|analyser| terms_of(analyser, article)))
    }

    fn sources(&self) -> Sources<'_> {
        Sources { files: self.files, settings: self.settings }
    }

    /// A document before it has become anything.
    fn unmade(&self, looked: Looked, ingredients: Ingredients) -> (Document, Held) {
        let Looked { input, raw, sidecar, stated, outlet, lines, held, problems, .. } = looked;
        let document = Document {
            path: input.path.clone(),
            raw,
            sidecar,
            captures: OtherCaptures::default(),
            stated,
            outlet,
            ingredients,
            origin: None,
            lines: match lines {
                Lines::Known(blob) => blob,
                Lines::New(keys) | Lines::Again(keys) => Some(self.shelf.put(&keys)),
            },
            made: None,
            source_rules: Vec::new(),
            diagnostics: problems,
        };
        (document, held)
    }

    /// Keeps what a document has become.
    fn keep(&self, document: &mut Document, finished: Finished) {
        document.diagnostics.extend(finished.diagnostics);
        let Some((article, outcome)) = finished.article else { return };
        let Outcome { origin, source_rules, withholds, drops_unknown } = outcome;
        (document.origin, document.source_rules) = (origin, source_rules);
        let kept = self.shelf.put(&article);
        let terms = (self.search == Search::Wanted).then(|| self.terms(&article));
        let head = digest::head(&article).into();
        let remarks = digest::remarks(&article, kept.check).into();
        let record = Key::of(&(&article.fields, article.kept_lines()));
        let article = kept;
        document.made =
            Some(Made { head, remarks, article, terms, record, withholds, drops_unknown });
    }
}

/// Makes the article of a document again, for a store that has lost it.
///
/// Fails where the raw file or the sidecar is not what the document was made from.
pub fn remake_article(
    files: &dyn Files,
    settings: &CleanSettings,
    document: &Document,
) -> Result<Article, Diagnostic> {
    let sources = Sources { files, settings };
    let finished = sources.article(document, Held::Nothing)?;
    let article = finished.article.map(|(article, _)| article);
    article.ok_or_else(|| catalogue::changed_while_building(&document.path))
}

/// What articles are made of.
struct Sources<'a> {
    files: &'a dyn Files,
    settings: &'a CleanSettings,
}

/// What becomes of a document.
struct Finished {
    article: Option<(Article, Outcome)>,
    diagnostics: Vec<Diagnostic>,
}

/// What cleaning says besides the article.
struct Outcome {
    origin: Option<PageOrigin>,
    source_rules: Vec<AppliedSourceRule>,
    /// Whether its own sidecar withholds anything of it.
    withholds: bool,
    /// Whether that drops words which it has in no line.
    drops_unknown: bool,
}

/// What a document is cleaned from.
#[derive(Debug, Default)]
pub struct Source {
    /// The document; none of a file without text.
    pub document: Option<SourceDocument>,
    /// What a person says of it.
    pub sidecar: Sidecar,
    /// For each line, how many other documents have it.
    pub others: Vec<u8>,
    /// What there was to say.
    pub diagnostics: Vec<Diagnostic>,
    raw: Vec<u8>,
}

impl Sources<'_> {
    /// Cleans a document and places its notes.
    ///
    /// Fails where a file is not what it was when it was looked at.
    fn article(&self, document: &Document, held: Held) -> Result<Finished, Diagnostic> {
        let Source { document: source, sidecar, mut diagnostics, raw, .. } =
            self.source(document, held)?;
        let Some(source) = source else {
            diagnostics.extend(lost_notes(&sidecar, &document.path));
            return Ok(Finished { article: None, diagnostics });
        };
        let (others, settings) = (&document.ingredients.others, self.settings);
        let page = Scraped { document: &source, others, sidecar: &sidecar, settings };
        let (mut cleaned, found) = page.explain_close();
        diagnostics.extend(found);
        diagnostics.extend(unlisted_quotations(&cleaned, &document.path));
        let outcome = outcome(&mut cleaned, &sidecar);
        let stated = cleaned.showing.extent.unwrap_or_default();
        cleaned.showing.extent = Some(stated.max(document.captures.extent));
        let lines = |lines: LineRange| ingest::seen_characters(&raw, &source, lines);
        let (article, found) = annotate::annotate(&source, cleaned, sidecar, &lines);
        diagnostics.extend(found);
        Ok(Finished { article: Some((article, outcome)), diagnostics })
    }

    /// What a document is cleaned from; the counts of other documents are left out.
    ///
    /// Fails where a file is not what it was when it was looked at.
    fn source(&self, document: &Document, held: Held) -> Result<Source, Diagnostic> {
        let (sidecar, diagnostics) = self.sidecar(document)?;
        let mut source = Source { sidecar, diagnostics, ..Source::default() };
        // A file that could not be read has been reported.
        if document.raw != FileState::default() {
            let (raw, (ingested, found)) = self.ingested(document, held)?;
            (source.raw, source.document) = (raw, ingested);
            source.diagnostics.extend(found);
        }
        Ok(source)
    }

    /// The raw file, where notes need it, and what ingestion makes of it.
    fn ingested(&self, document: &Document, held: Held) -> Result<(Vec<u8>, Ingested), Diagnostic> {
        let bytes = match held {
            Held::Document(bytes, ingested) => return Ok((bytes.unwrap_or_default(), *ingested)),
            Held::Bytes(bytes) => bytes,
            Held::Nothing => document.raw.read(self.files, &document.path)?,
        };
        let ingested = document.ingested(&bytes);
        Ok((bytes, ingested))
    }

    /// The sidecar of an article, with what those of other captures add; an article without one has an
    /// empty one. What is wrong with the others is said of these.
    fn sidecar(&self, document: &Document) -> Result<(Sidecar, Vec<Diagnostic>), Diagnostic> {
        let read = |file: &SidecarFile| {
            let bytes = file.state.read(self.files, &file.path)?;
            Ok(written::sidecar::read_sidecar(&file.path, &bytes))
        };
        let own = document.sidecar.as_ref().map(read).transpose()?;
        let (sidecar, diagnostics) = own.unwrap_or_default();
        let others = document.captures.sidecars.iter().map(|file| Ok(read(file)?.0));
        let others = others.collect::<Result<_, _>>()?;
        let sidecar = match document.captures.share {
            Share::All => sidecar.with_older(others),
            Share::Drops => sidecar.with_drops_of(others),
        };
        Ok((sidecar, diagnostics))
    }
}

/// Says where the record of an article will not have all of its quotations.
fn unlisted_quotations(article: &CleanedArticle, path: &str) -> Option<Diagnostic> {
    let (found, listed) = (article.quotations.len(), limits::QUOTATIONS_OF_RECORD);
    (found > listed).then(|| catalogue::too_many_quotations(path, found, listed))
}

/// A document that the next build makes again, since a file of it could not be read as it is. The
/// counts of other documents stay, for no raw file has changed by that.
fn unsettled(mut document: Document) -> Document {
    document.raw.stamp = None;
    let others = std::mem::take(&mut document.ingredients.others);
    document.ingredients = Ingredients { others, ..Ingredients::default() };
    document
}

fn outcome(cleaned: &mut CleanedArticle, sidecar: &Sidecar) -> Outcome {
    Outcome {
        origin: cleaned.origin.take(),
        source_rules: std::mem::take(&mut cleaned.source_rules),
        withholds: sidecar.withholds(),
        drops_unknown: cleaned.drops_unknown,
    }
}

/// Says that the notes on a file without text are shown nowhere.
fn lost_notes(sidecar: &Sidecar, article: &str) -> Option<Diagnostic> {
    catalogue::notes_without_article(&sidecar.path, sidecar.notes.len(), article)
}
