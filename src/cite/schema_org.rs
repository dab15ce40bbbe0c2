//! What a page says of its article to search engines: a `NewsArticle` of schema.org, as JSON-LD.

use serde_json::{Map, Value, json};

use crate::cite::{Author, Reference};
use postil_text::unseen;

/// The article as JSON-LD.
pub fn news_article(reference: &Reference) -> String {
    let text = |value: &Option<String>| value.clone().map(Value::from);
    let authors: Vec<Value> = reference.authors.iter().map(|by| author(by, reference)).collect();
    let publisher = |name: &String| json!({ "@type": "NewsMediaOrganization", "name": name });
    let fields = [
        ("@context", Some("https://schema.org".into())),
        ("@type", Some("NewsArticle".into())),
        (title_property(reference), reference.cited_title().map(Value::from)),
        ("datePublished", reference.date.as_ref().map(|date| date.iso.clone().into())),
        ("author", Some(Value::from(authors)).filter(|_| !reference.authors.is_empty())),
        ("publisher", reference.source.as_ref().map(publisher)),
        ("articleSection", text(&reference.section)),
        ("inLanguage", text(&reference.language)),
        ("url", text(&reference.page)),
        ("isBasedOn", text(&reference.original)),
        ("archivedAt", text(&reference.archived)),
        ("copyrightNotice", text(&reference.rights)),
        ("isPartOf", Some(archive(reference))),
    ];
    let stated = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    unseen::in_json(Value::Object(stated.collect::<Map<_, _>>()).to_string())
}

/// Only what is known to be the article's own headline is called so.
fn title_property(reference: &Reference) -> &'static str {
    if reference.title_supplied { "name" } else { "headline" }
}

fn author(author: &Author, reference: &Reference) -> Value {
    match author {
        Author::Person { family, given, .. } => json!({
            "@type": "Person",
            "name": author.straight(),
            "familyName": family,
            "givenName": given,
        }),
        Author::Name(name) if author.is_organisation(reference.source.as_deref()) => {
            json!({ "@type": "Organization", "name": name })
        }
        // Whether `Айбек` is a person or an office, nobody has said.
        Author::Name(name) => json!({ "name": name }),
    }
}

fn archive(reference: &Reference) -> Value {
    let mut archive = json!({ "@type": "WebSite", "name": reference.archive });
    if let Some(address) = &reference.archive_address {
        archive["url"] = address.as_str().into();
    }
    archive
}
