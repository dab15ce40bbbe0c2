//! What `[[source]]` rules change.

use super::{check_in, text, with_note, with_sources};
use crate::model::rule::Rule;
use crate::model::sidecar::{FieldOverrides, Sidecar};

const BRIDGE: &str = "\
lede      |В селе Белый Яр открыли мост через реку Талды, который строили два года.
paragraph |По новой дороге школьники доезжают до районного центра за двадцать минут.
";
const ABOVE: &str = "Редакция ищет водителя с опытом работы и знанием всех дорог области, зовите.";
const BELOW: &str = "Прогноз на неделю обещает тёплую погоду без дождей и слабый ветер с юга.";

fn check(rows: &str, rule: &str) {
    check_beside(rows, rule, &Sidecar::default());
}

fn check_beside(rows: &str, rule: &str, sidecar: &Sidecar) {
    let rule = format!("[[source]]\nfolders = [\".\"]\n{rule}");
    check_in(rows, sidecar, &with_sources(&rule));
}

#[test]
fn a_line_is_dropped_as_a_sidecar_would() {
    let rows = format!("{BRIDGE}source rule |Ещё «один» день —  и мост откроют для всех машин.\n");
    check(&rows, "drop = ['Еще \"один\" день - и мост откроют для всех машин.']");
}

#[test]
fn a_pattern_drops_and_keeps() {
    let rows = format!(
        "{BRIDGE}source rule |Мост стоил 12 миллионов тенге, и деньги дала область.\nread also   |Читайте также\nparagraph   |Уточнение: мост открыт в среду\n"
    );
    check(&rows, "drop = [{ regex = 'стоил \\d+ миллион' }]\nkeep = [{ regex = '^Уточнение' }]");
}

#[test]
fn markers_cut_off_what_stands_before_and_after() {
    let rows = format!(
        "source rule |{ABOVE}\nsource rule |Распечатать\n{BRIDGE}source rule |Погода\nsource rule |{BELOW}\n"
    );
    check(&rows, "start_after = ['Распечатать']\nend_before = ['Погода']");
}

#[test]
fn the_text_is_looked_for_between_the_markers_alone() {
    let decoy = format!("source rule |{BELOW}\n").repeat(9);
    let rows = format!("{BRIDGE}source rule |Погода\n{decoy}");
    check(&rows, "end_before = ['Погода']");
}

#[test]
fn a_page_that_ends_with_its_marker_keeps_the_title_that_it_states() {
    let rule = "[[source]]\nfolders = [\".\"]\nstart_after = ['Распечатать']";
    let rows = format!("title |В Белом Яре открыли мост\n{BRIDGE}source rule |Распечатать\n")
        .replace("lede     ", "source rule")
        .replace("paragraph", "source rule");
    let article = check_in(&rows, &Sidecar::default(), &with_sources(rule));
    assert_eq!(text(article.fields.title.as_ref()), Some("В Белом Яре открыли мост"));
}

#[test]
fn a_marker_that_is_not_on_the_page_changes_nothing() {
    check(
        BRIDGE,
        "start_after = ['Распечатать']\nend_before = ['Погода', { regex = '^Реклама$' }]",
    );
}

#[test]
fn the_end_is_looked_for_below_the_start() {
    let rows = format!(
        "source rule |Погода\nsource rule |{ABOVE}\nsource rule |Распечатать\n{BRIDGE}source rule |Погода\n"
    );
    check(&rows, "start_after = ['Распечатать']\nend_before = ['Погода']");
}

#[test]
fn a_headline_beyond_the_marker_is_found_all_the_same() {
    let rows = format!("title |В Белом Яре открыли мост\nsource rule |Распечатать\n{BRIDGE}");
    let rule = with_sources("[[source]]\nfolders = ['.']\nstart_after = ['Распечатать']");
    let fields = check_in(&rows, &Sidecar::default(), &rule).fields;
    assert_eq!(text(fields.title.as_ref()), Some("В Белом Яре открыли мост"));
}

#[test]
fn a_sidecar_outranks_the_rule() {
    let kept = "Мост стоил двенадцать миллионов тенге, и деньги дала область.";
    let dropped = "Проголосуйте за мост года на сайте нашей газеты до конца марта.";
    let sidecar = Sidecar {
        keep: vec![kept.to_owned()],
        drop: vec![dropped.to_owned()],
        ..Sidecar::default()
    };
    let rows = format!("{BRIDGE}paragraph |{kept}\ndropped by hand |{dropped}\n");
    check_beside(&rows, &format!("drop = ['{kept}']\nkeep = ['{dropped}']"), &sidecar);
}

#[test]
fn a_quoted_line_outranks_the_rule() {
    let sidecar = with_note("деньги дала область");
    let rows = format!(
        "{BRIDGE}source rule |Погода\nsource rule |{BELOW}\nparagraph |Мост строили долго, и деньги дала область.\n"
    );
    check_beside(&rows, "end_before = ['Погода']", &sidecar);
}

#[test]
fn a_source_is_told_by_address_or_by_name() {
    let line = "Проголосуйте за мост года на сайте нашей газеты до конца марта.";
    let rule = format!(
        "[[source]]\nhosts = ['dala.example']\nnames = ['Степной вестник']\ndrop = ['{line}']"
    );
    let rule = with_sources(&rule);
    let overrides = [
        FieldOverrides {
            url: Some("https://m.dala.example/most".to_owned()),
            ..Default::default()
        },
        FieldOverrides {
            source: Some("«Степной вестник»".to_owned()), ..Default::default()
        },
    ];
    for overrides in overrides {
        let sidecar = Sidecar { overrides, ..Sidecar::default() };
        check_in(&format!("{BRIDGE}source rule |{line}\n"), &sidecar, &rule);
    }
    check_in(&format!("{BRIDGE}paragraph |{line}\n"), &Sidecar::default(), &rule);
    let named = BRIDGE.replace("два года.", "два года, передает Dala.example.");
    check_in(&format!("{named}source rule |{line}\n"), &Sidecar::default(), &rule);
}

#[test]
fn markers_may_leave_nothing() {
    let rows = BRIDGE.replace("lede     ", "source rule").replace("paragraph", "source rule");
    check(&rows, "end_before = [{ regex = '^В селе' }]");
}

#[test]
fn bare_text_gets_the_name_of_its_source() {
    let rules = with_sources(
        "[[source]]\nfolders = ['.']\nsource = 'Архив области'\n[[source]]\nhosts = ['dala.example']\nsource = 'Дала'",
    );
    let named = BRIDGE.replace("два года.", "два года, передает Dala.example.");
    for (rows, name) in [(BRIDGE, "Архив области"), (&named, "Дала")] {
        let source = check_in(rows, &Sidecar::default(), &rules).fields.source.expect("a source");
        assert_eq!((source.value.as_str(), source.evidence.rule), (name, Rule::SourceRule));
    }
    let overrides =
        FieldOverrides { source: Some("Листок".to_owned()), ..Default::default() };
    let fields = check_in(BRIDGE, &Sidecar { overrides, ..Sidecar::default() }, &rules).fields;
    assert_eq!(text(fields.source.as_ref()), Some("Листок"));
}
