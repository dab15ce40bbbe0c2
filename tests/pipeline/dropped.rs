//! Lines that a person drops: their words are nowhere.

use super::driver::{ArchiveFixture, BuiltSite, archive};

const FIRST: &str = "Совет города Заречного одобрил смету нового моста через Тихую в четверг.";
const SECRET: &str = "Заявительница живёт на улице Дубравной, дом 17, вторая калитка слева.";
const LAST: &str = "Строители обещают сдать переправу к первым заморозкам без задержек.";

const SECRET_WORDS: [&str; 3] = ["Заявительниц", "Дубравн", "калитк"];

/// An archive that publishes all that it can.
fn generous() -> ArchiveFixture {
    let data = "[\"csv\", \"jsonl\", \"datapackage\", \"csl-json\", \"bibtex\", \"ris\", \"tei\"]";
    archive()
        .config(&format!(
            "title = \"Архив\"\n[search]\nelasticlunr = true\n[publish]\ndata = {data}\n"
        ))
        .base_url("https://archive.example/a/")
}

fn text(paragraphs: &[&str]) -> String {
    format!("Мост через Тихую\n\n{}\n", paragraphs.join("\n\n"))
}

fn drop_line(line: &str) -> String {
    format!("drop = [{line:?}]\n")
}

/// The files that have words of the secret, whole or one by one.
fn files_with_secret(site: &BuiltSite) -> Vec<&str> {
    let has = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        SECRET_WORDS.iter().any(|word| text.contains(&word.to_lowercase()))
    };
    let files = site.files().iter().filter(|(_, bytes)| has(bytes));
    files.map(|(path, _)| path.as_str()).collect()
}

/// Three captures of one page, each with its text and the rest of its sidecar.
fn captures(of: [(&str, &str); 3]) -> ArchiveFixture {
    let mut archive = generous();
    for (name, (text, sidecar)) in ["a", "b", "c"].iter().zip(of) {
        let day = u32::from(name.as_bytes()[0] - b'a') + 1;
        let address = "url = \"https://bereg.example/news/55\"";
        archive = archive.article(&format!("{name}.txt"), text).article(
            &format!("{name}.toml"),
            format!("{address}\ncaptured = 2026-03-0{day}\n{sidecar}"),
        );
    }
    archive
}

#[test]
fn a_dropped_line_is_in_no_file() {
    let site = generous()
        .article("a.txt", text(&[FIRST, SECRET, LAST]))
        .article("a.toml", drop_line(SECRET))
        .build();
    assert!(files_with_secret(site.is_clean()).is_empty());
}

#[test]
fn what_one_capture_drops_no_other_shows() {
    let whole = text(&[FIRST, SECRET, LAST]);
    let glued = text(&[&format!("{FIRST} {SECRET}"), LAST]);
    let drop = drop_line(SECRET);
    for of in [
        [(&*whole, ""), (&whole, ""), (&whole, &*drop)],
        [(&whole, ""), (&whole, &drop), (&whole, "")],
        [(&whole, &drop), (&whole, ""), (&whole, "")],
        [(&glued, ""), (&whole, ""), (&whole, &drop)],
        [(&whole, &drop), (&glued, ""), (&glued, "")],
    ] {
        let site = captures(of).build();
        assert_eq!(site.articles(), 1);
        assert_eq!(files_with_secret(&site), [""; 0], "{of:?}\n{}", site.report());
        site.page("articles/a/").has("Строители обещают");
    }
}

#[test]
fn what_is_withheld_of_the_newest_capture_is_withheld_of_the_older_ones() {
    let whole = text(&[FIRST, SECRET, LAST]);
    for publish in ["publish = \"metadata\"", "publish = \"exerpt\""] {
        let site = captures([(&whole, ""), (&whole, ""), (&whole, publish)]).build();
        assert!(files_with_secret(&site).is_empty(), "{publish}");
    }
    let of = [(&*whole, "publish = \"full\""), (&whole, ""), (&whole, "publish = \"metadata\"")];
    assert_eq!(captures(of).build().articles(), 1);
}

