//! The `>` in front of every line of a text that was quoted in a message.

use std::borrow::Cow;

use crate::model::source::{LineElement, SourceLine};

/// A text of fewer lines may begin them so by itself.
const FEWEST: usize = 3;

/// The lines of a text without their signs of quoting, and for each line the sign; no signs where
/// not every line has one. Lines for which `alone` holds keep theirs.
pub(crate) fn unquoted(
    lines: &[SourceLine],
    alone: impl Fn(&SourceLine) -> bool,
) -> (Cow<'_, [SourceLine]>, Vec<&str>) {
    let with_words = || lines.iter().filter(|line| !line.text.trim().is_empty());
    let all = with_words().all(|line| line.text.trim_start().starts_with('>'));
    if !all || with_words().count() < FEWEST {
        return (Cow::Borrowed(lines), Vec::new());
    }
    let sign_of = |line: &'_ SourceLine| if alone(line) { 0 } else { sign(&line.text) };
    let unquote = |line: &SourceLine| {
        let mut line = line.clone();
        let sign = sign_of(&line);
        line.text.drain(..sign);
        if sign > 0 && line.text.trim().is_empty() {
            line.markup.element = LineElement::Markup;
        }
        line
    };
    let signs = lines.iter().map(|line| &line.text[..sign_of(line)]).collect();
    (lines.iter().map(unquote).collect(), signs)
}

/// The length of the signs in front of a line, with the blank behind them.
fn sign(text: &str) -> usize {
    let mut end = 0;
    for (at, character) in text.char_indices() {
        match character {
            '>' => end = at + 1,
            c if c.is_whitespace() => {}
            _ => break,
        }
    }
    end + usize::from(text[end..].starts_with(' '))
}
