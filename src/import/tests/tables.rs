//! What becomes of the rows of tables.

use super::driver::{INTO, MemoryShelf, import_into, imported, left_out, place};
use crate::import::reason::Reason;
use crate::import::remark::RemarkKind;
use crate::import::table::{AskedColumns, TableOptions};
use crate::import::wanted::{Captures, Wanted};

const TABLE: &str = "\
url,title,date,author,tags,text
https://dala.example/most,Мост открыт,2026-03-12,А. Сейтова,мост; река,Мост через реку Талды открыли.
https://dala.example/voda,Вода пришла,позавчера,,,Воду дали во все дома.
";

fn asked(map: &str) -> Wanted {
    let columns = AskedColumns::read(&[map.to_owned()]).unwrap();
    Wanted { tables: TableOptions { columns, per_folder: None }, ..Wanted::default() }
}

/// The names of the raw files after an import into an empty archive.
fn names(path: &str, table: &str, wanted: &Wanted) -> Vec<String> {
    let mut shelf = MemoryShelf::default();
    import_into(&mut shelf, &[(path, table.into())], wanted).unwrap();
    shelf.pages().into_keys().map(str::to_owned).collect()
}

#[test]
fn a_row_is_a_raw_file_and_a_sidecar() {
    let (shelf, report) = imported("a.csv", TABLE.into());
    assert_eq!((report.taken, report.left_out_count()), (2, 0));
    assert_eq!(shelf.text("dala.example/most.txt"), "Мост через реку Талды открыли.");
    insta::assert_snapshot!(shelf.text("dala.example/most.toml"), @r#"
    title = "Мост открыт"
    date = 2026-03-12
    url = "https://dala.example/most"
    author = "А. Сейтова"
    tags = ["мост", "река"]

    [capture]
    digest = "sha256:7684cdd6d2338da63bcd0b34b7b2f18191f67bc86ed5af935940a941f1c2e6b0"
    file = "a.csv"
    row = 1
    "#);
}

#[test]
fn each_of_several_authors_is_one_in_the_sidecar() {
    let table =
        "url,author,text\nhttps://dala.example/most,\"Сейтова, Айгуль; Омаров, Болат\",Мост.\n";
    let sidecar = imported("a.csv", table.into()).0.text("dala.example/most.toml").to_owned();
    let authors = "author = [\"Сейтова, Айгуль\", \"Омаров, Болат\"]\n";
    assert!(sidecar.contains(authors), "{sidecar}");
}

#[test]
fn a_table_without_a_row_that_can_be_read_keeps_no_other_back() {
    let bad: [(&str, &[u8], &str); 5] = [
        ("a.jsonl", b"{oops}\n{oops}\n", "not-json 2"),
        ("b.json", b"[1, 2]", "no-object 2"),
        ("c.json", b"[[[[", "cut-off 1"),
        ("d.csv", b"url,text\na\n", "row-width 1"),
        ("e.csv", b"url,text\n\"a,b\n", "cut-off 1"),
    ];
    for (path, bytes, fault) in bad {
        let mut shelf = MemoryShelf::default();
        let files = [(path, bytes.to_vec()), ("good.csv", TABLE.into())];
        let report = import_into(&mut shelf, &files, &Wanted::default()).unwrap();
        assert_eq!((report.taken, left_out(&report)), (2, vec![fault.to_owned()]), "{path}");
    }
}

#[test]
fn what_cannot_be_read_is_a_comment_and_in_the_report() {
    let (shelf, report) = imported("a.csv", TABLE.into());
    let sidecar = shelf.text("dala.example/voda.toml");
    assert!(
        sidecar.starts_with("# date = \"позавчера\": cannot be read as a date\ntitle = "),
        "{sidecar}"
    );
    assert!(!sidecar.contains("\ndate ="), "{sidecar}");
    let said = &report.remarks[&RemarkKind::NoDate];
    assert_eq!(
        (said.count, said.examples[0].origin.to_string().as_str()),
        (1, "a.csv at row 2, line 3")
    );
}

#[test]
fn what_is_no_address_or_no_language_is_counted_and_the_rest_is_taken() {
    let long = format!("https://dala.example/{}", "a".repeat(2000));
    let table = format!(
        "url,language,text\nhttps://dala.example/1,ru,Один.\n—,xx,Два.\ndala.example/3,kk,Три.\n{long},,Четыре.\n"
    );
    let (shelf, report) = imported("a.csv", table.into());
    let counts: Vec<(&str, usize)> =
        report.remarks.iter().map(|(kind, alike)| (kind.code(), alike.count)).collect();
    let expected =
        [("no-web-address", 1), ("long-address", 1), ("no-scheme", 1), ("no-language", 1)];
    assert_eq!((report.taken, counts.as_slice()), (4, &expected[..]));
    let sidecar = shelf.text("dala.example/3.toml");
    assert!(sidecar.contains("url = \"https://dala.example/3\"\nlanguage = \"kk\"\n"), "{sidecar}");
    let all: String = shelf.files.values().map(|file| String::from_utf8_lossy(file)).collect();
    assert!(!all.contains("\nlanguage = \"xx\"") && !all.contains(&"a".repeat(300)), "{all}");
}

#[test]
fn a_comment_holds_whatever_stands_in_a_cell() {
    let table = "date,text\n\"a\n[capture]\u{1b}\"\"\",Мост открыли.\n";
    let (shelf, report) = imported("a.csv", table.into());
    let (path, sidecar) = shelf.files.iter().find(|(path, _)| path.ends_with(".toml")).unwrap();
    let (_, problems) = crate::written::sidecar::read_sidecar(path, sidecar);
    assert_eq!((report.taken, problems.len()), (1, 0), "{problems:?}");
}

#[test]
fn rows_of_one_address_are_kept_where_they_differ() {
    let url = "https://dala.example/most";
    let table =
        format!("url,text\n{url},Мост открыли.\n{url}/,Мост закрыли.\n{url}#a,Мост открыли.\n");
    let (shelf, report) = imported("a.csv", table.clone().into());
    assert_eq!((report.taken, left_out(&report)), (2, vec!["twice 1".to_owned()]));
    assert_eq!(place(&report, Reason::Twice), "row 3, line 4");
    assert_eq!(report.remarks[&RemarkKind::SecondText].count, 1);
    let texts: Vec<&[u8]> = shelf.pages().into_values().collect();
    assert_eq!(texts, ["Мост закрыли.".as_bytes(), "Мост открыли.".as_bytes()]);

    let mut again = shelf;
    let all = Wanted { captures: Captures::All, ..Wanted::default() };
    for wanted in [Wanted::default(), all] {
        let report = import_into(&mut again, &[("a.csv", table.clone().into())], &wanted).unwrap();
        assert_eq!((report.taken, report.there), (0, 2));
    }
}

#[test]
fn rows_of_one_address_cost_as_many_reads_as_others() {
    let reads = |rows: usize| {
        let row = |at| {
            format!(
                "{{\"url\":\"https://x.example/\",\"text\":\"Мост {at}\",\"captured\":\"2026-03-12T10:{:02}:{:02}Z\"}}\n",
                at / 60,
                at % 60
            )
        };
        let table: String = (0..rows).map(row).collect();
        let (shelf, _) = imported("a.jsonl", table.into_bytes());
        assert_eq!(shelf.pages().len(), rows);
        shelf.reads.get()
    };
    assert!(reads(80) <= 2 * reads(40), "{} {}", reads(40), reads(80));
}

#[test]
fn a_table_that_has_grown_adds_its_new_rows() {
    let mut wanted = Wanted::default();
    wanted.tables.per_folder = Some(2);
    let row = |number: u32| format!("{number},Мост номер {number} открыли.\n");
    let table = |rows: u32| -> Vec<u8> {
        format!("id,text\n{}", (1..=rows).map(row).collect::<String>()).into()
    };
    let mut shelf = MemoryShelf::default();
    import_into(&mut shelf, &[("a.csv", table(3))], &wanted).unwrap();
    let report = import_into(&mut shelf, &[("a.csv", table(5))], &wanted).unwrap();
    assert_eq!((report.taken, report.there), (2, 3));
    let names: Vec<&str> = shelf.pages().into_keys().collect();
    assert_eq!(names, ["0001/1.txt", "0001/2.txt", "0002/3.txt", "0002/4.txt", "0003/5.txt"]);
}

#[test]
fn a_file_is_called_after_the_address_the_id_or_the_title() {
    let url = "https://dala.example/most";
    let columns = "id,url,title,text\n";
    for (table, map, expected) in [
        (format!("{columns}7,{url},Мост,Мост открыли.\n"), "", "dala.example/most.txt"),
        (format!("{columns}7,{url},Мост,Мост открыли.\n"), "id=id", "7.txt"),
        (format!("{columns}7,,Мост,Мост открыли.\n"), "", "7.txt"),
        (format!("{columns}../../x,,Мост,Мост открыли.\n"), "", "x.txt"),
        (format!("{columns}7,{url},Мост,<p>Мост открыли.</p>\n"), "", "dala.example/most.html"),
    ] {
        let map = if map.is_empty() { Wanted::default() } else { asked(map) };
        let found = names("a.csv", &table, &map);
        let [found] = found.as_slice() else { panic!("{found:?}") };
        assert!(found.ends_with(expected) && !found.contains(".."), "{found}");
    }
    let titled =
        names("a.csv", "title,text\nМост,Мост открыли.\nМост,Мост закрыли.\n", &Wanted::default());
    assert_eq!(titled.len(), 2);
    assert!(titled.iter().all(|name| name.starts_with("most-")), "{titled:?}");
}

#[test]
fn what_is_wrong_with_a_row_is_said_with_its_place() {
    for (path, table, reason, expected) in [
        ("a.csv", "id,text\n1,Мост.\n2,Мост, река.\n3,Село.\n", "row-width 1", "row 2, line 3"),
        ("a.csv", "id,text\n1,Мост.\n2,\n3,Село.\n", "empty 1", "row 2, line 3"),
        (
            "a.jsonl",
            "{\"text\":\"Мост.\"}\n{\"text\":\n{\"text\":\"Село.\"}\n",
            "not-json 1",
            "row 2, line 2",
        ),
        (
            "a.jsonl",
            "{\"text\":\"Мост.\"}\n[1]\n{\"text\":\"Село.\"}\n",
            "no-object 1",
            "row 2, line 2",
        ),
        (
            "a.json",
            "[{\"text\":\"Мост.\"},{\"text\":\"Село.\"},{\"te",
            "cut-off 1",
            "row 3, line 1",
        ),
    ] {
        let (shelf, report) = imported(path, table.into());
        assert_eq!(
            (left_out(&report), shelf.pages().len()),
            (vec![reason.to_owned()], 2),
            "{table}"
        );
        assert_eq!(place(&report, *report.left_out.keys().next().unwrap()), expected, "{table}");
    }
}

#[test]
fn a_table_that_gives_nothing_says_why() {
    let parquet = if cfg!(feature = "parquet") { "unreadable 1" } else { "no-parquet 1" };
    for (path, table, reason) in [
        ("a.csv", "", "no-rows 1"),
        ("a.csv", "id,text\n", "no-rows 1"),
        ("a.json", "[]", "no-rows 1"),
        ("a.csv", "id,name\n1,a\n", "unclear-columns 1"),
        ("a.parquet", "PAR1", parquet),
    ] {
        let (shelf, report) = imported(path, table.into());
        assert_eq!((left_out(&report), shelf.files.len()), (vec![reason.to_owned()], 0), "{table}");
        assert!(report.has_faults());
    }
}

#[test]
fn a_broken_end_costs_no_row_before_it() {
    let rows: String = (0..2000).map(|row| format!("{row},Мост номер {row} открыли.\n")).collect();
    let packed = super::writer::gzip(format!("id,text\n{rows}").as_bytes());
    let (shelf, report) = imported("a.csv.gz", packed[..packed.len() - 10].to_vec());
    assert!(shelf.pages().len() > 1000, "{}", shelf.pages().len());
    assert_eq!(left_out(&report), ["damaged 1"]);
}

#[test]
fn an_import_of_a_table_that_stops_goes_on_where_it_was() {
    let mut whole = MemoryShelf::default();
    let files = [("a.csv", TABLE.into())];
    import_into(&mut whole, &files, &Wanted::default()).unwrap();
    for room in 0..4 {
        let mut shelf = MemoryShelf { room: Some(room), ..MemoryShelf::default() };
        import_into(&mut shelf, &files, &Wanted::default()).unwrap_err();
        shelf.room = None;
        import_into(&mut shelf, &files, &Wanted::default()).unwrap();
        assert_eq!(shelf.files, whole.files, "{room}");
    }
}

#[test]
fn nothing_of_a_page_is_changed() {
    let text = " =1+1\r\n\u{1b}[31mМост\u{202e} ";
    let table = format!("id,text\n1,\"{text}\"\n2,Мост открыли.\n");
    let (shelf, _) = imported("a.csv", table.into());
    assert_eq!(shelf.files[&format!("{INTO}1.txt")], text.as_bytes());
}
