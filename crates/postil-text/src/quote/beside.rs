//! Whether the words of a context stand beside a place, whatever marks stand between them.

/// On which side of a quote words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// A word of a context, and what stands in its place.
pub(super) type Pair<'a> = (&'a str, &'a str);

/// Marks that may come and go beside a word.
const MARKS: [char; 10] = ['"', ',', '.', ':', ';', '!', '?', '(', ')', '|'];

/// Lays the words of a context over those beside a place, from the quote outwards.
///
/// Gives the outermost pair where all are there: a context may begin or end within a word, so that
/// word needs to be only a part of what stands there. None where the context has no words.
///
/// # Errors
///
/// Gives the first pair that differs.
pub(super) fn lay<'a>(
    context: &'a str,
    beside: &'a str,
    side: Side,
) -> Result<Option<Pair<'a>>, Pair<'a>> {
    let mut ours = outwards(context, side).peekable();
    let mut theirs = outwards(beside, side);
    let mut last = None;
    while let Some(our) = ours.next() {
        let their = theirs.next().unwrap_or_default();
        let is_there = match (ours.peek(), side) {
            (Some(_), _) => our == their,
            (None, Side::Before) => their.ends_with(our),
            (None, Side::After) => their.starts_with(our),
        };
        if !is_there {
            return Err((our, their));
        }
        last = Some((our, their));
    }
    Ok(last)
}

/// The words of a text from a quote outwards, without the marks at their ends.
fn outwards(text: &str, side: Side) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    let mut is_next_to_quote = true;
    std::iter::from_fn(move || {
        loop {
            let text = rest?;
            let cut = match side {
                Side::Before => text.rsplit_once(' ').map(|(rest, piece)| (piece, rest)),
                Side::After => text.split_once(' '),
            };
            let (piece, left) = cut.map_or((text, None), |(piece, rest)| (piece, Some(rest)));
            rest = left;
            let word = piece.trim_matches(MARKS);
            // A dash that a space parts from the quote is a mark, one that touches it a sign.
            let is_mark = !is_next_to_quote && word.chars().all(|c| c == '-');
            is_next_to_quote = false;
            if !word.is_empty() && !is_mark {
                return Some(word);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_but_the_outermost_must_be_whole() {
        for (context, beside, side, is_there) in [
            ("сказал Лугин: \"", "вчера сказал Лугин: \"", Side::Before, true),
            ("зал Лугин", "сказал Лугин - ", Side::Before, true),
            ("сказал угин", "сказал Лугин", Side::Before, false),
            ("Омаров подписал", "Омаров не подписал", Side::Before, false),
            ("что мост", "что, мост", Side::Before, true),
            (" - сказал Лу", ", - сказал Лугин", Side::After, true),
            (" - сказал Лу", ", - возразил Лугин", Side::After, false),
            ("до ", "до -", Side::Before, false),
            ("", "что угодно", Side::After, true),
        ] {
            let found = lay(context, beside, side);
            assert_eq!(found.is_ok(), is_there, "{context} | {beside}");
        }
    }
}
