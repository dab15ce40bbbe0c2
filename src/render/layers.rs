//! The theme's files in layers: the embedded default theme, the archive's theme, its overrides.
//!
//! A template of a theme is registered as `THEME/NAME`, one of the archive's own `templates/` as
//! `NAME`. A name without a theme is looked up in the archive, then in its theme, then in the
//! default theme; so an override can extend the very template that it replaces.
//!
//! A theme's `styles/` are the parts of one style sheet, so that a page asks for one and a theme
//! can replace a part.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::config::settings::Language;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::files::Files;
use crate::model::key::Key;
use crate::render::closure;
use crate::render::template::{Template, TemplateOrigin};
use crate::render::theme_file;

/// The name of the embedded theme.
pub(super) const DEFAULT_THEME: &str = "default";

/// The style sheet that the parts in `styles/` make, in the order of their names.
const STYLE_SHEET: &str = "assets/site.css";

/// The folder of a theme, and of the archive, whose files are published as they are.
const STATIC: &str = "static/";

/// The one hidden folder that a site may have: RFC 8615 gives it its name.
const WELL_KNOWN: &str = ".well-known";

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of all layers, the stronger ones in place of the weaker.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// Templates by the name under which they are registered.
    pub(super) templates: BTreeMap<String, Template>,
    /// Static files by their path in the site: a theme's below `assets/`, the archive's own at
    /// the root, so that `static/CNAME` is where a host looks for it.
    pub(super) statics: BTreeMap<String, StaticFile>,
    /// The interface's phrases, the weakest layer first.
    pub(super) phrases: Vec<PhraseFile>,
    /// The parts of the style sheet by name, until they are joined.
    styles: BTreeMap<String, Vec<u8>>,
}

/// A file that is published as it is.
#[derive(Debug)]
pub enum StaticFile {
    /// Its bytes: it is the embedded theme's, or made of parts.
    Bytes(Vec<u8>),
    /// Its path in the archive.
    Path(String),
}

/// A file of phrases in one language.
#[derive(Debug)]
pub(super) struct PhraseFile {
    /// The path relative to the archive's root.
    pub(super) path: String,
    /// The language's code: the file's name.
    pub(super) code: String,
    /// Its text.
    pub(super) text: String,
}

/// One file on its way into the layers.
struct LayerFile<'a> {
    path: &'a str,
    /// The theme that it belongs to; none for the archive's own overrides.
    theme: Option<&'a str>,
    /// The path inside its theme, as `templates/base.html`.
    inner: &'a str,
    origin: TemplateOrigin,
}

impl Layers {
    /// Collects every file of every layer.
    ///
    /// Fails if the archive has no theme of that name, or a file cannot be read.
    pub(super) fn collect(files: &dyn Files, theme: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut layers = Layers::default();
        let mut problems = Vec::new();
        layers.add_embedded(&EMBEDDED);
        for layer in [Some(DEFAULT_THEME), Some(theme).filter(|name| *name != DEFAULT_THEME), None]
        {
            layers.add_folder(files, layer, &mut problems);
            problems.extend(layer.map(|theme| check_theme_file(files, theme)).unwrap_or_default());
        }
        let prefix = format!("themes/{theme}/");
        if theme != DEFAULT_THEME && !files.paths().iter().any(|path| path.starts_with(&prefix)) {
            problems.push(catalogue::unknown_theme(theme));
        }
        layers.join_styles();
        if problems.is_empty() { Ok(layers) } else { Err(problems) }
    }

    fn add_embedded(&mut self, folder: &Dir) {
        for file in folder.files() {
            let inner = file.path().to_string_lossy().replace('\\', "/");
            let path = format!("themes/{DEFAULT_THEME}/{inner}");
            let theme = Some(DEFAULT_THEME);
            let bytes = file.contents().to_vec();
            if let Some(name) = inner.strip_prefix(STATIC) {
                self.statics.insert(static_path(name, theme), StaticFile::Bytes(bytes));
                continue;
            }
            self.add(
                LayerFile { path: &path, theme, inner: &inner, origin: TemplateOrigin::Embedded },
                || Ok(bytes),
            )
            .expect("the embedded theme is UTF-8");
        }
        folder.dirs().for_each(|inner| self.add_embedded(inner));
    }

