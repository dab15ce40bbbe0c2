//! What a reader's browser has to load to show an article.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::driver::{BuiltSite, archive};

/// A page with tags, a place to cite it, three hundred words and so many notes, in a language.
fn article(language: &str, notes: usize) -> BuiltSite {
    let (words, name) = match language {
        "ru" => ("насосная станция вечером подаёт воду в дома высокого берега города", "Вода"),
        "kk" => ("сорғы стансасы кешке сол жағадағы үйлерге таза су береді екен", "Су"),
        _ => ("the pumping station sends water to homes on the bank", "Water"),
    };
    let words: Vec<&str> = words.split(' ').collect();
    let sentence = |number: usize| {
        let turned = words.iter().cycle().skip(number % words.len()).take(words.len() - 1);
        let turned: Vec<&str> = turned.copied().collect();
        format!("{number} {}.", turned.join(" "))
    };
    let paragraph = |number: usize| (0..3).map(|at| sentence(10 * number + at)).collect::<Vec<_>>();
    let text: Vec<String> = (1..=10).map(|number| paragraph(number).join(" ")).collect();
    let note = |number: usize, kind: &str| {
        let quote = &text[number][..text[number].find('.').expect("a sentence")];
        format!(
            "[[note]]\nkind = \"{kind}\"\nquote = \"{quote}\"\nby = \"A. B.\"\ntext = \"{quote}.\"\n"
        )
    };
    let sidecar = format!(
        "title = \"{name}: {}\"\nauthor = \"A. Brook\"\nsource = \"{name}\"\ndate = 2026-03-09\n\
         url = \"https://water.example/9\"\ntags = [\"{}\", \"{}\"]\n{}",
        words[1..6].join(" "),
        words[1],
        words[3],
        (0..notes).map(|number| note(number, "claim")).collect::<String>(),
    );
    archive()
        .base_url("https://archive.example/water/")
        .config(&format!("title = \"{name}\"\nlanguage = \"{language}\"\n"))
        .article("water.txt", text.join("\n\n"))
        .article("water.toml", sidecar)
        .build()
}

/// Of 16.9 KB of a Russian page with two notes 3.7 KB are words, which take two bytes a letter, 1.6 KB
/// the files of its reference, which need no script, and 2.2 KB the markup of the notes.
#[test]
fn an_article_is_light() {
    const MOST: usize = 14 << 10;
    const TWO_NOTES: usize = 2_940;
    for language in ["en", "ru", "kk"] {
        let [plain, noted] = [0, 2].map(|notes| article(language, notes));
        assert_eq!(plain.article(0).word_count(), Some(300));
        let [plain, noted] = [plain, noted].map(|site| site.page("articles/water/").0);
        let (bytes, with_notes) = (plain.len(), noted.len());
        assert!(bytes <= MOST, "{language}: {bytes}");
        let most = if language == "en" { MOST } else { bytes + TWO_NOTES };
        assert!(with_notes <= most, "{language}: {bytes}, with notes {with_notes}");
        // What the page is in anyway is not said of its parts.
        let said = format!(" lang=\"{language}\"");
        assert_eq!(noted.matches(&said).count(), 1, "{language}");
        let travels = zipped(noted.as_bytes());
        assert!(travels <= MOST / 3, "{language}: {travels} compressed");
    }
}

#[test]
fn a_page_loads_one_style_sheet_and_no_script_that_holds_it_up() {
    let site = article("ru", 2);
    for (path, page) in site.files().iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = str::from_utf8(page).unwrap();
        let head = page.split("</head>").next().unwrap();
        assert_eq!(head.matches("rel=\"stylesheet\"").count(), 1, "{path}");
        // The one inline script has a line; what comes from a file waits for the page.
        let scripts = page.split("<script").skip(1).filter(|script| script.contains("src=\""));
        for script in scripts.map(|script| script.split('>').next().unwrap()) {
            assert!(script.starts_with(" type=\"module\""), "{path}: {script}");
        }
        for loaded in loaded(page) {
            let own =
                loaded.starts_with("../") || loaded.starts_with("./") || !loaded.contains(':');
            assert!(own, "{path}: {loaded}");
        }
    }
}

/// The addresses that a browser asks for to show a page.
fn loaded(page: &str) -> impl Iterator<Item = &str> {
    let links = page.split("<link ").skip(1).filter_map(|link| link.split('>').next());
    let fetched = |link: &&str| link.contains("\"stylesheet\"") || link.contains("\"icon\"");
    let links = links.filter(fetched).filter_map(|link| link.split("href=\"").nth(1));
    let others = page.split(" src=\"").skip(1);
    links.chain(others).filter_map(|rest| rest.split('"').next())
}

fn zipped(bytes: &[u8]) -> usize {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap().len()
}
