//! What header blocks, those of mail too, call the fields of a text, in English, Russian and Kazakh.

use crate::model::cleaned::FieldName;

/// What a labelled line says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Label {
    Field(FieldName),
    /// Something that is no field: a fingerprint, a summary.
    Other,
    /// The text begins.
    Text,
}

/// The labels, in small letters.
const LABELS: [(Label, &[&str]); 11] = [
    (
        Label::Field(FieldName::Title),
        &["title", "headline", "subject", "заголовок", "название", "тема", "тақырып", "тақырыбы"],
    ),
    (
        Label::Field(FieldName::Author),
        &[
            "author",
            "authors",
            "author(s)",
            "byline",
            "by",
            "from",
            "автор",
            "авторы",
            "от",
            "от кого",
            "авторлар",
        ],
    ),
    (
        Label::Field(FieldName::Date),
        &[
            "date",
            "published",
            "publication date",
            "date published",
            "published time",
            "publish date",
            "published date",
            "date publish",
            "date of publication",
            "pubdate",
            "дата",
            "дата публикации",
            "опубликовано",
            "күні",
            "жарияланған күні",
        ],
    ),
    (
        Label::Field(FieldName::Url),
        &[
            "url",
            "link",
            "address",
            "permalink",
            "source url",
            "url source",
            "original url",
            "адрес",
            "ссылка",
            "ссылка на оригинал",
            "сілтеме",
            "мекенжай",
        ],
    ),
    (
        Label::Field(FieldName::Source),
        &[
            "source",
            "site",
            "site name",
            "sitename",
            "website",
            "source domain",
            "publisher",
            "publication",
            "publication title",
            "outlet",
            "источник",
            "сайт",
            "издание",
            "сми",
            "дереккөз",
        ],
    ),
    (Label::Field(FieldName::Section), &["section", "category", "рубрика", "раздел", "айдар"]),
    (
        Label::Field(FieldName::Tags),
        &["tags", "keywords", "теги", "метки", "ключевые слова", "тегтер"],
    ),
    (Label::Field(FieldName::Language), &["language", "lang", "язык", "тіл", "тілі"]),
    (
        Label::Field(FieldName::Captured),
        &[
            "captured",
            "scraped",
            "retrieved",
            "accessed",
            "saved",
            "date saved",
            "crawled",
            "сохранено",
            "дата сохранения",
            "дата обращения",
        ],
    ),
    (
        Label::Other,
        &[
            "description",
            "abstract",
            "excerpt",
            "summary",
            "hostname",
            "fingerprint",
            "id",
            "document id",
            "license",
            "image",
            "word count",
            "newsgroups",
            "message-id",
            "references",
            "reply-to",
            "organization",
            "return-path",
            "received",
            "delivered-to",
            "sender",
            "in-reply-to",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "user-agent",
            "to",
            "cc",
            "кому",
            "копия",
            "описание",
            "сипаттама",
        ],
    ),
    (
        Label::Text,
        &[
            "text",
            "full text",
            "content",
            "body",
            "markdown content",
            "текст",
            "текст статьи",
            "полный текст",
            "мәтін",
        ],
    ),
];

/// What a label in small letters stands for; programs write `_` for the space in it.
pub(super) fn label(words: &str) -> Option<Label> {
    let words = words.replace('_', " ");
    let (label, _) = LABELS.iter().find(|(_, labels)| labels.contains(&words.as_str()))?;
    Some(*label)
}
