//! Kazakh number words in all their forms.

use crate::endings::noun_forms;
use crate::numerals::{Kind, Numeral};

/// Cardinals, with the stem of the ordinal.
pub(crate) const CARDINALS: [(u64, &str, &str); 19] = [
    (0, "нөл", "нөлінші"),
    (1, "бір", "бірінші"),
    (2, "екі", "екінші"),
    (3, "үш", "үшінші"),
    (4, "төрт", "төртінші"),
    (5, "бес", "бесінші"),
    (6, "алты", "алтыншы"),
    (7, "жеті", "жетінші"),
    (8, "сегіз", "сегізінші"),
    (9, "тоғыз", "тоғызыншы"),
    (10, "он", "оныншы"),
    (20, "жиырма", "жиырмасыншы"),
    (30, "отыз", "отызыншы"),
    (40, "қырық", "қырқыншы"),
    (50, "елу", "елуінші"),
    (60, "алпыс", "алпысыншы"),
    (70, "жетпіс", "жетпісінші"),
    (80, "сексен", "сексенінші"),
    (90, "тоқсан", "тоқсаныншы"),
];
/// Words that multiply, with their ordinals.
pub(crate) const SCALES: [(u64, &str, &str); 5] = [
    (100, "жүз", "жүзінші"),
    (1_000, "мың", "мыңыншы"),
    (1_000_000, "миллион", "миллионыншы"),
    (1_000_000_000, "миллиард", "миллиардыншы"),
    (1_000_000_000_000, "триллион", "триллионыншы"),
];
const COLLECTIVES: [(u64, &str); 7] = [
    (1, "біреу"),
    (2, "екеу"),
    (3, "үшеу"),
    (4, "төртеу"),
    (5, "бесеу"),
    (6, "алтау"),
    (7, "жетеу"),
];
const PARTS: [(u64, &str); 3] = [(2, "жарты"), (2, "жартылай"), (4, "ширек")];
/// About so many: tens, hundreds, thousands of.
const ABOUT: [(u64, &str); 5] = [
    (10, "ондаған"),
    (100, "жүздеген"),
    (1_000, "мыңдаған"),
    (1_000_000, "миллиондаған"),
    (1_000_000_000, "миллиардтаған"),
];

/// Forms that are other words far more often: of `ол`, *he*, of `жүз`, *face*, and of Russian.
const OTHER_WORDS: &str = "\
    оны онда оның онан оным они оныны оны оныда жүзі жүзін жүзінде жүзіне жүзінен жүзінің жүзімен \
    жүзіндегі бестер бесі бесін бесіні";

/// Every word and what it counts.
pub(crate) fn numerals() -> impl Iterator<Item = (String, Numeral)> {
    let one = CARDINALS.iter().flat_map(|(value, cardinal, ordinal)| {
        let cardinal = words(cardinal, Numeral::of(*value, Kind::Cardinal));
        cardinal.chain(words(ordinal, Numeral::of(*value, Kind::Ordinal)))
    });
    let scales = SCALES.iter().flat_map(|(value, cardinal, ordinal)| {
        let cardinal = words(cardinal, Numeral::scale(*value, Kind::Cardinal));
        cardinal.chain(words(ordinal, Numeral::scale(*value, Kind::Ordinal)))
    });
    let collectives = COLLECTIVES.iter().flat_map(|(value, word)| {
        let ours = [format!("{word}міз"), format!("{word}мыз")];
        let numeral = Numeral::of(*value, Kind::Cardinal);
        words(word, numeral).chain(ours.map(|word| (word, numeral)))
    });
    let parts = PARTS.iter().flat_map(|(value, word)| words(word, Numeral::of(*value, Kind::Part)));
    let about = ABOUT
        .iter()
        .map(|(value, word)| ((*word).to_owned(), Numeral::scale(*value, Kind::Cardinal)));
    let all = one.chain(scales).chain(collectives).chain(parts).chain(about);
    all.filter(|(word, _)| OTHER_WORDS.split_whitespace().all(|other| other != word))
}

fn words(stem: &str, numeral: Numeral) -> impl Iterator<Item = (String, Numeral)> {
    let forms = noun_forms(stem);
    forms.into_iter().map(move |form| (form, numeral))
}
