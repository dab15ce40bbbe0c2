//! What a reader's browser has to load to show an article.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::driver::{BuiltSite, archive};

/// A page with notes, tags, a place to cite it and three hundred words, in a language.
fn article(language: &str) -> BuiltSite {
    let (words, name) = match language {
        "ru" => ("насосная станция вечером подаёт воду в дома левого берега города", "Вода"),
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
         url = \"https://water.example/9\"\ntags = [\"{}\", \"{}\"]\n{}{}",
        words[1..6].join(" "),
        words[1],
        words[3],
        note(2, "claim"),
        note(5, "context"),
    );
    archive()
        .base_url("https://archive.example/water/")
        .config(&format!("title = \"{name}\"\nlanguage = \"{language}\"\n"))
        .article("water.txt", text.join("\n\n"))
        .article("water.toml", sidecar)
        .build()
}

#[test]
fn an_article_is_light() {
    for language in ["ru", "kk", "en"] {
        let site = article(language);
        let page = site.page("articles/water/");
        let html = page.0.as_str();
        eprintln!(
            "{language} {} {} {}",
            html.len(),
            zipped(html.as_bytes()),
            site.article(0).word_count().unwrap_or(0)
        );
    }
    panic!();
}

fn zipped(bytes: &[u8]) -> usize {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap().len()
}
