//! The words of the interface: none is missing in any language.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use postil::model::reason::Ground;
use postil::model::rule::Rule;

/// The forms that a number may ask for; which of them a language has is its own matter.
const PLURAL_FORMS: [&str; 4] = ["one", "few", "many", "other"];

fn theme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default")
}

fn keys(code: &str) -> BTreeSet<String> {
    let path = theme().join(format!("i18n/{code}.toml"));
    let text = fs::read_to_string(path).expect("the theme has the language");
    let mut keys = BTreeSet::new();
    collect(&text.parse().expect("the file is TOML"), "", &mut keys);
    keys
}

fn collect(table: &toml::Table, prefix: &str, keys: &mut BTreeSet<String>) {
    for (name, value) in table {
        match value {
            toml::Value::Table(inner) => collect(inner, &format!("{prefix}{name}."), keys),
            _ if PLURAL_FORMS.contains(&name.as_str()) => {
                keys.insert(prefix.trim_end_matches('.').to_owned());
            }
            _ => {
                keys.insert(format!("{prefix}{name}"));
            }
        }
    }
}

#[test]
fn every_language_has_every_phrase() {
    assert_eq!(keys("ru"), keys("kk"));
    // The cleaner's rules have English names of their own.
    let but_rules = |code| keys(code).into_iter().filter(|key| !key.starts_with("rule."));
    assert!(but_rules("ru").eq(keys("en")), "Russian and English differ");
}

#[test]
fn the_rules_that_have_phrases_are_those_of_the_cleaner() {
    let rules: BTreeSet<String> = Rule::all().map(|rule| format!("rule.{rule}")).collect();
    let named = keys("ru").into_iter().filter(|key| key.starts_with("rule."));
    assert_eq!(named.collect::<BTreeSet<_>>(), rules);
}

#[test]
fn every_ground_has_a_phrase() {
    let known = keys("ru");
    for ground in Ground::WEIGHED {
        let name = serde_json::to_value(ground).expect("a ground has a name");
        let key = format!("ground.{}", name.as_str().expect("a name"));
        assert!(known.contains(&key), "{key}");
    }
}

#[test]
fn templates_ask_for_phrases_that_are_there() {
    let known = keys("ru");
    let mut folders = vec![theme().join("templates")];
    let mut asked = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let text = fs::read_to_string(entry.path()).unwrap();
            for key in text.split("t(key=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                asked += 1;
                // `kind.` is the start of a key that the view completes.
                let found = match key.strip_suffix('.') {
                    Some(_) => known.iter().any(|known| known.starts_with(key)),
                    None => known.contains(key),
                };
                assert!(found, "`{key}` in {}", entry.path().display());
            }
        }
    }
    assert!(asked > 50, "only {asked} phrases were found");
}
