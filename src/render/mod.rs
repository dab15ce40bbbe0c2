//! Turns planned pages into HTML: theme layers, templates, Markdown, dates and plurals.

use crate::diagnostic::Diagnostic;
use crate::model::files::Files;
use crate::model::output::OutputFile;
use crate::model::page::Page;

/// The templates and texts of a theme, parsed and ready.
pub struct Renderer {}

impl Renderer {
    /// Loads the layers, the strongest last: the embedded default theme, the archive's theme, the
    /// archive's own `templates/`.
    ///
    /// Fails with every template that does not parse, with file, line and column.
    pub fn load(files: &dyn Files, theme: &str, language: &str) -> Result<Self, Vec<Diagnostic>> {
        let _ = (files, theme, language);
        Ok(Renderer {})
    }

    /// A hash over everything besides the view that a rendered page depends on.
    pub fn fingerprint(&self) -> blake3::Hash {
        blake3::hash(b"")
    }

    /// Renders one page.
    pub fn render(&self, page: &Page) -> Result<OutputFile, Diagnostic> {
        Ok(OutputFile::new(page.route.clone(), Vec::new()))
    }

    /// The theme's and the archive's static files.
    pub fn static_files(&self) -> Vec<OutputFile> {
        Vec::new()
    }
}
