use super::*;

#[test]
fn each_notation_has_its_bounds() {
    for (text, first, last) in [
        ("2025", Some("2025-01-01"), Some("2025-12-31")),
        ("2025-03", Some("2025-03-01"), Some("2025-03-31")),
        ("2024-02~", Some("2024-02-01"), Some("2024-02-29")),
        ("1998~", Some("1998-01-01"), Some("1998-12-31")),
        ("1998%", Some("1998-01-01"), Some("1998-12-31")),
        ("2025-03-14?", Some("2025-03-14"), Some("2025-03-14")),
        ("199X", Some("1990-01-01"), Some("1999-12-31")),
        ("19XX", Some("1900-01-01"), Some("1999-12-31")),
        ("2025-21", Some("2025-03-01"), Some("2025-05-31")),
        ("2025-24", Some("2025-12-01"), Some("2026-02-28")),
        ("9999-24", Some("9999-12-01"), Some("+10000-02-29")),
        ("1998/2001", Some("1998-01-01"), Some("2001-12-31")),
        ("1998-05~/2001?", Some("1998-05-01"), Some("2001-12-31")),
        ("2025-03-14/2025-04", Some("2025-03-14"), Some("2025-04-30")),
        ("../2001", None, Some("2001-12-31")),
        ("1998/..", Some("1998-01-01"), None),
    ] {
        let stretch: Stretch = text.parse().unwrap();
        let (from, to) = stretch.bounds();
        let found = [from, to].map(|day| day.map(|day| day.to_string()));
        assert_eq!(found, [first, last].map(|day| day.map(str::to_owned)), "{text}");
        assert_eq!(stretch.to_string(), text);
    }
}

#[test]
fn what_is_not_known_may_be_written_in_two_ways() {
    for (text, plain) in [
        ("2004-XX", "2004"),
        ("1985-XX-XX", "1985"),
        ("1985-04-XX", "1985-04"),
        ("1998/", "1998/.."),
        ("/2001", "../2001"),
    ] {
        assert_eq!(text.parse::<Stretch>().unwrap().to_string(), plain, "{text}");
    }
}

#[test]
fn other_texts_are_no_stretch() {
    for text in [
        "",
        "/",
        "..",
        "../..",
        "25",
        "20255",
        "0000",
        "2025-13",
        "2025-00",
        "2025-20",
        "2025-25",
        "2025-3",
        "2025-02-30",
        "2025-21-01",
        "2025-21-XX",
        "2001/1998",
        "2025-04/2025-03",
        "X",
        "1XXX",
        "XXXX",
        "199X-03",
        "2025~?",
        "~2025",
        "около 1998",
        "1998/2001/2003",
        "20२5",
        "-2025",
    ] {
        assert_eq!(text.parse::<Stretch>(), Err(NotADate), "{text}");
    }
}
