//! Turns planned pages into HTML: theme layers, templates, Markdown, dates and plurals.
//!
//! A template gets its page's view and nothing else; what it prints is escaped, whatever the
//! template's file is called. Only Markdown that [`markdown`] has made harmless prints as it is, and
//! JSON in which [`data_block`] has left no markup.

mod closure;
mod data_block;
mod dates;
mod engine;
mod failure;
mod layers;
mod markdown;
mod numbers;
mod phrases;
mod search_words;
mod template;
mod theme_file;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tera::{Context, Tera};

use crate::config::settings::Language;
use crate::diagnostic::Diagnostic;
use crate::model::date::ArticleDate;
use crate::model::files::Files;
use crate::model::html::SafeHtml;
use crate::model::key::Key;
use crate::model::page::Page;
use layers::Layers;
pub use layers::{StaticFile, default_theme};
use markdown::MarkdownOptions;
pub use markdown::{InnerLink, inner_links, is_file};
use phrases::Phrases;
use template::TemplateOrigin;

/// A note's Markdown as harmless HTML, as the page of an article shows it.
pub fn note_html(text: &str) -> SafeHtml {
    markdown::render(
        text,
        &MarkdownOptions { root: "./", base: "./", heading: 3, prefix: "preview-" },
    )
}

/// The templates and texts of a theme, parsed and ready.
pub struct Renderer {
    tera: Tera,
    layers: Layers,
    /// Sorted by path.
    statics: Vec<(String, StaticFile)>,
    theme: String,
    language: Language,
    /// What is known of each template.
    looks: Mutex<BTreeMap<&'static str, Look>>,
}

/// What is known of the pages that a template shows.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// The key of all that they depend on besides their views.
    key: Key,
    /// Some template that they may be made with is the archive's own, or that of a theme of its own.
    adapted: bool,
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
        let mut layers = Layers::collect(files, theme)?;
        let statics = std::mem::take(&mut layers.statics).into_iter().collect();
        let tera = engine::build(&layers, theme, language)?;
        let (theme, looks) = (theme.to_owned(), Mutex::default());
        Ok(Renderer { tera, layers, statics, theme, language, looks })
    }

    /// The key of all that a page shown by a template depends on besides its view: the templates
    /// that it may be made with, and the interface's words.
    pub fn look(&self, template: &'static str) -> Key {
        self.known(template).key
    }

    /// Whether any template that a page shown by this one may be made with is the archive's own, or
    /// that of a theme of its own.
    pub fn is_adapted(&self, template: &'static str) -> bool {
        self.known(template).adapted
    }

    fn known(&self, template: &'static str) -> Look {
        let mut looks = self.looks.lock().unwrap_or_else(PoisonError::into_inner);
        *looks.entry(template).or_insert_with(|| {
            let mut used = closure::templates(template, &self.layers.templates).into_iter();
            let is_own = |name: &str| self.layers.templates[name].origin == TemplateOrigin::Archive;
            let key = self.layers.look(template, &self.theme, self.language);
            Look { key, adapted: used.any(is_own) }
        })
    }

    /// The rules of the cleaner by their names, as the interface's language calls them; a rule that
    /// is not here shows its own name.
    pub fn rule_names(&self) -> BTreeMap<String, String> {
        let phrases = Phrases::read(&self.layers.phrases, self.language);
        phrases.map(|phrases| phrases.below("rule.")).unwrap_or_default()
    }

    /// What the search says in the interface's language, for the browser; `place` is that of the
    /// language among the site's.
    pub fn search_words(&self, place: usize) -> Vec<u8> {
        let phrases = Phrases::read(&self.layers.phrases, self.language);
        let phrases = phrases.map(|phrases| phrases.below("search."));
        search_words::json(&phrases.unwrap_or_default(), self.language, place)
    }

    /// A date as the interface's language writes it.
    pub fn date(&self, date: &ArticleDate) -> String {
        crate::dates::day(*date, self.language)
    }

    /// Renders one page.
    ///
    /// Fails where a template uses a name that the page's view does not have, or a filter refuses
    /// its value; the diagnostic names the template's file, line and column.
    pub fn render(&self, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        let context = Context::from_serialize(&page.view)
            .map_err(|error| failure::diagnose(&error, &self.layers))?;
        let mut bytes = Vec::new();
        self.tera
            .render_to(page.template, &context, &mut bytes)
            .map(|()| bytes)
            .map_err(|error| failure::diagnose(&error, &self.layers))
    }

    /// The files that are published as they are, by their path in the site: the theme's below
    /// `assets/`, and the archive's own at the site's root.
    pub fn static_files(&self) -> &[(String, StaticFile)] {
        &self.statics
    }
}
