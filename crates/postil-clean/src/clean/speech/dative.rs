//! Words of Russian names in the dative.

use postil_text::bylines::is_given_name;
use postil_text::name::is_of_man;

/// A shorter word has no ending that tells its case, in characters.
const SHORTEST: usize = 3;

/// Whether a Russian first name stands in the dative: `Олегу`, `Марии`, `Анне`.
pub(super) fn is_first_name(word: &str) -> bool {
    let stem = |ending: char| word.strip_suffix(ending);
    let of_man = |stem: &str| ["а", "я"].iter().any(|end| is_of_man(&format!("{stem}{end}")));
    let of_woman = |stem: &str| ["а", "я"].iter().any(|end| is_given_name(&format!("{stem}{end}")));
    stem('у').or_else(|| stem('ю')).is_some_and(of_man)
        || stem('е').is_some_and(of_woman)
        || word.ends_with("ии") && stem('и').is_some_and(of_woman)
}

/// Whether a word with a capital can be nothing but the dative: `Совету`, `Киму`.
pub(super) fn is_sure(word: &str) -> bool {
    word.ends_with(['у', 'ю']) && word.chars().count() > SHORTEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names_in_the_dative_are_known() {
        for word in ["Олегу", "Андрею", "Анне", "Марии", "Зое"] {
            assert!(is_first_name(word), "{word}");
        }
        for word in ["Олег", "Анна", "Али", "Сауле", "Мари", "Софи", "Андре", "Эндрю", "Юлия"]
        {
            assert!(!is_first_name(word), "{word}");
        }
    }
}
