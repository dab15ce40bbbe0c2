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

pub use article::Article;
use article::invent_tags;
use lexicon::Lexicon;
pub use markup::page as as_html;
use random::Random;

const SEED: u64 = 0x706f_7374_696c;
const TAGS: usize = 200;
/// How many titles back a read-also list may reach.
const RECENT: usize = 50;
/// Every month has this day.
const LAST_DAY: i64 = 28;
/// The number of an article that no archive has.
const UNUSED: usize = 999_999;

/// One raw file of the archive.
pub struct RawFile {
    /// Its path below `content/articles/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What the scraper saw.
    pub article: Article,
}

impl RawFile {
    /// Whether the whole navigation of the site stands around the article.
    pub fn has_menu(&self) -> bool {
        self.text.contains(scraped::END_OF_MENU)
    }
}

/// The raw files of an archive of `number` articles, one after the other.
pub fn files(number: usize) -> impl Iterator<Item = RawFile> {
    let mut random = Random::new(SEED);
    let lexicon = Lexicon::invent(&mut random);
    let tags = invent_tags(&lexicon, TAGS, &mut random);
    let mut recent: Vec<String> = Vec::new();
    (0..number).map(move |index| {
        let article = Article::invent(&lexicon, &tags, &mut random);
        let path = path_of(&article, index);
        let text = scraped::page(&article, &recent, &mut random);
        if recent.len() == RECENT {
            recent.remove(0);
        }
        recent.push(article.title.clone());
        RawFile { path, text, article }
    })
}

/// A raw file with a menu, newer than the last day of an archive.
pub fn newer_than((year, month, day): (i64, i64, i64)) -> RawFile {
    let mut random = Random::new(SEED);
    let lexicon = Lexicon::invent(&mut random);
    let tags = invent_tags(&lexicon, TAGS, &mut random);
    let date = if day < LAST_DAY { (year, month, day + 1) } else { (year + 1, 1, 1) };
    let file = || {
        let article = Article { date, ..Article::invent(&lexicon, &tags, &mut random) };
        let text = scraped::page(&article, &[], &mut random);
        RawFile { path: path_of(&article, UNUSED), text, article }
    };
    std::iter::repeat_with(file).find(RawFile::has_menu).expect("one shape in five has a menu")
}

/// The path of an article below `content/articles/`; each has a number.
fn path_of(article: &Article, number: usize) -> String {
    let (year, month, _) = article.date;
    format!("{year}/{month:02}/a{number:06}.txt")
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