#[test]
fn a_comparison_of_copies_shows_no_dropped_words() {
    let body = [
        FIRST,
        SECRET,
        LAST,
        "В прошлом году переправу закрывали дважды: весной из-за \
        паводка и осенью из-за ремонта опор, и оба раза жители левого берега добирались до \
        больницы в объезд, теряя на дорогу больше часа в каждую сторону, рассказали в районе.",
        "Депутаты просили также продлить маршрут автобуса до новой школы, но решение отложили до \
        следующего заседания, которое назначено на вторник, сообщила пресс-служба совета.",
    ];
    let dropping = |dropping: &str| {
        let outlet =
            |name: &str| format!("url = \"https://{name}.example/1\"\ndate = 2026-03-09\n");
        let rest = |name: &str| if name == dropping { drop_line(SECRET) } else { String::new() };
        let archive = generous();
        ["listok", "vestnik"].iter().fold(archive, |archive, name| {
            archive
                .article(&format!("{name}.txt"), text(&body))
                .article(&format!("{name}.toml"), outlet(name) + &rest(name))
        })
    };
    let site = dropping("vestnik").build();
    let page = site.page("articles/vestnik/").has("class=\"copies\"").0.to_owned();
    assert!(SECRET_WORDS.iter().all(|word| !page.contains(word)), "{page}");
    let site = dropping("listok").build();
    site.page("articles/vestnik/").has("class=\"copies\"").lacks("<ins>Заявительница");
}

#[test]
fn a_drop_that_fits_no_line_withholds_the_text() {
    let whole = text(&[FIRST, SECRET, LAST]);
    for (sidecar, code) in [
        ("drop = [\"Заявительница живёт на улице Дубовой\"]", "unmatched-drop"),
        ("drop = [\"Дубравной\"]", "unmatched-drop"),
        ("drop = \"Заявительница живёт\"", "wrong-type"),
        ("drop = [[\"Заявительница живёт\"]]", "wrong-type"),
        ("dropp = [\"Заявительница живёт\"]", "unknown-key"),
        ("drop = [\"Заявительница живёт", "bad-toml"),
        ("drop [\"Заявительница живёт\"]", "bad-toml"),
        ("publish = \"full\"\ndrop = [\"Нет такой строки\"]", "unmatched-drop"),
    ] {
        let site = generous().article("a.txt", &*whole).article("a.toml", sidecar).build();
        assert_eq!(files_with_secret(&site), [""; 0], "{sidecar}");
        let codes: Vec<&str> = site.diagnostics.iter().map(|found| &*found.code).collect();
        assert!(codes.contains(&code), "{sidecar}: {codes:?}");
        site.page("articles/a/").lacks(LAST);
    }
}

#[test]
fn a_part_of_a_line_takes_all_of_it() {
    let site = generous()
        .article("a.txt", text(&[FIRST, &format!("{SECRET} Прочие – соседи."), LAST]))
        .article("a.toml", "drop = [\"на улице Дубравной, дом 17\"]")
        .build();
    assert!(files_with_secret(&site).is_empty());
    site.page("articles/a/").has(LAST).lacks("Прочие");
    assert!(site.report().contains("dropped-with-more"), "{}", site.report());
}

#[test]
fn a_drop_without_words_withholds_nothing() {
    for sidecar in
        ["drop = []", "drop = [\"\"]", "drop = [\"***\"]", "title = 5\nkeep = [\"drop\"]"]
    {
        let site =
            generous().article("a.txt", text(&[FIRST, LAST])).article("a.toml", sidecar).build();
        site.page("articles/a/").has(LAST);
    }
}

