//! Nothing that was scraped reaches a terminal raw, whatever the command.

// Windows takes no such names.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What would ring, move the cursor, name the window, hide a line and turn the text; none of them
/// may stand in a file's name on every system.
const HOSTILE: &str =
    "\u{7}\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{9d}\u{7f}\u{8}\u{202e}gpj\u{2066}";

/// Runs a command in a folder; gives what it printed, as it printed it.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

fn is_harmful(character: char) -> bool {
    let plain = matches!(character, '\n' | '\t');
    !plain && character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text as a basic string of TOML.
fn toml(text: &str) -> String {
    let escaped = text.chars().map(|c| match is_harmful(c) {
        true => format!("\\u{:04x}", u32::from(c)),
        false => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// An archive that is hostile in everything that a scraper, a sidecar or a file's name can bring.
fn hostile_archive(root: &Path) {
    let articles = root.join("content/articles");
    fs::create_dir_all(&articles).unwrap();
    fs::create_dir_all(root.join("content/tags")).unwrap();
    let all = toml(&format!("а{HOSTILE}б"));
    let quote = toml(&format!("нет{HOSTILE} такого"));
    fs::write(root.join("config.toml"), format!("title = {all}\n{all} = 1\nlanguage = {all}\n"))
        .unwrap();
    fs::write(root.join("good.toml"), format!("title = {all}\n")).unwrap();
    let plain = "Жители нижних улиц вынесли вещи на крыши и ждали лодок до утра. ".repeat(20);
    let text = format!(
        "Паводок{HOSTILE}\n\nВода{HOSTILE} поднялась выше моста, «{HOSTILE} мост закрыт», сказал \
         инженер {HOSTILE}Климов.\n\n{plain}\n\nПоделиться{HOSTILE}\n"
    );
    let sidecar = format!(
        "title = {all}\nsource = {all}\nauthor = {all}\nsection = {all}\nrights = {all}\n\
         url = \"https://page.example/1\"\ntags = [{all}]\ndrop = [{all}]\nkeep = [{quote}]\n\
         [[note]]\nquote = \"поднялась выше моста\"\nby = {all}\ntags = [{all}]\ntext = {all}\n\
         [[note]]\nquote = {quote}\nbefore = {all}\nafter = {all}\ntext = {all}\n\
         [[note]]\ntext = {all}\n"
    );
    for name in ["plain", &format!("имя\n{HOSTILE}")] {
        fs::write(articles.join(format!("{name}.txt")), &text).unwrap();
        fs::write(articles.join(format!("{name}.toml")), &sidecar).unwrap();
        fs::write(root.join(format!("content/tags/{name}.md")), format!("+++\n{all} = 1\n"))
            .unwrap();
    }
    fs::write(articles.join("faulty.txt"), &text).unwrap();
    let faulty = format!("{all} = 1\n[[note]]\nkind = {all}\ntext = {all}\ndate = {all}\n");
    fs::write(articles.join("faulty.toml"), faulty).unwrap();
    fs::write(articles.join(format!("{HOSTILE}.html")), [0xff, 0, 1, 2, 0]).unwrap();
    fs::write(articles.join(format!("alone{HOSTILE}.toml")), "").unwrap();
    let note = format!("[{{\"target\": {{\"source\": {all}}}, \"body\": {all}}}]");
    fs::write(root.join(format!("notes{HOSTILE}.json")), note).unwrap();
}

#[test]
fn no_command_prints_what_a_terminal_would_obey() {
    let here = tempfile::tempdir().unwrap();
    let root = here.path().join(format!("архив\n{HOSTILE}"));
    hostile_archive(&root);
    let (new, notes) = (format!("new\n{HOSTILE}"), format!("notes{HOSTILE}.json"));
    let calls: [&[&str]; 17] = [
        &["check"],
        &["init", &new],
        &["init", &new],
        &["clean", &notes],
        &["clean", &format!("content/articles/имя\n{HOSTILE}.txt"), "--root", "content"],
        &["build", "--root", "content", "--output", &format!("out\n{HOSTILE}")],
        &["build", "--output", &notes],
        &["rename"],
        &["build", "--explain"],
        &["check"],
        &["clean", "content/articles"],
        &["clean", "--json", "content/articles"],
        &["clean", "--diff", "content/articles"],
        &["clean", "--accept", "content/articles"],
        &["export", "notes"],
        &["export", "notes", "--format", "csv"],
        &["export", "notes", "--format", "markdown"],
    ];
    let imports: &[&str] = &["import-notes", &notes];
    for arguments in calls.into_iter().chain([imports]) {
        if arguments == ["rename"] {
            // From here on the settings can be used.
            fs::rename(root.join("good.toml"), root.join("config.toml")).unwrap();
            continue;
        }
        let said = printed(&root, arguments);
        let harmful = said.lines().find(|line| line.contains(is_harmful));
        assert_eq!(harmful, None, "postil {arguments:?}");
        assert!(said.len() > 20, "postil {arguments:?} says nothing: {said}");
    }
}

#[test]
fn a_message_keeps_a_file_name_on_its_line() {
    let here = tempfile::tempdir().unwrap();
    let said = printed(here.path(), &["init", "a\nerror: \u{1b}[31mb"]);
    assert!(said.contains(r"made a new archive in `a\nerror: \u{1b}[31mb`"), "{said}");
    assert!(said.contains(r"postil serve --root $'a\nerror: \033[31mb'"), "{said}");
}

#[test]
fn exported_notes_keep_every_character_in_json() {
    let here = tempfile::tempdir().unwrap();
    hostile_archive(here.path());
    fs::rename(here.path().join("good.toml"), here.path().join("config.toml")).unwrap();
    let exported: Value = serde_json::from_str(
        printed(here.path(), &["export", "notes"]).split("error[").next().unwrap(),
    )
    .unwrap();
    let hostile = format!("а{HOSTILE}б");
    assert_eq!(exported["label"], hostile);
    let notes = exported["first"]["items"].as_array().unwrap();
    let titles = notes.iter().map(|note| &note["target"]["dc:title"]);
    assert_eq!(titles.filter(|title| **title == hostile).count(), 6, "{notes:#?}");
}
