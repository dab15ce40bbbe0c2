//! What is read of the names in a line.

use std::borrow::Cow;

/// The names that a stretch of a line starts with.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct NamesFound<'t> {
    pub names: Vec<String>,
    /// The words before them say that an author follows.
    pub cue: Option<Cue>,
    /// The role that stands right before them, or behind them and a comma.
    pub role: Option<String>,
    /// The titles before the only name, or the degrees behind it, which say nothing of its part in the
    /// text.
    pub degrees: Option<&'t str>,
    /// What follows the names.
    pub rest: Cow<'t, str>,
    /// A word joins the last two: `Anna Hill and Tom Berg`.
    pub joined: bool,
    /// A comma stands between the names and the rest.
    pub after_comma: bool,
}

/// How surely a word announces an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// `Автор:`, `written by`.
    Plain,
    /// `by`, `von`: small words that stand before other things too.
    Small,
}
