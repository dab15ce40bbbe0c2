//! Makes blocks of the kept lines and runs of the removed ones.

use crate::clean::body::credit;
use crate::clean::body::labels::Label;
use crate::clean::body::parts;
use crate::clean::carry::{self, Piece};
use crate::clean::layout::wrap;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::cleaned::{Block, BlockKind, RemovedLines, RestoredLines, TrimmedText};
use crate::model::line::{LineNumber, LineRange};
use crate::model::markup::{LineForm, SetLine};
use crate::model::rule::Rule;
use crate::model::source::{SourceDocument, SourceLine};

/// A longer line of preformatted text is a paragraph, in characters: verse and addresses have less.
const LONGEST_SET_LINE: usize = 70;

/// The article's text: one block for each kept line, or for each run of lines that go on.
///
/// A comment that was `restored` is there as a comment.
pub(crate) fn blocks(
    document: &SourceDocument,
    facts: &[LineFacts],
    labels: &[Label],
    restored: &[RestoredLines],
) -> Vec<Block> {
    let kept: Vec<usize> = (0..facts.len()).filter(|index| labels[*index] == Label::Keep).collect();
    let is_comment = |place: usize| is_comment(kept[place], restored);
    let goes_on = |place: usize| {
        let adjacent = place > 0 && kept.get(place) == Some(&(kept[place - 1] + 1));
        adjacent
            && facts[kept[place]].markup.continues
            && is_comment(place) == is_comment(place - 1)
    };
    let line = |place: usize| kept.get(place).map(|index| &facts[*index]);
    let kind_at = |place: usize| {
        if is_comment(place) {
            return BlockKind::Comment;
        }
        let before = place.checked_sub(1).and_then(line);
        match parts::part(&facts[kept[place]], before, line(place + 1)) {
            BlockKind::Heading
                if goes_on(place + 1) && facts[kept[place]].shape == Shape::Words =>
            {
                BlockKind::Paragraph
            }
            kind => kind,
        }
    };
    let mut blocks: Vec<Block> = Vec::with_capacity(kept.len());
    for (place, index) in kept.iter().enumerate() {
        match blocks.last_mut().filter(|_| goes_on(place)) {
            Some(block) => {
                wrap::push_line(&mut block.text, &collapse(facts[*index].text));
                block.lines.last = LineNumber::of_index(*index);
            }
            None => blocks.push(block(document, &facts[*index], *index, kind_at(place))),
        }
    }
    blocks
}

/// Brings along what the markup of the blocks' lines says, as far as it fits what they are.
pub(crate) fn shape(blocks: &mut [Block], document: &SourceDocument, facts: &[LineFacts]) {
    blocks.iter_mut().for_each(|block| shape_one(block, document, facts));
    let set: Vec<Option<SetLine>> = blocks.iter().map(|block| set_line(block, document)).collect();
    let mut at = 0;
    for run in set.chunk_by(|one, next| one.is_some() && next.is_some()) {
        let lines = blocks[at..].iter_mut().zip(run).filter(|_| run.len() > 1);
        lines.for_each(|(block, line)| block.form = line.map_or(LineForm::Plain, LineForm::Set));
        at += run.len();
    }
}

/// Where a block stands among lines that end where their writer ended them: one that is a line of
/// preformatted text by itself, and too short for a paragraph.
fn set_line(block: &Block, document: &SourceDocument) -> Option<SetLine> {
    let is_prose = matches!(block.kind, BlockKind::Lede | BlockKind::Paragraph);
    let is_alone = block.lines.first == block.lines.last && block.form == LineForm::Plain;
    let is_short = || block.text.chars().count() <= LONGEST_SET_LINE;
    let line = document.lines.get(block.lines.first.index())?;
    line.markup.preformatted.filter(|_| is_prose && is_alone && is_short())
}

