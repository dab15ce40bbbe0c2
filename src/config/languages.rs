//! Reads which languages the interface has, and what the archive says of itself in each.

use toml::de::DeTable;

use crate::config::settings::{Language, SiteSettings, Translation};
use crate::diagnostic::catalogue;
use crate::diagnostic::toml_table::{TableReader, TomlFile};

/// Reads `language`, which stands for the only one, or `languages`, the first of which is at home at
/// the site's root.
pub(super) fn read_languages(reader: &mut TableReader, site: &mut SiteSettings) {
    let only = reader.checked("language", Language::from_code, catalogue::unknown_language);
    let known = Language::ALL.map(|(code, _)| format!("`{code}`")).join(", ");
    let stated = reader.parsed_texts("languages", &format!("one of {known}"), Language::from_code);
    let mut languages: Vec<Language> = Vec::new();
    for language in stated {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    if languages.is_empty() {
        languages.push(only.unwrap_or(site.language));
    } else if let Some(only) = only.filter(|only| *only != languages[0]) {
        let both = [only, languages[0]].map(Language::code);
        reader.report("language", |place| catalogue::two_first_languages(place, both));
    }
    site.language = languages[0];
    site.languages = languages;
}

/// Reads `[translation.kk]` and the like, one for each language but the first.
pub(super) fn read_translations<'a>(
    file: &mut TomlFile<'a>,
    table: &DeTable<'a>,
    site: &mut SiteSettings,
) {
    let others: Vec<&str> = site.languages.iter().skip(1).map(|other| other.code()).collect();
    if others.is_empty() {
        return file.report(catalogue::nothing_to_translate());
    }
    let mut reader = file.read(table, &others);
    let tables: Vec<_> =
        others.iter().filter_map(|code| Some((*code, reader.table(code)?))).collect();
    for (code, table) in tables {
        let mut reader = file.read(table, &["title", "description"]);
        let words =
            Translation { title: reader.text("title"), description: reader.text("description") };
        site.translations.extend(Language::from_code(code).map(|language| (language, words)));
    }
}
