//! What is published of how articles were made.

use serde::Serialize;

/// What is published of how articles were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AuditSettings {
    /// Whether each article has a page of its own with the lines of its raw file.
    pub pages: bool,
    /// What is shown of the lines that were taken out.
    pub removed: RemovedShown,
}

impl Default for AuditSettings {
    fn default() -> Self {
        AuditSettings { pages: true, removed: RemovedShown::Words }
    }
}

/// What is shown of the lines that were taken out of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum RemovedShown {
    /// Their words, and the raw file.
    Words,
    /// Which rules took them, and how many; their words may be names of commenters.
    Rules,
}

impl RemovedShown {
    /// Both with the names that `config.toml` uses.
    pub const ALL: [(&'static str, RemovedShown); 2] =
        [("lines", RemovedShown::Words), ("rules", RemovedShown::Rules)];

    /// What a name stands for.
    pub fn from_name(name: &str) -> Option<Self> {
        RemovedShown::ALL.iter().find(|(known, _)| *known == name).map(|(_, shown)| *shown)
    }
}
