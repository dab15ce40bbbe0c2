//! How a table parts its cells: found by trying each way on the head of the file.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The signs that part cells; of two that do equally well the first one does it.
const SEPARATORS: [u8; 4] = *b",;\t|";
/// Rows that a dialect is judged by.
const ROWS: usize = 100;
/// A row with more cells is none.
const MOST_CELLS: usize = 1024;

/// How cells are parted, and quotation marks written within a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between two cells.
    pub separator: u8,
    /// How a quotation mark stands in a cell that is enclosed in such.
    pub quotes: Quotes,
}

/// How a quotation mark stands in a cell that is enclosed in such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// Twice, as the standard has it (RFC 4180).
    Doubled,
    /// Behind a backslash, as databases write it.
    Escaped,
}

impl Dialect {
    /// The dialect of a file that begins so, and how many bytes of it state the dialect.
    ///
    /// The right one parts the rows into as many cells as the first row has; a wrong one gives one
    /// cell, or numbers as they come. Among those that part as many rows well the one with more
    /// cells wins.
    pub fn of_head(head: &str) -> (Self, usize) {
        if let Some((separator, stated)) = stated_separator(head) {
            return (Dialect { separator, quotes: quotes_of(head, separator) }, stated);
        }
        let judged = SEPARATORS.map(|separator| {
            let quotes = quotes_of(head, separator);
            (Dialect { separator, quotes }, Fit::of(head, separator, quotes))
        });
        let best = judged.iter().max_by_key(|(_, fit)| (fit.parts_rows(), fit.percent, fit.cells));
        let best = best.filter(|(_, fit)| fit.parts_rows());
        // `max_by_key` takes the last of equals.
        let first = best.and_then(|(_, best)| judged.iter().find(|(_, fit)| fit == best));
        (first.map_or(judged[0].0, |(dialect, _)| *dialect), 0)
    }

    /// Whether a quotation mark is open at the end of some lines of which none was at their start.
    pub(super) fn is_open(self, lines: &[u8]) -> bool {
        let marks = memchr::memchr_iter(b'"', lines).count();
        let escaped = match self.quotes {
            Quotes::Doubled => 0,
            Quotes::Escaped => memchr::memmem::find_iter(lines, b"\\\"").count(),
        };
        (marks - escaped) % 2 == 1
    }

    /// Whether some lines are rows with so many cells, but for one in ten and the last, which may be
    /// cut.
    pub(super) fn parts(self, lines: &[u8], columns: usize) -> bool {
        let mut widths = widths(lines, self.reader());
        widths.truncate(widths.len().saturating_sub(1).max(1));
        let others = widths.iter().filter(|width| **width != columns).count();
        !widths.is_empty() && others * 10 <= widths.len()
    }

    /// A reader of this dialect.
    pub(super) fn reader(self) -> Reader {
        let mut builder = ReaderBuilder::new();
        builder.delimiter(self.separator);
        if self.quotes == Quotes::Escaped {
            builder.double_quote(false).escape(Some(b'\\'));
        }
        builder.build()
    }
}

/// Reads the line `sep=;` that spreadsheets put on top; gives its separator and its length.
fn stated_separator(head: &str) -> Option<(u8, usize)> {
    let line = head.split_inclusive('\n').next()?;
    let stated = line.trim_end().strip_prefix("sep=")?;
    let [separator] = stated.as_bytes() else { return None };
    Some((*separator, line.len()))
}

/// The way of writing quotation marks that parts more rows well; the standard's where both do.
fn quotes_of(head: &str, separator: u8) -> Quotes {
    if !head.contains("\\\"") {
        return Quotes::Doubled;
    }
    let percent = |quotes| Fit::of(head, separator, quotes).percent;
    match percent(Quotes::Escaped) > percent(Quotes::Doubled) {
        true => Quotes::Escaped,
        false => Quotes::Doubled,
    }
}

/// How well a dialect parts the head of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fit {
    /// Cells of the first row.
    cells: usize,
    /// How many rows of a hundred have as many.
    percent: usize,
}

impl Fit {
    fn of(head: &str, separator: u8, quotes: Quotes) -> Fit {
        let widths = widths(head.as_bytes(), Dialect { separator, quotes }.reader());
        let cells = widths.first().copied().unwrap_or(0);
        let same = widths.iter().filter(|width| **width == cells).count();
        Fit { cells, percent: same * 100 / widths.len().max(1) }
    }

    fn parts_rows(&self) -> bool {
        self.cells > 1
    }
}

/// How many cells each of the first rows has; the last one, which the end of the head may cut, only
/// where there is no other.
fn widths(head: &[u8], mut reader: Reader) -> Vec<usize> {
    let (mut rest, mut widths, mut width) = (head, Vec::new(), 0);
    let (mut text, mut ends) = ([0; 1024], [0; MOST_CELLS]);
    while widths.len() < ROWS {
        let (result, read, _, cells) = reader.read_record(rest, &mut text, &mut ends);
        rest = &rest[read..];
        width += cells;
        match result {
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::Record => widths.push(std::mem::take(&mut width)),
            ReadRecordResult::End => break,
        }
    }
    let is_cut = rest.is_empty() && widths.len() > 2 && !head.ends_with(b"\n");
    widths.truncate(widths.len() - usize::from(is_cut));
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use Quotes::{Doubled, Escaped};

    #[test]
    fn the_dialect_is_the_one_that_parts_all_rows_alike() {
        for (head, separator, quotes) in [
            ("id,text\n1,Мост\n2,Школа\n", b',', Doubled),
            ("id;text\n1;Мост, река, село\n2;Школа, село\n", b';', Doubled),
            ("id\ttext\n1\tМост; река, село\n", b'\t', Doubled),
            ("id|text|tags\n1|Мост|a;b\n2|Школа|c;d\n", b'|', Doubled),
            ("id,text\n1,\"Мост; «река; село\n\nи школа\"\n2,b\n", b',', Doubled),
            ("title,text\n\"a;b;c\",\"d;e;f\"\n\"g;h;i\",j\n", b',', Doubled),
            // More separators of the wrong kind than of the right one.
            ("id;a,b,c\n1;x, y, z\n2;x, y, z, w\n", b';', Doubled),
            ("text\nМост\nШкола, река\n", b',', Doubled),
            ("id,text\n1,\"Село \\\"Белый, Яр\\\"\"\n2,b\n", b',', Escaped),
            ("id,text\n1,\"C:\\\\\"\n2,\"папка \\\"\n", b',', Doubled),
            ("", b',', Doubled),
        ] {
            let (found, stated) = Dialect::of_head(head);
            assert_eq!((found, stated), (Dialect { separator, quotes }, 0), "{head}");
        }
    }

    #[test]
    fn a_stated_separator_is_believed() {
        let (dialect, stated) = Dialect::of_head("sep=|\r\nid|a,b\r\n1|c,d\r\n");
        assert_eq!((dialect.separator, stated), (b'|', 7));
        assert_eq!(Dialect::of_head("sep=ab\nc,d\n").1, 0);
    }

    #[test]
    fn the_end_of_the_head_may_cut_a_row() {
        let head = format!("a;b;c\n{}4;\"5, 6, ", "1;2, 3, 4;3\n".repeat(3));
        assert_eq!(Dialect::of_head(&head).0.separator, b';');
    }
}
