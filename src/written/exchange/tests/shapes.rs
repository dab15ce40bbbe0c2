use super::*;

/// What a reader wants to know of a note: its words, its text, its tags, what is left out.
pub(super) fn told(note: &ForeignNote) -> String {
    let beside = [&note.prefix, &note.quote, &note.suffix];
    let words = beside.map(|words| words.as_deref().unwrap_or_default()).join("|");
    let part = if note.is_wordless { "no words" } else { words.trim_matches('|') };
    let [tags, left_out] = [&note.tags, &note.left_out].map(|list| list.join(", "));
    format!("{part} / {} / {tags} / {left_out}", note.text.replace('\n', "¶"))
}

/// Reads annotations whose bodies or targets are given.
fn check(field: &str, shapes: &[(&str, &str)]) {
    for (shape, expected) in shapes {
        let rest = match field {
            "body" => r#""target": "https://a.example/1""#,
            _ => r#""bodyValue": "Да.""#,
        };
        let notes = read(&format!(r#"{{"type": "Annotation", "{field}": {shape}, {rest}}}"#));
        let notes: Vec<String> = notes.iter().map(told).collect();
        assert_eq!(notes.join(" + "), *expected, "{shape}");
    }
}

#[test]
fn every_kind_of_body_is_kept_or_named() {
    check(
        "body",
        &[
            (r#""https://b.example/post""#, " / <https://b.example/post> /  / "),
            (
                r#"{"id": "https://b.example/a.mp3", "type": "Sound", "format": "audio/mpeg"}"#,
                " / <https://b.example/a.mp3> /  / ",
            ),
            (
                r#"["https://b.example/1", {"type": "TextualBody", "value": "Раз."}]"#,
                " / <https://b.example/1>¶¶Раз. /  / ",
            ),
            (r#""javascript:alert(1)""#, " / javascript:alert(1) /  / "),
            (
                r#"{"type": "TextualBody", "value": "2 * 3 * 4\n# 5", "format": "text/plain"}"#,
                " / 2 \\* 3 \\* 4¶\\# 5 /  / ",
            ),
            (
                r#"{"type": "TextualBody", "value": "<script>x()</script><p>a *b*<a href='//c'>d</a>", "format": "text/html"}"#,
                " / a \\*b\\*d /  / the addresses in a text in HTML",
            ),
            (
                r#"{"type": "TextualBody", "value": "мост", "purpose": ["tagging", "describing"]}"#,
                " /  / мост / the purpose `describing` of a tag",
            ),
            (
                r#"{"type": "SpecificResource", "purpose": "tagging", "source": "https://b.example/city"}"#,
                " /  / https://b.example/city / ",
            ),
            (
                r#"{"type": "SpecificResource", "source": {"id": "https://b.example/x"}, "selector": {"type": "SvgSelector"}, "styleClass": "red"}"#,
                " / <https://b.example/x> /  / `selector` of a body, `styleClass` of a body",
            ),
            (
                r#"{"type": "Choice", "items": [{"type": "TextualBody", "value": "Да."}, {"type": "TextualBody", "value": "Yes."}]}"#,
                " / Да. /  / the choice `Yes.`",
            ),
            (
                r#"{"type": "Composite", "items": ["https://b.example/1", "https://b.example/2"]}"#,
                " / <https://b.example/1>¶¶<https://b.example/2> /  / ",
            ),
            (
                r#"{"type": "List", "purpose": "tagging", "items": [{"value": "раз"}, {"value": "два"}]}"#,
                " /  / раз, два / ",
            ),
            (
                r#"{"type": "TextualBody", "purpose": "classifying", "value": "слух"}"#,
                " /  / слух / ",
            ),
            (
                r#"{"type": "TextualBody", "value": "Да.", "language": "ru", "creator": {"name": "А. Сей"}, "rights": "https://b.example/r", "mood": "calm"}"#,
                " / Да. /  / `creator` of a body, `mood` of a body, `rights` of a body",
            ),
            (
                r#"{"type": "SpecificResource", "source": {"id": "https://b.example/x", "created": "2026-03-09T10:00:00Z"}}"#,
                " / <https://b.example/x> /  / `created` of a body",
            ),
            (
                r#"{"type": "TextualBody", "value": "<b>a</b> *b*", "format": ["Text/HTML; charset=utf-8", "text/plain"]}"#,
                " / a \\*b\\* /  / ",
            ),
            (r#"{"type": "Choice"}"#, " /  /  / the body `{\"type\":\"Choice\"}`"),
            (r#"{"type": "TextualBody"}"#, " /  /  / the body `{\"type\":\"TextualBody\"}`"),
        ],
    );
}

#[test]
fn every_kind_of_target_is_kept_or_named() {
    let quote = r#"{"type": "TextQuoteSelector", "exact": "новый мост открыт", "prefix": "что "}"#;
    let refined = |inner: &str| {
        let outer = quote.replace('}', &format!(r#", "refinedBy": {inner}}}"#));
        format!(r#"{{"source": "https://a.example/1", "selector": {outer}}}"#)
    };
    let selected =
        |selector: &str| format!(r#"{{"source": "https://a.example/1", "selector": {selector}}}"#);
    for (shape, expected) in [
        (r#""https://a.example/1""#.to_owned(), " / Да. /  / "),
        (r#"["https://a.example/1", "https://a.example/2"]"#.to_owned(), " / Да. /  /  +  / Да. /  / "),
        (r#"{"type": "Independents", "items": ["https://a.example/1", "https://a.example/2"]}"#.to_owned(),
         " / Да. /  /  +  / Да. /  / "),
        (r#"{"type": "Choice", "items": ["https://a.example/1", "https://a.example/2"]}"#.to_owned(),
         " / Да. /  / the choice `https://a.example/2`"),
        (selected(quote), "что |новый мост открыт / Да. /  / "),
        (refined(r#"{"type": "TextQuoteSelector", "exact": "мост"}"#), "что новый |мост| открыт / Да. /  / "),
        (refined(r#"{"type": "TextPositionSelector", "start": 6, "end": 10}"#), "что новый |мост| открыт / Да. /  / "),
        (refined(r#"{"type": "SvgSelector"}"#), "что |новый мост открыт / Да. /  / `refinedBy` without words"),
        (selected(&format!(r#"{{"type": "CssSelector", "value": "p", "refinedBy": {quote}}}"#)),
         "что |новый мост открыт / Да. /  / "),
        (selected(&format!(r#"{{"type": "FragmentSelector", "value": "part2", "refinedBy": {quote}}}"#)),
         "что |новый мост открыт / Да. /  / the fragment `part2`"),
        (r#"["https://a.example/1", 5, ""]"#.to_owned(), " / Да. /  / the target `5`, the target `\"\"`"),
        (r#"{"type": "List", "items": [["https://a.example/2"], "https://a.example/1"]}"#.to_owned(),
         " / Да. /  / the target `[\"https://a.example/2\"]`"),
        (selected(r#""https://b.example/selector""#), "no words / Да. /  / "),
        (r#"{"type": "List", "members": ["https://a.example/1", "https://a.example/2"], "rights": "https://b.example/r"}"#.to_owned(),
         " / Да. /  / `rights` of its target +  / Да. /  / `rights` of its target"),
        (r#"{"source": {"id": "https://a.example/1", "type": "Text", "audience": "https://b.example/a"}, "purpose": "describing"}"#.to_owned(),
         " / Да. /  / `purpose` of its target, `audience` of its target"),
        (r#"{"source": "https://a.example/1", "state": {"type": "TimeState", "cached": "https://c.example/1", "sourceDate": "2026-03-09T10:00:00Z"}}"#.to_owned(),
         " / Да. /  / `sourceDate` of its target's state"),
        (selected(r#"{"type": "FragmentSelector", "value": "xywh=1,2,3,4"}"#),
         "no words / Да. /  / the fragment `xywh=1,2,3,4`"),
        (r#""https://a.example/1.png#xywh=1,2,3,4""#.to_owned(),
         "no words / Да. /  / the fragment `xywh=1,2,3,4`"),
        (r#""https://a.example/1#section2""#.to_owned(), " / Да. /  / the fragment `section2`"),
        (r#"{"source": "https://a.example/1#section2"}"#.to_owned(), " / Да. /  / the fragment `section2`"),
        (selected(quote).replace("/1\"", "/1#section2\""), "что |новый мост открыт / Да. /  / "),
        (r#""https://a.example/1#""#.to_owned(), " / Да. /  / "),
        (r#"["https://a.example/1#a", "https://a.example/1#b"]"#.to_owned(),
         " / Да. /  / the fragment `a` +  / Да. /  / the fragment `b`"),
        (r#""https://a.example/1#:~:text=%D1%87%D1%82%D0%BE-,a%2Cb,-c""#.to_owned(), "что|a,b|c / Да. /  / "),
        (selected(r#"{"type": "FragmentSelector", "value": ":~:text=a,b"}"#), "a / Да. /  / its end, `b`"),
        (r#""https://a.example/1#:~:text=a&text=c""#.to_owned(), "a / Да. /  / the fragment `text=c`"),
        (
            selected(r#"[{"type": "TextQuoteSelector", "exact": "a"}, {"type": "TextQuoteSelector", "exact": "b"}]"#),
            "a / Да. /  / another quote of its passage, `b`",
        ),
        (selected(r#"[{"type": "RangeSelector"}, {"type": "DataPositionSelector"}]"#), "no words / Да. /  / "),
        (r#"{"source": "https://a.example/1", "state": {"type": "HttpRequestState"}, "styleClass": "red", "scope": "https://a.example/"}"#.to_owned(),
         " / Да. /  / `scope` of its target, `styleClass` of its target, `state` of its target"),
    ] {
        check("target", &[(&shape, expected)]);
    }
}

#[test]
fn the_section_that_a_record_s_own_address_names_is_named_beside_no_words() {
    let record =
        r#"{"uri": "https://a.example/1#section2", "text": "Да.", "target": [{"selector": []}]}"#;
    assert_eq!(read(record)[0].left_out, ["the fragment `section2`"]);
    let quoting = record.replace("[]", r#"{"exact": "мост"}"#);
    assert_eq!(read(&quoting)[0].left_out, [""; 0]);
}

#[test]
fn the_address_of_a_copy_is_an_address_of_the_page() {
    let notes = read(
        r#"{"target": {"source": {"id": "https://a.example/1"}, "state":
        {"type": "TimeState", "cached": "https://copy.example/1"}}}"#,
    );
    assert_eq!(notes[0].addresses, ["https://a.example/1", "https://copy.example/1"]);
    assert!(notes[0].left_out.is_empty());
}

#[test]
fn creators_dates_and_rights_are_kept_or_named() {
    let notes = read(
        r#"{"target": "https://a.example/1", "creator": [{"name": "А. Сей"},
        {"id": "https://b.example/user"}, "https://b.example/other"], "modified": "2026-03-09T10:00:00Z",
        "rights": "https://b.example/rights", "audience": {"type": "Audience"},
        "stylesheet": "https://b.example/css"}"#,
    );
    assert_eq!(
        notes[0].by.as_deref(),
        Some("А. Сей, https://b.example/user, https://b.example/other")
    );
    assert_eq!(notes[0].date, NaiveDate::from_ymd_opt(2026, 3, 9));
    assert_eq!(notes[0].left_out, ["`audience`", "`rights`", "`stylesheet`"]);
}

#[test]
fn what_is_broken_costs_nothing_else() {
    let good = r#"{"target": "https://a.example/1"}"#;
    for (text, problems) in [
        (format!("[{good}, {{\"type\": \"Annotation\"}}, {good}]"), vec!["note-without-target"]),
        (format!("[{{\"target\": 5}}, {good}, {good}]"), vec!["note-without-target"]),
        (format!("{good}\n\n{{\"target\":\n{good}"), vec!["not-json"]),
        (format!("\u{feff}{good}\r\n{good}\r\n"), vec![]),
        (
            format!("{{\"items\": [{good}, \"https://b.example/3\", {good}]}}"),
            vec!["notes-elsewhere"],
        ),
        (
            format!(
                "{{\"first\": {{\"items\": [{good}, {good}], \"next\": \"https://b.example/2\"}}}}"
            ),
            vec!["notes-elsewhere"],
        ),
        (format!("{{\"total\": 2, \"rows\": [{good}, {good}]}}"), vec![]),
    ] {
        let read = read_notes("notes.json", text.as_bytes()).unwrap();
        let codes: Vec<_> = read.problems.iter().map(|problem| &*problem.code).collect();
        assert_eq!((read.notes.len(), codes), (2, problems), "{text}");
    }
}