fn shape_one(block: &mut Block, document: &SourceDocument, facts: &[LineFacts]) {
    let lines = || block.lines.indices().map(|index| (&document.lines[index], &facts[index]));
    let lost = |line: &SourceLine, facts: &LineFacts| line.text.trim_end().len() - facts.text.len();
    let pieces = lines().map(|(line, facts)| Piece { lost: lost(line, facts), ..Piece::of(line) });
    block.spans = carry::spans(pieces, &block.text);
    let Some((line, facts)) =
        lines().next().filter(|(line, _)| fits(&line.markup.form, block.kind))
    else {
        return;
    };
    let is_whole = block.lines.first == block.lines.last;
    if is_whole || !matches!(line.markup.form, LineForm::Row(_)) {
        block.form = carry::form(&line.markup.form, &line.text, lost(line, facts), &block.text);
    }
}

/// Whether a line of a form can play a part.
fn fits(form: &LineForm, kind: BlockKind) -> bool {
    match form {
        LineForm::Plain => true,
        LineForm::Heading(_) => kind == BlockKind::Heading,
        LineForm::Item(_) => kind == BlockKind::List,
        LineForm::Row(_) | LineForm::Code(_) | LineForm::Set(_) => {
            !matches!(kind, BlockKind::Comment | BlockKind::Caption)
        }
    }
}

/// Whether a line is in the text only because a note quotes it, and would have gone as a comment.
fn is_comment(index: usize, restored: &[RestoredLines]) -> bool {
    let line = LineNumber::of_index(index);
    let run = restored.get(restored.partition_point(|run| run.lines.last < line));
    run.is_some_and(|run| {
        let is_quoted_comment = (run.rule, run.removed_by) == (Rule::QuotedByNote, Rule::Comments);
        is_quoted_comment && run.lines.contains(line)
    })
}

/// The block that starts with the line at `index`.
fn block(document: &SourceDocument, line: &LineFacts, index: usize, kind: BlockKind) -> Block {
    let number = LineNumber::of_index(index);
    let text = collapse(line.text);
    let credit = if kind == BlockKind::Caption { credit::of_caption(&text) } else { None };
    let trimmed = trimmed(document, line, number);
    Block { kind, credit, trimmed, ..Block::paragraph(text, LineRange::one(number)) }
}

/// The first paragraph is the lede.
pub(crate) fn name_lede(blocks: &mut [Block]) {
    if let Some(first) = blocks.iter_mut().find(|block| block.kind.is_prose())
        && first.kind == BlockKind::Paragraph
    {
        first.kind = BlockKind::Lede;
    }
}

/// The stamp that was cut from a kept line.
fn trimmed(document: &SourceDocument, line: &LineFacts, number: LineNumber) -> Vec<TrimmedText> {
    let Some(stamp) = line.stamp else { return Vec::new() };
    let text = document.lines[number.index()].text[..stamp.length].to_owned();
    vec![TrimmedText { rule: Rule::DateStamp, line: number, text }]
}

/// Removed lines; neighbours with the same rule are one entry.
pub(crate) fn removed(labels: &[Label]) -> Vec<RemovedLines> {
    let mut runs: Vec<RemovedLines> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let Label::Remove(rule) = label else { continue };
        let number = LineNumber::of_index(index);
        match runs.last_mut() {
            Some(run) if run.rule == *rule && run.lines.last.next() == number => {
                run.lines.last = number;
            }
            _ => runs.push(RemovedLines { rule: *rule, lines: LineRange::one(number) }),
        }
    }
    runs
}

/// A text with single spaces for all its white space; most lines have no other.
fn collapse(text: &str) -> String {
    if has_single_spaces(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a text has no white space but single spaces between its words.
fn has_single_spaces(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_space = |at: usize| text[at..].starts_with(char::is_whitespace);
    let has_break = memchr::memchr3(b'\t', b'\n', b'\r', bytes).is_some()
        || memchr::memchr2(0x0b, 0x0c, bytes).is_some();
    // The first bytes of all white space beyond ASCII.
    let mut rare = memchr::memchr3_iter(0xe1, 0xe2, 0xe3, bytes);
    let mut no_break = memchr::memchr_iter(0xc2, bytes);
    !has_break
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && memchr::memmem::find(bytes, b"  ").is_none()
        && !rare.any(is_space)
        && !no_break.any(is_space)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_between_words_is_one_space() {
        for text in
            ["Мост — «открыт»", " а  б", "а ", "а\u{a0}б\u{2003}в", "а\tб", "", " ", "新　桥"]
        {
            let expected = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(collapse(text), expected, "{text}");
        }
    }
}
