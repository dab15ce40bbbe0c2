//! What stands around a line or a unit: the open elements as words, and the section.

use crate::ingest::html::kind::Flow;
use crate::ingest::html::stack::{INLINE_REACH, OpenElement, Stack};
use crate::ingest::html::units::{self, UnitLines};
use crate::model::element_word;
use crate::model::markup::{MarkupUnit, UnitKind};
use crate::model::source::MarkupContext;

/// How many blocks around a line are near it, and how many more are looked at.
const NEAR: usize = 3;
const FAR: usize = 5;

impl Stack {
    /// The elements around a line at this place.
    pub fn context(&self) -> MarkupContext {
        let recent = self.open.iter().rev().take(INLINE_REACH);
        let mut blocks: Vec<&OpenElement> = Vec::with_capacity(NEAR + FAR);
        let is_block = |element: &&OpenElement| element.kind.flow == Flow::Block;
        blocks.extend(recent.filter(is_block).take(NEAR + FAR));
        let (near, far) = blocks.split_at(blocks.len().min(NEAR));
        let mut context = MarkupContext {
            depth: self.open.len(),
            in_article: self.in_article(),
            section: self.section(),
            near: words_of(near),
            far: words_of(far),
            ..MarkupContext::default()
        };
        for (distance, element) in blocks.into_iter().enumerate() {
            let path = element
                .words
                .iter()
                .fold(context.path, |path, word| element_word::mix(path, *word));
            context.path = path;
            if distance > 0 {
                let fold = |path, word: &u32| element_word::mix(path, *word);
                context.parent = element.words.iter().fold(context.parent, fold);
            }
        }
        context
    }

    /// The innermost section; 0 where there is none.
    pub(super) fn section(&self) -> u32 {
        self.open.last().map_or(0, |last| last.section)
    }

    /// The section that an element is or stands in.
    pub(super) fn section_of(&mut self, name: &str) -> u32 {
        match units::is_section(name) {
            true => {
                self.sections += 1;
                self.sections
            }
            false => self.section(),
        }
    }

    /// The unit that the innermost element is, whose first line has the index `line`.
    pub(super) fn unit(&self, kind: UnitKind, line: usize) -> UnitLines {
        let MarkupContext { section, parent, depth, .. } = self.context();
        let unit = MarkupUnit { number: 0, kind, section, parent, depth };
        UnitLines { unit, sections: self.sections, lines: line..line }
    }

    /// How many sections the page has had.
    pub fn sections(&self) -> u32 {
        self.sections
    }
}

/// The words of some elements.
fn words_of(elements: &[&OpenElement]) -> Vec<u32> {
    let count = elements.iter().map(|element| element.words.len()).sum();
    let mut words = Vec::with_capacity(count);
    elements.iter().for_each(|element| words.extend_from_slice(&element.words));
    words
}
