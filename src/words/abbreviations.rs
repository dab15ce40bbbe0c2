//! Short words before a full stop that does not end a sentence.

const ABBREVIATIONS: [&str; 34] = [
    "г", "гг", "т", "д", "п", "ул", "им", "см", "стр", "тыс", "млн", "млрд", "руб", "коп", "др",
    "пр", "проф", "акад", "обл", "р-н", "пос", "тг", "mr", "mrs", "ms", "dr", "prof", "st", "jr",
    "vs", "no", "inc", "ltd", "co",
];

/// Whether a word in small letters is one of them.
pub fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(&word)
}
