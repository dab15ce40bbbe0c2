//! Exports as other programs write them.

use super::*;

fn read(json: &str) -> Vec<ForeignNote> {
    read_notes("notes.json", json.as_bytes()).unwrap().notes
}

#[test]
fn a_hypothesis_export_is_read() {
    let notes = read(
        r#"{"export_date": "2026-03-10", "annotations": [{
            "created": "2026-03-09T10:00:00.000000+00:00",
            "user": "acct:lodkin@hypothes.is",
            "user_info": {"display_name": "И. Лодкин"},
            "uri": "https://listok.example/most",
            "document": {"title": ["Мост закрыт"]},
            "text": "Так *обещали*.", "tags": ["сроки"],
            "target": [{"source": "https://listok.example/most", "selector": [
                {"type": "RangeSelector"},
                {"type": "TextQuoteSelector", "exact": "до весны", "prefix": "закрыт ", "suffix": "."}
            ]}]
        }, {"uri": "https://listok.example/most", "target": [{}], "references": ["x"], "text": "Да."}]}"#,
    );
    let expected = ForeignNote {
        number: 1,
        addresses: vec!["https://listok.example/most".to_owned()],
        title: Some("Мост закрыт".to_owned()),
        quote: Some("до весны".to_owned()),
        prefix: Some("закрыт ".to_owned()),
        suffix: Some(".".to_owned()),
        tags: vec!["сроки".to_owned()],
        by: Some("И. Лодкин".to_owned()),
        date: NaiveDate::from_ymd_opt(2026, 3, 9),
        text: "Так *обещали*.".to_owned(),
        ..ForeignNote::default()
    };
    assert_eq!(notes[0], expected);
    assert!(notes[1].is_reply && notes.len() == 2);
}

#[test]
fn web_annotations_are_read_from_pages_and_alone() {
    let annotation = r#"{"type": "Annotation", "motivation": "assessing",
        "body": [{"type": "TextualBody", "value": "Проверить.", "purpose": "assessing"},
                 {"type": "TextualBody", "value": "сроки", "purpose": "tagging"}],
        "creator": {"type": "Person", "name": "А. Сей"}, "created": "2026-03-09T00:00:00Z",
        "target": {"source": "https://a.example/b", "selector": {"type": "TextQuoteSelector", "exact": "весной"}}}"#;
    let alone = read(annotation);
    assert_eq!((alone[0].kind, alone[0].text.as_str()), (NoteKind::Claim, "Проверить."));
    assert_eq!(
        (alone[0].tags.as_slice(), alone[0].by.as_deref()),
        (&["сроки".to_owned()][..], Some("А. Сей"))
    );
    assert_eq!(read(&format!("{{\"items\": [{annotation}]}}")), alone);
    assert_eq!(read(&format!("{{\"first\": {{\"items\": [{annotation}]}}}}")), alone);
}

#[test]
fn a_position_without_words_is_not_the_whole_page() {
    let wordless = |target: &str| {
        read(&format!(r#"{{"target": {target}, "bodyValue": "Да."}}"#))[0].is_wordless
    };
    for selector in [
        r#"{"type": "TextPositionSelector", "start": 3, "end": 9}"#,
        r#"[{"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": " "}]"#,
    ] {
        let target = format!(r#"{{"source": "https://a.example", "selector": {selector}}}"#);
        assert!(wordless(&target), "{selector}");
    }
    assert!(!wordless(r#""https://a.example""#));
    assert!(!wordless(r#"[{"source": "https://a.example", "selector": []}]"#));
    assert!(!wordless(r#"{"selector": {"type": "TextQuoteSelector", "exact": "мост"}}"#));
}

#[test]
fn kinds_survive_the_way_out_and_back() {
    for (name, kind) in NoteKind::ALL {
        let class = format!(r#"[{{"purpose": "classifying", "value": "{name}"}}]"#);
        let body = if kind.motivation() == "identifying" { class.as_str() } else { "\"x\"" };
        let motivation = kind.motivation();
        let json = format!(
            r#"{{"target": "https://a.example", "motivation": "{motivation}", "body": {body}}}"#
        );
        assert_eq!(read(&json)[0].kind, kind);
    }
}

#[test]
fn a_text_in_html_is_what_a_browser_would_show() {
    let body =
        r#"{"format": "text/html", "value": "<p>Мост <b>открыт</b> &amp; цел.</p><p>Да.</p>"}"#;
    let json = format!(r#"{{"target": "https://a.example", "body": {body}}}"#);
    assert_eq!(read(&json)[0].text, "Мост открыт \\& цел.\n\nДа.");
    assert_eq!(read(&json.replace("html", "markdown"))[0].text.matches('<').count(), 6);
}

#[test]
fn what_holds_no_notes_is_refused() {
    let refused = |text: &str| read_notes("notes.json", text.as_bytes()).unwrap_err().code;
    assert_eq!([refused("{"), refused("[1, {}]")], ["not-json", "no-foreign-notes"]);
}

/// What an annotation says of itself, and what it is for.
mod keys;
/// Every shape of the Web Annotation Data Model, and what is read of it.
mod shapes;
