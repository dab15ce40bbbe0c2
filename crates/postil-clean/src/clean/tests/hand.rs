//! What a person's sidecar changes.

use super::{check_with, cleaned, text, with_note};
use crate::model::cleaned::BlockKind;
use crate::model::line::LineNumber;
use crate::model::rule::Rule;
use crate::model::sidecar::{FieldOverrides, Sidecar, StatedKind};

const BRIDGE: &str = "
lede      |В селе Белый Яр открыли мост через реку Талды, который строили два года.
paragraph |По новой дороге школьники доезжают до районного центра за двадцать минут.
";

#[test]
fn sidecar_fields_outrank_the_page() {
    let sidecar = Sidecar {
        overrides: FieldOverrides {
            title: Some("Мост".to_owned()),
            date: "2026-01-09".parse().ok(),
            ..FieldOverrides::default()
        },
        tags: vec!["Река".to_owned(), "МОСТ".to_owned()],
        ..Sidecar::default()
    };
    let rows = format!("{BRIDGE}hashtags  |#мост\n");
    let fields = check_with(&rows, &sidecar).fields;
    assert_eq!(text(fields.title.as_ref()), Some("Мост"));
    let evidence = fields.title.expect("a title").evidence;
    assert_eq!((evidence.line, evidence.rule), (None, Rule::Sidecar));
    let tags: Vec<&str> = fields.tags.iter().map(|tag| tag.value.as_str()).collect();
    assert_eq!(tags, ["мост", "Река"]);
}

#[test]
fn drop_and_keep_name_exact_lines() {
    let sidecar = Sidecar {
        path: "page.toml".to_owned(),
        drop: vec!["Проголосуйте за мост года на сайте нашей газеты до конца марта.".to_owned()],
        keep: vec!["Уточнение: мост открыт в среду".to_owned()],
        ..Sidecar::default()
    };
    let rows = format!(
        "{BRIDGE}dropped by hand |Проголосуйте за мост года на сайте нашей газеты до конца марта.
paragraph |Строители уже разбирают временную переправу, она простояла две зимы.
read also |Читайте также
paragraph |Уточнение: мост открыт в среду
"
    );
    check_with(&rows, &sidecar);
}

#[test]
fn drop_takes_one_line_out_of_a_wrapped_paragraph() {
    let line = "года и закончили раньше срока, хотя прошлой весной вода поднялась выше";
    let sidecar = Sidecar { drop: vec![line.to_owned()], ..Sidecar::default() };
    let article = check_with(
        "
lede            |В селе Белый Яр открыли мост через реку Талды. Строители работали два
dropped by hand |года и закончили раньше срока, хотя прошлой весной вода поднялась выше
paragraph       |опор и залила всю стройку. По новой дороге школьники доезжают до школы
paragraph       |за двадцать минут, а раньше они шли вдоль берега больше часа, и занятия
paragraph       |часто отменяли.
",
        &sidecar,
    );
    assert_eq!(article.blocks.len(), 2);
}

#[test]
fn a_comment_and_the_text_before_it_are_never_one_paragraph() {
    let sidecar = with_note("и даже рыбам нужен этот мост");
    let article = check_with(
        &format!("{BRIDGE}comments |Комментарии\ncomment |Иван: и даже рыбам нужен этот мост\n"),
        &sidecar,
    );
    let prose = article.blocks.iter().filter(|block| block.kind.is_prose());
    assert!(
        prose.clone().count() == 2 && prose.into_iter().all(|block| !block.text.contains("рыбам"))
    );
}

#[test]
fn drop_and_keep_that_match_nothing_are_reported() {
    let sidecar = Sidecar {
        path: "page.toml".to_owned(),
        keep: vec!["Такой строки нет".to_owned()],
        ..Sidecar::default()
    };
    let (_, diagnostics) = cleaned("page.txt", "Мост открыли в среду утром.", &sidecar);
    assert_eq!(diagnostics[0].code, "unmatched-line");
    assert_eq!(diagnostics[0].place.as_ref().map(|p| p.path.as_str()), Some("page.toml"));
}

