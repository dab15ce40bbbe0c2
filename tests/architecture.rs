//! Holds the lines of the architecture: who may import whom, and who may touch the outside.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A source file of the library or of its crates, without its comments and its unit tests; in its
/// code the crate has its name in place of `crate`.
struct SourceFile {
    path: String,
    /// The crate that it belongs to, as `postil_clean`.
    package: &'static str,
    /// The room below `src/` that it belongs to.
    module: String,
    code: String,
}

/// The crates with the folders of their source.
const CRATES: [(&str, &str); 4] = [
    ("postil", "src"),
    ("postil_warc", "crates/postil-warc/src"),
    ("postil_clean", "crates/postil-clean/src"),
    ("postil_text", "crates/postil-text/src"),
];

const STAGES: [&str; 7] = ["annotate", "digest", "archive", "plan", "render", "search", "export"];

/// What every room may know.
const BELOW: [&str; 3] = ["model", "diagnostic", "config"];

/// The stages that show or write references, and may know how that is done.
const CITING: [&str; 2] = ["plan", "export"];

/// The stages that write dates for readers.
const DATING: [&str; 2] = ["render", "search"];

#[test]
fn modules_import_only_what_stands_below_them() {
    let mut breaches = Vec::new();
    for file in library() {
        for import in imports(&file) {
            let top = import.split("::").next().unwrap_or_default();
            let may_import = match file.package {
                "postil" => may_import(&file.module, &import),
                "postil_clean" => cleaner_may_import(&file.module, top),
                _ => true,
            };
            if top != file.module && !may_import {
                breaches.push(format!("{}: crate::{import}", file.path));
            }
        }
    }
    assert!(breaches.is_empty(), "imports against the layering:\n{}", breaches.join("\n"));
}

#[test]
fn only_disk_touches_files_and_only_serve_the_network() {
    let mut breaches = Vec::new();
    for file in library() {
        let forbidden: &[&str] = match file.module.as_str() {
            "disk" => &["std::net", "tokio", "hyper"],
            "serve" => &["std::fs"],
            "cli" => &["std::fs", "std::net::Tcp", "hyper"],
            _ => &[
                "std::fs",
                "std::net",
                "std::env",
                "std::time",
                "tokio",
                "hyper",
                "notify",
                "SystemTime",
                "Utc::now",
                "Local::now",
            ],
        };
        let found = forbidden.iter().filter(|name| file.code.contains(*name));
        breaches.extend(found.map(|name| format!("{}: {name}", file.path)));
    }
    assert!(
        breaches.is_empty(),
        "the outside is touched in the wrong place:\n{}",
        breaches.join("\n")
    );
}

/// The files that print: all others hand their words to `report`, which escapes what is scraped;
/// the preview hands its own to a `Console`.
const PRINTERS: [&str; 2] = ["src/cli/progress.rs", "src/cli/report.rs"];

#[test]
fn words_are_printed_in_few_places() {
    let printers: BTreeSet<String> = library()
        .into_iter()
        .filter(|file| ["print!(", "println!("].iter().any(|name| file.code.contains(name)))
        .map(|file| file.path)
        .collect();
    assert_eq!(printers.into_iter().collect::<Vec<_>>(), PRINTERS);
}

#[test]
fn html_is_vouched_for_in_one_place() {
    let makers: BTreeSet<String> = library()
        .into_iter()
        .filter(|file| file.path != "src/model/html.rs" && file.code.contains("SafeHtml::vouched"))
        .map(|file| file.path)
        .collect();
    assert_eq!(makers.into_iter().collect::<Vec<_>>(), ["src/render/markdown.rs"]);
}

#[test]
fn no_files_import_one_another_in_a_circle() {
    let files = library();
    let homes: BTreeMap<String, usize> =
        files.iter().enumerate().map(|(at, file)| (module_path(file), at)).collect();
    let above: Vec<BTreeSet<usize>> = files.iter().map(|file| used_by(file, &homes)).collect();
    // What imports nothing that is left stands in no circle, and neither does what it holds up.
    let mut left: BTreeSet<usize> = (0..files.len()).collect();
    while let Some(done) = left.iter().copied().find(|at| above[*at].is_disjoint(&left)) {
        left.remove(&done);
    }
    let circle: Vec<&str> = left.iter().map(|at| files[*at].path.as_str()).collect();
    assert!(circle.is_empty(), "in circles, or on top of one:\n{}", circle.join("\n"));
}

