//! What the owner of an archive decides of its cleaning.

mod source_rules;

pub(crate) use source_rules::folded_name;
pub use source_rules::{LineAction, LinePattern, LineRule, SourceClues, SourceRule, SourceRules};

/// How articles are cleaned.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CleanSettings {
    /// Whether an article's hashtags become its tags.
    pub hashtags: bool,
    /// Whether captions and credits of pictures are part of the text.
    pub captions: bool,
    /// How readily a line is removed.
    pub strictness: Strictness,
    /// What is known of single sources.
    pub sources: SourceRules,
}

/// How readily a line is removed where the evidence is thin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Strictness {
    /// What might be text stays, and some boilerplate with it.
    Cautious,
    /// As likely to take too much as too little.
    #[default]
    Balanced,
    /// What might be boilerplate goes, and some text with it.
    Thorough,
}

impl Strictness {
    /// Every strictness with the name that `config.toml` uses.
    pub const ALL: [(&'static str, Strictness); 3] = [
        ("cautious", Strictness::Cautious),
        ("balanced", Strictness::Balanced),
        ("thorough", Strictness::Thorough),
    ];

    /// The strictness of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Strictness::ALL.iter().find(|(known, _)| *known == name).map(|(_, strictness)| *strictness)
    }

    /// The name that `config.toml` uses.
    pub fn name(self) -> &'static str {
        Strictness::ALL[self as usize].0
    }

    /// What is added to each line's log-odds of being text.
    pub fn bias(self) -> f32 {
        match self {
            Strictness::Cautious => 1.5,
            Strictness::Balanced => 0.0,
            Strictness::Thorough => -1.5,
        }
    }
}

impl CleanSettings {
    /// What they say of every document; the rules for single sources say their own.
    pub fn content(&self) -> impl serde::Serialize {
        let CleanSettings { hashtags, captions, strictness, sources: _ } = self;
        (*hashtags, *captions, strictness.name())
    }
}

impl Default for CleanSettings {
    fn default() -> Self {
        CleanSettings {
            hashtags: true,
            captions: true,
            strictness: Strictness::Balanced,
            sources: SourceRules::default(),
        }
    }
}
