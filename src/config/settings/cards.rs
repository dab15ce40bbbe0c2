//! Which pages have a card: the picture that stands for a page without one where its address is
//! passed on.

use serde::Serialize;

/// Which cards are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Cards {
    /// One, which stands for every page.
    #[default]
    Site,
    /// One for each article besides, with its headline: some ten kilobytes and four milliseconds each.
    Articles,
    /// None.
    None,
}

impl Cards {
    /// All with the names that `config.toml` uses.
    pub const ALL: [(&'static str, Cards); 3] =
        [("site", Cards::Site), ("articles", Cards::Articles), ("none", Cards::None)];

    /// What a name stands for.
    pub fn from_name(name: &str) -> Option<Self> {
        Cards::ALL.iter().find(|(known, _)| *known == name).map(|(_, cards)| *cards)
    }
}
