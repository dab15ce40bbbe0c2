//! Runs the command line in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs `postil` in a folder; gives what it printed and its exit code, without what varies.
pub fn postil(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = format!(
        "{}{}exit code {}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
        output.status.code().unwrap(),
    );
    // Windows has a short form of a path too.
    let real = fs::canonicalize(folder).unwrap().display().to_string();
    let real = real.trim_start_matches(r"\\?\");
    without_seconds(&text.replace(real, "HERE").replace(&folder.display().to_string(), "HERE"))
}

/// Replaces `in 0.12 s` by `in N s`.
fn without_seconds(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        match line
            .split_once(" in ")
            .filter(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
        {
            Some((before, rest)) => {
                let after = rest.split_once(" s").map_or("", |(_, after)| after);
                out.push_str(&format!("{before} in N s{after}\n"));
            }
            None => out.push_str(&format!("{line}\n")),
        }
    }
    out
}

/// An archive of two articles in `archive`, built once.
pub fn built_archive(here: &Path) -> PathBuf {
    postil(here, &["init", "archive"]);
    let archive = here.join("archive");
    let articles = archive.join("content/articles");
    fs::remove_file(articles.join("first.txt")).unwrap();
    fs::remove_file(articles.join("first.toml")).unwrap();
    for name in ["a", "b"] {
        let page = "Мост открыли вчера утром, сказал мэр города на собрании.\n\
                    Редакция ждёт ваших писем о мосте и обещает напечатать самые интересные.\n\
                    Дорога до больницы стала короче на целый час, говорят жители.\n";
        fs::write(articles.join(name).with_extension("txt"), page).unwrap();
    }
    fs::write(archive.join("config.toml"), "title = \"x\"\n").unwrap();
    fs::write(archive.join("content/pages/about.md"), "# О нас\n\nПишут здесь.\n").unwrap();
    assert!(postil(&archive, &["build"]).contains("exit code 0"));
    archive
}

/// Settings that take a line out of every article.
pub const RULE: &str =
    "title = \"x\"\n[[source]]\nfolders = [\".\"]\ndrop = [{ regex = '^Редакция ждёт' }]\n";
