//! `docs/themes.md` names every template, every block and all that templates get.
//!
//! The list is made of the templates and of the views' doc comments; `POSTIL_BLESS=1` writes it.
//! That the names are those that templates see is held by pages as they serialise.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use postil::config::settings::DataFormat;
use postil::model::archive::Version;
use postil::model::page::Page;
use postil::model::route::Route;
use serde_json::Value;

use crate::sample::{archive, settings};
use crate::site::pages;

const BEGIN: &str = "<!-- The rest is made by tests/theme/documented.rs; POSTIL_BLESS=1 cargo test --test theme -->\n";

/// A view by its name.
type Views = BTreeMap<String, ViewType>;

/// What the source says of a view.
#[derive(Debug, Default)]
struct ViewType {
    about: String,
    /// Name, type and meaning, in their order.
    fields: Vec<[String; 3]>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files and folders, sorted.
fn files_in(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder).expect("it is a folder");
    entries.map(|entry| entry.expect("it can be listed").path()).collect()
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).expect("it is a text")
}

/// The views, as the source declares them.
fn views() -> Views {
    let mut views = Views::new();
    for path in files_in(&root().join("src/model/page")) {
        let text = text_of(&path);
        let (mut about, mut open): (Vec<&str>, Option<String>) = (Vec::new(), None);
        for line in text.lines().map(str::trim) {
            if let Some(words) = line.strip_prefix("///") {
                about.push(words.trim());
                continue;
            }
            let said = about.join(" ").replace("  ", " ");
            if let Some(name) = declared(line) {
                views.insert(name.to_owned(), ViewType { about: said, fields: Vec::new() });
                open = Some(name.to_owned());
            } else if line == "}" {
                open = None;
            } else if let (Some(view), Some((name, of))) = (&open, field(line)) {
                let field = [name.to_owned(), of.to_owned(), said];
                views.get_mut(view).expect("it is open").fields.push(field);
            }
            if !line.starts_with('#') {
                about.clear();
            }
        }
    }
    views
}

fn declared(line: &str) -> Option<&str> {
    line.strip_prefix("pub struct ")?.strip_suffix(" {")
}

fn field(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("pub ")?.strip_suffix(',')?.split_once(": ")
}

/// The type within those that templates do not tell from it.
fn bare(of: &str) -> &str {
    let wrapped = ["Option<", "Vec<", "Box<", "Shared<", "Arc<"];
    let inner = wrapped.iter().find_map(|wrapper| of.strip_prefix(wrapper)?.strip_suffix('>'));
    inner.map_or(of, bare)
}

/// A type in the words of somebody who writes templates.
fn in_words(of: &str, views: &Views) -> String {
    let inner = |wrapper: &str| of.strip_prefix(wrapper)?.strip_suffix('>');
    if let Some(inner) = inner("Option<") {
        return format!("{}, or nothing", in_words(inner, views));
    }
    if let Some(inner) = inner("Vec<") {
        return format!("list: {}", in_words(inner, views));
    }
    if let Some(inner) = inner("Shared<").or(inner("Box<")) {
        return in_words(inner, views);
    }
    match of {
        name if views.contains_key(name) => format!("[{name}](#{})", name.to_lowercase()),
        "usize" | "u16" | "u32" | "i32" | "u64" | "LineNumber" => "number".to_owned(),
        "bool" => "yes or no".to_owned(),
        "ArticleDate" | "NaiveDate" => "date".to_owned(),
        _ => "text".to_owned(),
    }
}

/// Every page of an archive that has every kind.
fn sample_pages() -> Vec<Page> {
    let mut settings = settings();
    settings.data = DataFormat::ALL.into_iter().map(|(_, format)| format).collect();
    let mut archive = archive(45);
    archive.archive.pages[0].old_addresses.push("old/about/".to_owned());
    let article = &mut Arc::make_mut(&mut archive.archive.articles)[0];
    let (head, route) = (Arc::clone(&article.head), Route::page(["articles", "before"]));
    article.versions.push(Version { head, route });
    pages(&archive, &settings)
}

