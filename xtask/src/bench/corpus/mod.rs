//! A synthetic archive: invented news as a naive scraper dumps them.
//!
//! The words are invented, with real Russian endings and a Zipf-like frequency; menus, widgets,
//! captions, bylines and read-also lists are those of real pages in kind. The same number of
//! articles gives the same bytes on every machine.

mod article;
mod lexicon;
mod markup;
mod random;
mod scraped;

use std::fs;
use std::io;
use std::path::Path;

use article::{Article, invent_tags};
use lexicon::Lexicon;
pub use markup::page as as_html;
use random::Random;

const SEED: u64 = 0x706f_7374_696c;
const TAGS: usize = 200;
/// How many titles back a read-also list may reach.
const RECENT: usize = 50;

/// One raw file of the archive.
pub struct RawFile {
    /// Its path below `content/articles/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The raw files of an archive of `number` articles, one after the other.
pub fn files(number: usize) -> impl Iterator<Item = RawFile> {
    let mut random = Random::new(SEED);
    let lexicon = Lexicon::invent(&mut random);
    let tags = invent_tags(&lexicon, TAGS, &mut random);
    let mut recent: Vec<String> = Vec::new();
    (0..number).map(move |index| {
        let article = Article::invent(&lexicon, &tags, &mut random);
        let (year, month, _) = article.date;
        let path = format!("{year}/{month:02}/a{index:06}.txt");
        let text = scraped::page(&article, &recent, &mut random);
        if recent.len() == RECENT {
            recent.remove(0);
        }
        recent.push(article.title);
        RawFile { path, text }
    })
}

/// Writes an archive of `number` articles into `folder`, with its settings.
pub fn write(folder: &Path, number: usize) -> io::Result<()> {
    let articles = folder.join("content/articles");
    fs::create_dir_all(&articles)?;
    fs::write(folder.join("config.toml"), "title = \"Архив для измерений\"\n")?;
    for file in files(number) {
        let path = articles.join(file.path);
        fs::create_dir_all(path.parent().expect("a raw file lies in a folder"))?;
        fs::write(path, file.text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_is_the_same_every_time() {
        let archive = || -> Vec<_> { files(40).map(|file| (file.path, file.text)).collect() };
        assert_eq!(archive(), archive());
    }

    #[test]
    fn a_smaller_archive_is_the_start_of_a_larger_one() {
        assert!(files(10).map(|file| file.text).eq(files(20).take(10).map(|file| file.text)));
    }

    #[test]
    fn every_shape_occurs() {
        let texts: Vec<String> = files(60).map(|file| file.text).collect();
        let marks = ["корреспондент\n", ", пишет ", "▪ Ночью", "(время местное)"];
        for mark in marks {
            assert!(texts.iter().any(|text| text.contains(mark)), "no page with {mark:?}");
        }
        let bare = |text: &String| marks.iter().all(|mark| !text.contains(mark));
        assert!(texts.iter().any(bare), "no page without a title");
    }
}
