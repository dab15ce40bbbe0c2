//! In how many of the archive's documents each line stands: what many pages share is furniture.
//!
//! One pass over the archive takes the [`keys`] of every document into a [`Tally`]; tallies of parts
//! of an archive merge in any order. Its [`Recurrence`] gives back for each line of a document how
//! many others have it, in [`BUCKETS`]: nothing that is said of a line turns on whether forty pages
//! have it or forty-one, and so a new page leaves those of its site as they are.
//! Lines that differ only in case, spaces and marks are the same line, and so are those that differ in
//! figures, but for sentences, which tell them, and numbers of parts.
//!
//! Where it is known which outlet a document is of, only the outlet's other documents count: what
//! several outlets share is a wire report. Documents of which it is not known are counted together.
//!
//! [`Counts`] are the same for archives that are cleaned on several machines.

mod counts;
mod judge;
mod outlet;
mod series;

use std::collections::HashMap;

use foldhash::fast::RandomState;
use rayon::slice::ParallelSliceMut;

use crate::clean::body::networks::signs::{self, Kind};
use crate::clean::recurrence::outlet::Outlet;
use crate::model::source::SourceDocument;
use postil_text::letter::lower_case;

pub use counts::{Counts, MANY};
pub(crate) use judge::Standing;
pub(super) use judge::{Counted, judge};
pub(super) use series::Form;

/// The key of a line; 0 for a line without a letter or digit.
pub type LineKey = u64;

/// The keys of a document's lines, which only documents of the same outlet share.
///
/// `told` is the outlet by what is known of the document beside its own lines: a host, or a name.
pub fn keys(document: &SourceDocument, told: Option<&str>) -> Vec<LineKey> {
    let Outlet { told, named } = Outlet::of(document, told);
    let (of_all, of_prose) =
        (told.map_or(0, |told| exact(&told)), named.map(|named| exact(&named)));
    let of_line = |text: &str| {
        let is_prose = outlet::is_prose(text);
        let of_outlet = of_prose.filter(|_| is_prose).unwrap_or(of_all);
        let figures = if is_prose || is_part(text) { Figures::Told } else { Figures::Counted };
        match key(text, figures) {
            0 => 0,
            key => key ^ of_outlet,
        }
    };
    document.lines.iter().map(|line| of_line(&line.text)).collect()
}

/// What the figures of a line are to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figures {
    /// What the line tells: with others it is another line.
    Told,
    /// A count, which is another on each page.
    Counted,
}

/// What stands before the number of a part of a series, in small letters.
const PARTS: &str = "№ no. no nr. часть глава письмо серия выпуск день том книга тетрадь урок part \
    chapter letter episode issue day volume book lesson бөлім тарау хат күн сабақ";

/// Whether a line is a heading with the number of a part: `Письмо № 2`, `The ferry. Part 3`.
fn is_part(text: &str) -> bool {
    let head = text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = head.len() < text.trim_end().len();
    let sign = head.trim_end().rsplit(' ').next().unwrap_or_default();
    is_numbered && PARTS.split(' ').any(|part| part == lower_case(sign))
}

fn key(text: &str, figures: Figures) -> LineKey {
    let mut hash = 0_u64;
    let mut in_number = false;
    let signs = signs::signs();
    for sign in text.chars() {
        let (kind, lower) = signs.classify(sign);
        let is_letter = matches!(kind, Kind::Lower | Kind::Upper | Kind::Dense);
        // Counts are one sign, however many digits and marks they have.
        let is_told = figures == Figures::Told || !in_number;
        if is_letter || (kind == Kind::Digit && is_told) {
            let is_figure = kind == Kind::Digit && figures == Figures::Told;
            hash = mix(hash, if is_figure { u32::from(sign) } else { lower });
            in_number = !is_letter;
        }
    }
    hash
}

/// A key of all signs of a text, for names that differ in a digit are two.
fn exact(text: &str) -> LineKey {
    text.chars().fold(0, |hash, sign| mix(hash, u32::from(sign)))
}

