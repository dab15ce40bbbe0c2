//! The files beside the articles that Postil does not read, summed up by what they are.

use std::collections::BTreeMap;

use postil_clean::model::ending::{split_ending, usual_endings};

use crate::config::settings::Layout;
use crate::diagnostic::{Diagnostic, catalogue};

/// A kind of file, and what to do about it.
#[derive(Debug)]
struct Kind {
    endings: &'static [&'static str],
    /// It may hold articles, so it is worth a word wherever it lies.
    holds_text: bool,
    hint: &'static str,
}

const KINDS: [Kind; 6] = [
    Kind {
        endings: &[
            "pdf", "doc", "docx", "odt", "rtf", "epub", "fb2", "djvu", "pages", "ppt", "pptx",
            "xls", "xlsx", "ods", "tex", "eml", "msg",
        ],
        holds_text: true,
        hint: "save its text as `.txt`, `.md` or `.html`; the file itself can be published from \
               `static/`",
    },
    Kind {
        endings: &["warc", "wacz", "arc", "cdx", "cdxj", "warc.gz"],
        holds_text: true,
        hint: "`postil import` makes articles of the pages in it",
    },
    Kind {
        endings: &["csv", "tsv", "json", "jsonl", "ndjson", "parquet"],
        holds_text: true,
        hint: "if it holds articles, `postil import` makes one of each row",
    },
    Kind {
        endings: &["webarchive", "maff", "htmlz", "chm"],
        holds_text: true,
        hint: "open it in the browser that saved it, and save the page as HTML or MHTML",
    },
    Kind {
        endings: &["zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "tar"],
        holds_text: false,
        hint: "unpack it: what is in it is read then",
    },
    Kind {
        endings: &[
            "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "mp3",
            "mp4", "m4a", "ogg", "wav", "webm", "mov", "avi", "css", "js", "mjs", "woff", "woff2",
            "ttf", "otf", "swf",
        ],
        holds_text: false,
        hint: "what belongs to a page lies in a folder `NAME_files` beside its `NAME.html`; what \
               is to be published lies in `static/`",
    },
];

/// What to do about whatever is of none of these kinds.
fn hint_of_others() -> String {
    let endings = usual_endings();
    format!(
        "if it is an article, let its name end with one of {endings}; otherwise move it out of this folder"
    )
}

/// Files that systems and programs leave in any folder.
const LITTER: [&str; 5] = ["Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "Icon\r"];
/// A folder that ZIPs of macOS bring along.
const LITTER_FOLDER: &str = "__MACOSX/";

/// Files that are not read.
#[derive(Debug, Default)]
pub(super) struct Unread<'p> {
    /// By kind: how many files of each ending, and the first file.
    kinds: BTreeMap<usize, (BTreeMap<String, usize>, &'p str)>,
}

impl<'p> Unread<'p> {
    /// Takes a file in; `layout` says whether its folder is known to be one of articles.
    pub fn add(&mut self, path: &'p str, layout: &Layout) {
        let name = path.rsplit('/').next().unwrap_or(path);
        if LITTER.contains(&name) || name.starts_with('.') || path.contains(LITTER_FOLDER) {
            return;
        }
        let ending = ending(name);
        let kind = KINDS.iter().position(|kind| kind.endings.contains(&ending.as_str()));
        let place = kind.unwrap_or(KINDS.len());
        if layout.articles.is_empty() && !KINDS.get(place).is_some_and(|kind| kind.holds_text) {
            return;
        }
        let (endings, _) = self.kinds.entry(place).or_insert_with(|| (BTreeMap::new(), path));
        *endings.entry(ending).or_default() += 1;
    }

    /// What there is to say, a sentence for each kind.
    pub fn diagnostics(&self) -> impl Iterator<Item = Diagnostic> {
        self.kinds.iter().map(|(place, (endings, first))| {
            let hint = KINDS.get(*place).map_or_else(hint_of_others, |kind| kind.hint.to_owned());
            catalogue::unread_files(first, endings, &hint)
        })
    }
}

/// The ending of a file's name in small letters; empty where it has none.
fn ending(name: &str) -> String {
    let (stem, ending) = split_ending(name).unwrap_or((name, ""));
    let ending = ending.to_lowercase();
    let is_packed = matches!(&*ending, "gz" | "zst");
    match is_packed && stem.to_lowercase().ends_with(".warc") {
        true => format!("warc.{ending}"),
        false => ending,
    }
}
