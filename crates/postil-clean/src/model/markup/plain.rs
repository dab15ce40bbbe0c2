//! A marked text where there are words alone: a struck stretch must not be read as one that stands.

use std::borrow::Cow;

use crate::model::markup::{TextMark, TextSpan};

/// Stands on both sides of what is struck, as in Markdown.
const STRUCK: &str = "~~";

/// A text with its struck stretches between `~~`.
pub fn plain<'t>(text: &'t str, spans: &[TextSpan]) -> Cow<'t, str> {
    rewritten(text, spans, |out, struck| {
        out.push_str(STRUCK);
        out.push_str(struck);
        out.push_str(STRUCK);
    })
}

/// A text as it stands now: without its struck stretches.
pub fn current<'t>(text: &'t str, spans: &[TextSpan]) -> Cow<'t, str> {
    rewritten(text, spans, |_, _| {})
}

/// A text with its struck stretches written by a function.
fn rewritten<'t>(
    text: &'t str,
    spans: &[TextSpan],
    write: impl Fn(&mut String, &str),
) -> Cow<'t, str> {
    let mut struck = spans.iter().filter(|span| span.mark == TextMark::Struck).peekable();
    if struck.peek().is_none() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for span in struck {
        // One inside another is written with it.
        if span.bytes.start >= done {
            out.push_str(&text[done..span.bytes.start]);
            write(&mut out, &text[span.bytes.clone()]);
            done = span.bytes.end;
        }
    }
    out.push_str(&text[done..]);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_struck_never_reads_as_what_stands() {
        let text = "Мост в мае июне";
        let struck = |bytes| TextSpan { bytes, mark: TextMark::Struck };
        let strong = TextSpan { bytes: 0..8, mark: TextMark::Strong };
        let spans = [strong.clone(), struck(12..18), struck(14..16)];
        assert_eq!(plain(text, &spans), "Мост в ~~мае~~ июне");
        assert_eq!(current(text, &spans), "Мост в  июне");
        assert_eq!(plain(text, &[strong]), text);
    }
}
