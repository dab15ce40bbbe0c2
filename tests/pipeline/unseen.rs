//! No file of a site has a character that a reader does not see and that does something.

use std::io::Read;

use crate::driver::archive;

/// A name as a page may have it, with a direction that ends where it should.
const LEGIT: &str = "сказал \u{2067}דוד לוי\u{2069}, می\u{200c}روم";
/// What turns, rings, and hides; as it stands and as entities.
const HOSTILE: &str = "\0Пав\0одок\u{202e}gpj\u{1b}]0;x\u{7}\u{9b}2J\u{7f}\u{2066}\u{85}&#x202e;&#27;&#8297;\u{202d}я\u{202c}";

const SIDECAR: &str = r#"title = "ALL"
source = "ALL"
author = "ALL"
section = "ALL"
rights = "ALL"
tags = ["ALL"]
date = 2026-02-11
url = "https://page.example/?ALL"
[[note]]
quote = "поднялась выше моста"
by = "ALL"
tags = ["ALL"]
text = "ALL"
[[note]]
quote = "этих слов нет ALL"
before = "ALL"
text = "ALL"
"#;

fn is_unseen(character: char) -> bool {
    matches!(character, '\u{202d}' | '\u{202e}')
        || character.is_control() && !matches!(character, '\n' | '\r' | '\t')
}

/// Whether a compressed file of the search index has a text with a character that turns text. What
/// controls there are among its numbers means nothing.
fn turns_text(file: &[u8]) -> bool {
    let mut content = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut content).expect("it is compressed");
    let turners = ["\u{202d}", "\u{202e}"];
    turners.iter().any(|turner| content.windows(3).any(|bytes| bytes == turner.as_bytes()))
}

#[test]
fn no_file_of_a_site_has_unseen_characters() {
    let plain = "Жители нижних улиц вынесли вещи на крыши и ждали лодок до утра. ".repeat(30);
    let text = format!(
        "{HOSTILE}\n\n{HOSTILE} Вода {HOSTILE} поднялась выше моста, {LEGIT}.\n\n{plain}\n\n{HOSTILE}\n"
    );
    let escaped: String = HOSTILE
        .chars()
        .map(|c| if is_unseen(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() })
        .collect();
    let config = format!(
        "title = \"{escaped}\"\ndescription = \"{escaped}\"\nauthor = \"{escaped}\"\n[search]\nelasticlunr = true\n"
    );
    let page = format!(
        "+++\ntitle = \"{escaped}\"\nmenu = 1\n+++\n\n# {HOSTILE}\n\n{HOSTILE} `{HOSTILE}`\n"
    );
    let site = archive()
        .config(&config)
        .article("a\n\u{1b}\u{202e}.txt", text.clone())
        .article("a\n\u{1b}\u{202e}.toml", SIDECAR.replace("ALL", &escaped))
        .article("b.html", format!("<h1>{HOSTILE}</h1><p>{plain}<p>{HOSTILE}<p>{LEGIT}, {plain}"))
        .article("c.md", format!("# {HOSTILE}\n\n{plain}\n\n- {HOSTILE}\n"))
        .file("content/pages/about.md", page.clone())
        .file("content/tags/x.md", page)
        .base_url("https://archive.example/")
        .build();
    assert_eq!(site.articles(), 3, "{}", site.report());
    for (path, bytes) in site.files() {
        if path.ends_with(".bin") {
            assert!(!turns_text(bytes), "{path:?}");
            continue;
        }
        if path.ends_with("/audit/raw.txt") || path.ends_with(".png") {
            // The raw file, byte for byte, and what is no text.
            continue;
        }
        let text = String::from_utf8_lossy(bytes);
        let unseen = text.lines().find(|line| line.contains(is_unseen));
        assert_eq!(unseen.map(|line| line.escape_debug().to_string()), None, "{path:?}");
        assert!(!path.contains(is_unseen), "{path:?}");
    }
    for path in [
        "feed.xml",
        "search/documents.json",
        "search/index/directory.bin",
        "notes.json",
        "index.html",
        "404.html",
    ] {
        assert!(site.paths().contains(&path), "no {path}");
    }
    let article = site.page("articles/b/");
    article.has("\u{2067}דוד לוי\u{2069}, می\u{200c}روم");
}
