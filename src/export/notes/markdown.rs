//! Notes as one Markdown text, to be read, printed, or taken elsewhere.

use std::fmt::Write;

use crate::config::settings::SiteSettings;
use crate::export::notes::AnnotatedArticle;
use crate::export::notes::passage::PassageText;
use crate::model::article::{Anchor, Article, PlacedNote};
use crate::model::date::ArticleDate;
use crate::model::markdown_text::escape;
use crate::model::quote::fold_text;
use postil_text::unseen;

/// All notes as Markdown: a heading for each article, a quotation and a text for each note.
pub fn markdown(annotated: &[AnnotatedArticle], settings: &SiteSettings) -> String {
    let mut out = format!("# {}\n", escape(&settings.title));
    for known in annotated {
        draw_article(&mut out, known.article);
    }
    unseen::taken_out(&out).into_owned()
}

fn draw_article(out: &mut String, article: &Article) {
    let fields = &article.fields;
    push(out, format_args!("\n## {}\n", escape(article.title())));
    let source = fields.source.as_ref().map(|source| escape(&source.value));
    let date = fields.date.as_ref().map(|date| day_of(date.value));
    let url = fields.url.as_ref().map(|url| format!("<{}>", url.value));
    let facts: Vec<String> = [source, date, url].into_iter().flatten().collect();
    if !facts.is_empty() {
        push(out, format_args!("\n{}\n", facts.join(", ")));
    }
    push(out, format_args!("\n{}\n", code(&article.source.path)));
    let text = PassageText::new(article);
    article.notes.iter().for_each(|placed| note(out, placed, &text));
}

/// The day without its time, or what is known instead of it.
fn day_of(date: ArticleDate) -> String {
    if date.is_exact() { date.day.to_string() } else { date.to_string() }
}

fn note(out: &mut String, placed: &PlacedNote, text: &PassageText) {
    let note = &placed.note;
    push(out, format_args!("\n### {}", note.kind.name()));
    if !matches!(placed.anchor, Anchor::Document | Anchor::Passage(_)) {
        push(out, format_args!(" ({})", placed.anchor.name()));
    }
    push(out, format_args!("\n"));
    let passage = placed.anchor.spans().and_then(|spans| text.passage(spans));
    let found = passage.map(|passage| passage.exact);
    let own = note.quote.as_deref();
    match (found, own) {
        (Some(found), Some(own)) if fold_text(found) != fold_text(own) => {
            quote(out, own);
            push(out, format_args!("\nThe text has:\n"));
            quote(out, found);
        }
        _ => quote(out, found.or(own).unwrap_or_default()),
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

/// A file's path, which may have a line break and backticks in its name.
fn code(path: &str) -> String {
    let path = unseen::on_one_line(path);
    if path.contains('`') { escape(&path) } else { format!("`{path}`") }
}

/// A quotation, each line a paragraph of its own.
fn quote(out: &mut String, words: &str) {
    for (index, line) in words.lines().enumerate() {
        let gap = if index == 0 { "\n" } else { ">\n" };
        push(out, format_args!("{gap}> {}\n", escape(line)));
    }
}

fn push(out: &mut String, text: std::fmt::Arguments) {
    out.write_fmt(text).expect("writing to a string succeeds");
}
