use super::*;

#[test]
fn prints_what_it_parses() {
    for text in ["2026-02-13", "2026-02-13T18:37", "2026-02-02T15:17+05:00", "2026-02-02T15:17:09"]
    {
        assert_eq!(text.parse::<ArticleDate>().unwrap().to_string(), text);
    }
}

#[test]
fn utc_prints_as_an_offset() {
    assert_eq!(
        "2026-02-13T18:37Z".parse::<ArticleDate>().unwrap().to_string(),
        "2026-02-13T18:37+00:00"
    );
}

#[test]
fn a_page_states_days_and_a_person_stretches_too() {
    for text in ["2025", "2025-03", "1998~", "2025-03-14?", "1998/2001", "../2001"] {
        assert_eq!(text.parse::<ArticleDate>(), Err(NotADate), "{text}");
        let stated = ArticleDate::stated(text).unwrap();
        assert_eq!((stated.to_string().as_str(), stated.is_exact()), (text, false));
    }
    for (text, read) in [
        ("около 1998", "1998~"),
        ("ок. 2025-03", "2025-03~"),
        ("ок.1998", "1998~"),
        ("шамамен 1998", "1998~"),
        ("c. 199X", "199X~"),
        ("~1998", "1998~"),
    ] {
        assert_eq!(ArticleDate::stated(text).unwrap().to_string(), read, "{text}");
    }
    for text in ["около", "около вчера", "около 1998~", "ок. ок. 1998"] {
        assert_eq!(ArticleDate::stated(text), Err(NotADate), "{text}");
    }
    assert!(ArticleDate::stated("2026-02-13T18:37").unwrap().is_exact());
    assert_eq!(ArticleDate::stated("вчера"), Err(NotADate));
}

#[test]
fn dates_are_in_the_order_of_their_first_days() {
    let ordered = [
        "../1990",
        "1998/2001",
        "1998",
        "1998-01",
        "1998-01-01?",
        "1998-01-01",
        "1998-01-01T10:00",
        "1998-02",
        "1998-21",
        "1998-03",
    ];
    let dates = ordered.map(|text| ArticleDate::stated(text).unwrap());
    let texts: Vec<String> = {
        let mut sorted = dates.to_vec();
        sorted.reverse();
        sorted.sort();
        sorted.iter().map(ToString::to_string).collect()
    };
    assert_eq!(texts, ordered);
}

#[test]
fn a_month_is_known_where_all_days_are_in_it() {
    for (text, month) in [
        ("1998-02-03", Some(2)),
        ("1998-02~", Some(2)),
        ("1998-02-03/1998-02-05", Some(2)),
        ("1998", None),
        ("1998-02/1999-02", None),
        ("1998-22", None),
        ("../1998-02", None),
    ] {
        assert_eq!(ArticleDate::stated(text).unwrap().month(), month, "{text}");
    }
}

#[test]
fn impossible_dates_are_refused() {
    for text in [
        "2026-02-30",
        "13.02.2026",
        "",
        "2026-02-13T25:00",
        "2026-02-13x",
        "2026-02-13T18:37+05:00 x",
        "ёёёёё2026",
    ] {
        assert_eq!(text.parse::<ArticleDate>(), Err(NotADate), "{text}");
    }
}
