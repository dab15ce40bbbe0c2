//! What `postil check` says of words that somebody wants withheld.

use std::fs;

use crate::driver::{built_archive, postil};

const REPORT: &str = "Депутаты городского маслихата обсудили проект бюджета на 2027 год: доходы \
    оцениваются в 18,4 млрд тенге, дефицит – в 1,1 млрд.\n\nНа ремонт водопровода предложено \
    направить 2,3 млрд тенге, на дороги – 1,9 млрд. Голосование назначено на 12 мая.\n\n\
    Председатель бюджетной комиссии Ольга Ким сообщила, что замечания жителей принимают до конца \
    недели в приёмной на улице Садовой.\n";

#[test]
fn words_dropped_from_one_copy_of_a_report_are_pointed_out_in_the_other() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let articles = archive.join("content/articles");
    let line = "Заявительница живёт на улице Дубравной, дом 17, вторая калитка слева.";
    for name in ["listok", "vestnik"] {
        let text = format!("Бюджет города обсудили в маслихате\n\n{REPORT}\n{line}\n");
        fs::write(articles.join(name).with_extension("txt"), text).unwrap();
        let sidecar = format!("url = \"https://{name}.example/1\"\ndate = 2026-04-24\n");
        let drop = if name == "vestnik" { format!("drop = [{line:?}]\n") } else { String::new() };
        fs::write(articles.join(name).with_extension("toml"), sidecar + &drop).unwrap();
    }
    let said = postil(&archive, &["check"]);
    let lines: Vec<&str> = said.lines().collect();
    let found = lines.windows(4).find(|lines| lines[0].contains("dropped-elsewhere"));
    insta::assert_snapshot!(found.unwrap_or(&lines).join("\n"), @r"
    warning[dropped-elsewhere]: these words were dropped from another copy of this report
      --> content/articles/listok.txt:9
      content/articles/vestnik.txt: this copy does not show them
      hint: to withhold them here too, name the line in the `drop` of this article's sidecar
    ");
}

#[test]
fn a_drop_that_fits_nothing_is_an_error() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    fs::write(archive.join("content/articles/a.toml"), "drop = [\"Нет такой строки.\"]\n").unwrap();
    let said = postil(&archive, &["check"]);
    assert!(said.contains("error[unmatched-drop]: `drop` names no line of the article"), "{said}");
    assert!(said.contains("1 error"), "{said}");
}
