//! A note's passage leads back to the bytes of the raw file, whatever the file looks like.

use std::ops::Range;

use encoding_rs::{Encoding, KOI8_R, UTF_8, WINDOWS_1251};
use postil::model::article::{Article, joined_text};
use proptest::prelude::*;
use toml::Value;

use super::driver::archive;

/// Words of which paragraphs are made.
const WORDS: [&str; 20] = [
    "мост",
    "«Тихая»",
    "открыли",
    "вчера,",
    "паром",
    "15",
    "тысяч",
    "жителей",
    "Лугин",
    "—",
    "река",
    "не",
    "замёрзла,",
    "совет",
    "одобрил",
    "смету",
    "на",
    "левом",
    "берегу",
    "трёх-",
];

/// How a page is written down.
#[derive(Debug, Clone, Copy)]
enum Flavour {
    Plain,
    Wrapped,
    Spaced,
    Tags,
    Stars,
    Html,
    Markdown,
}

impl Flavour {
    const ALL: [Flavour; 7] = [
        Flavour::Plain,
        Flavour::Wrapped,
        Flavour::Spaced,
        Flavour::Tags,
        Flavour::Stars,
        Flavour::Html,
        Flavour::Markdown,
    ];

    fn name(self) -> &'static str {
        match self {
            Flavour::Html => "a.html",
            Flavour::Markdown => "a.md",
            _ => "a.txt",
        }
    }

    fn page(self, paragraphs: &[String]) -> String {
        let each = |write: &dyn Fn(&str) -> String| {
            let written: Vec<String> = paragraphs.iter().map(|text| write(text)).collect();
            written.join("\n\n")
        };
        let marked = |text: &str| text.replace("мост", "**мост**").replace("река", "[река](/x/y)");
        let tagged = |text: &str| text.replace("мост", "<b>мост</b>").replace("«", "&laquo;");
        let page = match self {
            Flavour::Plain => each(&str::to_owned),
            Flavour::Wrapped => each(&wrapped),
            Flavour::Spaced => each(&|text| format!("\t {} ", text.replace(' ', " \u{a0}"))),
            Flavour::Tags => each(&|text| format!("<p>{}</p>", tagged(text))),
            Flavour::Stars | Flavour::Markdown => each(&marked),
            Flavour::Html => each(&|text| {
                let text = tagged(text).replace("совет", "со<i class='a>b'>вет</i>");
                format!("<p>{}<script>мост()</script></p>", text.replace("река", "ре&#1082;а"))
            }),
        };
        match self {
            Flavour::Html => format!("<title>Мост</title><nav>Меню</nav><article>{page}</article>"),
            _ => format!("date 2026-02-13 Мост открыт\n\n{page}\n\nПоделиться\n"),
        }
    }
}

/// A text cut at 60 characters.
fn wrapped(text: &str) -> String {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split(' ') {
        if line.chars().count() + word.chars().count() >= 60 {
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    lines.push(line);
    lines.join("\n")
}

/// The bytes of a page in an encoding that has its characters.
fn bytes(page: &str, encoding: &'static Encoding) -> Vec<u8> {
    let page =
        if encoding == KOI8_R { page.replace(['«', '»', '—'], "\"") } else { page.into() };
    encoding.encode(&page).0.into_owned()
}

/// The letters and digits that a reader sees in a piece of a page.
fn letters(piece: &str) -> String {
    let piece = piece.replace("&laquo;", "«").replace("&#1082;", "к").replace("](/x/y)", "");
    let mut seen = String::new();
    let mut rest = piece.replace("<script>мост()</script>", "").replace("<i class='a>b'>", "");
    while let Some((head, tail)) = rest.split_once('<') {
        seen.push_str(head);
        rest = tail.split_once('>').map(|(_, tail)| tail.to_owned()).unwrap_or_default();
    }
    seen.push_str(&rest);
    seen.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn paragraph() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(WORDS.to_vec()), 14..40);
    words.prop_map(|words| format!("Сегодня {}, сообщили в совете.", words.join(" ")))
}

/// The words of an article that lie in a range, counted round and round.
fn quote(article: &Article, from: usize, length: usize) -> (String, Range<usize>) {
    let (text, _) = joined_text(&article.blocks);
    let words: Vec<Range<usize>> = text
        .split([' ', '\n'])
        .map(|word| word.as_ptr() as usize - text.as_ptr() as usize)
        .zip(text.split([' ', '\n']).map(str::len))
        .map(|(start, length)| start..start + length)
        .collect();
    let first = from % words.len();
    let last = (first + length).min(words.len() - 1);
    let range = words[first].start..words[last].end;
    (text[range.clone()].to_owned(), range)
}

fn note(article: &Article, from: usize, length: usize) -> String {
    let (text, _) = joined_text(&article.blocks);
    let (quote, range) = quote(article, from, length);
    let [quote, before, after] =
        [quote.as_str(), &text[..range.start], &text[range.end..]].map(Value::from);
    format!("[[note]]\nquote = {quote}\nbefore = {before}\nafter = {after}\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_bytes_of_a_quote_hold_its_words(
        paragraphs in prop::collection::vec(paragraph(), 1..5),
        flavour in prop::sample::select(Flavour::ALL.to_vec()),
        encoding in prop::sample::select(vec![UTF_8, WINDOWS_1251, KOI8_R]),
        places in prop::collection::vec((0usize..200, 0usize..20), 1..4),
    ) {
        let raw = bytes(&flavour.page(&paragraphs), encoding);
        let plain = archive().article(flavour.name(), raw.clone());
        let article = plain.build().article(0);
        prop_assume!(!article.blocks.is_empty());
        let notes: Vec<String> =
            places.iter().map(|(from, length)| note(&article, *from, *length)).collect();
        let article = plain.article("a.toml", notes.concat()).build().article(0);
        for placed in &article.notes {
            let spans = placed.anchor.spans().expect("a quote stands where it was cut");
            prop_assert_eq!(spans.len(), placed.raw.len());
            for (span, stretch) in spans.iter().zip(&placed.raw) {
                let words = &article.blocks[span.block].text[span.bytes.clone()];
                let held = encoding.decode_without_bom_handling(&raw[stretch.bytes.clone()]).0;
                prop_assert_eq!(letters(words), letters(&held), "{:?}: {}", flavour, held);
            }
        }
    }
}

#[test]
fn a_note_is_reported_at_the_line_of_its_words() {
    let paragraph = wrapped(
        "Сегодня совет посёлка на левом берегу одобрил смету моста через Тихую, и жители, которые \
         ждали его сорок лет, вышли на площадь перед старой школой, чтобы послушать оркестр \
         пожарной части, который играл до самого вечера без нот и без перерыва.",
    );
    let site = archive()
        .article("a.txt", format!("Мост одобрен\n\n{paragraph}\n"))
        .article("a.toml", "[[note]]\nquote = \"который играл до самого вечра\"\ntext = \"x\"")
        .build();
    insta::assert_snapshot!(site.report(), @r#"
    warning[changed-note]: the quote `который играл до самого вечра` is not quite what the article says
      --> content/articles/a.toml:1:1
      content/articles/a.txt:6: found here; the note is marked as changed
      hint: if the note still fits, confirm it with `quote = "который играл до самого вечера"`
    "#);
    site.page("articles/a/audit/").has("<td>6</td>");
}