/// The module that a file is, as `postil_clean::clean::fields::date::place`.
fn module_path(file: &SourceFile) -> String {
    let (_, inner) = file.path.split_once("src/").expect("a source file");
    let inner = inner.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
    format!("{}::{inner}", file.package)
}

/// The files that one imports from, but for those of the rooms that it stands in.
fn used_by(file: &SourceFile, homes: &BTreeMap<String, usize>) -> BTreeSet<usize> {
    let own = module_path(file);
    let home = |path: &String| {
        let ends = path.rmatch_indices("::").map(|(at, _)| at);
        let heads = std::iter::once(path.len()).chain(ends).map(|end| &path[..end]);
        heads.into_iter().find(|module| homes.contains_key(*module)).map(str::to_owned)
    };
    let is_around = |module: &String| own == *module || own.starts_with(&format!("{module}::"));
    let used = uses(&file.code, &own);
    let used = used.iter().filter_map(home).filter(|module| !is_around(module));
    used.map(|module| homes[&module]).collect()
}

/// The paths below the crates that a file names, those of groups one by one, and of its children.
fn uses(code: &str, own: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (package, _) in CRATES {
        let head = format!("{package}::");
        for rest in code.split(&head).skip(1) {
            let end = rest.find([';', ' ', '(', ')', '<', '>']).unwrap_or(rest.len());
            let end = if rest[..end].contains('{') { rest.find(';').unwrap_or(end) } else { end };
            expand(&head, &rest[..end], &mut found);
        }
    }
    let children = code.lines().filter_map(|line| {
        let (_, name) = line.split_once("mod ")?;
        name.strip_suffix(';')
    });
    let used = children.filter(|child| {
        let path = format!("{child}::");
        let mut heads = code.match_indices(&path).map(|(at, _)| &code[..at]);
        heads.any(|head| !head.ends_with(|c: char| c.is_alphanumeric() || c == ':'))
    });
    found.extend(used.map(|child| format!("{own}::{child}")));
    found
}

/// Every path of a tree such as `a::{b, c::{self, D}}`.
fn expand(head: &str, tree: &str, found: &mut Vec<String>) {
    let Some((path, rest)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or_default().trim().trim_end_matches(':');
        let is_name = !name.is_empty() && name != "self";
        found.push(if is_name { format!("{head}{name}") } else { head.to_owned() });
        return;
    };
    let head = format!("{head}{}", path.trim());
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut start) = (0, 0);
    for (at, character) in inner.char_indices().chain([(inner.len(), ',')]) {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let branch = inner[start..at].trim();
                if !branch.is_empty() {
                    expand(&head, branch, found);
                }
                start = (at + 1).min(inner.len());
            }
            _ => {}
        }
    }
}

/// The files of `site` that make documents; they share no code with those that make pages.
const MAKERS_OF_DOCUMENTS: [&str; 6] =
    ["workshop", "document", "explain", "index", "shelf", "inputs"];

#[test]
fn what_has_no_part_in_documents_is_a_folder() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let left_out = not_of_documents();
    assert!(left_out.len() > 5, "{left_out:?}");
    for room in left_out {
        assert!(source.join(&room).is_dir(), "src/{room} is no folder");
    }
}

#[test]
fn documents_are_made_without_the_rooms_that_their_key_leaves_out() {
    let left_out = not_of_documents();
    let mut breaches = Vec::new();
    for file in library().iter().filter(|file| is_of_documents(file, &left_out)) {
        for import in imports(file) {
            let mut parts = import.split("::");
            let (top, inner) = (parts.next().unwrap_or_default(), parts.next());
            let of_pages = top == "site" && inner.is_some_and(|inner| !may_make_documents(inner));
            if left_out.contains(top) || of_pages {
                breaches.push(format!("{}: crate::{import}", file.path));
            }
        }
        if file.code.contains("postil_warc::") {
            breaches.push(format!("{}: postil_warc", file.path));
        }
    }
    assert!(breaches.is_empty(), "not in the key of documents:\n{}", breaches.join("\n"));
}

/// Whether documents are made by a file of the library, so that their key has to change with it.
fn is_of_documents(file: &SourceFile, left_out: &BTreeSet<String>) -> bool {
    if file.package != "postil" || file.module == "main" {
        return false;
    }
    match file.path.strip_prefix("src/site/") {
        Some(inner) => {
            let part = inner.split('/').next().unwrap_or_default();
            MAKERS_OF_DOCUMENTS.contains(&part.trim_end_matches(".rs"))
        }
        None => !left_out.contains(&file.module),
    }
}

