//! A small site in memory.

use std::collections::BTreeMap;

use postil::config::settings::SiteSettings;
use postil::diagnostic::Diagnostic;
use postil::diagnostic::report::draw_plain;
use postil::model::archive::Archive;
use postil::model::files::MemoryFiles;
use postil::plan::plan;
use postil::render::Renderer;

/// Finished pages by the path of their file.
pub type Site = BTreeMap<String, String>;

/// Renders every page of an archive; `files` are the archive's own theme and templates.
pub fn render(
    archive: &Archive,
    settings: &SiteSettings,
    files: &[(&str, &str)],
) -> Result<Site, Vec<Diagnostic>> {
    let renderer = Renderer::load(&memory(files), &settings.theme, settings.language)?;
    let (pages, problems) = plan(archive, settings);
    assert_eq!(problems, []);
    let mut site = Site::new();
    for page in &pages {
        let output = renderer.render(page).map_err(|problem| vec![problem])?;
        let html = String::from_utf8(output.bytes.to_vec()).expect("a page is UTF-8");
        site.insert(output.route.output_path(), html);
    }
    Ok(site)
}

/// Renders with the default theme alone.
pub fn render_plain(archive: &Archive, settings: &SiteSettings) -> Site {
    render(archive, settings, &[]).unwrap_or_else(|problems| panic!("{}", report(&problems)))
}

/// What is said when rendering fails.
pub fn failure(archive: &Archive, settings: &SiteSettings, files: &[(&str, &str)]) -> String {
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
