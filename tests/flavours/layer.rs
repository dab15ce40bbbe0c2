//! Structure is a layer over the lines: a page without it has the same text, word for word, and the
//! same lines go.

use std::fs;
use std::path::{Path, PathBuf};

use postil::config::Settings;
use postil::model::cleaned::{BlockKind, CleanedArticle, RemovedLines};
use postil::model::line::LineRange;
use postil::model::markup::LineForm;
use postil::model::sidecar::Sidecar;
use postil::model::source::SourceDocument;
use postil_clean::{clean, ingest};

#[test]
fn structure_changes_no_word_and_no_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = Vec::new();
    for folder in ["content/articles", "tests/flavours/pages", "tests/golden"] {
        collect(&root.join(folder), &mut pages);
    }
    let mut marked = 0;
    for path in &pages {
        let bytes = fs::read(path).expect("a fixture");
        let Some(mut document) = ingest(&path.to_string_lossy(), &bytes).0 else { continue };
        let with = cleaned(&document);
        marked += usize::from(with.blocks.iter().any(|block| !block.spans.is_empty()));
        for line in &mut document.lines {
            line.markup.spans.clear();
            line.markup.form = LineForm::Plain;
        }
        let without = cleaned(&document);
        assert_eq!(outline(&with), outline(&without), "{}", path.display());
    }
    assert!(pages.len() > 30 && marked > 2, "{marked} of {} pages have structure", pages.len());
}

fn cleaned(document: &SourceDocument) -> CleanedArticle {
    let settings = Settings::assumed(String::new()).clean;
    clean(document, &[], &Sidecar::default(), &settings).0
}

type Outline<'a> = (Vec<(BlockKind, &'a str, LineRange)>, &'a [RemovedLines]);

/// The text of an article, block by block, and what was removed.
fn outline(article: &CleanedArticle) -> Outline<'_> {
    let blocks = article.blocks.iter();
    (blocks.map(|block| (block.kind, &*block.text, block.lines)).collect(), &article.removed)
}

/// The raw pages below a folder.
fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of fixtures") {
        let path = entry.expect("an entry").path();
        let is_page = |ending: &str| path.extension().is_some_and(|own| own == ending);
        if path.is_dir() && !path.ends_with("out") {
            collect(&path, pages);
        } else if ["html", "htm", "txt", "md"].into_iter().any(is_page) {
            pages.push(path);
        }
    }
    pages.sort();
}
