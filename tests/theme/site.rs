//! A small site in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use postil::config::settings::SiteSettings;
use postil::diagnostic::Diagnostic;
use postil::diagnostic::report::draw_plain;
use postil::model::files::MemoryFiles;
use postil::model::page::Page;
use postil::plan::{Memory, Plan};
use postil::render::Renderer;

use crate::sample::Sample;

/// Finished pages by the path of their file.
pub type Site = BTreeMap<String, String>;

/// Renders every page of an archive; `files` are the archive's own theme and templates.
pub fn render(
    archive: &Sample,
    settings: &SiteSettings,
    files: &[(&str, &str)],
) -> Result<Site, Vec<Diagnostic>> {
    let renderer = Renderer::load(&memory(files), &settings.theme, settings.language)?;
    let mut site = Site::new();
    for page in &pages(archive, settings) {
        let bytes = renderer.render(page).map_err(|problem| vec![problem])?;
        let html = String::from_utf8(bytes).expect("a page is UTF-8");
        site.insert(page.route.output_path(), html);
    }
    Ok(site)
}

/// Every page of an archive before it is rendered.
pub fn pages(archive: &Sample, settings: &SiteSettings) -> Vec<Page> {
    let (mut plan, mut problems) =
        Plan::new(Arc::new(archive.archive.clone()), settings, &mut Memory::default());
    problems.extend(plan.add_old_addresses(std::iter::empty()));
    assert_eq!(problems, []);
    let page = |page| plan.page(page, archive).expect("the articles are there");
    plan.pages().map(page).collect()
}

/// Renders with the default theme alone.
pub fn render_plain(archive: &Sample, settings: &SiteSettings) -> Site {
    render(archive, settings, &[]).unwrap_or_else(|problems| panic!("{}", report(&problems)))
}

/// What is said when rendering fails.
pub fn failure(archive: &Sample, settings: &SiteSettings, files: &[(&str, &str)]) -> String {
    report(&render(archive, settings, files).expect_err("rendering fails"))
}

/// Diagnostics as they are printed.
pub fn report(problems: &[Diagnostic]) -> String {
    problems.iter().map(draw_plain).collect()
}

/// The archive's own files.
pub fn memory(files: &[(&str, &str)]) -> MemoryFiles {
    MemoryFiles::new(files.iter().map(|(path, text)| (*path, text.as_bytes())))
}
