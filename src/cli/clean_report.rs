//! How `postil clean` shows an article on a terminal: its fields, its lines, who said what.
//!
//! A pure function: the command itself reads the files and prints.

use std::fmt::{Display, Write};

use anstyle::Style;

use crate::cli::reason_report::{LineReport, ReasonsShown};
use crate::model::cleaned::{CleanedArticle, Confidence, Field, Fields, Quotation};
use crate::model::line::LineNumber;
use crate::model::source::SourceDocument;
use postil_text::unseen::on_one_line;

/// A longer line is cut on the terminal, in characters.
const MAX_CHARACTERS: usize = 400;
/// So much of a quotation is shown, in characters.
const QUOTED: usize = 60;
/// The width of the margin that holds the rules' names.
const MARGIN: usize = 16;

/// Draws an article for a terminal: the fields, then every line of the file.
///
/// Kept lines are plain, removed ones dimmed with their rule in the margin. Printing through
/// `anstream` takes the styles away where they are not wanted.
pub fn draw(document: &SourceDocument, article: &CleanedArticle, shown: ReasonsShown) -> String {
    let mut out = String::new();
    let bold = Style::new().bold();
    push(&mut out, format_args!("{bold}{}{bold:#}", on_one_line(&document.path)));
    draw_fields(&mut out, &article.fields);
    push(&mut out, format_args!(""));
    let reasons = LineReport::new(&article.reasons, shown);
    draw_lines(&mut out, document, article, &reasons);
    draw_quotations(&mut out, article);
    let dim = Style::new().dimmed();
    push(&mut out, format_args!("\n{dim}{}{dim:#}", reasons.legend()));
    out
}

/// Draws who said what, each with the first words.
fn draw_quotations(out: &mut String, article: &CleanedArticle) {
    if !article.quotations.is_empty() {
        push(out, format_args!(""));
    }
    for quotation in &article.quotations {
        let line = article.blocks.get(quotation.block).map(|block| block.lines.first);
        draw_quotation(out, quotation, line.unwrap_or_default());
    }
}

fn draw_quotation(out: &mut String, quotation: &Quotation, line: LineNumber) {
    let dim = Style::new().dimmed();
    let who = quotation.name.as_ref().or(quotation.speaker.as_ref());
    let who = shorten(who.map_or("?", String::as_str));
    let role = quotation.role.as_deref().filter(|_| quotation.name.is_some());
    let role = role.map(|role| format!(", {}", shorten(role))).unwrap_or_default();
    let words: String = quotation.text.chars().take(QUOTED).collect();
    let more = if words.len() < quotation.text.len() { "…" } else { "" };
    let words = on_one_line(&words);
    let rule = quotation.rule;
    push(out, format_args!("  {who}{role}: “{words}{more}”  {dim}(line {line}, {rule}){dim:#}"));
}

fn draw_fields(out: &mut String, fields: &Fields) {
    let title = if fields.title_derived { "title (derived)" } else { "title" };
    draw_field(out, title, fields.title.as_ref());
    draw_field(out, "date", fields.date.as_ref());
    draw_field(out, "source", fields.source.as_ref());
    draw_field(out, "url", fields.url.as_ref());
    draw_field(out, "author", fields.author.as_ref());
    draw_field(out, "role", fields.author_role.as_ref());
    draw_field(out, "section", fields.section.as_ref());
    draw_field(out, "language", fields.language.as_ref());
    for tag in &fields.tags {
        draw_field(out, "tag", Some(tag));
    }
}

fn draw_field<T: Display>(out: &mut String, name: &str, field: Option<&Field<T>>) {
    let Some(field) = field else { return };
    let dim = Style::new().dimmed();
    let value = shorten(&field.value.to_string());
    let rule = field.evidence.rule;
    let place = match field.evidence.line {
        Some(line) => format!("line {line}, {rule}"),
        None => rule.to_string(),
    };
    let place = match field.evidence.confidence {
        Confidence::Certain => place,
        less => format!("{place}, {}", less.name()),
    };
    push(out, format_args!("  {name:<15} {value}  {dim}({place}){dim:#}"));
}