/// The name of the view that a page has.
fn view_of(page: &Page) -> String {
    let drawn = format!("{:?}", page.view);
    let (_, rest) = drawn.split_once('(').expect("a variant holds its view");
    rest.split(' ').next().expect("a struct has a name").to_owned()
}

/// The templates by name, with their texts.
fn templates() -> BTreeMap<String, String> {
    let folder = root().join("themes/default/templates");
    let mut found = BTreeMap::new();
    let mut open = vec![folder.clone()];
    while let Some(next) = open.pop() {
        for path in files_in(&next) {
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(&folder).expect("it lies there").to_string_lossy();
            found.insert(name.replace('\\', "/"), text_of(&path));
        }
    }
    found
}

fn blocks(template: &str) -> Vec<String> {
    let names = template.split("{% block ").skip(1).filter_map(|rest| rest.split(' ').next());
    names.map(|name| format!("`{name}`")).collect()
}

/// The list.
fn drawn() -> String {
    let views = views();
    let shown: BTreeMap<&str, String> =
        sample_pages().iter().map(|page| (page.template, view_of(page))).collect();
    let mut text =
        "\n## Every template\n\n| template | blocks | gets |\n|---|---|---|\n".to_owned();
    for (name, template) in templates() {
        let gets = shown.get(&*name).map_or(String::new(), |view| in_words(view, &views));
        text += &format!("| `{name}` | {} | {gets} |\n", blocks(&template).join(", "));
    }
    text += "\n## Every name that a template gets\n";
    let gets: BTreeSet<&String> = shown.values().collect();
    for view in reachable(gets, &views) {
        let ViewType { about, fields } = &views[view];
        text += &format!("\n### {view}\n\n{about}\n\n| name | is | meaning |\n|---|---|---|\n");
        for [name, of, meaning] in fields {
            text += &format!("| `{name}` | {} | {} |\n", in_words(of, &views), cell(meaning));
        }
    }
    text
}

fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

/// Some views and all that stand in them, sorted.
fn reachable<'v>(start: BTreeSet<&'v String>, views: &'v Views) -> BTreeSet<&'v str> {
    let mut open: Vec<&str> = start.into_iter().map(String::as_str).collect();
    let mut found = BTreeSet::new();
    while let Some(view) = open.pop() {
        if found.insert(view) {
            let inner = views[view].fields.iter().map(|[_, of, _]| bare(of));
            open.extend(inner.filter(|of| views.contains_key(*of)));
        }
    }
    found
}

#[test]
fn the_documents_name_every_template_block_and_view() {
    let path: PathBuf = root().join("docs/themes.md");
    let text = fs::read_to_string(&path).unwrap();
    let (written, list) = text.split_once(BEGIN).expect("docs/themes.md has its list");
    let drawn = drawn();
    if std::env::var_os("POSTIL_BLESS").is_some() {
        fs::write(&path, format!("{written}{BEGIN}{drawn}")).unwrap();
        return;
    }
    assert!(
        list == drawn,
        "docs/themes.md is not of today: POSTIL_BLESS=1 cargo test --test theme"
    );
}

#[test]
fn templates_get_the_names_that_the_views_declare() {
    let views = views();
    let mut seen = BTreeSet::new();
    for page in sample_pages() {
        let view = view_of(&page);
        compare(&serde_json::to_value(&page.view).unwrap(), &view, &views, &mut seen);
    }
    assert!(seen.len() > 30, "{seen:?}");
}

/// Fails where a value has other names than its type declares, or is of a type that none declares.
fn compare(value: &Value, of: &str, views: &Views, seen: &mut BTreeSet<String>) {
    match value {
        Value::Array(members) => members.iter().for_each(|one| compare(one, of, views, seen)),
        Value::Object(members) => {
            let view = views.get(of).unwrap_or_else(|| panic!("`{of}` is no view: {value}"));
            let declared: BTreeSet<&str> = view.fields.iter().map(|[name, ..]| &**name).collect();
            let names: BTreeSet<&str> = members.keys().map(String::as_str).collect();
            assert_eq!(names, declared, "{of}");
            seen.insert(of.to_owned());
            for [name, inner, _] in &view.fields {
                compare(&members[name], bare(inner), views, seen);
            }
        }
        _ => {}
    }
}
