//! One report that several outlets carried.

use super::driver::{ArchiveFixture, archive};

const REPORT: &str = "Депутаты городского маслихата обсудили проект бюджета на 2027 год: доходы \
                      оцениваются в 18,4 млрд тенге, дефицит – в 1,1 млрд.\n\n\
                      На ремонт водопровода предложено направить 2,3 млрд тенге, на дороги – 1,9 \
                      млрд. Голосование назначено на 12 мая.\n\n\
                      Председатель бюджетной комиссии Ольга Ким сообщила, что замечания жителей \
                      принимают до конца недели в приёмной на улице Садовой.\n";

fn of_outlet(archive: ArchiveFixture, name: &str, day: u32, text: &str) -> ArchiveFixture {
    let sidecar =
        format!("title = \"Бюджет: {name}\"\nsource = \"Листок {name}\"\ndate = 2026-04-{day}");
    archive.article(&format!("{name}.txt"), text).article(&format!("{name}.toml"), sidecar)
}

fn carried() -> ArchiveFixture {
    let own = |end: &str| format!("{REPORT}\n{end}\n");
    let archive = of_outlet(
        archive(),
        "a",
        25,
        &own("Каинда готовится к новому бюджету, и жители ждут от депутатов ответа."),
    );
    let archive = of_outlet(
        archive,
        "b",
        24,
        &own("Сколько денег получит водоканал города, станет известно после голосования."),
    );
    let other = REPORT.replace("2,3", "4,1").replace("18,4", "20,9").replace("12 мая", "3 июня");
    let form = other.replace("Ольга Ким", "Иван Брусков").replace("водопровода", "школы");
    of_outlet(
        archive,
        "c",
        24,
        &form.replace("1,1", "0,7").replace("1,9", "2,2").replace("2027", "2028"),
    )
}

#[test]
fn the_page_names_all_outlets_in_the_order_of_time() {
    let site = carried().build();
    let page = site.is_clean().page("articles/a/").0;
    let copies = &page[page.find("class=\"copies\"").expect("it names them")..];
    let first = copies.find("Бюджет: b").expect("the other outlet is named");
    assert!(first < copies.find("Листок a").expect("its own place is shown"));
    assert!(
        copies.contains(
            "<del>Сколько денег получит водоканал города, станет известно после голосования.</del>"
        ),
        "{copies}"
    );
    assert!(!copies.contains("Бюджет: c"), "a report of the same form is another");
    site.page("articles/b/").has("Бюджет: a").lacks("<del>");
    site.page("articles/c/").lacks("class=\"copies\"");
}

#[test]
fn lists_fold_a_report_where_the_settings_say_so() {
    let site = carried().build();
    site.page("").has("Бюджет: a").has("Бюджет: b").lacks("entry-copies");
    let site = carried().config("title = \"Архив\"\n[copies]\nfold = true").build();
    for list in ["", "years/2026/", "years/2026/04/"] {
        site.page(list).has("Бюджет: b").has("и ещё 1 издание").lacks("Бюджет: a");
    }
    site.page("sources/listok-a/").has("Бюджет: a").has("и ещё 1 издание");
    site.page("coverage/2026/").has("Листок b").lacks("Листок a");
}

#[test]
fn a_list_of_some_articles_folds_a_report_to_the_first_of_them() {
    let signed = |archive: ArchiveFixture, name: &str, day: u32| {
        let sidecar = format!(
            "title = \"Бюджет: {name}\"\nsource = \"Листок {name}\"\ndate = 2026-04-{day}\n\
             author = \"Ольга Сейтова\"\ntags = [\"бюджет\"]"
        );
        archive.article(&format!("{name}.toml"), sidecar)
    };
    // The report's first article has neither the tag nor the author.
    let own = |name: &str| format!("{REPORT}\nО том же писал «Листок {name}» в среду.\n");
    let archive = carried().article("d.txt", own("d")).article("e.txt", own("e"));
    let archive = [("a", 25), ("c", 24), ("d", 26), ("e", 27)]
        .into_iter()
        .fold(archive, |archive, (name, day)| signed(archive, name, day));
    let lists = ["tags/biudzhet/", "authors/olga-seitova/"];
    let site = archive.clone().config("title = \"Архив\"\n[copies]\nfold = true").build();
    for list in lists {
        let page = site.page(list);
        page.has("Бюджет: a").has("Бюджет: c").has("и ещё 3 издания");
        page.lacks("Бюджет: d").lacks("Бюджет: e");
        archive.build().page(list).has("Бюджет: d").has("Бюджет: e").lacks("и ещё 3 издания");
    }
    site.page("tags/").has(">2<");
}