/// Draws every line of the file, with the rule of each removed one.
fn draw_lines(
    out: &mut String,
    document: &SourceDocument,
    article: &CleanedArticle,
    reasons: &LineReport,
) {
    let dim = Style::new().dimmed();
    let width = document.lines.len().to_string().len();
    let mut removed = article.removed.iter().peekable();
    for (index, line) in document.lines.iter().enumerate() {
        let number = LineNumber::of_index(index);
        while removed.next_if(|run| run.lines.last < number).is_some() {}
        let text = shorten(line.text.trim());
        match removed.peek().filter(|run| run.lines.first <= number) {
            Some(run) => {
                let rule = run.rule;
                let line = format!("{number:>width$}  {rule:<MARGIN$}  {text}");
                push(out, format_args!("{dim}{}{dim:#}", line.trim_end()));
            }
            None => {
                let rule = on_one_line(restored_by(article, number));
                let kept = kept_text(&text, trimmed_text(article, number));
                push(out, format_args!("{number:>width$}  {rule:<MARGIN$}  {kept}"));
            }
        }
        if let Some(reasons) = reasons.below(number) {
            push(out, format_args!("{:width$}  {:MARGIN$}  {dim}{reasons}{dim:#}", "", ""));
        }
    }
}

/// A kept line, what was cut from its start dimmed.
fn kept_text(line: &str, cut: &str) -> String {
    let dim = Style::new().dimmed();
    let shown = shorten(cut);
    let kept = line.strip_prefix(shown.trim()).unwrap_or(line).trim_start();
    let gap = if cut.is_empty() { "" } else { " " };
    format!("{dim}{}{dim:#}{gap}{kept}", shown.trim())
}

/// The rule that put a line back into the text; empty where none did.
fn restored_by(article: &CleanedArticle, number: LineNumber) -> &'static str {
    let place = article.restored.partition_point(|run| run.lines.last < number);
    let run = article.restored.get(place).filter(|run| run.lines.first <= number);
    run.map_or("", |run| run.rule.name())
}

/// What was cut from the start of a kept line; empty where nothing was.
fn trimmed_text(article: &CleanedArticle, number: LineNumber) -> &str {
    let place = article.blocks.partition_point(|block| block.lines.last < number);
    let trimmed = article.blocks.get(place).map_or(&[][..], |block| &block.trimmed);
    trimmed.iter().find(|piece| piece.line == number).map_or("", |piece| &piece.text)
}

/// Escapes a scraped text and cuts it to a readable length.
pub(super) fn shorten(text: &str) -> String {
    let cut = text.char_indices().nth(MAX_CHARACTERS).map(|(at, _)| at);
    let shown = on_one_line(&text[..cut.unwrap_or(text.len())].replace(['\n', '\t'], " "));
    if cut.is_some() { format!("{shown}…") } else { shown }
}

fn push(out: &mut String, line: std::fmt::Arguments) {
    let start = out.len();
    writeln!(out, "{line}").expect("writing to a string succeeds");
    let kept = out.trim_end().len().max(start);
    out.truncate(kept);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::model::sidecar::Sidecar;
    use postil_clean::clean;
    use postil_clean::ingest;

    const RAW: &str =
        "\x20date 2026-01-05 Через реку Талды открыли новый мост, передает Stepnoy.example.

Строители работали два года и закончили раньше срока, рассказал инженер Климов.
Поделиться
\u{1b}[31mВсе новости
";

    fn cleaned(raw: &str) -> (SourceDocument, CleanedArticle) {
        let document = ingest("a.txt", raw.as_bytes()).0.expect("text");
        let settings = Settings::assumed("x".to_owned()).clean;
        let (article, _) = clean(&document, &[], &Sidecar::default(), &settings);
        (document, article)
    }

    #[test]
    fn removed_lines_stand_with_their_rule() {
        let (document, article) = cleaned(RAW);
        let shown =
            anstream::adapter::strip_str(&draw(&document, &article, ReasonsShown::OfDoubtfulLines))
                .to_string();
        assert!(shown.contains("2  blank\n"), "{shown}");
        assert!(shown.contains("4  share             Поделиться\n"), "{shown}");
        assert!(shown.contains("3                    Строители работали"), "{shown}");
        assert!(shown.contains("  date            2026-01-05  (line 1, date stamp)\n"), "{shown}");
        assert!(shown.contains("\\u{1b}[31m"), "{shown}");
    }

    #[test]
    fn a_very_long_line_is_cut() {
        let (document, article) = cleaned(&"слово ".repeat(200_000));
        assert!(draw(&document, &article, ReasonsShown::OfDoubtfulLines).len() < 10_000);
    }
}
