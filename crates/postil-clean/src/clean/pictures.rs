//! Which pictures of a page are the article's, and where in it they stand.

use std::borrow::Cow;
use std::collections::HashSet;

use percent_encoding::percent_decode_str;

use crate::clean::Scraped;
use crate::clean::body::labels::Label;
use crate::clean::links;
use crate::clean::page::facts::LineFacts;
use crate::model::cleaned::{Block, BlockKind, Fields};
use crate::model::limits;
use crate::model::picture::{Picture, PictureSource, SourcePicture};
use crate::model::rule::Rule;
use crate::model::sidecar::OwnPicture;
use crate::model::web_address::resolved;

/// The pictures that a sidecar names, and those that stand amid the text or whose caption does.
pub(crate) fn of_text(page: Scraped, fields: &Fields, places: &Places) -> Vec<Picture> {
    let Scraped { document, sidecar, .. } = page;
    let base = links::base(document, fields);
    let mut known = HashSet::new();
    let by_hand = sidecar.pictures.iter().filter_map(|own| of_person(own, &document.path));
    let found = document.pictures.iter().filter_map(|picture| {
        let (block, has_caption) = places.of(picture)?;
        let picture = Picture {
            block,
            has_caption,
            alt: picture.alt.clone(),
            ..located(picture, &document.path, base.as_deref())
        };
        let has_source =
            picture.embedded.is_some() || picture.file.is_some() || picture.address.is_some();
        has_source.then_some(picture)
    });
    let is_new = |picture: &Picture| {
        let embedded = picture.embedded.as_ref().map(|embedded| &embedded.digest);
        known.insert(embedded.or(picture.file.as_ref()).or(picture.address.as_ref()).cloned())
    };
    by_hand.chain(found).filter(is_new).take(limits::PICTURES).collect()
}

/// A picture that a person puts above the text.
fn of_person(own: &OwnPicture, page: &str) -> Option<Picture> {
    let (alt, caption) = (own.alt.clone(), own.caption.clone());
    Some(Picture { file: Some(file_beside(page, &own.file)?), alt, caption, ..Picture::default() })
}

/// Where the lines of a page went.
pub(crate) struct Places<'a> {
    /// What is known of each line.
    pub facts: &'a [LineFacts<'a>],
    /// What became of each.
    pub labels: &'a [Label],
    /// The text.
    pub blocks: &'a [Block],
}

impl Places<'_> {
    /// The block before which a picture stands, and whether that is its caption; none of a picture
    /// that stands among what was removed.
    fn of(&self, picture: &SourcePicture) -> Option<(usize, bool)> {
        let at = picture.line.index();
        let has_words = |line: &usize| self.facts[*line].has_words();
        let next = (at..self.facts.len()).find(has_words)?;
        let before = (0..at.min(self.facts.len())).rev().find(has_words);
        if self.labels[next] != Label::Keep {
            return None;
        }
        let block = self.blocks.partition_point(|block| block.lines.last.index() < next);
        let has_caption = self.blocks.get(block)?.kind == BlockKind::Caption;
        let is_amid = block == 0 || before.is_none_or(|before| self.belongs(before));
        (has_caption || is_amid).then_some((block, has_caption))
    }

    /// Whether a line is text, or tells a field of the article.
    fn belongs(&self, line: usize) -> bool {
        use Rule::{Byline, Counter, DateLine, Section, Title};
        matches!(
            self.labels[line],
            Label::Keep | Label::Remove(Title | DateLine | Byline | Section | Counter)
        )
    }
}

/// Where the bytes of a picture are, and nothing else of it.
fn located(picture: &SourcePicture, page: &str, base: Option<&str>) -> Picture {
    let mut located = Picture::default();
    match &picture.source {
        PictureSource::Embedded(embedded) => located.embedded = Some(embedded.clone()),
        PictureSource::Reference(reference) => {
            located.file = file_beside(page, reference);
            let address = resolved(reference, base);
            located.address = address.filter(|address| address.starts_with("http"));
        }
    }
    located
}

/// The path of a file that a page names by where it lies, relative to the archive's root; none where
/// that is outside, or no such name.
pub fn file_beside(page: &str, reference: &str) -> Option<String> {
    let name = reference.split(['?', '#']).next().unwrap_or_default();
    let is_elsewhere = name.starts_with('/') || name.contains([':', '\\', '\0']);
    if name.is_empty() || is_elsewhere {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let decoded = decoded(name)?;
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A name with its percent signs resolved; none where they stand for a stroke, or for no letters.
fn decoded(name: &str) -> Option<Cow<'_, str>> {
    let strokes = |text: &str| text.matches(['/', '\\', '\0']).count();
    let decoded = percent_decode_str(name).decode_utf8().ok()?;
    (strokes(&decoded) == strokes(name)).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_lie_beside_their_page() {
        for (reference, expected) in [
            ("a_files/most.png", Some("content/articles/2026/a_files/most.png")),
            ("./a_files/most.png?x=1", Some("content/articles/2026/a_files/most.png")),
            ("../foto/%D0%BC%20%D0%BE.jpg", Some("content/articles/foto/м о.jpg")),
            ("../../../config.toml", Some("config.toml")),
            ("../../../../etc/passwd", None),
            ("a/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/x", None),
            ("a%2f..%2fb.png", None),
            ("/etc/passwd", None),
            ("//elsewhere.example/a.png", None),
            ("https://elsewhere.example/a.png", None),
            ("C:\\a.png", None),
            ("file:a.png", None),
            ("", None),
            ("%ff.png", None),
        ] {
            let found = file_beside("content/articles/2026/a.html", reference);
            assert_eq!(found.as_deref(), expected, "{reference}");
        }
    }
}
