//! Inexact dates in signs that need no language: `≈ 1998`, `≤ 2001`, `1998 – 2001`. The browser puts
//! the days, months and years between them into words.

/// A stretch in EDTF as a result shows it.
pub(super) fn in_signs(stretch: &str) -> String {
    match stretch.split_once('/') {
        None => of_part(stretch),
        Some(("..", last)) => format!("≤ {}", of_part(last)),
        Some((first, "..")) => format!("≥ {}", of_part(first)),
        Some((first, last)) => format!("{} – {}", of_part(first), of_part(last)),
    }
}

/// A part of the calendar with what is said of its certainty.
fn of_part(stated: &str) -> String {
    let bare = stated.trim_end_matches(['~', '?', '%']);
    let doubt = &stated[bare.len()..];
    let about = if doubt.contains(['~', '%']) { "≈ " } else { "" };
    let unsure = if doubt.contains(['?', '%']) { " (?)" } else { "" };
    format!("{about}{}{unsure}", of_sure_part(bare))
}

/// A decade or a century by its years, a season by its months, anything else as it is.
fn of_sure_part(part: &str) -> String {
    if part.contains('X') {
        return format!("{} – {}", part.replace('X', "0"), part.replace('X', "9"));
    }
    let season = part.split_once('-').and_then(|(year, number)| of_season(year, number));
    season.unwrap_or_else(|| part.to_owned())
}

/// The months of a season, which have the numbers from 21, spring, to 24, the winter that begins in
/// December.
fn of_season(year: &str, number: &str) -> Option<String> {
    let season = number.parse::<i32>().ok().filter(|number| (21..=24).contains(number))?;
    let month = (season - 21) * 3 + 3;
    let next = year.parse::<i32>().ok()? + i32::from(month == 12);
    let end = (month + 1) % 12 + 1;
    Some(format!("{year}-{month:02} – {next:04}-{end:02}"))
}

#[cfg(test)]
mod tests {
    use super::in_signs;

    #[test]
    fn a_stretch_needs_no_language() {
        for (stretch, expected) in [
            ("1998", "1998"),
            ("2025-03", "2025-03"),
            ("1998~", "≈ 1998"),
            ("2025-03-14?", "2025-03-14 (?)"),
            ("1998%", "≈ 1998 (?)"),
            ("199X", "1990 – 1999"),
            ("18XX", "1800 – 1899"),
            ("2025-21", "2025-03 – 2025-05"),
            ("2025-23", "2025-09 – 2025-11"),
            ("2025-24", "2025-12 – 2026-02"),
            ("1998/2001", "1998 – 2001"),
            ("1998~/2001-05?", "≈ 1998 – 2001-05 (?)"),
            ("../2001", "≤ 2001"),
            ("1998/..", "≥ 1998"),
        ] {
            assert_eq!(in_signs(stretch), expected, "{stretch}");
        }
    }
}
