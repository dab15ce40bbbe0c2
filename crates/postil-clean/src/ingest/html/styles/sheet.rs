//! The rules of a style sheet, and whether each holds on a screen.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// Whether a rule holds where a page is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    /// It is about no element.
    Never,
    /// On some screens, or on paper.
    Perhaps,
    Always,
}

/// What is open at a place of a sheet.
#[derive(Debug, Clone, Copy)]
struct Block<'s> {
    /// The selectors of a rule; none where it is a block with rules inside.
    selectors: Option<&'s str>,
    holds: Holds,
}

/// Hands on the selectors and declarations of each rule, if any may hide or show something.
pub(super) fn rules(sheet: &str, mut take: impl FnMut(&str, &str, Holds)) {
    static ANY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("(?i)display|visibility|overflow").expect("words are a pattern")
    });
    if !ANY.is_match(sheet) {
        return;
    }
    let sheet = without_comments(sheet);
    let mut open: Vec<Block> = Vec::new();
    let mut start = 0;
    for brace in memchr::memchr2_iter(b'{', b'}', sheet.as_bytes()) {
        let piece = &sheet[start..brace];
        start = brace + 1;
        let (said, prelude) = match sheet.as_bytes()[brace] {
            b'{' => piece.rsplit_once(';').unwrap_or(("", piece)),
            _ => (piece, ""),
        };
        if let Some(Block { selectors: Some(selectors), holds }) = open.last()
            && *holds > Holds::Never
        {
            take(selectors, said, *holds);
        }
        match sheet.as_bytes()[brace] {
            b'{' => open.push(Block::read(prelude.trim(), open.last())),
            _ => drop(open.pop()),
        }
    }
}

impl<'s> Block<'s> {
    /// The block behind a prelude.
    fn read(prelude: &'s str, outer: Option<&Block>) -> Block<'s> {
        let around = outer.map_or(Holds::Always, |outer| outer.holds);
        if let Some(rule) = prelude.strip_prefix('@') {
            return Block { selectors: None, holds: around.min(condition(rule)) };
        }
        // What a rule inside a rule is about stands in part outside of it.
        let is_nested = outer.is_some_and(|outer| outer.selectors.is_some());
        let own = if is_nested { Holds::Perhaps } else { Holds::Always };
        Block { selectors: Some(prelude), holds: around.min(own) }
    }
}

/// When the rules inside an at-rule hold, which is given without its sign.
fn condition(rule: &str) -> Holds {
    let end = rule.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rule.len());
    let (name, asked) = rule.split_at(end);
    let asked = asked.trim().to_ascii_lowercase();
    match &*name.to_ascii_lowercase() {
        "media" => medium(&asked),
        "supports" if asked.contains("not") => Holds::Perhaps,
        "supports" | "layer" => Holds::Always,
        "container" | "scope" => Holds::Perhaps,
        _ => Holds::Never,
    }
}

fn medium(asked: &str) -> Holds {
    match asked {
        "screen" | "all" | "only screen" | "only all" => Holds::Always,
        _ => Holds::Perhaps,
    }
}

/// A sheet without its comments; one that does not end takes all the rest.
fn without_comments(sheet: &str) -> Cow<'_, str> {
    if !sheet.contains("/*") {
        return sheet.into();
    }
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| Some(part.split_once("*/")?.1));
    rest.fold(first, |sheet, part| sheet + part).into()
}
