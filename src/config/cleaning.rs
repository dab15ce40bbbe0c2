//! Reads what `config.toml` says of cleaning: `[clean]` and the rules for single sources.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::stated::replace;
use crate::diagnostic::toml_table::TomlFile;
use crate::diagnostic::{Place, catalogue};
use crate::model::showing;
use postil_clean::settings::{
    CleanSettings, LineAction, LinePattern, LineRule, SourceRule, SourceRules, Strictness,
};
use postil_text::host_name;

const CLEAN_KEYS: &[&str] = &["hashtags", "captions", "strictness"];
const SOURCE_KEYS: &[&str] = &[
    "hosts",
    "names",
    "folders",
    "source",
    "drop",
    "keep",
    "start_after",
    "end_before",
    "withhold",
    "publish",
    "noindex",
];

/// Reads `[clean]`.
pub(super) fn read_clean<'a>(
    file: &mut TomlFile<'a>,
    table: &DeTable<'a>,
    settings: &mut CleanSettings,
) {
    let mut reader = file.read(table, CLEAN_KEYS);
    replace(&mut settings.hashtags, reader.boolean("hashtags"));
    replace(&mut settings.captions, reader.boolean("captions"));
    let names = Strictness::ALL.map(|(name, _)| format!("`{name}`")).join(", ");
    let strictness = reader.parsed("strictness", &format!("one of {names}"), Strictness::from_name);
    replace(&mut settings.strictness, strictness);
}

/// Reads every `[[source]]`.
pub(super) fn read_sources<'a>(
    file: &mut TomlFile<'a>,
    tables: Vec<(Place, &DeTable<'a>)>,
) -> SourceRules {
    let read = |(place, table)| read_source(file, place, table);
    SourceRules::new(tables.into_iter().map(read).collect())
}

fn read_source<'a>(file: &mut TomlFile<'a>, place: Place, table: &DeTable<'a>) -> SourceRule {
    let misspelt = table.keys().any(|key| !SOURCE_KEYS.contains(&key.get_ref().as_ref()));
    let mut reader = file.read(table, SOURCE_KEYS);
    let hosts = reader.parsed_texts("hosts", "a host, as `stepnoy.example`", host_name::of_address);
    let names = reader.parsed_texts("names", "the name of a source", name);
    let folders = reader.parsed_texts("folders", "a folder's name, or `.` for every one", folder);
    let source = reader.text("source").map(|name| name.trim().to_owned());
    let showing = showing::read(&mut reader);
    let members = LineAction::ALL.map(|(key, action)| (action, reader.members(key)));
    for (missing, keys) in [
        ("which articles it is about", &SOURCE_KEYS[..3]),
        ("what to do with its articles", &SOURCE_KEYS[3..]),
    ] {
        // A misspelt key, which is reported as such, may be the one that is missing.
        if !misspelt && !keys.iter().any(|key| table.contains_key(*key)) {
            file.report(catalogue::incomplete_source_rule(place.clone(), missing, keys));
        }
    }
    let mut lines = Vec::new();
    for (action, members) in members {
        lines.extend(members.into_iter().filter_map(|member| read_line(file, action, member)));
    }
    SourceRule { hosts, names, folders, source, showing, lines, place }
}

/// A line in quotes, or `{ regex = "…" }`.
fn read_line<'a>(
    file: &mut TomlFile<'a>,
    action: LineAction,
    value: &Spanned<DeValue<'a>>,
) -> Option<LineRule> {
    const EXPECTED: &str = "a line of the page, or `{ regex = '…' }`";
    let place = file.place(value.span().start);
    let pattern = match value.get_ref() {
        DeValue::String(line) => LinePattern::literal(line),
        DeValue::Table(table) if table.is_empty() => None,
        DeValue::Table(table) => {
            let has_words =
                |pattern: &str| (!pattern.trim().is_empty()).then(|| pattern.to_owned());
            let empty = |place, _: &str| catalogue::empty_regex(place);
            let pattern = file.read(table, &["regex"]).checked("regex", has_words, empty)?;
            Some(compiled(file, &place, &pattern)?)
        }
        other => {
            let found = other.type_str();
            file.report(catalogue::wrong_type(place, action.key(), found, EXPECTED));
            return None;
        }
    };
    if pattern.is_none() {
        file.report(catalogue::bad_value(place.clone(), action.key(), "", EXPECTED));
    }
    Some(LineRule { action, pattern: pattern?, place })
}

/// Compiles a pattern, or says why it cannot be used.
fn compiled(file: &mut TomlFile, place: &Place, pattern: &str) -> Option<LinePattern> {
    match LinePattern::regex(pattern) {
        Ok(compiled) => Some(compiled),
        Err(error) => {
            file.report(catalogue::bad_regex(place.clone(), pattern, &error));
            None
        }
    }
}

fn name(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|name| !name.is_empty())
}

/// A folder without slashes at its ends.
fn folder(text: &str) -> Option<String> {
    let folder = text.trim_matches('/');
    let inside = folder.split('/').all(|part| !matches!(part, "" | "." | ".."));
    (inside || folder == ".").then(|| folder.to_owned())
}
