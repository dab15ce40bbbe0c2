//! Turns planned pages into HTML: theme layers, templates, Markdown, dates and plurals.
//!
//! A template gets its page's view and nothing else; what it prints is escaped, whatever the
//! template's file is called. Only Markdown that [`markdown`] has made harmless prints as it is.

mod dates;
mod engine;
mod failure;
mod layers;
mod markdown;
mod numbers;
mod phrases;

use std::collections::BTreeMap;

use tera::{Context, Tera};

use crate::config::settings::Language;
use crate::diagnostic::Diagnostic;
use crate::model::files::Files;
use crate::model::html::SafeHtml;
use crate::model::output::OutputFile;
use crate::model::page::Page;
use crate::model::route::Route;
use layers::Layers;
use markdown::MarkdownOptions;
use phrases::Phrases;

/// A note's Markdown as harmless HTML, as the page of an article shows it.
pub fn note_html(text: &str) -> SafeHtml {
    markdown::render(text, &MarkdownOptions { root: "./", heading: 3, prefix: "preview-" })
}

/// The templates and texts of a theme, parsed and ready.
pub struct Renderer {
    tera: Tera,
    layers: Layers,
    language: Language,
    fingerprint: blake3::Hash,
}

impl Renderer {
    /// Loads the layers, the strongest last: the embedded default theme, the archive's theme, the
    /// archive's own `templates/` and `static/`.
    ///
    /// Fails with every template that does not parse, with file, line and column.
    pub fn load(
        files: &dyn Files,
        theme: &str,
        language: Language,
    ) -> Result<Self, Vec<Diagnostic>> {
        let layers = Layers::collect(files, theme)?;
        let tera = engine::build(&layers, theme, language)?;
        let fingerprint = layers.fingerprint(theme, language);
        Ok(Renderer { tera, layers, language, fingerprint })
    }

    /// A hash over everything besides the view that a rendered page depends on.
    pub fn fingerprint(&self) -> blake3::Hash {
        self.fingerprint
    }

    /// The rules of the cleaner by their names, as the interface's language calls them; a rule that
    /// is not here shows its own name.
    pub fn rule_names(&self) -> BTreeMap<String, String> {
        let phrases = Phrases::read(&self.layers.phrases, self.language);
        phrases.map(|phrases| phrases.below("rule.")).unwrap_or_default()
    }

    /// Renders one page.
    ///
    /// Fails where a template uses a name that the page's view does not have, or a filter refuses
    /// its value; the diagnostic names the template's file, line and column.
    pub fn render(&self, page: &Page) -> Result<OutputFile, Diagnostic> {
        let context = Context::from_serialize(&page.view)
            .map_err(|error| failure::diagnose(&error, &self.layers))?;
        let html = self
            .tera
            .render(page.template, &context)
            .map_err(|error| failure::diagnose(&error, &self.layers))?;
        Ok(OutputFile::new(page.route.clone(), html.into_bytes()))
    }

    /// The theme's static files below `assets/`, and the archive's own at the site's root.
    pub fn static_files(&self) -> Vec<OutputFile> {
        self.layers
            .statics
            .iter()
            .map(|(path, bytes)| OutputFile::new(Route::file(path), bytes.as_slice()))
            .collect()
    }
}
