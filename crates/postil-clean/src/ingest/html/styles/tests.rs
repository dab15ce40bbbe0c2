use crate::ingest::visible_lines;

/// Whether sheets hide the line `открыт` of a body.
fn check_body(head: &str, body: &str, hidden: bool) {
    let page = format!("{head}<h2>Мост через Тобол</h2>{body}");
    let lines: Vec<String> = visible_lines(&page).collect();
    assert_eq!(!lines.contains(&"открыт".to_owned()), hidden, "{page}: {lines:?}");
}

/// Whether a sheet hides a paragraph with attributes.
fn check(sheet: &str, element: &str, hidden: bool) {
    check_body(&format!("<style>{sheet}</style>"), &format!("<p {element}>открыт</p>"), hidden);
}

/// Whether a sheet hides a paragraph of the class `old` inside an element.
fn check_inside(sheet: &str, outer: &str, hidden: bool) {
    let body = format!("<div {outer}><section><p class=old>открыт</p></section></div>");
    check_body(&format!("<style>{sheet}</style>"), &body, hidden);
}

#[test]
fn what_a_class_or_an_id_hides_is_not_seen() {
    for (sheet, element) in [
        (".old{display:none}", "class='note old'"),
        ("#draft { color: red; display: none !important }", "id=draft"),
        (".old{ DISPLAY : NONE }", "class=old"),
        ("p, .old, h3 { visibility : hidden }", "class=old"),
        ("/* old */ .old{display:none}", "class=old"),
        (".old{display:block;display:none}", "class=old"),
        (".old{visibility:hidden;display:block}", "class=old"),
        ("@charset \"utf-8\"; @media print{.new{color:red}} .old{display:none}", "class=old"),
        ("@font-face{font-family:a} .old{display:none}", "class=old"),
        (".note.old{display:none}", "class='old big note'"),
        ("p.old, div.new{display:none}", "class=old"),
        ("p#draft.old{display:none}", "class=old id=draft"),
        (".sm\\:old{display:none}", "class=sm:old"),
        (".old:not(:hover){display:none}", "class=old"),
        (":is(.new, p).old{display:none}", "class=old"),
    ] {
        check(sheet, element, true);
    }
}

#[test]
fn rules_that_hold_on_every_screen_hide() {
    for rule in ["@media screen", "@media all", "@supports (display:grid)", "@layer base"] {
        check(&format!("{rule}{{.new{{color:red}} .old{{display:none}}}}"), "class=old", true);
    }
    for rule in [
        "@media print",
        "@media screen and (max-width:9em)",
        "@media screen{@media print",
        "@supports not (display:grid)",
        "@container (width > 9em)",
        "@keyframes a",
    ] {
        check(&format!("{rule}{{.new{{color:red}} .old{{display:none}}}}}}"), "class=old", false);
    }
}

#[test]
fn what_may_have_been_shown_is_seen() {
    for (sheet, element) in [
        (".old{display:none}", "class=older"),
        (".note.old{display:none}", "class=old"),
        ("div.old{display:none}", "class=old"),
        (".note + .old, .note ~ .old, .old:not(.old), .{display:none}", "class=old"),
        (".old:first-child, .old:has(b){display:none}", "class=old"),
        (".old{color:red}", "class=old"),
        (".old:hover, .old::before, .old:after{display:none}", "class=old"),
        (".old{display:none", "class=new"),
        ("/* .a{color:red} .old{display:none} */", "class=old"),
        ("/* .a, .old{display:none} */ .new{display:none}", "class=old"),
        (".old{display:none;display:block}", "class=old"),
        (".old{display:none\\9}", "class=old"),
        (".old{display:none} .old:first-child{display:block}", "class=old"),
        (".old{display:none} @media (min-width:9em){.old{display:block}}", "class=old"),
        (".old{display:none} @media print{.old{display:block}}", "class=old"),
        (".old{display:none; &.open{display:block}}", "class='old open'"),
        ("[v-cloak], .ng-cloak{display:none}", "class=ng-cloak v-cloak"),
        ("}}{{.old{", "class=old"),
    ] {
        check(sheet, element, false);
    }
}

#[test]
fn elements_around_decide() {
    for (sheet, hidden) in [
        (".box .old{display:none}", true),
        ("div p{display:none}", true),
        (".box > section > .old{display:none}", true),
        (".box > .old{display:none}", false),
        (".old .box{display:none}", false),
        (".box section, .new .old{display:none}", true),
        (".box:not(.open) .old{display:none}", true),
        (".box:not(.wide) .old{display:none}", false),
        (".box .box .old{display:none}", false),
        (".wide > section .old, .new{display:none}", true),
        ("p + div .old{display:none}", false),
        (".js .old, .no-js .old{display:none}", false),
        (".old{display:none} .js .old{display:block}", false),
        (".old{display:none} .open .old{display:block}", true),
    ] {
        check_inside(sheet, "class='box wide'", hidden);
    }
}

