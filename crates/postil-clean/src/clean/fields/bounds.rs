//! Holds the fields that a page states to a length and a number, and says so where it cut.
//!
//! A title or a tag stands in many lists of the site, so what a page may make of them is not left
//! to the page. What a person writes into the sidecar is bounded where the sidecar is read.

use std::collections::HashSet;

use crate::clean::fields::tags;
use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::cleaned::{Evidence, Field, FieldName, Fields};
use crate::model::limits;
use crate::model::rule::Rule;
use crate::model::sidecar::FieldOverrides;
use crate::model::source::SourceDocument;
use crate::model::web_address::{without_marks, without_user};

/// Cuts what is too long, and leaves out what is too much.
///
/// Nothing is said of a field that the sidecar states anyway.
pub(crate) fn hold(
    fields: &mut Fields,
    document: &SourceDocument,
    own: &FieldOverrides,
) -> Vec<Diagnostic> {
    let path = document.path.as_str();
    let mut said = Vec::new();
    let mut say =
        |found: Option<Diagnostic>, replaced: bool| said.extend(found.filter(|_| !replaced));
    say(authors(&mut fields.author, document), own.author.is_some());
    let (title, name) = (limits::TITLE, limits::NAME);
    for (key, field, most, replaced) in [
        ("title", &mut fields.title, title, own.title.is_some()),
        ("author", &mut fields.author, title, own.author.is_some()),
        // A sidecar that names the author drops the role, and has no other word on it.
        ("author", &mut fields.author_role, name, own.author.is_some()),
        ("source", &mut fields.source, name, own.source.is_some()),
        ("section", &mut fields.section, name, own.section.is_some()),
    ] {
        say(field.as_mut().and_then(|field| cut(key, field, most, path)), replaced);
    }
    say(address(&mut fields.url, path), own.url.is_some());
    said.extend(tag_names(&mut fields.tags, path));
    said.extend(tag_number(&mut fields.tags, path));
    said
}

/// Cuts a text between two words.
fn cut(key: &str, field: &mut Field<String>, most: usize, path: &str) -> Option<Diagnostic> {
    let (cut, length) = limits::within(&field.value, most).err()?;
    field.value = cut;
    Some(catalogue::too_long_field(place(path, &field.evidence), key, length, most))
}

/// The first authors of those that are joined in one text.
fn authors(field: &mut Option<Field<String>>, document: &SourceDocument) -> Option<Diagnostic> {
    let field = field.as_mut()?;
    let joined = field.value.split(", ").filter(|name| !name.is_empty()).count();
    let stated = joined.max(declared_with(field, document));
    if let Some((end, _)) = field.value.match_indices(", ").nth(limits::AUTHORS - 1) {
        field.value.truncate(end);
    }
    let taken = field.value.split(", ").filter(|name| !name.is_empty()).count();
    let place = place(&document.path, &field.evidence);
    (stated > limits::AUTHORS && taken > 1)
        .then(|| catalogue::too_many_authors(place, stated, taken))
}

/// How many authors the page declares where it declares this one, each once.
fn declared_with(author: &Field<String>, document: &SourceDocument) -> usize {
    let is_beside = |rule| Rule::Declared(rule) == author.evidence.rule;
    let declared = document.declared.iter().filter(|it| it.name == FieldName::Author);
    let beside = declared.filter(|it| is_beside(it.rule)).map(|it| &it.value);
    beside.collect::<HashSet<_>>().len()
}

/// Leaves out an address that is too long: a part of one leads elsewhere. Who logs in there is no part
/// of it, and markup none either.
fn address(url: &mut Option<Field<String>>, path: &str) -> Option<Diagnostic> {
    let mut field = url.take()?;
    field.value = without_marks(&without_user(&field.value)).into_owned();
    match limits::within(&field.value, limits::ADDRESS) {
        Ok(()) => *url = Some(field),
        Err((_, length)) => {
            let place = place(path, &field.evidence);
            return Some(catalogue::too_long_address(place, length, limits::ADDRESS));
        }
    }
    None
}

/// Cuts the tags that are too long; one word on all of them.
fn tag_names(tags: &mut [Field<String>], path: &str) -> Option<Diagnostic> {
    let said = tags.iter_mut().filter_map(|tag| cut("tags", tag, limits::NAME, path));
    // Each has to be cut, whatever is said.
    said.collect::<Vec<_>>().into_iter().next()
}

/// As many of a page's tags as one may have, each once.
fn tag_number(of_page: &mut Vec<Field<String>>, path: &str) -> Option<Diagnostic> {
    *of_page = tags::distinct(std::mem::take(of_page).into_iter());
    let place = place(path, &of_page.get(limits::TAGS_OF_PAGE)?.evidence);
    let stated = of_page.len();
    of_page.truncate(limits::TAGS_OF_PAGE);
    Some(catalogue::too_many_tags(place, stated, limits::TAGS_OF_PAGE))
}

fn place(path: &str, evidence: &Evidence) -> Place {
    evidence.line.map_or_else(|| Place::file(path), |line| Place::line(path, line.get()))
}
