//! What stands in a page's head for reference managers: Dublin Core, as Zotero reads it best.
//!
//! Zotero's translator for embedded metadata takes `dc.type` for the type of the item where it is
//! the name of one, `dc.source` for the newspaper and each `dc.creator` for an author, whose surname
//! it knows by the comma. `citation_title` and its like would make a journal's article of it, and a
//! COinS would be taken instead of all this and has no place for rights, section and language.
//! `citation_public_url` is the one key of that family that changes no type: it says under which
//! address the article was published.

use crate::cite::Reference;
use crate::model::page::MetaView;

/// What a page says of its article.
pub fn metadata(reference: &Reference) -> Vec<MetaView> {
    let mut all = vec![meta("dc.type", "newspaperArticle")];
    all.extend(reference.cited_title().map(|title| meta("dc.title", &title)));
    all.extend(reference.authors.iter().map(|author| meta("dc.creator", &author.inverted())));
    let date = reference.date.as_ref().map(|date| date.joined("-"));
    for (name, value) in [
        ("dc.source", &reference.source),
        ("dc.date", &date),
        ("dc.language", &reference.language),
        ("dc.rights", &reference.rights),
        ("citation_public_url", &reference.original),
    ] {
        all.extend(value.as_deref().map(|value| meta(name, value)));
    }
    all
}

fn meta(name: &'static str, content: &str) -> MetaView {
    MetaView { name, content: content.to_owned() }
}