#[test]
fn what_a_person_keeps_has_come_back() {
    let sentence = "В селе Белый Яр открыли мост через реку Талды, который строили два года.";
    let keep = ["Поделиться", sentence].map(str::to_owned).to_vec();
    let sidecar = Sidecar { keep, ..Sidecar::default() };
    let page = format!("Мост открыли\n\n{sentence}\n\nПоделиться\n");
    let (article, _) = cleaned("page.txt", &page, &sidecar);
    let restored: Vec<_> =
        article.restored.iter().map(|run| (run.rule, run.removed_by, run.lines.first)).collect();
    // The sentence would have stayed anyway.
    assert_eq!(restored, [(Rule::Sidecar, Rule::Share, LineNumber::from(5))]);
}

#[test]
fn a_person_says_what_blocks_are() {
    let page = "Мост открыли\n\nКак теперь ездить\n\n\
        В селе Белый Яр открыли мост через реку Талды, который строили два года.\n\n\
        По новой дороге школьники доезжают до районного центра за двадцать минут.\n\n\
        Снимок моста прислал житель Белого Яра, фото: Анна Ким\n";
    let kinds = |stated: &[(StatedKind, &str)]| {
        let kinds = stated.iter().map(|(kind, words)| (*kind, (*words).to_owned())).collect();
        let sidecar = Sidecar { kinds, ..Sidecar::default() };
        let (article, found) = cleaned("page.txt", page, &sidecar);
        let kinds: Vec<BlockKind> = article.blocks.iter().map(|block| block.kind).collect();
        (kinds, found.iter().filter(|found| found.code == "unmatched-block").count())
    };
    use BlockKind::{Caption, Heading, Lede, List, Paragraph, Quotation};
    let (plain, _) = kinds(&[]);
    let village = plain.len() - 3;
    let at =
        |stated: &[(StatedKind, &str)], place: usize| (kinds(stated).0[place], kinds(stated).1);
    assert_eq!(plain[village + 1], Paragraph, "{plain:?}");
    assert_eq!(at(&[(StatedKind::List, "По  новой дороге")], village + 1), (List, 0));
    assert_eq!(
        at(&[(StatedKind::Quotation, "По новой дороге школьники")], village + 1),
        (Quotation, 0)
    );
    assert_eq!(at(&[(StatedKind::Heading, "В селе Белый Яр")], village), (Heading, 0));
    assert_eq!(at(&[(StatedKind::Caption, "Снимок моста")], village + 2), (Caption, 0));
    // A part of a word is no beginning, and the first paragraph is the lede whoever says so.
    assert_eq!(at(&[(StatedKind::List, "По новой дор")], village + 1), (Paragraph, 1));
    assert_eq!(at(&[(StatedKind::List, " ")], village + 1), (Paragraph, 1));
    let ledes = kinds(&[(StatedKind::Paragraph, "В селе Белый Яр")]).0;
    assert_eq!(ledes.iter().filter(|kind| **kind == Lede).count(), 1);
}

#[test]
fn a_comment_that_is_quoted_comes_back_as_a_comment() {
    let sidecar = with_note("Мост \u{a0}нужен всем и нам тоже");
    let rows = format!(
        "{BRIDGE}comments |Комментарии
comment |Иван: Мост нужен всем
comment |и нам тоже, и даже рыбам
comments |Ответить
"
    );
    let article = check_with(&rows, &sidecar);
    let restored: Vec<_> =
        article.restored.iter().map(|run| (run.rule, run.removed_by, run.lines.first)).collect();
    let first = rows
        .trim_matches('\n')
        .lines()
        .position(|row| row.contains("Иван:"))
        .expect("the quoted line");
    assert_eq!(restored, [(Rule::QuotedByNote, Rule::Comments, LineNumber::of_index(first))]);
}
