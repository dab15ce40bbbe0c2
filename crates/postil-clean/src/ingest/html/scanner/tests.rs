//! Holds the scanner to the tokens of another tokeniser, `html5gum`.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use proptest::prelude::*;

use super::*;
use crate::ingest::html::tokens::{decoded, in_small_letters};

/// A token as both give it; texts that follow one another are one.
#[derive(Debug, Clone, PartialEq)]
enum Seen {
    Start {
        name: String,
        class: Option<String>,
        id: Option<String>,
        closes: bool,
        at: Range<usize>,
    },
    End {
        name: String,
        end: usize,
    },
    Text(String),
    Comment {
        text: String,
        start: usize,
    },
}

fn push(seen: &mut Vec<Seen>, next: Seen) {
    match (seen.last_mut(), next) {
        (Some(Seen::Text(text)), Seen::Text(more)) => text.push_str(&more),
        (_, next) => seen.push(next),
    }
}

fn ours(source: &str) -> Vec<Seen> {
    let (mut scanner, mut attributes) = (Scanner::new(source), Attributes::default());
    let mut seen = Vec::new();
    while let Some((token, at)) = scanner.next(&mut attributes) {
        let value = |name: &str| attributes.get(name).map(str::to_owned);
        let next = match token {
            Token::Start { name, closes_itself: closes } => {
                let name = in_small_letters(name).into_owned();
                Seen::Start { name, class: value("class"), id: value("id"), closes, at }
            }
            Token::End { name } => {
                Seen::End { name: in_small_letters(name).into_owned(), end: at.end }
            }
            Token::Text { text, content } => Seen::Text(decoded(text, content).into_owned()),
            Token::Comment { text } => Seen::Comment { text: text.to_owned(), start: at.start },
        };
        push(&mut seen, next);
    }
    seen
}

fn theirs(source: &str) -> Vec<Seen> {
    let mut seen = Vec::new();
    let mut tag = (String::new(), 0, Vec::<(String, String)>::new());
    let string = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let take = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => tag = (string(name), span.start, Vec::new()),
            CallbackEvent::AttributeName { name } => tag.2.push((string(name), String::new())),
            CallbackEvent::AttributeValue { value } => {
                let last = tag.2.last_mut();
                last.into_iter().for_each(|(_, known)| known.push_str(&string(value)));
            }
            CallbackEvent::CloseStartTag { self_closing: closes } => {
                let (name, start, attributes) = std::mem::take(&mut tag);
                let value = |wanted: &str| {
                    let found = attributes.iter().find(|(name, _)| name == wanted);
                    found.map(|(_, value)| value.clone())
                };
                let at = start..span.end;
                let (class, id) = (value("class"), value("id"));
                push(&mut seen, Seen::Start { name, class, id, closes, at });
            }
            CallbackEvent::EndTag { name } => {
                push(&mut seen, Seen::End { name: string(name), end: span.end });
            }
            CallbackEvent::String { value } => push(&mut seen, Seen::Text(string(value))),
            CallbackEvent::Comment { value } => {
                push(&mut seen, Seen::Comment { text: string(value), start: span.start });
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(take);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(source, emitter).finish();
    seen
}

#[test]
fn tags_texts_and_comments_are_what_the_standard_says() {
    for source in [
        "<p class=a id='b'>Мост&nbsp;открыт<br/></P >",
        "a < b, c <3 d</>e<>f<",
        "a</",
        "текст <a class=\"b",
        "<a class = b id=\"x>y\"z title>ссылка</a class=c>",
        "<a =class=b / id/ CLASS=c>",
        "<img class=a/><svg/><a class=b/c/>",
        "<title>a &amp; <b>&copy;</titles></TITLE x>c",
        "<script>if (a<b && c) '</p>'</script >d<style>p{}</style/>",
        "<textarea>&lt;\0</textarea>\0<xmp>\0&amp;</xmp>",
        "<!DOCTYPE html><!doctype \"><p>\n<!-->a<!--->b<!---->c<!----->d<!--e--!>f",
        "<!-- a -- b --- c --- ><!-- d <!-- e --> f --><!-- g --!-->",
        "<?php a ?><![CDATA[b]]>c</ d><!e><!>",
        "<!--a--",
        "<!--a--!",
        "<!---",
        "<plaintext>a</plaintext><p>",
        "<p class='a&amp;b&copy=1&copy;2&notit;&#38;3&bogus;' id=&quot;&quot>&copy=1&notit;&bogus;",
        "<script>a",
        "<title>a</title",
    ] {
        assert_eq!(ours(source), theirs(source), "{source}");
    }
}

#[test]
fn an_empty_title_of_a_drawing_holds_no_text() {
    for (page, expected) in [
        ("<svg><title/><path/></svg><p>текст</p>", "текст"),
        ("<SVG><style/></SVG><math><title/></math><p>текст</p>", "текст"),
        ("<svg/><title/><p>текст</p>", "<p>текст</p>"),
    ] {
        let mut scanner = Scanner::new(page);
        let mut attributes = Attributes::default();
        let mut text = String::new();
        while let Some((token, _)) = scanner.next(&mut attributes) {
            if let Token::Text { text: piece, .. } = token {
                text.push_str(piece);
            }
        }
        assert_eq!(text, expected, "{page}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_pieces_of_markup_are_what_the_standard_says(pieces in prop::collection::vec(
        prop::sample::select(vec![
            "<", ">", "</", "/>", "/", "!", "<!", "<!--", "-->", "--!>", "--", "-", "<?",
            "<![CDATA[", "<!doctype ", "<p", "<P ", "<br>", "<script", "<script>", "</script>",
            "</SCRIPT ", "<title>", "</title>", "<style ", "</style", "<textarea>", "<plaintext>",
            " ", "\n", "=", "'", "\"", "class=", "id", "a", "мост", "&amp;", "&", "&copy", "&#1052;",
            "&nbsp", ";",
        ]),
        0..24,
    )) {
        let source = pieces.concat();
        prop_assert_eq!(ours(&source), theirs(&source), "{}", source);
    }
}
