//! Which files `postil import` reads.
//!
//! A file that is named is read. Of a folder its web archives are, or, where it has none, its pages;
//! for crawlers leave pages of their own beside what they wrote down. What else lies in a folder is
//! named once, by what can be done about it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use postil_clean::model::ending::usual_endings;

use crate::cli::report::{Failure, print_diagnostics};
use crate::diagnostic::{Severity, catalogue};
use crate::disk::{ImportFile, load};
use crate::import::origin::At;
use crate::import::reason::Reason;
use crate::import::{Holding, foreign, holding};
use crate::model::intake::SourceRole;
use crate::site::inputs::PageFolders;

/// The files to read, and whether all could be listed.
///
/// Fails where there are none.
pub fn list(paths: &[PathBuf]) -> Result<(Vec<ImportFile>, bool), Failure> {
    let mut list = List { files: Vec::new(), passed: BTreeMap::new(), is_whole: true };
    paths.iter().for_each(|path| list.add(path));
    for (hint, (endings, first)) in &list.passed {
        print_diagnostics(&[catalogue::files_not_imported(first, endings, hint)]);
    }
    match list.files.is_empty() {
        true => Err(Failure::new(
            "there is nothing to import",
            format!(
                "name web archives (.warc, .warc.gz, .warc.zst, .wacz), pages ({}), \
                 tables, or a folder of web archives or pages",
                usual_endings()
            ),
        )),
        false => Ok((list.files, list.is_whole)),
    }
}

/// What has been listed so far.
struct List {
    files: Vec<ImportFile>,
    /// What is not read, by what can be done about it: how many files of each ending, and the first.
    passed: BTreeMap<Cow<'static, str>, (BTreeMap<String, usize>, String)>,
    is_whole: bool,
}

impl List {
    fn add(&mut self, path: &Path) {
        let found = self.walk(path);
        match &*found {
            [alone] if alone == path => self.add_file(path),
            found => self.add_folder(path, found),
        }
    }

    fn walk(&mut self, path: &Path) -> Vec<PathBuf> {
        let (found, problems) = load::walk(path);
        print_diagnostics(&problems);
        self.is_whole &= problems.iter().all(|problem| problem.severity < Severity::Error);
        found
    }

    /// Adds a file that was named, and what a browser left beside it.
    fn add_file(&mut self, path: &Path) {
        let folder = path.parent().unwrap_or(Path::new(""));
        self.files.push(ImportFile::new(path, folder, SourceRole::Own));
        let (Some(stem), Holding::Page) = (path.file_stem(), holding(&load::slashed(path))) else {
            return;
        };
        let page = stem.to_string_lossy().into_owned();
        let beside = PageFolders::names_of(&page).map(|name| folder.join(name));
        for beside in beside.filter(|beside| beside.is_dir()) {
            let role = SourceRole::Beside(page.clone());
            let found = self.walk(&beside);
            let files = found.iter().map(|path| ImportFile::new(path, folder, role.clone()));
            self.files.extend(files);
        }
    }

    /// Adds what is read of a folder.
    fn add_folder(&mut self, folder: &Path, found: &[PathBuf]) {
        let name = |path: &Path| load::slashed(path.strip_prefix(folder).unwrap_or(path));
        let names: Vec<String> = found.iter().map(|path| name(path)).collect();
        let has_crawl = names.iter().any(|name| holding(name) == Holding::Crawl);
        let folders = PageFolders::of(names.iter().map(String::as_str));
        for (path, name) in found.iter().zip(&names) {
            let owner = folders.owner(name).filter(|_| !has_crawl);
            let role = owner.map_or(SourceRole::Own, |page| SourceRole::Beside(page.to_owned()));
            match (holding(name), &role) {
                (_, SourceRole::Beside(_)) | (Holding::Crawl, _) => {}
                (Holding::Page, _) if !has_crawl => {}
                _ if folders.hold(name) || has_crawl && is_unknown(name) => continue,
                (holding, _) => {
                    self.pass(path, hint(name, holding));
                    continue;
                }
            }
            self.files.push(ImportFile::new(path, folder, role));
        }
        let links = load::links_below(folder).into_iter();
        links
            .filter(|link| holding(&load::slashed(link)) != Holding::Nothing)
            .for_each(|link| self.pass(&link, "links are not followed; name the file itself"));
    }

    fn pass(&mut self, path: &Path, hint: impl Into<Cow<'static, str>>) {
        let (endings, _) = self
            .passed
            .entry(hint.into())
            .or_insert_with(|| (BTreeMap::new(), load::slashed(path)));
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        *endings.entry(ending.unwrap_or_default()).or_default() += 1;
    }
}

/// Whether nobody knows what a file is, as what crawlers keep beside their pages: pictures and lists.
fn is_unknown(name: &str) -> bool {
    holding(name) == Holding::Nothing && foreign::reason_of_name(name).is_none()
}

/// What can be done about a file of a folder that is not read.
fn hint(name: &str, holding: Holding) -> Cow<'static, str> {
    match holding {
        Holding::Table => "if it holds articles, name it: of folders no tables are taken".into(),
        Holding::Page | Holding::Crawl => {
            "crawlers leave such pages beside what they wrote down; name them to import them too"
                .into()
        }
        Holding::Nothing => {
            foreign::reason_of_name(name).unwrap_or(Reason::OtherKind).hint(At::File)
        }
    }
}
