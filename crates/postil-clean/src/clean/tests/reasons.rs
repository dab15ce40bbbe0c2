//! Why lines were kept or removed.

use super::{cleaned, with_sources};
use crate::clean::Scraped;
use crate::ingest::ingest;
use crate::model::cleaned::CleanedArticle;
use crate::model::line::LineRange;
use crate::model::reason::{Ground, LineReasons};
use crate::model::rule::Rule;
use crate::model::sidecar::Sidecar;
use crate::settings::{CleanSettings, Strictness};

/// A page long enough for the network to judge it alone.
fn page() -> String {
    let menu: String = (1..=30).map(|n| format!("Раздел {n}\n")).collect();
    let text: String = (1..=12)
        .map(|n| {
            format!("Мост номер {n} через реку Талды открыли вчера, и дорога стала короче.\n\n")
        })
        .collect();
    format!(
        "{menu}\nМосты открыты\n12.03.2026\n\n{text}Фото: Арман Климов\n\nЧитайте также\n\
         В Заречном купили автобус\nПоделиться\n© 2026 «Степной вестник»\n"
    )
}

fn explained(raw: &str, sidecar: &Sidecar, settings: &CleanSettings) -> CleanedArticle {
    let document = ingest("page.txt", raw.as_bytes()).0.expect("a page with text");
    Scraped { document: &document, others: &[], sidecar, settings }.explain().0
}

fn plainly_explained(raw: &str) -> CleanedArticle {
    explained(raw, &Sidecar::default(), &CleanSettings::default())
}

fn of_line(article: &CleanedArticle, line: u32) -> Option<&LineReasons> {
    article.reasons.iter().find(|reasons| reasons.lines.contains(line.into()))
}

fn grounds(article: &CleanedArticle, line: u32) -> Vec<Ground> {
    let reasons = of_line(article, line).map_or(&[][..], |line| &line.reasons);
    reasons.iter().map(|reason| reason.ground).collect()
}

fn is_kept(article: &CleanedArticle, lines: LineRange) -> bool {
    article
        .blocks
        .iter()
        .any(|block| block.lines.first <= lines.first && lines.last <= block.lines.last)
}

#[test]
fn every_line_that_was_weighed_has_one_to_three_reasons() {
    let article = plainly_explained(&page());
    assert!(article.reasons.len() > 40, "{}", article.reasons.len());
    for line in &article.reasons {
        assert!((1..=3).contains(&line.reasons.len()), "{line:?}");
        let strengths = || line.reasons.iter().filter_map(|reason| reason.strength);
        assert!(strengths().all(|strength| strength != 0) || line.reasons.len() == 1, "{line:?}");
    }
}

#[test]
fn all_reasons_together_have_the_sign_of_the_verdict() {
    for raw in [page(), "Меню\nМост открыли вчера утром, сказал мэр.\nПоделиться".to_owned()]
    {
        let article = plainly_explained(&raw);
        let weighed = article.reasons.iter().filter_map(|line| Some((line, line.log_odds?)));
        let mut count = 0;
        for (line, odds) in weighed.filter(|(_, odds)| *odds != 0) {
            assert_eq!(odds > 0, is_kept(&article, line.lines), "{line:?}");
            count += 1;
        }
        assert!(count > 0);
    }
}

#[test]
fn a_clear_verdict_has_a_reason_on_its_side() {
    for line in &plainly_explained(&page()).reasons {
        let Some(odds) = line.log_odds.filter(|odds| odds.abs() > 10) else { continue };
        let agrees = |strength: i16| (strength > 0) == (odds > 0);
        assert!(line.reasons.iter().filter_map(|reason| reason.strength).any(agrees), "{line:?}");
    }
}

#[test]
fn nothing_else_changes_when_reasons_are_given() {
    let document = ingest("page.txt", page().as_bytes()).0.expect("a page with text");
    let (sidecar, settings) = (Sidecar::default(), CleanSettings::default());
    let page = Scraped { document: &document, others: &[], sidecar: &sidecar, settings: &settings };
    let ((plain, _), (explained, _)) = (page.clean(), page.explain());
    assert!(plain.reasons.is_empty());
    assert_eq!(CleanedArticle { reasons: Vec::new(), ..explained }, plain);
}

