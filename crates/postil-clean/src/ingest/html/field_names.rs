//! Which field a `<meta>`, a property, a relation or a class names.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::ingest::html::attributes::Attributes;
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;
use postil_text::letter;
use postil_text::sieve::Sieve;

/// A field and the rule that finds it.
type Named = (FieldName, DeclaredBy);

/// The field that a `<meta>` states, by its `property` or `name`.
pub(super) fn meta_field(key: &str) -> Option<Named> {
    let key = key.trim().to_ascii_lowercase();
    let named = META.iter().find(|(keys, _)| keys.contains(&key.as_str())).map(|(_, named)| *named);
    let rule = META_DATE.contains(&key.as_str()).then_some(DeclaredBy::MetaDate);
    let rule = rule.or_else(|| speaks_of_publishing(&key).then_some(DeclaredBy::OtherMetaDate));
    named.or_else(|| Some((FieldName::Date, rule?)))
}

/// Whether a key that no list has is one of a day of publication, as far as its words tell.
fn speaks_of_publishing(key: &str) -> bool {
    let any = |stems: &[&str]| stems.iter().any(|stem| key.contains(stem));
    any(&["publish", "pubdate", "pub_date", "pub-date", "created", "issued", "upload"])
        && !any(&["publisher", "modif", "updat", "expir", "unpubl"])
}

/// The keys of `<meta>` elements, and what they name.
const META: [(&[&str], Named); 12] = [
    (&["og:title"], (FieldName::Title, DeclaredBy::OgTitle)),
    (&["twitter:title"], (FieldName::Title, DeclaredBy::TwitterTitle)),
    (
        &["dc.title", "dcterms.title", "sailthru.title", "parsely-title", "citation_title"],
        (FieldName::Title, DeclaredBy::MetaTitle),
    ),
    (&["og:site_name"], (FieldName::Source, DeclaredBy::OgSiteName)),
    (&["application-name"], (FieldName::Source, DeclaredBy::ApplicationName)),
    (&["og:url"], (FieldName::Url, DeclaredBy::OgUrl)),
    (
        &[
            "article:published_time",
            "og:article:published_time",
            "article:published",
            "og:published_time",
        ],
        (FieldName::Date, DeclaredBy::PublishedTime),
    ),
    (
        &[
            "article:modified_time",
            "og:article:modified_time",
            "og:updated_time",
            "article:modified",
            "lastmod",
            "last-modified",
            "dcterms.modified",
            "dc.date.modified",
        ],
        (FieldName::Date, DeclaredBy::ModifiedTime),
    ),
    (&["article:author", "og:article:author"], (FieldName::Author, DeclaredBy::ArticleAuthor)),
    (&["article:section"], (FieldName::Section, DeclaredBy::ArticleSection)),
    (&["article:tag"], (FieldName::Tags, DeclaredBy::ArticleTag)),
    (META_AUTHOR, (FieldName::Author, DeclaredBy::MetaAuthor)),
];

const META_AUTHOR: &[&str] = &[
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
    "cxenseparse:author",
    "dc.contributor",
    "authors",
];

/// What sites of all kinds call the day of publication.
const META_DATE: &[&str] = &[
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "published_date",
    "publication_date",
    "publication-date",
    "article_date_original",
    "article.published",
    "article:publication_date",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_date",
    "datepublished",
    "date.created",
    "created",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "mediator_published_time",
];

/// The field that a property of schema.org names.
pub(super) fn microdata_field(properties: &str) -> Option<Named> {
    properties.split_whitespace().find_map(|property| {
        Some(match property {
            "headline" => (FieldName::Title, DeclaredBy::Microdata),
            "datePublished" | "dateCreated" => (FieldName::Date, DeclaredBy::Microdata),
            "dateModified" => (FieldName::Date, DeclaredBy::MicrodataModified),
            "author" | "creator" => (FieldName::Author, DeclaredBy::Microdata),
            "articleSection" => (FieldName::Section, DeclaredBy::Microdata),
            _ => return None,
        })
    })
}

/// The moment that an element keeps in an attribute while it shows it in other words.
pub(super) fn data_date<'a>(attributes: &'a Attributes) -> Option<&'a str> {
    attributes.any(&[
        "data-timestamp",
        "data-utime",
        "data-time",
        "data-datetime",
        "data-date",
        "data-published",
        "data-publish-date",
        "data-created",
    ])
}

/// The rule of a `<time>`, by its property and classes.
pub(super) fn time_rule(attributes: &Attributes) -> DeclaredBy {
    if let Some((_, rule)) = attributes.get("itemprop").and_then(microdata_field) {
        return rule;
    }
    let has = |words: &[&str]| class_words(attributes).any(|word| is_one(word, words));
    if is_of_other(attributes) {
        DeclaredBy::OtherDateClass
    } else if attributes.get("pubdate").is_some()
        || has(&["published", "publish", "pubdate", "posted"])
    {
        DeclaredBy::PublishedTimeElement
    } else if has(&["updated", "modified", "update", "changed"]) {
        DeclaredBy::UpdatedTimeElement
    } else {
        DeclaredBy::TimeElement
    }
}

