//! Cleans the pages of a folder with one engine on one core, and tells how long that took.
//!
//! ```text
//! xtask-compare postil-text|postil-html|dom_smoothie DIR
//! xtask-compare anchoring
//! ```
//!
//! It prints the number of pages and the seconds that the engine took for them, without reading
//! the files. Pages are read one at a time, so that the process's memory is the engine's.

mod anchoring;
mod pages;

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use dom_smoothie::Readability;
use postil_clean::settings::CleanSettings;
use postil_clean::model::sidecar::Sidecar;
use postil_clean::{clean, ingest};

use crate::pages::Variant;

/// An engine and the pages that it reads.
struct Engine {
    variant: Variant,
    clean: fn(&str, &CleanSettings),
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words == ["anchoring"] {
        anchoring::run();
        return ExitCode::SUCCESS;
    }
    let [name, folder] = &words[..] else { return wrong_usage() };
    let Some(engine) = engine(name) else { return wrong_usage() };
    match run(&engine, Path::new(folder)) {
        Ok((pages, time)) => {
            println!("{pages} {}", time.as_secs_f64());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn wrong_usage() -> ExitCode {
    eprintln!("usage: xtask-compare postil-text|postil-html|dom_smoothie DIR, or anchoring");
    ExitCode::from(2)
}

fn engine(name: &str) -> Option<Engine> {
    let (variant, clean): (Variant, fn(&str, &CleanSettings)) = match name {
        "postil-text" => (Variant::Text, |page, settings| postil("page.txt", page, settings)),
        "postil-html" => (Variant::Html, |page, settings| postil("page.html", page, settings)),
        "dom_smoothie" => (Variant::Html, |page, _| dom_smoothie(page)),
        _ => return None,
    };
    Some(Engine { variant, clean })
}

fn run(engine: &Engine, folder: &Path) -> std::io::Result<(usize, Duration)> {
    let settings = CleanSettings::default();
    let (mut count, mut time) = (0, Duration::ZERO);
    pages::each(folder, engine.variant, &mut |page| {
        let start = Instant::now();
        (engine.clean)(page, &settings);
        time += start.elapsed();
        count += 1;
    })?;
    Ok((count, time))
}

/// From bytes to fields and blocks, as `postil clean` does it with a page that stands alone.
fn postil(name: &str, page: &str, settings: &CleanSettings) {
    let (document, _) = ingest::ingest(name, page.as_bytes());
    let sidecar = Sidecar::default();
    black_box(document.map(|document| clean::clean(&document, &[], &sidecar, settings)));
}

/// From bytes to the article; a page without one counts like any other.
fn dom_smoothie(page: &str) {
    let article = Readability::new(page, None, None).and_then(|mut reader| reader.parse());
    let _ = black_box(article.map(|article| article.text_content));
}
