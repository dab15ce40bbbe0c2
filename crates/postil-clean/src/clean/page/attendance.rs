//! Lines of minutes that say who was there: `Present: N. Hill, T. Berg`.

use postil_text::letter::lower_case;

/// What stands before the colon.
const LABELS: [&str; 18] = [
    "present",
    "in attendance",
    "also present",
    "apologies",
    "apologies for absence",
    "absent",
    "chair",
    "chairman",
    "clerk",
    "присутствовали",
    "отсутствовали",
    "приглашённые",
    "председатель",
    "секретарь",
    "повестка дня",
    "қатысқандар",
    "төраға",
    "хатшы",
];

/// Whether a line says of somebody that he was there, or was not.
pub(crate) fn tells_presence(line: &str) -> bool {
    let label = line.split_once(':').filter(|(_, people)| !people.trim().is_empty());
    label.is_some_and(|(label, _)| LABELS.contains(&&*lower_case(label.trim())))
}
