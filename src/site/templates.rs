//! The templates of an archive, kept as long as their files are the same.

use std::sync::Arc;

use crate::config::settings::{Language, SiteSettings};
use crate::diagnostic::Diagnostic;
use crate::model::files::Files;
use crate::model::key::Key;
use crate::render::Renderer;

/// The templates of the last build.
#[derive(Default)]
pub(super) struct Templates {
    /// In each language, and the key of the files that they come from.
    last: Option<(Key, Vec<Arc<Renderer>>)>,
}

impl Templates {
    /// The templates in each language, loaded again only where one of their files has changed.
    ///
    /// Fails with what is wrong with them.
    pub(super) fn renderers(
        &mut self,
        files: &dyn Files,
        settings: &SiteSettings,
    ) -> Result<Vec<Arc<Renderer>>, Vec<Diagnostic>> {
        let key = key(files, settings);
        if let (Some(key), Some((known, renderers))) = (key, &self.last)
            && key == *known
        {
            return Ok(renderers.clone());
        }
        let SiteSettings { theme, languages, .. } = settings;
        let load = |language: &Language| Renderer::load(files, theme, *language).map(Arc::new);
        let renderers: Vec<_> = languages.iter().map(load).collect::<Result<_, _>>()?;
        self.last = key.map(|key| (key, renderers.clone()));
        Ok(renderers)
    }
}

/// The key of the files that templates come from; none where one of them must be read to know it.
fn key(files: &dyn Files, settings: &SiteSettings) -> Option<Key> {
    let is_theme = |path: &&String| {
        ["themes/", "templates/", "static/"].iter().any(|folder| path.starts_with(folder))
    };
    let paths = files.paths().iter().filter(is_theme);
    let stamps: Option<Vec<_>> = paths.map(|path| Some((path, files.stamp(path)?))).collect();
    let languages: Vec<&str> = settings.languages.iter().map(|one| one.code()).collect();
    Some(Key::of(&(stamps?, &settings.theme, languages)))
}
