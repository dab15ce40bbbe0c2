//! From bytes to lines: the first stage.
//!
//! Ingest decodes a raw file and splits it into lines; it judges nothing. What is boilerplate is
//! for the next stage to say.
//!
//! The steps: [`binary`] refuses what is no text, [`page`] finds the page in the file, [`charset`]
//! recognises the encoding and decodes, [`text`], [`html`] or [`markdown`] cuts the decoded text into
//! lines, and [`offsets`] and [`coding`] translate the cuts back into positions in the raw file.

mod binary;
mod block_tags;
mod charset;
mod coding;
mod cut;
mod data_file;
mod encoded_words;
mod front_matter;
mod header_block;
mod header_labels;
mod html;
mod lists;
mod markdown;
mod mhtml;
mod offsets;
mod one_line;
mod page;
mod pictures;
mod seen;
#[cfg(test)]
mod tests;
mod text;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::ingest::charset::Decoded;
use crate::ingest::data_file::DataKind;
use crate::ingest::page::Page;
use crate::model::ending::RawFormat;
use crate::model::placeholder::is_placeholder;
use crate::model::sidecar::ReadAs;
use crate::model::source::{Charset, CharsetOrigin, Detour, SourceDocument, SourceFormat};

pub use charset::StreamDecoder;
pub use pictures::{embedded_picture, picture_facts};
pub use seen::seen_characters;

/// The lines that a browser would show of some HTML.
pub fn visible_lines(html: &str) -> impl Iterator<Item = String> {
    html::cut(html).lines.into_iter().map(|line| line.text).filter(|text| !text.is_empty())
}

/// Reads a raw file: recognises its encoding, then splits it into lines by its format.
///
/// A file that holds no text at all gives no document, and a diagnostic that says why.
pub fn ingest(path: &str, bytes: &[u8]) -> (Option<SourceDocument>, Vec<Diagnostic>) {
    ingest_as(path, bytes, &ReadAs::default())
}

/// Reads a raw file as [`ingest()`] does, of which more is known than its bytes say.
///
/// As in a browser the encoding that a header names outranks the one that the page names itself; what
/// the bytes are outranks both. A text that was cleaned before is cut at its line breaks, and that is
/// all.
pub fn ingest_as(
    path: &str,
    bytes: &[u8],
    known: &ReadAs,
) -> (Option<SourceDocument>, Vec<Diagnostic>) {
    if bytes.is_empty() {
        return (None, vec![catalogue::empty_file(path)]);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return (None, vec![catalogue::blank_file(path)]);
    }
    if binary::has_magic(bytes) {
        return (None, vec![catalogue::binary_file(path)]);
    }
    if binary::is_packed_page(bytes) {
        return (None, vec![catalogue::packed_page(path)]);
    }
    let Some(page) = find_page(path, bytes, known.charset.as_deref()) else {
        return (None, vec![catalogue::no_page_in_archive(path)]);
    };
    let decoded = page.decode();
    if binary::is_mostly_controls(decoded.text()) {
        return (None, vec![catalogue::binary_file(path)]);
    }
    if decoded.text().trim().is_empty() {
        return (None, vec![catalogue::blank_file(path)]);
    }
    let document = assemble(path, bytes, &page, &decoded, known);
    let diagnostics = remarks(&document, &page, &decoded);
    (Some(document), diagnostics)
}

/// Whether a file whose first bytes are known is no text.
pub fn is_binary(path: &str, head: &[u8]) -> bool {
    let is_controls = |page: Page| binary::is_mostly_controls(page.decode().text());
    binary::has_magic(head) || find_page(path, head, None).is_some_and(is_controls)
}

/// The page in a file that came with a claim of its encoding; none in a web archive that holds none,
/// whose parts have headers of their own.
fn find_page<'a>(path: &str, file: &'a [u8], charset: Option<&str>) -> Option<Page<'a>> {
    // Whatever has another ending is plain text.
    match RawFormat::of(path).unwrap_or(RawFormat::Text) {
        RawFormat::Mhtml => mhtml::page(file),
        format => Some(Page::whole(file, format.page()).claiming(charset.map(str::to_owned))),
    }
}

