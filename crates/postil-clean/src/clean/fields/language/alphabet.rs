//! Letters and endings that tell languages apart. Only data.

/// Letters of Kazakh that Russian does not have. `і` is left out: Ukrainian has it too.
pub(super) const KAZAKH: &str = "әғқңөұүһ";
/// Letters of Ukrainian that Russian and Kazakh do not have.
pub(super) const UKRAINIAN: &str = "їєґ";

/// How Kazakh words end and Russian ones do not.
pub(super) const KAZAKH_ENDINGS: [&str; 8] =
    ["лды", "ында", "ынша", "ының", "ынын", "лық", "лып", "ғасы"];