/// Whether a name of `site` may be used in the making of documents: a file that takes part in it, or
/// a type of the room itself.
fn may_make_documents(name: &str) -> bool {
    MAKERS_OF_DOCUMENTS.contains(&name) || name.starts_with(char::is_uppercase)
}

/// The rooms that the build script leaves out of the key of documents.
fn not_of_documents() -> BTreeSet<String> {
    let script = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("build.rs"));
    let script = script.unwrap();
    let (_, list) = script.split_once("const NOT_OF_DOCUMENTS").unwrap();
    let (list, _) = list.split_once(';').and_then(|(_, list)| list.split_once(';')).unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn may_import(module: &str, import: &str) -> bool {
    let top = import.split("::").next().unwrap_or_default();
    match module {
        "diagnostic" => false,
        "model" => top == "diagnostic",
        "config" => top == "diagnostic" || top == "model",
        "disk" | "serve" => ["model", "diagnostic", "config"].contains(&top),
        "site" => !["cli", "disk", "editor", "serve", "site"].contains(&top),
        // What changes sidecars reads them, finds passages and shows notes.
        "editor" => {
            let stages = ["annotate", "render", "written"];
            BELOW.contains(&top)
                || stages.contains(&top)
                || ["disk", "site"].contains(&top)
                || import.starts_with("serve::editor")
        }
        // Arguments and words: of the stages only those whose results are the command's output.
        "cli" => {
            BELOW.contains(&top)
                || ["disk", "editor", "import", "serve", "site"].contains(&top)
                || ["cite::formats", "export::"].iter().any(|room| import.starts_with(room))
        }
        "lib" | "main" => true,
        // It draws what it is told.
        "card" => false,
        // Below the stages, for two of them each.
        "cite" | "dates" => top == "model" || import.starts_with("config::settings"),
        "written" => ["model", "diagnostic"].contains(&top),
        // It compares what it reads with the sidecars that are there, and names files as addresses are.
        "import" => {
            ["model", "diagnostic", "written"].contains(&top)
                || ["config::settings", "archive::address"]
                    .iter()
                    .any(|room| import.starts_with(room))
        }
        stage if STAGES.contains(&stage) => {
            ["model", "diagnostic"].contains(&top)
                || import.starts_with("config::settings")
                || top == "cite" && CITING.contains(&stage)
                || top == "dates" && DATING.contains(&stage)
        }
        _ => false,
    }
}

/// The same within the cleaner; what words are imports nothing.
fn cleaner_may_import(module: &str, top: &str) -> bool {
    match module {
        "lib" | "learn" => true,
        "model" | "diagnostic" => top == "diagnostic",
        "settings" => ["model", "diagnostic"].contains(&top),
        "ingest" => ["model", "diagnostic"].contains(&top),
        "clean" => ["model", "diagnostic", "settings"].contains(&top),
        "json" => top == "model",
        _ => false,
    }
}

fn library() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for (package, folder) in CRATES {
        let before = files.len();
        collect(root, &root.join(folder), package, &mut files);
        assert!(files.len() > before + 10, "{package}: too few files to mean anything");
    }
    files
}

fn collect(root: &Path, folder: &Path, package: &'static str, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_stem().is_some_and(|name| name == "tests") {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, package, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(read(root, &path, package));
        }
    }
}

fn read(root: &Path, path: &Path, package: &'static str) -> SourceFile {
    let text = fs::read_to_string(path).unwrap();
    let path = path.strip_prefix(root).unwrap().display().to_string().replace('\\', "/");
    let (_, inner) = path.split_once("src/").unwrap();
    let module = inner.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
    let without_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let code: Vec<&str> =
        without_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n").replace("crate::", &format!("{package}::"));
    SourceFile { path, package, module, code }
}

/// Every path after the name of the file's own crate, those of a group `crate::{a, b}` one by one.
fn imports(file: &SourceFile) -> Vec<String> {
    let mut found = Vec::new();
    for rest in file.code.split(&format!("{}::", file.package)).skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = group.split(';').next().unwrap_or_default();
                let names = group.split(['{', '}', ',']).map(str::trim);
                found.extend(names.filter(|name| !name.is_empty()).map(str::to_owned));
            }
            None => {
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
                found.push(rest[..end.unwrap_or(rest.len())].trim_end_matches(':').to_owned());
            }
        }
    }
    found
}
