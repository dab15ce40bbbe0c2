//! The files of a site: pages rendered, and each address given to one file.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::output::OutputFile;
use crate::model::page::Page;
use crate::render::Renderer;
use crate::site::cache::Cache;
use crate::site::{Progress, Work};

/// Renders every page, in parallel.
///
/// Fails with every page that could not be rendered: a site without them would have the pages of
/// an earlier build deleted because of a slip in a template.
pub(super) fn render_pages(
    renderer: &Renderer,
    pages: &[Page],
    cache: &mut Cache,
    progress: &dyn Progress,
) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
    progress.begin(Work::Rendering, pages.len());
    let fingerprint = renderer.fingerprint();
    let render = |page: &Page| {
        let key = cache.page_key(page, &fingerprint);
        let output = cache.page(page, key).map_or_else(|| renderer.render(page), Ok);
        progress.step();
        output.map(|output| (key, output))
    };
    let results: Vec<_> = pages.par_iter().map(render).collect();
    let mut rendered = Vec::with_capacity(results.len());
    let mut problems = Vec::new();
    for result in results {
        match result {
            Ok(page) => rendered.push(page),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let outputs = rendered.iter().map(|(_, output)| output.clone()).collect();
    cache.remember_pages(rendered);
    Ok(outputs)
}

/// Sorts the files by address, and leaves out and reports those that cannot be written.
///
/// Of two with the same address the first stays; a file makes way for a folder.
pub(super) fn one_file_a_route(
    outputs: Vec<OutputFile>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<OutputFile> {
    let mut by_route = BTreeMap::new();
    for output in outputs {
        let path = output.route.output_path();
        match by_route.entry(path) {
            Entry::Vacant(free) => drop(free.insert(output)),
            Entry::Occupied(taken) => {
                diagnostics.push(catalogue::file_claimed_twice(taken.key()));
            }
        }
    }
    for path in files_in_the_way(&by_route) {
        diagnostics.push(catalogue::file_is_a_folder(&path));
        by_route.remove(&path);
    }
    by_route.into_values().collect()
}

/// The files whose path is a folder of other files.
fn files_in_the_way(by_route: &BTreeMap<String, OutputFile>) -> BTreeSet<String> {
    let folders =
        by_route.keys().flat_map(|path| path.match_indices('/').map(|(end, _)| &path[..end]));
    folders.filter(|folder| by_route.contains_key(*folder)).map(str::to_owned).collect()
}
