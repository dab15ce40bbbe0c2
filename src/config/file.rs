//! Reads `config.toml`: whatever is right in it is used, whatever is wrong is reported.

use toml::de::DeTable;

use crate::config::settings::{
    AddressScheme, Addresses, BaseUrl, Cards, DataFormat, Harvest, RemovedShown, Settings,
    SiteSettings, TimeZone, is_folder_name,
};
use crate::config::stated::replace;
use crate::config::{cleaning, languages};
use crate::diagnostic::catalogue;
use crate::diagnostic::toml_table::{TableReader, TomlFile};

const KEYS: &[&str] = &[
    "title",
    "description",
    "language",
    "languages",
    "base_url",
    "time_zone",
    "author",
    "theme",
    "list",
    "build",
    "clean",
    "search",
    "addresses",
    "captures",
    "copies",
    "publish",
    "translation",
    "source",
];

const PUBLISH_KEYS: &[&str] =
    &["data", "email", "gateway", "tag_feeds", "cards", "audit", "removed"];

/// Reads every key; what is left out or wrong has its default.
pub fn read<'a>(file: &mut TomlFile<'a>, table: &DeTable<'a>) -> Settings {
    if !table.contains_key("title") {
        file.report(catalogue::config_without_title());
    }
    let mut settings = Settings::titled(String::new());
    let mut reader = file.read(table, KEYS);
    read_site(&mut reader, &mut settings);
    let [list, build, clean, search, addresses, captures, copies, publish, translation] = [
        "list",
        "build",
        "clean",
        "search",
        "addresses",
        "captures",
        "copies",
        "publish",
        "translation",
    ]
    .map(|key| reader.table(key));
    let sources = reader.tables("source");
    if let Some(list) = list {
        let mut reader = file.read(list, &["per_page"]);
        let stated = reader.integer_within("per_page", 1..=200, catalogue::bad_per_page);
        replace(&mut settings.site.per_page, stated.and_then(|count| count.try_into().ok()));
    }
    if let Some(build) = build {
        let mut reader = file.read(build, &["output"]);
        let stated = reader.checked("output", folder, catalogue::bad_output_folder);
        replace(&mut settings.layout.output, stated);
    }
    if let Some(clean) = clean {
        cleaning::read_clean(file, clean, &mut settings.clean);
    }
    settings.clean.sources = cleaning::read_sources(file, sources);
    if let Some(search) = search {
        let mut reader = file.read(search, &["enabled", "elasticlunr"]);
        replace(&mut settings.site.search, reader.boolean("enabled"));
        replace(&mut settings.site.elasticlunr, reader.boolean("elasticlunr"));
    }
    if let Some(addresses) = addresses {
        read_addresses(file, addresses, &mut settings.addresses);
    }
    read_switch(file, captures, "join", &mut settings.captures.join);
    read_switch(file, copies, "fold", &mut settings.site.fold_copies);
    if let Some(publish) = publish {
        read_publish(&mut file.read(publish, PUBLISH_KEYS), &mut settings.site);
    }
    if let Some(translation) = translation {
        languages::read_translations(file, translation, &mut settings.site);
    }
    settings
}

/// Reads a table with one key, which is true or false.
fn read_switch<'a>(
    file: &mut TomlFile<'a>,
    table: Option<&DeTable<'a>>,
    key: &str,
    switch: &mut bool,
) {
    if let Some(table) = table {
        replace(switch, file.read(table, &[key]).boolean(key));
    }
}

/// Reads `[publish]`; the description of a table comes with the table.
fn read_publish(reader: &mut TableReader, site: &mut SiteSettings) {
    let names = DataFormat::ALL.map(|(name, _)| format!("`{name}`")).join(", ");
    let formats = reader.parsed_texts("data", &format!("one of {names}"), DataFormat::from_name);
    site.data = formats.into_iter().collect();
    if site.data.contains(&DataFormat::Datapackage) {
        site.data.insert(DataFormat::Csv);
    }
    read_harvest(reader, site);
    replace(&mut site.tag_feeds, reader.boolean("tag_feeds"));
    let cards = Cards::ALL.map(|(name, _)| format!("`{name}`")).join(", ");
    let cards = format!("one of {cards}");
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
fn read_addresses<'a>(file: &mut TomlFile<'a>, table: &DeTable<'a>, addresses: &mut Addresses) {
    let mut reader = file.read(table, &["scheme"]);
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