fn mix(before: u64, sign: u32) -> u64 {
    (before.rotate_left(5) ^ u64::from(sign)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The keys of a document's lines, each once and in order; without those of lines that have none.
fn distinct(document: &[LineKey]) -> Vec<LineKey> {
    let mut keys: Vec<LineKey> = document.iter().copied().filter(|key| *key != 0).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The lines of some documents, ready to be counted: 8 bytes for each line of each document.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    /// Each key as often as documents have it, in any order.
    keys: Vec<LineKey>,
}

impl Tally {
    /// Takes in a document: each of its lines once.
    pub fn add(&mut self, document: &[LineKey]) {
        self.keys.append(&mut distinct(document));
    }

    /// Takes in the documents of another part of the archive.
    pub fn merge(&mut self, other: Tally) {
        self.keys.extend(other.keys);
    }

    /// Counts the lines.
    pub fn count(mut self) -> Recurrence {
        self.keys.par_sort_unstable();
        let shared = self.keys.chunk_by(u64::eq).filter(|same| same.len() > 1);
        Recurrence { documents: shared.map(|same| (same[0], same.len() as u32)).collect() }
    }
}

impl<'a> FromIterator<&'a [LineKey]> for Tally {
    fn from_iter<T: IntoIterator<Item = &'a [LineKey]>>(documents: T) -> Tally {
        let mut tally = Tally::default();
        documents.into_iter().for_each(|document| tally.add(document));
        tally
    }
}

/// The smallest counts of the buckets that counts of other documents enter: 0, 1, 2, 3 to 4, 5 to
/// 8, 9 to 16, and all from 17 on.
pub const BUCKETS: [u8; 7] = [0, 1, 2, 3, 5, 9, 17];

/// The smallest count of the bucket that a count belongs to.
fn bucket(count: u32) -> u8 {
    let within = BUCKETS.iter().rev().find(|smallest| u32::from(**smallest) <= count);
    within.copied().unwrap_or_default()
}

/// The lines that stand in more than one document, with the number of documents.
#[derive(Debug, Default)]
pub struct Recurrence {
    documents: HashMap<LineKey, u32, RandomState>,
}

impl Recurrence {
    /// For each line, how many other documents have it; of a bucket the smallest count.
    pub fn others(&self, keys: &[LineKey]) -> Vec<u8> {
        let of = |key: &LineKey| self.documents.get(key).map_or(0, |documents| documents - 1);
        keys.iter().map(|key| bucket(of(key))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others_of_first(pages: &[&str]) -> Vec<u8> {
        let read = |page: &&str| crate::ingest::ingest("a.txt", page.as_bytes()).0;
        let pages: Vec<_> = pages.iter().filter_map(read).map(|page| keys(&page, None)).collect();
        let parts = pages.chunks(2).map(|part| part.iter().map(Vec::as_slice).collect::<Tally>());
        let mut backwards = Tally::default();
        parts.rev().for_each(|part| backwards.merge(part));
        let whole: Tally = pages.iter().map(Vec::as_slice).collect();
        let others = whole.count().others(&pages[0]);
        assert_eq!(backwards.count().others(&pages[0]), others, "in whatever order");
        others
    }

    #[test]
    fn lines_that_differ_in_digits_and_marks_are_one() {
        let pages = ["Просмотров: 12\nМост\n", "просмотров 1 204!\n\n", "Просмотров – 7\nМост."];
        assert_eq!(others_of_first(&pages), [2, 1]);
    }

    #[test]
    fn a_line_counts_once_in_a_document() {
        assert_eq!(others_of_first(&["Меню", "Меню\nМеню\nМеню"]), [1]);
        assert_eq!(others_of_first(&["Меню\n***\n\n", "***\n"]), [0, 0, 0]);
    }

    #[test]
    fn counts_enter_buckets() {
        let counts = [0, 1, 2, 3, 4, 5, 8, 9, 16, 17, 4_000_000_000];
        assert_eq!(counts.map(bucket), [0, 1, 2, 3, 3, 5, 5, 9, 9, 17, 17]);
    }

    /// Lines as their words and how many others have them; those of more than 20 words are prose.
    fn repeated(lines: &[(usize, u32)]) -> Vec<bool> {
        let counted =
            |&(words, others)| Counted { words, others, is_prose: words > 20, form: Form::Words };
        let lines: Vec<Counted> = lines.iter().map(counted).collect();
        judge(&lines).iter().map(|line| line.repeated).collect()
    }

    #[test]
    fn what_the_pages_of_a_site_share_is_furniture() {
        let page = [(2, 9), (3, 9), (2, 9), (30, 0), (40, 0), (2, 9), (25, 2)];
        assert_eq!(repeated(&page), [true, true, true, false, false, true, true]);
    }

    #[test]
    fn five_songs_may_share_a_refrain() {
        let song = [(5, 0), (30, 0), (15, 4), (3, 4)];
        assert_eq!(repeated(&song), [false; 4]);
        let sixth = [(5, 0), (30, 0), (15, 5), (3, 5)];
        assert_eq!(repeated(&sixth), [false, false, true, true]);
    }

    #[test]
    fn a_report_that_others_print_too_is_text() {
        // With a lede of their own, six papers with menus alike print three paragraphs.
        let paper =
            [(2, 0), (1, 5), (1, 5), (6, 0), (25, 0), (30, 5), (0, 0), (28, 5), (25, 5), (1, 5)];
        let menu = [false, true, true, false, false, false, false, false, false, true];
        assert_eq!(repeated(&paper), menu);
        // Three papers print it, of which each has many other pages.
        let known = [(1, 9), (1, 9), (2, 9), (25, 0), (30, 2), (28, 2), (1, 9), (1, 9)];
        let menu = [true, true, true, false, false, false, true, true];
        assert_eq!(repeated(&known), menu);
        // What all pages of a paper have is its own, and so is what no words of the page stand beside.
        let about = [(1, 9), (1, 9), (2, 9), (25, 0), (30, 9), (28, 9), (1, 9), (1, 9)];
        assert_eq!(repeated(&about), [true, true, true, false, true, true, true, true]);
        let box_of = |lines| vec![(2, 9); lines];
        let parted =
            |lines| [vec![(25, 0)], box_of(lines), vec![(30, 2), (28, 2)], box_of(3)].concat();
        let goes = |lines| repeated(&parted(lines))[lines + 1..][..2] == [true, true];
        assert_eq!([1, 4, 5, 9].map(goes), [false, false, true, true]);
    }

    #[test]
    fn a_heading_or_a_box_amid_a_report_parts_it_not() {
        let headed = [(2, 0), (1, 5), (25, 0), (1, 5), (30, 5), (28, 5), (1, 5)];
        assert_eq!(repeated(&headed), [false, true, false, true, false, false, true]);
        let captioned = [(1, 9), (1, 9), (25, 0), (4, 2), (2, 9), (30, 2), (28, 2), (1, 9), (1, 9)];
        let menu = [true, true, false, true, true, false, false, true, true];
        assert_eq!(repeated(&captioned), menu);
    }

    #[test]
    fn where_no_menu_is_shared_only_what_many_have_is_furniture() {
        let bare = [(4, 0), (12, 0), (25, 5), (28, 5)];
        assert_eq!(repeated(&bare), [false; 4]);
        assert_eq!(repeated(&[(12, 0), (25, 9)]), [false, true]);
    }

    #[test]
    fn copies_of_a_page_say_nothing() {
        let copied_six_times = [(2, 5), (3, 5), (30, 5), (40, 5), (2, 5)];
        assert_eq!(repeated(&copied_six_times), [false; 5]);
        let among_others = [(2, 40), (3, 40), (30, 5), (40, 5), (2, 40)];
        assert_eq!(repeated(&among_others), [true, true, false, false, true]);
    }
}
