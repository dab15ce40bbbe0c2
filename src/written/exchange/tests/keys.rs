use super::shapes::told;
use super::*;

/// Reads annotations of which all but the target is given, and tells kind, text, tags and what is
/// left out.
fn check_whole(shapes: &[(&str, &str)]) {
    for (fields, expected) in shapes {
        let json =
            format!(r#"{{"type": "Annotation", "target": "https://a.example/1", {fields}}}"#);
        let note = &read(&json)[0];
        assert_eq!(format!("{}{}", note.kind.name(), told(note)), *expected, "{fields}");
    }
}

#[test]
fn every_motive_is_kept_or_named() {
    check_whole(&[
        (r#""motivation": "tagging", "body": {"value": "мост"}"#, "comment /  / мост / "),
        (r#""motivation": "oa:tagging", "bodyValue": "мост""#, "comment /  / мост / "),
        (
            r#""motivation": "tagging", "body": [{"value": "мост"}, {"value": "Да.", "purpose": "commenting"}]"#,
            "comment / Да. / мост / ",
        ),
        (
            r#""motivation": "classifying", "body": ["https://b.example/art", {"value": "claim"}]"#,
            "claim /  / https://b.example/art / ",
        ),
        (
            r#""motivation": ["commenting", "tagging"], "bodyValue": "Да.""#,
            "comment / Да. /  / the motivation `tagging`",
        ),
        (
            r#""motivation": "bookmarking", "body": {"value": "Да.", "purpose": "describing"}"#,
            "context / Да. /  / the motivation `bookmarking`",
        ),
        (
            r#""motivation": ["assessing", "editing"], "bodyValue": "Да.""#,
            "claim / Да. /  / the motivation `editing`",
        ),
        (
            r#""motivation": "assessing", "body": [{"value": "Да.", "purpose": "replying"}, {"value": "Нет.", "purpose": "replying"}]"#,
            "claim / Да.¶¶Нет. /  / the purpose `replying`",
        ),
        (
            r#""motivation": "identifying", "body": {"value": "Сей", "purpose": "identifying"}"#,
            "comment / Сей /  / the motivation `identifying`, the purpose `identifying`",
        ),
        (
            r#""motivation": "identifying", "body": [{"value": "person", "purpose": "classifying"}, {"value": "place", "purpose": "classifying"}, {"value": "Сей"}]"#,
            "person / Сей / place / ",
        ),
    ]);
}

#[test]
fn every_key_of_an_annotation_is_kept_or_named() {
    check_whole(&[
        (r#""bodyValue": "2 * 3 * 4""#, "comment / 2 \\* 3 \\* 4 /  / "),
        (r#""bodyValue": "Да.", "text": "*Нет.*""#, "comment / *Нет.*¶¶Да. /  / "),
        (
            r#""bodyText": "Да.", "mood": 3, "label": " ", "via": []"#,
            "comment /  /  / `bodyText`, `mood`",
        ),
        (
            r#""generator": "https://b.example/app", "generated": "2026-03-09T10:00:00Z""#,
            "comment /  /  / ",
        ),
        (
            r#""created": "2026-03-09T10:00:00Z", "modified": "2026-03-10T10:00:00Z""#,
            "comment /  /  / `modified`",
        ),
        (
            r#""created": "2026-03-09T10:00:00Z", "modified": "2026-03-09T11:00:00Z""#,
            "comment /  /  / ",
        ),
        (r#""created": "в марте""#, "comment /  /  / `created`"),
        (r#""creator": [{"name": "А. Сей"}, {"type": "Person"}]"#, "comment /  /  / `creator`"),
        (
            r#""creator": "https://b.example/u", "body": {"value": "Да.", "creator": "https://b.example/u"}"#,
            "comment / Да. /  / ",
        ),
    ]);
}

#[test]
fn a_record_of_hypothesis_has_nothing_to_name() {
    let notes = read(
        r#"{"uri": "https://a.example/1", "target": [{"source": "https://a.example/1"}],
        "text": "Да.", "group": "__world__", "hidden": false, "links": {"html": "https://b.example/1"},
        "permissions": {"read": ["group:__world__"]}, "shape_of_tomorrow": "OPEN",
        "created": "2026-03-09T10:00:00Z", "updated": "2026-04-09T10:00:00Z"}"#,
    );
    assert!(notes[0].left_out.is_empty(), "{:?}", notes[0].left_out);
}

#[test]
fn a_creator_without_a_name_is_called_by_what_is_known() {
    for (creator, by) in [
        (r#"{"nick": "sey", "homepage": "https://b.example/"}"#, "sey"),
        (r#"{"account": "sey", "id": "https://b.example/u"}"#, "sey"),
        (r#"{"@id": "https://b.example/u"}"#, "https://b.example/u"),
        (r#"{"type": "Person", "homepage": "https://b.example/"}"#, "https://b.example/"),
    ] {
        let notes = read(&format!(r#"{{"target": "https://a.example/1", "creator": {creator}}}"#));
        assert_eq!(notes[0].by.as_deref(), Some(by), "{creator}");
    }
}
