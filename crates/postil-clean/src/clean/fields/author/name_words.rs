//! Words that stand between, inside and behind the names of a byline.

/// Words between two names.
pub(super) const JOINS: [&str; 12] =
    ["and", "&", "und", "et", "y", "и", "і", "және", "oraz", "with", "e", "og"];
/// Small words inside a name.
pub(super) const PARTICLES: [&str; 24] = [
    "de", "da", "di", "do", "dos", "das", "du", "del", "della", "der", "den", "van", "von", "zu",
    "la", "le", "el", "al", "bin", "ibn", "ten", "ter", "af", "ben",
];

/// Small words behind a name, where its day or its place follows.
pub(super) const BEHIND: [&str; 10] = ["on", "in", "at", "am", "um", "im", "vom", "le", "в", "на"];

/// Words that a naive scrape leaves glued to the end of a name.
pub(super) const TRAILING: [&str; 26] = [
    "On",
    "In",
    "At",
    "Updated",
    "Published",
    "Posted",
    "Last",
    "Am",
    "Le",
    "Date",
    "Follow",
    "View",
    "Share",
    "For",
    "The",
    "Schreibe",
    "Zuletzt",
    "Aktualisiert",
    "Veröffentlicht",
    "Stand",
    "Uhr",
    "Twitter",
    "Опубликовано",
    "Обновлено",
    "Сегодня",
    "Вчера",
];
