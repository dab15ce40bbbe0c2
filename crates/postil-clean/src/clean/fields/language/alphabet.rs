//! Letters and endings that tell languages apart. Only data.

/// A language that is written in Cyrillic letters, and not with those of Russian alone.
pub(super) struct Alphabet {
    pub code: &'static str,
    /// Its letters that Russian does not have.
    pub own: &'static str,
    /// Letters that it does not have: of Russian, and such as tell others of these languages from it.
    pub lacks: &'static str,
    /// Of a text one letter in so many is its own, at least.
    pub one_in: usize,
}

/// Of two that explain a text as well, the first is it: it has no letters that the text lacks.
pub(super) const ALPHABETS: [Alphabet; 11] = [
    Alphabet { code: "mn", own: "өү", lacks: "і", one_in: 40 },
    Alphabet { code: "ky", own: "ңөү", lacks: "і", one_in: 40 },
    Alphabet { code: "be", own: "ўі", lacks: "ищъ", one_in: 30 },
    Alphabet { code: "uk", own: "ґєїі", lacks: "ыэъё", one_in: 30 },
    Alphabet { code: "uz", own: "ўқғҳ", lacks: "щыі", one_in: 40 },
    Alphabet { code: "tt", own: "әөүҗңһ", lacks: "і", one_in: 25 },
    Alphabet { code: "tg", own: "ғӣқӯҳҷ", lacks: "щыі", one_in: 40 },
    Alphabet { code: "sr", own: "ђјљњћџ", lacks: "йщъыьэюяёі", one_in: 50 },
    Alphabet { code: "mk", own: "ѓѕјљњќџ", lacks: "йщъыьэюяёі", one_in: 50 },
    Alphabet { code: "kk", own: "әғқңөұүһі", lacks: "", one_in: 14 },
    Alphabet { code: "ba", own: "әөүңһғҡҙҫ", lacks: "і", one_in: 25 },
];

/// How Kazakh words end and Russian ones do not.
pub(super) const KAZAKH_ENDINGS: [&str; 8] =
    ["лды", "ында", "ынша", "ының", "ынын", "лық", "лып", "ғасы"];
