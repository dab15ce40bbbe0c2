//! Reads `config.toml`: whatever is right in it is used, whatever is wrong is reported.

use toml::de::DeTable;

use crate::config::settings::{
    AddressScheme, BaseUrl, Cards, DataFormat, Harvest, RemovedShown, Settings, SiteSettings,
    TimeZone, is_folder_name,
};
use crate::config::stated::replace;
use crate::config::{cleaning, languages};
use crate::diagnostic::catalogue;
use crate::diagnostic::toml_table::{TableReader, TomlFile};

/// The keys that stand above the first table.
const SITE_KEYS: [&str; 8] =
    ["title", "description", "language", "languages", "base_url", "time_zone", "author", "theme"];

/// A table: its name, and what reads it.
type Section = (&'static str, for<'a> fn(&mut TomlFile<'a>, &DeTable<'a>, &mut Settings));

const SECTIONS: [Section; 9] = [
    ("list", read_list),
    ("build", read_build),
    ("clean", |file, table, settings| cleaning::read_clean(file, table, &mut settings.clean)),
    ("search", read_search),
    ("addresses", read_addresses),
    ("captures", |file, table, settings| {
        read_switch(file, table, ("join", &mut settings.captures.join));
    }),
    ("copies", |file, table, settings| {
        read_switch(file, table, ("fold", &mut settings.site.fold_copies));
    }),
    ("publish", read_publish),
    ("translation", |file, table, settings| {
        languages::read_translations(file, table, &mut settings.site);
    }),
];

/// The rules for sources, a table each.
const SOURCE: &str = "source";

const PUBLISH_KEYS: &[&str] =
    &["data", "email", "gateway", "tag_feeds", "cards", "audit", "removed"];

/// Reads every key; what is left out or wrong has its default.
pub fn read<'a>(file: &mut TomlFile<'a>, table: &DeTable<'a>) -> Settings {
    if !table.contains_key("title") {
        file.report(catalogue::config_without_title());
    }
    let mut settings = Settings::titled(String::new());
    let sections = SECTIONS.iter().map(|(name, _)| *name);
    let keys: Vec<&str> = SITE_KEYS.into_iter().chain(sections).chain([SOURCE]).collect();
    let mut reader = file.read(table, &keys);
    read_site(&mut reader, &mut settings);
    let tables = SECTIONS.map(|(name, read)| (reader.table(name), read));
    let sources = reader.tables(SOURCE);
    for (table, read) in tables {
        if let Some(table) = table {
            read(file, table, &mut settings);
        }
    }
    settings.clean.sources = cleaning::read_sources(file, sources);
    settings
}

/// Reads `[list]`.
fn read_list<'a>(file: &mut TomlFile<'a>, table: &DeTable<'a>, settings: &mut Settings) {
    let mut reader = file.read(table, &["per_page"]);
    let stated = reader.integer_within("per_page", 1..=200, catalogue::bad_per_page);
    replace(&mut settings.site.per_page, stated.and_then(|count| count.try_into().ok()));
}

/// Reads `[build]`.
fn read_build<'a>(file: &mut TomlFile<'a>, table: &DeTable<'a>, settings: &mut Settings) {
    let mut reader = file.read(table, &["output"]);
    let stated = reader.checked("output", folder, catalogue::bad_output_folder);
    replace(&mut settings.layout.output, stated);
}

/// Reads `[search]`.
fn read_search<'a>(file: &mut TomlFile<'a>, table: &DeTable<'a>, settings: &mut Settings) {
    let mut reader = file.read(table, &["enabled", "elasticlunr"]);
    replace(&mut settings.site.search, reader.boolean("enabled"));
    replace(&mut settings.site.elasticlunr, reader.boolean("elasticlunr"));
}

/// Reads a table with one key, which is true or false.
fn read_switch<'a>(file: &mut TomlFile<'a>, table: &DeTable<'a>, (key, switch): (&str, &mut bool)) {
    replace(switch, file.read(table, &[key]).boolean(key));
}

/// Reads `[publish]`; the description of a table comes with the table.
fn read_publish<'a>(file: &mut TomlFile<'a>, table: &DeTable<'a>, settings: &mut Settings) {
    let (mut reader, site) = (file.read(table, PUBLISH_KEYS), &mut settings.site);
    let names = DataFormat::ALL.map(|(name, _)| format!("`{name}`")).join(", ");
    let formats = reader.parsed_texts("data", &format!("one of {names}"), DataFormat::from_name);
    site.data = formats.into_iter().collect();
    if site.data.contains(&DataFormat::Datapackage) {
        site.data.insert(DataFormat::Csv);
    }
    read_harvest(&mut reader, site);
    replace(&mut site.tag_feeds, reader.boolean("tag_feeds"));
    let cards = format!("one of {}", Cards::ALL.map(|(name, _)| format!("`{name}`")).join(", "));
    replace(&mut site.cards, reader.parsed("cards", &cards, Cards::from_name));
    replace(&mut site.audit.pages, reader.boolean("audit"));
    let shown = RemovedShown::ALL.map(|(name, _)| format!("`{name}`")).join(" or ");
    replace(&mut site.audit.removed, reader.parsed("removed", &shown, RemovedShown::from_name));
}

/// Reads what harvesters are told; without it there is nothing for them.
fn read_harvest(reader: &mut TableReader, site: &mut SiteSettings) {
    let email = reader.checked("email", Harvest::email, catalogue::bad_email);
    let gateway = reader.checked("gateway", BaseUrl::parse, catalogue::bad_gateway);
    if !site.data.contains(&DataFormat::Oai) {
        return;
    }
    if email.is_none() && !reader.has("email") {
        reader.report("data", catalogue::harvest_without_email);
    }
    site.harvest = email.map(|email| Harvest { email, gateway });
}

/// Reads `[addresses]`.
fn read_addresses<'a>(file: &mut TomlFile<'a>, table: &DeTable<'a>, settings: &mut Settings) {
    let (mut reader, addresses) = (file.read(table, &["scheme"]), &mut settings.addresses);
    let stated = reader.integer_within("scheme", 1..=2, catalogue::unknown_address_scheme);
    let scheme = stated.and_then(AddressScheme::from_number);
    addresses.chosen = scheme.is_some();
    replace(&mut addresses.scheme, scheme);
}

/// Reads the keys that stand above the first table.
fn read_site(reader: &mut TableReader, settings: &mut Settings) {
    let site = &mut settings.site;
    let named = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
    let title = reader.checked("title", named, |_, _| catalogue::config_without_title());
    replace(&mut site.title, title);
    replace(&mut site.description, reader.text("description"));
    languages::read_languages(reader, site);
    let base_url = reader.checked("base_url", base_url, catalogue::bad_base_url);
    replace(&mut site.base_url, base_url);
    let zone = reader.checked("time_zone", TimeZone::parse, catalogue::unknown_time_zone);
    site.time_zone = zone;
    replace(&mut site.author, reader.text("author"));
    let one_folder = |name: &str| folder(name).filter(|name| !name.contains('/'));
    let theme = reader.checked("theme", one_folder, catalogue::bad_theme_name);
    replace(&mut site.theme, theme);
}

/// An address; an empty one stands for none.
fn base_url(text: &str) -> Option<Option<BaseUrl>> {
    if text.is_empty() { Some(None) } else { BaseUrl::parse(text).map(Some) }
}

fn folder(name: &str) -> Option<String> {
    is_folder_name(name).then(|| name.to_owned())
}