fn assemble(
    path: &str,
    bytes: &[u8],
    page: &Page,
    decoded: &Decoded,
    known: &ReadAs,
) -> SourceDocument {
    let digest = blake3::hash(bytes).to_hex().to_string();
    let is_text = page.format == SourceFormat::Text;
    let is_cleaned = is_text && known.cleaned.as_ref() == Some(&digest);
    let mut cut = match page.format {
        SourceFormat::Text if is_cleaned => text::cut_cleaned(decoded.text()),
        SourceFormat::Text => text::cut(decoded.text()),
        SourceFormat::Html => html::cut(decoded.text()),
        SourceFormat::Markdown => markdown::cut(decoded.text()),
    };
    let mut declared = page.fields(cut.declared_fields());
    declared.retain(|field| !is_placeholder(field.name, &field.value));
    let mut pictures = page.pictures(cut.pictures_in_lines());
    pictures::keep_readable(&mut pictures, bytes);
    let base = cut.base;
    let ends: Vec<usize> = cut.lines.iter().map(|line| line.end).collect();
    let ends = page.raw_ends(offsets::raw_offsets(&page.bytes, decoded, &ends));
    SourceDocument {
        path: path.to_owned(),
        format: page.format,
        charset: decoded.charset,
        part: page.part.clone(),
        byte_count: bytes.len(),
        digest,
        is_cleaned,
        is_cut: page.is_cut,
        lines: page.lines(cut.lines, ends),
        declared,
        base,
        pictures,
    }
}

/// What the archive's owner should know about the file.
fn remarks(document: &SourceDocument, page: &Page, decoded: &Decoded) -> Vec<Diagnostic> {
    let charset = document.charset;
    let path = document.path.as_str();
    let mut found = Vec::from_iter(document.is_cut.then(|| catalogue::cut_archive(path)));
    found.extend(data_remark(document, decoded));
    match decoded.overruled {
        Some(declared) => found.push(catalogue::charset_overruled(path, declared, charset.name)),
        None if charset.name != "UTF-8" && charset.origin != CharsetOrigin::ValidUtf8 => {
            found.push(catalogue::charset_guessed(path, charset.name));
        }
        None => {}
    }
    match charset.detour {
        Some(Detour { read_as, written_in, times }) => {
            found.push(catalogue::decoded_twice(path, written_in, read_as, times));
        }
        None if decoded.is_strange => found.push(catalogue::strange_text(path, charset.name)),
        None => {}
    }
    found.extend(malformed_remark(document, page, decoded));
    found
}

/// What there is to say of a text that is none to read.
fn data_remark(document: &SourceDocument, decoded: &Decoded) -> Option<Diagnostic> {
    let is_text = document.format == SourceFormat::Text;
    let kind = is_text.then(|| data_file::kind(decoded.text())).flatten()?;
    let path = document.path.as_str();
    Some(match kind {
        DataKind::Json => catalogue::json_file(path),
        DataKind::Xml => catalogue::xml_file(path),
        DataKind::Escaped => catalogue::escaped_text(path),
    })
}

/// Where bytes stand for no character, if some do.
fn malformed_remark(
    document: &SourceDocument,
    page: &Page,
    decoded: &Decoded,
) -> Option<Diagnostic> {
    let Charset { name, malformed, .. } = document.charset;
    let text = decoded.text();
    (malformed > 0).then(|| {
        let at = text.find('\u{fffd}').unwrap_or(0);
        let offsets = offsets::raw_offsets(&page.bytes, decoded, &[at, text.len()]);
        let raw = page.raw_ends(offsets)[0];
        let line = document.lines.partition_point(|line| line.bytes.end <= raw) as u32 + 1;
        let line = line.min(document.lines.len() as u32);
        catalogue::malformed_text(&document.path, line, name, malformed)
    })
}
