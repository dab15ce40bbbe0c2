//! What spreadsheets make of a text.

/// Whether a formula begins with a character, to one spreadsheet or another: also in full width.
pub fn begins_formula(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}