#[test]
fn a_line_that_a_rule_removed_has_the_rule_for_its_reason() {
    let article = plainly_explained(&page());
    let removed = |rule: Rule| {
        let run = article.removed.iter().find(|run| run.rule == rule);
        run.unwrap_or_else(|| panic!("nothing is removed as {rule}")).lines.first.get()
    };
    for rule in [Rule::Blank, Rule::Title, Rule::DateLine] {
        assert!(of_line(&article, removed(rule)).is_none(), "{rule}");
    }
    assert!(of_line(&article, 2).is_some_and(|line| line.log_odds.is_some()));
}

#[test]
fn rules_have_their_say_on_a_short_page_only() {
    let short = plainly_explained("Мост открыли вчера утром, и дорога стала короче на час.\n");
    assert_eq!(grounds(&short, 1)[0], Ground::ShortPage);
    let long = plainly_explained(&page());
    assert!(
        long.reasons
            .iter()
            .all(|line| { line.reasons.iter().all(|reason| reason.ground != Ground::ShortPage) })
    );
}

#[test]
fn the_strictness_is_a_reason_where_it_tips_the_scale() {
    let raw = "Мост открыли вчера утром.\n";
    let thorough = CleanSettings { strictness: Strictness::Thorough, ..CleanSettings::default() };
    let by = |settings: &CleanSettings| {
        let article = explained(raw, &Sidecar::default(), settings);
        article.reasons[0].log_odds.expect("a weighed line")
    };
    assert!(by(&thorough) < by(&CleanSettings::default()));
}

#[test]
fn who_keeps_a_line_against_the_weights_is_named() {
    let menu = "Раздел 7";
    let sidecar = Sidecar { keep: vec![menu.to_owned()], ..Sidecar::default() };
    let clean = CleanSettings::default();
    assert_eq!(grounds(&explained(&page(), &sidecar, &clean), 7), [Ground::Person]);
    let source = with_sources(&format!("[[source]]\nfolders = [\".\"]\nkeep = [\"{menu}\"]\n"));
    assert_eq!(grounds(&explained(&page(), &Sidecar::default(), &source), 7), [Ground::SourceRule]);
}

#[test]
fn reasons_follow_wrapped_lines_back_to_the_file() {
    let wrapped = "В селе Белый Яр открыли мост через реку Талды. Строители работали два\n\
        года и закончили раньше срока, хотя прошлой весной вода поднялась выше\n\
        опор и залила всю стройку, а летом не хватало песка и щебня.\n\
        По новой дороге школьники доезжают до районного центра за двадцать минут,\n\
        а раньше они шли вдоль берега больше часа, и в половодье занятия часто\n\
        отменяли. Теперь учителя просят пустить по мосту ещё один автобус.\n";
    let article = plainly_explained(wrapped);
    let several = |line: &&LineReasons| line.lines.last > line.lines.first;
    assert!(article.reasons.iter().any(|line| several(&line)), "{:?}", article.reasons);
    for line in &article.reasons {
        assert!(is_kept(&article, line.lines), "{line:?}");
    }
    assert_eq!(cleaned("page.txt", wrapped, &Sidecar::default()).0.blocks, article.blocks);
}

/// What an article's page shows is the same as if the reasons of all lines had been found.
#[test]
fn close_lines_have_the_reasons_that_they_have_among_all() {
    let comments = "Комментарии\nМост хороший, но дорога к нему плохая, сказал он\nОтветить\n";
    let raw = format!("{}{comments}", page());
    let document = ingest("page.txt", raw.as_bytes()).0.expect("a page with text");
    let (sidecar, settings) = (Sidecar::default(), CleanSettings::default());
    let page = Scraped { document: &document, others: &[], sidecar: &sidecar, settings: &settings };
    let ((all, _), (close, _)) = (page.explain(), page.explain_close());
    let nearest = all.removed.iter().filter_map(|run| {
        let within = |line: &&LineReasons| run.lines.first <= line.lines.first;
        let within = all.reasons.iter().filter(within);
        let within: Vec<_> = within.take_while(|line| line.lines.first <= run.lines.last).collect();
        LineReasons::nearest_to_kept(within.into_iter())
    });
    let doubtful = all.reasons.iter().filter(|line| line.is_doubtful());
    let mut expected: Vec<&LineReasons> = nearest.chain(doubtful).collect();
    expected.sort_by_key(|line| line.lines.first);
    expected.dedup();
    assert!(expected.len() > 2 && expected.len() < all.reasons.len() / 2, "{expected:?}");
    assert!(close.reasons.iter().eq(expected));
    assert_eq!((close.removed, close.blocks), (all.removed, all.blocks));
}
