//! What a person says that blocks of the text are.

use std::collections::{BTreeMap, HashMap};

use crate::clean::body::credit;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::cleaned::{Block, BlockKind};
use crate::model::markup::LineForm;
use crate::model::sidecar::{Sidecar, StatedKind};
use postil_text::quote::fold_text;

/// Gives blocks the kinds that a sidecar states, and before it those of other captures.
///
/// Words are those of all blocks that have no others, or else of the first block that begins with
/// them; words that no block has are reported, but for those of other captures.
pub(crate) fn apply(blocks: &mut [Block], sidecar: &Sidecar) -> Vec<Diagnostic> {
    if sidecar.kinds.is_empty() && sidecar.others.iter().all(|other| other.kinds.is_empty()) {
        return Vec::new();
    }
    let known = Words::new(blocks);
    for other in sidecar.others.iter().rev() {
        state(blocks, &known, other);
    }
    state(blocks, &known, sidecar)
}

/// Applies the kinds that one sidecar states; gives what there is to say of words that no block has.
fn state(blocks: &mut [Block], known: &Words, sidecar: &Sidecar) -> Vec<Diagnostic> {
    let stated = sidecar.kinds.iter().map(|(kind, words)| (fold_text(words), (*kind, words)));
    // Of words that stand in two lists the last ones count.
    let stated: BTreeMap<String, (StatedKind, &String)> = stated.collect();
    let mut diagnostics = Vec::new();
    for (folded, (kind, words)) in stated {
        let found = known.find(folded.trim());
        if found.is_empty() {
            diagnostics.push(catalogue::unmatched_block(&sidecar.path, words));
        }
        found.into_iter().for_each(|at| set(&mut blocks[at], kind));
    }
    diagnostics
}

fn set(block: &mut Block, kind: StatedKind) {
    block.kind = match kind {
        StatedKind::Heading => BlockKind::Heading,
        StatedKind::Paragraph => BlockKind::Paragraph,
        StatedKind::Quotation => BlockKind::Quotation,
        StatedKind::List => BlockKind::List,
        StatedKind::Caption => BlockKind::Caption,
    };
    // What a person says outranks the markup.
    let is_marked_so = matches!(
        (&block.form, kind),
        (LineForm::Heading(_), StatedKind::Heading) | (LineForm::Item(_), StatedKind::List)
    );
    if !is_marked_so {
        block.form = LineForm::Plain;
    }
    block.credit = (kind == StatedKind::Caption).then(|| credit::of_caption(&block.text)).flatten();
}

/// The words of blocks in folded form.
struct Words {
    whole: HashMap<String, Vec<usize>>,
    /// In their own order, each with its block.
    sorted: Vec<(String, usize)>,
}

impl Words {
    fn new(blocks: &[Block]) -> Self {
        let folded = blocks.iter().map(|block| fold_text(&block.text));
        let mut sorted: Vec<(String, usize)> = folded.zip(0..).collect();
        let mut whole: HashMap<String, Vec<usize>> = HashMap::new();
        for (text, at) in &sorted {
            whole.entry(text.clone()).or_default().push(*at);
        }
        sorted.sort_unstable();
        Words { whole, sorted }
    }

    /// The blocks that some words are of.
    fn find(&self, words: &str) -> Vec<usize> {
        if words.is_empty() {
            return Vec::new();
        }
        if let Some(blocks) = self.whole.get(words) {
            return blocks.clone();
        }
        let from = self.sorted.partition_point(|(text, _)| text.as_str() < words);
        let begins = |(text, _): &&(String, usize)| {
            let rest = text.strip_prefix(words);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let alike = self.sorted[from..].iter().take_while(|(text, _)| text.starts_with(words));
        alike.filter(begins).map(|(_, at)| *at).min().into_iter().collect()
    }
}
