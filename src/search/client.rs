//! The code that runs in the reader's browser.
//!
//! It is written as modules that import one another, and published as two files: an entry that
//! every page loads, and the client, which loads when a reader first touches the search and which
//! the browser's worker runs as well. The client is the modules one behind another, so no two of
//! them may call two things by one name.

mod tables;

use std::iter;
use std::sync::LazyLock;

/// A file's name in `search/`, and its content.
pub(super) type ClientFile = (&'static str, String);

/// The published files.
pub(super) static FILES: LazyLock<[ClientFile; 2]> = LazyLock::new(|| {
    let client: Vec<&str> = modules().flat_map(|(_, module)| written(module)).collect();
    let entry: Vec<&str> = written(include_str!("client/search.js")).collect();
    [("search.js", joined(&entry)), ("client.js", joined(&client))]
});

/// A module, by what the others import it as.
macro_rules! module {
    ($name:literal) => {
        (concat!("./", $name), include_str!(concat!("client/", $name)))
    };
}

/// The client's modules; each imports from those before it alone.
fn modules() -> impl Iterator<Item = (&'static str, &'static str)> {
    iter::once(("./tables.js", TABLES.as_str())).chain(MODULES)
}

static TABLES: LazyLock<String> = LazyLock::new(tables::module);

/// The modules that are written by hand.
const MODULES: [(&str, &str); 21] = [
    module!("bytes.js"),
    module!("kazakh.js"),
    module!("snowball.js"),
    module!("russian.js"),
    module!("language.js"),
    module!("transliteration.js"),
    module!("asked.js"),
    module!("store.js"),
    module!("suggestions.js"),
    module!("query.js"),
    module!("sift.js"),
    module!("passage.js"),
    module!("answers.js"),
    module!("ask.js"),
    module!("pages.js"),
    module!("results.js"),
    module!("panel.js"),
    module!("box.js"),
    module!("choices.js"),
    module!("page.js"),
    module!("arrival.js"),
];

/// The lines of a module without comments, imports and indentation.
///
/// What is left out stands on lines of its own.
fn written(module: &str) -> impl Iterator<Item = &str> {
    let mut end_of_omission: Option<&str> = None;
    module.lines().map(str::trim).filter(move |line| {
        let end = end_of_omission.or_else(|| omission(line));
        end_of_omission = end.filter(|end| !line.ends_with(end));
        end.is_none() && !line.is_empty()
    })
}

/// With what the lines end that are to be left out from this one on; nothing, if it stays.
fn omission(line: &str) -> Option<&'static str> {
    let omissions = [("//", ""), ("/*", "*/"), ("import ", ";")];
    omissions.iter().find(|(start, _)| line.starts_with(start)).map(|(_, end)| *end)
}

fn joined(lines: &[&str]) -> String {
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// What a module declares at its top, each with whether others may import it.
    fn declared(module: &'static str) -> BTreeMap<&'static str, bool> {
        let declaration = |line: &'static str| {
            let exported = line.strip_prefix("export ");
            let inner = exported.unwrap_or(line);
            let inner = inner.strip_prefix("async ").unwrap_or(inner);
            let (keyword, rest) = inner.split_once(' ')?;
            let is_one = ["const", "let", "class", "function", "function*"].contains(&keyword);
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
            is_one.then(|| (&rest[..end.unwrap_or(rest.len())], exported.is_some()))
        };
        module.lines().filter_map(declaration).collect()
    }

    /// What a module imports, with the module that it imports it from.
    fn imported(module: &str) -> Vec<(&str, &str)> {
        let statements = module.split("\nimport {").skip(1);
        let names = statements.flat_map(|statement| {
            let (names, rest) = statement.split_once("} from '").expect("an import of names");
            let (from, _) = rest.split_once('\'').expect("a name of a module");
            names
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .map(move |name| (name, from))
        });
        names.collect()
    }

    #[test]
    fn a_module_imports_what_one_above_it_exports() {
        let mut above = BTreeMap::new();
        for (name, module) in modules() {
            for (import, from) in imported(module) {
                let exports: &BTreeMap<&str, bool> = above.get(from).expect(name);
                assert_eq!(exports.get(import), Some(&true), "{name}: {import} from {from}");
            }
            above.insert(name, declared(module));
        }
    }

    #[test]
    fn no_two_modules_call_two_things_by_one_name() {
        let mut all = BTreeSet::new();
        for (name, module) in modules() {
            for declared in declared(module).into_keys() {
                assert!(all.insert(declared), "{name}: {declared}");
            }
        }
        assert!(all.len() > 100);
    }

    #[test]
    fn comments_imports_and_indentation_are_not_published() {
        let module = "// One.\nimport { a } from './a.js';\nimport {\n  b,\n} from './b.js';\n\n\
            /** Two. */\nfunction two() {\n  /*\n   * Three.\n   */\n  return a / b; // yes\n}\n";
        let expected = ["function two() {", "return a / b; // yes", "}"];
        assert_eq!(written(module).collect::<Vec<_>>(), expected);
    }
}
