//! Promise 1 as a check on one file; the fuzz targets make the same one.

use postil::config::Settings;
use postil::config::settings::CleanSettings;
use postil::model::cleaned::{Block, CleanedArticle};
use postil::model::line::LineNumber;
use postil::model::markup::{LineForm, TextSpan, nested, tightened};
use postil::model::sidecar::Sidecar;
use postil::model::source::SourceDocument;
use postil_clean::clean;
use postil_clean::ingest;

/// Checks the promise on one file.
pub fn check(path: &str, bytes: &[u8], sidecar: &Sidecar) {
    check_with(path, bytes, sidecar, &Settings::assumed(String::new()).clean);
}

/// Checks the promise on one file of an archive with other settings.
pub fn check_with(path: &str, bytes: &[u8], sidecar: &Sidecar, settings: &CleanSettings) {
    let (Some(document), _) = ingest(path, bytes) else { return };
    check_lines(&document, bytes);
    let (article, _) = clean(&document, &[], sidecar, settings);
    check_partition(&document, &article, bytes);
    check_blocks(&article);
    check_markup(&article);
    check_pieces(&document, &article);
    check_quotations(&article);
    check_evidence(&article, document.lines.len());
    assert!(article.fields.title.is_some_and(|title| !title.value.is_empty()));
}

/// The lines follow one another and cover the file.
fn check_lines(document: &SourceDocument, bytes: &[u8]) {
    let mut at = 0;
    for line in &document.lines {
        assert_eq!(line.bytes.start, at);
        assert!(line.bytes.end >= at);
        at = line.bytes.end;
    }
    assert_eq!(at, bytes.len());
    assert_eq!(document.byte_count, bytes.len());
}

/// Kept and removed lines, in order, are the file byte for byte.
fn check_partition(document: &SourceDocument, article: &CleanedArticle, bytes: &[u8]) {
    let kept = article.blocks.iter().map(|block| block.lines);
    let removed = article.removed.iter().map(|run| run.lines);
    let mut runs: Vec<_> = kept.chain(removed).collect();
    runs.sort();
    let mut rebuilt = Vec::new();
    let mut next = 0;
    for run in runs {
        let lines = run.indices();
        assert_eq!(lines.start, next, "no line twice, none left out");
        next = lines.end;
        for line in &document.lines[lines] {
            rebuilt.extend_from_slice(&bytes[line.bytes.clone()]);
        }
    }
    assert_eq!(next, document.lines.len());
    assert_eq!(rebuilt, bytes);
}

/// Blocks are in file order and have words; rules have names.
fn check_blocks(article: &CleanedArticle) {
    assert!(article.blocks.is_sorted_by_key(|block| block.lines));
    assert!(article.removed.is_sorted_by_key(|run| run.lines));
    assert!(article.blocks.iter().all(|block| !block.text.trim().is_empty()));
}

/// What markup says of a block is said of its own words: spans nest, cells follow one another.
fn check_markup(article: &CleanedArticle) {
    for Block { text, spans, form, .. } in &article.blocks {
        assert_eq!(nested(text, spans.clone()), *spans, "{text}");
        let is_tight =
            |span: &TextSpan| tightened(text, span.bytes.clone()).as_ref() == Some(&span.bytes);
        assert!(spans.iter().all(is_tight), "{spans:?} in {text}");
        if let LineForm::Row(row) = form {
            assert!(row.cells.iter().all(|cell| text.get(cell.bytes.clone()).is_some()), "{text}");
            assert!(row.cells.windows(2).all(|pair| pair[0].bytes.end <= pair[1].bytes.start));
        }
    }
}

/// A field that was found in a line names one that the file has.
fn check_evidence(article: &CleanedArticle, lines: usize) {
    for (name, evidence) in article.fields.evidence() {
        let line = evidence.line.map_or(0, LineNumber::index);
        assert!(line < lines, "{name:?} has the line {line} of {lines}");
    }
}

/// What was cut from a block stands in one of its lines.
fn check_pieces(document: &SourceDocument, article: &CleanedArticle) {
    for block in &article.blocks {
        for piece in &block.trimmed {
            assert!(block.lines.contains(piece.line));
            let line = &document.lines[piece.line.index()].text;
            let whole = line.contains(piece.text.trim());
            let across = block.lines.first < block.lines.last;
            assert!(whole || across, "{:?} is no piece of {line:?}", piece.text);
        }
    }
}

/// Quotations are pieces of the text, in reading order.
fn check_quotations(article: &CleanedArticle) {
    assert!(article.quotations.is_sorted_by_key(|quotation| (quotation.block, quotation.span)));
    for quotation in &article.quotations {
        let (start, end) = quotation.span;
        let text = &article.blocks[quotation.block].text;
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(words, quotation.text);
        assert!(!words.is_empty());
        assert!(quotation.named_in.is_none_or(|block| block <= quotation.block));
        assert!(quotation.named_in.is_none() || quotation.name.is_some());
    }
}