#[test]
fn attributes_are_asked_for() {
    for (asked, hidden) in [
        ("[data-kind]", true),
        ("[data-kind=pull-quote]", true),
        ("[data-kind='pull-quote']", true),
        ("[data-kind^=\"pull\"]", true),
        ("[DATA-KIND*=-qu]", true),
        ("[data-kind$=QUOTE i]", true),
        ("[data-kind|=pull]", true),
        ("p[lang=ru].old", true),
        ("[data-kind=pull]", false),
        ("[data-kind~=pull]", false),
        ("[data-kind='']", false),
        ("[data-other]", false),
        ("[data-kind^='']", false),
    ] {
        let element = "class=old data-kind='pull-quote' lang=ru";
        check(&format!("{asked}{{display:none}}"), element, hidden);
    }
    check_inside("[data-side] .old{display:none}", "data-side", true);
}

#[test]
fn the_rule_that_css_takes_counts() {
    for (sheet, element, hidden) in [
        (".old{display:none}.old{display:block}", "class=old", false),
        (".note.old{display:none}.old{display:block}", "class='note old'", true),
        (".tab{display:none}.tab.active{display:block}", "class='tab active'", false),
        (".tab{display:none}.tab.active{display:block}", "class=tab", true),
        ("#draft{display:none}p.old{display:block}", "class=old id=draft", true),
        ("p{display:block!important}.old{display:none}", "class=old", false),
        ("p{display:none!important}.old{display:block}", "class=old", true),
        (".old{display:none}", "class=old style='display:block'", false),
        (".old{display:none!important}", "class=old style='display:block'", true),
        (".old{display:block}", "class=old hidden", false),
        ("[hidden]{display:none!important}.old{display:block}", "class=old hidden", true),
        ("p.old{display:block}", "class=old style='display:none'", true),
        (":where(#draft){display:none}p{display:block}", "id=draft", false),
        ("p:not(#no){display:none}p.old{display:block}", "class=old", true),
    ] {
        check(sheet, element, hidden);
    }
}

#[test]
fn no_height_hides_what_is_cut_off() {
    for (declarations, hidden) in [
        ("height:0;overflow:hidden", true),
        ("max-height:0px; overflow-y: clip", true),
        ("height:0", false),
        ("line-height:0;overflow:hidden", false),
        ("height:0;overflow:visible", false),
        ("height:0;overflow:hidden;padding-bottom:56%", false),
        ("height:0;overflow:hidden}.old{height:auto", false),
    ] {
        check(&format!(".old{{{declarations}}}"), "class=old", hidden);
    }
}

#[test]
fn what_is_inside_may_be_visible_again() {
    for (property, hidden) in [("visibility:visible", false), ("color:red", true)] {
        let sheet = format!("#box{{visibility:hidden}}.old{{{property}}}");
        check_inside(&sheet, "id=box", hidden);
    }
    check_inside("#box{display:none}.old{display:block;visibility:visible}", "id=box", true);
}

#[test]
fn a_dialog_is_seen_when_it_is_open() {
    check_body("", "<dialog>открыт</dialog>", true);
    check_body("", "<dialog open>открыт</dialog>", false);
    check_body("<style>dialog{display:flex}</style>", "<dialog>открыт</dialog>", false);
    check_body("", "<details><summary>Мост</summary><p>открыт</p></details>", false);
}

#[test]
fn a_sheet_counts_in_its_own_tree() {
    let host = |sheet: &str| {
        format!(
            "<x-a><template shadowrootmode=open>{sheet}<p class=old>открыт</p></template></x-a>"
        )
    };
    let sheet = "<style>.old, x-a p{display:none}</style>";
    check_body(sheet, &host(""), false);
    check_body("", &host(sheet), true);
    check_body("", &format!("{}<p class=old>открыт", host(sheet)), false);
    check_body(&format!("<template>{sheet}</template>"), "<p class=old>открыт", false);
    check_body(&format!("<noscript>{sheet}</noscript>"), "<p class=old>открыт", false);
}

#[test]
fn what_is_hidden_on_paper_is_seen_on_a_screen() {
    for (media, hidden) in [("", true), ("media=screen", true), ("media=print", false)] {
        let sheet = format!("<style {media}>.old{{display:none}}</style>");
        check_body(&sheet, "<p class=old>открыт", hidden);
    }
}

#[test]
fn a_page_that_its_sheet_hides_is_shown_by_a_script() {
    let page = "<style>body > *{visibility:hidden}</style><div><p>Мост открыт</p></div>";
    assert_eq!(visible_lines(page).collect::<Vec<_>>(), ["Мост открыт"]);
    let menu =
        "<style>.menu{display:none}</style><p>Мост открыт<div class=menu>Погода Афиша Игры</div>";
    assert_eq!(visible_lines(menu).collect::<Vec<_>>(), ["Мост открыт"]);
}

#[test]
fn hostile_sheets_end() {
    let rules = |rule: fn(usize) -> String| (0..30_000).map(rule).collect::<String>();
    let deep = "<div class='a b'>".repeat(3000);
    for sheet in [
        rules(|i| format!(".a{i}{{display:none}}")),
        rules(|_| ".a .b .a .b .c .old{display:none}".to_owned()),
        format!("{}{{display:none}}", ":not(".repeat(10_000)),
        format!("{}.old{{display:none}}", ".a > ".repeat(10_000)),
        format!("{}.old{{display:none}}", "@media screen{".repeat(10_000)),
    ] {
        let page = format!("<style>{sheet}</style>{deep}<p class=old>открыт</p>");
        assert_eq!(visible_lines(&page).count(), 1);
    }
}
