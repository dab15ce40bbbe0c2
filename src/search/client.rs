//! The code that runs in the reader's browser.
//!
//! It is written as modules that import one another, and published as five files: an entry that
//! every page loads; the client, which loads when a reader first touches the search and which the
//! browser's worker runs as well; and three that load where they are needed: what only some queries
//! ask for, what only some words do, and what only some pages do. A file is its modules one behind another, so no two of them
//! may call two things by one name.

mod tables;

use std::collections::BTreeSet;
use std::iter;
use std::sync::LazyLock;

/// A file's name in `search/`, and its content.
pub(super) type ClientFile = (&'static str, String);

/// The published files.
pub(super) static FILES: LazyLock<[ClientFile; 5]> = LazyLock::new(|| {
    let entry = [("./search.js", include_str!("client/search.js"))];
    [
        ("search.js", joined(&entry, &[])),
        ("client.js", joined(&CLIENT, &[])),
        ("queries.js", joined(&QUERIES, &CLIENT)),
        ("spellings.js", joined(&SPELLINGS, &CLIENT)),
        ("more.js", joined(&MORE, &CLIENT)),
    ]
});

/// A module: what the others import it as, and its text.
type Module = (&'static str, &'static str);

macro_rules! module {
    ($name:literal) => {
        (concat!("./", $name), include_str!(concat!("client/", $name)))
    };
}

/// The modules of the client; each imports from those before it alone.
static CLIENT: LazyLock<Vec<Module>> =
    LazyLock::new(|| iter::once(("./tables.js", TABLES.as_str())).chain(WRITTEN).collect());

static TABLES: LazyLock<String> = LazyLock::new(tables::module);

/// Those of the client's modules that are written by hand.
const WRITTEN: [Module; 16] = [
    module!("bytes.js"),
    module!("kazakh.js"),
    module!("snowball.js"),
    module!("russian.js"),
    module!("language.js"),
    module!("asked.js"),
    module!("store.js"),
    module!("lemmas.js"),
    module!("query.js"),
    module!("passage.js"),
    module!("answers.js"),
    module!("ask.js"),
    module!("pages.js"),
    module!("results.js"),
    module!("panel.js"),
    module!("box.js"),
];

/// What is for phrases, days, fields, and all that the search page asks beside the words.
const QUERIES: [Module; 5] = [
    module!("parts.js"),
    module!("narrowing.js"),
    module!("phrases.js"),
    module!("limits.js"),
    module!("sift.js"),
];

/// What is for words that no article has as they stand, and for those in the other script.
const SPELLINGS: [Module; 3] =
    [module!("transliteration.js"), module!("suggestions.js"), module!("others.js")];

/// What is for the search page, and for an article that a search led to.
const MORE: [Module; 5] = [
    module!("terms.js"),
    module!("choices.js"),
    module!("past.js"),
    module!("page.js"),
    module!("arrival.js"),
];

/// The modules as one file; what they import from the modules `of_client` is the client's.
fn joined(modules: &[Module], of_client: &[Module]) -> String {
    let imports: BTreeSet<(&str, &str)> =
        modules.iter().flat_map(|(_, module)| imports(module)).collect();
    let is_of_client = |from: &str| of_client.iter().any(|(name, _)| *name == from);
    let names = imports.iter().filter(|(_, from)| is_of_client(from)).map(|(name, _)| *name);
    let names: Vec<&str> = names.collect();
    let import = format!("import {{ {} }} from './client.js';", names.join(", "));
    let lines = modules.iter().flat_map(|(_, module)| code(module));
    let lines = lines.filter(|line| !line.starts_with("import "));
    let lines = (!names.is_empty()).then_some(&*import).into_iter().chain(lines);
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The names that a module imports, each with the module that it is from.
fn imports(module: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = module.lines().filter_map(|line| line.strip_prefix("import { "));
    let parts = lines.filter_map(|line| line.strip_suffix("';")?.split_once(" } from '"));
    parts.flat_map(|(names, from)| names.split(", ").map(move |name| (name, from)))
}

/// The lines of a module without comments and indentation. A comment stands on lines of its own.
fn code(module: &str) -> impl Iterator<Item = &str> {
    let mut is_comment = false;
    module.lines().map(str::trim).filter(move |line| {
        let begins = line.starts_with("/*");
        let is_left_out = is_comment || begins || line.starts_with("//") || line.is_empty();
        is_comment = (is_comment || begins) && !line.ends_with("*/");
        !is_left_out
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

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

    fn modules() -> impl Iterator<Item = Module> {
        CLIENT.iter().copied().chain(QUERIES).chain(SPELLINGS).chain(MORE)
    }

    #[test]
    fn a_module_imports_what_one_above_it_in_its_file_or_the_client_exports() {
        for file in [&[][..], &QUERIES, &SPELLINGS, &MORE] {
            let mut above = BTreeMap::new();
            for (name, module) in CLIENT.iter().chain(file) {
                for (import, from) in imports(module) {
                    let exports: &BTreeMap<&str, bool> = above.get(from).expect(name);
                    assert_eq!(exports.get(import), Some(&true), "{name}: {import} from {from}");
                }
                above.insert(*name, declared(module));
            }
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
        let module = "// One.\nimport { a, b } from './a.js';\n\n/** Two. */\nfunction two() {\n  /*\n   \
            * Three.\n   */\n  return a / b; // yes\n}\n";
        let expected = "function two() {\nreturn a / b; // yes\n}\n";
        assert_eq!(joined(&[("./two.js", module)], &[]), expected);
        let (twice, client) = ([("./two.js", module), ("./three.js", module)], [("./a.js", "")]);
        let with_import = format!("import {{ a, b }} from './client.js';\n{expected}{expected}");
        assert_eq!(joined(&twice, &client), with_import);
    }

    #[test]
    fn an_import_is_a_line_of_names() {
        for (name, module) in modules() {
            let lines = module.lines().filter(|line| line.starts_with("import ")).count();
            let from: BTreeSet<&str> = imports(module).map(|(_, from)| from).collect();
            assert_eq!(lines, from.len(), "{name}");
        }
    }

    #[test]
    fn what_loads_at_first_touch_is_light() {
        let sizes = FILES.each_ref().map(|(name, text)| {
            let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
            gzip.write_all(text.as_bytes()).unwrap();
            (*name, gzip.finish().unwrap().len())
        });
        let [(_, entry), (_, client), (_, queries), (_, spellings), (_, more)] = sizes;
        assert!(entry < 1 << 10 && client <= 16 << 10, "{sizes:?}");
        assert!(queries < 8 << 10 && spellings < 4 << 10 && more < 4 << 10, "{sizes:?}");
    }
}