#[test]
fn a_name_in_a_dropped_line_is_no_field() {
    let byline = "Автор: Алия Сарымсак";
    let whole = format!(
        "Мост через Тихую закрыли до весны\n\n14 февраля 2026\n{byline}\nРубрика: Город\n\n{FIRST}\n\n{LAST}\n"
    );
    let build = |sidecar: &str| {
        let archive = generous().article("a.txt", &*whole).article("a.toml", sidecar);
        archive.build()
    };
    build("").page("articles/a/").has("Сарымсак").has("Город");
    let site = build(&drop_line(byline));
    let has_name = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("Сарымсак");
    assert!(!site.files().values().any(|bytes| has_name(bytes)));
    site.page("articles/a/").has("datetime=\"2026-02-14\"");
    let site = build(
        "author = \"Алия\"\ndrop = [\"Автор: Алия Сарымсак\", \"Мост через Тихую закрыли до весны\"]",
    );
    site.page("articles/a/").has("Алия").has("Мост через Тихую закрыли до весны</h1>");
}

#[test]
fn a_rule_for_a_source_drops_or_withholds() {
    let build = |rule: &str, sidecar: &str| {
        let settings = "title = \"Архив\"\n[[source]]\nfolders = [\"listok\"]\n";
        let archive = generous().config(&format!("{settings}{rule}"));
        let archive = archive.article("listok/a.txt", text(&[FIRST, SECRET, LAST]));
        archive.article("listok/a.toml", sidecar).build()
    };
    let page = "articles/listok/a/";
    let withhold = "withhold = [{ regex = '^Заявительница живёт' }]\n";
    for rule in [withhold.to_owned(), format!("{withhold}keep = [{SECRET:?}]\n")] {
        let site = build(&rule, "");
        assert_eq!(files_with_secret(&site), [""; 0], "{}", site.report());
        site.page(page).has(LAST);
    }
    build(withhold, &format!("keep = [{SECRET:?}]")).page(page).has(SECRET);
    // What a rule drops is furniture, and stands in the record of the article's making.
    let site = build(&drop_line(SECRET), "");
    site.page(page).lacks(SECRET);
    site.page("articles/listok/a/audit/").has(SECRET);
}

#[test]
fn no_capture_shows_more_than_the_article() {
    let whole = text(&[FIRST, SECRET, LAST]);
    let unknown = "drop = [\"Нет такой строки\"]";
    for of in [
        [(&*whole, ""), (&whole, ""), (&whole, unknown)],
        [(&whole, unknown), (&whole, ""), (&whole, "")],
        [(&whole, "publish = \"full\""), (&whole, ""), (&whole, "publish = \"metadata\"")],
    ] {
        let site = captures(of).build();
        assert_eq!(site.articles(), 1);
        assert_eq!(files_with_secret(&site), [""; 0], "{of:?}");
    }
    let rule = "title = \"Архив\"\n[[source]]\nfolders = [\"new\"]\npublish = \"excerpt\"\n";
    let sidecar = |day: &str| format!("url = \"https://bereg.example/55\"\ncaptured = {day}\n");
    let site = generous().config(rule).article("a.txt", &*whole).article("new/b.txt", &*whole);
    let site = site.article("a.toml", sidecar("2026-02-14"));
    let site = site.article("new/b.toml", sidecar("2026-03-01")).build();
    assert_eq!((site.articles(), files_with_secret(&site)), (1, vec![]));
}

#[test]
fn dropped_words_beside_a_quote_go_too() {
    let sidecar = drop_line(SECRET)
        + "[[note]]\nquote = \"Строители обещают\"\nbefore = \"вторая калитка слева. \"\n\
           after = \" сдать переправу\"\ntext = \"Когда?\"\n";
    let site = generous()
        .article("a.txt", text(&[FIRST, SECRET, LAST]))
        .article("a.toml", sidecar)
        .build();
    assert_eq!(files_with_secret(&site), [""; 0]);
    site.page("articles/a/notes.json").has("Когда?").has("сдать переправу");
}
