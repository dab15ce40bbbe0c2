//! Takes out of an article what may not be shown, so that nothing after it can show it.

use crate::model::article::{Anchor, Article, PlacedNote};
use crate::model::cleaned::{Block, Confidence, Field};
use crate::model::markup::LineForm;
use crate::model::rule::Rule;
use crate::model::sidecar::Extent;
use crate::model::wording::Wording;
use postil_text::excerpt::cut;

/// How long an excerpt is at most, in characters: a page may be a single paragraph.
const LONGEST_EXCERPT: usize = 500;

/// Leaves of an article what its extent allows.
///
/// Notes stay with the words that they quote, which their writers have quoted; those whose passage
/// is withheld are about the whole article from then on, and lose the words beside it.
pub(super) fn withhold(article: &mut Article) {
    let shown = match article.extent {
        Extent::Full => return forget_dropped(article),
        Extent::Excerpt => article.blocks.iter().position(|block| block.kind.is_prose()),
        Extent::Metadata => None,
    };
    let kept = shown.map(|at| excerpt(article.blocks.swap_remove(at)));
    let length = kept.as_ref().map(|(_, length)| *length);
    let place = shown.zip(length);
    article.notes.iter_mut().for_each(|placed| place_again(placed, place));
    article.blocks = kept.map(|(block, _)| block).into_iter().collect();
    if shown.is_none() && article.fields.title_derived {
        article.fields.title = Some(file_name(&article.source.path));
        article.fields.title_derived = false;
    }
    article.quotations.clear();
    article.pictures.clear();
    article.removed.clear();
    article.restored.clear();
    article.doubtful.clear();
}

/// The name of a raw file stands for a headline that was made from the text.
fn file_name(path: &str) -> Field<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Field::outside(stem.to_owned(), Rule::FileName).with(Confidence::Guess)
}

/// The start of a block, and how many bytes of it are the block's own.
fn excerpt(mut block: Block) -> (Block, usize) {
    block.trimmed.clear();
    if block.text.chars().count() <= LONGEST_EXCERPT {
        let length = block.text.len();
        return (block, length);
    }
    let short = cut(&block.text, LONGEST_EXCERPT);
    let own = short.bytes().zip(block.text.bytes()).take_while(|(one, other)| one == other);
    let length = short.floor_char_boundary(own.count());
    block.spans.retain(|span| span.bytes.end <= length);
    if !matches!(block.form, LineForm::Item(_)) {
        block.form = LineForm::Plain;
    }
    block.text = short;
    (block, length)
}

/// Leaves a note where it stands, if that is within what is shown: so many bytes of one block.
fn place_again(placed: &mut PlacedNote, shown: Option<(usize, usize)>) {
    let (Anchor::Passage(spans) | Anchor::Ambiguous(spans) | Anchor::Changed(spans)) =
        &mut placed.anchor
    else {
        return forget_neighbours(placed);
    };
    let is_shown = shown.is_some_and(|(block, length)| {
        spans.iter().all(|span| span.block == block && span.bytes.end <= length)
    });
    if is_shown {
        spans.iter_mut().for_each(|span| span.block = 0);
    } else {
        placed.anchor = Anchor::Document;
        placed.raw.clear();
    }
    forget_neighbours(placed);
}

/// Lines that a person dropped are told by their rule alone; of words beside a quote those stay that the
/// text has.
fn forget_dropped(article: &mut Article) {
    if article.dropped.is_empty() {
        return;
    }
    for text in article.removed.iter_mut().filter(|text| text.is_withheld()) {
        text.texts.clear();
        text.nearest = None;
    }
    let mut shown = Wording::default();
    article.blocks.iter().for_each(|block| shown.extend(&Wording::of(&block.text)));
    let is_shown = |words: &mut String| Wording::of(words).is_part_of(&shown);
    for PlacedNote { note, .. } in &mut article.notes {
        note.before.take_if(|words| !is_shown(words));
        note.after.take_if(|words| !is_shown(words));
    }
}

/// The words beside a quote are the article's, not the note's.
fn forget_neighbours(placed: &mut PlacedNote) {
    placed.note.before = None;
    placed.note.after = None;
}
