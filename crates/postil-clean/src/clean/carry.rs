//! Carries what markup says of a text over to another that has its words, with other white space
//! between them and perhaps more words around.

use std::ops::Range;

use crate::model::limits;
use crate::model::markup::{LineForm, TableCell, TableRow, TextMark, TextSpan, nested};
use crate::model::source::SourceLine;

/// The places of a text's signs, white space left out.
struct Signs(Vec<usize>);

impl Signs {
    fn of(text: &str) -> Signs {
        let seen = text.char_indices().filter(|(_, character)| !character.is_whitespace());
        Signs(seen.map(|(at, _)| at).collect())
    }

    /// How many stand before a byte.
    fn before(&self, byte: usize) -> usize {
        self.0.partition_point(|at| *at < byte)
    }
}

/// A text on its way into another one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// So many bytes of its start do not come along.
    pub lost: usize,
    /// Its spans.
    pub spans: &'a [TextSpan],
}

impl<'a> Piece<'a> {
    /// A line that comes along whole.
    pub fn of(line: &'a SourceLine) -> Self {
        Piece { text: &line.text, lost: 0, spans: &line.markup.spans }
    }
}

/// The spans of a text that was made of pieces, of each of which it has all the words that were not
/// lost; what reaches into lost words is cut there.
pub(crate) fn spans<'a>(pieces: impl Iterator<Item = Piece<'a>>, whole: &str) -> Vec<TextSpan> {
    let pieces: Vec<Piece> = pieces.collect();
    if pieces.iter().all(|piece| piece.spans.is_empty()) {
        return Vec::new();
    }
    if let [Piece { text, lost: 0, spans }] = pieces[..]
        && text == whole
    {
        return spans.to_vec();
    }
    let way = Way { signs: Signs::of(whole), whole };
    let mut carried = Vec::new();
    let mut before = 0;
    for piece in pieces {
        let signs = Signs::of(piece.text);
        let lost = signs.before(piece.lost);
        let place = |byte| before + signs.before(byte).saturating_sub(lost);
        let own = piece
            .spans
            .iter()
            .map(|span| (place(span.bytes.start)..place(span.bytes.end), &span.mark));
        own.for_each(|(signs, mark)| join(&mut carried, before, signs, mark));
        before += signs.0.len() - lost;
    }
    let carried = carried.into_iter().filter_map(|(signs, mark)| {
        Some(TextSpan { bytes: way.bytes(signs)?, mark: mark.clone() })
    });
    nested(whole, carried.collect())
}

/// Adds a span of a piece, in counted signs; where it goes on from one that ends where the piece
/// begins, the two are one.
fn join<'a>(
    spans: &mut Vec<(Range<usize>, &'a TextMark)>,
    piece: usize,
    signs: Range<usize>,
    mark: &'a TextMark,
) {
    let goes_on = |(known, other): &&mut (Range<usize>, &TextMark)| {
        signs.start == piece && known.end == piece && *other == mark
    };
    match spans.iter_mut().rev().take(limits::SPANS).find(goes_on) {
        Some((known, _)) => known.end = signs.end,
        None => spans.push((signs, mark)),
    }
}

/// The form of a text with the words of one line, of whose start so many bytes were lost.
pub(crate) fn form(form: &LineForm, line: &str, lost: usize, whole: &str) -> LineForm {
    let LineForm::Row(row) = form else { return form.clone() };
    if line == whole {
        return form.clone();
    }
    let way = Way { signs: Signs::of(whole), whole };
    let signs = Signs::of(line);
    let before = signs.before(lost);
    let place = |byte| signs.before(byte).saturating_sub(before);
    let cell = |cell: &TableCell| {
        let (start, end) = (place(cell.bytes.start), place(cell.bytes.end));
        let bytes = way.bytes(start..end).unwrap_or_else(|| way.empty_at(start));
        TableCell { bytes, ..*cell }
    };
    LineForm::Row(TableRow { cells: row.cells.iter().map(cell).collect(), ..*row })
}

/// The way from signs that are counted to the bytes of a text.
struct Way<'a> {
    signs: Signs,
    whole: &'a str,
}

impl Way<'_> {
    /// The bytes of some signs; none of no sign.
    fn bytes(&self, signs: Range<usize>) -> Option<Range<usize>> {
        let start = *self.signs.0.get(signs.start)?;
        let last = *self.signs.0.get(signs.end.checked_sub(1)?)?;
        let width = self.whole[last..].chars().next().map_or(0, char::len_utf8);
        (start <= last).then(|| start..last + width)
    }

    /// No bytes, in front of a sign.
    fn empty_at(&self, sign: usize) -> Range<usize> {
        let at = self.signs.0.get(sign).copied().unwrap_or(self.whole.len());
        at..at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stretches that are strong in a text, when the pieces' words in brackets are.
    fn check(pieces: &[(&str, usize)], whole: &str, expected: &[&str]) {
        let marked: Vec<(String, usize, Vec<TextSpan>)> = pieces
            .iter()
            .map(|(marked, lost)| {
                let text = marked.replace(['[', ']'], "");
                let place = |sign: char, shift: usize| marked.find(sign).map(|at| at - shift);
                let bytes = place('[', 0).zip(place(']', 1)).map(|(start, end)| start..end);
                let span = |bytes| TextSpan { bytes, mark: TextMark::Strong };
                (text, *lost, bytes.map(span).into_iter().collect())
            })
            .collect();
        let pieces = marked.iter().map(|(text, lost, spans)| Piece { text, lost: *lost, spans });
        let found: Vec<&str> =
            spans(pieces, whole).iter().map(|span| &whole[span.bytes.clone()]).collect();
        assert_eq!(found, expected, "{whole}");
    }

    #[test]
    fn spans_stay_on_their_words() {
        check(&[("Мост [открыт  для] всех", 0)], "Мост открыт для всех", &["открыт для"]);
        check(
            &[(" Мост [открыт]", 0), (" для [всех] ", 0)],
            "Мост открыт для всех",
            &["открыт", "всех"],
        );
        check(&[("[О]", 0), ("н [ждал]", 0)], "Он ждал", &["О", "ждал"]);
        check(&[("Он [ждал]", 0), ("[долго] всё", 0)], "Он ждал долго всё", &["ждал долго"]);
    }

    #[test]
    fn what_is_lost_is_no_part_of_a_span() {
        check(&[("[12 мая Мост] открыт", 10)], "Мост открыт", &["Мост"]);
        check(&[("[12 мая] Мост открыт", 10)], "Мост открыт", &[]);
    }
}
