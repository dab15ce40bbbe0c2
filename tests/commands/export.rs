//! `postil export FORMAT`: the articles, and the archive as it was written.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::driver::{built_archive, postil};

/// What a format prints.
fn printed(archive: &Path, format: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(["export", format, "--base-url", "https://archive.example/a/"])
        .current_dir(archive)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_format_prints_every_article() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    for (format, start, each) in [
        ("csv", "file,page,title,", "\r\ncontent/articles/"),
        ("jsonl", "{", "\"page\":\"https://archive.example/a/articles/"),
        ("csl-json", "[\n{", "\"type\":\"article-newspaper\""),
        ("bibtex", "@article{", "@article{"),
        ("ris", "TY  - NEWS\r\n", "TY  - NEWS\r\n"),
    ] {
        let text = printed(&archive, format);
        assert!(text.starts_with(start), "{format}: {text}");
        assert_eq!(text.matches(each).count(), 2, "{format}: {text}");
    }
}

#[test]
fn a_folder_is_made_and_nothing_in_one_is_written_over() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    for (format, file) in
        [("datapackage", "datapackage.json"), ("tei", "a.xml"), ("bagit", "manifest-sha512.txt")]
    {
        let made = postil(&archive, &["export", format, "../out"]);
        assert_eq!(made, "exit code 0\n", "{format}");
        assert!(here.path().join("out").join(file).is_file(), "{format}");
        let again = postil(&archive, &["export", format, "../out"]);
        assert!(again.contains("hint: name a new folder or an empty one"), "{again}");
        assert!(again.ends_with("exit code 1\n"), "{again}");
        fs::remove_dir_all(here.path().join("out")).unwrap();
    }
}

#[test]
fn a_bag_has_what_people_wrote_and_no_raw_file_that_is_withheld() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    // The reference implementation reads no other notation of such a name.
    fs::write(archive.join("content/articles/5%.toml"), "").unwrap();
    fs::write(archive.join("content/articles/a.toml"), "publish = \"excerpt\"\n").unwrap();
    let said = postil(&archive, &["export", "bagit", "../bag"]);
    assert!(
        said.contains("files left out, since not all of their articles may be shown: 2"),
        "{said}"
    );
    let bag = here.path().join("bag");
    let manifest = fs::read_to_string(bag.join("manifest-sha512.txt")).unwrap();
    let paths: Vec<&str> = manifest.lines().map(|line| line.split_once("  ").unwrap().1).collect();
    assert!(paths.contains(&"data/content/articles/b.txt"), "{paths:?}");
    assert!(paths.contains(&"data/config.toml"), "{paths:?}");
    assert!(paths.contains(&"data/content/articles/5%.toml"), "{paths:?}");
    assert!(!paths.iter().any(|path| path.contains("articles/a.") || path.contains("public/")));
    let raw = |folder: &Path| fs::read(folder.join("content/articles/b.txt")).unwrap();
    assert_eq!(raw(&bag.join("data")), raw(&archive));
    let info = fs::read_to_string(bag.join("bag-info.txt")).unwrap();
    assert!(info.contains(&format!(".{}\n", paths.len())), "{info}");
}

#[test]
fn a_bag_has_no_picture_of_a_withheld_article() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let articles = archive.join("content/articles");
    let write = |path: &str, text: &str| {
        let path = articles.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let page = |pictures: &[&str]| {
        let pictures: String =
            pictures.iter().map(|name| format!("<figure><img src=\"{name}\"></figure>")).collect();
        format!(
            "<h1>Мост открыт</h1><p>Мост открыли вчера утром, сказал мэр на собрании.</p>{pictures}\
             <p>Дорога до больницы стала короче на целый час, говорят жители.</p>"
        )
    };
    let hidden = page(&["c_files/a.png", "../foto/%D1%91.png", "../foto/both.png"]);
    write("dala/c.html", &hidden);
    write("dala/c.TOML", "publish = \"excerpt\"\n[[picture]]\nfile = \"own.png\"\n");
    write("dala/d.html", &page(&["d_files/a.png", "../foto/both.png"]));
    let withheld = ["dala/c.html", "dala/c.TOML", "dala/c_files/a.png", "dala/c_files/x.js"];
    let withheld = withheld.into_iter().chain(["dala/own.png", "foto/е\u{308}.png"]);
    let packed = ["dala/d.html", "dala/d_files/a.png", "foto/both.png", "foto/none.png"];
    let pictures = withheld.clone().chain(packed).filter(|path| !path.contains("dala/c.T"));
    pictures.filter(|path| !path.ends_with(".html")).for_each(|path| write(path, path));
    let said = postil(&archive, &["export", "bagit", "../bag"]);
    assert!(said.contains("articles may be shown: 6\n"), "{said}");
    let bag = here.path().join("bag/data/content/articles");
    assert!(packed.iter().all(|path| bag.join(path).is_file()));
    assert_eq!(withheld.filter(|path| bag.join(path).exists()).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_bag_has_no_sidecar_with_withheld_words() {
    const WORDS: &str = "[[note]]\nquote = \"мост\"\nbefore = \"тайный \"\ntext = \"а\"\n";
    const FOLDER: &str =
        "title = \"x\"\n[[source]]\nfolders = [\"dala\"]\npublish = \"metadata\"\n";
    const HOST: &str =
        "title = \"x\"\n[[source]]\nhosts = [\"dala.example\"]\npublish = \"metadata\"\n";
    let raw = "Мост открыли вчера утром, сказал мэр города на собрании.\n";
    for (settings, raw, publish, is_packed) in [
        ("title = \"x\"\n", Some(raw), "", true),
        ("title = \"x\"\n", Some(raw), "publish = \"metadata\"\n", false),
        // A file without text becomes no article, and its sidecar speaks all the same.
        ("title = \"x\"\n", Some(""), "publish = \"excerpt\"\n", false),
        ("title = \"x\"\n", None, "publish = \"excerpt\"\n", false),
        ("title = \"x\"\n", Some(""), "publish = excerp\n", false),
        ("title = \"x\"\n", Some(raw), "drop = [\"Мост открыли вчера утром\"]\n", false),
        ("title = \"x\"\n", Some(raw), "drop = [\"Моста нет\"]\n", false),
        ("title = \"x\"\n", None, "drop = [\"Моста нет\"]\n", false),
        (FOLDER, Some(raw), "", false),
        (FOLDER, Some(""), "", false),
        (FOLDER, None, "", false),
        (FOLDER, Some(""), "publish = \"full\"\n", true),
        // Nothing tells the host of a file without text: it may be the one.
        (HOST, Some(""), "", false),
        (HOST, Some(raw), "", true),
    ] {
        let here = tempfile::tempdir().unwrap();
        let archive = built_archive(here.path());
        let folder = archive.join("content/articles/dala");
        fs::create_dir_all(&folder).unwrap();
        fs::write(archive.join("config.toml"), settings).unwrap();
        fs::write(folder.join("c.toml"), format!("{publish}{WORDS}")).unwrap();
        if let Some(raw) = raw {
            fs::write(folder.join("c.txt"), raw).unwrap();
        }
        postil(&archive, &["export", "bagit", "../bag"]);
        let packed = here.path().join("bag/data/content/articles/dala");
        let case = format!("{settings} {raw:?} {publish}");
        assert_eq!(packed.join("c.toml").exists(), is_packed, "{case}");
        assert_eq!(packed.join("c.txt").exists(), is_packed && raw.is_some(), "{case}");
    }
}
