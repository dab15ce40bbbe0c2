//! Notes as one Markdown text, to be read, printed, or taken elsewhere.

use std::fmt::Write;

use crate::config::settings::SiteSettings;
use crate::export::notes::AnnotatedArticle;
use crate::export::notes::passage::PassageText;
use crate::model::article::{Anchor, Article, PlacedNote};

/// All notes as Markdown: a heading for each article, a quotation and a text for each note.
pub fn markdown(annotated: &[AnnotatedArticle], settings: &SiteSettings) -> String {
    let mut out = format!("# {}\n", escape(&settings.title));
    for known in annotated {
        draw_article(&mut out, known.article);
    }
    out
}

fn draw_article(out: &mut String, article: &Article) {
    let fields = &article.fields;
    push(out, format_args!("\n## {}\n", escape(article.title())));
    let source = fields.source.as_ref().map(|source| escape(&source.value));
    let date = fields.date.as_ref().map(|date| date.value.day.to_string());
    let url = fields.url.as_ref().map(|url| format!("<{}>", url.value));
    let facts: Vec<String> = [source, date, url].into_iter().flatten().collect();
    if !facts.is_empty() {
        push(out, format_args!("\n{}\n", facts.join(", ")));
    }
    push(out, format_args!("\n`{}`\n", article.source.path));
    let text = PassageText::new(article);
    article.notes.iter().for_each(|placed| note(out, placed, &text));
}

fn note(out: &mut String, placed: &PlacedNote, text: &PassageText) {
    let note = &placed.note;
    push(out, format_args!("\n### {}", note.kind.name()));
    if !matches!(placed.anchor, Anchor::Document | Anchor::Passage(_)) {
        push(out, format_args!(" ({})", placed.anchor.name()));
    }
    let passage = placed.anchor.spans().and_then(|spans| text.passage(spans));
    let words = passage.map(|passage| passage.exact).or(note.quote.as_deref());
    push(out, format_args!("\n"));
    for line in words.into_iter().flat_map(str::lines).enumerate() {
        let gap = if line.0 == 0 { "\n" } else { ">\n" };
        push(out, format_args!("{gap}> {}\n", escape(line.1)));
    }
    if !note.text.is_empty() {
        push(out, format_args!("\n{}\n", note.text.trim_end()));
    }
    let by = note.by.as_deref().map(escape);
    let date = note.date.map(|date| date.to_string());
    let tags = note.tags.iter().map(|tag| format!("#{}", escape(tag)));
    let facts: Vec<String> = by.into_iter().chain(date).chain(tags).collect();
    if !facts.is_empty() {
        push(out, format_args!("\n— {}\n", facts.join(", ")));
    }
}

/// Scraped words as they are meant: no markup in them, and on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if is_markup(c, text[..at].trim_start()) {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

/// Whether a character could be read as markup behind `head`, the words before it on its line.
fn is_markup(character: char, head: &str) -> bool {
    match character {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' => true,
        '-' | '+' | '=' | '#' => head.is_empty(),
        '.' | ')' => !head.is_empty() && head.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

fn push(out: &mut String, text: std::fmt::Arguments) {
    out.write_fmt(text).expect("writing to a string succeeds");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_could_be_markup_is_escaped() {
        for (text, expected) in [
            ("И. Лодкин (Кызыл-Жар), 15% #мост!", "И. Лодкин (Кызыл-Жар), 15% #мост!"),
            ("15. Мост **закрыт** <b>", "15\\. Мост \\*\\*закрыт\\*\\* \\<b\\>"),
            ("- # [а](б)", "\\- # \\[а\\](б)"),
            ("2038. ", "2038\\. "),
            ("в 2038.\n\n# Раз", "в 2038.  # Раз"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }
}