/// The field that an element's relation or classes name.
pub(super) fn class_field(element: &str, attributes: &Attributes) -> Option<Named> {
    let rel = attributes.get("rel").unwrap_or_default();
    let relates = |word: &str| rel.split_whitespace().any(|other| other == word);
    if relates("author") {
        return Some((FieldName::Author, DeclaredBy::RelAuthor));
    }
    if relates("tag") && !relates("category") {
        return Some((FieldName::Tags, DeclaredBy::RelTag));
    }
    if matches!(element, "body" | "html" | "article" | "main" | "ul" | "form" | "img" | "svg") {
        return None;
    }
    let named = class_words(attributes).find_map(named_by_class)?;
    let is_other = named.0 == FieldName::Date && is_of_other(attributes);
    Some(if is_other { (FieldName::Date, DeclaredBy::OtherDateClass) } else { named })
}

/// Whether an element's classes are named for something else than the page, as `comment-date` is.
fn is_of_other(attributes: &Attributes) -> bool {
    const OTHERS: &str = "comment reply event deadline expires expiry birth birthday born death \
        joined registered tweet weather clock today";
    let is_other = |word: &str| OTHERS.split(' ').any(|other| other.eq_ignore_ascii_case(word));
    class_words(attributes).any(is_other)
}

/// The field that a word of a class names; most are too short or too long for any.
fn named_by_class(word: &str) -> Option<Named> {
    if !MAY_NAME_FIELDS.may_hold(word) {
        return None;
    }
    let mut buffer = [0; LONGEST_OF_CLASSES];
    let lower = buffer.get_mut(..word.len()).filter(|lower| lower.len() >= SHORTEST_OF_CLASSES)?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    FIELDS_OF_CLASSES.get(&*lower).copied()
}

/// The fields by the words that name them.
static FIELDS_OF_CLASSES: LazyLock<HashMap<&[u8], Named, RandomState>> = LazyLock::new(|| {
    let pairs = |(words, named): &(&'static [&'static str], Named)| {
        let named = *named;
        words.iter().map(move |word| (word.as_bytes(), named))
    };
    CLASSES.iter().flat_map(pairs).collect()
});

static MAY_NAME_FIELDS: LazyLock<Sieve> = LazyLock::new(|| {
    Sieve::in_any_case(CLASSES.iter().flat_map(|(words, _)| words.iter().copied()))
});

/// The lengths of the shortest and of the longest of those words.
const SHORTEST_OF_CLASSES: usize = 4;
const LONGEST_OF_CLASSES: usize = 11;

/// The words of classes that name a field, on sites in any language.
const CLASSES: [(&[&str], Named); 4] = [
    (&["byline", "bylines"], (FieldName::Author, DeclaredBy::BylineClass)),
    (
        &[
            "author",
            "authors",
            "autor",
            "autoren",
            "auteur",
            "avtor",
            "writer",
            "contributor",
            "authorname",
        ],
        (FieldName::Author, DeclaredBy::AuthorClass),
    ),
    (
        &[
            "date",
            "dateline",
            "datum",
            "pubdate",
            "published",
            "timestamp",
            "datetime",
            "fecha",
            "posted",
            "publish",
            "data",
        ],
        (FieldName::Date, DeclaredBy::DateClass),
    ),
    (
        &["headline", "title", "titel", "titre", "titulo", "zagolovok"],
        (FieldName::Title, DeclaredBy::HeadlineClass),
    ),
];

fn is_one(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The words of an element's classes and id.
fn class_words<'a>(attributes: &'a Attributes<'a>) -> impl Iterator<Item = &'a str> {
    const MAX_BYTES: usize = 200;
    let values = ["class", "id"].into_iter().filter_map(|key| attributes.get(key));
    values.flat_map(|value| letter::words(&value[..value.floor_char_boundary(MAX_BYTES)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_speak_of_publishing_name_a_date() {
        let rule = |key| meta_field(key).map(|(_, rule)| rule);
        assert_eq!(rule("parsely-pub-date"), Some(DeclaredBy::MetaDate));
        assert_eq!(rule("vestnik:publishedAt"), Some(DeclaredBy::OtherMetaDate));
        assert_eq!(rule("photo:uploaded"), Some(DeclaredBy::OtherMetaDate));
        assert_eq!(rule("dc.publisher"), None);
        assert_eq!(rule("date.updated"), None);
    }

    #[test]
    fn words_of_classes_name_fields_in_any_case() {
        let lengths = || CLASSES.iter().flat_map(|(words, _)| words.iter().map(|word| word.len()));
        assert_eq!(lengths().min(), Some(SHORTEST_OF_CLASSES));
        assert_eq!(lengths().max(), Some(LONGEST_OF_CLASSES));
        assert_eq!(named_by_class("DateLine"), Some((FieldName::Date, DeclaredBy::DateClass)));
        assert_eq!(
            named_by_class("contributor"),
            Some((FieldName::Author, DeclaredBy::AuthorClass))
        );
        assert_eq!(named_by_class("contributors"), None);
        assert_eq!(named_by_class(""), None);
    }
}
