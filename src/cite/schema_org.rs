//! What a page says of its article to search engines: a `NewsArticle` of schema.org, as JSON-LD.

use serde_json::{Map, Value, json};

use crate::cite::{Author, Reference};
use postil_text::unseen;

/// The article as JSON-LD.
pub fn news_article(reference: &Reference) -> String {
    let text = |value: &Option<String>| value.clone().map(Value::from);
    let authors: Vec<Value> = reference.authors.iter().map(author).collect();
    let publisher = |name: &String| json!({ "@type": "NewsMediaOrganization", "name": name });
    let fields = [
        ("@context", Some("https://schema.org".into())),
        ("@type", Some("NewsArticle".into())),
        ("headline", Some(reference.title.clone().into())),
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

fn author(author: &Author) -> Value {
    match author {
        Author::Person { family, given } => json!({
            "@type": "Person",
            "name": author.straight(),
            "familyName": family,
            "givenName": given,
        }),
        Author::Name(name) => json!({ "@type": "Organization", "name": name }),
    }
}

fn archive(reference: &Reference) -> Value {
    let mut archive = json!({ "@type": "WebSite", "name": reference.archive });
    if let Some(address) = &reference.archive_address {
        archive["url"] = address.as_str().into();
    }
    archive
}