    /// Adds a theme of the archive, or with no theme named the archive's own overrides.
    fn add_folder(
        &mut self,
        files: &dyn Files,
        theme: Option<&str>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let prefix = theme.map_or_else(String::new, |name| format!("themes/{name}/"));
        for path in files.paths().iter() {
            let Some(inner) = path.strip_prefix(&prefix) else { continue };
            if !is_theme_file(inner, theme) {
                continue;
            }
            if let Some(name) = inner.strip_prefix(STATIC) {
                self.statics.insert(static_path(name, theme), StaticFile::Path(path.clone()));
                continue;
            }
            let read =
                || files.read(path).map_err(|error| catalogue::unreadable_file(path, &error));
            problems.extend(
                self.add(LayerFile { path, theme, inner, origin: TemplateOrigin::Archive }, read)
                    .err(),
            );
        }
    }

    /// Adds a file that is not published as it is.
    fn add(
        &mut self,
        file: LayerFile,
        read: impl FnOnce() -> Result<Vec<u8>, Diagnostic>,
    ) -> Result<(), Diagnostic> {
        let text = |bytes| String::from_utf8(bytes).map_err(|_| catalogue::not_utf8(file.path));
        let (path, origin) = (file.path.to_owned(), file.origin);
        if let Some(name) = file.inner.strip_prefix("templates/") {
            let name = file.theme.map_or(name.to_owned(), |theme| format!("{theme}/{name}"));
            self.templates.insert(name, Template { path, text: text(read()?)?, origin });
        } else if let Some(name) = file.inner.strip_prefix("styles/") {
            self.styles.insert(name.to_owned(), read()?);
        } else if let Some(code) = phrase_language(file.inner) {
            let code = code.to_owned();
            self.phrases.push(PhraseFile { path, code, text: text(read()?)? });
        }
        Ok(())
    }

    /// Joins the parts of the style sheet; one that a layer has as a whole stays as it is.
    fn join_styles(&mut self) {
        let parts: Vec<Vec<u8>> = std::mem::take(&mut self.styles).into_values().collect();
        let sheet = || StaticFile::Bytes(parts.join(&b'\n'));
        self.statics.entry(STYLE_SHEET.to_owned()).or_insert_with(sheet);
    }

    /// The key of all that a page shown by a template depends on besides its view.
    pub(super) fn look(&self, template: &str, theme: &str, language: Language) -> Key {
        let used = closure::templates(template, &self.templates);
        let templates = used.into_iter().map(|name| (name, &self.templates[name].text));
        let templates: Vec<_> = templates.collect();
        let phrases = self.phrases.iter().map(|file| (&file.code, &file.text));
        let phrases: Vec<_> = phrases.collect();
        Key::of(&(env!("CARGO_PKG_VERSION"), theme, language.code(), templates, phrases))
    }
}

/// The files of the default theme by their paths in it.
pub fn default_theme() -> Vec<(&'static str, &'static str)> {
    let (mut files, mut open) = (Vec::new(), vec![&EMBEDDED]);
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        let texts =
            folder.files().filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)));
        files.extend(texts);
    }
    files
}

/// What is wrong with the `theme.toml` of a theme, where it has one.
fn check_theme_file(files: &dyn Files, theme: &str) -> Vec<Diagnostic> {
    let path = format!("themes/{theme}/theme.toml");
    if !files.paths().contains(&path) {
        return Vec::new();
    }
    match files.read(&path) {
        Ok(bytes) => theme_file::check(&path, &bytes),
        Err(error) => vec![catalogue::unreadable_file(&path, &error)],
    }
}

/// Whether a file below a theme, or below the archive's root, is part of the theme.
fn is_theme_file(inner: &str, theme: Option<&str>) -> bool {
    let hidden = |part: &str| part.starts_with('.') && part != WELL_KNOWN || part.ends_with('~');
    let folder = inner.split('/').next().unwrap_or_default();
    !inner.split('/').any(hidden)
        && (matches!(folder, "templates" | "static")
            || theme.is_some() && matches!(folder, "styles" | "i18n"))
}

/// Where a static file stands in the site.
fn static_path(name: &str, theme: Option<&str>) -> String {
    let folder = if theme.is_some() { "assets/" } else { "" };
    format!("{folder}{name}")
}

fn phrase_language(inner: &str) -> Option<&str> {
    inner.strip_prefix("i18n/")?.strip_suffix(".toml")
}
