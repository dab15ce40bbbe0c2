//! A description of the table that programs understand: a Data Package.
//!
//! Source: the specifications of Frictionless Data, version 1: Data Package, Tabular Data Resource,
//! CSV Dialect and Table Schema.

use serde_json::{Value, json};

use crate::config::settings::{BaseUrl, SiteSettings};
use crate::export::data::ListFile;
use crate::export::data::csv::{COLUMNS, Column};
use postil_text::unseen;

/// `datapackage.json`, which lies beside the table.
pub fn package(settings: &SiteSettings) -> String {
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "articles",
        "title": settings.title,
        "resources": [resource()],
    });
    if !settings.description.is_empty() {
        package["description"] = settings.description.as_str().into();
    }
    if let Some(address) = settings.base_url.as_ref().map(BaseUrl::as_str) {
        package["homepage"] = address.into();
    }
    if !settings.author.is_empty() {
        package["contributors"] = json!([{ "title": settings.author, "role": "publisher" }]);
    }
    let text = serde_json::to_string_pretty(&package).expect("JSON of strings is always written");
    unseen::in_json(text) + "\n"
}

fn resource() -> Value {
    json!({
        "profile": "tabular-data-resource",
        "name": "articles",
        "path": ListFile::Csv.file_name(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": true },
        "schema": { "fields": COLUMNS.iter().map(field).collect::<Vec<_>>(), "primaryKey": "file" },
    })
}

fn field(column: &Column) -> Value {
    json!({ "name": column.name, "type": column.kind.name(), "description": column.meaning })
}
